/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "walk-expect"

#include "walk.h"

/* --- reads --------------------------------------------------------------------------------------------- */

static SolError
read_error (guint status, gboolean optional)
{
  switch (status)
    {
    case 401:
      return SOL_ERROR_SIGNED_OUT;
    case 403:
      return optional ? SOL_ERROR_NOT_SUPPORTED : SOL_ERROR_FORBIDDEN;
    case 468:
      return SOL_ERROR_FORBIDDEN;
    case 404:
    case 405:
    case 466:
    case 472:
      return SOL_ERROR_NOT_SUPPORTED;
    case 409:
      return SOL_ERROR_CONFLICT;
    case 429:
      return SOL_ERROR_RATE_LIMITED;
    case 473:
      return SOL_ERROR_GATEWAY_OFFLINE;
    case 400:
    case 422:
      return SOL_ERROR_REFUSED;
    default:
      return SOL_ERROR_UNAVAILABLE;
    }
}

static gboolean
read_goes_on (const SolCallRow *row, guint status)
{
  for (guint i = 0; i < G_N_ELEMENTS (row->next_on); i++)
    if (row->next_on[i] == status)
      return TRUE;
  return FALSE;
}

static WalkEnd
expect_read (const SolCallRow *row, const WalkFault *fault, guint n_attempts)
{
  gboolean optional = (row->flags & SOL_ROW_OPTIONAL) != 0;
  WalkEnd end = { .requests = 1, .error = SOL_ERROR_BAD_RESPONSE };
  switch (fault->kind)
    {
    case WALK_STATUS:
      end.error = (int) read_error (fault->status, optional);
      end.waits = fault->retry_after != NULL;
      if (fault->status == 401 && (row->flags & SOL_ROW_NO_RENEWAL))
        end.error = SOL_ERROR_NOT_SUPPORTED;
      else if (fault->status == 401)
        end.requests = 2;
      if (read_goes_on (row, fault->status))
        end.requests = n_attempts;
      break;
    case WALK_WALL:
    case WALK_PAGE:
      end.error = fault->kind == WALK_PAGE && optional ? SOL_ERROR_NOT_SUPPORTED : SOL_ERROR_UNAVAILABLE;
      break;
    case WALK_EMPTY:
    case WALK_RUBBISH:
      break;
    case WALK_NUMBERS:
    default:
      end.error_or_fine = TRUE;
      break;
    }
  return end;
}

/* --- acts ---------------------------------------------------------------------------------------------- */

/* What a person is told when the cloud refuses, whichever call it was; -1: there is a rule of its own. */
static int
act_error (guint status)
{
  switch (status)
    {
    case 401:
    case 406:
      return SOL_ERROR_REFUSED;
    case 403:
    case 468:
      return SOL_ERROR_FORBIDDEN;
    case 429:
      return SOL_ERROR_RATE_LIMITED;
    case 466:
    case 472:
      return SOL_ERROR_NOT_SUPPORTED;
    case 473:
      return SOL_ERROR_GATEWAY_OFFLINE;
    case 500:
    case 502:
    case 503:
    case 504:
    case 550:
    case 551:
    case 552:
      return SOL_ERROR_UNCERTAIN;
    default:
      return -1;
    }
}

/* 400, 404, 405, 409 and 422. */
static void
expect_refusal (const char *call, guint status, guint n_attempts, WalkEnd *end)
{
  if (g_str_equal (call, "stop-charging") && status != 405)
    {
      end->error = -1;
      return;
    }
  if (g_str_equal (call, "set-charge-mode"))
    {
      end->error = status == 400                    ? SOL_ERROR_UNCERTAIN
                   : status == 409 || status == 422 ? SOL_ERROR_NOT_READY
                                                    : SOL_ERROR_NOT_SUPPORTED;
      return;
    }
  if (status == 409 || status == 422)
    {
      end->error = SOL_ERROR_NOT_READY;
      return;
    }
  end->error = SOL_ERROR_REFUSED;
  end->requests = n_attempts;
}

static WalkEnd
expect_act (SolCallId call, const WalkFault *fault, guint n_attempts)
{
  WalkEnd end = { .requests = 1, .error = SOL_ERROR_UNCERTAIN };
  switch (fault->kind)
    {
    case WALK_STATUS:
      end.error = act_error (fault->status);
      end.waits = fault->retry_after != NULL;
      if (fault->status == 401)
        end.requests = 2;
      else if (end.error < 0)
        expect_refusal (sol_call_get_name (call), fault->status, n_attempts, &end);
      break;
    case WALK_RUBBISH:
    case WALK_NUMBERS:
      end.error_or_fine = TRUE;
      break;
    case WALK_WALL:
    case WALK_PAGE:
    case WALK_EMPTY:
    default:
      break;
    }
  return end;
}

WalkEnd
walk_expect (SolCallId call, const WalkFault *fault, guint n_attempts)
{
  const SolCallRow *row = sol_call_get_row (call);
  return sol_call_acts (call) ? expect_act (call, fault, n_attempts) : expect_read (row, fault, n_attempts);
}
