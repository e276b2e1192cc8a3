/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger-hero"

#include "sol-charger-hero.h"

#include <glib/gi18n-lib.h>

#include "sol-arc-gauge.h"
#include "sol-number-line.h"
#include "sol-overview-charge-button.h"

typedef enum
{
  FACT_ADDED,
  FACT_DURATION,
  FACT_RANGE,
  FACT_COST,
  N_FACTS,
} Fact;

typedef struct
{
  GtkWidget *box, *line, *number, *unit, *label;
} FactWidgets;

struct _SolChargerHero
{
  SolOverviewCard parent_instance;

  /* Template children */
  GtkWidget *main;
  GtkWidget *gauge;
  GtkWidget *texts;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *grid;
  GtkWidget *button;
  GtkWidget *reason;

  FactWidgets facts[N_FACTS];
  gboolean narrow;
  gboolean large_text;
};

enum
{
  PROP_0,
  PROP_CHARGER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolChargerHero, sol_charger_hero, SOL_TYPE_OVERVIEW_CARD)

/* How far a press of the button is on its way; a reason why it cannot be pressed stands there too. */
static void
phase_cb (SolChargerHero *self)
{
  const char *why = gtk_widget_get_tooltip_text (self->button);

  gtk_label_set_label (GTK_LABEL (self->reason), why != NULL ? why : "");
  gtk_widget_set_visible (self->reason, why != NULL);
}

static void
show_fact (FactWidgets *widgets, const SolHeroNumber *fact)
{
  g_autofree char *spoken
      = fact->unit != NULL ? g_strdup_printf ("%s %s", fact->number, fact->unit) : g_strdup (fact->number);

  gtk_label_set_label (GTK_LABEL (widgets->number), fact->number);
  gtk_label_set_label (GTK_LABEL (widgets->unit), fact->unit != NULL ? fact->unit : "");
  gtk_widget_set_visible (widgets->unit, fact->unit != NULL);
  gtk_label_set_label (GTK_LABEL (widgets->label), fact->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widgets->box), GTK_ACCESSIBLE_PROPERTY_LABEL, fact->label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
}

void
sol_charger_hero_set_words (SolChargerHero *self, const SolChargerHeroWords *words)
{
  g_return_if_fail (SOL_IS_CHARGER_HERO (self));
  g_return_if_fail (words != NULL);

  gtk_label_set_label (GTK_LABEL (self->title), words->title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), words->subtitle);
  if (words->warning)
    {
      gtk_widget_add_css_class (self->subtitle, "warning-text");
      gtk_widget_remove_css_class (self->subtitle, "dim-label");
    }
  else
    {
      gtk_widget_remove_css_class (self->subtitle, "warning-text");
      gtk_widget_add_css_class (self->subtitle, "dim-label");
    }
  sol_arc_gauge_set_texts (SOL_ARC_GAUGE (self->gauge), words->power, _ ("kW"), words->foot);
  sol_meter_set_value (SOL_METER (self->gauge), words->fraction);
  sol_meter_set_words (SOL_METER (self->gauge), words->spoken);
  show_fact (&self->facts[FACT_ADDED], &words->added);
  show_fact (&self->facts[FACT_DURATION], &words->duration);
  show_fact (&self->facts[FACT_RANGE], &words->range);
  show_fact (&self->facts[FACT_COST], &words->cost);
  phase_cb (self);
}

/* Where everything stands. */

static void
place_fact (SolChargerHero *self, Fact fact)
{
  FactWidgets *widgets = &self->facts[fact];
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (self->grid);
  GtkGridLayoutChild *child
      = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (manager, widgets->box));

  gtk_grid_layout_child_set_column (child, self->large_text ? 0 : (int) fact % 2);
  gtk_grid_layout_child_set_row (child, self->large_text ? (int) fact : (int) fact / 2);
  sol_number_line_align (widgets->line, self->narrow ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (widgets->label), self->narrow ? 0.5f : 0.0f);
  gtk_label_set_justify (GTK_LABEL (widgets->label), self->narrow ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
  /* Where there is little room, what the session came to is on its own page. */
  gtk_widget_set_visible (widgets->box, !self->narrow || fact < FACT_RANGE);
}

static void
apply_form (SolChargerHero *self)
{
  GtkWidget *lines[] = { self->title, self->subtitle };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->main), self->narrow || self->large_text
                                                                   ? GTK_ORIENTATION_VERTICAL
                                                                   : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->main), self->narrow || self->large_text ? 14 : 24);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (lines[i]), self->narrow ? 0.5f : 0.0f);
      gtk_label_set_justify (GTK_LABEL (lines[i]), self->narrow ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
    }
  for (guint fact = 0; fact < N_FACTS; fact++)
    place_fact (self, fact);
}

