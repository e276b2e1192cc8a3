/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-application.h"
#include "sol-demo.h"
#include "sol-window.h"

G_BEGIN_DECLS

struct _SolApplication
{
  AdwApplication parent_instance;

  /* Owned */
  SolLaunch *launch;
  GSettings *settings;
  SolDemo *demo;
  SolHome *home;
  SolClock *clock;
  GCancellable *cancellable;

  /* Not owned: gone when it is removed */
  SolWindow *window;

  guint term_source;
  guint interrupt_source;
  guint deadline;
  int exit_status;
  gboolean activated;
  gboolean leaving;
  gboolean closing;
};

/* Actions of the program, and all keys. */
void sol_application_add_actions (SolApplication *self);

G_END_DECLS
