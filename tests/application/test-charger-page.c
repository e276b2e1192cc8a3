/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "a11y-dump.h"
#include "charger-scene.h"
#include "charger/sol-charge-current.h"
#include "charger/sol-charger-page.h"
#include "charger/sol-default-level.h"
#include "sol-amps-scale.h"
#include "sol-choice-card.h"
#include "widget-test.h"

/* Each control of the page changes the simulated home, and says how it went. */

static void
test_shows (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);

  charger_scene_assert_reads (self, "Plugged in since 09:41");
  charger_scene_assert_reads (self, "17.5");
  charger_scene_assert_reads (self, "4\302\240h 45\302\240min");
  charger_scene_assert_reads (self, "Next: today at 23:00");
  charger_scene_assert_reads (self, "Rated current · breaker");
  a11y_assert_named (GTK_WIDGET (self->window));
  a11y_assert_golden (charger_scene_get_page (self), "charger");
}

static void
test_start_stop (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);

  g_signal_emit_by_name (widget_find_button (charger_scene_get_page (self), "Stop Charging"), "clicked");
  charger_scene_assert_reads (self, "Sending…");
  charger_scene_advance (self, 20);
  g_assert_true (charger_scene_is_true (self, "\"charging\":false"));
  charger_scene_assert_reads (self, "Ready when you are");
  charger_scene_assert_reads (self, "Charging stopped");
  g_signal_emit_by_name (widget_find_button (charger_scene_get_page (self), "Start Charging"), "clicked");
  charger_scene_advance (self, 20);
  g_assert_true (charger_scene_is_true (self, "\"charging\":true"));
  charger_scene_assert_reads (self, "Charging started at 16\302\240A");
}

static void
test_mode (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);
  GtkWidget *green = charger_scene_find_card (charger_scene_get_page (self), "green");

  gtk_test_accessible_assert_state (green, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_signal_emit_by_name (green, "clicked");
  gtk_test_accessible_assert_state (green, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  charger_scene_advance (self, 60);
  g_assert_true (charger_scene_is_true (self, "\"mode\":\"green\""));
  g_assert_true (sol_choice_card_get_selected (SOL_CHOICE_CARD (green)));
  charger_scene_assert_reads (self, "Set by the system in Green mode");

  /* The battery may be used now. */
  GtkSwitch *battery = charger_scene_find_switch (self, "Use battery for charging");
  gboolean on = gtk_switch_get_active (battery);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (battery)));
  gtk_switch_set_active (battery, !on);
  charger_scene_advance (self, 60);
  g_assert_true (charger_scene_is_true (self, on ? "\"use_battery\":false" : "\"use_battery\":true"));
}

static gboolean
is_mode_asked_for (gpointer data)
{
  WindowScene *self = data;

  return model_fixture_count_requests (self->fixture, "PUT", "preference") > 0;
}

/* Arrows move between the cards and choose nothing; one card is the stop for Tab. */
static void
test_mode_keys (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);
  GtkWidget *manual = charger_scene_find_card (charger_scene_get_page (self), "manual");
  GtkWidget *group = gtk_widget_get_parent (manual);

  g_assert_true (gtk_widget_child_focus (group, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == manual);
  g_assert_true (gtk_widget_child_focus (group, GTK_DIR_RIGHT));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window))
                 == charger_scene_find_card (group, "scheduled"));
  g_assert_true (gtk_widget_child_focus (group, GTK_DIR_LEFT));
  g_assert_true (gtk_widget_child_focus (group, GTK_DIR_LEFT));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window))
                 == charger_scene_find_card (group, "green"));
  g_assert_false (gtk_widget_child_focus (group, GTK_DIR_TAB_FORWARD));
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, "PUT", "preference"), ==, 0);
  /* A button that is pressed by a key stays down for a moment. */
  gtk_widget_activate (charger_scene_find_card (group, "green"));
  model_fixture_wait (is_mode_asked_for, self);
  charger_scene_advance (self, 60);
  g_assert_true (charger_scene_is_true (self, "\"mode\":\"green\""));
}

