/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-application.h"
#include "sol-demo.h"
#include "sol-window.h"

G_BEGIN_DECLS

/** SolShot: the stage: a simulated cloud, a home, a window. */
typedef struct
{
  SolApplication *app;
  SolDemo *demo;
  SolHome *home;
  SolWindow *window;
  char *data_root; /* (nullable) */
} SolShot;

/** SolShotStep: one picture in its three forms. */
typedef struct
{
  const char *name;
  const char *scenario; /* %NULL: the stage stays as it is */
  const char *start;    /* (nullable) ISO 8601: other than the scenario's own */
  gboolean demo;        /* with the banner of the demo */

  /* (nullable) Once the home has been started. */
  void (*begin) (SolShot *shot);

  /* Whether what is wanted is on screen; asked again and again. */
  gboolean (*is_ready) (SolShot *shot);
} SolShotStep;

const SolShotStep *sol_shot_get_steps (guint *n_steps);

G_END_DECLS
