/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-error-page"

#include "sol-error-page.h"

#include <glib/gi18n-lib.h>

#include "sol-condition-words.h"
#include "sol-ticker.h"

struct _SolErrorPage
{
  AdwBin parent_instance;

  /* From the template */
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *body;
  GtkLabel *countdown;
  GtkWidget *detail_box;
  GtkLabel *detail;

  /* Owned */
  SolTicker *ticker;

  SolTime retry_at;
};

G_DEFINE_FINAL_TYPE (SolErrorPage, sol_error_page, ADW_TYPE_BIN)

static gint64
write_countdown (GtkWidget *widget, SolTime now)
{
  SolErrorPage *self = SOL_ERROR_PAGE (widget);
  gboolean wait = self->retry_at != SOL_TIME_UNKNOWN && self->retry_at > now;

  gtk_widget_set_visible (GTK_WIDGET (self->countdown), wait);
  if (!wait)
    return -1;
  if (self->retry_at - now > SOL_HOUR)
    {
      g_autoptr (GTimeZone) local = g_time_zone_new_local ();
      g_autofree char *at = sol_format_moment (self->retry_at, now, local);
      g_autofree char *text = g_strdup_printf (_ ("Next try by itself at %s"), at);
      gtk_label_set_text (self->countdown, text);
      return self->retry_at - now - SOL_HOUR;
    }
  g_autofree char *rest = sol_format_countdown (self->retry_at, now);
  g_autofree char *text = g_strdup_printf (_ ("Next try by itself in %s"), rest);
  gtk_label_set_text (self->countdown, text);
  return sol_format_countdown_next (self->retry_at, now);
}

void
sol_error_page_set_clock (SolErrorPage *self, SolClock *clock)
{
  g_return_if_fail (SOL_IS_ERROR_PAGE (self));

  sol_ticker_set_clock (self->ticker, clock);
}

gboolean
sol_error_page_set_condition (SolErrorPage *self, const SolCondition *condition)
{
  g_return_val_if_fail (SOL_IS_ERROR_PAGE (self), FALSE);

  g_autoptr (SolEmptyWords) words = sol_empty_words_new (condition);
  if (words == NULL)
    return FALSE;
  gtk_image_set_from_icon_name (self->icon, words->icon_name);
  gtk_label_set_text (self->title, words->title);
  gtk_label_set_text (self->body, words->body);
  gtk_label_set_text (self->detail, words->detail != NULL ? words->detail : "");
  gtk_widget_set_visible (self->detail_box, words->detail != NULL);
  self->retry_at = condition->retry_at;
  sol_ticker_touch (self->ticker);
  return TRUE;
}

SolErrorPage *
sol_error_page_new (void)
{
  return g_object_new (SOL_TYPE_ERROR_PAGE, NULL);
}

static void
sol_error_page_dispose (GObject *object)
{
  SolErrorPage *self = SOL_ERROR_PAGE (object);

  g_clear_object (&self->ticker);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOL_TYPE_ERROR_PAGE);

  G_OBJECT_CLASS (sol_error_page_parent_class)->dispose (object);
}

static void
sol_error_page_class_init (SolErrorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_error_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-error-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SolErrorPage, icon);
  gtk_widget_class_bind_template_child (widget_class, SolErrorPage, title);
  gtk_widget_class_bind_template_child (widget_class, SolErrorPage, body);
  gtk_widget_class_bind_template_child (widget_class, SolErrorPage, countdown);
  gtk_widget_class_bind_template_child (widget_class, SolErrorPage, detail_box);
  gtk_widget_class_bind_template_child (widget_class, SolErrorPage, detail);
}

static void
sol_error_page_init (SolErrorPage *self)
{
  self->retry_at = SOL_TIME_UNKNOWN;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ticker = sol_ticker_new (GTK_WIDGET (self), write_countdown);
  gtk_widget_set_visible (GTK_WIDGET (self->countdown), FALSE);
}