void
sol_charger_hero_set_narrow (SolChargerHero *self, gboolean narrow)
{
  g_return_if_fail (SOL_IS_CHARGER_HERO (self));

  self->narrow = narrow;
  apply_form (self);
}

void
sol_charger_hero_set_large_text (SolChargerHero *self, gboolean large)
{
  g_return_if_fail (SOL_IS_CHARGER_HERO (self));

  self->large_text = large;
  apply_form (self);
}

SolCharger *
sol_charger_hero_get_charger (SolChargerHero *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER_HERO (self), NULL);

  return sol_overview_charge_button_get_charger (SOL_OVERVIEW_CHARGE_BUTTON (self->button));
}

void
sol_charger_hero_set_charger (SolChargerHero *self, SolCharger *charger)
{
  g_return_if_fail (SOL_IS_CHARGER_HERO (self));

  if (sol_charger_hero_get_charger (self) == charger)
    return;
  sol_overview_charge_button_set_charger (SOL_OVERVIEW_CHARGE_BUTTON (self->button), charger);
  phase_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHARGER]);
}

static void
sol_charger_hero_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHARGER:
      g_value_set_object (value, sol_charger_hero_get_charger (SOL_CHARGER_HERO (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_charger_hero_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHARGER:
      sol_charger_hero_set_charger (SOL_CHARGER_HERO (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_charger_hero_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOL_TYPE_CHARGER_HERO);
  G_OBJECT_CLASS (sol_charger_hero_parent_class)->dispose (object);
}

static void
bind_fact (GtkWidgetClass *widget_class, const char *name, Fact fact)
{
  static const struct
  {
    const char *part;
    gssize offset;
  } parts[] = {
    { "box", G_STRUCT_OFFSET (FactWidgets, box) },       { "line", G_STRUCT_OFFSET (FactWidgets, line) },
    { "number", G_STRUCT_OFFSET (FactWidgets, number) }, { "unit", G_STRUCT_OFFSET (FactWidgets, unit) },
    { "label", G_STRUCT_OFFSET (FactWidgets, label) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *child = g_strdup_printf ("%s_%s", name, parts[i].part);
      gssize start = G_STRUCT_OFFSET (SolChargerHero, facts) + (gssize) (fact * sizeof (FactWidgets));
      gtk_widget_class_bind_template_child_full (widget_class, child, FALSE, start + parts[i].offset);
    }
}

static void
sol_charger_hero_class_init (SolChargerHeroClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sol_charger_hero_get_property;
  object_class->set_property = sol_charger_hero_set_property;
  object_class->dispose = sol_charger_hero_dispose;
  properties[PROP_CHARGER]
      = g_param_spec_object ("charger", NULL, NULL, SOL_TYPE_CHARGER,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SOL_TYPE_ARC_GAUGE);
  g_type_ensure (SOL_TYPE_OVERVIEW_CHARGE_BUTTON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/solarium/Solarium/views/charger/sol-charger-hero.ui");
  gtk_widget_class_bind_template_child (widget_class, SolChargerHero, main);
  gtk_widget_class_bind_template_child (widget_class, SolChargerHero, gauge);
  gtk_widget_class_bind_template_child (widget_class, SolChargerHero, texts);
  gtk_widget_class_bind_template_child (widget_class, SolChargerHero, title);
  gtk_widget_class_bind_template_child (widget_class, SolChargerHero, subtitle);
  gtk_widget_class_bind_template_child_full (widget_class, "facts", FALSE,
                                             G_STRUCT_OFFSET (SolChargerHero, grid));
  gtk_widget_class_bind_template_child (widget_class, SolChargerHero, button);
  gtk_widget_class_bind_template_child (widget_class, SolChargerHero, reason);
  bind_fact (widget_class, "added", FACT_ADDED);
  bind_fact (widget_class, "duration", FACT_DURATION);
  bind_fact (widget_class, "range", FACT_RANGE);
  bind_fact (widget_class, "cost", FACT_COST);
  gtk_widget_class_bind_template_callback (widget_class, phase_cb);
}

static void
sol_charger_hero_init (SolChargerHero *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sol_arc_gauge_set_icon_name (SOL_ARC_GAUGE (self->gauge), "solarium-car-symbolic");
  sol_meter_set_maximum (SOL_METER (self->gauge), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->gauge), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Charging power"), -1);
}
