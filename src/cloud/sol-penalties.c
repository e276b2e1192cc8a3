/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-penalties"

#include "sol-penalties.h"

#define KEY_BLOCKED_UNTIL "sign-in/blocked-until"
#define KEY_BLOCKED_WHY "sign-in/blocked-why"
#define KEY_REJECTIONS "sign-in/rejections"
#define KEY_NOT_BEFORE "sign-in/not-before"
#define KEY_TRIED_AT "sign-in/tried-at"

static gint64
store_get_number (SolCloudStore *store, const char *key, gint64 fallback)
{
  g_autofree char *text = SOL_CLOUD_STORE_GET_IFACE (store)->get (store, key);
  gint64 number = fallback;
  if (text == NULL || !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return fallback;
  return number;
}

static void
store_set_number (SolCloudStore *store, const char *key, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  SOL_CLOUD_STORE_GET_IFACE (store)->set (store, key, text);
}

SolTime
sol_penalties_get_block (SolCloudStore *store, SolTime now, SolError *code)
{
  SolTime until = store_get_number (store, KEY_BLOCKED_UNTIL, SOL_TIME_UNKNOWN);
  /* A clock that was set back must not turn a day into years. */
  if (until == SOL_TIME_UNKNOWN || until <= now || until > now + 2 * SOL_BLOCK_TIME)
    return SOL_TIME_UNKNOWN;
  g_autofree char *why = SOL_CLOUD_STORE_GET_IFACE (store)->get (store, KEY_BLOCKED_WHY);
  if (code != NULL && (why == NULL || !sol_error_from_name (why, code)))
    *code = SOL_ERROR_BLOCKED;
  return until;
}

void
sol_penalties_set_block (SolCloudStore *store, SolError code, SolTime until)
{
  store_set_number (store, KEY_BLOCKED_UNTIL, until);
  SOL_CLOUD_STORE_GET_IFACE (store)->set (store, KEY_BLOCKED_WHY, sol_error_get_name (code));
}

gboolean
sol_penalties_may_renew (SolCloudStore *store, SolTime now, SolTime *retry_at)
{
  SolTime not_before = store_get_number (store, KEY_NOT_BEFORE, SOL_TIME_UNKNOWN);
  gboolean spent = store_get_number (store, KEY_REJECTIONS, 0) >= SOL_MOST_REJECTIONS;
  gboolean pausing
      = not_before != SOL_TIME_UNKNOWN && not_before > now && not_before <= now + 2 * SOL_BLOCK_TIME;
  *retry_at = !spent && pausing ? not_before : SOL_TIME_UNKNOWN;
  return !spent && !pausing;
}

void
sol_penalties_add_rejection (SolCloudStore *store, SolTime now, gint64 pause)
{
  store_set_number (store, KEY_NOT_BEFORE, now + pause);
  store_set_number (store, KEY_REJECTIONS, store_get_number (store, KEY_REJECTIONS, 0) + 1);
}

gboolean
sol_penalties_may_try (SolCloudStore *store, SolTime now, SolTime *retry_at)
{
  SolTime tried_at = store_get_number (store, KEY_TRIED_AT, SOL_TIME_UNKNOWN);
  if (tried_at == SOL_TIME_UNKNOWN || tried_at > now || tried_at + SOL_HAND_PAUSE <= now)
    return TRUE;
  *retry_at = tried_at + SOL_HAND_PAUSE;
  return FALSE;
}

void
sol_penalties_note_try (SolCloudStore *store, SolTime now)
{
  store_set_number (store, KEY_TRIED_AT, now);
}

void
sol_penalties_clear (SolCloudStore *store)
{
  static const char *const keys[]
      = { KEY_BLOCKED_UNTIL, KEY_BLOCKED_WHY, KEY_REJECTIONS, KEY_NOT_BEFORE, KEY_TRIED_AT };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    SOL_CLOUD_STORE_GET_IFACE (store)->set (store, keys[i], NULL);
}
