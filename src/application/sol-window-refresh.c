/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-window-refresh"

#include "sol-window-private.h"

#include <glib/gi18n-lib.h>

/* A refresh that a person asked for says when it failed. What the plan tries by itself keeps quiet: banners
 * and cards show how that stands. */

static SolSite *
get_site (SolWindow *self)
{
  return self->home != NULL ? sol_home_get_site (self->home) : NULL;
}

/* Nothing is sent meanwhile. */
static gboolean
is_paused (const SolCondition *condition)
{
  switch (condition->link)
    {
    case SOL_LINK_RATE_LIMITED:
    case SOL_LINK_BUDGET_SPENT:
    case SOL_LINK_SESSION_OVER:
    case SOL_LINK_BLOCKED:
    case SOL_LINK_TOO_MANY:
      return TRUE;
    case SOL_LINK_CONNECTING:
    case SOL_LINK_FRESH:
    case SOL_LINK_TROUBLE:
    case SOL_LINK_OFFLINE:
      return FALSE;
    }
  return FALSE;
}

/* Families that tell of the whole service; any other that fails dims its own card and nothing else. */
static gboolean
has_failed (SolSite *site)
{
  if (is_paused (sol_site_get_condition (site)))
    return TRUE;
  for (SolFamily family = 0; family < SOL_N_FAMILIES; family++)
    if (sol_family_is_core (family) && sol_site_get_family_error (site, family) != NULL
        && sol_site_get_family_state (site, family) != SOL_FAMILY_ABSENT)
      return TRUE;
  return FALSE;
}

void
sol_window_follow_refresh (SolWindow *self)
{
  SolSite *site = get_site (self);

  if (!self->refreshing || (site != NULL && sol_site_get_condition (site)->updating))
    return;
  self->refreshing = FALSE;
  if (site != NULL && has_failed (site))
    sol_window_tell (self, SOL_TOAST_REFRESH, _ ("Could not refresh"), "win.refresh");
}

void
sol_window_refresh (SolWindow *self)
{
  SolSite *site = get_site (self);

  if (site == NULL)
    return;
  sol_site_refresh (site);
  self->refreshing = TRUE;
  sol_window_follow_refresh (self);
}
