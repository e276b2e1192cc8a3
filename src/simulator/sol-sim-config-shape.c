/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-config-shape"

#include "sol-sim-route.h"

#include <string.h>

/* The header shapes of battery configuration (addendum 1.5): which of them is taken differs from site to
 * site; all the others get 403. */

typedef enum
{
  SHAPE_PRIMARY,
  SHAPE_LEAN,
  SHAPE_COOKIE_EAUTH,
  SHAPE_MIXED,
  SHAPE_NONE,
} Shape;

static Shape
shape_of (SolSimCall *call)
{
  static const struct
  {
    gboolean token, request, bearer, csrf, by_script;
  } shapes[SHAPE_NONE] = {
    [SHAPE_PRIMARY] = { TRUE, TRUE, FALSE, FALSE, FALSE },
    [SHAPE_LEAN] = { FALSE, FALSE, FALSE, FALSE, FALSE },
    [SHAPE_COOKIE_EAUTH] = { TRUE, FALSE, FALSE, FALSE, TRUE },
    [SHAPE_MIXED] = { TRUE, FALSE, TRUE, TRUE, TRUE },
  };
  gboolean token = sol_sim_call_header (call, "e-auth-token") != NULL;
  gboolean request = sol_sim_call_header (call, "requestid") != NULL;
  gboolean bearer = sol_sim_call_header (call, "Authorization") != NULL;
  gboolean csrf = sol_sim_call_header (call, "X-CSRF-Token") != NULL;
  gboolean by_script = sol_sim_call_header (call, "X-Requested-With") != NULL;
  for (Shape shape = SHAPE_PRIMARY; shape < SHAPE_NONE; shape++)
    if (shapes[shape].token == token && shapes[shape].bearer == bearer && shapes[shape].csrf == csrf
        && shapes[shape].by_script == by_script && (shapes[shape].request == request || shape == SHAPE_MIXED))
      return shape;
  return SHAPE_NONE;
}

static Shape
shape_for_reads (guint quirks)
{
  return quirks & SOL_SIM_QUIRK_LEAN ? SHAPE_LEAN : SHAPE_PRIMARY;
}

static Shape
shape_for_writes (guint quirks)
{
  if (quirks & SOL_SIM_WIRE_RAW_COOKIE)
    return SHAPE_COOKIE_EAUTH;
  return quirks & SOL_SIM_QUIRK_MIXED ? SHAPE_MIXED : shape_for_reads (quirks);
}

/* The token that a cookie of the request carries. */
static char *
xsrf_cookie (SolSimCall *call)
{
  static const char *const names[] = { "XSRF-TOKEN", "BP-XSRF-Token" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = sol_sim_call_cookie (call, names[i]);
      if (value != NULL)
        return g_uri_unescape_string (value, NULL);
    }
  return NULL;
}

/* Good for one write, whatever becomes of it. */
static gboolean
check_token (SolSimCall *call, Shape shape)
{
  const char *sent = sol_sim_call_header (call, "X-XSRF-Token");
  g_autofree char *fresh = g_steal_pointer (&call->sign_in->config_xsrf);
  g_autofree char *cookie = xsrf_cookie (call);
  if (shape == SHAPE_COOKIE_EAUTH)
    return sent != NULL && g_strcmp0 (sent, cookie) == 0;
  if (sent == NULL || g_strcmp0 (sent, fresh) != 0)
    return FALSE;
  if (shape != SHAPE_MIXED)
    return TRUE;
  return g_strcmp0 (sol_sim_call_header (call, "X-CSRF-Token"), sent) == 0 && g_strcmp0 (cookie, sent) == 0
         && g_strcmp0 (sol_sim_call_bearer (call), sol_sim_call_header (call, "e-auth-token")) == 0;
}

gboolean
sol_sim_config_check_shape (SolSimCall *call)
{
  if (call->route->family != SOL_SIM_FAMILY_BC)
    return TRUE;
  guint quirks = call->server->quirks;
  g_autofree char *user = g_strdup_printf ("%u", call->sign_in->account->user_id);
  const char *name = sol_sim_call_header (call, "Username");
  gboolean write = call->route->flags & SOL_SIM_ROUTE_CONFIG_WRITE;
  Shape shape = shape_of (call), wanted = write ? shape_for_writes (quirks) : shape_for_reads (quirks);
  /* What only asks whether a schedule would do travels in the shape of either. */
  gboolean either = !write && strcmp (call->method, "POST") == 0;
  gboolean right = shape == wanted || (either && shape == shape_for_writes (quirks));
  right = right && (name == NULL || strcmp (name, user) == 0);
  if (write)
    {
      right = check_token (call, wanted) && right;
      if (quirks & SOL_SIM_QUIRK_NO_SOURCE && sol_sim_call_query (call, "source") != NULL)
        right = FALSE;
    }
  if (!right)
    sol_sim_answer_message (call, 403, "Forbidden");
  return right;
}
