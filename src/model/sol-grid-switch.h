/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-charger-status.h"

G_BEGIN_DECLS

/** SolGridPhase: how far a switch of the relay has come (ui.md 8.8). */
typedef enum
{
  SOL_GRID_PHASE_IDLE,
  SOL_GRID_PHASE_CHECKING,  /* fresh guards before the code */
  SOL_GRID_PHASE_CODE,      /* a code was sent; a person types it */
  SOL_GRID_PHASE_VERIFYING, /* fresh guards again, and the code */
  SOL_GRID_PHASE_SENDING,   /* the one command */
  SOL_GRID_PHASE_WAITING,   /* for the relay to be read as wanted */
  SOL_GRID_PHASE_DONE,
  SOL_GRID_PHASE_NOT_CONFIRMED, /* accepted, but not read within two minutes */
  SOL_GRID_PHASE_FAILED,        /* nothing was switched */
} SolGridPhase;

#define SOL_TYPE_GRID_PHASE (sol_grid_phase_get_type ())
GType sol_grid_phase_get_type (void) G_GNUC_CONST;

#define SOL_TYPE_GRID_SWITCH (sol_grid_switch_get_type ())
G_DECLARE_FINAL_TYPE (SolGridSwitch, sol_grid_switch, SOL, GRID_SWITCH, GObject)

/**
 * SolGridSwitch:
 *
 * Switches the grid relay by the contract "The grid relay" of docs/architecture.md: fresh guards, a mailed
 * code, fresh guards again, the code verified, one command, its audit entry, the state as read. Properties,
 * read-only and notified: `phase` (#SolGridPhase), `off-grid` (boolean: where it goes), `since` (#SolTime:
 * when the command was accepted; unknown before).
 */
SolGridPhase sol_grid_switch_get_phase (SolGridSwitch *self);
gboolean sol_grid_switch_get_off_grid (SolGridSwitch *self);
gint64 sol_grid_switch_get_since (SolGridSwitch *self);

/** sol_grid_switch_begin_async: checks the guards and has a code sent. Fails with %SOL_ERROR_REFUSED when a
 * guard stands against it or is not known, %SOL_ERROR_BUSY while another switch is under way. */
void sol_grid_switch_begin_async (SolGridSwitch *self, gboolean off_grid, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_grid_switch_begin_finish (SolGridSwitch *self, GAsyncResult *result, GError **error);

/** sol_grid_switch_resend_async: another code, in phase %SOL_GRID_PHASE_CODE only. */
void sol_grid_switch_resend_async (SolGridSwitch *self, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_grid_switch_resend_finish (SolGridSwitch *self, GAsyncResult *result, GError **error);

/**
 * sol_grid_switch_confirm_async:
 * @code: four digits, used once, neither kept nor logged
 *
 * Fails with %SOL_ERROR_BAD_CODE (type again, the phase is %SOL_GRID_PHASE_CODE still), %SOL_ERROR_REFUSED by
 * a guard, or %SOL_ERROR_UNCERTAIN when the relay was not read as wanted within two minutes. Dropping
 * @cancellable stops waiting for the result, not the switch.
 */
void sol_grid_switch_confirm_async (SolGridSwitch *self, const char *code, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_grid_switch_confirm_finish (SolGridSwitch *self, GAsyncResult *result, GError **error);

/** sol_grid_switch_keep_waiting: two minutes more, after %SOL_GRID_PHASE_NOT_CONFIRMED. */
void sol_grid_switch_keep_waiting (SolGridSwitch *self);

/** sol_grid_switch_close: a person has seen the end, or does not type the code: idle again. Nothing while a
 * command is under way. */
void sol_grid_switch_close (SolGridSwitch *self);

G_END_DECLS
