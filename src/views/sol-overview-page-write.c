/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-overview-page-write"

/* What the cards say: from the living home to their facts, from the facts to words, from the words to the
 * cards. */

#include "sol-overview-page-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-battery-card.h"
#include "sol-charger-card.h"
#include "sol-flow-card.h"
#include "sol-overview-rows.h"
#include "sol-overview-tiles.h"
#include "sol-overview-words.h"
#include "sol-session-rules.h"
#include "sol-storm-guard-card.h"
#include "sol-today-card.h"
#include "sol-totals-card.h"

/* One charger more than these is told as a number. */
#define CARDS_MAX 2

typedef struct
{
  SolSite *site;
  const SolCondition *condition;
  GTimeZone *zone;
  SolTime now;
  gboolean last_known;
  gint64 next;
} Moment;

static void
take_next (Moment *moment, gint64 next)
{
  if (next >= 0)
    moment->next = moment->next < 0 ? next : MIN (moment->next, next);
}

static SolFamilyState
card_state (const Moment *moment, SolFamily family)
{
  return sol_overview_card_state (sol_site_get_family_state (moment->site, family), moment->condition);
}

static char *
as_of (const Moment *moment, SolFamily family)
{
  return sol_overview_as_of (sol_site_get_sampled_at (moment->site, family), moment->now, moment->zone);
}

/* The banner tells it of the whole page; a card tells it where it alone is behind. */
static char *
own_as_of (const Moment *moment, SolFamily family, SolFamilyState state)
{
  return state == SOL_FAMILY_STALE && !moment->last_known ? as_of (moment, family) : NULL;
}

static SolTruth
has_solar (const Moment *moment, const SolToday *today)
{
  if (today != NULL && today->totals.produced_wh > 0)
    return SOL_YES;
  return sol_site_get_panels_exist (moment->site);
}

static SolTruth
has_battery (const Moment *moment)
{
  SolTruth exists = sol_battery_get_exists (sol_site_get_battery (moment->site));
  return exists == SOL_UNKNOWN
                 && sol_site_get_family_state (moment->site, SOL_FAMILY_BATTERY_STATUS) == SOL_FAMILY_ABSENT
             ? SOL_NO
             : exists;
}

static SolTruth
has_charger (const Moment *moment)
{
  SolTruth exists = sol_site_get_charger_exists (moment->site);
  return exists == SOL_UNKNOWN
                 && sol_site_get_family_state (moment->site, SOL_FAMILY_EV_STATUS) == SOL_FAMILY_ABSENT
             ? SOL_NO
             : exists;
}

/* Flow. */

static SolChargerState
join_chargers (SolSite *site)
{
  GListModel *chargers = sol_site_get_chargers (site);
  SolChargerState state = SOL_CHARGER_STATE_UNKNOWN;

  for (guint i = 0; i < g_list_model_get_n_items (chargers); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (chargers, i);
      state = sol_flow_join_chargers (state, sol_charger_get_state (charger));
    }
  return state;
}

static void
write_flow (SolOverviewPage *self, Moment *moment)
{
  SolEnergyToday *energy = sol_site_get_energy (moment->site);
  const SolPowerSample *latest = sol_energy_today_get_latest_power (energy);
  SolFamilyState state = card_state (moment, SOL_FAMILY_TODAY);
  SolFlowFacts facts = {
    .flow = sol_energy_today_get_flow (energy),
    .loading = state == SOL_FAMILY_LOADING,
    .last_known = moment->last_known,
    .up_to_date = sol_energy_today_is_up_to_date (energy, moment->now),
    .has_solar = has_solar (moment, sol_energy_today_get_today (energy)),
    .has_battery = has_battery (moment),
    .has_charger = has_charger (moment),
    .soc_percent = sol_battery_get_soc (sol_site_get_battery (moment->site)),
    .charger = join_chargers (moment->site),
    .latest_solar_w = latest != NULL ? latest->solar_w : NAN,
    .latest_solar_at = latest != NULL ? latest->sampled_at : SOL_TIME_UNKNOWN,
    .zone = moment->zone,
    .now = moment->now,
  };
  g_autoptr (SolFlowWords) words = sol_flow_words_new (&facts);

  /* Its own words tell how old it is, and by its quarter-hour, not by when it was asked for. */
  if (state == SOL_FAMILY_STALE || state == SOL_FAMILY_FRESH)
    state = words->stale ? SOL_FAMILY_STALE : SOL_FAMILY_FRESH;
  sol_overview_card_set_state (SOL_OVERVIEW_CARD (self->flow), state);
  sol_flow_card_set_words (SOL_FLOW_CARD (self->flow), words);
  take_next (moment, words->next);
}

