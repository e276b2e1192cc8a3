/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-error"

#include "sol-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SolTime retry_at;
  guint http_status;
  char *cloud_code;
} SolErrorPrivate;

static void
sol_error_private_init (SolErrorPrivate *private)
{
  private->retry_at = SOL_TIME_UNKNOWN;
}

static void
sol_error_private_copy (const SolErrorPrivate *from, SolErrorPrivate *to)
{
  to->retry_at = from->retry_at;
  to->http_status = from->http_status;
  to->cloud_code = g_strdup (from->cloud_code);
}

static void
sol_error_private_clear (SolErrorPrivate *private)
{
  g_free (private->cloud_code);
}

G_DEFINE_EXTENDED_ERROR (SolError, sol_error)

static const struct
{
  const char *name;
  const char *sentence;
  const char *change_sentence; /* where it differs when a change was wanted */
} codes[] = {
  [SOL_ERROR_SIGNED_OUT] = { "signed-out", N_ ("You have been signed out. Sign in again."), NULL },
  [SOL_ERROR_BAD_CREDENTIALS] = { "bad-credentials", N_ ("Email or password is not right."), NULL },
  [SOL_ERROR_MFA_REQUIRED]
  = { "mfa-required", N_ ("Enter the 6-digit code sent to your email address."), NULL },
  [SOL_ERROR_BAD_CODE] = { "bad-code", N_ ("That code is not right. Check the newest email."), NULL },
  [SOL_ERROR_BLOCKED] = { "blocked", N_ ("Enphase has blocked sign-in for now."), NULL },
  [SOL_ERROR_TOO_MANY_SESSIONS]
  = { "too-many-sessions", N_ ("Too many apps use this account. Sign out on other devices, then try again."),
      NULL },
  [SOL_ERROR_FORBIDDEN] = { "forbidden", N_ ("This account may not change that"), NULL },
  [SOL_ERROR_NOT_PLUGGED_IN] = { "not-plugged-in", N_ ("Plug the car in first"), NULL },
  [SOL_ERROR_NO_ENABLED_SLOT] = { "no-enabled-slot", N_ ("Add and enable a slot first"), NULL },
  [SOL_ERROR_NOT_READY] = { "not-ready", N_ ("That is not possible right now"), NULL },
  [SOL_ERROR_NOT_SUPPORTED] = { "not-supported", N_ ("Not offered for your site"), NULL },
  [SOL_ERROR_CONFLICT] = { "conflict", N_ ("This window overlaps another one"), NULL },
  [SOL_ERROR_BUSY] = { "busy", N_ ("Your system is busy. Try again in a minute."), NULL },
  [SOL_ERROR_REFUSED] = { "refused", N_ ("Enphase did not accept the change"), NULL },
  [SOL_ERROR_UNCERTAIN] = { "uncertain", N_ ("No clear answer came. Reading back what happened…"), NULL },
  [SOL_ERROR_GATEWAY_OFFLINE] = { "gateway-offline", N_ ("Your gateway did not answer."),
                                  N_ ("Your gateway did not answer. Nothing was changed.") },
  [SOL_ERROR_RATE_LIMITED] = { "rate-limited", N_ ("Enphase asks for a pause."), NULL },
  [SOL_ERROR_BUDGET_SPENT]
  = { "budget-spent", N_ ("Solarium pauses so as not to burden your account."), NULL },
  [SOL_ERROR_UNAVAILABLE] = { "unavailable", N_ ("Enphase is having trouble."),
                              N_ ("Enphase could not be reached. Nothing was changed.") },
  [SOL_ERROR_OFFLINE]
  = { "offline", N_ ("No internet connection."), N_ ("No internet connection. Nothing was changed.") },
  [SOL_ERROR_BAD_RESPONSE] = { "bad-response", N_ ("Enphase gave an answer that could not be read."), NULL },
};

GError *
sol_error_new_full (SolError code, const char *sentence, SolTime retry_at, guint http_status,
                    const char *cloud_code)
{
  GError *error
      = g_error_new_literal (SOL_ERROR, code, sentence != NULL ? sentence : sol_error_get_sentence (code));
  SolErrorPrivate *private = sol_error_get_private (error);

  private->retry_at = retry_at;
  private->http_status = http_status;
  private->cloud_code = g_strdup (cloud_code);
  return error;
}

GError *
sol_error_new (SolError code)
{
  return sol_error_new_full (code, NULL, SOL_TIME_UNKNOWN, 0, NULL);
}

GError *
sol_error_new_message (SolError code, const char *sentence)
{
  return sol_error_new_full (code, sentence, SOL_TIME_UNKNOWN, 0, NULL);
}

SolTime
sol_error_get_retry_at (const GError *error)
{
  if (error == NULL || error->domain != SOL_ERROR)
    return SOL_TIME_UNKNOWN;
  return sol_error_get_private (error)->retry_at;
}

guint
sol_error_get_http_status (const GError *error)
{
  if (error == NULL || error->domain != SOL_ERROR)
    return 0;
  return sol_error_get_private (error)->http_status;
}

const char *
sol_error_get_cloud_code (const GError *error)
{
  if (error == NULL || error->domain != SOL_ERROR)
    return NULL;
  return sol_error_get_private (error)->cloud_code;
}

const char *
sol_error_get_sentence (SolError code)
{
  g_return_val_if_fail ((guint) code < G_N_ELEMENTS (codes), "");
  return _ (codes[code].sentence);
}

const char *
sol_error_get_change_sentence (SolError code)
{
  g_return_val_if_fail ((guint) code < G_N_ELEMENTS (codes), "");
  return codes[code].change_sentence != NULL ? _ (codes[code].change_sentence) : _ (codes[code].sentence);
}

const char *
sol_error_get_name (SolError code)
{
  g_return_val_if_fail ((guint) code < G_N_ELEMENTS (codes), NULL);
  return codes[code].name;
}

gboolean
sol_error_from_name (const char *name, SolError *code)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (codes); i++)
    {
      if (!g_str_equal (name, codes[i].name))
        continue;
      if (code != NULL)
        *code = (SolError) i;
      return TRUE;
    }
  return FALSE;
}
