/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-secret"

#include "sol-cli-secret.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "sol-cli-error.h"

/* The buffer does not grow: a copy left behind by a growing one could not be wiped. */
#define MAX_LINE 1024

typedef struct
{
  int fd;
  GMainLoop *loop;
  char *line; /* MAX_LINE bytes */
  gsize length;
  gboolean ended, too_long;
  struct termios before;
  gboolean quiet; /* @before has to be put back */
} Ask;

void
sol_cli_secret_free (char *secret)
{
  if (secret == NULL)
    return;
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
ask_clear (Ask *ask)
{
  if (ask->quiet)
    tcsetattr (ask->fd, TCSANOW, &ask->before);
  if (ask->line != NULL)
    explicit_bzero (ask->line, MAX_LINE);
  g_free (ask->line);
  g_main_loop_unref (ask->loop);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ask, ask_clear)

/* A stop or a core dump in the middle would leave the person's shell without an echo. */
static void
be_quiet (Ask *ask)
{
  struct termios quiet;

  if (tcgetattr (ask->fd, &ask->before) != 0)
    return;
  quiet = ask->before;
  quiet.c_lflag &= ~(tcflag_t) ECHO;
  quiet.c_lflag |= ECHONL;
  quiet.c_cc[VSUSP] = _POSIX_VDISABLE;
  quiet.c_cc[VQUIT] = _POSIX_VDISABLE;
  ask->quiet = tcsetattr (ask->fd, TCSAFLUSH, &quiet) == 0;
}

/* One byte at a time: what comes after the line belongs to the next question. */
static gboolean
readable_cb (int fd, GIOCondition condition, gpointer data)
{
  Ask *ask = data;
  char byte;
  ssize_t n = read (fd, &byte, 1);

  if (n < 0 && (errno == EINTR || errno == EAGAIN))
    return G_SOURCE_CONTINUE;
  if (n > 0 && byte != '\n')
    {
      if (ask->length < MAX_LINE - 1)
        ask->line[ask->length++] = byte;
      else
        ask->too_long = TRUE;
      return G_SOURCE_CONTINUE;
    }
  ask->ended = n <= 0;
  g_main_loop_quit (ask->loop);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_main_loop_quit (data);
}

static gboolean
read_line (Ask *ask, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSource) source = g_unix_fd_source_new (ask->fd, G_IO_IN | G_IO_HUP | G_IO_ERR);
  g_source_set_callback (source, G_SOURCE_FUNC (readable_cb), ask, NULL);
  g_source_attach (source, NULL);
  gulong id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), ask->loop, NULL);
  if (!g_cancellable_is_cancelled (cancellable))
    g_main_loop_run (ask->loop);
  g_cancellable_disconnect (cancellable, id);
  g_source_destroy (source);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

char *
sol_cli_ask (const SolCliIo *io, const char *prompt, gboolean echo, GCancellable *cancellable, GError **error)
{
  g_auto (Ask) ask = { .fd = io->in, .loop = g_main_loop_new (NULL, FALSE), .line = g_malloc0 (MAX_LINE) };

  if (isatty (io->in))
    {
      fprintf (io->err, "%s ", prompt);
      fflush (io->err);
      if (!echo)
        be_quiet (&ask);
    }
  if (!read_line (&ask, cancellable, error))
    return NULL;
  if (ask.too_long)
    {
      g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE, _ ("That line is too long"));
      return NULL;
    }
  if (ask.ended && ask.length == 0)
    return NULL;
  if (ask.length > 0 && ask.line[ask.length - 1] == '\r')
    ask.line[ask.length - 1] = '\0';
  return g_strdup (ask.line);
}
