/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-overview-total"

#include "sol-overview-total.h"

#include <glib/gi18n-lib.h>

#include "sol-number-line.h"
#include "sol-tinted-icon.h"

struct _SolOverviewTotal
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *amount;
  GtkWidget *number; /* in amount */
  char *energy;
  char *text; /* (nullable) the number as set */

  gboolean tile;
};

enum
{
  PROP_0,
  PROP_ICON_NAME,
  PROP_ENERGY,
  PROP_TITLE,
  PROP_NUMBER,
  PROP_TILE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolOverviewTotal, sol_overview_total, GTK_TYPE_WIDGET)

const char *
sol_overview_total_get_number (SolOverviewTotal *self)
{
  g_return_val_if_fail (SOL_IS_OVERVIEW_TOTAL (self), NULL);

  return self->text;
}

void
sol_overview_total_set_number (SolOverviewTotal *self, const char *number)
{
  g_return_if_fail (SOL_IS_OVERVIEW_TOTAL (self));

  if (g_strcmp0 (self->text, number) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (number);
  gtk_label_set_label (GTK_LABEL (self->number), number != NULL ? number : "");
  gtk_widget_set_visible (GTK_WIDGET (self), number != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NUMBER]);
}

static void
set_energy (SolOverviewTotal *self, const char *energy)
{
  if (g_strcmp0 (self->energy, energy) == 0)
    return;
  if (self->energy != NULL)
    gtk_widget_remove_css_class (self->icon, self->energy);
  g_free (self->energy);
  self->energy = g_strdup (energy);
  if (energy != NULL)
    gtk_widget_add_css_class (self->icon, energy);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENERGY]);
}

static void
set_icon_name (SolOverviewTotal *self, const char *icon_name)
{
  if (g_strcmp0 (sol_tinted_icon_get_icon_name (SOL_TINTED_ICON (self->icon)), icon_name) == 0)
    return;
  sol_tinted_icon_set_icon_name (SOL_TINTED_ICON (self->icon), icon_name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON_NAME]);
}

static void
set_title (SolOverviewTotal *self, const char *title)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->title)), title) == 0)
    return;
  gtk_label_set_label (GTK_LABEL (self->title), title != NULL ? title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
sol_overview_total_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolOverviewTotal *self = SOL_OVERVIEW_TOTAL (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, sol_tinted_icon_get_icon_name (SOL_TINTED_ICON (self->icon)));
      break;
    case PROP_ENERGY:
      g_value_set_string (value, self->energy);
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->title)));
      break;
    case PROP_NUMBER:
      g_value_set_string (value, self->text);
      break;
    case PROP_TILE:
      g_value_set_boolean (value, self->tile);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_overview_total_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SolOverviewTotal *self = SOL_OVERVIEW_TOTAL (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      set_icon_name (self, g_value_get_string (value));
      break;
    case PROP_ENERGY:
      set_energy (self, g_value_get_string (value));
      break;
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    case PROP_NUMBER:
      sol_overview_total_set_number (self, g_value_get_string (value));
      break;
    case PROP_TILE:
      self->tile = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Row: icon, title, amount. Tile: icon, amount above title. */
static void
sol_overview_total_constructed (GObject *object)
{
  SolOverviewTotal *self = SOL_OVERVIEW_TOTAL (object);

  G_OBJECT_CLASS (sol_overview_total_parent_class)->constructed (object);
  GtkWidget *texts = gtk_box_new (self->tile ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  if (self->tile)
    {
      gtk_widget_add_css_class (self->title, "caption");
      gtk_widget_add_css_class (self->title, "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (self), "card");
      gtk_widget_add_css_class (GTK_WIDGET (self), "overview-tile");
      gtk_box_append (GTK_BOX (texts), self->amount);
      gtk_box_append (GTK_BOX (texts), self->title);
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "overview-total");
      gtk_widget_set_hexpand (self->title, TRUE);
      gtk_box_append (GTK_BOX (texts), self->title);
      gtk_box_append (GTK_BOX (texts), self->amount);
    }
  gtk_widget_set_parent (texts, GTK_WIDGET (self));
}

static void
sol_overview_total_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sol_overview_total_parent_class)->dispose (object);
}

static void
sol_overview_total_finalize (GObject *object)
{
  SolOverviewTotal *self = SOL_OVERVIEW_TOTAL (object);

  g_free (self->energy);
  g_free (self->text);
  G_OBJECT_CLASS (sol_overview_total_parent_class)->finalize (object);
}

static void
sol_overview_total_class_init (SolOverviewTotalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_overview_total_get_property;
  object_class->set_property = sol_overview_total_set_property;
  object_class->constructed = sol_overview_total_constructed;
  object_class->dispose = sol_overview_total_dispose;
  object_class->finalize = sol_overview_total_finalize;
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_ENERGY] = g_param_spec_string ("energy", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, NULL, flags);
  properties[PROP_TILE] = g_param_spec_boolean (
      "tile", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sol_overview_total_init (SolOverviewTotal *self)
{
  GtkWidget *unit = gtk_label_new (_ ("kWh"));

  self->icon = GTK_WIDGET (sol_tinted_icon_new (NULL, NULL));
  self->title = gtk_label_new (NULL);
  self->amount = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  self->number = gtk_label_new ("–");
  self->text = g_strdup ("–");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->icon, "fades");
  gtk_widget_add_css_class (self->amount, "fades");
  gtk_widget_add_css_class (self->number, "heading");
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_widget_add_css_class (self->number, "awaited");
  gtk_widget_add_css_class (unit, "caption");
  gtk_widget_add_css_class (unit, "dim-label");
  gtk_widget_set_valign (self->number, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (unit, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (self->amount), self->number);
  gtk_box_append (GTK_BOX (self->amount), unit);
  sol_number_line_align (self->amount, GTK_ALIGN_START);
  gtk_widget_set_valign (self->icon, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 10);
}
