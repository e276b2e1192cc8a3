/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-happening"

#include "sol-sim-happening.h"

#include "sol-sim-broker.h"
#include "sol-sim-down.h"

#include <string.h>

/* {"kind": name, "settle_min", "settle_max", "never", "refuse"}, and "read_lag", "mode_400": how commands
 * behave from now on. */
SolSimResult
sol_sim_happening_knob (const SolSimHappening *h)
{
  static const char *const names[SOL_SIM_N_KINDS] = { [SOL_SIM_KIND_CHARGE] = "charge",
                                                      [SOL_SIM_KIND_MODE] = "mode",
                                                      [SOL_SIM_KIND_PROFILE] = "profile",
                                                      [SOL_SIM_KIND_SETTINGS] = "settings",
                                                      [SOL_SIM_KIND_STORM] = "storm",
                                                      [SOL_SIM_KIND_GRID] = "grid",
                                                      [SOL_SIM_KIND_CHARGER_CONFIG] = "charger-config" };
  SolSimKnobs *knobs = sol_sim_home_knobs (h->home);
  const char *name = sol_sim_json_get_string (h->what, "kind", NULL);
  gboolean found
      = json_object_has_member (h->what, "read_lag") || json_object_has_member (h->what, "mode_400");
  knobs->mode_400 = sol_sim_json_get_boolean (h->what, "mode_400", knobs->mode_400);
  knobs->read_lag = sol_sim_happening_number (h, "read_lag", knobs->read_lag);
  for (guint i = 0; i < SOL_SIM_N_KINDS; i++)
    {
      if (g_strcmp0 (names[i], name) != 0)
        continue;
      knobs->kind[i].settle_min = sol_sim_happening_number (h, "settle_min", knobs->kind[i].settle_min);
      knobs->kind[i].settle_max = MAX (knobs->kind[i].settle_min,
                                       sol_sim_happening_number (h, "settle_max", knobs->kind[i].settle_max));
      knobs->kind[i].never = sol_sim_json_get_boolean (h->what, "never", knobs->kind[i].never);
      knobs->kind[i].refuse = sol_sim_json_get_boolean (h->what, "refuse", knobs->kind[i].refuse);
      found = TRUE;
    }
  return found ? SOL_SIM_OK : SOL_SIM_INVALID;
}

/* {"trouble": "drop"}: what goes wrong with the live topics; "none" ends it. */
SolSimResult
sol_sim_happening_live (const SolSimHappening *h)
{
  static const char *const names[] = { [SOL_SIM_LIVE_WELL] = "none",
                                       [SOL_SIM_LIVE_DROP] = "drop",
                                       [SOL_SIM_LIVE_GARBAGE] = "garbage",
                                       [SOL_SIM_LIVE_UNBALANCED] = "unbalanced",
                                       [SOL_SIM_LIVE_MUTE] = "mute" };
  const char *name = sol_sim_json_get_string (h->what, "trouble", "");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      {
        sol_sim_broker_set_trouble (h->server->broker, (SolSimLiveTrouble) i);
        return SOL_SIM_OK;
      }
  return SOL_SIM_INVALID;
}

/* {"name": "activeDownload", "on": true}: a guard of the grid switch. */
SolSimResult
sol_sim_happening_guard (const SolSimHappening *h)
{
  return sol_sim_home_set_guard (h->home, h->site->id, sol_sim_json_get_string (h->what, "name", NULL),
                                 sol_sim_happening_is_on (h));
}

SolSimResult
sol_sim_happening_system_task (const SolSimHappening *h)
{
  return sol_sim_home_system_task (h->home, h->site->id, sol_sim_happening_is_on (h));
}

/* {"name": "scheduler", "on": true}: a part of the cloud fails. */
SolSimResult
sol_sim_happening_service_down (const SolSimHappening *h)
{
  guint bit = sol_sim_down_find (sol_sim_json_get_string (h->what, "name", NULL));
  h->server->down = sol_sim_happening_is_on (h) ? h->server->down | bit : h->server->down & ~bit;
  return bit != 0 ? SOL_SIM_OK : SOL_SIM_INVALID;
}

/* {"faulted": true, "commissioned": false, "locked": true}: what an installer or a defect changes. */
SolSimResult
sol_sim_happening_charger_condition (const SolSimHappening *h)
{
  const SolSimCharger *charger = sol_sim_home_find_charger (h->home, h->site->id, h->serial);
  if (charger == NULL)
    return SOL_SIM_NO_DEVICE;
  return sol_sim_home_charger_condition (
      h->home, h->site->id, h->serial, sol_sim_json_get_boolean (h->what, "faulted", charger->faulted),
      sol_sim_json_get_boolean (h->what, "commissioned", charger->commissioned),
      sol_sim_json_get_boolean (h->what, "locked", charger->locked));
}

