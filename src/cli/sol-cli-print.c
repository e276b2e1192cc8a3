/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-print"

#include "sol-cli-print.h"

#include <errno.h>
#include <unistd.h>

#include "sol-cli-error.h"

#define RED "\033[31m"
#define PLAIN "\033[0m"

gboolean
sol_cli_wants_json (SolCli *self)
{
  return sol_cli_options_have (self->options, SOL_CLI_JSON);
}

static gboolean
may_colour (FILE *file)
{
  const char *term = g_getenv ("TERM");
  return isatty (fileno (file)) && g_getenv ("NO_COLOR") == NULL && g_strcmp0 (term, "dumb") != 0;
}

gboolean
sol_cli_has_colour (SolCli *self)
{
  return may_colour (self->io->out);
}

gboolean
sol_cli_print (SolCli *self, const char *text)
{
  return fputs (text, self->io->out) >= 0 && fputc ('\n', self->io->out) != EOF
         && fflush (self->io->out) == 0;
}

static void
write_error (SolCli *self, SolCliJson *json, const GError *error)
{
  SolTime retry_at = sol_error_get_retry_at (error);
  gint64 seconds = -1;

  if (retry_at != SOL_TIME_UNKNOWN && self->clock != NULL)
    seconds = MAX (retry_at - sol_clock_now (self->clock) + SOL_SECOND - 1, 0) / SOL_SECOND;
  sol_cli_json_open (json, "error");
  sol_cli_json_string (json, "code", sol_cli_error_get_code (error));
  sol_cli_json_string (json, "message", error->message);
  sol_cli_json_count (json, "retry_after_s", seconds);
  sol_cli_json_close (json);
}

static void
complain (SolCli *self, const GError *error)
{
  g_autofree char *clean = sol_cli_text_clean (error->message);
  gboolean colour = may_colour (self->io->err);
  fprintf (self->io->err, "%ssolariumctl:%s %s\n", colour ? RED : "", colour ? PLAIN : "", clean);
  fflush (self->io->err);
}

void
sol_cli_print_error (SolCli *self, const GError *error)
{
  complain (self, error);
  if (!sol_cli_wants_json (self))
    return;
  g_autoptr (SolCliJson) json = sol_cli_json_new ();
  write_error (self, json, error);
  g_autofree char *text = sol_cli_json_finish (json);
  sol_cli_print (self, text);
}

static gboolean
print_json (SolCli *self)
{
  g_autoptr (SolCliJson) json = sol_cli_json_new ();
  self->command->json (self, json);
  if (self->trouble != NULL)
    write_error (self, json, self->trouble);
  g_autofree char *text = sol_cli_json_finish (json);
  return sol_cli_print (self, text);
}

static gboolean
print_text (SolCli *self)
{
  g_autoptr (SolCliText) text = sol_cli_text_new (sol_cli_has_colour (self));
  self->command->text (self, text);
  g_autofree char *all = sol_cli_text_finish (text);
  return fputs (all, self->io->out) >= 0 && fflush (self->io->out) == 0;
}

static gboolean
print_csv (SolCli *self)
{
  g_autoptr (SolCliCsv) csv = sol_cli_csv_new ();
  self->command->csv (self, csv);
  g_autofree char *all = sol_cli_csv_finish (csv);
  return fputs (all, self->io->out) >= 0 && fflush (self->io->out) == 0;
}

gboolean
sol_cli_print_result (SolCli *self, GError **error)
{
  gboolean json = sol_cli_wants_json (self);
  gboolean csv = sol_cli_options_have (self->options, SOL_CLI_CSV) && self->command->csv != NULL;

  if (self->trouble != NULL)
    complain (self, self->trouble);
  if (!csv && (json ? self->command->json == NULL : self->command->text == NULL))
    return TRUE;
  if (csv ? print_csv (self) : json ? print_json (self) : print_text (self))
    return TRUE;
  g_set_error (error, SOL_CLI_ERROR, SOL_CLI_ERROR_FAILED, "%s", g_strerror (errno));
  return FALSE;
}
