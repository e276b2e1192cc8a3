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

/* How the pages describe what refuses a call: which of them have a rule of their own. */
typedef enum
{
  RULE_PLAIN,
  RULE_START,
  RULE_STOP,
  RULE_MODE,
  RULE_GRID_CODE,
  RULE_BATTERY, /* only 403 leads to the next shape (addendum 1.5.3) */
  RULE_DISCLAIMER,
} Rule;

static Rule
rule_of (const char *call)
{
  static const struct
  {
    const char *call;
    Rule rule;
  } rows[] = {
    { "start-charging", RULE_START },          { "stop-charging", RULE_STOP },
    { "set-charge-mode", RULE_MODE },          { "verify-grid-code", RULE_GRID_CODE },
    { "set-profile", RULE_BATTERY },           { "cancel-profile", RULE_BATTERY },
    { "set-battery-settings", RULE_BATTERY },  { "accept-disclaimer", RULE_DISCLAIMER },
    { "opt-out-storm", RULE_BATTERY },         { "set-storm-guard", RULE_BATTERY },
    { "check-battery-windows", RULE_BATTERY }, { "add-battery-window", RULE_BATTERY },
    { "change-battery-window", RULE_BATTERY }, { "delete-battery-window", RULE_BATTERY },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].call, call))
      return rows[i].rule;
  return RULE_PLAIN;
}

/* What a person is told when the cloud refuses, whichever call it was; -1: there is a rule of its own. */
static int
act_error (guint status)
{
  switch (status)
    {
    case 401:
      return SOL_ERROR_SIGNED_OUT;
    case 403:
    case 468:
      return SOL_ERROR_FORBIDDEN;
    case 406:
      return SOL_ERROR_UNAVAILABLE;
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

/* 400, 404 and 405 lead to the next way of saying it, if there is one. */
static WalkEnd
expect_plain_refusal (guint status, guint n_attempts)
{
  WalkEnd end = { .requests = n_attempts, .error = SOL_ERROR_REFUSED };
  if (status == 409 || status == 422)
    {
      end.requests = 1;
      end.error = status == 409 ? SOL_ERROR_CONFLICT : SOL_ERROR_REFUSED;
    }
  else if (n_attempts == 1 && status != 400)
    end.error = SOL_ERROR_NOT_SUPPORTED;
  return end;
}

/* 400, 404, 405, 409 and 422. */
static WalkEnd
expect_refusal (Rule rule, guint status, guint n_attempts)
{
  gboolean not_now = status == 409 || status == 422;
  gboolean not_here = status == 404 || status == 405;
  WalkEnd end = { .requests = 1, .error = SOL_ERROR_REFUSED };
  switch (rule)
    {
    case RULE_START:
      end.error = not_now ? SOL_ERROR_NOT_READY : SOL_ERROR_REFUSED;
      end.requests = not_now ? 1 : n_attempts;
      break;
    case RULE_STOP:
      end.error = status == 405 ? SOL_ERROR_REFUSED : -1;
      end.requests = status == 405 ? n_attempts : 1;
      break;
    case RULE_MODE:
      end.error = not_now ? SOL_ERROR_NOT_READY : not_here ? SOL_ERROR_NOT_SUPPORTED : SOL_ERROR_UNCERTAIN;
      break;
    case RULE_DISCLAIMER:
    case RULE_BATTERY:
      if (not_here)
        end.error = rule == RULE_DISCLAIMER ? -1 : SOL_ERROR_NOT_SUPPORTED;
      else if (status == 409)
        end.error = SOL_ERROR_CONFLICT;
      break;
    case RULE_PLAIN:
    case RULE_GRID_CODE:
    default:
      return expect_plain_refusal (status, n_attempts);
    }
  return end;
}

static WalkEnd
expect_act (const SolCallRow *row, const WalkFault *fault, guint n_attempts)
{
  WalkEnd end = { .requests = 1, .error = SOL_ERROR_UNCERTAIN };
  Rule rule = rule_of (row->name);
  switch (fault->kind)
    {
    case WALK_STATUS:
      end.error = act_error (fault->status);
      if (end.error < 0)
        return expect_refusal (rule, fault->status, n_attempts);
      end.waits = fault->retry_after != NULL;
      if (fault->status == 401)
        end.requests = 2;
      else if (fault->status == 403 && (rule == RULE_BATTERY || rule == RULE_DISCLAIMER))
        end.requests = n_attempts;
      break;
    case WALK_RUBBISH:
    case WALK_NUMBERS:
      /* Taken, as far as the status says; but nothing but a plain yes opens the way to the relay (R52). */
      end.error_or_fine = rule != RULE_GRID_CODE;
      if (rule == RULE_GRID_CODE && g_bytes_get_size (fault->body) <= row->cap)
        end.error = SOL_ERROR_BAD_CODE;
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
  WalkEnd end
      = sol_call_acts (call) ? expect_act (row, fault, n_attempts) : expect_read (row, fault, n_attempts);
  /* Without tokens before anything else (addendum 1.7.5), and all of it again with a renewed session. */
  if ((row->flags & SOL_ROW_TOKENS_OPTIONAL) && (fault->status == 401 || fault->status == 403))
    end.requests = fault->status == 401 ? 2 * n_attempts : n_attempts;
  return end;
}
