/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cli-context.h"

G_BEGIN_DECLS

/* What the rows of the table of commands point at. */

gboolean sol_cli_run_sign_in (SolCli *self, GError **error);
gboolean sol_cli_run_sign_out (SolCli *self, GError **error);
void sol_cli_json_account (SolCli *self, SolCliJson *json);
void sol_cli_text_sign_in (SolCli *self, SolCliText *text);
void sol_cli_text_sign_out (SolCli *self, SolCliText *text);

gboolean sol_cli_run_sites (SolCli *self, GError **error);
void sol_cli_json_sites (SolCli *self, SolCliJson *json);
void sol_cli_text_sites (SolCli *self, SolCliText *text);

void sol_cli_json_devices (SolCli *self, SolCliJson *json);
void sol_cli_text_devices (SolCli *self, SolCliText *text);

/* sol-cli-change-charger.c */
gboolean sol_cli_run_charger_show (SolCli *self, GError **error);
gboolean sol_cli_run_charger_start (SolCli *self, GError **error);
gboolean sol_cli_run_charger_stop (SolCli *self, GError **error);
gboolean sol_cli_run_charger_amps (SolCli *self, GError **error);
gboolean sol_cli_check_charger_mode (SolCli *self, GError **error);
gboolean sol_cli_run_charger_mode (SolCli *self, GError **error);
gboolean sol_cli_run_charger_use_battery (SolCli *self, GError **error);
gboolean sol_cli_check_charger_authentication (SolCli *self, GError **error);
gboolean sol_cli_run_charger_authentication (SolCli *self, GError **error);
gboolean sol_cli_check_charger_level (SolCli *self, GError **error);
gboolean sol_cli_run_charger_level (SolCli *self, GError **error);
gboolean sol_cli_check_charger_trigger (SolCli *self, GError **error);
gboolean sol_cli_run_charger_trigger (SolCli *self, GError **error);
gboolean sol_cli_run_charger_live (SolCli *self, GError **error);

/* sol-cli-schedule.c */
gboolean sol_cli_run_schedule_list (SolCli *self, GError **error);
gboolean sol_cli_check_schedule_add (SolCli *self, GError **error);
gboolean sol_cli_run_schedule_add (SolCli *self, GError **error);
gboolean sol_cli_check_schedule_edit (SolCli *self, GError **error);
gboolean sol_cli_run_schedule_edit (SolCli *self, GError **error);
gboolean sol_cli_run_schedule_remove (SolCli *self, GError **error);
gboolean sol_cli_run_schedule_enable (SolCli *self, GError **error);
gboolean sol_cli_run_schedule_disable (SolCli *self, GError **error);
void sol_cli_json_schedule (SolCli *self, SolCliJson *json);
void sol_cli_json_schedule_change (SolCli *self, SolCliJson *json);
void sol_cli_text_schedule (SolCli *self, SolCliText *text);

/* sol-cli-battery.c */
gboolean sol_cli_run_battery_show (SolCli *self, GError **error);
gboolean sol_cli_run_battery_profile (SolCli *self, GError **error);
gboolean sol_cli_run_battery_cancel (SolCli *self, GError **error);
gboolean sol_cli_run_battery_reserve (SolCli *self, GError **error);
gboolean sol_cli_run_battery_shutdown (SolCli *self, GError **error);
gboolean sol_cli_check_battery_charge (SolCli *self, GError **error);
gboolean sol_cli_run_battery_charge (SolCli *self, GError **error);
gboolean sol_cli_run_battery_after_peak (SolCli *self, GError **error);
gboolean sol_cli_run_battery_discharge (SolCli *self, GError **error);
gboolean sol_cli_run_battery_restrict (SolCli *self, GError **error);
void sol_cli_json_battery (SolCli *self, SolCliJson *json);
void sol_cli_text_battery (SolCli *self, SolCliText *text);

