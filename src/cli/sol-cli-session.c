/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-session"

#include "sol-cli-context.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "sol-cli-demo-clock.h"
#include "sol-cli-error.h"
#include "sol-cli-secret.h"

/* A person may mistype a code, a script does not. */
#define MAX_CODES 3

static gboolean
has (SolCli *self, SolCliOption option)
{
  return sol_cli_options_have (self->options, option);
}

static gboolean
check_server (SolCli *self, GError **error)
{
  g_autoptr (GError) wrong = NULL;
  if (self->options->server == NULL || sol_home_check_origin (self->options->server, &wrong))
    return TRUE;
  g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE, wrong->message);
  return FALSE;
}

static gboolean
start_simulator (SolCli *self, GError **error)
{
  const SolCliOptions *options = self->options;
  g_autoptr (GError) wrong = NULL;

  self->simulator = sol_simulator_new (options->scenario, options->seed, options->speed, options->start);
  if (sol_simulator_start (self->simulator, 0, &wrong))
    {
      sol_cli_set_timer (self, 0);
      g_set_object (&self->clock, NULL);
      self->clock = sol_cli_demo_clock_new (sol_simulator_get_time (self->simulator), options->speed);
      return TRUE;
    }
  gboolean unknown = g_error_matches (wrong, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_set_error_literal (error, SOL_CLI_ERROR, unknown ? SOL_CLI_ERROR_USAGE : SOL_CLI_ERROR_FAILED,
                       wrong->message);
  return FALSE;
}

/* Nobody is at a terminal, and it was not said in so many words that it is time to sign in. */
static gboolean
is_unattended (SolCli *self)
{
  return self->command->needs > SOL_CLI_NEEDS_HOME && !isatty (self->io->in)
         && !isatty (fileno (self->io->out)) && !isatty (fileno (self->io->err));
}

static gboolean
start_home (SolCli *self, GError **error)
{
  const SolHomeOptions options = {
    .clock = self->clock,
    .origin = self->simulator != NULL ? sol_simulator_get_origin (self->simulator) : self->options->server,
    .account = self->options->account,
    .demo = self->simulator != NULL,
    .no_keyring = has (self, SOL_CLI_NO_KEYRING),
    .unattended = is_unattended (self),
    .passing = TRUE,
  };
  g_auto (SolCliWait) wait = { 0 };

  self->home = sol_home_new (&options);
  sol_cli_wait_init (&wait);
  sol_home_start_async (self->home, self->cancellable, sol_cli_wait_cb, &wait);
  return sol_home_start_finish (self->home, sol_cli_wait_run (&wait), error);
}

/* Signing in. */

static gboolean
is_terminal (SolCli *self)
{
  return isatty (self->io->in);
}

/* How long a person types is not what --timeout is about. */
static char *
ask (SolCli *self, const char *prompt, gboolean echo, GError **error)
{
  sol_cli_progress (self, NULL);
  if (is_terminal (self))
    sol_cli_set_timer (self, 0);
  char *answer = sol_cli_ask (self->io, prompt, echo, self->cancellable, error);
  if (is_terminal (self))
    sol_cli_set_timer (self, self->options->timeout);
  return answer;
}

static char *
get_email (SolCli *self, GError **error)
{
  g_autoptr (GError) wrong = NULL;
  if (self->options->account != NULL)
    return g_strdup (self->options->account);
  if (self->simulator != NULL)
    return g_strdup (SOL_SIMULATOR_OWNER);
  g_autofree char *email = is_terminal (self) ? ask (self, _ ("Email:"), TRUE, &wrong) : NULL;
  if (email != NULL && *g_strstrip (email) != '\0')
    return g_steal_pointer (&email);
  if (wrong != NULL)
    g_propagate_error (error, g_steal_pointer (&wrong));
  else
    g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE, _ ("Say which account with --account"));
  return NULL;
}