static void
test_sign_in (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);
  GtkSwitch *app = charger_scene_find_switch (self, "Enphase app");
  GtkSwitch *card = charger_scene_find_switch (self, "RFID card");

  gtk_switch_set_active (card, TRUE);
  window_scene_settle (self);
  charger_scene_assert_reads (self, "Waiting for the charger to confirm…");
  g_assert_true (gtk_switch_get_active (card));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (card)));
  charger_scene_advance (self, 90);
  g_assert_true (charger_scene_is_true (self, "\"rfid_authentication\":\"enabled\""));
  gtk_switch_set_active (app, TRUE);
  charger_scene_advance (self, 90);
  g_assert_true (charger_scene_is_true (self, "\"app_authentication\":\"enabled\""));
  widget_assert_reads_not (GTK_WIDGET (self->window), "Waiting for the charger to confirm…");
}

/* It returns to what was read, and can be asked for again. */
static void
test_not_confirmed (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);
  GtkSwitch *card = charger_scene_find_switch (self, "RFID card");

  charger_scene_happen (self, "{\"what\":\"knob\",\"kind\":\"charger-config\",\"never\":true}");
  gtk_switch_set_active (card, TRUE);
  charger_scene_advance (self, 120);
  g_assert_false (gtk_switch_get_active (card));
  charger_scene_assert_reads (self, "Sign-in by card was not changed");
  g_assert_false (charger_scene_is_true (self, "\"rfid_authentication\":\"enabled\""));
}

static void
test_try_again (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);
  GtkWidget *green = charger_scene_find_card (charger_scene_get_page (self), "green");

  charger_scene_happen (self, "{\"what\":\"knob\",\"kind\":\"mode\",\"never\":true}");
  g_signal_emit_by_name (green, "clicked");
  charger_scene_advance (self, 120);
  g_assert_false (sol_choice_card_get_selected (SOL_CHOICE_CARD (green)));
  charger_scene_assert_reads (self, "Charge mode was not changed");
  charger_scene_happen (self, "{\"what\":\"knob\",\"kind\":\"mode\",\"never\":false}");
  g_signal_emit_by_name (widget_find_button (GTK_WIDGET (self->window), "Try Again"), "clicked");
  charger_scene_advance (self, 60);
  g_assert_true (charger_scene_is_true (self, "\"mode\":\"green\""));
}

/* What was not confirmed may have come true by the time a person tries again; it must not be turned over. */
static void
test_try_stop_again (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);
  g_autofree char *lag = model_fixture_ask (
      self->fixture, "POST", "faults",
      "[{\"path\":\"*ev_chargers/status\",\"what\":\"read-lag\",\"value\":600,\"times\":-1}]");

  window_scene_act (self, "win.refresh");
  window_scene_act (self, "win.toggle-charging");
  for (guint i = 0; i < 12 && widget_find_button (GTK_WIDGET (self->window), "Try Again") == NULL; i++)
    charger_scene_advance (self, 10);
  charger_scene_assert_reads (self, "Charging was not stopped");
  /* What the button does, since a toast goes by itself. */
  GtkActionable *again = GTK_ACTIONABLE (widget_find_button (GTK_WIDGET (self->window), "Try Again"));
  g_autofree char *action = g_strdup (gtk_actionable_get_action_name (again));
  g_autoptr (GVariant) target = g_variant_ref (gtk_actionable_get_action_target_value (again));
  g_assert_true (charger_scene_is_true (self, "\"charging\":false"));
  g_autofree char *mended = model_fixture_ask (self->fixture, "DELETE", "faults", NULL);
  window_scene_act (self, "win.refresh");
  window_scene_settle (self);
  gtk_widget_activate_action_variant (GTK_WIDGET (self->window), action, target);
  charger_scene_advance (self, 30);
  g_assert_true (charger_scene_is_true (self, "\"charging\":false"));
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, NULL, "start_charging"), ==, 0);
}

static void
test_refused (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);
  GtkWidget *green = charger_scene_find_card (charger_scene_get_page (self), "green");

  charger_scene_happen (self, "{\"what\":\"knob\",\"kind\":\"mode\",\"refuse\":true}");
  g_signal_emit_by_name (green, "clicked");
  charger_scene_advance (self, 100);
  g_assert_false (sol_choice_card_get_selected (SOL_CHOICE_CARD (green)));
  g_assert_false (charger_scene_is_true (self, "\"mode\":\"green\""));
  charger_scene_assert_reads (self, "Charge mode was not changed");
}

