/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-account"

#include <glib/gi18n-lib.h>

#include "sol-cli-commands.h"

/* `sign-in`, `sign-out` and `sites`. */

static gboolean
keeps_session (SolCli *self)
{
  return self->simulator == NULL && !sol_cli_options_have (self->options, SOL_CLI_NO_KEYRING);
}

gboolean
sol_cli_run_sign_in (SolCli *self, GError **error)
{
  if (!sol_cli_sign_in (self, keeps_session (self), error))
    return FALSE;
  g_free (self->account);
  self->account = g_strdup (sol_home_get_account (self->home));
  self->n_sites = g_list_model_get_n_items (sol_home_get_sites (self->home));
  return !keeps_session (self) || sol_cli_check_keyring (self, error);
}

gboolean
sol_cli_run_sign_out (SolCli *self, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };
  sol_cli_wait_init (&wait);
  sol_home_sign_out_async (self->home, FALSE, self->cancellable, sol_cli_wait_cb, &wait);
  return sol_home_sign_out_finish (self->home, sol_cli_wait_run (&wait), error);
}

void
sol_cli_json_account (SolCli *self, SolCliJson *json)
{
  sol_cli_json_string (json, "account", self->account);
  sol_cli_json_count (json, "sites", self->n_sites);
}

void
sol_cli_text_sign_in (SolCli *self, SolCliText *text)
{
  g_autofree char *sites
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u site", "%u sites", self->n_sites), self->n_sites);
  g_autofree char *line = g_strdup_printf (_ ("Signed in as %s, %s."), self->account, sites);
  sol_cli_text_line (text, line);
}

void
sol_cli_text_sign_out (SolCli *self, SolCliText *text)
{
  sol_cli_text_line (text, _ ("Signed out here. Other sessions of the account stay."));
}

gboolean
sol_cli_run_sites (SolCli *self, GError **error)
{
  const char *search = self->options->search;
  g_autoptr (GError) wrong = NULL;

  /* A sign-in has just read the list. */
  if (search == NULL && (self->simulator != NULL || !keeps_session (self)))
    return TRUE;
  if (sol_cli_load_sites (self, search, &wrong))
    return TRUE;
  sol_cli_explain (self, &wrong);
  if (search != NULL || self->n_sites == 0 || self->signal != 0)
    {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return FALSE;
    }
  self->trouble = g_steal_pointer (&wrong);
  return TRUE;
}

void
sol_cli_json_sites (SolCli *self, SolCliJson *json)
{
  GListModel *sites = sol_home_get_sites (self->home);

  sol_cli_json_open_array (json, "sites");
  for (guint i = 0; i < g_list_model_get_n_items (sites); i++)
    {
      g_autoptr (SolSiteItem) site = g_list_model_get_item (sites, i);
      sol_cli_json_open (json, NULL);
      sol_cli_json_string (json, "id", sol_site_item_get_id (site));
      sol_cli_json_string (json, "name", sol_site_item_get_name (site));
      sol_cli_json_truth (json, "favourite", sol_truth (sol_site_item_get_starred (site)));
      sol_cli_json_close (json);
    }
  sol_cli_json_close (json);
}

void
sol_cli_text_sites (SolCli *self, SolCliText *text)
{
  GListModel *sites = sol_home_get_sites (self->home);

  if (g_list_model_get_n_items (sites) == 0)
    sol_cli_text_line (text, _ ("No site was found"));
  for (guint i = 0; i < g_list_model_get_n_items (sites); i++)
    {
      g_autoptr (SolSiteItem) site = g_list_model_get_item (sites, i);
      sol_cli_text_row (text, sol_site_item_get_starred (site) ? "★" : " ", sol_site_item_get_id (site),
                        sol_site_item_get_name (site), NULL);
    }
}
