/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charge-modes"

#include "sol-charge-modes.h"

#include <glib/gi18n-lib.h>

#include "sol-charger-hero-words.h"
#include "sol-choice-group.h"
#include "sol-control-link.h"
#include "sol-subpage-table.h"

#define MOST_MODES 4

struct _SolChargeModes
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *group;
  GtkWidget *pending;

  /* Owned; stands elsewhere */
  GtkWidget *row;
  GtkWidget *row_icon;
  GtkWidget *row_spinner;

  /* Owned */
  SolCharger *charger;
  SolControlLink *link;
  GSignalGroup *charger_signals;
  char *scheduled_line;
  char *missing;

  SolChargeMode modes[MOST_MODES]; /* as in the row's list */
  guint n_modes;
  gboolean narrow;
  gboolean updating;
};

enum
{
  PROP_0,
  PROP_CHARGER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolChargeModes, sol_charge_modes, GTK_TYPE_WIDGET)

static const struct
{
  SolChargeMode mode;
  const char *icon_name;
  const char *title;
  const char *line;
} rows[MOST_MODES] = {
  { SOL_CHARGE_MODE_MANUAL, "solarium-manual-symbolic", N_ ("Manual"), N_ ("Starts and stops when you say") },
  { SOL_CHARGE_MODE_SCHEDULED, "x-office-calendar-symbolic", N_ ("Scheduled"),
    N_ ("At the times of its schedule") },
  { SOL_CHARGE_MODE_GREEN, "solarium-green-symbolic", N_ ("Green"), N_ ("Only with spare solar energy") },
  { SOL_CHARGE_MODE_SMART, "solarium-power-symbolic", N_ ("Smart"),
    N_ ("The system plans by price and weather") },
};

/* Before the modes have been read, those that every charger has. */
static gboolean
is_offered (SolChargeModes *self, SolChargeMode mode)
{
  if (self->charger == NULL || sol_charger_get_preference (self->charger) == NULL)
    return mode != SOL_CHARGE_MODE_SMART;
  return sol_charger_offers_mode (self->charger, mode);
}

static SolChargeMode
get_shown (SolChargeModes *self)
{
  GVariant *shown = sol_control_link_get_shown (self->link);

  if (shown != NULL)
    return sol_charge_mode_from_name (g_variant_get_string (shown, NULL));
  return self->charger != NULL ? sol_charger_get_mode (self->charger) : SOL_CHARGE_MODE_UNKNOWN;
}

/* The list follows what was read: it may not change in the middle of a choice. */
static SolChargeMode
get_in_force (SolChargeModes *self)
{
  SolControl *control = sol_control_link_get_control (self->link);
  GVariant *read = control != NULL ? sol_control_get_value (control) : NULL;

  return read != NULL ? sol_charge_mode_from_name (g_variant_get_string (read, NULL)) : get_shown (self);
}

static const char *
get_line (SolChargeModes *self, guint i, gboolean selected)
{
  const char *reason
      = self->charger != NULL ? sol_charger_get_mode_reason (self->charger, rows[i].mode) : NULL;

  if (selected && sol_control_link_get_phase (self->link) != NULL)
    return sol_control_link_get_phase (self->link);
  if (self->missing != NULL)
    return self->missing;
  if (reason != NULL)
    return reason;
  if (rows[i].mode == SOL_CHARGE_MODE_SCHEDULED && self->scheduled_line != NULL)
    return self->scheduled_line;
  return _ (rows[i].line);
}

static guint
make_choices (SolChargeModes *self, SolChoice *choices)
{
  SolChargeMode shown = get_shown (self);
  SolChargeMode in_force = get_in_force (self);
  gboolean busy = sol_control_link_get_busy (self->link);
  gboolean sensitive = sol_control_link_get_sensitive (self->link);
  guint n = 0;

  for (guint i = 0; i < MOST_MODES; i++)
    {
      gboolean selected = rows[i].mode == shown;
      /* What is in force is shown, hidden or not. */
      if (!is_offered (self, rows[i].mode) && rows[i].mode != in_force)
        continue;
      gboolean stopped
          = self->charger != NULL && sol_charger_get_mode_reason (self->charger, rows[i].mode) != NULL;
      self->modes[n] = rows[i].mode;
      choices[n++] = (SolChoice){
        .id = sol_charge_mode_get_name (rows[i].mode),
        .icon_name = rows[i].icon_name,
        .title = _ (rows[i].title),
        .line = get_line (self, i, selected),
        .selected = selected,
        .busy = busy && selected,
        .sensitive = sensitive && !stopped,
      };
    }
  return n;
}

