/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-ensure"

#include "sol-site-private.h"

#include "sol-plan.h"

typedef struct
{
  GTask *task;
  SolSite *site;
  SolFamilySet families;
  gboolean fresh;
  guint pending;
  gboolean begun; /* all reads of the present round have been asked for */
  GError *error;  /* the first failure */
} Ensure;

static void
ensure_free (Ensure *ensure)
{
  g_clear_object (&ensure->task);
  g_clear_object (&ensure->site);
  g_clear_error (&ensure->error);
  g_free (ensure);
}

static void round_ended (Ensure *ensure);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ensure *ensure = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);

  ensure->pending--;
  /* A site without the feature is not a failure of the command. */
  if (reading == NULL && ensure->error == NULL && !g_error_matches (error, SOL_ERROR, SOL_ERROR_NOT_SUPPORTED)
      && !g_error_matches (error, SOL_ERROR, SOL_ERROR_FORBIDDEN))
    ensure->error = g_steal_pointer (&error);
  if (ensure->pending == 0 && ensure->begun)
    round_ended (ensure);
}

static void
want (Ensure *ensure, SolFamily family, const char *serial)
{
  SolRefresh *refresh = ensure->site->refresh;
  SolReading *reading = sol_refresh_get_reading (refresh, family, serial);
  SolTime now = sol_clock_now (ensure->site->context->clock);

  if (sol_refresh_get_resting (refresh, family))
    return;
  if (reading != NULL && !ensure->fresh
      && now - sol_reading_get_asked_at (reading) < sol_family_get_cadence (family) * SOL_SECOND)
    return;
  ensure->pending++;
  sol_refresh_read_async (refresh, family, serial, g_task_get_cancellable (ensure->task), read_cb, ensure);
}

static void
want_per_charger (Ensure *ensure, SolFamily family)
{
  GListModel *chargers = sol_site_get_chargers (ensure->site);
  for (guint i = 0; i < g_list_model_get_n_items (chargers); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (chargers, i);
      want (ensure, family, sol_charger_get_serial (charger));
    }
}

/* Two rounds: what is read once a site; then what is read once a charger, when the chargers are known. */
static void
begin_round (Ensure *ensure, gboolean per_charger)
{
  ensure->begun = FALSE;
  for (SolFamily family = 0; family < SOL_N_FAMILIES; family++)
    {
      if (!(ensure->families & SOL_FAMILY_BIT (family))
          || sol_plan_get_row (family)->per_charger != per_charger)
        continue;
      if (per_charger)
        want_per_charger (ensure, family);
      else
        want (ensure, family, NULL);
      ensure->families &= ~SOL_FAMILY_BIT (family);
    }
  ensure->begun = TRUE;
  if (ensure->pending == 0)
    round_ended (ensure);
}

static void
round_ended (Ensure *ensure)
{
  if (ensure->families != 0 && !g_cancellable_is_cancelled (g_task_get_cancellable (ensure->task)))
    {
      begin_round (ensure, TRUE);
      return;
    }
  if (ensure->error != NULL)
    g_task_return_error (ensure->task, g_steal_pointer (&ensure->error));
  else
    g_task_return_boolean (ensure->task, TRUE);
  ensure_free (ensure);
}

void
sol_site_ensure_async (SolSite *self, SolFamilySet families, gboolean fresh, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_SITE (self));
  Ensure *ensure = g_new0 (Ensure, 1);
  ensure->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (ensure->task, sol_site_ensure_async);
  ensure->site = g_object_ref (self);
  ensure->families = families;
  ensure->fresh = fresh;
  /* What is read once a charger needs to know the chargers. */
  for (SolFamily family = 0; family < SOL_N_FAMILIES; family++)
    if (families & SOL_FAMILY_BIT (family) && sol_plan_get_row (family)->per_charger)
      ensure->families |= SOL_FAMILY_BIT (SOL_FAMILY_EV_STATUS);
  begin_round (ensure, FALSE);
}

gboolean
sol_site_ensure_finish (SolSite *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
