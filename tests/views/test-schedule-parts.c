/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "schedule/sol-block-words.h"
#include "schedule/sol-cheap-hours.h"
#include "schedule/sol-day-toggles.h"
#include "schedule/sol-draft-bar.h"
#include "schedule/sol-schedule-page.h"
#include "schedule/sol-slot-inspector.h"
#include "schedule/sol-slot-list.h"
#include "schedule/sol-time-entry.h"
#include "widget-test.h"

#include <math.h>

#define AT(h, m) ((h) *60 + (m))

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
note_int_cb (int *noted, int value)
{
  *noted = value;
}

static void
test_read_time (void)
{
  static const struct
  {
    const char *text;
    int minute;
  } rows[] = {
    { "23:00", AT (23, 0) },
    { "7", AT (7, 0) },
    { "730", AT (7, 30) },
    { "0730", AT (7, 30) },
    { "7.30", AT (7, 30) },
    { " 6:05 ", AT (6, 5) },
    { "24:00", -1 },
    { "2400", -1 },
    { "", -1 },
    { "noon", -1 },
    { "12:60", -1 },
    { "1260", -1 },
    { "12345", -1 },
    { "-3", -1 },
    { NULL, -1 },
    { "24", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (sol_time_entry_read (rows[i].text), ==, rows[i].minute);
}

static void
test_time_entry (void)
{
  GtkWidget *entry = g_object_ref_sink (sol_time_entry_new ());
  GtkWidget *field = widget_find (entry, GTK_TYPE_ENTRY);
  guint n = 0;
  int edited = -1;

  g_signal_connect_swapped (entry, "notify::minute", G_CALLBACK (count_cb), &n);
  g_signal_connect_swapped (entry, "edited", G_CALLBACK (note_int_cb), &edited);
  g_object_set (entry, "minute", AT (23, 0), NULL);
  g_object_set (entry, "minute", AT (23, 0), NULL);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "23:00");
  /* Only a person edits, and only another time is news. */
  g_assert_cmpint (edited, ==, -1);
  g_signal_emit_by_name (field, "activate");
  g_assert_cmpint (edited, ==, -1);
  gtk_editable_set_text (GTK_EDITABLE (field), "6");
  g_signal_emit_by_name (field, "activate");
  g_assert_cmpint (edited, ==, AT (6, 0));
  /* Nonsense goes back to what was there. */
  gtk_editable_set_text (GTK_EDITABLE (field), "soon");
  g_signal_emit_by_name (field, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "23:00");
  /* What is typed stays while it is told the same time again. */
  gtk_editable_set_text (GTK_EDITABLE (field), "7");
  g_assert_true (sol_time_entry_is_typing (SOL_TIME_ENTRY (entry)));
  sol_time_entry_set_minute (SOL_TIME_ENTRY (entry), AT (23, 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "7");
  sol_time_entry_set_minute (SOL_TIME_ENTRY (entry), AT (22, 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "22:00");
  g_assert_false (sol_time_entry_is_typing (SOL_TIME_ENTRY (entry)));
  /* The focus goes in, and out again both ways. */
  GtkWidget *window = g_object_new (GTK_TYPE_WINDOW, "child", entry, NULL);
  gtk_window_present (GTK_WINDOW (window));
  widget_settle ();
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  g_assert_true (gtk_widget_child_focus (entry, GTK_DIR_TAB_BACKWARD));
  g_assert_false (gtk_widget_child_focus (entry, GTK_DIR_TAB_BACKWARD));
  g_assert_false (gtk_widget_child_focus (entry, GTK_DIR_TAB_FORWARD));
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  sol_time_entry_set_wrong (SOL_TIME_ENTRY (entry), TRUE);
  g_assert_true (gtk_widget_has_css_class (field, "error"));
  g_assert_finalize_object (entry);
}

static void
note_days_cb (guint *noted, guint days)
{
  *noted = days;
}

static void
test_days (void)
{
  GtkWidget *toggles = g_object_ref_sink (sol_day_toggles_new ());
  GtkWidget *monday = widget_find (toggles, GTK_TYPE_TOGGLE_BUTTON);
  guint n = 0, edited = 0;

  g_signal_connect_swapped (toggles, "notify::days", G_CALLBACK (count_cb), &n);
  g_signal_connect_swapped (toggles, "edited", G_CALLBACK (note_days_cb), &edited);
  g_object_set (toggles, "days", 0x03, NULL);
  g_object_set (toggles, "days", 0x03, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (edited, ==, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (monday), FALSE);
  g_assert_cmpuint (edited, ==, 0x02);
  /* The last one stays. */
  sol_day_toggles_set_days (SOL_DAY_TOGGLES (toggles), 0x01);
  edited = 0;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (monday), FALSE);
  g_assert_cmpuint (edited, ==, 0);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (monday)));
  g_assert_cmpint (sol_day_toggles_get_days (SOL_DAY_TOGGLES (toggles)), ==, 0x01);
  g_assert_cmpint (sol_locale_first_day (), ==, 1);
  g_assert_finalize_object (toggles);
}

static void
note_edit_cb (SolSlotEdit *noted, const SolSlotEdit *edit, const char *gesture)
{
  *noted = *edit;
  g_assert_nonnull (gesture);
}

static void
test_inspector (void)
{
  GtkWidget *inspector = g_object_ref_sink (sol_slot_inspector_new ());
  SolSlotEdit edit = { AT (23, 0), AT (6, 0), 0x0f, 32, SOL_YES, -1 }, noted = SOL_SLOT_EDIT_NONE;
  g_autoptr (SolScheduleSlot) slot = sol_schedule_slot_new_custom ("slot", &edit);
  SolSlotFacts facts = { .slot = slot, .range = { 6, 32, 1 }, .watts_per_amp = 230, .editable = TRUE };

  g_signal_connect_swapped (inspector, "edited", G_CALLBACK (note_edit_cb), &noted);
  for (guint i = 0; i < 2; i++)
    sol_slot_inspector_show (SOL_SLOT_INSPECTOR (inspector), &facts);
  /* Showing is not editing. */
  g_assert_cmpint (noted.enabled, ==, SOL_UNKNOWN);
  gtk_switch_set_active (GTK_SWITCH (widget_find (inspector, GTK_TYPE_SWITCH)), FALSE);
  g_assert_cmpint (noted.enabled, ==, SOL_NO);
  facts.editable = FALSE;
  facts.reason = "The owner has locked this charger";
  sol_slot_inspector_show (SOL_SLOT_INSPECTOR (inspector), &facts);
  widget_assert_reads (inspector, "The owner has locked this charger");
  g_assert_false (gtk_widget_is_sensitive (widget_find (inspector, GTK_TYPE_SWITCH)));
  sol_slot_inspector_set_plain (SOL_SLOT_INSPECTOR (inspector), TRUE);
  widget_assert_reads_not (inspector, "Overnight slot");
  facts.slot = NULL;
  sol_slot_inspector_show (SOL_SLOT_INSPECTOR (inspector), &facts);
  widget_assert_reads (inspector, "Choose a slot");
  g_assert_finalize_object (inspector);
}

static void
test_bar (void)
{
  GtkWidget *bar = g_object_ref_sink (sol_draft_bar_new ());

  g_assert_false (sol_draft_bar_get_shown (SOL_DRAFT_BAR (bar)));
  sol_draft_bar_show (SOL_DRAFT_BAR (bar), "2 unsaved changes", "ends 05:00 → 06:00", FALSE);
  g_assert_true (sol_draft_bar_get_shown (SOL_DRAFT_BAR (bar)));
  widget_assert_reads (bar, "· ends 05:00 → 06:00");
  sol_draft_bar_set_narrow (SOL_DRAFT_BAR (bar), TRUE);
  sol_draft_bar_show (SOL_DRAFT_BAR (bar), "2 unsaved changes", "ends 05:00 → 06:00", TRUE);
  widget_assert_reads_not (bar, "· ends");
  sol_draft_bar_show (SOL_DRAFT_BAR (bar), NULL, NULL, FALSE);
  g_assert_false (sol_draft_bar_get_shown (SOL_DRAFT_BAR (bar)));
  g_assert_finalize_object (bar);
}

static void
test_list (void)
{
  GtkWidget *list = g_object_ref_sink (sol_slot_list_new ());
  g_autoptr (SolSchedule) schedule = sol_schedule_new ();
  SolSlotEdit edit = { AT (23, 0), AT (6, 0), 0x0f, 32, SOL_YES, -1 };

  sol_slot_list_show (SOL_SLOT_LIST (list), NULL, NULL, FALSE);
  g_assert_nonnull (widget_find (list, GTK_TYPE_SPINNER));
  sol_slot_list_show (SOL_SLOT_LIST (list), schedule, NULL, TRUE);
  widget_assert_reads (list, "No Slots Yet");
  g_ptr_array_add (schedule->slots, sol_schedule_slot_new_custom ("slot", &edit));
  for (guint i = 0; i < 2; i++)
    sol_slot_list_show (SOL_SLOT_LIST (list), schedule, "slot", TRUE);
  g_assert_nonnull (sol_slot_list_get_place (SOL_SLOT_LIST (list)));
  sol_slot_list_show (SOL_SLOT_LIST (list), schedule, "other", FALSE);
  g_assert_null (sol_slot_list_get_place (SOL_SLOT_LIST (list)));
  g_assert_false (gtk_widget_is_sensitive (widget_find (list, GTK_TYPE_SWITCH)));
  g_assert_finalize_object (list);
}

static void
test_page (void)
{
  GtkWidget *page = g_object_ref_sink (sol_schedule_page_new (NULL));

  for (guint i = 0; i < 2; i++)
    {
      sol_schedule_page_set_charger (SOL_SCHEDULE_PAGE (page), NULL, NULL);
      sol_schedule_page_set_selected (SOL_SCHEDULE_PAGE (page), NULL);
    }
  widget_settle ();
  g_assert_finalize_object (page);
}

static void
add_period (SolTariffDays *days, double rate, gboolean all_day, int start, int end)
{
  SolTariffPeriod period = { .rate = rate, .all_day = all_day, .start = start, .end = end };

  g_array_append_val (days->periods, period);
}

static void
test_cheap (void)
{
  g_autoptr (SolTariff) tariff = sol_tariff_new ();
  SolTariffSeason *season = sol_tariff_season_new ();
  SolTariffDays *week = sol_tariff_days_new (), *weekend = sol_tariff_days_new ();

  season->start_month = 1;
  season->end_month = 12;
  week->days = 0x1f;
  weekend->days = 0x60;
  add_period (week, 0.20, TRUE, -1, -1);
  add_period (week, 0.40, FALSE, AT (6, 0), AT (23, 0));
  add_period (weekend, 0.20, TRUE, -1, -1);
  g_ptr_array_add (season->groups, week);
  g_ptr_array_add (season->groups, weekend);
  g_ptr_array_add (tariff->import.seasons, season);
  g_autoptr (GArray) spans = sol_cheap_hours_list (tariff, 1781353800 * SOL_SECOND, NULL);
  /* Two stretches of each working day; a weekend of one price has none. */
  g_assert_cmpuint (spans->len, ==, 10);
  const SolWeekSpan *first = &g_array_index (spans, SolWeekSpan, 0);
  g_assert_cmpint (first->day, ==, 1);
  g_assert_cmpint (first->start, ==, 0);
  g_assert_cmpint (first->end, ==, AT (6, 0));
  g_assert_cmpint (g_array_index (spans, SolWeekSpan, 1).start, ==, AT (23, 0));
  g_assert_cmpint (g_array_index (spans, SolWeekSpan, 1).end, ==, 0);
  g_autoptr (GArray) none = sol_cheap_hours_list (NULL, 0, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_block_words (void)
{
  static const struct
  {
    SolWeekWindow window;
    int amps;
    SolTruth enabled;
    const char *forms; /* with / for a new line and | between */
  } rows[] = {
    { { SOL_EVERY_DAY, AT (23, 0), AT (6, 0) },
      32,
      SOL_YES,
      "23 – 06/32_A|23 – 06|23/– 06/32_A|23/– 06|23:00/32_A|23:00|23" },
    { { SOL_EVERY_DAY, AT (11, 0), AT (15, 30) },
      16,
      SOL_YES,
      "11:00/– 15:30/16_A|11:00/– 15:30|11:00/16_A|11:00" },
    { { SOL_EVERY_DAY, AT (8, 0), AT (16, 0) },
      16,
      SOL_YES,
      "08:00/– 16:00/16_A|08:00/– 16:00|08/– 16/16_A|08/– 16|08:00/16_A|08:00|08" },
    { { SOL_EVERY_DAY, AT (17, 15), AT (19, 0) },
      10,
      SOL_NO,
      "17:15/– 19:00/10_A · off|17:15/– 19:00/10_A/off|17:15/– 19:00/off|17:15/– 19:00|"
      "17:15/10_A · off|17:15/10_A/off|17:15/off|17:15" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SolScheduleSlot slot = { .window = rows[i].window, .amps = rows[i].amps, .enabled = rows[i].enabled };
      g_auto (GStrv) forms = sol_block_words (&slot);
      g_autofree char *joined = g_strjoinv ("|", forms);
      g_autoptr (GString) plain = g_string_new (joined);
      g_string_replace (plain, "\n", "/", 0);
      g_string_replace (plain, "\302\240", "_", 0);
      g_assert_cmpstr (plain->str, ==, rows[i].forms);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!widget_test_init ())
    return 77;
  g_test_add_func ("/views/schedule/read-time", test_read_time);
  g_test_add_func ("/views/schedule/time-entry", test_time_entry);
  g_test_add_func ("/views/schedule/days", test_days);
  g_test_add_func ("/views/schedule/inspector", test_inspector);
  g_test_add_func ("/views/schedule/bar", test_bar);
  g_test_add_func ("/views/schedule/list", test_list);
  g_test_add_func ("/views/schedule/page", test_page);
  g_test_add_func ("/views/schedule/block-words", test_block_words);
  g_test_add_func ("/views/schedule/cheap", test_cheap);
  return g_test_run ();
}
