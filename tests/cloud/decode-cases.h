/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "sol-charger-power.h"
#include "sol-counter-power.h"
#include "sol-decode.h"
#include "sol-schedule-rules.h"

G_BEGIN_DECLS

/*
 * The cases of tests/data/cases, for those whose endpoint a decoder reads: the payload goes in as bytes, the
 * facts are read from the value through one table per family and compared with what the case expects.
 */

/** DecodeEndpoint: an endpoint, spelled as in the cases, and its decoder. */
typedef struct
{
  const char *endpoint;
  const char *name; /* of the tests */
  gpointer (*decode) (GBytes *json, GError **error);
  void (*unref) (gpointer value);
} DecodeEndpoint;

/** decode_endpoints: all of them; the last has no name. Several endpoints may share a decoder. */
extern const DecodeEndpoint decode_endpoints[];

const DecodeEndpoint *decode_endpoint_find (const char *endpoint);

/** DecodeRun: what has been decoded when a fact is read. */
typedef struct
{
  const DecodeEndpoint *endpoint;
  GBytes *json;          /* the newest body */
  gpointer value;        /* (nullable) its value */
  GError *error;         /* (nullable) why there is none */
  GHashTable *also;      /* endpoint -> value of what was read in the same refresh */
  GPtrArray *older;      /* (element-type value) earlier answers of the same endpoint, oldest first */
  SolTime now;           /* the clock of the case, else the time of the newest answer is taken for granted */
  GTimeZone *zone;       /* of the site */
  SolChargerPower power; /* base of the derived power of the only charger, over refreshes */
  double power_w;
  SolCounterPower grid_power, battery_power; /* from the lifetime counters */
  SolHeatPumpPower heat_pump_power;          /* from the totals of the day */
  GHashTable *missed_slots;                  /* what sol_schedule_linger() counts */
  SolSchedule *shown_schedule;               /* (nullable) what it lets be seen */
  const char *day;                           /* (nullable) the local day that is asked about */
} DecodeRun;

void decode_run_init (DecodeRun *run, const DecodeEndpoint *endpoint);
void decode_run_clear (DecodeRun *run);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DecodeRun, decode_run_clear)

/** decode_run_take: the next answer of the endpoint of @run. */
void decode_run_take (DecodeRun *run, GBytes *json);

/** decode_run_also: Returns: (nullable) what another endpoint said in the same refresh. */
gconstpointer decode_run_also (const DecodeRun *run, const char *endpoint);

/** DecodeFact: a fact and who reads it. @expected is for facts that are questions. */
typedef struct
{
  const char *name;
  JsonNode *(*read) (const DecodeRun *run, JsonNode *expected);
} DecodeFact;

/* One table per family; the last has no name. */
extern const DecodeFact decode_facts_common[];
extern const DecodeFact decode_facts_ev[];
extern const DecodeFact decode_facts_energy[];
extern const DecodeFact decode_facts_battery[];
extern const DecodeFact decode_facts_config[];
extern const DecodeFact decode_facts_site[];
extern const DecodeFact decode_facts_panels[];
extern const DecodeFact decode_facts_errors[];
extern const DecodeFact decode_facts_charger[];
extern const DecodeFact decode_facts_history[];
extern const DecodeFact decode_facts_windows[];
extern const DecodeFact decode_facts_rules[];
extern const DecodeFact decode_facts_tariff[];
extern const DecodeFact decode_facts_events[];
extern const DecodeFact decode_facts_extras[];

/* Members of facts; what is unknown becomes null. */
JsonNode *decode_fact_null (void);
JsonNode *decode_fact_number (double number);
JsonNode *decode_fact_int (gint64 number, gint64 unknown);
JsonNode *decode_fact_truth (SolTruth truth);
JsonNode *decode_fact_text (const char *text);
JsonNode *decode_fact_time (SolTime time);
JsonNode *decode_fact_minute (int minute);
JsonNode *decode_fact_days (SolDays days);
JsonNode *decode_fact_object (JsonObject *object);
JsonNode *decode_fact_array (JsonArray *array);

/** decode_fact_same: whether @actual says what @expected lists; else the path of the first difference. */
gboolean decode_fact_same (JsonNode *expected, JsonNode *actual, double tolerance, char **difference);

/** decode_cases_load: Returns: (transfer full): the list in tests/data/cases/@file. */
JsonNode *decode_cases_load (const char *file);

/** decode_sample: Returns: (transfer full) (nullable): a good body for @endpoint where no case has one. */
JsonNode *decode_sample (const char *endpoint);

/** decode_cases_body: Returns: (transfer full): a payload as bytes; a text is the raw body. */
GBytes *decode_cases_body (JsonNode *payload);

G_END_DECLS