static char *
get_password (SolCli *self, GError **error)
{
  g_autoptr (GError) wrong = NULL;
  if (self->simulator != NULL)
    return g_strdup (SOL_SIMULATOR_PASSWORD);
  g_autoptr (SolCliSecret) password = ask (self, _ ("Password:"), FALSE, &wrong);
  if (password != NULL && *password != '\0')
    return g_steal_pointer (&password);
  if (wrong == NULL)
    wrong = sol_error_new_message (SOL_ERROR_SIGNED_OUT, _ ("There is no password on standard input."));
  g_propagate_error (error, g_steal_pointer (&wrong));
  return NULL;
}

static gboolean
try_password (SolCli *self, const char *email, const char *password, gboolean keep, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };
  sol_cli_wait_init (&wait);
  sol_cli_progress (self, _ ("Signing in…"));
  sol_home_sign_in_async (self->home, email, password, keep, self->cancellable, sol_cli_wait_cb, &wait);
  return sol_home_sign_in_finish (self->home, sol_cli_wait_run (&wait), error);
}

static gboolean
try_code (SolCli *self, const char *code, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };
  sol_cli_wait_init (&wait);
  sol_cli_progress (self, _ ("Checking the code…"));
  sol_home_verify_code_async (self->home, code, self->cancellable, sol_cli_wait_cb, &wait);
  return sol_home_verify_code_finish (self->home, sol_cli_wait_run (&wait), error);
}

static char *
get_code (SolCli *self, const char *email, GError **error)
{
  g_autoptr (GError) wrong = NULL;
  if (self->simulator != NULL)
    return sol_simulator_dup_code (self->simulator, email);
  g_autofree char *mail = sol_home_get_code_mail (self->home);
  g_autofree char *prompt = g_strdup_printf (_ ("6-digit code sent to %s:"), mail);
  g_autoptr (SolCliSecret) code = ask (self, prompt, FALSE, &wrong);
  if (code != NULL && *g_strstrip (code) != '\0')
    return g_steal_pointer (&code);
  g_propagate_error (error,
                     wrong != NULL ? g_steal_pointer (&wrong) : sol_error_new (SOL_ERROR_MFA_REQUIRED));
  return NULL;
}

static gboolean
enter_code (SolCli *self, const char *email, GError **error)
{
  guint tries = is_terminal (self) ? MAX_CODES : 1;

  for (guint i = 1; i <= tries; i++)
    {
      g_autoptr (GError) wrong = NULL;
      g_autoptr (SolCliSecret) code = get_code (self, email, error);
      if (code == NULL)
        return FALSE;
      if (try_code (self, code, &wrong))
        return TRUE;
      if (i == tries || !g_error_matches (wrong, SOL_ERROR, SOL_ERROR_BAD_CODE))
        {
          g_propagate_error (error, g_steal_pointer (&wrong));
          return FALSE;
        }
      sol_cli_progress (self, NULL);
      fprintf (self->io->err, "%s\n", wrong->message);
    }
  return FALSE;
}

gboolean
sol_cli_check_keyring (SolCli *self, GError **error)
{
  if (sol_home_get_keyring_works (self->home))
    return TRUE;
  g_set_error_literal (
      error, SOL_CLI_ERROR, SOL_CLI_ERROR_FAILED,
      _ ("There is no keyring that could keep the session. Use --no-keyring with each command."));
  return FALSE;
}

gboolean
sol_cli_sign_in (SolCli *self, gboolean keep, GError **error)
{
  g_autoptr (GError) wrong = NULL;
  g_autofree char *email = get_email (self, error);
  if (email == NULL)
    return FALSE;
  /* A session that cannot be kept would only be one too many in the account. */
  if (keep && !sol_cli_check_keyring (self, error))
    return FALSE;
  g_autoptr (SolCliSecret) password = get_password (self, error);
  if (password == NULL)
    return FALSE;

  gboolean done = try_password (self, email, password, keep, &wrong);
  g_clear_pointer (&password, sol_cli_secret_free);
  if (!done && g_error_matches (wrong, SOL_ERROR, SOL_ERROR_MFA_REQUIRED))
    {
      g_clear_error (&wrong);
      done = enter_code (self, email, &wrong);
      if (!done)
        sol_home_cancel_sign_in (self->home);
    }
  sol_cli_progress (self, NULL);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&wrong));
  return done;
}

