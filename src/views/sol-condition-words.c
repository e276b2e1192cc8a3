/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-condition-words"

#include "sol-condition-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-backup.h"
#include "sol-format.h"
#include "sol-page-table.h"

const char *
sol_tone_get_css_class (SolTone tone)
{
  switch (tone)
    {
    case SOL_TONE_GOOD:
      return "success";
    case SOL_TONE_ACCENT:
      return "accent";
    case SOL_TONE_WARNING:
      return "warning";
    case SOL_TONE_ERROR:
      return "error";
    case SOL_TONE_NEUTRAL:
      return "dim-label";
    }
  return "dim-label";
}

char *
sol_format_moment (SolTime time, SolTime now, GTimeZone *zone)
{
  g_autofree char *clock = sol_format_clock (time, zone);
  g_autofree char *day = sol_time_day (time, zone);
  g_autofree char *today = sol_time_day (now, zone);

  if (day == NULL || g_strcmp0 (day, today) == 0)
    return g_steal_pointer (&clock);
  if (time > now)
    {
      g_autofree char *tomorrow = sol_time_day (now + SOL_DAY, zone);
      /* Translators: a time of the next day, which has to fit "Next try at %s" and "Paused until %s". */
      return g_strcmp0 (day, tomorrow) == 0 ? g_strdup_printf (_ ("%s tomorrow"), clock)
                                            : g_steal_pointer (&clock);
    }
  /* Within the hour, ages are counted in minutes; a clock time is wanted here. */
  return now - time < SOL_HOUR ? g_steal_pointer (&clock) : sol_format_age (time, now, zone);
}

char *
sol_format_countdown (SolTime until, SolTime now)
{
  gint64 seconds = until > now ? (until - now + SOL_SECOND - 1) / SOL_SECOND : 0;

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", seconds / 60, (int) (seconds % 60));
}

gint64
sol_format_countdown_next (SolTime until, SolTime now)
{
  if (until <= now)
    return -1;
  gint64 rest = (until - now) % SOL_SECOND;
  return rest > 0 ? rest : SOL_SECOND;
}

void
sol_banner_words_free (SolBannerWords *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self);
}

static SolBannerWords *
banner (SolBannerKind kind, SolTone tone, const char *icon_name, char *text)
{
  SolBannerWords *self = g_new0 (SolBannerWords, 1);

  self->kind = kind;
  self->tone = tone;
  self->alert = tone == SOL_TONE_ERROR;
  self->icon_name = icon_name;
  self->text = text;
  return self;
}

SolBannerWords *
sol_banner_words_new (SolBannerKind kind, SolTone tone, const char *icon_name, char *text, const char *button,
                      const char *action)
{
  SolBannerWords *self = banner (kind, tone, icon_name, text);

  self->button = button;
  self->action = action;
  return self;
}

static SolBannerWords *
with_button (SolBannerWords *self, const char *button, const char *action)
{
  self->button = button;
  self->action = action;
  return self;
}

/* A button that leads to a page stands there only when there is such a page. */
static SolBannerWords *
with_page (SolBannerWords *self, const char *button, const char *page, const char *action)
{
  return sol_page_table_find (page) != NULL ? with_button (self, button, action) : self;
}

static SolBannerWords *
power_cut_banner (const SolBannerFacts *facts)
{
  char *text;

  if (isnan (facts->soc_percent))
    text = g_strdup (_ ("Power cut. Your home runs on its battery."));
  else
    {
      g_autofree char *soc = sol_format_percent (facts->soc_percent);
      if (isnan (facts->backup_seconds))
        text = g_strdup_printf (_ ("Power cut. Your home runs on its battery: %s."), soc);
      else
        {
          g_autofree char *backup = sol_backup_format (facts->backup_seconds);
          /* Translators: "72%, about 8 h" */
          text = g_strdup_printf (_ ("Power cut. Your home runs on its battery: %s, %s at the present use."),
                                  soc, backup);
        }
    }
  return with_page (banner (SOL_BANNER_POWER_CUT, SOL_TONE_ERROR, "dialog-warning-symbolic", text),
                    _ ("Show Battery"), "battery", "win.page::battery");
}

static SolBannerWords *
values_banner (const SolBannerFacts *facts)
{
  const SolCondition *c = facts->condition;
  gboolean dated = c->has_data && c->values_at != SOL_TIME_UNKNOWN;
  g_autofree char *at = dated ? sol_format_moment (c->values_at, facts->now, facts->zone) : NULL;

  if (c->link == SOL_LINK_OFFLINE)
    return with_button (
        banner (SOL_BANNER_OFFLINE, SOL_TONE_WARNING, "network-offline-symbolic",
                dated ? g_strdup_printf (
                    _ ("No internet connection. You see the values of %s; controls are paused."), at)
                      : g_strdup (_ ("No internet connection."))),
        _ ("Try Again"), "win.try-again");
  if (c->link == SOL_LINK_TROUBLE)
    return with_button (
        banner (SOL_BANNER_TROUBLE, SOL_TONE_WARNING, "network-error-symbolic",
                dated ? g_strdup_printf (_ ("Enphase is having trouble. You see the values of %s."), at)
                      : g_strdup (_ ("Enphase is having trouble."))),
        _ ("Try Again"), "win.try-again");
  return with_button (banner (SOL_BANNER_SESSION_OVER, SOL_TONE_ERROR, "dialog-warning-symbolic",
                              dated
                                  ? g_strdup_printf (_ ("You have been signed out. Values are from %s."), at)
                                  : g_strdup (_ ("You have been signed out."))),
                      _ ("Sign In"), "win.sign-in");
}

