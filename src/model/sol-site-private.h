/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-battery-private.h"
#include "sol-charger-private.h"
#include "sol-energy-today-private.h"
#include "sol-backfill.h"
#include "sol-grid-switch-private.h"
#include "sol-live-private.h"
#include "sol-site.h"

G_BEGIN_DECLS

struct _SolSite
{
  GObject parent_instance;

  SolModelContext *context;
  SolRefresh *refresh;
  GCancellable *cancellable;
  char *id;
  char *name;
  char *zone_name;
  GTimeZone *zone;

  GListStore *chargers;
  GListStore *procedures;
  GHashTable *missing; /* serial -> how many status reads have lacked it */
  SolBattery *battery;
  SolEnergyToday *energy;

  /* (borrowed) from the readings, valid until the next one of their family */
  SolCondition *condition;
  SolGridState grid;
  SolPanelList *panels; /* (owned) joined */
  SolTruth charger_exists;
  SolTruth panels_exist;
  SolTruth read_only;
  SolGridSwitch *grid_switch;
  SolLive *live;
  SolBackfill *backfill;
  SolTime burst_until;

  guint burst_timer;
  guint stale_timer;
  GPtrArray *open_rows; /* (element-type SolJournalRow) changes whose end is not known */
  guint journal_timer;
  gboolean was_stale[SOL_N_FAMILIES];
  gboolean loaded;
  gboolean following;    /* the archive is being asked */
  SolTime followed_rows; /* when the journal was last looked through for others */
};

SolSite *sol_site_new (SolModelContext *context, const char *id, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void sol_site_set_name (SolSite *self, const char *name);

/** sol_site_load_async: fills the site from the archive, and resolves what the journal left open. */
void sol_site_load_async (SolSite *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean sol_site_load_finish (SolSite *self, GAsyncResult *result, GError **error);

/** sol_site_try_again: a person does not want to wait: sends though the account is to wait (once), reads now.
 */
void sol_site_try_again (SolSite *self);

/** sol_site_owe_first: a person signed in or chose this site: sol_refresh_owe_first(). */
void sol_site_owe_first (SolSite *self);

/** sol_site_stop: it is not shown any more: nothing is asked, nothing is answered. */
void sol_site_stop (SolSite *self);

/* Parts of the same type, by concern. */
enum
{
  SOL_SITE_PROP_0,
  SOL_SITE_PROP_NAME,
  SOL_SITE_PROP_CONDITION,
  SOL_SITE_PROP_GRID,
  SOL_SITE_PROP_PANELS,
  SOL_SITE_PROP_DEVICES,
  SOL_SITE_PROP_SETTINGS,
  SOL_SITE_PROP_STORM_ALERTS,
  SOL_SITE_PROP_CHARGER_EXISTS,
  SOL_SITE_PROP_PANELS_EXIST,
  SOL_SITE_PROP_READ_ONLY,
  SOL_SITE_PROP_BURST_UNTIL,
  SOL_SITE_PROP_FAMILIES, /* the first of those in sol_site_plain */
};

/** SolSitePlain: a family whose value is shown as it was read. */
typedef struct
{
  SolFamily family;
  const char *property;
  GType (*get_type) (void);
} SolSitePlain;

#define SOL_SITE_N_PLAIN 12
#define SOL_SITE_N_PROPS (SOL_SITE_PROP_FAMILIES + SOL_SITE_N_PLAIN)
extern const SolSitePlain sol_site_plain[SOL_SITE_N_PLAIN];

/** sol_site_find_plain: its place in the table; %SOL_SITE_N_PLAIN when it is not in there. */
guint sol_site_find_plain (SolFamily family);

void sol_site_notify (SolSite *self, guint property);
void sol_site_emit_reminder (SolSite *self, SolCharger *charger, const SolReminder *reminder);
void sol_site_emit_family_changed (SolSite *self, SolFamily family);
gconstpointer sol_site_get_value (SolSite *self, SolFamily family);
void sol_site_take_family (SolSite *self, SolFamily family, const char *serial);
void sol_site_tell_chargers (SolSite *self);
void sol_site_tell_reach (SolSite *self, SolCharger *charger);
void sol_site_tell_live (SolSite *self);
void sol_site_update_grid (SolSite *self);
void sol_site_update_condition (SolSite *self);
void sol_site_update_staleness (SolSite *self);

/** sol_site_find_procedures: what was found unfinished, and what is left unfinished from now on, is asked
 * about.
 */
void sol_site_find_procedures (SolSite *self);
void sol_site_resolve_journal (SolSite *self);

/** sol_site_put_known: shows a value of the archive. */
void sol_site_put_known (SolSite *self, const SolKnown *known);

/** sol_site_follow: somebody else wrote to the archive: shows what the other program has read since, which
 * costs no request, and sees to the changes it may have left open. */
void sol_site_follow (SolSite *self);
void sol_site_judge_journal (SolSite *self, SolFamily family);
void sol_site_archive_today (SolSite *self, const SolToday *today);
void sol_site_archive_sessions (SolSite *self, const char *serial, const SolChargeHistory *history);
void sol_site_archive_events (SolSite *self, const SolEvents *events);
void sol_site_archive_outages (SolSite *self, const SolOutages *outages);
void sol_site_archive_lifetime (SolSite *self, const SolLifetime *lifetime);

G_END_DECLS