/* sol-cli-windows.c */
gboolean sol_cli_run_windows (SolCli *self, GError **error);
gboolean sol_cli_check_window_add (SolCli *self, GError **error);
gboolean sol_cli_run_window_add (SolCli *self, GError **error);
gboolean sol_cli_check_window_edit (SolCli *self, GError **error);
gboolean sol_cli_run_window_edit (SolCli *self, GError **error);
gboolean sol_cli_run_window_enable (SolCli *self, GError **error);
gboolean sol_cli_run_window_disable (SolCli *self, GError **error);
gboolean sol_cli_run_window_remove (SolCli *self, GError **error);
void sol_cli_json_windows (SolCli *self, SolCliJson *json);
void sol_cli_text_windows (SolCli *self, SolCliText *text);

/* sol-cli-storm.c */
gboolean sol_cli_run_storm_show (SolCli *self, GError **error);
gboolean sol_cli_run_storm_on (SolCli *self, GError **error);
gboolean sol_cli_run_storm_off (SolCli *self, GError **error);
gboolean sol_cli_run_storm_opt_out (SolCli *self, GError **error);
void sol_cli_json_storm (SolCli *self, SolCliJson *json);
void sol_cli_text_storm (SolCli *self, SolCliText *text);

/* sol-cli-grid.c */
gboolean sol_cli_check_grid_switch (SolCli *self, GError **error);
gboolean sol_cli_run_grid_off (SolCli *self, GError **error);
gboolean sol_cli_run_grid_on (SolCli *self, GError **error);
void sol_cli_json_grid (SolCli *self, SolCliJson *json);
void sol_cli_text_grid (SolCli *self, SolCliText *text);
void sol_cli_json_grid_switch (SolCli *self, SolCliJson *json);

/* sol-cli-sessions.c */
gboolean sol_cli_run_sessions (SolCli *self, GError **error);
void sol_cli_json_sessions (SolCli *self, SolCliJson *json);
void sol_cli_text_sessions (SolCli *self, SolCliText *text);
void sol_cli_csv_sessions (SolCli *self, SolCliCsv *csv);

/* sol-cli-tariff.c */
gboolean sol_cli_run_tariff (SolCli *self, GError **error);
void sol_cli_json_tariff (SolCli *self, SolCliJson *json);
void sol_cli_text_tariff (SolCli *self, SolCliText *text);

/* sol-cli-events.c */
gboolean sol_cli_run_events (SolCli *self, GError **error);
void sol_cli_json_events (SolCli *self, SolCliJson *json);
void sol_cli_text_events (SolCli *self, SolCliText *text);
void sol_cli_csv_events (SolCli *self, SolCliCsv *csv);
void sol_cli_json_alarms (SolCli *self, SolCliJson *json);
void sol_cli_text_alarms (SolCli *self, SolCliText *text);

/* sol-cli-panels.c */
gboolean sol_cli_check_dates (SolCli *self, GError **error);
gboolean sol_cli_run_panels (SolCli *self, GError **error);
void sol_cli_json_panels (SolCli *self, SolCliJson *json);
void sol_cli_text_panels (SolCli *self, SolCliText *text);
void sol_cli_csv_panels (SolCli *self, SolCliCsv *csv);

/* sol-cli-energy.c */
gboolean sol_cli_run_energy (SolCli *self, GError **error);
void sol_cli_json_energy (SolCli *self, SolCliJson *json);
void sol_cli_text_energy (SolCli *self, SolCliText *text);
void sol_cli_csv_energy (SolCli *self, SolCliCsv *csv);

/* sol-cli-lists.c */
gboolean sol_cli_run_export (SolCli *self, GError **error);
void sol_cli_json_export (SolCli *self, SolCliJson *json);
void sol_cli_text_export (SolCli *self, SolCliText *text);
gboolean sol_cli_run_journal (SolCli *self, GError **error);
void sol_cli_json_journal (SolCli *self, SolCliJson *json);
void sol_cli_text_journal (SolCli *self, SolCliText *text);

gboolean sol_cli_run_diagnostics (SolCli *self, GError **error);
void sol_cli_json_diagnostics (SolCli *self, SolCliJson *json);
void sol_cli_text_diagnostics (SolCli *self, SolCliText *text);

G_END_DECLS
