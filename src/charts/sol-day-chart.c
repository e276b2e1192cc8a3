/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-day-chart"

#include "sol-day-chart-private.h"

#include <math.h>

/* Without word from the caller: the clocks change before the first labelled hour anyway. */
#define USUAL_JUMP_SLOT 8
#define USUAL_HOURS 6

enum
{
  PROP_0,
  PROP_CURSOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolDayChart, sol_day_chart, GTK_TYPE_WIDGET)

gboolean
sol_day_chart_shows (SolDayChart *self, SolDaySeries series)
{
  return self->data != NULL && self->visible[series] && self->data->values[series] != NULL;
}

static void
write_usual_ticks (SolDayChart *self)
{
  SolDayTick ticks[SOL_TICKS_DAY_MAX];
  double slots[SOL_TICKS_DAY_MAX];
  char *labels[SOL_TICKS_DAY_MAX + 1] = { NULL };
  guint n = sol_ticks_day (self->data->n_slots, USUAL_JUMP_SLOT, USUAL_HOURS, ticks);

  for (guint i = 0; i < n; i++)
    {
      slots[i] = ticks[i].slot;
      labels[i] = g_strdup_printf ("%02u:00", ticks[i].hour);
    }
  sol_day_chart_replace_x_labels (self, slots, (const char *const *) labels, n);
  for (guint i = 0; i < n; i++)
    g_free (labels[i]);
}

/* Draws everything anew; sizes of labels may have changed, too. */
static void
update (SolDayChart *self)
{
  sol_day_chart_update_labels (self);
  for (guint i = 0; i < SOL_DAY_N_LAYERS; i++)
    gtk_widget_queue_draw (self->layers[i]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
sol_day_chart_set_data (SolDayChart *self, const SolDayChartData *data)
{
  g_return_if_fail (SOL_IS_DAY_CHART (self));
  g_return_if_fail (data != NULL && data->n_slots > 0 && data->n <= data->n_slots);

  g_autoptr (SolDayData) copy = sol_day_data_new (data);
  if (self->data != NULL && sol_day_data_equal (self->data, copy))
    return;

  gboolean other_day = self->data == NULL || self->data->n_slots != copy->n_slots;
  sol_day_data_free (self->data);
  self->data = g_steal_pointer (&copy);
  self->peak = MAX (other_day ? 0 : self->peak, sol_day_data_peak (self->data, self->visible));
  if (other_day && !self->own_ticks)
    write_usual_ticks (self);
  if (other_day || self->cursor >= (int) sol_day_data_begun (self->data))
    sol_day_chart_set_cursor (self, -1);

  update (self);
  if (self->cursor >= 0)
    sol_day_chart_update_readout (self);
}

void
sol_day_chart_begin_period (SolDayChart *self)
{
  g_return_if_fail (SOL_IS_DAY_CHART (self));

  g_clear_pointer (&self->data, sol_day_data_free);
  self->peak = 0;
  sol_day_chart_set_cursor (self, -1);
  update (self);
}

void
sol_day_chart_set_ticks (SolDayChart *self, const double *slots, const char *const *labels, guint n)
{
  g_return_if_fail (SOL_IS_DAY_CHART (self));
  g_return_if_fail (slots == NULL || labels != NULL);

  self->own_ticks = slots != NULL;
  if (slots != NULL)
    sol_day_chart_replace_x_labels (self, slots, labels, n);
  else if (self->data != NULL)
    write_usual_ticks (self);
  update (self);
}

void
sol_day_chart_set_empty_text (SolDayChart *self, const char *text)
{
  g_return_if_fail (SOL_IS_DAY_CHART (self));

  gtk_label_set_label (GTK_LABEL (self->empty), text != NULL ? text : "");
}

gboolean
sol_day_chart_set_series_visible (SolDayChart *self, SolDaySeries series, gboolean visible)
{
  guint others = 0;

  g_return_val_if_fail (SOL_IS_DAY_CHART (self), FALSE);
  g_return_val_if_fail (series < SOL_DAY_N_SERIES, FALSE);

  if (self->visible[series] == !!visible)
    return TRUE;

  for (guint i = 0; i < SOL_DAY_N_SERIES; i++)
    others += i != series && self->visible[i] && (self->data == NULL || self->data->values[i] != NULL);
  if (!visible && others == 0)
    return FALSE;

  self->visible[series] = !!visible;
  if (self->data != NULL)
    self->peak = sol_day_data_peak (self->data, self->visible);
  update (self);
  if (self->cursor >= 0)
    sol_day_chart_update_readout (self);
  return TRUE;
}

gboolean
sol_day_chart_get_series_visible (SolDayChart *self, SolDaySeries series)
{
  g_return_val_if_fail (SOL_IS_DAY_CHART (self), FALSE);
  g_return_val_if_fail (series < SOL_DAY_N_SERIES, FALSE);

  return self->visible[series];
}

const double *
sol_day_chart_get_values (SolDayChart *self, SolDaySeries series, guint *n_slots)
{
  g_return_val_if_fail (SOL_IS_DAY_CHART (self), NULL);
  g_return_val_if_fail (series < SOL_DAY_N_SERIES, NULL);

  if (n_slots != NULL)
    *n_slots = self->data != NULL ? self->data->n_slots : 0;
  return self->data != NULL ? self->data->values[series] : NULL;
}

int
sol_day_chart_get_cursor (SolDayChart *self)
{
  g_return_val_if_fail (SOL_IS_DAY_CHART (self), -1);

  return self->cursor;
}

void
sol_day_chart_set_cursor (SolDayChart *self, int cursor)
{
  g_return_if_fail (SOL_IS_DAY_CHART (self));

  if (cursor < 0 || self->data == NULL || cursor >= (int) sol_day_data_begun (self->data))
    cursor = -1;
  self->cursor_owner = SOL_CHART_CURSOR_CALLER;
  if (self->cursor == cursor)
    return;

  self->cursor = cursor;
  sol_day_chart_update_readout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR]);
}

