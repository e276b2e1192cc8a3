/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-condition"

#include "sol-condition.h"

SOL_DEFINE_VALUE (SolCondition, sol_condition)

static void
sol_condition_init (SolCondition *self)
{
  self->values_at = SOL_TIME_UNKNOWN;
  self->since = SOL_TIME_UNKNOWN;
  self->retry_at = SOL_TIME_UNKNOWN;
  self->gateway_silent_since = SOL_TIME_UNKNOWN;
}

static void
sol_condition_clear (SolCondition *self)
{
}

gboolean
sol_condition_equal (const SolCondition *a, const SolCondition *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  return a->link == b->link && a->updating == b->updating && a->has_data == b->has_data && a->demo == b->demo
         && a->values_at == b->values_at && a->since == b->since && a->retry_at == b->retry_at
         && a->http_status == b->http_status && a->gateway_silent_since == b->gateway_silent_since
         && a->grid == b->grid;
}

gboolean
sol_condition_may_act (const SolCondition *self)
{
  if (self == NULL)
    return FALSE;
  switch (self->link)
    {
    case SOL_LINK_FRESH:
    case SOL_LINK_TROUBLE:
    case SOL_LINK_RATE_LIMITED:
    case SOL_LINK_BUDGET_SPENT:
      return TRUE;
    case SOL_LINK_CONNECTING:
    case SOL_LINK_OFFLINE:
    case SOL_LINK_SESSION_OVER:
    case SOL_LINK_BLOCKED:
    case SOL_LINK_TOO_MANY:
      return FALSE;
    }
  return FALSE;
}