/* {"app": "enabled"} and the like, done at the charger. */
SolSimResult
sol_sim_happening_charger_config (const SolSimHappening *h)
{
  static const struct
  {
    const char *name;
    SolSimConfigKey key;
  } keys[] = { { "app", SOL_SIM_CONFIG_APP_AUTH },
               { "rfid", SOL_SIM_CONFIG_RFID_AUTH },
               { "default-level", SOL_SIM_CONFIG_DEFAULT_LEVEL },
               { "phase-switch", SOL_SIM_CONFIG_PHASE_SWITCH } };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (json_object_has_member (h->what, keys[i].name))
      return sol_sim_home_set_charger_config (h->home, h->site->id, h->serial, keys[i].key,
                                              sol_sim_json_get_string (h->what, keys[i].name, NULL));
  return SOL_SIM_INVALID;
}

static void
change_slot (const SolSimHappening *h, SolSimSlot *slot)
{
  const char *days = sol_sim_json_get_string (h->what, "days", NULL);
  int amps = sol_sim_happening_number (h, "amps", slot->level_amps);
  slot->enabled = sol_sim_json_get_boolean (h->what, "enabled", slot->enabled);
  slot->remind = sol_sim_json_get_boolean (h->what, "remind", slot->remind);
  slot->start_minute = sol_sim_happening_number (h, "start", slot->start_minute);
  slot->end_minute = sol_sim_happening_number (h, "end", slot->end_minute);
  slot->remind_minutes = sol_sim_happening_number (h, "remind_minutes", slot->remind_minutes);
  if (amps != slot->level_amps)
    slot->amps = slot->level = slot->level_amps = amps;
  if (days == NULL || *days == '\0' || strspn (days, "1234567") != strlen (days))
    return;
  g_strlcpy (slot->day_order, days, sizeof slot->day_order);
  slot->days = 0;
  for (const char *day = slot->day_order; *day != '\0'; day++)
    slot->days |= 1u << (*day - '1');
}

/* {"index": 0, "enabled": false, "start": 1350, "end": 180, "amps": 16, "days": "12345", "remind": true,
 * "remind_minutes": 10}: a slot is changed in another client; with "add", an id, that client makes another
 * one of it, with "remove": true it goes. */
SolSimResult
sol_sim_happening_slot (const SolSimHappening *h)
{
  const SolSimCharger *charger = sol_sim_home_find_charger (h->home, h->site->id, h->serial);
  const char *added = sol_sim_json_get_string (h->what, "add", NULL);
  guint index = (guint) sol_sim_happening_number (h, "index", 0);
  if (charger == NULL || index >= charger->n_slots)
    return SOL_SIM_NO_DEVICE;
  g_autoptr (GArray) slots = g_array_new (FALSE, TRUE, sizeof (SolSimSlot));
  g_array_append_vals (slots, charger->slots, charger->n_slots);
  if (sol_sim_json_get_boolean (h->what, "remove", FALSE))
    g_array_remove_index (slots, index);
  else
    {
      SolSimSlot slot = g_array_index (slots, SolSimSlot, index);
      change_slot (h, &slot);
      if (added != NULL)
        g_strlcpy (slot.id, added, sizeof slot.id);
      if (added != NULL)
        g_array_append_val (slots, slot);
      else
        g_array_index (slots, SolSimSlot, index) = slot;
    }
  return sol_sim_home_set_slots (h->home, h->site->id, h->serial, (const SolSimSlot *) (gpointer) slots->data,
                                 slots->len);
}

/* {"kind": "restrict-discharge", "start": 60, "end": 960}: a window of the battery is made in another client.
 */
SolSimResult
sol_sim_happening_window (const SolSimHappening *h)
{
  static const char *const names[] = { [SOL_SIM_WINDOW_CFG] = "charge-from-grid",
                                       [SOL_SIM_WINDOW_DTG] = "discharge-to-grid",
                                       [SOL_SIM_WINDOW_RBD] = "restrict-discharge" };
  const char *name = sol_sim_json_get_string (h->what, "kind", "");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SolSimWindow window = { .kind = (SolSimWindowKind) i, .timezone = h->site->timezone };
      if (strcmp (names[i], name) != 0)
        continue;
      window.start = sol_sim_happening_number (h, "start", 120);
      window.end = sol_sim_happening_number (h, "end", 300);
      window.days = (guint) sol_sim_happening_number (h, "days", 0x7f);
      window.limit = sol_sim_happening_number (h, "limit", i == SOL_SIM_WINDOW_RBD ? -1 : 90);
      SolSimResult result = sol_sim_home_add_window (h->home, h->site->id, &window, window.id);
      return result == SOL_SIM_OK ? sol_sim_home_apply_windows (h->home, h->site->id, 1u << i) : result;
    }
  return SOL_SIM_INVALID;
}

/* Where charging needs a person's yes, it is given. */
SolSimResult
sol_sim_happening_confirm_charging (const SolSimHappening *h)
{
  return sol_sim_home_confirm_charging (h->home, h->site->id, h->serial);
}
