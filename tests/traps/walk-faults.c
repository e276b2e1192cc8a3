/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "walk-faults"

#include <string.h>

#include "walk.h"

#define MANY_LEVELS 1000000

/* A body of a status: says who and where, as real ones do. */
#define TALKATIVE                                                                                            \
  "{\"message\":\"Trouble at " RIG_SITE " with " RIG_SERIAL " of " RIG_EMAIL ", token " RIG_MANAGER_TOKEN    \
  ", " WALK_SECRET "\",\"code\":\"" RIG_SITE "\",\"path\":\"/pv/systems/" RIG_SITE "/today\"}"
#define WALL                                                                                                 \
  "<!DOCTYPE html><html><head><meta http-equiv=\"X-UA-Compatible\" content=\"IE=edge\"></head><body>"        \
  "<form action=\"/login/login\"><input value=\"" RIG_EMAIL "\"></form>" WALK_SECRET "</body></html>"
#define PAGE                                                                                                 \
  "<!DOCTYPE html><html><head><title>Pause</title></head><body>" RIG_SITE " " WALK_SECRET "</body></html>"
#define NUMBERS                                                                                              \
  "{\"data\":{\"id\":99999999999999999999,\"value\":-99999999999999999999,\"time\":1e999},"                  \
  "\"total\":99999999999999999999,\"count\":99999999999999999999,\"start_time\":99999999999999999999}"

static void
fault_free (gpointer data)
{
  WalkFault *fault = data;
  g_bytes_unref (fault->body);
  g_free ((char *) fault->name);
  g_free ((char *) fault->retry_after);
  g_free (fault);
}

static WalkFault *
fault_add (GPtrArray *faults, const char *name, WalkKind kind, guint status, const char *type, GBytes *body)
{
  WalkFault *fault = g_new0 (WalkFault, 1);
  fault->name = g_strdup (name);
  fault->kind = kind;
  fault->status = status;
  fault->type = type;
  fault->body = body;
  g_ptr_array_add (faults, fault);
  return fault;
}

static WalkFault *
fault_add_text (GPtrArray *faults, const char *name, WalkKind kind, const char *type, const char *body)
{
  return fault_add (faults, name, kind, 200, type, g_bytes_new_static (body, strlen (body)));
}

static void
add_statuses (GPtrArray *faults)
{
  static const guint statuses[]
      = { 400, 401, 403, 404, 405, 406, 409, 422, 466, 468, 472, 473, 500, 502, 503, 504, 550, 551, 552 };
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", statuses[i]);
      fault_add (faults, name, WALK_STATUS, statuses[i], "application/json",
                 g_bytes_new_static (TALKATIVE, strlen (TALKATIVE)));
    }

  WalkFault *seconds = fault_add (faults, "429-seconds", WALK_STATUS, 429, "application/json",
                                  g_bytes_new_static (TALKATIVE, strlen (TALKATIVE)));
  seconds->retry_after = g_strdup ("90");
  WalkFault *date = fault_add (faults, "429-date", WALK_STATUS, 429, "application/json",
                               g_bytes_new_static (TALKATIVE, strlen (TALKATIVE)));
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (RIG_NOW / SOL_SECOND + 90);
  date->retry_after = soup_date_time_to_string (when, SOUP_DATE_HTTP);
}

static GBytes *
make_levels (void)
{
  char *text = g_malloc (2 * MANY_LEVELS);
  memset (text, '[', MANY_LEVELS);
  memset (text + MANY_LEVELS, ']', MANY_LEVELS);
  return g_bytes_new_take (text, 2 * MANY_LEVELS);
}

GPtrArray *
walk_faults_new (void)
{
  static const char json[] = "application/json";
  static const char html[] = "text/html; charset=utf-8";
  GPtrArray *faults = g_ptr_array_new_with_free_func (fault_free);
  add_statuses (faults);
  fault_add_text (faults, "login-wall", WALK_WALL, html, WALL);
  fault_add_text (faults, "page", WALK_PAGE, html, PAGE);
  fault_add_text (faults, "empty", WALK_EMPTY, json, "");
  fault_add_text (faults, "wrong-type", WALK_RUBBISH, "text/plain",
                  "The service at " RIG_SITE " rests. " WALK_SECRET);
  fault_add_text (faults, "invalid-utf8", WALK_RUBBISH, json, "{\"data\":\"\xff\xfe " WALK_SECRET "\"}");
  fault_add_text (faults, "no-json", WALK_RUBBISH, json, "upstream " WALK_SECRET " " RIG_SITE);
  fault_add_text (faults, "truncated", WALK_RUBBISH, json,
                  "{\"data\":{\"name\":\"" WALK_SECRET "\",\"list\":[1,2,");
  fault_add (faults, "million-levels", WALK_RUBBISH, 200, json, make_levels ());
  fault_add_text (faults, "twenty-digits", WALK_NUMBERS, json, NUMBERS);
  return faults;
}

void
walk_check_redacted (const char *text)
{
  static const char *const forbidden[]
      = { RIG_SITE, RIG_SERIAL, RIG_EMAIL, "mira.holt", "Süd+Ost", "6049921", RIG_MANAGER_TOKEN,
          "eyJ",    "aT-1",     "aT-2",    "kQ0sVt7",   "ck-1",    "Heron",   WALK_SECRET };
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (forbidden); i++)
    if (strstr (text, forbidden[i]) != NULL)
      g_error ("“%s” is told: %.600s", forbidden[i], strstr (text, forbidden[i]));
}
