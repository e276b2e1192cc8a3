/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-progress"

#include "sol-cli-context.h"

#include <unistd.h>

/* What is over before this needs no line. */
#define PATIENCE SOL_SECOND
#define CLEAR_LINE "\r\033[K"

static void
show (SolCli *self)
{
  fprintf (self->io->err, CLEAR_LINE "%s", self->progress);
  fflush (self->io->err);
  self->progress_shown = TRUE;
}

static void
timer_cb (gpointer data)
{
  SolCli *self = data;
  self->progress_timer = 0;
  show (self);
}

static void
hide (SolCli *self)
{
  sol_clock_clear (self->clock, &self->progress_timer);
  if (self->progress_shown)
    {
      fputs (CLEAR_LINE, self->io->err);
      fflush (self->io->err);
    }
  self->progress_shown = FALSE;
}

void
sol_cli_progress (SolCli *self, const char *text)
{
  if (self->clock == NULL || !isatty (fileno (self->io->err)))
    return;
  g_free (self->progress);
  self->progress = g_strdup (text);
  if (text == NULL)
    hide (self);
  else if (self->progress_shown)
    show (self);
  else if (self->progress_timer == 0)
    self->progress_timer = sol_clock_add (self->clock, PATIENCE, G_PRIORITY_DEFAULT, timer_cb, self);
}