/* The cloud says 500 and has done it all the same: nothing is sent again, and what is read counts. */
static void
test_uncertain (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);

  g_free (model_fixture_ask (self->fixture, "POST", "faults",
                             "[{\"path\":\"*stop_charging*\",\"what\":\"apply-then-500\",\"times\":1}]"));
  g_signal_emit_by_name (widget_find_button (charger_scene_get_page (self), "Stop Charging"), "clicked");
  window_scene_settle (self);
  charger_scene_assert_reads (self, "No clear answer came. Reading back what happened…");
  charger_scene_advance (self, 60);
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, NULL, "stop_charging"), ==, 1);
  g_assert_true (charger_scene_is_true (self, "\"charging\":false"));
  charger_scene_assert_reads (self, "Charging stopped");
}

/* A start that somebody has to approve says so. */
static void
test_approve (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);

  gtk_switch_set_active (charger_scene_find_switch (self, "Enphase app"), TRUE);
  charger_scene_advance (self, 90);
  g_signal_emit_by_name (widget_find_button (charger_scene_get_page (self), "Stop Charging"), "clicked");
  charger_scene_advance (self, 30);
  g_signal_emit_by_name (widget_find_button (charger_scene_get_page (self), "Start Charging"), "clicked");
  window_scene_settle (self);
  GtkWindow *dialog = window_scene_get_dialog (self);
  g_assert_nonnull (dialog);
  widget_assert_reads (GTK_WIDGET (dialog), "Approve in the Enphase App");
  g_signal_emit_by_name (widget_find_button (GTK_WIDGET (dialog), "OK"), "clicked");
  charger_scene_advance (self, 10);
  a11y_assert_golden (charger_scene_get_page (self), "charger-sign-in-needed");
}

static void
test_default_level (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);
  GtkWidget *row = widget_find (charger_scene_get_page (self), SOL_TYPE_DEFAULT_LEVEL);
  GtkDropDown *drop_down = GTK_DROP_DOWN (widget_find (row, GTK_TYPE_DROP_DOWN));

  widget_assert_reads (row, "None");
  /* "None", 6 A, 7 A … */
  gtk_drop_down_set_selected (drop_down, 5);
  charger_scene_advance (self, 90);
  g_assert_true (charger_scene_is_true (self, "\"default_level\":\"10\""));
  widget_assert_reads (row, "10\302\240A");
  widget_assert_reads_not (row, "None");
}

/* A person moves it; 700 ms later it counts. */
static void
move_amps (WindowScene *self, int amps)
{
  GtkWidget *scale
      = widget_find (widget_find (charger_scene_get_page (self), SOL_TYPE_CHARGE_CURRENT), GTK_TYPE_SCALE);

  gtk_range_set_value (GTK_RANGE (scale), amps);
}

static void
test_amps_idle (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);

  g_signal_emit_by_name (widget_find_button (charger_scene_get_page (self), "Stop Charging"), "clicked");
  charger_scene_advance (self, 20);
  charger_scene_assert_reads (self, "Used when charging starts");
  move_amps (self, 20);
  widget_settle ();
  charger_scene_assert_reads (self, "20\302\240A");
  charger_scene_advance (self, 2);
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, NULL, "start_charging"), ==, 0);
  g_signal_emit_by_name (widget_find_button (charger_scene_get_page (self), "Start Charging"), "clicked");
  charger_scene_advance (self, 20);
  g_assert_true (charger_scene_is_true (self, "\"running_amps\":20"));
}

/* It pauses for half a minute, which is said before. */
static void
test_amps_charging (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);

  widget_assert_reads_not (GTK_WIDGET (self->window), "charging pauses for about half a minute");
  move_amps (self, 18);
  move_amps (self, 20);
  widget_settle ();
  charger_scene_assert_reads (self, "To change the current, charging pauses for about half a minute");
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, NULL, "stop_charging"), ==, 0);
  charger_scene_advance (self, 10);
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, NULL, "stop_charging"), ==, 1);
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, NULL, "start_charging"), ==, 0);
  charger_scene_advance (self, 90);
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, NULL, "start_charging"), ==, 1);
  g_assert_true (charger_scene_is_true (self, "\"running_amps\":20"));
}

/* Closed in the pause: the next start asks, and a yes starts it with the new current. */
static void
test_amps_interrupted (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);

  move_amps (self, 20);
  charger_scene_advance (self, 15);
  g_assert_true (charger_scene_is_true (self, "\"charging\":false"));
  window_scene_start_again (self);
  g_assert_null (window_scene_get_dialog (self));
  window_scene_sign_in (self);
  charger_scene_advance (self, 1);
  GtkWindow *dialog = window_scene_get_dialog (self);
  g_assert_nonnull (dialog);
  widget_assert_reads (GTK_WIDGET (dialog), "Charging was paused to change the current. Start again?");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "resume");
  charger_scene_advance (self, 60);
  g_assert_true (charger_scene_is_true (self, "\"running_amps\":20"));
}