static SolBannerWords *
waiting_banner (const SolBannerFacts *facts)
{
  const SolCondition *c = facts->condition;
  gboolean dated = c->retry_at != SOL_TIME_UNKNOWN;
  g_autofree char *at = dated ? sol_format_moment (c->retry_at, facts->now, facts->zone) : NULL;

  if (c->link == SOL_LINK_RATE_LIMITED)
    return banner (SOL_BANNER_RATE_LIMITED, SOL_TONE_WARNING, "media-playback-pause-symbolic",
                   dated ? g_strdup_printf (_ ("Enphase asks for a pause. Solarium continues at %s."), at)
                         : g_strdup (_ ("Enphase asks for a pause.")));
  if (c->link == SOL_LINK_BUDGET_SPENT)
    return banner (SOL_BANNER_BUDGET_SPENT, SOL_TONE_WARNING, "media-playback-pause-symbolic",
                   dated ? g_strdup_printf (
                       _ ("Solarium pauses so as not to burden your account. It continues at %s; what "
                          "you ask for is still sent."),
                       at)
                         : g_strdup (_ ("Solarium pauses so as not to burden your account.")));
  if (c->link == SOL_LINK_TOO_MANY)
    return with_button (
        banner (SOL_BANNER_TOO_MANY, SOL_TONE_ERROR, "dialog-warning-symbolic",
                g_strdup (_ ("Too many apps use this account. Sign out on other devices, then try again."))),
        _ ("Try Again"), "win.try-again");
  return with_button (
      banner (SOL_BANNER_BLOCKED, SOL_TONE_ERROR, "dialog-warning-symbolic",
              dated ? g_strdup_printf (_ ("Enphase has blocked sign-in for now. Next try at %s."), at)
                    : g_strdup (_ ("Enphase has blocked sign-in for now."))),
      _ ("Try Now"), "win.try-again");
}

static SolBannerWords *
link_banner (const SolBannerFacts *facts)
{
  switch (facts->condition->link)
    {
    case SOL_LINK_OFFLINE:
    case SOL_LINK_TROUBLE:
      /* Without values the page says it. */
      return facts->condition->has_data ? values_banner (facts) : NULL;
    case SOL_LINK_SESSION_OVER:
      return values_banner (facts);
    case SOL_LINK_RATE_LIMITED:
    case SOL_LINK_BUDGET_SPENT:
    case SOL_LINK_BLOCKED:
    case SOL_LINK_TOO_MANY:
      return waiting_banner (facts);
    case SOL_LINK_CONNECTING:
    case SOL_LINK_FRESH:
      break;
    }
  return NULL;
}

SolBannerWords *
sol_unkept_banner_words (const char *reason)
{
  /* Translators: %s is a whole sentence: why. */
  return banner (SOL_BANNER_UNKEPT, SOL_TONE_WARNING, "drive-harddisk-symbolic",
                 g_strdup_printf (_ ("Nothing can be kept this time. %s"), reason));
}

GPtrArray *
sol_banner_words_list (const SolBannerFacts *facts)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_banner_words_free);
  const SolCondition *c = facts->condition;

  if (c == NULL)
    return list;

  if (c->grid == SOL_GRID_OUTAGE)
    g_ptr_array_add (list, power_cut_banner (facts));
  SolBannerWords *link = link_banner (facts);
  if (link != NULL)
    g_ptr_array_add (list, link);
  if (c->gateway_silent_since != SOL_TIME_UNKNOWN)
    {
      g_autofree char *since = sol_format_moment (c->gateway_silent_since, facts->now, facts->zone);
      g_ptr_array_add (
          list,
          with_page (
              banner (SOL_BANNER_GATEWAY_SILENT, SOL_TONE_WARNING, "solarium-gateway-symbolic",
                      g_strdup_printf (
                          _ ("Your gateway has not reported since %s. Controls may not reach it."), since)),
              _ ("Show Devices"), "devices", "win.page::devices"));
    }
  if (facts->unkept != NULL)
    g_ptr_array_add (list, sol_unkept_banner_words (facts->unkept));
  if (c->demo)
    g_ptr_array_add (
        list, with_button (
                  banner (SOL_BANNER_DEMO, SOL_TONE_ACCENT, "solarium-info-symbolic",
                          g_strdup (_ ("This is a demo home. Nothing you do here reaches a real system."))),
                  _ ("Sign In"), "app.real-home"));
  if (list->len > SOL_MOST_BANNERS)
    g_ptr_array_set_size (list, SOL_MOST_BANNERS);
  return list;
}

