/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-default-level"

#include "sol-default-level.h"

#include <glib/gi18n-lib.h>

#include "sol-control-link.h"
#include "sol-format.h"

struct _SolDefaultLevel
{
  AdwActionRow parent_instance;

  /* Children */
  GtkWidget *spinner;
  GtkWidget *drop_down;

  /* Owned */
  SolCharger *charger;
  SolControlLink *link;
  GSignalGroup *charger_signals;
  GArray *levels; /* of int, as in the list; 0 is none */

  const char *missing;
  gboolean updating;
};

enum
{
  PROP_0,
  PROP_CHARGER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolDefaultLevel, sol_default_level, ADW_TYPE_ACTION_ROW)

static gboolean
add_level (GArray *levels, int amps)
{
  g_array_append_val (levels, amps);
  return TRUE;
}

/* What can be chosen, and what is in force, also when it could not be chosen. */
static GArray *
make_levels (SolDefaultLevel *self, int now)
{
  GArray *levels = g_array_new (FALSE, FALSE, sizeof (int));
  int min = sol_charger_get_amps_min (self->charger);
  int max = sol_charger_get_amps_max (self->charger);
  int step = sol_charger_get_amps_step (self->charger);
  gboolean found = FALSE;

  if (now == 0)
    found = add_level (levels, 0);
  for (int amps = min; amps <= max; amps += step)
    {
      if (!found && now > 0 && now < amps)
        found = add_level (levels, now);
      found = found || now == amps;
      add_level (levels, amps);
    }
  if (!found && now > 0)
    add_level (levels, now);
  return levels;
}

static gboolean
same (GArray *a, GArray *b)
{
  return a != NULL && a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (int)) == 0;
}

static void
take_levels (SolDefaultLevel *self, GArray *levels)
{
  if (same (self->levels, levels))
    {
      g_array_unref (levels);
      return;
    }
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  for (guint i = 0; i < levels->len; i++)
    {
      int amps = g_array_index (levels, int, i);
      g_autofree char *text = amps > 0 ? sol_format_amps (amps) : g_strdup (_ ("None"));
      gtk_string_list_append (strings, text);
    }
  g_clear_pointer (&self->levels, g_array_unref);
  self->levels = levels;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->drop_down), G_LIST_MODEL (strings));
}

static guint
find_level (SolDefaultLevel *self, int amps)
{
  for (guint i = 0; i < self->levels->len; i++)
    if (g_array_index (self->levels, int, i) == amps)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* What takes the focus is a button within, which knows nothing of all this. */
static void
describe (SolDefaultLevel *self, const char *line)
{
  const char *title = _ ("Current for every start");
  gpointer item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->drop_down));
  const char *value = item != NULL ? gtk_string_object_get_string (item) : "";

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->drop_down)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  value, -1);
}

static void
update (GtkWidget *widget)
{
  SolDefaultLevel *self = SOL_DEFAULT_LEVEL (widget);
  GVariant *shown = sol_control_link_get_shown (self->link);
  gboolean busy = sol_control_link_get_busy (self->link);
  const char *otherwise = shown == NULL && self->missing != NULL
                              ? self->missing
                              : _ ("Instead of the current that was set last");
  const char *line = sol_control_link_get_line (self->link, otherwise);

  SolControl *control = sol_control_link_get_control (self->link);
  GVariant *read = control != NULL ? sol_control_get_value (control) : NULL;

  self->updating = TRUE;
  /* The list follows what was read: it may not change in the middle of a choice. */
  if (self->charger != NULL && shown != NULL && read != NULL)
    {
      take_levels (self, make_levels (self, g_variant_get_int32 (read)));
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down),
                                  find_level (self, g_variant_get_int32 (shown)));
    }
  self->updating = FALSE;
  gtk_widget_set_visible (self->drop_down, self->levels != NULL);
  gtk_widget_set_sensitive (self->drop_down, sol_control_link_get_sensitive (self->link));
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), line);
  describe (self, line);
}

void
sol_default_level_set_missing (SolDefaultLevel *self, const char *words)
{
  g_return_if_fail (SOL_IS_DEFAULT_LEVEL (self));

  if (self->missing == words)
    return;
  self->missing = words;
  update (GTK_WIDGET (self));
}

static void
selected_cb (SolDefaultLevel *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (self->updating || self->levels == NULL || selected >= self->levels->len)
    return;
  sol_control_link_request (self->link, g_variant_new_int32 (g_array_index (self->levels, int, selected)),
                            NULL);
}

static void
summary_cb (SolDefaultLevel *self)
{
  update (GTK_WIDGET (self));
}

SolCharger *
sol_default_level_get_charger (SolDefaultLevel *self)
{
  g_return_val_if_fail (SOL_IS_DEFAULT_LEVEL (self), NULL);

  return self->charger;
}

void
sol_default_level_set_charger (SolDefaultLevel *self, SolCharger *charger)
{
  g_return_if_fail (SOL_IS_DEFAULT_LEVEL (self));

  if (self->charger == charger)
    return;
  g_set_object (&self->charger, charger);
  g_signal_group_set_target (self->charger_signals, charger);
  sol_control_link_set_control (
      self->link, charger != NULL ? sol_charger_get_control (charger, SOL_CHARGER_DEFAULT_LEVEL) : NULL);
  update (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHARGER]);
}

GtkWidget *
sol_default_level_new (void)
{
  return g_object_new (SOL_TYPE_DEFAULT_LEVEL, NULL);
}

static void
sol_default_level_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHARGER:
      g_value_set_object (value, SOL_DEFAULT_LEVEL (object)->charger);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_default_level_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHARGER:
      sol_default_level_set_charger (SOL_DEFAULT_LEVEL (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_default_level_dispose (GObject *object)
{
  SolDefaultLevel *self = SOL_DEFAULT_LEVEL (object);

  g_clear_object (&self->link);
  g_clear_object (&self->charger_signals);
  g_clear_object (&self->charger);
  g_clear_pointer (&self->levels, g_array_unref);
  G_OBJECT_CLASS (sol_default_level_parent_class)->dispose (object);
}

static void
sol_default_level_class_init (SolDefaultLevelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sol_default_level_get_property;
  object_class->set_property = sol_default_level_set_property;
  object_class->dispose = sol_default_level_dispose;
  properties[PROP_CHARGER]
      = g_param_spec_object ("charger", NULL, NULL, SOL_TYPE_CHARGER,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_default_level_init (SolDefaultLevel *self)
{
  self->spinner = g_object_new (GTK_TYPE_SPINNER, "visible", FALSE, NULL);
  self->drop_down = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_valign (self->drop_down, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Current for every start"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->spinner);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->drop_down);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->drop_down);
  /* It has a name of its own; with the row's title as well it would be said twice. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  self->link = sol_control_link_new (GTK_WIDGET (self), update);
  self->charger_signals = g_signal_group_new (SOL_TYPE_CHARGER);
  g_signal_group_connect_object (self->charger_signals, "notify::summary", G_CALLBACK (summary_cb), self,
                                 G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}
