/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"
#include "sol-value.h"

G_BEGIN_DECLS

/** SolChange: one row of the journal, for people and scripts. */
typedef struct
{
  gint64 id;
  SolTime time;
  char *site;
  char *device;    /* (nullable) */
  char *what;      /* control name */
  char *old_value; /* (nullable) */
  char *new_value; /* (nullable) */
  char *answer;    /* (nullable) a machine word */
  char *
      state; /* `open`, `sent`, `confirmed`, `not-confirmed`, `refused`, `uncertain`, `resolved-by-reading` */
  SolTime confirmed_at;
} SolChange;

#define SOL_TYPE_CHANGE (sol_change_get_type ())
SOL_DECLARE_VALUE (SolChange, sol_change)

G_END_DECLS
