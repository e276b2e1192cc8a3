/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-secret"

#include <string.h>

#include "sol-cloud-store.h"
#include "sol-secret.h"

void
sol_secret_free (char *secret)
{
  if (secret == NULL)
    return;
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
secret_destroy (gpointer data)
{
  sol_secret_free (data);
}

GBytes *
sol_secret_to_bytes (char *secret)
{
  g_return_val_if_fail (secret != NULL, NULL);
  return g_bytes_new_with_free_func (secret, strlen (secret), secret_destroy, secret);
}
