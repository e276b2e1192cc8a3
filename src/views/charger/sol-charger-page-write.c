/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger-page-write"

/* What the page says: from the living charger to facts, from the facts to words. */

#include "sol-charger-page-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sessions/sol-session-words.h"
#include "sol-burst-button.h"
#include "sol-charge-modes.h"
#include "sol-charger-details.h"
#include "sol-charger-hero.h"
#include "sol-content-page.h"
#include "sol-control-switch.h"
#include "sol-default-level.h"
#include "sol-diagnostics-menu.h"
#include "sol-format.h"
#include "sol-overview-words.h"
#include "sol-schedule-rules.h"

static SolTime
next_slot (SolChargerPage *self, SolTime now)
{
  const SolSchedule *schedule = sol_charger_get_schedule (self->charger);
  SolTime start = SOL_TIME_UNKNOWN;

  if (schedule == NULL
      || sol_schedule_next (schedule, now, sol_site_get_zone (self->site), &start, NULL) == NULL)
    return SOL_TIME_UNKNOWN;
  return start;
}

/* What the service recommends for the newest open trouble of this charger. */
static const char *
find_advice (SolChargerPage *self)
{
  const SolEvents *events = sol_site_get_events (self->site);
  const char *serial = sol_charger_get_serial (self->charger);

  for (guint i = 0; events != NULL && i < events->events->len; i++)
    {
      const SolEvent *event = g_ptr_array_index (events->events, i);
      if (event->open == SOL_YES && event->severity >= SOL_EVENT_WARNING && event->advice != NULL
          && g_strcmp0 (event->device_serial, serial) == 0)
        return event->advice;
    }
  return NULL;
}

static int
shown_amps (SolCharger *charger)
{
  const SolChargerStatus *status = sol_charger_get_status (charger);

  if (status != NULL && sol_charger_status_is_charging (status) == SOL_YES && status->amps_set > 0)
    return status->amps_set;
  return sol_charger_get_amps_next (charger);
}

static const char *
find_currency (SolSite *site)
{
  const SolTariff *tariff = sol_site_get_tariff (site);

  return tariff != NULL ? tariff->currency : NULL;
}

static gint64
write_hero (SolChargerPage *self, SolTime now, SolTime slot)
{
  const SolCondition *condition = sol_site_get_condition (self->site);
  SolFamilyState card
      = sol_overview_card_state (sol_site_get_family_state (self->site, SOL_FAMILY_EV_STATUS), condition);
  SolTime sampled_at = sol_site_get_sampled_at (self->site, SOL_FAMILY_EV_STATUS);
  gboolean stale = card == SOL_FAMILY_STALE && sampled_at != SOL_TIME_UNKNOWN;
  GTimeZone *zone = sol_site_get_zone (self->site);
  const SolChargeHistory *history = sol_charger_get_history (self->charger);
  g_autofree char *as_of = sol_overview_as_of (sampled_at, now, zone);
  g_autofree char *state_words = sol_charger_describe_state (self->charger);
  SolChargerHeroFacts facts = {
    .state = sol_charger_get_state (self->charger),
    .state_words = state_words,
    .status = sol_charger_get_status (self->charger),
    .last = history != NULL ? sol_charge_history_last (history) : NULL,
    .advice = find_advice (self),
    .currency = find_currency (self->site),
    .power_w = sol_charger_get_power_w (self->charger),
    .amps = shown_amps (self->charger),
    .limited_amps = sol_charger_get_limited_amps (self->charger),
    .amps_max = sol_charger_get_amps_max (self->charger),
    .next_slot = slot,
    .metric = sol_locale_is_metric (),
    .loading = card == SOL_FAMILY_LOADING,
    .as_of = stale ? as_of : NULL,
    .zone = zone,
    .now = stale ? sampled_at : now,
  };
  g_autoptr (SolChargerHeroWords) words = sol_charger_hero_words_new (&facts);

  sol_overview_card_set_state (SOL_OVERVIEW_CARD (self->hero), card);
  sol_overview_card_set_age (SOL_OVERVIEW_CARD (self->hero), as_of);
  sol_overview_card_set_label (SOL_OVERVIEW_CARD (self->hero), sol_charger_get_name (self->charger));
  sol_charger_hero_set_words (SOL_CHARGER_HERO (self->hero), words);
  return words->next;
}

