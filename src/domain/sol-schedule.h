/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-value.h"
#include "sol-week.h"

G_BEGIN_DECLS

/** SolSlotField: the members of a slot that travel back to the cloud, and no others (addendum 1.7.18). */
typedef enum
{
  SOL_SLOT_ID,
  SOL_SLOT_START_TIME,
  SOL_SLOT_END_TIME,
  SOL_SLOT_CHARGING_LEVEL,
  SOL_SLOT_CHARGING_LEVEL_AMP,
  SOL_SLOT_SCHEDULE_TYPE,
  SOL_SLOT_DAYS,
  SOL_SLOT_REMIND_TIME,
  SOL_SLOT_REMIND_FLAG,
  SOL_SLOT_ENABLED,
  SOL_SLOT_RECURRING_KIND,
  SOL_SLOT_CHARGE_LEVEL_TYPE,
  SOL_SLOT_SOURCE_TYPE,
  SOL_SLOT_REMINDER_TIME_UTC,
  SOL_SLOT_SERIALIZED_DAYS,
  SOL_SLOT_N_FIELDS,
} SolSlotField;

/** sol_slot_field_get_name: the name in the payload, e.g. `chargingLevelAmp`. */
const char *sol_slot_field_get_name (SolSlotField field);

/** SolSlotKind: what makes the slot start. */
typedef enum
{
  SOL_SLOT_CUSTOM,   /* a window of the week */
  SOL_SLOT_OFF_PEAK, /* the cheap hours of the tariff; has no times and cannot be edited */
  SOL_SLOT_OTHER,    /* a word we do not know */
} SolSlotKind;

/** sol_slot_kind_get_name: `custom`, `off-peak` or `other`. */
const char *sol_slot_kind_get_name (SolSlotKind kind);

/** SolScheduleSlot: one slot of a charger's schedule (energy-cloud-api 4.4, addendum 1.7.18). */
typedef struct
{
  char *id; /* `<site>:<serial>:<uuid>` */
  SolSlotKind kind;
  SolWeekWindow window; /* wall clock of the site; a missing `days` of an off-peak slot is every day */
  int amps;             /* 0 unknown */
  SolTruth amps_max;    /* the slot asks for the most the charger offers: level 100 without amps */
  SolTruth enabled;
  SolTruth reminder;
  int reminder_min;              /* minutes before the start; -1 unless a reminder is on */
  char *json[SOL_SLOT_N_FIELDS]; /* (nullable) each member as it was sent, as JSON text; %NULL if absent */
} SolScheduleSlot;

#define SOL_TYPE_SCHEDULE_SLOT (sol_schedule_slot_get_type ())
SOL_DECLARE_VALUE (SolScheduleSlot, sol_schedule_slot)

/** sol_schedule_slot_is_editable: only windows of the week are. */
gboolean sol_schedule_slot_is_editable (const SolScheduleSlot *self);

/** sol_schedule_slot_to_json: Returns: (transfer full): the object that is sent: the known fields that the
 * slot has, those that were not edited byte for byte as they came. */
char *sol_schedule_slot_to_json (const SolScheduleSlot *self);

/** sol_schedule_slot_same: whether the two would be sent alike. */
gboolean sol_schedule_slot_same (const SolScheduleSlot *a, const SolScheduleSlot *b);

/** SolSlotEdit: what a person changes; each member has a value that leaves the slot as it is. Plain data. */
typedef struct
{
  int start, end;   /* minutes; -1 leaves it */
  SolDays days;     /* %SOL_NO_DAY leaves them */
  int amps;         /* 0 leaves them */
  SolTruth enabled; /* %SOL_UNKNOWN leaves it */
  int reminder_min; /* minutes before the start, 0 for no reminder; -1 leaves it */
} SolSlotEdit;

#define SOL_SLOT_EDIT_NONE ((SolSlotEdit){ -1, -1, SOL_NO_DAY, 0, SOL_UNKNOWN, -1 })

/** sol_schedule_slot_edit: Returns: (transfer full): @self with the fields of @edit changed and no others. */
SolScheduleSlot *sol_schedule_slot_edit (const SolScheduleSlot *self, const SolSlotEdit *edit);

/** sol_schedule_slot_new_custom: Returns: (transfer full): a slot with @id, the defaults of addendum 1.7.18
 * and what @edit says. */
SolScheduleSlot *sol_schedule_slot_new_custom (const char *id, const SolSlotEdit *edit);

/** SolSchedule: the schedule of one charger. */
typedef struct
{
  char *server_timestamp; /* (nullable) `meta.serverTimeStamp` as sent: the lock of a full replacement */
  char *sync;             /* (nullable) `scheduleSyncStatus`, e.g. `synced` */
  SolTruth off_peak_eligible, cancellable;
  SolTruth pending_off_grid; /* what was saved waits until the home is on the grid again */
  GPtrArray *slots;          /* (element-type SolScheduleSlot) in the order of the answer, each id once */
} SolSchedule;

#define SOL_TYPE_SCHEDULE (sol_schedule_get_type ())
SOL_DECLARE_VALUE (SolSchedule, sol_schedule)

/** sol_schedule_find: Returns: (transfer none) (nullable): the slot with @id. */
const SolScheduleSlot *sol_schedule_find (const SolSchedule *self, const char *id);

/** sol_schedule_shows: whether people see @slot: off-peak slots only where the tariff has such hours. */
gboolean sol_schedule_shows (const SolSchedule *self, const SolScheduleSlot *slot);

G_END_DECLS
