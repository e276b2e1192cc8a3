/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-screenshot-steps"

#include "sol-screenshot-steps.h"

#include <math.h>

#include "sessions/sol-session-page.h"
#include "sessions/sol-sessions-page.h"
#include "sol-bar-chart.h"
#include "schedule/sol-schedule-page.h"
#include "sol-demo-clock.h"
#include "sol-sign-in-form.h"

/* What the pictures show was read a little while ago. */
#define READ_AGO (20 * SOL_SECOND)

/* And what could not be read is tried again before long. */
#define RETRY_IN (48 * SOL_SECOND)

/* Between the two reads that the power of a charger is told from. */
#define CHARGED (30 * SOL_MINUTE)

/* A session is watched until it has so much energy. */
#define WATCHED_UNTIL_WH 21000
#define WATCHED_EVERY (5 * SOL_MINUTE)

static SolHomeState
state_of (SolShot *shot)
{
  return sol_home_get_state (shot->home);
}

static const SolCondition *
condition_of (SolShot *shot)
{
  return sol_home_get_condition (shot->home);
}

static void
finish_quietly_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* What came of it is on screen. */
  if (!sol_home_sign_in_finish (SOL_HOME (source), result, &error))
    g_debug ("Signing in for a picture: %s", error->message);
}

static void
sign_in (SolShot *shot, const char *email)
{
  sol_home_sign_in_async (shot->home, email, SOL_SIMULATOR_PASSWORD, FALSE, NULL, finish_quietly_cb, NULL);
}

static void
sign_in_owner (SolShot *shot)
{
  sign_in (shot, SOL_SIMULATOR_OWNER);
}

static void
ask_for_code (SolShot *shot)
{
  sign_in (shot, SOL_SIMULATOR_MFA);
}

static SolSignInForm *
find_form (GtkWidget *widget)
{
  SolSignInForm *form = SOL_IS_SIGN_IN_FORM (widget) ? SOL_SIGN_IN_FORM (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && form == NULL;
       child = gtk_widget_get_next_sibling (child))
    form = find_form (child);
  return form;
}

/* The simulated homes have no keyring; a person's computer has one. */
static void
show_keyring (SolShot *shot)
{
  sol_sign_in_form_set_keyring_works (find_form (GTK_WIDGET (shot->window)), TRUE);
}

static void
sign_in_wrongly (SolShot *shot)
{
  SolSignInForm *form = find_form (GTK_WIDGET (shot->window));

  sol_sign_in_form_set_email (form, "ida.lindqvist@example.org");
  g_signal_emit_by_name (form, "submit", "ida.lindqvist@example.org", "moonshine", TRUE);
}

static gboolean
is_signed_out (SolShot *shot)
{
  return state_of (shot) == SOL_HOME_SIGNED_OUT;
}

static gboolean
is_refused (SolShot *shot)
{
  return is_signed_out (shot) && sol_sign_in_form_get_error (find_form (GTK_WIDGET (shot->window))) != NULL;
}

static gboolean
waits_for_code (SolShot *shot)
{
  return state_of (shot) == SOL_HOME_CODE;
}

/* One of the sites has been used before. */
static gboolean
is_choosing_again (SolShot *shot)
{
  if (state_of (shot) == SOL_HOME_OPEN)
    sol_home_show_sites (shot->home);
  if (state_of (shot) != SOL_HOME_CHOOSING)
    return FALSE;
  g_autoptr (SolSiteItem) first = g_list_model_get_item (sol_home_get_sites (shot->home), 0);
  if (sol_site_item_get_last_used (first))
    return TRUE;
  sol_home_choose_site (shot->home, sol_site_item_get_id (first), sol_site_item_get_name (first));
  return FALSE;
}

/* Everything that @page asks for has been answered, and nothing is on its way. */
static gboolean
is_filled_for (SolShot *shot, SolPage page)
{
  const SolCondition *condition = condition_of (shot);
  SolSite *site = sol_home_get_site (shot->home);

  if (state_of (shot) != SOL_HOME_OPEN || condition->link != SOL_LINK_FRESH || condition->updating)
    return FALSE;
  for (guint family = 0; family < SOL_N_FAMILIES; family++)
    if (sol_family_get_interval (family, page) != 0
        && sol_site_get_family_state (site, family) == SOL_FAMILY_LOADING)
      return FALSE;
  return TRUE;
}

static gboolean
is_filled (SolShot *shot)
{
  return is_filled_for (shot, SOL_PAGE_OVERVIEW);
}

/* Time stands still, so nothing wakes to say that it has moved: what comes on screen anew asks by itself. */
static void
set_time (SolShot *shot, SolTime now)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (shot->window));

  sol_demo_clock_set (sol_demo_get_clock (shot->demo), now);
  gtk_widget_set_visible (content, FALSE);
  gtk_widget_set_visible (content, TRUE);
}

