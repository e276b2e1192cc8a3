/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger-power.h"
#include "sol-charger.h"
#include "sol-condition.h"
#include "sol-control-private.h"
#include "sol-counter.h"
#include "sol-procedure.h"
#include "sol-refresh.h"
#include "sol-reminder.h"
#include "sol-sessions-private.h"

G_BEGIN_DECLS

struct _SolCharger
{
  GObject parent_instance;

  SolModelContext *context;
  SolRefresh *refresh;
  char *site;
  char *serial;
  char *scope; /* in memory */
  char *name;
  char *country;
  char *profile_mode;
  GTimeZone *zone; /* (nullable) of the site */
  guint reminder_timer;
  SolChargerStatus *status;
  SolChargerSummary *summary;
  SolChargePreference *preference;
  SolSchedule *schedule; /* as shown: slots linger */
  GHashTable *missed;    /* slot id -> reads that have lacked it */
  SolGreenSettings *green;
  SolChargerConfig *config;
  SolChargeHistory *history;
  SolFirmwareList *firmware; /* of all chargers of the site */
  SolFeatureFlags *flags;    /* likewise */
  SolChargerPower power;
  double lifetime_wh;  /* as sent, the last one: the cloud omits it at times. What power is derived from */
  SolCounter lifetime; /* what people see of it */
  SolChargeMode mode;
  gboolean may_act;
  gboolean hold_restore;  /* a procedure restores the mode itself */
  gboolean pausing;       /* stopped to be started again with another current */
  gboolean was_scheduled; /* when the start or stop on its way was sent */
  guint restoring;        /* restores of the mode on their way */
  gboolean look_pending;  /* at the mode, when they have ended */
  guint look_timer;
  SolProcedure *restore; /* (nullable) what is to be done when it has taken effect */
  SolSessions *sessions;
  SolControl *controls[SOL_CHARGER_N_CONTROLS];
  GCancellable *cancellable;
};

SolCharger *sol_charger_new (SolModelContext *context, SolRefresh *refresh, const char *site,
                             const char *serial) G_GNUC_WARN_UNUSED_RESULT;
void sol_charger_take_status (SolCharger *self, const SolChargerStatus *status);
void sol_charger_take_summary (SolCharger *self, const SolChargerSummary *summary);
void sol_charger_take_preference (SolCharger *self, const SolChargePreference *preference);

/** sol_charger_take_site: what the site knows of it: whether acting is possible at all, its country, and the
 * mode that the system profile names for the only charger (nullable). */
void sol_charger_take_site (SolCharger *self, gboolean may_act, const char *country,
                            const char *profile_mode);

/** sol_charger_take_zone: the site's; unknown until then. */
void sol_charger_take_zone (SolCharger *self, GTimeZone *zone);

/** sol_charger_update_reminder: decides anew whether a person is to be reminded of the plug. */
void sol_charger_update_reminder (SolCharger *self);
void sol_charger_emit_reminder (SolCharger *self, const SolReminder *reminder);

/** sol_charger_stop: it goes: its controls end. */
void sol_charger_stop (SolCharger *self);

/** For the table of controls. */
SolModelContext *sol_charger_get_context (SolCharger *self);
gboolean sol_charger_may_act (SolCharger *self);
void sol_charger_remember_amps (SolCharger *self, int amps);

/** sol_charger_set_pausing: what a start or stop in between would undo is on its way. */
void sol_charger_set_pausing (SolCharger *self, gboolean pausing);

extern const SolControlSpec sol_charging_spec;
extern const SolControlSpec sol_charge_mode_spec;
extern const SolControlSpec sol_use_battery_spec;
extern const SolControlSpec sol_app_sign_in_spec;
extern const SolControlSpec sol_card_sign_in_spec;
extern const SolControlSpec sol_default_level_spec;
extern const SolControlSpec sol_amps_spec;

void sol_charger_take_schedule (SolCharger *self, const SolSchedule *schedule);
void sol_charger_take_green (SolCharger *self, const SolGreenSettings *green);
void sol_charger_take_config (SolCharger *self, const SolChargerConfig *config);
void sol_charger_take_firmware (SolCharger *self, const SolFirmwareList *firmware);
void sol_charger_take_flags (SolCharger *self, const SolFeatureFlags *flags);
void sol_charger_take_history (SolCharger *self, const SolChargeHistory *history);

/** sol_charger_follow_sync: a schedule has been saved: it is read until the charger has it, too, or for a
 * minute and a half. */
void sol_charger_follow_sync (SolCharger *self);

/** sol_charger_get_locked_reason: Returns: (transfer none) (nullable): why nothing can be asked of it at all.
 */
const char *sol_charger_get_locked_reason (SolCharger *self);

/** sol_charger_refuse_locked: Returns: (transfer full) (nullable): the same as an error. */
GError *sol_charger_refuse_locked (SolCharger *self);

/** sol_charger_guard_amps: Returns: (transfer full) (nullable): why @amps cannot be asked for. */
GError *sol_charger_guard_amps (SolCharger *self, int amps);

G_END_DECLS
