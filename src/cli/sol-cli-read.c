/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-read"

#include "sol-cli-context.h"

#include <glib/gi18n-lib.h>

#include "sol-cli-error.h"

static gboolean
is_known (SolCli *self)
{
  SolFamilySet shown = self->command->families & ~self->command->aside;

  for (SolFamily family = 0; family < SOL_N_FAMILIES; family++)
    if (shown & SOL_FAMILY_BIT (family) && sol_site_get_asked_at (self->site, family) != SOL_TIME_UNKNOWN)
      return TRUE;
  return FALSE;
}

static const GError *
essential_error (SolCli *self)
{
  for (SolFamily family = 0; family < SOL_N_FAMILIES; family++)
    {
      const GError *error = self->command->essential & SOL_FAMILY_BIT (family)
                                ? sol_site_get_family_error (self->site, family)
                                : NULL;
      if (error != NULL && sol_site_get_family_state (self->site, family) != SOL_FAMILY_ABSENT)
        return error;
    }
  return NULL;
}

/* One family that fails leaves a gap and is named, no more (ui.md 1.9). */
static void
name_failures (SolCli *self)
{
  for (SolFamily family = 0; family < SOL_N_FAMILIES; family++)
    {
      const GError *error = self->command->families & SOL_FAMILY_BIT (family)
                                ? sol_site_get_family_error (self->site, family)
                                : NULL;
      if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
          || sol_site_get_family_state (self->site, family) == SOL_FAMILY_ABSENT)
        continue;
      g_autofree char *line
          = g_strdup_printf (_ ("%s could not be read: %s"), sol_family_get_name (family), error->message);
      fprintf (self->io->err, "%s\n", line);
    }
}

/* What concerns the account or the command as a whole, not one family. */
static gboolean
is_general (const GError *error)
{
  return error->domain != SOL_ERROR || sol_cli_error_get_exit (error) == SOL_CLI_EXIT_NOT_SIGNED_IN
         || g_error_matches (error, SOL_ERROR, SOL_ERROR_OFFLINE)
         || g_error_matches (error, SOL_ERROR, SOL_ERROR_BUDGET_SPENT);
}

static gboolean
ensure (SolCli *self, SolFamilySet families, gboolean fresh, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };

  sol_cli_wait_init (&wait);
  sol_cli_progress (self, _ ("Reading…"));
  sol_site_ensure_async (self->site, families, fresh, self->cancellable, sol_cli_wait_cb, &wait);
  gboolean done = sol_site_ensure_finish (self->site, sol_cli_wait_run (&wait), error);
  sol_cli_progress (self, NULL);
  return done;
}

gboolean
sol_cli_read_now (SolCli *self, SolFamilySet families, GError **error)
{
  return ensure (self, families, TRUE, error);
}

gboolean
sol_cli_read (SolCli *self, GError **error)
{
  g_autoptr (GError) wrong = NULL;

  if (ensure (self, self->command->families, sol_cli_options_have (self->options, SOL_CLI_FRESH), &wrong))
    return TRUE;
  sol_cli_explain (self, &wrong);
  const GError *essential = essential_error (self);
  if (!is_general (wrong) && essential == NULL && is_known (self))
    {
      name_failures (self);
      return TRUE;
    }
  g_autoptr (GError) trouble
      = !is_general (wrong) && essential != NULL ? g_error_copy (essential) : g_error_copy (wrong);
  if (self->signal == 0 && is_known (self))
    {
      self->trouble = g_steal_pointer (&trouble);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}