static gboolean
is_filled_for_a_while (SolShot *shot, SolPage page)
{
  if (!is_filled_for (shot, page))
    return FALSE;
  SolTime then = condition_of (shot)->values_at;
  if (sol_clock_now (sol_demo_get_clock (shot->demo)) < then + READ_AGO)
    set_time (shot, then + READ_AGO);
  return TRUE;
}

static gboolean
is_filled_a_while_ago (SolShot *shot)
{
  return is_filled_for_a_while (shot, SOL_PAGE_OVERVIEW);
}

static void
open_list (SolShot *shot)
{
  sol_window_show_list (shot->window);
}

/* The cloud goes away when everything has been read, two minutes later it shows, and another 23 pass. */
static gboolean
is_offline (SolShot *shot)
{
  const SolCondition *condition = condition_of (shot);
  SolTime now = sol_clock_now (sol_demo_get_clock (shot->demo));

  if (sol_simulator_get_time (sol_demo_get_simulator (shot->demo)) >= 0)
    {
      if (is_filled (shot))
        {
          sol_simulator_stop (sol_demo_get_simulator (shot->demo));
          set_time (shot, now + 2 * SOL_MINUTE);
        }
      return FALSE;
    }
  if (condition->updating)
    return FALSE;
  if (condition->link <= SOL_LINK_FRESH)
    {
      sol_site_refresh (sol_home_get_site (shot->home));
      return FALSE;
    }
  if (now < condition->values_at + 25 * SOL_MINUTE)
    set_time (shot, condition->values_at + 25 * SOL_MINUTE);
  return TRUE;
}

static void
fail_and_sign_in (SolShot *shot)
{
  static const char faults[]
      = "[{\"path\": \"/service/*\", \"what\": \"status\", \"value\": 503, \"times\": -1},"
        " {\"path\": \"/systems/*\", \"what\": \"status\", \"value\": 503, \"times\": -1},"
        " {\"path\": \"/pv/*\", \"what\": \"status\", \"value\": 503, \"times\": -1},"
        " {\"path\": \"/app-api/*/*\", \"what\": \"status\", \"value\": 503, \"times\": -1}]";
  g_autoptr (GError) error = NULL;
  g_autofree char *answer
      = sol_simulator_ask (sol_demo_get_simulator (shot->demo), "POST", "faults", faults, &error);

  if (answer == NULL)
    g_warning ("The simulated cloud does not fail: %s", error->message);
  sign_in_owner (shot);
}

static gboolean
is_in_trouble (SolShot *shot)
{
  const SolCondition *condition = condition_of (shot);

  if (state_of (shot) != SOL_HOME_OPEN || condition->updating)
    return FALSE;
  if (condition->link == SOL_LINK_FRESH)
    sol_site_refresh (sol_home_get_site (shot->home));
  if (condition->link != SOL_LINK_TROUBLE)
    return FALSE;
  /* When the next try comes is up to chance. */
  if (condition->retry_at != SOL_TIME_UNKNOWN
      && sol_clock_now (sol_demo_get_clock (shot->demo)) != condition->retry_at - RETRY_IN)
    set_time (shot, condition->retry_at - RETRY_IN);
  return TRUE;
}

/* The charger. */

static void
happen (SolShot *shot, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *answer
      = sol_simulator_ask (sol_demo_get_simulator (shot->demo), "POST", "home", what, &error);

  if (answer == NULL)
    g_warning ("It did not happen: %s", error->message);
}

static void
sign_in_to_charger (SolShot *shot)
{
  sol_window_open_page (shot->window, "charger");
  sign_in_owner (shot);
}

static void
limit_charger (SolShot *shot)
{
  happen (shot, "{\"what\": \"safe-limit\"}");
  sign_in_to_charger (shot);
}

static void
finish_change_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* What came of it is on screen. */
  sol_control_request_finish (SOL_CONTROL (source), result, &error);
}

/* The power of the charger comes from how its counter has moved between two reads. */
static gboolean
has_charged_a_while (SolShot *shot, SolCharger *charger)
{
  SolTime now = sol_clock_now (sol_demo_get_clock (shot->demo));

  if (!isnan (sol_charger_get_power_w (charger)))
    return TRUE;
  sol_simulator_advance (sol_demo_get_simulator (shot->demo), CHARGED / SOL_SECOND);
  set_time (shot, now + CHARGED);
  sol_site_refresh (sol_home_get_site (shot->home));
  return FALSE;
}

