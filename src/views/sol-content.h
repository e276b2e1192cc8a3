/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-page-table.h"
#include "sol-subpage-table.h"

G_BEGIN_DECLS

#define SOL_TYPE_CONTENT (sol_content_get_type ())
G_DECLARE_FINAL_TYPE (SolContent, sol_content, SOL, CONTENT, AdwBin)

/**
 * SolContent:
 *
 * The right side: header bar, banners, and one of: the first load, nothing to show, a page. Pages are made
 * when they are opened first and are kept; subpages slide over them and have a way back. Title, subtitle and
 * the widgets of the header bar follow what is in front (#SolContentPage).
 *
 * Signal `front-changed`: another page or subpage is in front, or has another header.
 */
SolContent *sol_content_new (void);

/** sol_content_set_home: @home: (nullable): drops the pages of the one before. */
void sol_content_set_home (SolContent *self, SolHome *home);

/** sol_content_open: shows the page of @row, without any subpage; whoever calls has asked what is left. */
void sol_content_open (SolContent *self, const SolPageRow *row);
const SolPageRow *sol_content_get_row (SolContent *self); /* (nullable) */

/** sol_content_get_pace: of what is in front. */
SolPage sol_content_get_pace (SolContent *self);

/** sol_content_push: a subpage slides over what is in front, as soon as the site has what it shows.
 * @argument: (nullable) */
void sol_content_push (SolContent *self, const SolSubpageRow *row, const char *argument);

/** sol_content_pop: the subpage in front goes, unless something would be lost and a person says no. */
void sol_content_pop (SolContent *self);
gboolean sol_content_get_has_subpage (SolContent *self);

/** sol_content_activate: asks the page in front for what it calls @name, e.g. `export`. */
void sol_content_activate (SolContent *self, const char *name);

/** sol_content_can_leave: whether nothing would be lost. */
gboolean sol_content_can_leave (SolContent *self);

/** sol_content_ask_to_leave_async: asks about all that would be lost. Finish returns whether it may go. */
void sol_content_ask_to_leave_async (SolContent *self, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_content_ask_to_leave_finish (SolContent *self, GAsyncResult *result, GError **error);

/** sol_content_get_page: Returns: (transfer none) (nullable): what is in front, as its row made it. */
GtkWidget *sol_content_get_page (SolContent *self);

/** sol_content_set_narrow: it stands alone, with a way back and the name of the home. */
void sol_content_set_narrow (SolContent *self, gboolean narrow);

/** sol_content_set_bare: no header bar, no banners (F11). */
void sol_content_set_bare (SolContent *self, gboolean bare);

G_END_DECLS
