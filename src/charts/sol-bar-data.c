/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-bar-data"

#include "sol-bar-data.h"

#include <math.h>

#include "math/sol-decimate.h"

struct _SolBarData
{
  guint n;
  guint begun;
  double *values;
  SolBar *bars;
};

G_DEFINE_BOXED_TYPE (SolBarData, sol_bar_data, sol_bar_data_ref, sol_bar_data_unref)

SolBarData *
sol_bar_data_new (const SolBar *bars, guint n)
{
  g_return_val_if_fail (bars != NULL && n > 0, NULL);

  SolBarData *self = g_rc_box_new0 (SolBarData);
  self->n = n;
  self->values = g_new (double, n);
  self->bars = g_new (SolBar, n);
  for (guint i = 0; i < n; i++)
    {
      SolBar *bar = &self->bars[i];

      *bar = bars[i];
      bar->value = isfinite (bar->value) ? MAX (bar->value, 0) : NAN;
      bar->name = g_strdup (bar->name != NULL ? bar->name : "");
      bar->axis = g_strdup (bar->axis != NULL ? bar->axis : "");
      bar->text = g_strdup (bar->text != NULL ? bar->text : "");
      bar->more = g_strdup (bar->more);
      self->values[i] = bar->value;
      if (!bar->future)
        self->begun = i + 1;
    }
  return self;
}

SolBarData *
sol_bar_data_ref (SolBarData *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SolBarData *self = data;

  for (guint i = 0; i < self->n; i++)
    {
      g_free ((char *) self->bars[i].name);
      g_free ((char *) self->bars[i].axis);
      g_free ((char *) self->bars[i].text);
      g_free ((char *) self->bars[i].more);
    }
  g_free (self->bars);
  g_free (self->values);
}

void
sol_bar_data_unref (SolBarData *self)
{
  if (self != NULL)
    g_rc_box_release_full (self, clear);
}

static gboolean
same_bar (const SolBar *a, const SolBar *b)
{
  return (a->value == b->value || (isnan (a->value) && isnan (b->value))) && a->labelled == b->labelled
         && a->strong == b->strong && a->future == b->future && g_str_equal (a->name, b->name)
         && g_str_equal (a->axis, b->axis) && g_str_equal (a->text, b->text)
         && g_strcmp0 (a->more, b->more) == 0;
}

gboolean
sol_bar_data_equal (const SolBarData *a, const SolBarData *b)
{
  if (a == b || a == NULL || b == NULL)
    return a == b;
  if (a->n != b->n)
    return FALSE;
  for (guint i = 0; i < a->n; i++)
    if (!same_bar (&a->bars[i], &b->bars[i]))
      return FALSE;

  return TRUE;
}

guint
sol_bar_data_get_n (const SolBarData *self)
{
  return self->n;
}

const SolBar *
sol_bar_data_get (const SolBarData *self, guint index)
{
  g_return_val_if_fail (index < self->n, NULL);

  return &self->bars[index];
}

const double *
sol_bar_data_get_values (const SolBarData *self)
{
  return self->values;
}

guint
sol_bar_data_get_begun (const SolBarData *self)
{
  return self->begun;
}

double
sol_bar_data_get_peak (const SolBarData *self)
{
  double peak = sol_extent_of (self->values, self->n).max;

  return isnan (peak) ? 0 : peak;
}

gboolean
sol_bar_data_is_empty (const SolBarData *self)
{
  return !(sol_bar_data_get_peak (self) > 0);
}
