/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-bar-chart"

#include "sol-bar-chart-private.h"

#include <math.h>

#define USUAL_STRIDE 7
#define USUAL_HEIGHT 170
/* Where a fade ends so that it passes 1 after half the time of a tween, which is 200 ms. */
#define FADE_END (8.0 / 7)

enum
{
  PROP_0,
  PROP_CURSOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
guint sol_bar_chart_signals[SOL_BAR_N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolBarChart, sol_bar_chart, GTK_TYPE_WIDGET)

/* Draws everything anew; sizes of labels may have changed, too. */
static void
update (SolBarChart *self)
{
  sol_bar_chart_update_readout (self);
  for (guint i = 0; i < SOL_BAR_N_LAYERS; i++)
    gtk_widget_queue_draw (self->layers[i]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
faded (GtkWidget *widget, double value)
{
  SolBarChart *self = SOL_BAR_CHART (widget);

  if (value >= 1)
    g_clear_pointer (&self->before, sol_bar_data_unref);
  gtk_widget_queue_draw (self->layers[SOL_BAR_LAYER_BARS]);
}

void
sol_bar_chart_set_energy (SolBarChart *self, const char *energy)
{
  GtkWidget *bars = self->layers[SOL_BAR_LAYER_BARS];

  g_return_if_fail (SOL_IS_BAR_CHART (self));

  if (g_strcmp0 (self->energy, energy) == 0)
    return;
  if (self->energy != NULL)
    gtk_widget_remove_css_class (bars, self->energy);
  g_free (self->energy);
  self->energy = g_strdup (energy);
  if (energy != NULL)
    gtk_widget_add_css_class (bars, energy);
}

void
sol_bar_chart_set_data (SolBarChart *self, SolBarData *data)
{
  g_return_if_fail (SOL_IS_BAR_CHART (self));

  if (sol_bar_data_equal (self->data, data))
    return;
  g_clear_pointer (&self->data, sol_bar_data_unref);
  self->data = data != NULL ? sol_bar_data_ref (data) : NULL;
  if (data != NULL)
    self->peak = MAX (self->peak, sol_bar_data_get_peak (data));
  sol_bar_chart_replace_x_labels (self);
  if (data == NULL || self->cursor >= (int) sol_bar_data_get_begun (data))
    sol_bar_chart_set_cursor (self, -1);
  update (self);
  if (self->new_period && data != NULL)
    {
      self->new_period = FALSE;
      sol_tween_run (&self->fade, 0, FADE_END);
    }
}

SolBarData *
sol_bar_chart_get_data (SolBarChart *self)
{
  g_return_val_if_fail (SOL_IS_BAR_CHART (self), NULL);

  return self->data;
}

void
sol_bar_chart_begin_period (SolBarChart *self)
{
  g_return_if_fail (SOL_IS_BAR_CHART (self));

  g_clear_pointer (&self->before, sol_bar_data_unref);
  self->before = g_steal_pointer (&self->data);
  self->before_high = self->lines.high;
  self->peak = 0;
  self->new_period = TRUE;
  sol_bar_chart_set_cursor (self, -1);
  sol_bar_chart_replace_x_labels (self);
  update (self);
}

void
sol_bar_chart_set_stepped (SolBarChart *self, gboolean stepped)
{
  g_return_if_fail (SOL_IS_BAR_CHART (self));

  self->stepped = stepped;
  gtk_widget_queue_draw (self->layers[SOL_BAR_LAYER_BARS]);
}

void
sol_bar_chart_set_stride (SolBarChart *self, guint stride)
{
  g_return_if_fail (SOL_IS_BAR_CHART (self));
  g_return_if_fail (stride > 0);

  self->stride = stride;
}

void
sol_bar_chart_set_empty_text (SolBarChart *self, const char *text)
{
  g_return_if_fail (SOL_IS_BAR_CHART (self));

  gtk_label_set_label (GTK_LABEL (self->empty), text != NULL ? text : "");
}

void
sol_bar_chart_set_plot_height (SolBarChart *self, int minimum)
{
  g_return_if_fail (SOL_IS_BAR_CHART (self));

  self->minimum_height = minimum;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

int
sol_bar_chart_get_cursor (SolBarChart *self)
{
  g_return_val_if_fail (SOL_IS_BAR_CHART (self), -1);

  return self->cursor;
}

void
sol_bar_chart_set_cursor (SolBarChart *self, int cursor)
{
  g_return_if_fail (SOL_IS_BAR_CHART (self));

  if (cursor < 0 || self->data == NULL || cursor >= (int) sol_bar_data_get_begun (self->data))
    cursor = -1;
  self->cursor_owner = SOL_CHART_CURSOR_CALLER;
  if (self->cursor == cursor)
    return;

  self->cursor = cursor;
  sol_bar_chart_update_readout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR]);
}

static GtkSizeRequestMode
sol_bar_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sol_bar_chart_unmap (GtkWidget *widget)
{
  sol_tween_finish (&SOL_BAR_CHART (widget)->fade);
  GTK_WIDGET_CLASS (sol_bar_chart_parent_class)->unmap (widget);
}

static void
sol_bar_chart_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CURSOR:
      g_value_set_int (value, sol_bar_chart_get_cursor (SOL_BAR_CHART (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_bar_chart_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CURSOR:
      sol_bar_chart_set_cursor (SOL_BAR_CHART (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_bar_chart_dispose (GObject *object)
{
  SolBarChart *self = SOL_BAR_CHART (object);
  GtkWidget *child;

  sol_tween_clear (&self->fade);
  g_ptr_array_set_size (self->x_labels, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sol_bar_chart_parent_class)->dispose (object);
}

static void
sol_bar_chart_finalize (GObject *object)
{
  SolBarChart *self = SOL_BAR_CHART (object);

  g_clear_pointer (&self->data, sol_bar_data_unref);
  g_clear_pointer (&self->before, sol_bar_data_unref);
  g_array_unref (self->x_buckets);
  g_ptr_array_unref (self->x_labels);
  g_free (self->energy);
  G_OBJECT_CLASS (sol_bar_chart_parent_class)->finalize (object);
}

static void
sol_bar_chart_class_init (SolBarChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = sol_bar_chart_get_property;
  object_class->set_property = sol_bar_chart_set_property;
  object_class->dispose = sol_bar_chart_dispose;
  object_class->finalize = sol_bar_chart_finalize;
  widget_class->measure = sol_bar_chart_measure;
  widget_class->get_request_mode = sol_bar_chart_get_request_mode;
  widget_class->size_allocate = sol_bar_chart_size_allocate;
  widget_class->unmap = sol_bar_chart_unmap;

  properties[PROP_CURSOR]
      = g_param_spec_int ("cursor", NULL, NULL, -1, G_MAXINT, -1,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  sol_bar_chart_signals[SOL_BAR_STEP_PERIOD] = g_signal_new ("step-period", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                             NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  sol_bar_chart_signals[SOL_BAR_STEP_RANGE]
      = g_signal_new ("step-range", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  sol_bar_chart_signals[SOL_BAR_OPEN]
      = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  sol_bar_chart_class_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "barchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sol_bar_chart_init (SolBarChart *self)
{
  self->cursor = -1;
  self->stride = USUAL_STRIDE;
  self->minimum_height = USUAL_HEIGHT;
  self->x_buckets = g_array_new (FALSE, FALSE, sizeof (guint));
  self->x_labels = g_ptr_array_new ();
  sol_tween_init (&self->fade, GTK_WIDGET (self), faded);

  sol_bar_chart_add_layers (self);
  sol_bar_chart_add_labels (self);
  self->readout = sol_chart_readout_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->readout), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->readout), GTK_WIDGET (self));
  sol_bar_chart_update_labels (self);
  sol_bar_chart_add_input (self);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->readout,
                                  NULL, -1);
}

SolBarChart *
sol_bar_chart_new (const char *energy)
{
  SolBarChart *self = g_object_new (SOL_TYPE_BAR_CHART, NULL);

  sol_bar_chart_set_energy (self, energy);
  return self;
}
