/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-session-item"

#include "sol-session-item.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sol-format.h"

struct _SolSessionItem
{
  GObject parent_instance;

  SolChargeRecord *session;
  double seconds;
  double time_of_day;
  char *texts[SOL_SESSION_N_COLUMNS];
  char *haystack; /* all texts and the long name of the day, casefolded */
};

G_DEFINE_FINAL_TYPE (SolSessionItem, sol_session_item, G_TYPE_OBJECT)

static void
sol_session_item_finalize (GObject *object)
{
  SolSessionItem *self = SOL_SESSION_ITEM (object);

  for (guint i = 0; i < SOL_SESSION_N_COLUMNS; i++)
    g_free (self->texts[i]);
  g_free (self->haystack);
  g_clear_pointer (&self->session, sol_charge_record_free);
  G_OBJECT_CLASS (sol_session_item_parent_class)->finalize (object);
}

static void
sol_session_item_class_init (SolSessionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_session_item_finalize;
}

static void
sol_session_item_init (SolSessionItem *self)
{
}

static char *
make_haystack (SolSessionItem *self, const SolSessionPlace *place)
{
  g_autoptr (GDateTime) start = sol_time_to_local (self->session->started_at, place->zone);
  g_autofree char *day = start != NULL ? g_date_time_format (start, "%A %-d %B %Y %Y-%m-%d") : g_strdup ("");
  g_autofree char *joined = g_strjoin (" ", day, self->texts[0], self->texts[1], self->texts[2],
                                       self->texts[3], self->texts[4], self->texts[5], self->texts[6], NULL);

  return g_utf8_casefold (joined, -1);
}

SolSessionItem *
sol_session_item_new (const SolChargeRecord *session, const SolSessionPlace *place)
{
  SolSessionItem *self = g_object_new (SOL_TYPE_SESSION_ITEM, NULL);

  self->session = sol_charge_record_copy (session);
  self->seconds = sol_session_seconds (session, place->now);
  g_autoptr (GDateTime) start = sol_time_to_local (session->started_at, place->zone);
  self->time_of_day
      = start != NULL ? g_date_time_get_hour (start) * 60 + g_date_time_get_minute (start) : NAN;
  self->texts[SOL_SESSION_COLUMN_DATE] = sol_session_date (session->started_at, place);
  self->texts[SOL_SESSION_COLUMN_TIME] = sol_session_span (session, place);
  self->texts[SOL_SESSION_COLUMN_ENERGY] = sol_format_energy (session->energy_wh);
  self->texts[SOL_SESSION_COLUMN_DURATION] = sol_format_duration (self->seconds);
  self->texts[SOL_SESSION_COLUMN_RANGE] = sol_format_distance (session->miles, place->metric);
  self->texts[SOL_SESSION_COLUMN_COST] = sol_session_cost (session, place);
  self->texts[SOL_SESSION_COLUMN_PRICE] = sol_format_money (sol_session_price (session), place->currency);
  self->haystack = make_haystack (self, place);
  return self;
}

const SolChargeRecord *
sol_session_item_get_session (SolSessionItem *self)
{
  g_return_val_if_fail (SOL_IS_SESSION_ITEM (self), NULL);

  return self->session;
}

const char *
sol_session_item_get_text (SolSessionItem *self, SolSessionColumn column)
{
  g_return_val_if_fail (SOL_IS_SESSION_ITEM (self), NULL);
  g_return_val_if_fail (column < SOL_SESSION_N_COLUMNS, NULL);

  return self->texts[column];
}

static double
number_of (SolSessionItem *self, SolSessionColumn column)
{
  const SolChargeRecord *session = self->session;

  switch (column)
    {
    case SOL_SESSION_COLUMN_ENERGY:
      return session->energy_wh;
    case SOL_SESSION_COLUMN_DURATION:
      return self->seconds;
    case SOL_SESSION_COLUMN_RANGE:
      return session->miles;
    case SOL_SESSION_COLUMN_COST:
      return session->cost;
    case SOL_SESSION_COLUMN_PRICE:
      return sol_session_price (session);
    case SOL_SESSION_COLUMN_TIME:
      return self->time_of_day;
    case SOL_SESSION_COLUMN_DATE:
    case SOL_SESSION_N_COLUMNS:
    default:
      return (double) session->started_at;
    }
}

int
sol_session_item_compare (SolSessionItem *a, SolSessionItem *b, SolSessionColumn column)
{
  double first = number_of (a, column);
  double second = number_of (b, column);

  if (isnan (first) || isnan (second))
    return isnan (first) - isnan (second);
  return (first > second) - (first < second);
}

gboolean
sol_session_item_equal (SolSessionItem *a, SolSessionItem *b)
{
  if (g_strcmp0 (a->session->id, b->session->id) != 0)
    return FALSE;
  for (guint i = 0; i < SOL_SESSION_N_COLUMNS; i++)
    if (!g_str_equal (a->texts[i], b->texts[i]))
      return FALSE;

  return TRUE;
}

gboolean
sol_session_item_matches (SolSessionItem *self, const char *search)
{
  g_return_val_if_fail (SOL_IS_SESSION_ITEM (self), FALSE);

  if (search == NULL)
    return TRUE;
  g_autofree char *needle = g_utf8_casefold (search, -1);
  g_auto (GStrv) words = g_strsplit_set (needle, " \t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->haystack, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

const char *
sol_session_column_get_title (SolSessionColumn column)
{
  static const char *const titles[SOL_SESSION_N_COLUMNS]
      = { N_ ("Date"),  N_ ("Time"), N_ ("Energy"),       N_ ("Charging time"),
          N_ ("Range"), N_ ("Cost"), N_ ("Price per kWh") };

  g_return_val_if_fail (column < SOL_SESSION_N_COLUMNS, NULL);

  return _ (titles[column]);
}