static void
test_states (void)
{
  static const struct
  {
    const char *scenario, *what, *golden, *reads;
  } rows[] = {
    { "mockup", "{\"what\":\"safe-limit\"}", "charger-safe-limit",
      "The charger cannot reach the gateway. Charging is limited to 6\302\240A for safety." },
    { "unplugged", NULL, "charger-no-car", "Plug in to charge" },
    { "charger-offline", NULL, "charger-offline", "Charger offline" },
    { "mockup", "{\"what\":\"charger-condition\",\"locked\":true}", "charger-locked",
      "The owner has locked this charger" },
    { "mockup", "{\"what\":\"charger-condition\",\"commissioned\":false}", "charger-not-set-up",
      "Your installer has not finished this charger" },
    { "mockup", "{\"what\":\"charger-condition\",\"faulted\":true}", "charger-fault", "Fault" },
    { "mockup", "{\"what\":\"service-down\",\"name\":\"scheduler\"}", "charger-no-scheduler",
      "Could not be read" },
    { "regional", NULL, NULL, "Charge mode" },
    { "no-charger", NULL, NULL, "No Charger at This Site" },
    { "three-phase", NULL, NULL, "Phases" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (WindowScene) self = charger_scene_open (rows[i].scenario, rows[i].what);
      g_test_message ("%s %s", rows[i].scenario, rows[i].what != NULL ? rows[i].what : "");
      charger_scene_assert_reads (self, rows[i].reads);
      a11y_assert_named (GTK_WIDGET (self->window));
      if (rows[i].golden != NULL)
        a11y_assert_golden (charger_scene_get_page (self), rows[i].golden);
    }
}

static void
test_offline (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);

  charger_scene_go_offline (self);
  charger_scene_assert_reads (self, "as of 14:30");
  charger_scene_assert_reads (self, "Not while offline");
  g_assert_false (
      gtk_widget_is_sensitive (widget_find_button (charger_scene_get_page (self), "Stop Charging")));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (charger_scene_find_switch (self, "RFID card"))));
  a11y_assert_golden (charger_scene_get_page (self), "charger-not-connected");
}

static void
test_limit_details (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", "{\"what\":\"safe-limit\"}");

  g_signal_emit_by_name (widget_find_button (GTK_WIDGET (self->window), "Details"), "clicked");
  widget_settle ();
  GtkWindow *dialog = window_scene_get_dialog (self);
  g_assert_nonnull (dialog);
  widget_assert_reads (GTK_WIDGET (dialog), "Charging Is Limited for Safety");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "ok");
}

/* Several are a list, with a page each and a way back. */
static void
test_several (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("estate", NULL);

  window_scene_sign_in (self);
  if (g_str_equal (sol_window_get_face (self->window), "picker"))
    {
      g_autoptr (SolSiteItem) first = g_list_model_get_item (sol_home_get_sites (self->fixture->home), 0);
      sol_home_choose_site (self->fixture->home, sol_site_item_get_id (first), NULL);
      window_scene_settle (self);
    }
  SolSite *site = sol_home_get_site (self->fixture->home);
  g_assert_true (sol_window_open_page (self->window, "charger"));
  window_scene_settle (self);
  guint n = g_list_model_get_n_items (sol_site_get_chargers (site));
  g_assert_cmpuint (n, >, 1);
  g_autoptr (SolCharger) second = g_list_model_get_item (sol_site_get_chargers (site), 1);
  charger_scene_assert_reads (self, sol_charger_get_name (second));
  g_assert_true (sol_window_open_subpage (self->window, "one-charger", sol_charger_get_serial (second)));
  window_scene_settle (self);
  GtkWidget *page = sol_window_get_page (self->window);
  g_assert_true (SOL_IS_CHARGER_PAGE (page));
  g_assert_true (sol_charger_page_get_charger (SOL_CHARGER_PAGE (page)) == second);
  /* The key means the charger in view, though the other one charges. */
  g_autoptr (SolCharger) first = g_list_model_get_item (sol_site_get_chargers (site), 0);
  g_assert_cmpint (sol_charger_get_state (first), ==, SOL_CHARGER_STATE_CHARGING);
  g_autofree char *other = g_strconcat (sol_charger_get_serial (first), "/stop_charging", NULL);
  g_autofree char *shown = g_strconcat (sol_charger_get_serial (second), "/st", NULL);
  window_scene_act (self, "win.toggle-charging");
  charger_scene_advance (self, 10);
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, NULL, other), ==, 0);
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, NULL, shown), ==, 1);
  window_scene_act (self, "win.back");
  for (guint i = 0; i < 100 && SOL_IS_CHARGER_PAGE (sol_window_get_page (self->window)); i++)
    window_scene_settle (self);
  g_assert_false (SOL_IS_CHARGER_PAGE (sol_window_get_page (self->window)));
}

