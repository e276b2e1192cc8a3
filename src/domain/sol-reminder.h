/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger-status.h"
#include "sol-schedule.h"

G_BEGIN_DECLS

/** SolReminder: a slot with a reminder is near, and no car is plugged in (ui.md 11, `plug-<slot>`). */
typedef struct
{
  char *id;    /* of the notification: `plug-<slot>` */
  char *slot;  /* id */
  char *title; /* translated, e.g. "Plug in the car" */
  char *body;  /* likewise: "The slot 23:00 – 06:00 starts in 10 minutes." */
  SolTime start, end;
} SolReminder;

#define SOL_TYPE_REMINDER (sol_reminder_get_type ())
SOL_DECLARE_VALUE (SolReminder, sol_reminder)

/** SolReminderState: what the decision is made from. Plain data. */
typedef struct
{
  const SolSchedule *schedule; /* (nullable) as last read */
  SolChargeMode mode;          /* the one that was chosen; only Scheduled minds its slots */
  SolTruth connected;
  SolTruth plugged_in;
  SolTime seen_at; /* when the charger was last asked */
  GTimeZone *zone; /* (nullable) of the site */
} SolReminderState;

/** SolReminderToldFunc: Returns: whether the occurrence of @slot that starts at @start was told already. */
typedef gboolean (*SolReminderToldFunc) (const char *slot, SolTime start, gpointer user_data);

/**
 * sol_reminder_decide:
 * @told: (nullable): asked for each occurrence that is near
 *
 * Returns: (transfer full) (nullable): the reminder that is to be told now. None for a charger that is not
 * connected or was not seen for ten minutes: nobody knows whether a car is there.
 */
SolReminder *sol_reminder_decide (const SolReminderState *state, SolTime now, SolReminderToldFunc told,
                                  gpointer user_data);

/** sol_reminder_next: when to decide again at the latest, for want of a new read; %SOL_TIME_UNKNOWN when
 * there is no slot with a reminder. */
SolTime sol_reminder_next (const SolReminderState *state, SolTime now);

G_END_DECLS
