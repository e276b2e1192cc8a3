/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cloud-table.h"
#include "sol-cloud-write.h"

G_BEGIN_DECLS

/** SolWriteFlags: what goes for every attempt of a write, whatever the attempt's own flags. */
typedef enum
{
  SOL_WRITE_MERGED = 1 << 0, /* the cloud ignores or rejects the partial body */
  SOL_WRITE_NO_SOURCE = 1 << 1,
  SOL_WRITE_NO_DEVICES = 1 << 2,
  SOL_WRITE_BLOCKS = 1 << 3,   /* control blocks are filled up with the members of the last read */
  SOL_WRITE_ACCEPTED = 1 << 4, /* `acceptedItcDisclaimer` is that of the last read */
  SOL_WRITE_APPLY = 1 << 5,    /* puts a window into effect (addendum 2.5.3) */
} SolWriteFlags;

/** SolRate: one price to change; see #SolRateChange. */
typedef struct
{
  gboolean export;
  char *season, *days, *period;
  double rate;
} SolRate;

struct _SolWrite
{
  SolCallId call;
  char *id;   /* (nullable) for the path */
  char *text; /* JSON, to be sent as it is or to be laid over the last read */
  SolWriteFlags flags;
  SolBatteryWindowKind kind; /* whose token is asked for */
  GPtrArray *rates;          /* (nullable) (element-type SolRate) */
};

/** sol_write_needs_base: whether @attempt of it cannot be made without the last read. */
gboolean sol_write_needs_base (const SolWrite *self, const SolAttempt *attempt);

/**
 * sol_write_compose:
 * @base: (nullable): the last read as it came
 *
 * Returns: (transfer full) (nullable): the body of @attempt
 */
GBytes *sol_write_compose (const SolWrite *self, const SolCallRow *row, const SolAttempt *attempt,
                           GBytes *base, GError **error);

G_END_DECLS
