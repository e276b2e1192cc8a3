/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-cli-csv.h"
#include "sol-cli-json.h"
#include "sol-cli-options.h"
#include "sol-cli-text.h"
#include "sol-cli.h"
#include "sol-home.h"
#include "sol-simulator.h"

G_BEGIN_DECLS

typedef struct _SolCliCommand SolCliCommand;

/** SolCli: one command on its way. */
typedef struct
{
  const SolCliIo *io;
  const SolCliCommand *command;
  SolCliOptions *options;

  SolClock *clock;
  SolSimulator *simulator; /* (nullable) of --demo */
  SolHome *home;
  SolSite *site;       /* (nullable) owned by home */
  SolCharger *charger; /* (nullable) owned by site */
  GCancellable *cancellable;

  /* What may end it early */
  guint signal_sources[3];
  int signal;
  guint timer;
  gboolean timed_out;

  /* The progress line */
  guint progress_timer;
  char *progress;
  gboolean progress_shown;

  /* What it found */
  GError *trouble; /* (nullable) a read failed, but there is something to show */
  char *account;   /* (nullable) */
  guint n_sites;
  GPtrArray *changes;         /* (nullable) (element-type SolChange) */
  const char *result;         /* (nullable) of a write: `confirmed`, `accepted`, `no-op` */
  char *detail;               /* (nullable) */
  gboolean on;                /* the word `on` or `off` among the arguments */
  int number;                 /* a number among them */
  gint64 rows;                /* that were exported */
  char *request;              /* (nullable) which step a switch of the grid has come to */
  SolChargeHistory *sessions; /* (nullable) */
  SolEvents *events;          /* (nullable) */
  SolPanelList *panels;       /* (nullable) of the asked dates */
} SolCli;

/** SolCliNeeds: how much of the home a command wants. Each includes those before. */
typedef enum
{
  SOL_CLI_NEEDS_HOME,    /* archive and journal; nobody needs to be signed in */
  SOL_CLI_NEEDS_ACCOUNT, /* a session */
  SOL_CLI_NEEDS_SITE,    /* one site, filled from the archive */
} SolCliNeeds;

/** SolCliCommand: a row of the table of commands. */
struct _SolCliCommand
{
  const char *name;      /* one or two words */
  const char *arguments; /* (nullable) */
  const char *help;      /* a line */
  guint n_arguments;
  SolCliOptionSet options; /* besides the common ones */
  SolCliNeeds needs;
  SolFamilySet families;  /* what is read */
  SolFamilySet essential; /* those without which the command has failed */
  SolFamilySet aside;     /* those that are no answer by themselves */
  /* (nullable) what is wrong with the arguments, found before anybody is asked for a password */
  gboolean (*check) (SolCli *self, GError **error);
  gboolean (*run) (SolCli *self, GError **error);
  /* How the result is shown; both %NULL: the command has written it itself. */
  void (*json) (SolCli *self, SolCliJson *json);
  void (*text) (SolCli *self, SolCliText *text);
  void (*csv) (SolCli *self, SolCliCsv *csv); /* (nullable) with --csv */
};

/* sol-cli-command-table.c */

/** sol_cli_command_list: the whole table. */
const SolCliCommand *sol_cli_command_list (guint *n_commands);

/* sol-cli-commands.c */

/** sol_cli_join_words: Returns: (transfer full): the first @n_words of @words with blanks between. */
char *sol_cli_join_words (GPtrArray *words, guint n_words);

/** sol_cli_command_find: the command that @words (in) begins with; its own words are removed from it. Fails
 * with %SOL_CLI_ERROR_USAGE. */
const SolCliCommand *sol_cli_command_find (GPtrArray *words, GError **error);

/* sol-cli-wait.c: every wait runs the main loop, and ends by signal or time-out. */

typedef struct
{
  GMainLoop *loop;
  GAsyncResult *result;
} SolCliWait;

void sol_cli_wait_init (SolCliWait *wait);
/** sol_cli_wait_cb: the callback to give to an async call, with @wait as its data. */
void sol_cli_wait_cb (GObject *source, GAsyncResult *result, gpointer wait);
/** sol_cli_wait_run: Returns: (transfer none): what the call came to; valid until the clear. */
GAsyncResult *sol_cli_wait_run (SolCliWait *wait);
void sol_cli_wait_clear (SolCliWait *wait);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SolCliWait, sol_cli_wait_clear)

/** SolCliLeave: a wait for a call that does not end when it is cancelled, which a signal or the time-out
 * leaves behind: the call goes on, and its end is not heard. */
typedef struct _SolCliLeave SolCliLeave;

SolCliLeave *sol_cli_leave_new (SolCli *self);
SolCliLeave *sol_cli_leave_ref (SolCliLeave *self);
void sol_cli_leave_unref (SolCliLeave *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolCliLeave, sol_cli_leave_unref)

/** sol_cli_leave_cb: the callback to give to an async call, with a reference of its own as its data. */
void sol_cli_leave_cb (GObject *source, GAsyncResult *result, gpointer leave);

/** sol_cli_leave_run: Returns: (transfer none) (nullable): what the call came to; %NULL with
 * %G_IO_ERROR_CANCELLED when it was left behind. */
GAsyncResult *sol_cli_leave_run (SolCliLeave *self, GError **error);

void sol_cli_watch_signals (SolCli *self);
void sol_cli_ignore_signals (SolCli *self);

/** sol_cli_set_timer: from now on so many seconds are left; 0: no end. */
void sol_cli_set_timer (SolCli *self, double seconds);

/** sol_cli_check: whether to go on: no signal came, and time is left. */
gboolean sol_cli_check (SolCli *self, GError **error);

/** sol_cli_explain: replaces a bare cancellation by what caused it. */
void sol_cli_explain (SolCli *self, GError **error);

/* sol-cli-progress.c */

/** sol_cli_progress: what is being waited for, shown on a terminal after a second; %NULL takes it away. */
void sol_cli_progress (SolCli *self, const char *text);

/* sol-cli-session.c */

/** sol_cli_open: opens the home as far as the command needs it. */
gboolean sol_cli_open (SolCli *self, GError **error);

/** sol_cli_check_keyring: sets a failure when what is kept would be forgotten with this process. */
gboolean sol_cli_check_keyring (SolCli *self, GError **error);

/** sol_cli_sign_in: @keep: in the keyring. The password comes from the terminal or standard input. */
gboolean sol_cli_sign_in (SolCli *self, gboolean keep, GError **error);

/** sol_cli_load_sites: reads the list of sites. @search: (nullable) */
gboolean sol_cli_load_sites (SolCli *self, const char *search, GError **error);
void sol_cli_close (SolCli *self);

/* sol-cli-read.c */

/** sol_cli_read: reads what the command's families lack. %TRUE with #SolCli.trouble set when a read failed
 * but the archive has something to show. */
gboolean sol_cli_read (SolCli *self, GError **error);

/** sol_cli_read_now: reads @families, whatever their age. */
gboolean sol_cli_read_now (SolCli *self, SolFamilySet families, GError **error);

G_END_DECLS