/* Why nothing is known of a row's value, when that is so for good or for now. */
static const char *
missing_words (SolSite *site, SolFamily family)
{
  switch (sol_site_get_family_state (site, family))
    {
    case SOL_FAMILY_FAILED:
      return _ ("Could not be read");
    case SOL_FAMILY_ABSENT:
      return _ ("Not offered for your site");
    case SOL_FAMILY_LOADING:
    case SOL_FAMILY_FRESH:
    case SOL_FAMILY_STALE:
      break;
    }
  return NULL;
}

static void
write_rows (SolChargerPage *self)
{
  SolTruth battery = sol_charger_get_offers_battery (self->charger);

  sol_control_switch_set_missing (SOL_CONTROL_SWITCH (self->use_battery),
                                  missing_words (self->site, SOL_FAMILY_GREEN_SETTINGS));
  sol_control_switch_set_missing (SOL_CONTROL_SWITCH (self->app),
                                  missing_words (self->site, SOL_FAMILY_CHARGER_CONFIG));
  sol_control_switch_set_missing (SOL_CONTROL_SWITCH (self->card),
                                  missing_words (self->site, SOL_FAMILY_CHARGER_CONFIG));
  sol_default_level_set_missing (SOL_DEFAULT_LEVEL (self->level),
                                 missing_words (self->site, SOL_FAMILY_CHARGER_CONFIG));
  gtk_widget_set_visible (self->use_battery, battery != SOL_NO);
  gtk_widget_set_visible (self->card, sol_charger_get_offers_cards (self->charger) != SOL_NO);
}

static gint64
sooner (gint64 a, gint64 b)
{
  if (a < 0)
    return b;
  return b < 0 ? a : MIN (a, b);
}

static void
write_limit (SolChargerPage *self)
{
  int limited = sol_charger_get_limited_amps (self->charger);

  if (self->limited_amps == limited)
    return;
  self->limited_amps = limited;
  sol_content_page_changed (SOL_CONTENT_PAGE (self));
}

gint64
sol_charger_page_write (SolChargerPage *self, SolTime now)
{
  if (self->site == NULL || self->charger == NULL)
    {
      SolChargerHeroFacts nothing
          = { .loading = TRUE, .power_w = NAN, .next_slot = SOL_TIME_UNKNOWN, .now = now, .metric = TRUE };
      g_autoptr (SolChargerHeroWords) words = sol_charger_hero_words_new (&nothing);
      sol_overview_card_set_state (SOL_OVERVIEW_CARD (self->hero), SOL_FAMILY_LOADING);
      sol_charger_hero_set_words (SOL_CHARGER_HERO (self->hero), words);
      return -1;
    }
  SolTime slot = next_slot (self, now);
  gint64 next = write_hero (self, now, slot);

  sol_charge_modes_write (SOL_CHARGE_MODES (self->modes), slot, now, sol_site_get_zone (self->site),
                          missing_words (self->site, SOL_FAMILY_CHARGE_MODE));
  write_rows (self);
  sol_charger_details_show (SOL_KEY_VALUES (self->details), self->charger, sol_site_get_zone (self->site),
                            now);
  sol_diagnostics_menu_update (SOL_DIAGNOSTICS_MENU (self->menu));
  write_limit (self);
  return sooner (next, sol_burst_button_write (SOL_BURST_BUTTON (self->burst), now));
}

void
sol_charger_page_explain_limit (SolChargerPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->charger == NULL)
    return;
  g_autofree char *limited = sol_format_amps (MAX (self->limited_amps, 0));
  g_autofree char *body = g_strdup_printf (
      _ ("The charger has lost its connection to the gateway, which keeps the current of your home in check. "
         "Until it is back the charger takes no more than its least current, %s. Nothing has to be done "
         "here; look at the gateway and at your home's network when it lasts."),
      limited);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _ ("Charging Is Limited for Safety"), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "ok", _ ("OK"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "ok");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "ok");
  gtk_window_present (GTK_WINDOW (dialog));
}
