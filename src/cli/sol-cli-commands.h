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

gboolean sol_cli_run_charger_show (SolCli *self, GError **error);
gboolean sol_cli_run_charger_start (SolCli *self, GError **error);
gboolean sol_cli_run_charger_stop (SolCli *self, GError **error);
void sol_cli_json_change (SolCli *self, SolCliJson *json);
void sol_cli_text_change (SolCli *self, SolCliText *text);

gboolean sol_cli_run_journal (SolCli *self, GError **error);
void sol_cli_json_journal (SolCli *self, SolCliJson *json);
void sol_cli_text_journal (SolCli *self, SolCliText *text);

gboolean sol_cli_run_diagnostics (SolCli *self, GError **error);
void sol_cli_json_diagnostics (SolCli *self, SolCliJson *json);
void sol_cli_text_diagnostics (SolCli *self, SolCliText *text);

G_END_DECLS