static gboolean
has_titles (GListModel *model, const SolChoice *choices, guint n_choices)
{
  if (model == NULL || g_list_model_get_n_items (model) != n_choices)
    return FALSE;
  for (guint i = 0; i < n_choices; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), choices[i].title) != 0)
      return FALSE;
  return TRUE;
}

static void
show_row (SolChargeModes *self, const SolChoice *choices)
{
  AdwComboRow *row = ADW_COMBO_ROW (self->row);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const SolChoice *selected = NULL;
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < self->n_modes; i++)
    {
      gtk_string_list_append (titles, choices[i].title);
      if (choices[i].selected)
        {
          selected = &choices[i];
          position = i;
        }
    }
  self->updating = TRUE;
  if (!has_titles (adw_combo_row_get_model (row), choices, self->n_modes))
    adw_combo_row_set_model (row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (row, position);
  self->updating = FALSE;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), selected != NULL ? selected->line : "");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->row_icon),
                                selected != NULL ? selected->icon_name : "solarium-manual-symbolic");
  gtk_widget_set_visible (self->row_spinner, selected != NULL && selected->busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->row_spinner), selected != NULL && selected->busy);
  gtk_widget_set_sensitive (self->row, sol_control_link_get_sensitive (self->link));
}

static void
show_form (SolChargeModes *self)
{
  gtk_widget_set_visible (self->heading, !self->narrow);
  gtk_widget_set_visible (self->group, !self->narrow);
  gtk_widget_set_visible (self->row, self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self), !self->narrow || gtk_widget_get_visible (self->pending));
}

static void
update (GtkWidget *widget)
{
  SolChargeModes *self = SOL_CHARGE_MODES (widget);
  const SolSchedule *schedule = self->charger != NULL ? sol_charger_get_schedule (self->charger) : NULL;
  SolChoice choices[MOST_MODES];

  self->n_modes = make_choices (self, choices);
  sol_choice_group_show (SOL_CHOICE_GROUP (self->group), choices, self->n_modes);
  show_row (self, choices);
  gtk_widget_set_visible (
      self->pending, (self->charger != NULL && sol_charger_get_pending_off_grid (self->charger) == SOL_YES)
                         || (schedule != NULL && schedule->pending_off_grid == SOL_YES));
  show_form (self);
}

static void
charger_cb (SolChargeModes *self)
{
  update (GTK_WIDGET (self));
}

static gboolean
lacks_slot (SolChargeModes *self)
{
  const SolSchedule *schedule = sol_charger_get_schedule (self->charger);

  if (schedule == NULL)
    return FALSE;
  for (guint i = 0; i < schedule->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (schedule->slots, i);
      if (slot->enabled == SOL_YES)
        return FALSE;
    }
  return TRUE;
}

static void
choose (SolChargeModes *self, const char *id)
{
  if (self->charger == NULL)
    return;
  /* A charger on a schedule without slots would never charge. */
  if (g_str_equal (id, sol_charge_mode_get_name (SOL_CHARGE_MODE_SCHEDULED)) && lacks_slot (self))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Add and enable a slot first"));
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-subpage", "(ss)", "schedule",
                                  sol_charger_get_serial (self->charger));
      update (GTK_WIDGET (self));
      return;
    }
  sol_control_link_request (self->link, g_variant_new_string (id), NULL);
}

static void
chosen_cb (SolChargeModes *self, const char *id)
{
  choose (self, id);
}

static void
row_selected_cb (SolChargeModes *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));

  if (!self->updating && selected < self->n_modes)
    choose (self, sol_charge_mode_get_name (self->modes[selected]));
}

GtkWidget *
sol_charge_modes_get_row (SolChargeModes *self)
{
  g_return_val_if_fail (SOL_IS_CHARGE_MODES (self), NULL);

  return self->row;
}

void
sol_charge_modes_set_form (SolChargeModes *self, gboolean narrow, gboolean large)
{
  g_return_if_fail (SOL_IS_CHARGE_MODES (self));

  /* The value of a row would be cut short by large text. */
  self->narrow = narrow && !large;
  sol_choice_group_set_stacked (SOL_CHOICE_GROUP (self->group), large);
  show_form (self);
}

void
sol_charge_modes_write (SolChargeModes *self, SolTime next_slot, SolTime now, GTimeZone *zone,
                        const char *missing)
{
  g_return_if_fail (SOL_IS_CHARGE_MODES (self));

  g_clear_pointer (&self->scheduled_line, g_free);
  g_free (self->missing);
  self->missing = g_strdup (missing);
  if (next_slot != SOL_TIME_UNKNOWN)
    {
      g_autofree char *start = sol_charger_describe_start (next_slot, now, zone);
      /* TRANSLATORS: "Next: today at 23:00" */
      self->scheduled_line = g_strdup_printf (_ ("Next: %s"), start);
    }
  else if (self->charger != NULL && sol_charger_get_schedule (self->charger) != NULL && lacks_slot (self))
    self->scheduled_line = g_strdup (_ ("No slot is enabled"));
  update (GTK_WIDGET (self));
}

