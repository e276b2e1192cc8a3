/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"
#include "sol-value.h"

G_BEGIN_DECLS

/**
 * SolKnown:
 *
 * The last answer of one family of calls, as it was received, so that pages exist before the network answers.
 */
typedef struct
{
  char *site;         /* (nullable): %NULL for what belongs to the account */
  char *device;       /* (nullable): serial of charger, unit or gateway; %NULL for what belongs to the site */
  char *family;       /* the plan's name of it */
  SolTime asked_at;   /* when the request went out */
  SolTime sampled_at; /* when the cloud says it was measured */
  GBytes *value;      /* (nullable): the raw JSON */
} SolKnown;

#define SOL_TYPE_KNOWN (sol_known_get_type ())
SOL_DECLARE_VALUE (SolKnown, sol_known)

/** SolMemory: one thing that must outlive the process. */
typedef struct
{
  char *scope; /* whose: chosen by the caller, e.g. `charger/SERIAL`; prefixes are meaningful */
  char *key;
  char *value;
} SolMemory;

#define SOL_TYPE_MEMORY (sol_memory_get_type ())
SOL_DECLARE_VALUE (SolMemory, sol_memory)

/**
 * SolJournalState:
 * @SOL_JOURNAL_OPEN: written before the call went out; found at start it means "unknown, read back"
 * @SOL_JOURNAL_SENT: the cloud has accepted it, its effect is not proven yet
 * @SOL_JOURNAL_CONFIRMED: a read begun after the write agrees
 * @SOL_JOURNAL_NOT_CONFIRMED: accepted, but no read agreed in time
 * @SOL_JOURNAL_REFUSED: the cloud or a guard said no; nothing was done
 * @SOL_JOURNAL_UNCERTAIN: it may or may not have arrived; reading back
 * @SOL_JOURNAL_RESOLVED_BY_READING: was open or uncertain, and a read has told
 */
typedef enum
{
  SOL_JOURNAL_OPEN,
  SOL_JOURNAL_SENT,
  SOL_JOURNAL_CONFIRMED,
  SOL_JOURNAL_NOT_CONFIRMED,
  SOL_JOURNAL_REFUSED,
  SOL_JOURNAL_UNCERTAIN,
  SOL_JOURNAL_RESOLVED_BY_READING,
} SolJournalState;

/** sol_journal_state_get_name: Returns: (transfer none): lower case with dashes, e.g. `not-confirmed`. */
const char *sol_journal_state_get_name (SolJournalState state);

/** sol_journal_state_from_name: Returns: whether @name (nullable) is a state, stored in @state. */
gboolean sol_journal_state_from_name (const char *name, SolJournalState *state);

/** sol_journal_state_is_open: whether a row in @state still waits for its end: open, sent or uncertain. */
gboolean sol_journal_state_is_open (SolJournalState state);

/** SolJournalRow: one act on the home, written ahead of it. */
typedef struct
{
  gint64 id;    /* 0 until stored */
  SolTime time; /* when it was asked for */
  char *account;
  char *site;
  char *device;    /* (nullable) */
  char *what;      /* name of the control or step */
  char *old_value; /* (nullable): what stood there, as far as known */
  char *new_value; /* (nullable): what was wanted */
  char *attempt;   /* (nullable): name of the last attempt that went out */
  char *answer;    /* (nullable): what came of it: a SolError name, a status; never a raw body */
  SolJournalState state;
  SolTime confirmed_at; /* when a read agreed */
} SolJournalRow;

#define SOL_TYPE_JOURNAL_ROW (sol_journal_row_get_type ())
SOL_DECLARE_VALUE (SolJournalRow, sol_journal_row)

/** sol_journal_row_copy: Returns: (transfer full): one that may still be changed. */
SolJournalRow *sol_journal_row_copy (const SolJournalRow *row) G_GNUC_WARN_UNUSED_RESULT;

/** SolArchiveReading: momentary powers of a site, or of one charger. */
typedef struct
{
  char *site; /* whose: a site, or `SITE/SERIAL` for what one charger drew */
  SolTime time;
  double solar_w;
  double home_w;
  double grid_w;    /* above 0 is import */
  double battery_w; /* above 0 is discharge */
  double charger_w;
  double soc; /* percent */
} SolArchiveReading;

#define SOL_TYPE_ARCHIVE_READING (sol_archive_reading_get_type ())
SOL_DECLARE_VALUE (SolArchiveReading, sol_archive_reading)

/** SolArchiveFlow: the energies of a bucket, in the cloud's division (addendum 2.2). */
typedef enum
{
  SOL_ARCHIVE_PRODUCED,
  SOL_ARCHIVE_CONSUMED,
  SOL_ARCHIVE_IMPORTED,
  SOL_ARCHIVE_EXPORTED,
  SOL_ARCHIVE_CHARGED,
  SOL_ARCHIVE_DISCHARGED,
  SOL_ARCHIVE_SOLAR_HOME,
  SOL_ARCHIVE_SOLAR_BATTERY,
  SOL_ARCHIVE_SOLAR_GRID,
  SOL_ARCHIVE_BATTERY_HOME,
  SOL_ARCHIVE_BATTERY_GRID,
  SOL_ARCHIVE_GRID_HOME,
  SOL_ARCHIVE_GRID_BATTERY,
  SOL_ARCHIVE_GENERATOR,
  SOL_ARCHIVE_CHARGER,
  SOL_ARCHIVE_HEAT_PUMP,
  SOL_ARCHIVE_WATER_HEATER,
} SolArchiveFlow;

#define SOL_ARCHIVE_N_FLOWS (SOL_ARCHIVE_WATER_HEATER + 1)

/** sol_archive_flow_get_name: Returns: (transfer none): the column, e.g. `solar_home_wh`. */
const char *sol_archive_flow_get_name (SolArchiveFlow flow);

/** SolArchiveQuarter: one bucket of today's graph, usually a quarter of an hour. */
typedef struct
{
  char *site;
  SolTime start;
  int interval;                      /* seconds; 0 when unknown */
  double flows[SOL_ARCHIVE_N_FLOWS]; /* Wh, by SolArchiveFlow */
  double soc;                        /* percent, at the end of the bucket */
} SolArchiveQuarter;

#define SOL_TYPE_ARCHIVE_QUARTER (sol_archive_quarter_get_type ())
SOL_DECLARE_VALUE (SolArchiveQuarter, sol_archive_quarter)

/** SolArchiveDay: one local day of a site. */
typedef struct
{
  char *site;
  char *date;                        /* `YYYY-MM-DD` in the site's zone */
  double flows[SOL_ARCHIVE_N_FLOWS]; /* Wh, by SolArchiveFlow */
} SolArchiveDay;

#define SOL_TYPE_ARCHIVE_DAY (sol_archive_day_get_type ())
SOL_DECLARE_VALUE (SolArchiveDay, sol_archive_day)

/** SolArchivePanelDay: what one panel made on one local day. */
typedef struct
{
  char *site;
  char *serial;
  char *date; /* `YYYY-MM-DD` in the site's zone */
  double wh;
} SolArchivePanelDay;

#define SOL_TYPE_ARCHIVE_PANEL_DAY (sol_archive_panel_day_get_type ())
SOL_DECLARE_VALUE (SolArchivePanelDay, sol_archive_panel_day)

G_END_DECLS
