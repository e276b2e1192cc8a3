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
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *top;
  GtkWidget *title;
  GtkWidget *value;
  GtkWidget *power;
  GtkWidget *scale;

  char *line;
  SolAmpsRange range;
  double volts;
  int amps; /* 0: the most */
  gboolean few_marks;
  gboolean pressed;
  gboolean setting;
};

enum
{
  PROP_0,
  PROP_AMPS,
  PROP_TITLE,
  PROP_PRESSED,
  N_PROPS,
};

enum
{
  EDITED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolAmpsScale, sol_amps_scale, GTK_TYPE_WIDGET)

static int
snap (SolAmpsScale *self, double amps)
{
  int steps = (int) lround ((amps - self->range.min) / self->range.step);
  int most = (self->range.max - self->range.min) / self->range.step;

  return self->range.min + CLAMP (steps, 0, most) * self->range.step;
}

static int
shown_amps (SolAmpsScale *self)
{
  return self->amps > 0 ? self->amps : self->range.max;
}

int
sol_amps_scale_get_amps (SolAmpsScale *self)
{
  g_return_val_if_fail (SOL_IS_AMPS_SCALE (self), 0);

  return self->amps;
}

static void
show_words (SolAmpsScale *self)
{
  int amps = shown_amps (self);
  g_autofree char *value = sol_format_amps (amps);
  g_autofree char *power
      = isfinite (self->volts) ? sol_format_power_about (amps * self->volts) : g_strdup ("");
  g_autofree char *spoken = *power != '\0' ? g_strdup_printf ("%s %s", value, power) : g_strdup (value);
  g_autofree char *description = self->line != NULL && *self->line != '\0'
                                     ? g_strdup_printf ("%s. %s", spoken, self->line)
                                     : g_strdup (spoken);

  gtk_label_set_label (GTK_LABEL (self->value), value);
  gtk_label_set_label (GTK_LABEL (self->power), power);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/* What is in force is shown even where it could not be chosen. */
static void
show_value (SolAmpsScale *self)
{
  self->setting = TRUE;
  gtk_range_set_value (GTK_RANGE (self->scale), shown_amps (self));
  self->setting = FALSE;
  show_words (self);
}

static void
add_mark (SolAmpsScale *self, int amps, gboolean unit)
{
  g_autofree char *text = unit ? sol_format_amps (amps) : g_strdup_printf ("%d", amps);

  gtk_scale_add_mark (GTK_SCALE (self->scale), amps, GTK_POS_BOTTOM, text);
}

static void
show_marks (SolAmpsScale *self)
{
  static const int usual[] = { 10, 16, 20, 25 };
  SolAmpsRange range = self->range;
  /* Marks closer to each other than this would run into one another. */
  int apart = MAX (LEAST_APART, (range.max - range.min) / (self->few_marks ? 5 : 8));
  int last = range.min;

  gtk_scale_clear_marks (GTK_SCALE (self->scale));
  add_mark (self, range.min, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      gboolean wanted = !self->few_marks || usual[i] == 16;
      if (!wanted || usual[i] - last < apart || range.max - usual[i] < apart
          || !sol_amps_range_has (range, usual[i]))
        continue;
      add_mark (self, usual[i], FALSE);
      last = usual[i];
    }
  add_mark (self, range.max, TRUE);
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
      self->setting = TRUE;
      gtk_range_set_range (GTK_RANGE (self->scale), filled.min, MAX (filled.max, filled.min + 1));
      gtk_range_set_increments (GTK_RANGE (self->scale), filled.step, filled.step);
      self->setting = FALSE;
      show_marks (self);
    }
  show_value (self);
}

void
sol_amps_scale_set_title (SolAmpsScale *self, const char *title)
{
  g_return_if_fail (SOL_IS_AMPS_SCALE (self));

  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->title)), title) == 0)
    return;
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
sol_amps_scale_set_few_marks (SolAmpsScale *self, gboolean few)
{
  g_return_if_fail (SOL_IS_AMPS_SCALE (self));

  if (self->few_marks == few)
    return;
  self->few_marks = few;
  show_marks (self);
}

void
sol_amps_scale_set_amps (SolAmpsScale *self, int amps)
{
  g_return_if_fail (SOL_IS_AMPS_SCALE (self));

  gboolean other = self->amps != amps;
  self->amps = amps;
  show_value (self);
  if (other)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AMPS]);
}

gboolean
sol_amps_scale_get_pressed (SolAmpsScale *self)
{
  g_return_val_if_fail (SOL_IS_AMPS_SCALE (self), FALSE);

  return self->pressed;
}

void
sol_amps_scale_set_line (SolAmpsScale *self, const char *line)
{
  g_return_if_fail (SOL_IS_AMPS_SCALE (self));

  g_free (self->line);
  self->line = g_strdup (line);
  show_words (self);
}

