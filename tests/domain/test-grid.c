/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cases.h"

#include "sol-grid.h"

#include <math.h>
#include <string.h>

#define NOW (SOL_DAY * 20000)

typedef struct
{
  SolTruth relay;
  int relay_s; /* seconds ago */
  SolGridState charger;
  int charger_s;
  SolTruth outage; /* of the context */
  int context_s;
  SolTruth check; /* outage_check */
  int check_s;
  SolGridState state;
} Row;

static SolGridState
state_of (const Row *row)
{
  g_autoptr (SolOffGridContext) context = sol_off_grid_context_new ();
  g_autoptr (SolGridCheck) check = sol_grid_check_new ();
  SolGridEvidence evidence;

  sol_grid_evidence_init (&evidence);
  context->outage = row->outage;
  check->outage_check = row->check;
  evidence.relay_closed = row->relay;
  evidence.relay_at = row->relay_s < 0 ? SOL_TIME_UNKNOWN : NOW - row->relay_s * SOL_SECOND;
  evidence.charger_grid = row->charger;
  evidence.charger_at = row->charger_s < 0 ? SOL_TIME_UNKNOWN : NOW - row->charger_s * SOL_SECOND;
  evidence.context = row->context_s < 0 ? NULL : context;
  evidence.context_at = row->context_s < 0 ? SOL_TIME_UNKNOWN : NOW - row->context_s * SOL_SECOND;
  evidence.check = row->check_s < 0 ? NULL : check;
  evidence.check_at = row->check_s < 0 ? SOL_TIME_UNKNOWN : NOW - row->check_s * SOL_SECOND;
  return sol_grid_state (&evidence, NOW);
}

enum
{
  U = SOL_UNKNOWN,
  N = SOL_NO,
  Y = SOL_YES,
};

static void
test_state (void)
{
  static const Row rows[] = {
    { U, -1, SOL_GRID_UNKNOWN, -1, U, -1, U, -1, SOL_GRID_UNKNOWN },
    /* The relay, at most two minutes old, is best. */
    { Y, 120, SOL_GRID_OFF, 10, Y, 5, Y, 5, SOL_GRID_ON },
    { Y, 121, SOL_GRID_OFF, 10, U, -1, U, -1, SOL_GRID_OFF },
    { N, 60, SOL_GRID_ON, 10, U, -1, U, -1, SOL_GRID_OFF },
    { N, 60, SOL_GRID_ON, 10, Y, 30, N, 30, SOL_GRID_OUTAGE },
    { N, 60, SOL_GRID_ON, 10, N, 30, N, 30, SOL_GRID_OFF_BY_CHOICE },
    /* Then a charger, sampled at most ten minutes ago. */
    { U, 5, SOL_GRID_ON, 600, Y, 5, Y, 5, SOL_GRID_ON },
    { U, -1, SOL_GRID_ON, 601, U, -1, U, -1, SOL_GRID_UNKNOWN },
    { U, -1, SOL_GRID_ON, -1, U, -1, U, -1, SOL_GRID_UNKNOWN },
    { U, -1, SOL_GRID_ON, -700, N, 5, U, -1, SOL_GRID_UNKNOWN },
    { U, -1, SOL_GRID_OFF, 100, U, -1, U, -1, SOL_GRID_OFF },
    { U, -1, SOL_GRID_OFF, 100, Y, 50, U, -1, SOL_GRID_OUTAGE },
    { U, -1, SOL_GRID_OFF, 100, U, -1, Y, 50, SOL_GRID_OUTAGE },
    { U, -1, SOL_GRID_OFF, 100, N, 50, Y, 50, SOL_GRID_OUTAGE },
    { U, -1, SOL_GRID_OFF, 100, N, 50, N, 100, SOL_GRID_OFF_BY_CHOICE },
    { U, -1, SOL_GRID_OFF, 100, N, 50, U, 50, SOL_GRID_OFF },
    { U, -1, SOL_GRID_OFF, 100, N, 50, U, -1, SOL_GRID_OFF },
    /* Reads begun before it do not tell why. */
    { U, -1, SOL_GRID_OFF, 100, Y, 101, Y, 101, SOL_GRID_OFF },
    { U, -1, SOL_GRID_OFF, 100, N, 101, N, 50, SOL_GRID_OFF },
    { N, 30, SOL_GRID_OFF, 500, Y, 60, N, 20, SOL_GRID_OFF },
    /* Last the context, at most five minutes old, and only when it says power cut. */
    { U, -1, SOL_GRID_UNKNOWN, -1, Y, 300, U, -1, SOL_GRID_OUTAGE },
    { U, -1, SOL_GRID_UNKNOWN, -1, Y, 301, U, -1, SOL_GRID_UNKNOWN },
    { U, -1, SOL_GRID_UNKNOWN, -1, N, 10, N, 10, SOL_GRID_UNKNOWN },
    { U, -1, SOL_GRID_ON, 900, Y, 10, U, -1, SOL_GRID_OUTAGE },
    /* The check lists permissions and is no evidence by itself. */
    { U, -1, SOL_GRID_UNKNOWN, -1, U, -1, Y, 10, SOL_GRID_UNKNOWN },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpint (state_of (&rows[i]), ==, rows[i].state);
    }
}

static SolGridState
grid_from_text (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return SOL_GRID_UNKNOWN;
  const char *text = json_node_get_string (node);
  return strstr (text, "OFF_GRID") != NULL ? SOL_GRID_OFF : SOL_GRID_ON;
}

