/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-error"

#include "sol-cli-error.h"

G_DEFINE_QUARK (sol - cli - error - quark, sol_cli_error)

static const struct
{
  const char *code;
  int exit;
} own[] = {
  [SOL_CLI_ERROR_FAILED] = { "failed", SOL_CLI_EXIT_FAILED },
  [SOL_CLI_ERROR_USAGE] = { "usage", SOL_CLI_EXIT_USAGE },
  [SOL_CLI_ERROR_NO_SUCH_SITE] = { "no-such-site", SOL_CLI_EXIT_NOT_FOUND },
  [SOL_CLI_ERROR_NO_SUCH_DEVICE] = { "no-such-device", SOL_CLI_EXIT_NOT_FOUND },
  [SOL_CLI_ERROR_NOT_CONFIRMED] = { "not-confirmed", SOL_CLI_EXIT_NOT_CONFIRMED },
  [SOL_CLI_ERROR_INTERRUPTED] = { "interrupted", SOL_CLI_EXIT_SIGNAL },
};

const char *
sol_cli_error_get_code (const GError *error)
{
  if (error->domain == SOL_CLI_ERROR)
    return own[error->code].code;
  if (g_error_matches (error, SOL_ERROR, SOL_ERROR_UNCERTAIN))
    return own[SOL_CLI_ERROR_NOT_CONFIRMED].code;
  if (error->domain == SOL_ERROR)
    return sol_error_get_name ((SolError) error->code);
  return own[SOL_CLI_ERROR_FAILED].code;
}

int
sol_cli_error_get_exit (const GError *error)
{
  if (error->domain == SOL_CLI_ERROR)
    return own[error->code].exit;
  if (error->domain != SOL_ERROR)
    return SOL_CLI_EXIT_FAILED;
  switch ((SolError) error->code)
    {
    case SOL_ERROR_SIGNED_OUT:
    case SOL_ERROR_BAD_CREDENTIALS:
    case SOL_ERROR_MFA_REQUIRED:
    case SOL_ERROR_BAD_CODE:
    case SOL_ERROR_BLOCKED:
    case SOL_ERROR_TOO_MANY_SESSIONS:
      return SOL_CLI_EXIT_NOT_SIGNED_IN;
    case SOL_ERROR_FORBIDDEN:
    case SOL_ERROR_NOT_PLUGGED_IN:
    case SOL_ERROR_NO_ENABLED_SLOT:
    case SOL_ERROR_NOT_READY:
    case SOL_ERROR_NOT_SUPPORTED:
    case SOL_ERROR_CONFLICT:
    case SOL_ERROR_BUSY:
    case SOL_ERROR_REFUSED:
    case SOL_ERROR_GATEWAY_OFFLINE:
      return SOL_CLI_EXIT_REFUSED;
    case SOL_ERROR_UNCERTAIN:
      return SOL_CLI_EXIT_NOT_CONFIRMED;
    case SOL_ERROR_RATE_LIMITED:
    case SOL_ERROR_BUDGET_SPENT:
    case SOL_ERROR_UNAVAILABLE:
    case SOL_ERROR_OFFLINE:
    case SOL_ERROR_BAD_RESPONSE:
      return SOL_CLI_EXIT_CLOUD;
    default:
      return SOL_CLI_EXIT_FAILED;
    }
}
