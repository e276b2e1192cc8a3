/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-page-table.h"
#include "sol-subpage-table.h"

G_BEGIN_DECLS

#define SOL_TYPE_PAGE_STACK (sol_page_stack_get_type ())
G_DECLARE_FINAL_TYPE (SolPageStack, sol_page_stack, SOL, PAGE_STACK, AdwBin)

/**
 * SolPageStack:
 *
 * The pages of a home, one of them in front, and subpages that lie over it. Pages are made when they are
 * opened first and are kept; a subpage lives as long as it is open. Wraps each in margins and scrolling.
 *
 * Signal `front-changed`: another page or subpage is in front, or its #SolContentPage has changed.
 */
SolPageStack *sol_page_stack_new (void);

/** sol_page_stack_set_home: @home: (nullable): drops the pages of the one before, whatever they hold. */
void sol_page_stack_set_home (SolPageStack *self, SolHome *home);

/** sol_page_stack_site_changed: the subpages of the site before go, and those that wait look again. */
void sol_page_stack_site_changed (SolPageStack *self);

/** sol_page_stack_open: the page of @row, without any subpage. */
void sol_page_stack_open (SolPageStack *self, const SolPageRow *row);
const SolPageRow *sol_page_stack_get_row (SolPageStack *self); /* (nullable) */

/** sol_page_stack_push: lays a subpage over what is in front; as soon as the site has what it shows.
 * @argument: (nullable) */
void sol_page_stack_push (SolPageStack *self, const SolSubpageRow *row, const char *argument);

/** sol_page_stack_pop: takes the subpage in front away; whoever calls has asked it. */
void sol_page_stack_pop (SolPageStack *self);

/** sol_page_stack_get_depth: how many subpages lie over the page. */
guint sol_page_stack_get_depth (SolPageStack *self);

/** sol_page_stack_get_front: Returns: (transfer none) (nullable): the page or subpage in front, as its row
 * made it. */
GtkWidget *sol_page_stack_get_front (SolPageStack *self);

/** sol_page_stack_get_title: Returns: (transfer none): of what is in front. */
const char *sol_page_stack_get_title (SolPageStack *self);
SolPage sol_page_stack_get_pace (SolPageStack *self);

/** sol_page_stack_get_adjustment: Returns: (transfer none) (nullable): what scrolls the front. */
GtkAdjustment *sol_page_stack_get_adjustment (SolPageStack *self);

void sol_page_stack_set_narrow (SolPageStack *self, gboolean narrow);

/** sol_page_stack_can_leave: whether nothing in front or below would be lost. */
gboolean sol_page_stack_can_leave (SolPageStack *self);

/**
 * sol_page_stack_ask_to_leave_async:
 * @front_only: the one in front alone, for going back
 *
 * Asks what would be lost, from the front downwards, until one says no.
 */
void sol_page_stack_ask_to_leave_async (SolPageStack *self, gboolean front_only, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_page_stack_ask_to_leave_finish (SolPageStack *self, GAsyncResult *result, GError **error);

G_END_DECLS