/* A card is asked for from now on, and the charger has not taken it over yet. */
static gboolean
is_waiting_for_charger (SolShot *shot)
{
  if (!is_filled_for (shot, SOL_PAGE_CHARGER))
    return FALSE;
  g_autoptr (SolCharger) charger
      = g_list_model_get_item (sol_site_get_chargers (sol_home_get_site (shot->home)), 0);
  if (!has_charged_a_while (shot, charger))
    return FALSE;
  SolControl *card = sol_charger_get_control (charger, SOL_CHARGER_CARD_SIGN_IN);
  if (sol_control_get_state (card) == SOL_CONTROL_SETTLED)
    {
      sol_control_request_async (card, g_variant_new_boolean (TRUE), NULL, NULL, finish_change_cb, NULL);
      return FALSE;
    }
  return sol_control_get_state (card) == SOL_CONTROL_WAITING
         && is_filled_for_a_while (shot, SOL_PAGE_CHARGER);
}

static GtkWidget *
find_mapped (GtkWidget *widget, GType type)
{
  GtkWidget *found
      = gtk_widget_get_mapped (widget) && g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_mapped (child, type);
  return found;
}

static SolSessions *
sessions_of (SolShot *shot)
{
  g_autoptr (SolCharger) first
      = g_list_model_get_item (sol_site_get_chargers (sol_home_get_site (shot->home)), 0);

  return sol_charger_get_sessions (first);
}

/* All sessions, opened when the home is there, and read with a month or two of the old ones. */
static gboolean
shows_sessions (SolShot *shot)
{
  GtkWidget *page = find_mapped (GTK_WIDGET (shot->window), SOL_TYPE_SESSIONS_PAGE);

  if (page == NULL)
    {
      if (is_filled (shot))
        gtk_widget_activate_action (GTK_WIDGET (shot->window), "win.open-subpage", "(ss)", "sessions", "");
      return FALSE;
    }
  return sol_sessions_get_state (sessions_of (shot)) == SOL_SESSIONS_READY && !condition_of (shot)->updating;
}

static void
point_at_a_day (SolShot *shot)
{
  GtkWidget *chart = find_mapped (GTK_WIDGET (shot->window), SOL_TYPE_BAR_CHART);

  sol_bar_chart_set_cursor (SOL_BAR_CHART (chart), 5);
}

static const SolChargeRecord *
newest_session (SolShot *shot)
{
  return g_ptr_array_index (sol_sessions_get_history (sessions_of (shot))->sessions, 0);
}

static void
open_session (SolShot *shot)
{
  g_autofree char *argument
      = g_strdup_printf ("%s/%s", sol_sessions_get_serial (sessions_of (shot)), newest_session (shot)->id);

  gtk_widget_activate_action (GTK_WIDGET (shot->window), "win.open-subpage", "(ss)", "session", argument);
}

/* The newest session, after it has been watched for some time, here and in the simulated home. */
static gboolean
shows_session (SolShot *shot)
{
  GtkWidget *page = find_mapped (GTK_WIDGET (shot->window), SOL_TYPE_SESSION_PAGE);

  if (condition_of (shot)->updating)
    return FALSE;
  if (newest_session (shot)->energy_wh < WATCHED_UNTIL_WH)
    {
      sol_simulator_advance (sol_demo_get_simulator (shot->demo), WATCHED_EVERY / SOL_SECOND);
      set_time (shot, sol_clock_now (sol_demo_get_clock (shot->demo)) + WATCHED_EVERY);
      sol_site_refresh (sol_home_get_site (shot->home));
      return FALSE;
    }
  if (page == NULL)
    open_session (shot);
  return page != NULL;
}

/* The schedule: what the charger has since the morning, and what a person makes of it. */

#define SAVED_AT "2026-06-13T09:12:00+02:00"
#define SAVED_AGO (5 * SOL_HOUR + 18 * SOL_MINUTE)

static void
sign_in_to_schedule (SolShot *shot)
{
  static const char *const edits[] = {
    "{\"what\": \"slot\", \"index\": 0, \"end\": 300, \"amps\": 16, \"days\": \"123467\", \"remind\": true}",
    "{\"what\": \"slot\", \"index\": 1, \"start\": 1020, \"end\": 1140, \"amps\": 10, \"days\": \"3\", "
    "\"add\":"
    " \"picture\"}",
    "{\"what\": \"slot\", \"index\": 1, \"enabled\": true}",
  };
  SolTime now = sol_clock_now (sol_demo_get_clock (shot->demo));

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    happen (shot, edits[i]);
  sol_simulator_advance (sol_demo_get_simulator (shot->demo), SAVED_AGO / SOL_SECOND);
  set_time (shot, now + SAVED_AGO);
  sol_window_open_page (shot->window, "schedule");
  sign_in_owner (shot);
}

