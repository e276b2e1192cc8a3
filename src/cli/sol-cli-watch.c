/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-watch"

#include <glib/gi18n-lib.h>

#include "sol-cli-document.h"
#include "sol-cli-error.h"
#include "sol-cli-print.h"

/* What comes together is told together. */
#define GATHER (200 * SOL_SECOND / 1000)

typedef struct
{
  SolCli *cli;
  GMainLoop *loop;
  guint timer;
  char *told; /* what was last written of the home */
  GError *error;
} Watch;

static void
watch_clear (Watch *watch)
{
  sol_clock_clear (watch->cli->clock, &watch->timer);
  g_main_loop_unref (watch->loop);
  g_free (watch->told);
  g_clear_error (&watch->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Watch, watch_clear)

/* Without times and ages, which change though nothing happens. */
static char *
describe_home (SolCli *self)
{
  g_autoptr (SolCliJson) json = sol_cli_json_new ();
  sol_cli_write_home (json, self->site, sol_clock_now (self->clock));
  return sol_cli_json_finish (json);
}

static gboolean
tell (SolCli *self)
{
  g_autofree char *line = NULL;

  if (!sol_cli_wants_json (self))
    {
      line = sol_cli_describe_now (self);
      return sol_cli_print (self, line);
    }
  g_autoptr (SolCliJson) json = sol_cli_json_new ();
  sol_cli_json_status (self, json);
  line = sol_cli_json_finish (json);
  return sol_cli_print (self, line);
}

static void
look_cb (gpointer data)
{
  Watch *watch = data;
  SolCli *self = watch->cli;
  g_autofree char *now = describe_home (self);

  watch->timer = 0;
  if (g_strcmp0 (now, watch->told) != 0)
    {
      g_free (watch->told);
      watch->told = g_steal_pointer (&now);
      /* Whoever read has gone: `solariumctl watch | head -1`. */
      if (!tell (self))
        g_main_loop_quit (watch->loop);
    }
  if (sol_site_get_condition (self->site)->link == SOL_LINK_SESSION_OVER && watch->error == NULL)
    {
      watch->error = sol_error_new (SOL_ERROR_SIGNED_OUT);
      g_main_loop_quit (watch->loop);
    }
}

static void
look_soon (Watch *watch)
{
  if (watch->timer == 0)
    watch->timer = sol_clock_add (watch->cli->clock, GATHER, G_PRIORITY_DEFAULT, look_cb, watch);
}

static void
family_cb (SolSite *site, guint family, gpointer data)
{
  look_soon (data);
}

static void
condition_cb (SolSite *site, GParamSpec *pspec, gpointer data)
{
  look_soon (data);
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_main_loop_quit (data);
}

gboolean
sol_cli_watch (SolCli *self, GError **error)
{
  g_autoptr (GError) wrong = NULL;
  g_auto (Watch) watch = { .cli = self, .loop = g_main_loop_new (NULL, FALSE) };

  /* A cloud that cannot be reached now will be later; somebody who is not signed in stays so. */
  if (!sol_cli_read (self, &wrong) && sol_cli_error_get_exit (wrong) != SOL_CLI_EXIT_CLOUD)
    {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return FALSE;
    }
  if (self->trouble != NULL && sol_cli_error_get_exit (self->trouble) == SOL_CLI_EXIT_NOT_SIGNED_IN)
    {
      g_propagate_error (error, g_steal_pointer (&self->trouble));
      return FALSE;
    }
  g_clear_error (&self->trouble);
  sol_cli_set_timer (self, 0);
  gboolean late = self->timed_out;
  self->timed_out = FALSE;
  if (late)
    g_cancellable_reset (self->cancellable);
  gulong family = g_signal_connect (self->site, "family-changed", G_CALLBACK (family_cb), &watch);
  gulong condition = g_signal_connect (self->site, "notify::condition", G_CALLBACK (condition_cb), &watch);
  gulong cancelled = g_cancellable_connect (self->cancellable, G_CALLBACK (cancelled_cb), watch.loop, NULL);
  sol_site_set_page (self->site, SOL_PAGE_BACKGROUND);
  /* What was too slow for the first line is read once more now, not at the next turn of the plan. */
  if (late)
    sol_site_refresh (self->site);
  look_cb (&watch);
  if (self->signal == 0 && watch.error == NULL)
    g_main_loop_run (watch.loop);
  g_cancellable_disconnect (self->cancellable, cancelled);
  g_signal_handler_disconnect (self->site, condition);
  g_signal_handler_disconnect (self->site, family);
  if (watch.error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&watch.error));
  return FALSE;
}
