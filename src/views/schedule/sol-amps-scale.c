/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-amps-scale"

#include "sol-amps-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-format.h"

/* Fewer amps apart than this their marks would run into each other. */
#define LEAST_APART 3

struct _SolAmpsScale
{
  AdwBin parent_instance;

  GtkWidget *amount;
  GtkWidget *power;
  GtkWidget *scale;

  SolAmpsRange range;
  double volts;
  int amps;
  gboolean writing;
};

enum
{
  PROP_0,
  PROP_AMPS,
  N_PROPS,
};

enum
{
  EDITED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolAmpsScale, sol_amps_scale, ADW_TYPE_BIN)

static int
shown_amps (SolAmpsScale *self)
{
  return self->amps > 0 ? self->amps : self->range.max;
}

static void
write_all (SolAmpsScale *self)
{
  g_autofree char *amount = sol_format_amps (shown_amps (self));
  g_autofree char *power = sol_format_power_about (self->volts * shown_amps (self));
  g_autofree char *spoken = g_strconcat (amount, " ", power, NULL);

  self->writing = TRUE;
  gtk_label_set_label (GTK_LABEL (self->amount), amount);
  gtk_label_set_label (GTK_LABEL (self->power), isfinite (self->volts) ? power : "");
  gtk_range_set_value (GTK_RANGE (self->scale), shown_amps (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  self->writing = FALSE;
}

static void
write_marks (SolAmpsScale *self)
{
  static const int usual[] = { 10, 16, 20, 25 };
  int span = self->range.max - self->range.min, last = self->range.min;
  GtkScale *scale = GTK_SCALE (self->scale);
  g_autofree char *first = sol_format_amps (self->range.min);
  g_autofree char *end = sol_format_amps (self->range.max);

  gtk_scale_clear_marks (scale);
  gtk_scale_add_mark (scale, self->range.min, GTK_POS_BOTTOM, first);
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      int apart = MAX (LEAST_APART, span / 5);
      if (usual[i] - last < apart || self->range.max - usual[i] < apart
          || !sol_amps_range_has (self->range, usual[i]))
        continue;
      g_autofree char *text = g_strdup_printf ("%d", usual[i]);
      gtk_scale_add_mark (scale, usual[i], GTK_POS_BOTTOM, text);
      last = usual[i];
    }
  gtk_scale_add_mark (scale, self->range.max, GTK_POS_BOTTOM, end);
}

void
sol_amps_scale_set_range (SolAmpsScale *self, SolAmpsRange range, double volts)
{
  g_return_if_fail (SOL_IS_AMPS_SCALE (self));

  SolAmpsRange filled = sol_amps_range_fill (range);
  gboolean same
      = filled.min == self->range.min && filled.max == self->range.max && filled.step == self->range.step;
  self->volts = volts;
  if (!same)
    {
      self->range = filled;
      self->writing = TRUE;
      gtk_range_set_range (GTK_RANGE (self->scale), filled.min, MAX (filled.max, filled.min + 1));
      gtk_range_set_increments (GTK_RANGE (self->scale), filled.step, filled.step);
      write_marks (self);
    }
  write_all (self);
}

int
sol_amps_scale_get_amps (SolAmpsScale *self)
{
  g_return_val_if_fail (SOL_IS_AMPS_SCALE (self), 0);

  return self->amps;
}

void
sol_amps_scale_set_amps (SolAmpsScale *self, int amps)
{
  g_return_if_fail (SOL_IS_AMPS_SCALE (self));

  gboolean other = self->amps != amps;
  self->amps = amps;
  write_all (self);
  if (other)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AMPS]);
}

/* Only what the charger offers. */
static void
slid_cb (SolAmpsScale *self)
{
  if (self->writing)
    return;
  int step = MAX (self->range.step, 1);
  int amps = (int) lround (gtk_range_get_value (GTK_RANGE (self->scale)) / step) * step;
  amps = CLAMP (amps, self->range.min, self->range.max);
  if (amps != shown_amps (self) && sol_amps_range_has (self->range, amps))
    g_signal_emit (self, signals[EDITED], 0, amps);
  write_all (self);
}

static void
sol_amps_scale_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_AMPS:
      g_value_set_int (value, SOL_AMPS_SCALE (object)->amps);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_amps_scale_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_AMPS:
      sol_amps_scale_set_amps (SOL_AMPS_SCALE (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_amps_scale_class_init (SolAmpsScaleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sol_amps_scale_get_property;
  object_class->set_property = sol_amps_scale_set_property;
  properties[PROP_AMPS]
      = g_param_spec_int ("amps", NULL, NULL, 0, G_MAXINT, 0,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
sol_amps_scale_init (SolAmpsScale *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Current"));

  self->amount = gtk_label_new (NULL);
  self->power = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (self->amount, "heading");
  gtk_widget_add_css_class (self->amount, "numeric");
  gtk_widget_add_css_class (self->power, "dim-label");
  gtk_widget_add_css_class (self->power, "caption");
  gtk_widget_add_css_class (self->power, "numeric");
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), self->amount);
  gtk_box_append (GTK_BOX (line), self->power);

  self->range = (SolAmpsRange){ 0, 1, 1 };
  self->volts = NAN;
  self->scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 1);
  gtk_widget_add_css_class (self->scale, "amps");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Current"),
                                  -1);
  g_signal_connect_object (self->scale, "value-changed", G_CALLBACK (slid_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->scale);
  gtk_widget_add_css_class (GTK_WIDGET (self), "amps-scale");
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
sol_amps_scale_new (void)
{
  return g_object_new (SOL_TYPE_AMPS_SCALE, NULL);
}
