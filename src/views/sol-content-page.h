/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-condition-words.h"

G_BEGIN_DECLS

#define SOL_TYPE_CONTENT_PAGE (sol_content_page_get_type ())
G_DECLARE_INTERFACE (SolContentPage, sol_content_page, SOL, CONTENT_PAGE, GtkWidget)

/**
 * SolContentPage:
 *
 * What a page or subpage may add to the header bar, and whether it can be left just so. A page without any of
 * it need not implement this. Every member is nullable; strings and widgets are (transfer none) and the
 * page's own, so the page keeps a reference to its header widgets and has no parent for them.
 *
 * Signal `changed`: something below has changed; emitted by sol_content_page_changed().
 */
struct _SolContentPageInterface
{
  GTypeInterface parent_iface;

  /* Instead of the title of its row. */
  const char *(*get_title) (SolContentPage *self);

  /* Below it; without one it is the site's name where the window is narrow. */
  const char *(*get_subtitle) (SolContentPage *self);

  /* After the back button, and before the refresh button. */
  GtkWidget *(*get_header_start) (SolContentPage *self);
  GtkWidget *(*get_header_end) (SolContentPage *self);

  /* Whether the refresh button stays away; its keys go on working. */
  gboolean (*get_hides_refresh) (SolContentPage *self);

  /* The window shows one pane only, with a way back to the list. */
  void (*set_narrow) (SolContentPage *self, gboolean narrow);

  /* (transfer full): one banner of its own, below the header bar. */
  SolBannerWords *(*get_banner) (SolContentPage *self);

  /* The action `win.page-action` with @name: from its banner, or from keys of the window. */
  void (*activate) (SolContentPage *self, const char *name);

  /* FALSE while there is something that would be lost. */
  gboolean (*can_leave) (SolContentPage *self);

  /* Asks a person what is to become of it; the result is a #GTask of the page with a boolean: whether it may
   * be left. After a yes can_leave() is TRUE. */
  void (*ask_to_leave_async) (SolContentPage *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
};

const char *sol_content_page_get_title (SolContentPage *self);       /* (nullable) */
const char *sol_content_page_get_subtitle (SolContentPage *self);    /* (nullable) */
GtkWidget *sol_content_page_get_header_start (SolContentPage *self); /* (nullable) */
GtkWidget *sol_content_page_get_header_end (SolContentPage *self);   /* (nullable) */
gboolean sol_content_page_get_hides_refresh (SolContentPage *self);
void sol_content_page_set_narrow (SolContentPage *self, gboolean narrow);
SolBannerWords *sol_content_page_get_banner (SolContentPage *self); /* (transfer full) (nullable) */
void sol_content_page_activate (SolContentPage *self, const char *name);
gboolean sol_content_page_can_leave (SolContentPage *self);

/** sol_content_page_ask_to_leave_async: without a question where the page can be left just so. Finish returns
 * whether it may be left; an error is a no. */
void sol_content_page_ask_to_leave_async (SolContentPage *self, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_content_page_ask_to_leave_finish (SolContentPage *self, GAsyncResult *result, GError **error);

/** sol_content_page_changed: for the page: header bar and banner are written anew. */
void sol_content_page_changed (SolContentPage *self);

G_END_DECLS
