/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-clock.h"
#include "sol-condition.h"

G_BEGIN_DECLS

#define SOL_TYPE_ERROR_PAGE (sol_error_page_get_type ())
G_DECLARE_FINAL_TYPE (SolErrorPage, sol_error_page, SOL, ERROR_PAGE, AdwBin)

/** SolErrorPage: nothing can be shown: why, and when it is tried again. */
SolErrorPage *sol_error_page_new (void);

void sol_error_page_set_clock (SolErrorPage *self, SolClock *clock);

/** sol_error_page_set_condition: Returns: whether there is anything to say; nothing changes when there is
 * not. */
gboolean sol_error_page_set_condition (SolErrorPage *self, const SolCondition *condition);

G_END_DECLS
