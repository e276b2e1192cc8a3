/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-grid.h"
#include "sol-value.h"

G_BEGIN_DECLS

/** SolLink: how the connection to the cloud stands, worst last (ui.md 5.2). */
typedef enum
{
  SOL_LINK_CONNECTING, /* nothing has answered yet and nothing is shown */
  SOL_LINK_FRESH,
  SOL_LINK_RATE_LIMITED,
  SOL_LINK_BUDGET_SPENT,
  SOL_LINK_TROUBLE,
  SOL_LINK_OFFLINE,
  SOL_LINK_SESSION_OVER,
  SOL_LINK_BLOCKED,
  SOL_LINK_TOO_MANY,
} SolLink;

/** SolCondition: the state of the whole, from which banners and the foot of the sidebar are written. */
typedef struct
{
  SolLink link;
  gboolean updating; /* something is in flight */
  gboolean has_data; /* something can be shown */
  gboolean demo;
  SolTime values_at;            /* sample time of the newest core values on screen */
  SolTime since;                /* when the trouble began */
  SolTime retry_at;             /* next try, or end of the wait; unknown when there is none */
  guint http_status;            /* of the trouble, 0 when no answer came */
  SolTime gateway_silent_since; /* unknown while it reports */
  SolGridState grid;
} SolCondition;

#define SOL_TYPE_CONDITION (sol_condition_get_type ())
SOL_DECLARE_VALUE (SolCondition, sol_condition)

gboolean sol_condition_equal (const SolCondition *a, const SolCondition *b);

/** sol_condition_may_act: whether controls may be used at all ("Not while offline"). */
gboolean sol_condition_may_act (const SolCondition *self);

G_END_DECLS
