/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-control-private.h"

G_BEGIN_DECLS

/** SolControlRequest: one wish on its way: guards, freshness, journal, call, proof. Owns itself until it
 * ends. */
typedef struct _SolControlRequest SolControlRequest;

SolControlRequest *sol_control_request_new (SolControl *control, GVariant *wanted, GVariant *hint,
                                            GTask *task);
void sol_control_request_begin (SolControlRequest *self);

/** sol_control_request_agree, sol_control_request_decline: what a person says when it is asked. */
void sol_control_request_agree (SolControlRequest *self);
void sol_control_request_decline (SolControlRequest *self);

/** sol_control_request_judge: a read came in: does it prove the wish? */
void sol_control_request_judge (SolControlRequest *self);

/** sol_control_request_abandon: the control goes. The journal row stays open, to be resolved by reading. */
void sol_control_request_abandon (SolControlRequest *self);

/* For the request only: what it needs of its control, and what it does to it. */
typedef struct
{
  const SolControlSpec *spec;
  gpointer owner;
  SolModelContext *context;
  SolRefresh *refresh;
  GVariant *value;
  const char *site;
  const char *device;
} SolControlParts;

SolControlParts sol_control_get_parts (SolControl *self);
void sol_control_take_phase (SolControl *self, SolControlState state, GVariant *wanted, gboolean uncertain);
void sol_control_take_end (SolControl *self, SolControlState state, const GError *error);

G_END_DECLS
