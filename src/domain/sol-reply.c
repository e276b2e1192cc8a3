/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-reply"

#include "sol-reply.h"

SOL_DEFINE_VALUE (SolReply, sol_reply)
SOL_DEFINE_VALUE (SolValidity, sol_validity)
SOL_DEFINE_VALUE (SolConflict, sol_conflict)
SOL_DEFINE_VALUE (SolCodeSent, sol_code_sent)
SOL_DEFINE_VALUE (SolCodeCheck, sol_code_check)
SOL_DEFINE_VALUE (SolGridRequest, sol_grid_request)
SOL_DEFINE_VALUE (SolGridLogged, sol_grid_logged)

static void
sol_reply_init (SolReply *self)
{
  self->success = SOL_UNKNOWN;
}

static void
sol_reply_clear (SolReply *self)
{
  g_free (self->word);
  g_free (self->id);
}

static void
sol_validity_init (SolValidity *self)
{
  self->valid = SOL_UNKNOWN;
}

static void
sol_validity_clear (SolValidity *self)
{
}

static void
sol_conflict_init (SolConflict *self)
{
}

static void
sol_conflict_clear (SolConflict *self)
{
  g_free (self->code);
}

static void
sol_code_sent_init (SolCodeSent *self)
{
  self->sent = SOL_UNKNOWN;
}

static void
sol_code_sent_clear (SolCodeSent *self)
{
  g_free (self->words);
}

static void
sol_code_check_init (SolCodeCheck *self)
{
}

static void
sol_code_check_clear (SolCodeCheck *self)
{
}

static void
sol_grid_request_init (SolGridRequest *self)
{
}

static void
sol_grid_request_clear (SolGridRequest *self)
{
  g_free (self->request_id);
}

static void
sol_grid_logged_init (SolGridLogged *self)
{
  self->logged = SOL_UNKNOWN;
}

static void
sol_grid_logged_clear (SolGridLogged *self)
{
  g_free (self->old_state);
  g_free (self->new_state);
}