static void
test_case (void)
{
  g_autoptr (JsonParser) parser = cases_load ("ev_status");
  JsonObject *one = cases_find (parser, "grid-state-told-by-the-chargers");
  JsonObject *context = json_object_get_object_member (one, "context");
  JsonArray *bodies = json_object_get_array_member (context, "each_body");
  JsonArray *wanted
      = json_object_get_array_member (json_object_get_object_member (one, "expected"), "grid_state_each");
  SolTime now = sol_time_parse (json_object_get_string_member (context, "now"), NULL);

  for (guint i = 0; i < json_array_get_length (bodies); i++)
    {
      JsonObject *data = json_object_get_object_member (json_array_get_object_element (bodies, i), "data");
      JsonArray *chargers = json_object_get_array_member (data, "chargers");
      g_autoptr (SolEvStatus) status = sol_ev_status_new ();
      for (guint c = 0; c < json_array_get_length (chargers); c++)
        {
          JsonObject *charger = json_array_get_object_element (chargers, c);
          SolChargerStatus *value = sol_charger_status_new ();
          value->grid = grid_from_text (json_object_get_member (charger, "offGrid"));
          value->last_report = sol_time_parse (json_object_get_string_member (charger, "lst_rpt_at"), NULL);
          g_ptr_array_add (status->chargers, value);
        }
      SolGridEvidence evidence;
      sol_grid_evidence_init (&evidence);
      sol_grid_evidence_take_chargers (&evidence, status, now);
      g_assert_cmpstr (sol_grid_state_get_name (sol_grid_state (&evidence, now)), ==,
                       json_array_get_string_element (wanted, i));
    }
}

static void
test_chargers (void)
{
  static const struct
  {
    SolGridState grid[2];
    int ago_s[2];
    SolGridState state;
  } rows[] = {
    { { SOL_GRID_ON, SOL_GRID_OFF }, { 300, 10 }, SOL_GRID_OFF }, /* the newer one corrects */
    { { SOL_GRID_ON, SOL_GRID_OFF }, { 10, 300 }, SOL_GRID_ON },
    { { SOL_GRID_ON, SOL_GRID_OFF }, { 10, 60 }, SOL_GRID_UNKNOWN }, /* contradict each other */
    { { SOL_GRID_UNKNOWN, SOL_GRID_OFF }, { 10, 60 }, SOL_GRID_OFF },
    { { SOL_GRID_OFF, SOL_GRID_OFF }, { 700, 800 }, SOL_GRID_UNKNOWN },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolEvStatus) status = sol_ev_status_new ();
      SolGridEvidence evidence;
      for (guint c = 0; c < 2; c++)
        {
          SolChargerStatus *charger = sol_charger_status_new ();
          charger->grid = rows[i].grid[c];
          charger->last_report = NOW - rows[i].ago_s[c] * SOL_SECOND;
          g_ptr_array_add (status->chargers, charger);
        }
      sol_grid_evidence_init (&evidence);
      sol_grid_evidence_take_chargers (&evidence, status, NOW);
      g_assert_cmpint (sol_grid_state (&evidence, NOW), ==, rows[i].state);
      sol_grid_evidence_take_chargers (&evidence, NULL, NOW);
      g_assert_cmpint (sol_grid_state (&evidence, NOW), ==, SOL_GRID_UNKNOWN);
    }
}

static void
test_may_toggle (void)
{
  static const struct
  {
    SolTruth available, disabled, download, sunlight, outage, running, may;
  } rows[] = {
    { Y, N, N, N, N, N, Y }, { Y, Y, N, N, N, N, N }, { Y, N, Y, N, N, N, N }, { Y, N, N, Y, N, N, N },
    { Y, N, N, N, Y, N, N }, { Y, N, N, N, N, Y, N }, { Y, N, N, U, N, N, U }, { Y, N, N, U, Y, N, N },
    { N, U, U, U, U, U, N }, { U, U, U, U, U, U, U }, { U, N, N, N, N, N, U },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolGridCheck) check = sol_grid_check_new ();
      check->available = rows[i].available;
      check->disabled = rows[i].disabled;
      check->download = rows[i].download;
      check->sunlight_check = rows[i].sunlight;
      check->outage_check = rows[i].outage;
      check->toggle_running = rows[i].running;
      g_assert_cmpint (sol_grid_check_may_toggle (check), ==, rows[i].may);
    }
}

static void
test_names (void)
{
  g_assert_cmpstr (sol_grid_state_get_name (SOL_GRID_ON), ==, "on-grid");
  g_assert_cmpstr (sol_grid_state_get_name (SOL_GRID_OFF), ==, "off-grid");
  g_assert_cmpstr (sol_grid_state_get_name (SOL_GRID_OFF_BY_CHOICE), ==, "off-grid");
  g_assert_cmpstr (sol_grid_state_get_name (SOL_GRID_OUTAGE), ==, "outage");
  g_assert_cmpstr (sol_grid_state_get_name (SOL_GRID_UNKNOWN), ==, "unknown");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/grid/case/grid-state-told-by-the-chargers", test_case);
  g_test_add_func ("/domain/grid/state", test_state);
  g_test_add_func ("/domain/grid/chargers", test_chargers);
  g_test_add_func ("/domain/grid/may-toggle", test_may_toggle);
  g_test_add_func ("/domain/grid/names", test_names);
  return g_test_run ();
}
