/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-grid"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "sol-cli-change.h"
#include "sol-cli-commands.h"
#include "sol-cli-error.h"
#include "sol-cli-secret.h"
#include "sol-cli-words.h"
#include "sol-format.h"
#include "sol-grid.h"

/* The switch waits two minutes for its proof. */
#define SWITCH_SECONDS 150.0
#define MAX_CODES 3

/* `grid show`, `grid off` and `grid on`. */

typedef struct
{
  const char *word;
  const char *sentence;
  gsize offset; /* of a #SolTruth in #SolGridCheck */
} Check;

static const Check checks[] = {
  { "disabled", N_ ("Your system does not allow it"), G_STRUCT_OFFSET (SolGridCheck, disabled) },
  { "firmware-update", N_ ("A firmware update is running"), G_STRUCT_OFFSET (SolGridCheck, download) },
  { "sunlight-backup", N_ ("The Sunlight Backup check is not clear"),
    G_STRUCT_OFFSET (SolGridCheck, sunlight_check) },
  { "outage", N_ ("The utility grid is down"), G_STRUCT_OFFSET (SolGridCheck, outage_check) },
  { "switching", N_ ("Another grid switch is in progress"), G_STRUCT_OFFSET (SolGridCheck, toggle_running) },
};

static SolTruth
stands_against (const SolGridCheck *check, guint i)
{
  return G_STRUCT_MEMBER (SolTruth, check, checks[i].offset);
}

/* Returns: (transfer full) (element-type utf8): words, or sentences, of what stands against a switch. */
static GPtrArray *
list_reasons (SolCli *self, gboolean sentences)
{
  const SolGridCheck *check = sol_site_get_grid_check (self->site);
  GPtrArray *reasons = g_ptr_array_new_with_free_func (g_free);

  if (check == NULL)
    g_ptr_array_add (reasons, g_strdup (sentences ? _ ("The checks have not been read") : "unknown"));
  else if (check->available == SOL_NO)
    g_ptr_array_add (reasons, g_strdup (sentences ? _ ("No Grid Switch at This Site") : "no-switch"));
  for (guint i = 0; check != NULL && check->available != SOL_NO && i < G_N_ELEMENTS (checks); i++)
    {
      SolTruth truth = stands_against (check, i);
      if (truth == SOL_YES)
        g_ptr_array_add (reasons, g_strdup (sentences ? _ (checks[i].sentence) : checks[i].word));
      else if (truth == SOL_UNKNOWN)
        g_ptr_array_add (reasons, sentences ? g_strdup_printf (_ ("Not known: %s"), _ (checks[i].sentence))
                                            : g_strconcat (checks[i].word, "-unknown", NULL));
    }
  return reasons;
}

static SolTruth
may_toggle (SolCli *self)
{
  const SolGridCheck *check = sol_site_get_grid_check (self->site);
  if (check == NULL)
    return SOL_UNKNOWN;
  return check->available == SOL_NO ? SOL_NO : sol_truth (sol_grid_check_may_toggle (check) == SOL_YES);
}

static void
write_outages (SolCli *self, SolCliJson *json)
{
  const SolOutages *outages = sol_site_get_outages (self->site);
  GTimeZone *zone = sol_site_get_zone (self->site);

  if (outages == NULL)
    {
      sol_cli_json_null (json, "outages");
      return;
    }
  sol_cli_json_open (json, "outages");
  sol_cli_json_count (json, "count", outages->count);
  sol_cli_json_number (json, "total_s", outages->total_s);
  sol_cli_json_open_array (json, "history");
  for (guint i = 0; i < outages->outages->len; i++)
    {
      const SolOutage *outage = &g_array_index (outages->outages, SolOutage, i);
      sol_cli_json_open (json, NULL);
      sol_cli_json_time (json, "started_at", sol_outage_get_start (outage, zone), zone);
      sol_cli_json_count (json, "duration_s", outage->duration_s);
      sol_cli_json_close (json);
    }
  sol_cli_json_close (json);
  sol_cli_json_close (json);
}

