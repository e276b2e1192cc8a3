/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-test-cases"

#include "cases.h"

#include <math.h>
#include <string.h>

JsonParser *
cases_load (const char *family)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat (family, ".json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("SOL_TEST_DATA"), "cases", name, NULL);
  JsonParser *parser = json_parser_new_immutable ();

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return parser;
}

JsonObject *
cases_find (JsonParser *parser, const char *name)
{
  JsonArray *cases = json_node_get_array (json_parser_get_root (parser));

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *one = json_array_get_object_element (cases, i);
      if (g_str_equal (json_object_get_string_member (one, "name"), name))
        return one;
    }
  g_error ("no case \"%s\"", name);
}

double
cases_number (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NAN;
  GType type = json_node_get_value_type (node);
  if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE)
    return json_node_get_double (node);
  if (type != G_TYPE_STRING)
    return NAN;
  const char *text = json_node_get_string (node);
  char *end = NULL;
  double number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' ? number : NAN;
}

double
cases_member (JsonObject *object, const char *member)
{
  return cases_number (json_object_get_member (object, member));
}

void
cases_read_series (JsonObject *object, SolSeries series[SOL_N_CHANNELS])
{
  for (guint c = 0; c < SOL_N_CHANNELS; c++)
    {
      JsonNode *node = json_object_get_member (object, sol_channel_get_name ((SolChannel) c));
      JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
      series[c].n = array == NULL ? 0 : json_array_get_length (array);
      series[c].wh = g_new0 (double, series[c].n + 1);
      for (guint i = 0; i < series[c].n; i++)
        {
          double wh = cases_number (json_array_get_element (array, i));
          series[c].wh[i] = wh < 0 ? NAN : wh;
        }
    }
}

void
cases_clear_series (SolSeries series[SOL_N_CHANNELS])
{
  for (guint c = 0; c < SOL_N_CHANNELS; c++)
    g_clear_pointer (&series[c].wh, g_free);
}

static JsonObject *
answer (JsonObject *refresh, const char *what)
{
  g_autoptr (GList) calls = json_object_get_members (refresh);
  for (GList *call = calls; call != NULL; call = call->next)
    if (g_str_has_suffix (call->data, what))
      return json_object_get_object_member (refresh, call->data);
  return NULL;
}

SolChargerStatus *
cases_read_status (JsonObject *refresh)
{
  JsonObject *data = json_object_get_object_member (answer (refresh, "/status"), "data");
  JsonObject *charger = json_array_get_object_element (json_object_get_array_member (data, "chargers"), 0);
  JsonObject *session = json_object_get_object_member (charger, "session_d");
  JsonObject *connector
      = json_array_get_object_element (json_object_get_array_member (charger, "connectors"), 0);
  SolChargerStatus *status = sol_charger_status_new ();
  double amps = cases_member (session, "charge_level");
  double mode = cases_member (charger, "mode");

  status->serial = g_strdup (json_object_get_string_member (charger, "sn"));
  status->charging_reported = sol_truth (json_object_get_boolean_member (charger, "charging"));
  status->connector_text
      = g_strdup (json_object_get_string_member_with_default (connector, "connectorStatusType", NULL));
  status->connector = sol_connector_from_text (status->connector_text);
  status->last_report
      = sol_time_parse (json_object_get_string_member_with_default (charger, "lst_rpt_at", NULL), NULL);
  status->session.amps = isnan (amps) ? 0 : (int) amps;
  status->mode = isnan (mode) ? -1 : (int) mode;
  return status;
}

SolChargerSummary *
cases_read_summary (JsonObject *refresh)
{
  JsonObject *call = answer (refresh, "/summary");
  SolChargerSummary *summary = sol_charger_summary_new ();
  if (call == NULL)
    return summary;

  JsonObject *charger = json_array_get_object_element (json_object_get_array_member (call, "data"), 0);
  JsonObject *levels = json_object_get_object_member (charger, "chargeLevelDetails");
  JsonObject *wiring = json_object_get_object_member (charger, "wiringConfiguration");
  summary->lifetime_wh = cases_member (charger, "lifeTimeConsumption");
  summary->voltage = cases_member (charger, "operatingVoltage");
  summary->phases = (int) cases_member (charger, "phaseCount");
  summary->phase_mode = (int) cases_member (charger, "phaseMode");
  summary->max_current = (int) cases_member (charger, "maxCurrent");
  summary->amps_max = (int) cases_member (levels, "max");
  if (json_object_has_member (wiring, "N"))
    summary->wiring_neutral = g_strdup ("N");
  return summary;
}
