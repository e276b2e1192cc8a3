/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-route-schedules"

#include "sol-sim-evse.h"
#include "sol-sim-slot.h"

#include <string.h>

/* The slots of scheduled charging and their five writes (addendum 1.7.18). */

#define BASE "/service/evse_scheduler/api/v1/iqevc/charging-mode/SCHEDULED_CHARGING/{site}/{sn}"

static char *
lock_of (const SolSimCharger *charger)
{
  gint64 ms = charger->slots_changed_ms;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (ms / 1000);
  g_autofree char *second = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  return g_strdup_printf ("%s.%03d+00:00", second, (int) (ms % 1000));
}

static void
write_meta (JsonBuilder *builder, const SolSimCharger *charger)
{
  g_autofree char *lock = lock_of (charger);
  sol_sim_json_object (builder, "meta");
  sol_sim_json_string (builder, "serverTimeStamp", lock);
  json_builder_end_object (builder);
}

static void
answer_schedules (SolSimCall *call)
{
  const SolSimCharger *charger = call->charger;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  write_meta (builder, charger);
  sol_sim_json_object (builder, "data");
  sol_sim_json_object (builder, "config");
  sol_sim_json_boolean (builder, "isOffPeakEligible", TRUE);
  sol_sim_json_string (builder, "scheduleSyncStatus", charger->slots_pending ? "pending" : "synced");
  sol_sim_json_boolean (builder, "isModeCancellable", TRUE);
  sol_sim_json_boolean (builder, "pendingModesOffGrid", charger->off_grid && charger->mode_pending);
  sol_sim_json_boolean (builder, "pendingSchedulesOffGrid", charger->off_grid && charger->slots_pending);
  json_builder_end_object (builder);
  sol_sim_json_array (builder, "slots");
  for (guint i = 0; i < charger->n_slots; i++)
    sol_sim_slot_write (builder, &charger->slots[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  sol_sim_json_empty_object (builder, "error");
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
refuse (SolSimCall *call, const char *text)
{
  sol_sim_evse_answer_error (call, 400, "iqevc_sch_10002", text);
}

/* `data` of the answer is @id, or null. */
static void
answer_written (SolSimCall *call, SolSimResult result, const char *id)
{
  if (result != SOL_SIM_OK)
    {
      if (result == SOL_SIM_INVALID)
        refuse (call, "The schedule is not valid");
      else
        sol_sim_evse_answer_error (call, 409, "iqevc_sch_10040", "Not possible now");
      return;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  write_meta (builder, call->charger);
  sol_sim_json_string (builder, "data", id);
  sol_sim_json_empty_object (builder, "error");
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static SolSimResult
keep (SolSimCall *call, GArray *slots)
{
  return sol_sim_home_set_slots (call->server->home, call->site->id, call->charger->serial,
                                 (const SolSimSlot *) (gpointer) slots->data, slots->len);
}

static GArray *
copy_slots (const SolSimCharger *charger)
{
  GArray *slots = g_array_new (FALSE, TRUE, sizeof (SolSimSlot));
  if (charger->n_slots > 0)
    g_array_append_vals (slots, charger->slots, charger->n_slots);
  return slots;
}

static SolSimSlot *
find_slot (GArray *slots, const char *id)
{
  for (guint i = 0; i < slots->len; i++)
    {
      SolSimSlot *slot = &g_array_index (slots, SolSimSlot, i);
      if (strcmp (slot->id, id) == 0)
        return slot;
    }
  return NULL;
}

static gboolean
is_own_id (SolSimCall *call, const char *id)
{
  g_autofree char *prefix
      = g_strdup_printf ("%" G_GUINT64_FORMAT ":%s:", call->site->id, call->charger->serial);
  return g_str_has_prefix (id, prefix) && strlen (id) > strlen (prefix);
}

/* NULL and an answer when one of them cannot be read. */
static GArray *
read_slots (SolSimCall *call, JsonArray *array)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, TRUE, sizeof (SolSimSlot));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SolSimSlot slot;
      JsonObject *object = sol_sim_json_to_object (json_array_get_element (array, i));
      if (!sol_sim_slot_read (object, call->charger->max_amps, &slot) || !is_own_id (call, slot.id)
          || find_slot (slots, slot.id) != NULL)
        {
          refuse (call, "A schedule cannot be read");
          return NULL;
        }
      g_array_append_val (slots, slot);
    }
  return g_steal_pointer (&slots);
}

/* Slots that are left out are gone; who has not seen the newest list may not replace it. */
static void
replace_all (SolSimCall *call, JsonArray *array)
{
  JsonObject *meta = sol_sim_json_to_object (sol_sim_json_member (sol_sim_call_json (call), "meta"));
  const char *seen = sol_sim_json_get_string (meta, "serverTimeStamp", NULL);
  g_autofree char *lock = lock_of (call->charger);
  if (seen == NULL
      || sol_sim_json_get_integer (meta, "rowCount", -1) != (gint64) json_array_get_length (array))
    {
      refuse (call, "meta does not fit");
      return;
    }
  if (strcmp (seen, lock) != 0)
    {
      sol_sim_evse_answer_error (call, 409, "iqevc_sch_10036", "The schedules were changed meanwhile");
      return;
    }
  g_autoptr (GArray) slots = read_slots (call, array);
  if (slots != NULL)
    answer_written (call, keep (call, slots), NULL);
}

static void
enable_some (SolSimCall *call)
{
  JsonObject *object = sol_sim_call_json (call);
  g_autoptr (GArray) slots = copy_slots (call->charger);
  gboolean right = json_object_get_size (object) == slots->len;
  for (guint i = 0; i < slots->len; i++)
    {
      SolSimSlot *slot = &g_array_index (slots, SolSimSlot, i);
      const char *word = sol_sim_json_get_string (object, slot->id, "");
      slot->enabled = strcmp (word, "ENABLED") == 0;
      right = right && (slot->enabled || strcmp (word, "DISABLED") == 0);
    }
  if (right)
    answer_written (call, keep (call, slots), NULL);
  else
    refuse (call, "Every schedule is named once");
}

static void
change_schedules (SolSimCall *call)
{
  JsonNode *data = sol_sim_json_member (sol_sim_call_json (call), "data");
  if (sol_sim_call_json (call) == NULL)
    sol_sim_answer_message (call, 400, "Malformed JSON request");
  else if (data == NULL)
    enable_some (call);
  else if (JSON_NODE_HOLDS_ARRAY (data))
    replace_all (call, json_node_get_array (data));
  else
    refuse (call, "data is a list");
}

static void
answer_missing (SolSimCall *call)
{
  sol_sim_evse_answer_error (call, 404, "iqevc_sch_10004", "There is no such schedule");
}

static void
change_one (SolSimCall *call)
{
  SolSimSlot slot;
  g_autoptr (GArray) slots = copy_slots (call->charger);
  SolSimSlot *found = find_slot (slots, call->id);
  if (found == NULL)
    answer_missing (call);
  else if (!sol_sim_slot_read (sol_sim_call_json (call), call->charger->max_amps, &slot)
           || strcmp (slot.id, call->id) != 0)
    refuse (call, "The schedule cannot be read");
  else
    {
      *found = slot;
      answer_written (call, keep (call, slots), call->id);
    }
}

static void
add_one (SolSimCall *call)
{
  SolSimSlot slot;
  g_autoptr (GArray) slots = copy_slots (call->charger);
  if (!sol_sim_slot_read (sol_sim_call_json (call), call->charger->max_amps, &slot)
      || !is_own_id (call, slot.id))
    refuse (call, "The schedule cannot be read");
  else if (find_slot (slots, slot.id) != NULL)
    sol_sim_evse_answer_error (call, 409, "iqevc_sch_10005", "There is such a schedule already");
  else
    {
      g_array_append_val (slots, slot);
      answer_written (call, keep (call, slots), slot.id);
    }
}

static void
delete_one (SolSimCall *call)
{
  g_autoptr (GArray) slots = copy_slots (call->charger);
  const SolSimSlot *found = find_slot (slots, call->id);
  if (found == NULL)
    {
      answer_missing (call);
      return;
    }
  g_array_remove_index (slots, (guint) (found - &g_array_index (slots, SolSimSlot, 0)));
  answer_written (call, keep (call, slots), NULL);
}

#define TJ SOL_SIM_FAMILY_TJ
#define BEARER SOL_SIM_ROUTE_BEARER

const SolSimRoute sol_sim_routes_schedules[] = {
  { "GET", BASE "/schedules", TJ, BEARER, answer_schedules },
  { "PATCH", BASE "/schedules", TJ, BEARER, change_schedules },
  { "PATCH", BASE "/schedule/{id}", TJ, BEARER, change_one },
  { "POST", BASE "/schedule", TJ, BEARER, add_one },
  { "DELETE", BASE "/schedule/{id}", TJ, BEARER, delete_one },
  { NULL },
};