void
sol_cli_json_grid (SolCli *self, SolCliJson *json)
{
  g_autoptr (GPtrArray) reasons = list_reasons (self, FALSE);

  sol_cli_json_string (json, "state", sol_grid_state_get_name (sol_site_get_grid (self->site)));
  sol_cli_json_truth (json, "can_toggle", may_toggle (self));
  sol_cli_json_open_array (json, "reasons");
  for (guint i = 0; i < reasons->len; i++)
    sol_cli_json_string (json, NULL, g_ptr_array_index (reasons, i));
  sol_cli_json_close (json);
  write_outages (self, json);
}

static const char *
describe_state (SolGridState state)
{
  switch (state)
    {
    case SOL_GRID_ON:
      return _ ("On grid");
    case SOL_GRID_OFF:
      return _ ("Off grid");
    case SOL_GRID_OFF_BY_CHOICE:
      return _ ("Off grid by your choice");
    case SOL_GRID_OUTAGE:
      return _ ("Power cut");
    case SOL_GRID_UNKNOWN:
    default:
      return _ ("Not known");
    }
}

void
sol_cli_text_grid (SolCli *self, SolCliText *text)
{
  g_autoptr (GPtrArray) reasons = list_reasons (self, TRUE);
  const SolOutages *outages = sol_site_get_outages (self->site);

  sol_cli_text_title (text, describe_state (sol_site_get_grid (self->site)));
  if (may_toggle (self) == SOL_YES)
    sol_cli_text_line (text, _ ("The grid can be switched"));
  for (guint i = 0; i < reasons->len; i++)
    sol_cli_text_note (text, g_ptr_array_index (reasons, i));
  if (outages == NULL)
    return;
  sol_cli_text_gap (text);
  sol_cli_text_title (text, _ ("Power cuts your battery covered"));
  if (outages->outages->len == 0)
    sol_cli_text_line (text, _ ("No power cuts so far"));
  for (guint i = 0; i < outages->outages->len; i++)
    {
      const SolOutage *outage = &g_array_index (outages->outages, SolOutage, i);
      SolTime at = sol_outage_get_start (outage, sol_site_get_zone (self->site));
      g_autofree char *start = sol_cli_describe_moment (self, at);
      g_autofree char *duration = sol_format_duration ((double) outage->duration_s);
      sol_cli_text_row (text, start, duration, NULL);
    }
}

/* Switching. */

gboolean
sol_cli_check_grid_switch (SolCli *self, GError **error)
{
  return self->options->confirm_site != NULL
         || sol_cli_refuse_usage (error, _ ("Spell the site's name with --confirm-site"));
}

static gboolean
send_code (SolCli *self, SolGridSwitch *grid, gboolean off, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };

  sol_cli_wait_init (&wait);
  sol_cli_progress (self, _ ("Sending a code…"));
  sol_grid_switch_begin_async (grid, off, self->cancellable, sol_cli_wait_cb, &wait);
  gboolean done = sol_grid_switch_begin_finish (grid, sol_cli_wait_run (&wait), error);
  sol_cli_progress (self, NULL);
  return done;
}

static char *
ask_code (SolCli *self, GError **error)
{
  g_autoptr (GError) wrong = NULL;
  /* How long a person types is not what --timeout is about. */
  if (isatty (self->io->in))
    sol_cli_set_timer (self, 0);
  g_autoptr (SolCliSecret) code
      = sol_cli_ask (self->io, _ ("4-digit code sent to the email address of this account:"), FALSE,
                     self->cancellable, &wrong);
  if (isatty (self->io->in))
    sol_cli_set_timer (self, self->options->timeout);
  if (code != NULL && *g_strstrip (code) != '\0')
    return g_steal_pointer (&code);
  if (wrong == NULL)
    wrong = sol_error_new_message (SOL_ERROR_BAD_CODE, _ ("There is no code on standard input."));
  g_propagate_error (error, g_steal_pointer (&wrong));
  return NULL;
}

static gboolean
confirm (SolCli *self, SolGridSwitch *grid, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };
  g_autoptr (SolCliSecret) code = ask_code (self, error);

  if (code == NULL)
    return FALSE;
  sol_cli_begin_write (self, SWITCH_SECONDS);
  sol_cli_wait_init (&wait);
  sol_grid_switch_confirm_async (grid, code, self->cancellable, sol_cli_wait_cb, &wait);
  gboolean done = sol_grid_switch_confirm_finish (grid, sol_cli_wait_run (&wait), error);
  sol_cli_progress (self, NULL);
  return done;
}