static SolSchedulePage *
get_schedule_page (SolShot *shot)
{
  GtkWidget *page = sol_window_get_page (shot->window);

  return SOL_IS_SCHEDULE_PAGE (page) ? SOL_SCHEDULE_PAGE (page) : NULL;
}

static gboolean
shows_schedule (SolShot *shot)
{
  SolSchedulePage *page = get_schedule_page (shot);

  return page != NULL && sol_schedule_page_get_draft (page) != NULL
         && is_filled_for_a_while (shot, SOL_PAGE_CHARGER);
}

static gboolean
is_drawn (SolShot *shot)
{
  if (!shows_schedule (shot))
    return FALSE;
  SolSchedulePage *page = get_schedule_page (shot);
  const SolScheduleDraft *draft = sol_schedule_page_get_draft (page);
  if (sol_schedule_draft_is_changed (draft))
    return TRUE;
  g_autofree char *id = g_strdup (((SolScheduleSlot *) g_ptr_array_index (draft->mine->slots, 0))->id);
  SolSlotEdit longer = SOL_SLOT_EDIT_NONE, stronger = SOL_SLOT_EDIT_NONE;
  longer.end = 6 * 60;
  stronger.amps = 32;
  sol_schedule_page_edit (page, id, &longer, NULL);
  sol_schedule_page_edit (page, id, &stronger, NULL);
  sol_schedule_page_set_selected (page, id);
  sol_schedule_page_show_day (page, 3);
  return FALSE;
}

/* The lower part of a long page. */

static GtkAdjustment *
find_adjustment (SolShot *shot)
{
  GtkWidget *page = sol_window_get_page (shot->window);
  GtkWidget *scroller = gtk_widget_get_ancestor (page, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static void
scroll_down (SolShot *shot)
{
  GtkAdjustment *adjustment = find_adjustment (shot);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
}

/* Other forms of the picture are of another height. */
static gboolean
is_scrolled (SolShot *shot)
{
  GtkAdjustment *adjustment = find_adjustment (shot);
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (gtk_adjustment_get_value (adjustment) >= end)
    return TRUE;
  scroll_down (shot);
  return FALSE;
}

static const SolShotStep steps[] = {
  { .name = "sign-in-no-keyring", .scenario = "mockup", .is_ready = is_signed_out },
  { .name = "sign-in", .begin = show_keyring, .is_ready = is_signed_out },
  { .name = "sign-in-wrong", .begin = sign_in_wrongly, .is_ready = is_refused },
  { .name = "sign-in-code", .begin = ask_for_code, .is_ready = waits_for_code },
  { .name = "site-picker", .scenario = "five-sites", .begin = sign_in_owner, .is_ready = is_choosing_again },
  { .name = "overview", .scenario = "mockup", .begin = sign_in_owner, .is_ready = is_filled_a_while_ago },
  { .name = "list", .begin = open_list, .is_ready = is_filled },
  { .name = "sessions", .scenario = "mockup", .begin = sign_in_owner, .is_ready = shows_sessions },
  { .name = "sessions-cursor", .begin = point_at_a_day, .is_ready = shows_sessions },
  { .name = "session", .is_ready = shows_session },
  { .name = "overview-night",
    .scenario = "mockup",
    .start = "2026-06-13T23:30:00+02:00",
    .begin = sign_in_owner,
    .is_ready = is_filled_a_while_ago },
  { .name = "charger",
    .scenario = "mockup",
    .start = "2026-06-13T14:00:00+02:00",
    .begin = sign_in_to_charger,
    .is_ready = is_waiting_for_charger },
  { .name = "charger-lower", .begin = scroll_down, .is_ready = is_scrolled },
  { .name = "schedule",
    .scenario = "mockup",
    .start = SAVED_AT,
    .begin = sign_in_to_schedule,
    .is_ready = shows_schedule },
  { .name = "schedule-draft", .is_ready = is_drawn },
  { .name = "charger-safe-limit",
    .scenario = "mockup",
    .start = "2026-06-13T14:00:00+02:00",
    .begin = limit_charger,
    .is_ready = is_waiting_for_charger },
  { .name = "offline",
    .scenario = "mockup",
    .start = "2026-06-13T14:05:00+02:00",
    .begin = sign_in_owner,
    .is_ready = is_offline },
  { .name = "error", .scenario = "mockup", .begin = fail_and_sign_in, .is_ready = is_in_trouble },
  { .name = "demo",
    .scenario = "mockup",
    .demo = TRUE,
    .begin = sign_in_owner,
    .is_ready = is_filled_a_while_ago },
};

const SolShotStep *
sol_shot_get_steps (guint *n_steps)
{
  *n_steps = G_N_ELEMENTS (steps);
  return steps;
}