static void
drop_readout_func (SolDayChart *self)
{
  GDestroyNotify destroy = g_steal_pointer (&self->readout_destroy);
  gpointer data = g_steal_pointer (&self->readout_data);

  self->readout_func = NULL;
  if (destroy != NULL)
    destroy (data);
}

void
sol_day_chart_set_readout_func (SolDayChart *self, SolDayChartReadoutFunc func, gpointer user_data,
                                GDestroyNotify destroy)
{
  g_return_if_fail (SOL_IS_DAY_CHART (self));

  drop_readout_func (self);
  self->readout_func = func;
  self->readout_data = user_data;
  self->readout_destroy = destroy;
  sol_day_chart_update_readout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GtkSizeRequestMode
sol_day_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sol_day_chart_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CURSOR:
      g_value_set_int (value, sol_day_chart_get_cursor (SOL_DAY_CHART (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_day_chart_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CURSOR:
      sol_day_chart_set_cursor (SOL_DAY_CHART (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_day_chart_dispose (GObject *object)
{
  SolDayChart *self = SOL_DAY_CHART (object);
  GtkWidget *child;

  drop_readout_func (self);
  g_ptr_array_set_size (self->x_labels, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sol_day_chart_parent_class)->dispose (object);
}

static void
sol_day_chart_finalize (GObject *object)
{
  SolDayChart *self = SOL_DAY_CHART (object);

  sol_day_data_free (self->data);
  g_array_unref (self->ticks);
  g_ptr_array_unref (self->x_labels);
  G_OBJECT_CLASS (sol_day_chart_parent_class)->finalize (object);
}

static void
sol_day_chart_class_init (SolDayChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sol_day_chart_get_property;
  object_class->set_property = sol_day_chart_set_property;
  object_class->dispose = sol_day_chart_dispose;
  object_class->finalize = sol_day_chart_finalize;
  widget_class->measure = sol_day_chart_measure;
  widget_class->get_request_mode = sol_day_chart_get_request_mode;
  widget_class->size_allocate = sol_day_chart_size_allocate;

  properties[PROP_CURSOR]
      = g_param_spec_int ("cursor", NULL, NULL, -1, G_MAXINT, -1,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  sol_day_chart_class_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "daychart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sol_day_chart_init (SolDayChart *self)
{
  self->cursor = -1;
  self->ticks = g_array_new (FALSE, FALSE, sizeof (double));
  self->x_labels = g_ptr_array_new ();
  for (guint i = 0; i < SOL_DAY_N_SERIES; i++)
    self->visible[i] = TRUE;

  sol_day_chart_add_layers (self);
  sol_day_chart_add_labels (self);
  self->readout = sol_chart_readout_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->readout), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->readout), GTK_WIDGET (self));
  sol_day_chart_update_labels (self);
  sol_day_chart_add_input (self);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->readout,
                                  NULL, -1);
}

SolDayChart *
sol_day_chart_new (void)
{
  return g_object_new (SOL_TYPE_DAY_CHART, NULL);
}