/* A person may mistype a code, a script does not. */
static gboolean
confirm_in_tries (SolCli *self, SolGridSwitch *grid, GError **error)
{
  for (guint tries = isatty (self->io->in) ? MAX_CODES : 1;; tries--)
    {
      g_autoptr (GError) wrong = NULL;
      if (confirm (self, grid, &wrong))
        return TRUE;
      SolGridPhase phase = sol_grid_switch_get_phase (grid);
      if (tries > 1 && phase == SOL_GRID_PHASE_CODE && g_error_matches (wrong, SOL_ERROR, SOL_ERROR_BAD_CODE))
        {
          fprintf (self->io->err, "%s\n", wrong->message);
          continue;
        }
      /* Before the command nothing has been switched. */
      if (phase == SOL_GRID_PHASE_SENDING || phase == SOL_GRID_PHASE_WAITING)
        sol_cli_word_write (self, &wrong);
      g_propagate_error (error, g_steal_pointer (&wrong));
      return FALSE;
    }
}

static gboolean
check_site_name (SolCli *self, GError **error)
{
  if (g_strcmp0 (self->options->confirm_site, sol_site_get_name (self->site)) == 0)
    return TRUE;
  g_propagate_error (
      error,
      sol_error_new_message (SOL_ERROR_REFUSED, _ ("That is not the name of this site. Nothing was done.")));
  return FALSE;
}

static gboolean
is_there_already (SolCli *self, gboolean off)
{
  SolGridState state = sol_site_get_grid (self->site);
  return off ? state == SOL_GRID_OFF || state == SOL_GRID_OFF_BY_CHOICE : state == SOL_GRID_ON;
}

/* The sentence of the window speaks of what stands above it. */
static void
name_reasons (SolCli *self, GError **error)
{
  g_autoptr (GPtrArray) reasons = list_reasons (self, TRUE);
  if (!g_error_matches (*error, SOL_ERROR, SOL_ERROR_REFUSED) || reasons->len == 0)
    return;
  g_ptr_array_add (reasons, NULL);
  g_autofree char *all = g_strjoinv (". ", (char **) reasons->pdata);
  g_autofree char *sentence = g_strdup_printf (_ ("Not possible right now. %s."), all);
  g_clear_error (error);
  *error = sol_error_new_message (SOL_ERROR_REFUSED, sentence);
}

static gboolean
switch_grid (SolCli *self, gboolean off, GError **error)
{
  SolGridSwitch *grid;
  g_autoptr (GError) wrong = NULL;

  if (!check_site_name (self, error)
      || !sol_cli_read_now (self, self->command->families & ~SOL_FAMILY_BIT (SOL_FAMILY_OUTAGES), error))
    return FALSE;
  g_free (self->request);
  self->request = g_strdup (off ? "off-grid" : "on-grid");
  if (is_there_already (self, off))
    {
      sol_cli_set_result (
          self, "no-op",
          g_strdup (off ? _ ("Your home is off the grid already") : _ ("Your home is on the grid already")));
      return TRUE;
    }
  grid = sol_site_get_grid_switch (self->site);
  gboolean done = send_code (self, grid, off, &wrong);
  if (!done)
    name_reasons (self, &wrong);
  done = done && confirm_in_tries (self, grid, &wrong);
  if (done)
    sol_cli_set_result (
        self, "confirmed",
        g_strdup (off ? _ ("Your home is off the grid") : _ ("Your home is on the grid again")));
  else
    g_propagate_error (error, g_steal_pointer (&wrong));
  sol_grid_switch_close (grid);
  return done;
}

gboolean
sol_cli_run_grid_off (SolCli *self, GError **error)
{
  return switch_grid (self, TRUE, error);
}

gboolean
sol_cli_run_grid_on (SolCli *self, GError **error)
{
  return switch_grid (self, FALSE, error);
}

void
sol_cli_json_grid_switch (SolCli *self, SolCliJson *json)
{
  sol_cli_json_string (json, "result", self->result);
  sol_cli_json_string (json, "request", self->request);
}