/* Today and its totals. */

static void
write_today (SolOverviewPage *self, Moment *moment)
{
  const SolToday *today = sol_energy_today_get_today (sol_site_get_energy (moment->site));
  SolFamilyState state = card_state (moment, SOL_FAMILY_TODAY);
  g_autofree char *title = sol_overview_day_title (today, _ ("Today"), "%s", moment->zone, moment->now);
  g_autofree char *age = as_of (moment, SOL_FAMILY_TODAY);
  SolOverviewDayFacts facts = {
    .today = today,
    .has_solar = has_solar (moment, today),
    .has_meter = sol_today_has_meter (today),
    .has_battery = has_battery (moment),
    .reserve_percent = sol_battery_get_reserve (sol_site_get_battery (moment->site)),
    .asked_at = sol_site_get_asked_at (moment->site, SOL_FAMILY_TODAY),
    .zone = moment->zone,
  };

  sol_overview_card_set_state (SOL_OVERVIEW_CARD (self->today), state);
  sol_overview_card_set_age (SOL_OVERVIEW_CARD (self->today), age);
  sol_today_card_take_day (SOL_TODAY_CARD (self->today), title, sol_overview_day_new (&facts));

  g_autoptr (SolTotalsWords) totals
      = sol_totals_words_new (today, facts.has_solar, facts.has_meter, moment->zone, moment->now);
  gboolean narrow = self->form == SOL_OVERVIEW_NARROW;
  sol_overview_card_set_state (SOL_OVERVIEW_CARD (self->totals), narrow ? SOL_FAMILY_ABSENT : state);
  sol_overview_card_set_age (SOL_OVERVIEW_CARD (self->totals), age);
  sol_totals_card_set_words (SOL_TOTALS_CARD (self->totals), totals);
  /* Below few cards it would be drawn out to the height of both charts. */
  gboolean few = has_battery (moment) == SOL_NO || has_charger (moment) == SOL_NO;
  gtk_widget_set_valign (self->totals, few ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_widget_set_visible (self->tiles, narrow);
  sol_overview_tiles_set_words (SOL_OVERVIEW_TILES (self->tiles), title, totals, state, age);
}

/* Battery and Storm Guard. */

static void
write_battery (SolOverviewPage *self, Moment *moment)
{
  SolBattery *battery = sol_site_get_battery (moment->site);
  const SolBatteryStatus *status = sol_battery_get_status (battery);
  SolFamilyState state
      = has_battery (moment) == SOL_NO ? SOL_FAMILY_ABSENT : card_state (moment, SOL_FAMILY_BATTERY_STATUS);
  gboolean narrow = self->form == SOL_OVERVIEW_NARROW;
  g_autofree char *profile = sol_battery_describe_profile (battery);
  g_autofree char *age = as_of (moment, SOL_FAMILY_BATTERY_STATUS);
  g_autofree char *own_age = own_as_of (moment, SOL_FAMILY_BATTERY_STATUS, state);
  SolBatteryFacts facts = {
    .soc_percent = sol_battery_get_soc (battery),
    .reserve_percent = sol_battery_get_reserve (battery),
    .stored_wh = status != NULL ? status->available_wh : NAN,
    .capacity_wh = status != NULL ? status->capacity_wh : NAN,
    .backup_seconds = sol_site_get_backup_seconds (moment->site),
    .profile = profile,
    .as_of = own_age,
  };
  g_autoptr (SolBatteryWords) words = sol_battery_words_new (&facts);

  sol_overview_card_set_state (SOL_OVERVIEW_CARD (self->battery), narrow ? SOL_FAMILY_ABSENT : state);
  sol_overview_card_set_age (SOL_OVERVIEW_CARD (self->battery), age);
  sol_battery_card_set_words (SOL_BATTERY_CARD (self->battery), words, facts.soc_percent,
                              facts.reserve_percent);
  sol_overview_rows_set_battery (SOL_OVERVIEW_ROWS (self->rows), words, state, age);
}

static SolTruth
storm_guard_on (SolSite *site)
{
  const SolProfile *profile = sol_battery_get_profile (sol_site_get_battery (site));
  const SolBatterySettings *settings = sol_battery_get_settings (sol_site_get_battery (site));

  if (profile != NULL && profile->storm_guard != SOL_UNKNOWN)
    return profile->storm_guard;
  return settings != NULL ? settings->storm_guard : SOL_UNKNOWN;
}

static void
write_storm (SolOverviewPage *self, Moment *moment)
{
  SolFamilyState state = card_state (moment, SOL_FAMILY_PROFILE);
  gboolean warning = FALSE;

  if (sol_site_get_storm_guard_offered (moment->site) == SOL_NO || has_battery (moment) == SOL_NO)
    state = SOL_FAMILY_ABSENT;
  g_autofree char *age = as_of (moment, SOL_FAMILY_PROFILE);
  g_autofree char *text = sol_overview_storm_words (
      storm_guard_on (moment->site), sol_site_get_storm_alerts (moment->site), state, &warning);
  sol_overview_card_set_state (SOL_OVERVIEW_CARD (self->storm), state);
  sol_overview_card_set_age (SOL_OVERVIEW_CARD (self->storm), age);
  sol_storm_guard_card_set_text (SOL_STORM_GUARD_CARD (self->storm), text, warning);
}

/* Chargers. */

static int
shown_amps (SolCharger *charger)
{
  const SolChargerStatus *status = sol_charger_get_status (charger);
  int limited = sol_charger_get_limited_amps (charger);

  if (limited > 0 || status == NULL)
    return limited;
  return status->amps_set > 0 ? status->amps_set : status->session.amps;
}

static void
write_charger (SolOverviewPage *self, Moment *moment, SolCharger *charger, SolChargerCard *card, guint index)
{
  SolFamilyState state = card_state (moment, SOL_FAMILY_EV_STATUS);
  SolTime sampled_at = sol_site_get_sampled_at (moment->site, SOL_FAMILY_EV_STATUS);
  gboolean stale = state == SOL_FAMILY_STALE && sampled_at != SOL_TIME_UNKNOWN;
  g_autofree char *state_words = sol_charger_describe_state (charger);
  g_autofree char *age = as_of (moment, SOL_FAMILY_EV_STATUS);
  g_autofree char *own_age = own_as_of (moment, SOL_FAMILY_EV_STATUS, state);
  const SolChargerStatus *status = sol_charger_get_status (charger);
  SolChargerFacts facts = {
    .state = sol_charger_get_state (charger),
    .state_words = state_words,
    .amps = shown_amps (charger),
    .mode = sol_charger_get_mode (charger),
    .status = status,
    .last = status != NULL
                ? sol_session_find_start (sol_charger_get_history (charger), status->session.started_at)
                : NULL,
    .card = state,
    .as_of = own_age,
    .zone = moment->zone,
    .now = stale ? sampled_at : moment->now,
  };
  g_autoptr (SolChargerWords) words = sol_charger_words_new (&facts);
  const char *name = sol_charger_get_name (charger);

  if (card != NULL)
    {
      sol_overview_card_set_state (SOL_OVERVIEW_CARD (card), state);
      sol_overview_card_set_age (SOL_OVERVIEW_CARD (card), age);
      sol_charger_card_set_words (card, name, words);
    }
  sol_overview_rows_set_charger (SOL_OVERVIEW_ROWS (self->rows), index, name, words, state, age);
  take_next (moment, sol_charger_words_next (&facts));
}

static void
write_chargers (SolOverviewPage *self, Moment *moment)
{
  GListModel *chargers = sol_site_get_chargers (moment->site);
  GtkWidget *card = gtk_widget_get_first_child (self->chargers);

  for (guint i = 0; i < g_list_model_get_n_items (chargers); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (chargers, i);
      gboolean has_card = SOL_IS_CHARGER_CARD (card);
      write_charger (self, moment, charger, has_card ? SOL_CHARGER_CARD (card) : NULL, i);
      card = has_card ? gtk_widget_get_next_sibling (card) : NULL;
    }
  gboolean any = g_list_model_get_n_items (chargers) > 0;
  gtk_widget_set_visible (self->chargers, any && self->form != SOL_OVERVIEW_NARROW);
  sol_overview_rows_set_shown (SOL_OVERVIEW_ROWS (self->rows), self->form == SOL_OVERVIEW_NARROW);
}

void
sol_overview_page_sync_chargers (SolOverviewPage *self)
{
  GListModel *chargers = self->site != NULL ? sol_site_get_chargers (self->site) : NULL;
  guint n = chargers != NULL ? g_list_model_get_n_items (chargers) : 0;
  GtkWidget *card = gtk_widget_get_first_child (self->chargers);

  for (guint i = 0; i < MIN (n, CARDS_MAX); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (chargers, i);
      GtkWidget *next = gtk_widget_get_next_sibling (card);
      if (SOL_IS_CHARGER_CARD (card) && sol_charger_card_get_charger (SOL_CHARGER_CARD (card)) == charger)
        {
          card = next;
          continue;
        }
      GtkWidget *fresh = GTK_WIDGET (sol_charger_card_new (charger));
      gtk_widget_insert_before (fresh, self->chargers, card);
    }
  while (SOL_IS_CHARGER_CARD (card))
    {
      GtkWidget *next = gtk_widget_get_next_sibling (card);
      gtk_box_remove (GTK_BOX (self->chargers), card);
      card = next;
    }
  gtk_widget_set_visible (self->more, n > CARDS_MAX);
  if (n > CARDS_MAX)
    {
      guint rest = n - CARDS_MAX;
      g_autofree char *text = g_strdup_printf (ngettext ("%u more", "%u more", rest), rest);
      gtk_label_set_label (GTK_LABEL (self->more), text);
    }
  sol_overview_rows_set_chargers (SOL_OVERVIEW_ROWS (self->rows), chargers);
}

/* Before there is a home: every card in grey, the diagram in outline. */
static void
write_loading (SolOverviewPage *self)
{
  GtkWidget *cards[] = { self->flow, self->today, self->battery, self->storm, self->totals };
  gboolean narrow = self->form == SOL_OVERVIEW_NARROW;
  SolFlowFacts facts
      = { .loading = TRUE, .has_solar = SOL_UNKNOWN, .has_battery = SOL_UNKNOWN, .has_charger = SOL_UNKNOWN };
  SolBatteryFacts unknown = { NAN, NAN, NAN, NAN, NAN, NULL, NULL };
  g_autoptr (SolFlowWords) flow = sol_flow_words_new (&facts);
  g_autoptr (SolBatteryWords) battery = sol_battery_words_new (&unknown);
  g_autoptr (SolTotalsWords) totals
      = sol_totals_words_new (NULL, SOL_UNKNOWN, SOL_UNKNOWN, NULL, SOL_TIME_UNKNOWN);

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      gboolean replaced = narrow && (cards[i] == self->battery || cards[i] == self->totals);
      sol_overview_card_set_state (SOL_OVERVIEW_CARD (cards[i]),
                                   replaced ? SOL_FAMILY_ABSENT : SOL_FAMILY_LOADING);
      sol_overview_card_set_age (SOL_OVERVIEW_CARD (cards[i]), NULL);
    }
  sol_flow_card_set_words (SOL_FLOW_CARD (self->flow), flow);
  sol_battery_card_set_words (SOL_BATTERY_CARD (self->battery), battery, NAN, NAN);
  sol_overview_rows_set_battery (SOL_OVERVIEW_ROWS (self->rows), battery, SOL_FAMILY_LOADING, NULL);
  sol_overview_rows_set_shown (SOL_OVERVIEW_ROWS (self->rows), narrow);
  sol_totals_card_set_words (SOL_TOTALS_CARD (self->totals), totals);
  sol_overview_tiles_set_words (SOL_OVERVIEW_TILES (self->tiles), _ ("Today"), totals, SOL_FAMILY_LOADING,
                                NULL);
  gtk_widget_set_visible (self->tiles, narrow);
}

gint64
sol_overview_page_write (SolOverviewPage *self, SolTime now)
{
  if (self->site == NULL)
    {
      write_loading (self);
      return -1;
    }

  Moment moment = {
    .site = self->site,
    .condition = sol_site_get_condition (self->site),
    .zone = sol_site_get_zone (self->site),
    .now = now,
    .next = -1,
  };
  moment.last_known = sol_overview_is_last_known (moment.condition);
  write_flow (self, &moment);
  write_today (self, &moment);
  write_battery (self, &moment);
  write_storm (self, &moment);
  write_chargers (self, &moment);
  return moment.next;
}