void
sol_amps_scale_set_scale_sensitive (SolAmpsScale *self, gboolean sensitive)
{
  g_return_if_fail (SOL_IS_AMPS_SCALE (self));

  gtk_widget_set_sensitive (self->scale, sensitive);
}

void
sol_amps_scale_add_suffix (SolAmpsScale *self, GtkWidget *suffix)
{
  g_return_if_fail (SOL_IS_AMPS_SCALE (self));

  gtk_box_insert_child_after (GTK_BOX (self->top), suffix, self->title);
}

static gboolean
change_value_cb (SolAmpsScale *self, GtkScrollType scroll, double value)
{
  gtk_range_set_value (GTK_RANGE (self->scale), snap (self, value));
  return TRUE;
}

static void
value_changed_cb (SolAmpsScale *self)
{
  if (self->setting)
    return;
  int amps = snap (self, gtk_range_get_value (GTK_RANGE (self->scale)));
  gboolean other = amps != shown_amps (self);
  self->amps = amps;
  show_value (self);
  if (!other)
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AMPS]);
  g_signal_emit (self, signals[EDITED], 0, amps);
}

static void
set_pressed (SolAmpsScale *self, gboolean pressed)
{
  if (self->pressed == pressed)
    return;
  self->pressed = pressed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRESSED]);
}

static gboolean
event_cb (SolAmpsScale *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN)
    set_pressed (self, TRUE);
  else if (type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL)
    set_pressed (self, FALSE);
  return GDK_EVENT_PROPAGATE;
}

static void
ignore_wheel (GtkWidget *scale)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scale);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

GtkWidget *
sol_amps_scale_new (void)
{
  return g_object_new (SOL_TYPE_AMPS_SCALE, NULL);
}

static void
sol_amps_scale_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolAmpsScale *self = SOL_AMPS_SCALE (object);

  switch (id)
    {
    case PROP_AMPS:
      g_value_set_int (value, self->amps);
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->title)));
      break;
    case PROP_PRESSED:
      g_value_set_boolean (value, self->pressed);
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
    case PROP_TITLE:
      sol_amps_scale_set_title (SOL_AMPS_SCALE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_amps_scale_dispose (GObject *object)
{
  g_clear_pointer (&SOL_AMPS_SCALE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (sol_amps_scale_parent_class)->dispose (object);
}

static void
sol_amps_scale_finalize (GObject *object)
{
  g_free (SOL_AMPS_SCALE (object)->line);
  G_OBJECT_CLASS (sol_amps_scale_parent_class)->finalize (object);
}

static void
sol_amps_scale_class_init (SolAmpsScaleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_amps_scale_get_property;
  object_class->set_property = sol_amps_scale_set_property;
  object_class->dispose = sol_amps_scale_dispose;
  object_class->finalize = sol_amps_scale_finalize;
  properties[PROP_AMPS] = g_param_spec_int ("amps", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READWRITE | flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | flags);
  properties[PROP_PRESSED] = g_param_spec_boolean ("pressed", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ampsscale");
}

static void
sol_amps_scale_init (SolAmpsScale *self)
{
  GtkEventController *legacy = gtk_event_controller_legacy_new ();

  self->volts = NAN;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "hexpand", TRUE, "wrap", TRUE, NULL);
  self->value = gtk_label_new (NULL);
  self->power = gtk_label_new (NULL);
  self->scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 1);
  gtk_widget_add_css_class (self->scale, "amps");
  gtk_widget_add_css_class (GTK_WIDGET (self), "amps-scale");
  gtk_scale_set_draw_value (GTK_SCALE (self->scale), FALSE);
  gtk_widget_add_css_class (self->value, "heading");
  gtk_widget_add_css_class (self->value, "numeric");
  gtk_widget_add_css_class (self->power, "caption");
  gtk_widget_add_css_class (self->power, "numeric");
  gtk_widget_add_css_class (self->power, "dim-label");
  gtk_box_append (GTK_BOX (self->top), self->title);
  gtk_box_append (GTK_BOX (self->top), self->value);
  gtk_box_append (GTK_BOX (self->top), self->power);
  gtk_box_append (GTK_BOX (self->box), self->top);
  gtk_box_append (GTK_BOX (self->box), self->scale);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  ignore_wheel (self->scale);
  gtk_event_controller_set_propagation_phase (legacy, GTK_PHASE_CAPTURE);
  g_signal_connect_object (legacy, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->scale, legacy);
  g_signal_connect_object (self->scale, "change-value", G_CALLBACK (change_value_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scale, "value-changed", G_CALLBACK (value_changed_cb), self,
                           G_CONNECT_SWAPPED);
  sol_amps_scale_set_title (self, _ ("Current"));
  sol_amps_scale_set_range (self, (SolAmpsRange){ 0, 0, 0 }, NAN);
}