/* What the foot says of the connection; NULL when there is nothing particular. */
static char *
link_foot (const SolCondition *c, GTimeZone *zone, SolTime now, SolTone *tone)
{
  g_autofree char *since = c->since != SOL_TIME_UNKNOWN ? sol_format_moment (c->since, now, zone) : NULL;
  g_autofree char *retry
      = c->retry_at != SOL_TIME_UNKNOWN ? sol_format_moment (c->retry_at, now, zone) : NULL;

  switch (c->link)
    {
    case SOL_LINK_OFFLINE:
      *tone = SOL_TONE_WARNING;
      return since != NULL ? g_strdup_printf (_ ("Offline since %s"), since) : g_strdup (_ ("Offline"));
    case SOL_LINK_TROUBLE:
      *tone = c->has_data ? SOL_TONE_WARNING : SOL_TONE_ERROR;
      if (!c->has_data || retry == NULL)
        return g_strdup (_ ("Not connected"));
      return g_strdup_printf (_ ("Next try %s"), retry);
    case SOL_LINK_RATE_LIMITED:
    case SOL_LINK_BUDGET_SPENT:
      *tone = SOL_TONE_WARNING;
      return retry != NULL ? g_strdup_printf (_ ("Paused until %s"), retry) : g_strdup (_ ("Paused"));
    case SOL_LINK_SESSION_OVER:
      *tone = SOL_TONE_ERROR;
      return g_strdup (_ ("Sign in again"));
    case SOL_LINK_BLOCKED:
      *tone = SOL_TONE_ERROR;
      return retry != NULL ? g_strdup_printf (_ ("Blocked until %s"), retry) : g_strdup (_ ("Blocked"));
    case SOL_LINK_TOO_MANY:
      *tone = SOL_TONE_ERROR;
      return g_strdup (_ ("Too many sessions"));
    case SOL_LINK_CONNECTING:
    case SOL_LINK_FRESH:
      break;
    }
  return NULL;
}

char *
sol_foot_words (const SolCondition *condition, GTimeZone *zone, SolTime now, SolTone *tone, gint64 *next)
{
  const SolCondition *c = condition;

  *next = -1;
  *tone = SOL_TONE_NEUTRAL;
  if (c == NULL)
    return g_strdup (_ ("Connecting…"));

  if (c->grid == SOL_GRID_OUTAGE)
    {
      *tone = SOL_TONE_ERROR;
      return g_strdup (_ ("Power cut"));
    }
  char *text = link_foot (c, zone, now, tone);
  if (text != NULL)
    return text;
  if (c->gateway_silent_since != SOL_TIME_UNKNOWN)
    {
      *tone = SOL_TONE_WARNING;
      return g_strdup (_ ("Gateway silent"));
    }
  if (c->link == SOL_LINK_CONNECTING)
    return g_strdup (_ ("Connecting…"));
  if (c->demo)
    {
      *tone = SOL_TONE_ACCENT;
      return g_strdup (_ ("Demo home"));
    }
  *tone = SOL_TONE_GOOD;
  if (c->updating)
    return g_strdup (_ ("Updating…"));
  if (c->values_at == SOL_TIME_UNKNOWN)
    return g_strdup (_ ("Connected"));

  g_autofree char *age = sol_format_age (c->values_at, now, zone);
  *next = sol_format_age_next (c->values_at, now);
  return g_strdup_printf (_ ("Updated %s"), age);
}

void
sol_empty_words_free (SolEmptyWords *self)
{
  if (self == NULL)
    return;
  g_free (self->detail);
  g_free (self);
}

static const char *
reason_of_status (guint status)
{
  if (status == 503)
    return _ ("service unavailable");
  if (status == 502 || status == 504)
    return _ ("no answer from behind the gateway");
  return status >= 500 ? _ ("a failure in the service") : _ ("an unexpected answer");
}

SolEmptyWords *
sol_empty_words_new (const SolCondition *condition)
{
  if (condition == NULL || condition->link == SOL_LINK_CONNECTING || condition->link == SOL_LINK_FRESH)
    return NULL;

  SolEmptyWords *self = g_new0 (SolEmptyWords, 1);
  if (condition->link == SOL_LINK_TROUBLE)
    {
      self->icon_name = "network-error-symbolic";
      self->title = _ ("Enphase Is Not Answering");
      self->body
          = _ ("The service is having trouble, so there is nothing to show yet. Your home keeps working on "
               "its own.");
      self->detail = condition->http_status > 0 ? g_strdup_printf (_ ("Error %u, %s"), condition->http_status,
                                                                   reason_of_status (condition->http_status))
                                                : g_strdup (_ ("No answer came"));
    }
  else if (condition->link == SOL_LINK_OFFLINE)
    {
      self->icon_name = "network-offline-symbolic";
      self->title = _ ("No Internet Connection");
      self->body = _ ("There is nothing to show yet. Your home keeps working on its own.");
    }
  else
    {
      /* Why, the banner above says. */
      self->icon_name = "media-playback-pause-symbolic";
      self->title = _ ("Nothing to Show Yet");
      self->body = _ ("Your home keeps working on its own.");
    }
  return self;
}