static void
test_burst (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);

  g_signal_emit_by_name (widget_find_button (charger_scene_get_page (self), "Go Live"), "clicked");
  window_scene_settle (self);
  charger_scene_assert_reads (self, "Live · 15 min left");
  charger_scene_advance (self, 61);
  charger_scene_assert_reads (self, "Live · 14 min left");
  g_signal_emit_by_name (widget_find_button (charger_scene_get_page (self), "Live · 14 min left"), "clicked");
  window_scene_settle (self);
  charger_scene_assert_reads (self, "Go Live");
}

static void
test_burst_unclear (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);

  g_free (model_fixture_ask (self->fixture, "POST", "faults",
                             "[{\"path\":\"*start_live_stream\",\"what\":\"apply-then-500\",\"times\":1}]"));
  g_signal_emit_by_name (widget_find_button (charger_scene_get_page (self), "Go Live"), "clicked");
  window_scene_settle (self);
  charger_scene_assert_reads (self, "No clear answer came; the charger may have been asked all the same");
  charger_scene_assert_reads (self, "Go Live");
}

/* Selecting Scheduled without a slot would never charge. */
static void
test_no_slot (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("unplugged", NULL);
  GtkWidget *scheduled = charger_scene_find_card (charger_scene_get_page (self), "scheduled");
  SolSite *site = sol_home_get_site (self->fixture->home);
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  const SolSchedule *schedule = sol_charger_get_schedule (charger);

  for (guint i = 0; i < schedule->slots->len; i++)
    {
      g_autofree char *off = g_strdup_printf ("{\"what\":\"slot\",\"index\":%u,\"enabled\":false}", i);
      g_free (model_fixture_ask (self->fixture, "POST", "home", off));
    }
  window_scene_act (self, "win.refresh");
  window_scene_settle (self);
  schedule = sol_charger_get_schedule (charger);
  for (guint i = 0; i < schedule->slots->len; i++)
    if (((SolScheduleSlot *) g_ptr_array_index (schedule->slots, i))->enabled == SOL_YES)
      {
        g_test_skip ("The simulated home cannot disable a slot from outside");
        return;
      }
  g_signal_emit_by_name (scheduled, "clicked");
  window_scene_settle (self);
  charger_scene_assert_reads (self, "Add and enable a slot first");
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, "PUT", "preference"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!widget_test_init ())
    return 77;
  g_test_add_func ("/charger-page/shows", test_shows);
  g_test_add_func ("/charger-page/start-stop", test_start_stop);
  g_test_add_func ("/charger-page/mode", test_mode);
  g_test_add_func ("/charger-page/mode-keys", test_mode_keys);
  g_test_add_func ("/charger-page/sign-in", test_sign_in);
  g_test_add_func ("/charger-page/not-confirmed", test_not_confirmed);
  g_test_add_func ("/charger-page/try-again", test_try_again);
  g_test_add_func ("/charger-page/try-stop-again", test_try_stop_again);
  g_test_add_func ("/charger-page/refused", test_refused);
  g_test_add_func ("/charger-page/uncertain", test_uncertain);
  g_test_add_func ("/charger-page/approve", test_approve);
  g_test_add_func ("/charger-page/default-level", test_default_level);
  g_test_add_func ("/charger-page/amps-idle", test_amps_idle);
  g_test_add_func ("/charger-page/amps-charging", test_amps_charging);
  g_test_add_func ("/charger-page/amps-interrupted", test_amps_interrupted);
  g_test_add_func ("/charger-page/states", test_states);
  g_test_add_func ("/charger-page/offline", test_offline);
  g_test_add_func ("/charger-page/limit-details", test_limit_details);
  g_test_add_func ("/charger-page/several", test_several);
  g_test_add_func ("/charger-page/burst", test_burst);
  g_test_add_func ("/charger-page/burst-unclear", test_burst_unclear);
  g_test_add_func ("/charger-page/no-slot", test_no_slot);
  return g_test_run ();
}