SolCharger *
sol_charge_modes_get_charger (SolChargeModes *self)
{
  g_return_val_if_fail (SOL_IS_CHARGE_MODES (self), NULL);

  return self->charger;
}

void
sol_charge_modes_set_charger (SolChargeModes *self, SolCharger *charger)
{
  g_return_if_fail (SOL_IS_CHARGE_MODES (self));

  if (self->charger == charger)
    return;
  g_set_object (&self->charger, charger);
  g_signal_group_set_target (self->charger_signals, charger);
  sol_control_link_set_control (self->link,
                                charger != NULL ? sol_charger_get_control (charger, SOL_CHARGER_MODE) : NULL);
  update (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHARGER]);
}

GtkWidget *
sol_charge_modes_new (void)
{
  return g_object_new (SOL_TYPE_CHARGE_MODES, NULL);
}

static void
sol_charge_modes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHARGER:
      g_value_set_object (value, SOL_CHARGE_MODES (object)->charger);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_charge_modes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHARGER:
      sol_charge_modes_set_charger (SOL_CHARGE_MODES (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_charge_modes_dispose (GObject *object)
{
  SolChargeModes *self = SOL_CHARGE_MODES (object);

  g_clear_object (&self->link);
  g_clear_object (&self->charger_signals);
  g_clear_object (&self->charger);
  g_clear_object (&self->row);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (sol_charge_modes_parent_class)->dispose (object);
}

static void
sol_charge_modes_finalize (GObject *object)
{
  g_free (SOL_CHARGE_MODES (object)->scheduled_line);
  g_free (SOL_CHARGE_MODES (object)->missing);
  G_OBJECT_CLASS (sol_charge_modes_parent_class)->finalize (object);
}

static void
sol_charge_modes_class_init (SolChargeModesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sol_charge_modes_get_property;
  object_class->set_property = sol_charge_modes_set_property;
  object_class->dispose = sol_charge_modes_dispose;
  object_class->finalize = sol_charge_modes_finalize;
  properties[PROP_CHARGER]
      = g_param_spec_object ("charger", NULL, NULL, SOL_TYPE_CHARGER,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
setup_item_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, NULL));
}

static void
bind_item_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *string = GTK_STRING_OBJECT (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (string));
}

/* The toolkit's own would cut the word short with large text. */
static void
set_factory (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_item_cb), row, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_item_cb), row, 0);
  adw_combo_row_set_factory (row, factory);
}

static void
make_row (SolChargeModes *self)
{
  self->row = g_object_ref_sink (g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Charge mode"), "use-markup",
                                               FALSE, "visible", FALSE, NULL));
  set_factory (ADW_COMBO_ROW (self->row));
  self->row_icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->row_spinner = g_object_new (GTK_TYPE_SPINNER, "visible", FALSE, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->row), self->row_icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->row_spinner);
  g_signal_connect_object (self->row, "notify::selected", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
sol_charge_modes_init (SolChargeModes *self)
{
  static const char *const watched[]
      = { "notify::preference", "notify::mode", "notify::schedule", "notify::status" };

  self->heading = g_object_new (GTK_TYPE_LABEL, "label", _ ("Charge mode"), "xalign", 0.0f, NULL);
  self->link = sol_control_link_new (GTK_WIDGET (self), update);
  sol_control_link_set_waiting (self->link, _ ("Waiting for the charger to confirm…"));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->group = sol_choice_group_new (_ ("Charge mode"));
  self->pending = g_object_new (
      GTK_TYPE_LABEL, "label", _ ("Will be applied when your home is back on the grid"), "xalign", 0.0f,
      "wrap", TRUE, "visible", FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_add_css_class (self->heading, "section-heading");
  gtk_widget_add_css_class (self->pending, "caption");
  gtk_widget_add_css_class (self->pending, "below-cards");
  gtk_box_append (GTK_BOX (self->box), self->heading);
  gtk_box_append (GTK_BOX (self->box), self->group);
  gtk_box_append (GTK_BOX (self->box), self->pending);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->group, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  make_row (self);
  self->charger_signals = g_signal_group_new (SOL_TYPE_CHARGER);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_group_connect_object (self->charger_signals, watched[i], G_CALLBACK (charger_cb), self,
                                   G_CONNECT_SWAPPED);
  show_form (self);
}
