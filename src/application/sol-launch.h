/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SolLaunch: what the command line asks for (docs: "Options of solarium"). */
typedef struct
{
  gboolean demo;
  char *scenario; /* (nullable) */
  gint seed;
  double speed;
  char *start_text; /* (nullable) as given */
  gint64 start;     /* epoch seconds, 0 for now */
  char *server;     /* (nullable) */
  gboolean background;
  char *page;        /* (nullable) */
  char *screenshots; /* (nullable) a folder */
  gboolean exit_after_startup;
  gboolean verbose;
  gboolean version;
} SolLaunch;

/** sol_launch_parse: takes our options out of @argv and leaves the rest to GApplication.
 * Returns: (transfer full): %NULL on wrong usage */
SolLaunch *sol_launch_parse (int *argc, char ***argv, GError **error);

/** sol_launch_new: Returns: (transfer full): a start without options. */
SolLaunch *sol_launch_new (void);

/** sol_launch_get_id: Returns: (transfer full): the application id: a demo and a server of its own never mix
 * with the real home. */
char *sol_launch_get_id (const SolLaunch *self);

void sol_launch_free (SolLaunch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolLaunch, sol_launch_free)

G_END_DECLS
