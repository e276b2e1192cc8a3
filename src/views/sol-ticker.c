/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-ticker"

#include "sol-ticker.h"

/* A change that is due in less is not worth a wake-up of its own. */
#define SHORTEST (20 * SOL_SECOND / 1000)

struct _SolTicker
{
  GObject parent_instance;

  /* Not owned: the widget owns this object. */
  GtkWidget *widget;

  /* Owned */
  SolClock *clock;

  SolTickerFunc func;
  guint timer;
};

G_DEFINE_FINAL_TYPE (SolTicker, sol_ticker, G_TYPE_OBJECT)

static void
stop (SolTicker *self)
{
  if (self->clock != NULL)
    sol_clock_clear (self->clock, &self->timer);
}

static void
fire (gpointer data)
{
  SolTicker *self = data;

  self->timer = 0;
  sol_ticker_touch (self);
}

void
sol_ticker_touch (SolTicker *self)
{
  g_return_if_fail (SOL_IS_TICKER (self));

  stop (self);
  if (self->clock == NULL || self->widget == NULL)
    return;

  gint64 next = self->func (self->widget, sol_clock_now (self->clock));
  if (next >= 0 && gtk_widget_get_mapped (self->widget))
    self->timer = sol_clock_add (self->clock, MAX (next, SHORTEST), G_PRIORITY_DEFAULT, fire, self);
}

void
sol_ticker_set_clock (SolTicker *self, SolClock *clock)
{
  g_return_if_fail (SOL_IS_TICKER (self));

  if (self->clock == clock)
    return;
  stop (self);
  g_set_object (&self->clock, clock);
  sol_ticker_touch (self);
}

SolTicker *
sol_ticker_new (GtkWidget *widget, SolTickerFunc func)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  SolTicker *self = g_object_new (SOL_TYPE_TICKER, NULL);

  g_set_weak_pointer (&self->widget, widget);
  self->func = func;
  g_signal_connect_object (widget, "map", G_CALLBACK (sol_ticker_touch), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (widget, "unmap", G_CALLBACK (stop), self, G_CONNECT_SWAPPED);
  return self;
}

static void
sol_ticker_dispose (GObject *object)
{
  SolTicker *self = SOL_TICKER (object);

  stop (self);
  g_clear_object (&self->clock);
  g_clear_weak_pointer (&self->widget);

  G_OBJECT_CLASS (sol_ticker_parent_class)->dispose (object);
}

static void
sol_ticker_class_init (SolTickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_ticker_dispose;
}

static void
sol_ticker_init (SolTicker *self)
{
}
