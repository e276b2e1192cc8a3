/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-content-page"

#include "sol-content-page.h"

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (SolContentPage, sol_content_page, GTK_TYPE_WIDGET)

static void
sol_content_page_default_init (SolContentPageInterface *iface)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

const char *
sol_content_page_get_title (SolContentPage *self)
{
  g_return_val_if_fail (SOL_IS_CONTENT_PAGE (self), NULL);
  SolContentPageInterface *iface = SOL_CONTENT_PAGE_GET_IFACE (self);

  return iface->get_title != NULL ? iface->get_title (self) : NULL;
}

const char *
sol_content_page_get_subtitle (SolContentPage *self)
{
  g_return_val_if_fail (SOL_IS_CONTENT_PAGE (self), NULL);
  SolContentPageInterface *iface = SOL_CONTENT_PAGE_GET_IFACE (self);

  return iface->get_subtitle != NULL ? iface->get_subtitle (self) : NULL;
}

GtkWidget *
sol_content_page_get_header_start (SolContentPage *self)
{
  g_return_val_if_fail (SOL_IS_CONTENT_PAGE (self), NULL);
  SolContentPageInterface *iface = SOL_CONTENT_PAGE_GET_IFACE (self);

  return iface->get_header_start != NULL ? iface->get_header_start (self) : NULL;
}

GtkWidget *
sol_content_page_get_header_end (SolContentPage *self)
{
  g_return_val_if_fail (SOL_IS_CONTENT_PAGE (self), NULL);
  SolContentPageInterface *iface = SOL_CONTENT_PAGE_GET_IFACE (self);

  return iface->get_header_end != NULL ? iface->get_header_end (self) : NULL;
}

gboolean
sol_content_page_get_hides_refresh (SolContentPage *self)
{
  g_return_val_if_fail (SOL_IS_CONTENT_PAGE (self), FALSE);
  SolContentPageInterface *iface = SOL_CONTENT_PAGE_GET_IFACE (self);

  return iface->get_hides_refresh != NULL && iface->get_hides_refresh (self);
}

void
sol_content_page_set_narrow (SolContentPage *self, gboolean narrow)
{
  g_return_if_fail (SOL_IS_CONTENT_PAGE (self));
  SolContentPageInterface *iface = SOL_CONTENT_PAGE_GET_IFACE (self);

  if (iface->set_narrow != NULL)
    iface->set_narrow (self, narrow);
}

SolBannerWords *
sol_content_page_get_banner (SolContentPage *self)
{
  g_return_val_if_fail (SOL_IS_CONTENT_PAGE (self), NULL);
  SolContentPageInterface *iface = SOL_CONTENT_PAGE_GET_IFACE (self);

  return iface->get_banner != NULL ? iface->get_banner (self) : NULL;
}

void
sol_content_page_activate (SolContentPage *self, const char *name)
{
  g_return_if_fail (SOL_IS_CONTENT_PAGE (self));
  SolContentPageInterface *iface = SOL_CONTENT_PAGE_GET_IFACE (self);

  if (iface->activate != NULL)
    iface->activate (self, name);
}

gboolean
sol_content_page_can_leave (SolContentPage *self)
{
  g_return_val_if_fail (SOL_IS_CONTENT_PAGE (self), TRUE);
  SolContentPageInterface *iface = SOL_CONTENT_PAGE_GET_IFACE (self);

  return iface->can_leave == NULL || iface->can_leave (self);
}

void
sol_content_page_ask_to_leave_async (SolContentPage *self, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_CONTENT_PAGE (self));
  SolContentPageInterface *iface = SOL_CONTENT_PAGE_GET_IFACE (self);

  if (iface->ask_to_leave_async != NULL && !sol_content_page_can_leave (self))
    {
      iface->ask_to_leave_async (self, cancellable, callback, user_data);
      return;
    }
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_content_page_ask_to_leave_async);
  g_task_return_boolean (task, TRUE);
}

gboolean
sol_content_page_ask_to_leave_finish (SolContentPage *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
sol_content_page_changed (SolContentPage *self)
{
  g_return_if_fail (SOL_IS_CONTENT_PAGE (self));

  g_signal_emit (self, signals[CHANGED], 0);
}