/* Sites. */

gboolean
sol_cli_load_sites (SolCli *self, const char *search, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };
  sol_cli_wait_init (&wait);
  sol_cli_progress (self, _ ("Reading…"));
  sol_home_load_sites_async (self->home, search, self->cancellable, sol_cli_wait_cb, &wait);
  gboolean done = sol_home_load_sites_finish (self->home, sol_cli_wait_run (&wait), error);
  sol_cli_progress (self, NULL);
  return done;
}

static guint
count_sites (SolCli *self)
{
  return g_list_model_get_n_items (sol_home_get_sites (self->home));
}

static SolSiteItem *
find_site (SolCli *self, const char *id)
{
  for (guint i = 0; i < count_sites (self); i++)
    {
      g_autoptr (SolSiteItem) item = g_list_model_get_item (sol_home_get_sites (self->home), i);
      if (id == NULL || g_strcmp0 (sol_site_item_get_id (item), id) == 0)
        return g_steal_pointer (&item);
    }
  return NULL;
}

static char *
name_sites (SolCli *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < count_sites (self); i++)
    {
      g_autoptr (SolSiteItem) item = g_list_model_get_item (sol_home_get_sites (self->home), i);
      g_string_append_printf (names, "%s%s (%s)", i > 0 ? ", " : "", sol_site_item_get_id (item),
                              sol_site_item_get_name (item));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
set_site_error (SolCli *self, SolCliError code, const char *why, GError **error)
{
  g_autofree char *names = name_sites (self);
  /* A number that stands behind the words is one that would do. */
  if (code == SOL_CLI_ERROR_NO_SUCH_SITE && *names != '\0')
    why = _ ("There is no such site among these");
  g_set_error (error, SOL_CLI_ERROR, (int) code, "%s%s%s", why, *names != '\0' ? ": " : "", names);
  return FALSE;
}

/* Which site is meant. @id: (out) (transfer full). */
static gboolean
pick_site (SolCli *self, char **id, GError **error)
{
  const char *wanted = self->options->site;
  g_autoptr (GError) wrong = NULL;

  if (wanted != NULL && strspn (wanted, "0123456789") != strlen (wanted))
    return set_site_error (self, SOL_CLI_ERROR_NO_SUCH_SITE, _ ("There is no such site"), error);
  g_autoptr (SolSiteItem) known = find_site (self, wanted);
  if (known == NULL && !sol_cli_load_sites (self, NULL, &wrong) && sol_home_get_site (self->home) == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return FALSE;
    }
  guint n_sites = count_sites (self);
  g_autoptr (SolSiteItem) item = find_site (self, wanted);
  if (item == NULL && n_sites > 0)
    return set_site_error (self, SOL_CLI_ERROR_NO_SUCH_SITE, _ ("There is no such site"), error);
  if (wanted == NULL && n_sites > 1)
    return set_site_error (self, SOL_CLI_ERROR_USAGE,
                           _ ("This account has several sites; say which with --site"), error);
  /* The list may stay empty though sites are there: then a number that was typed counts. */
  const char *last
      = sol_home_get_site (self->home) == NULL ? NULL : sol_site_get_id (sol_home_get_site (self->home));
  const char *picked = item != NULL ? sol_site_item_get_id (item) : wanted != NULL ? wanted : last;
  *id = g_strdup (picked);
  if (picked != NULL)
    return TRUE;
  return set_site_error (self, SOL_CLI_ERROR_NO_SUCH_SITE, _ ("This account has no site"), error);
}

typedef struct
{
  GMainLoop *loop;
  const char *id;
} Opening;

static void
site_cb (SolHome *home, GParamSpec *pspec, gpointer data)
{
  Opening *opening = data;
  SolSite *site = sol_home_get_site (home);
  if (site != NULL && g_strcmp0 (sol_site_get_id (site), opening->id) == 0)
    g_main_loop_quit (opening->loop);
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_main_loop_quit (data);
}

static gboolean
is_open (SolCli *self, const char *id)
{
  SolSite *site = sol_home_get_site (self->home);
  return sol_home_get_state (self->home) == SOL_HOME_OPEN && site != NULL
         && g_strcmp0 (sol_site_get_id (site), id) == 0;
}

/* A site is there when it has been filled from the archive. */
static gboolean
open_site (SolCli *self, const char *id, GError **error)
{
  if (!is_open (self, id))
    {
      g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
      Opening opening = { loop, id };
      gulong opened = g_signal_connect (self->home, "notify::site", G_CALLBACK (site_cb), &opening);
      gulong cancelled = g_cancellable_connect (self->cancellable, G_CALLBACK (cancelled_cb), loop, NULL);
      sol_home_choose_site (self->home, id, NULL);
      if (!g_cancellable_is_cancelled (self->cancellable))
        g_main_loop_run (loop);
      g_cancellable_disconnect (self->cancellable, cancelled);
      g_signal_handler_disconnect (self->home, opened);
    }
  self->site = sol_home_get_site (self->home);
  return sol_cli_check (self, error);
}

static gboolean
ensure_account (SolCli *self, GError **error)
{
  if (self->simulator != NULL)
    return sol_cli_sign_in (self, FALSE, error);
  if (has (self, SOL_CLI_NO_KEYRING))
    return sol_cli_sign_in (self, FALSE, error);
  if (sol_home_get_state (self->home) != SOL_HOME_SIGNED_OUT)
    return TRUE;
  g_propagate_error (error, sol_error_new_message (SOL_ERROR_SIGNED_OUT,
                                                   _ ("You are not signed in. Run: solariumctl sign-in")));
  return FALSE;
}

gboolean
sol_cli_open (SolCli *self, GError **error)
{
  SolCliNeeds needs = self->command->needs;
  g_autofree char *id = NULL;

  if (!check_server (self, error))
    return FALSE;
  if (has (self, SOL_CLI_NO_KEYRING) && needs >= SOL_CLI_NEEDS_ACCOUNT && self->options->account == NULL
      && !has (self, SOL_CLI_DEMO))
    {
      g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE, _ ("--no-keyring needs --account"));
      return FALSE;
    }
  if (has (self, SOL_CLI_DEMO) && !start_simulator (self, error))
    return FALSE;
  sol_cli_set_timer (self, self->options->timeout);
  if (!start_home (self, error))
    return FALSE;
  if (needs >= SOL_CLI_NEEDS_ACCOUNT && !ensure_account (self, error))
    return FALSE;
  self->account = g_strdup (sol_home_get_account (self->home));
  self->n_sites = count_sites (self);
  if (needs < SOL_CLI_NEEDS_SITE)
    return TRUE;
  return pick_site (self, &id, error) && open_site (self, id, error);
}

void
sol_cli_close (SolCli *self)
{
  if (self->home != NULL && sol_home_get_state (self->home) != SOL_HOME_STARTING)
    {
      g_auto (SolCliWait) wait = { 0 };
      g_autoptr (GError) error = NULL;
      sol_cli_wait_init (&wait);
      sol_home_close_async (self->home, NULL, sol_cli_wait_cb, &wait);
      if (!sol_home_close_finish (self->home, sol_cli_wait_run (&wait), &error))
        g_warning ("The archive did not close: %s", error->message);
    }
  self->site = NULL;
  self->charger = NULL;
  g_clear_object (&self->home);
  if (self->simulator != NULL)
    sol_simulator_stop (self->simulator);
  g_clear_object (&self->simulator);
}
