/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-dated"

#include "sol-archive-export.h"
#include "sol-site-private.h"

/* What a person asks for at once, beside the families of the plan: other dates, and a file of everything. */

typedef struct
{
  SolSite *site;
  char *serial; /* (nullable) */
} Dated;

static void
dated_free (gpointer data)
{
  Dated *dated = data;
  g_object_unref (dated->site);
  g_free (dated->serial);
  g_free (dated);
}

static void
sessions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_cloud_read_finish (SOL_CLOUD (source), result, &error);
  Dated *dated = g_task_get_task_data (task);

  if (reading == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  const SolChargeHistory *history = sol_reading_get_value (reading);
  sol_site_archive_sessions (dated->site, dated->serial, history);
  g_task_return_boolean (task, TRUE);
}

static GTask *
task_new (SolSite *self, const char *serial, GCancellable *cancellable, GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Dated *dated = g_new0 (Dated, 1);
  dated->site = g_object_ref (self);
  dated->serial = g_strdup (serial);
  g_task_set_task_data (task, dated, dated_free);
  return task;
}

void
sol_site_read_sessions_async (SolSite *self, const char *serial, const char *from, const char *to,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_SITE (self));
  g_autoptr (GTask) task = task_new (self, serial, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_site_read_sessions_async);
  SolCallTarget target = { .site = self->id,
                           .serial = serial,
                           .from = from,
                           .to = to,
                           .timezone = g_time_zone_get_identifier (self->zone) };
  sol_cloud_read_async (self->context->cloud, SOL_CALL_CHARGE_HISTORY, &target, TRUE, cancellable,
                        sessions_cb, g_steal_pointer (&task));
}

gboolean
sol_site_read_sessions_finish (SolSite *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
panels_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_cloud_read_finish (SOL_CLOUD (source), result, &error);
  Dated *dated = g_task_get_task_data (task);
  const SolPanelList *panels = sol_site_get_panels (dated->site);

  if (reading == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (panels == NULL)
    g_task_return_error (task, sol_error_new (SOL_ERROR_NOT_READY));
  else
    g_task_return_pointer (task,
                           sol_panel_list_join (panels,
                                                sol_site_get_value (dated->site, SOL_FAMILY_PANEL_STATES),
                                                sol_reading_get_value (reading)),
                           (GDestroyNotify) sol_panel_list_unref);
}

void
sol_site_read_panels_async (SolSite *self, const char *from, const char *to, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_SITE (self));
  g_autoptr (GTask) task = task_new (self, NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_site_read_panels_async);
  SolCallTarget target = { .site = self->id, .from = from, .to = to };
  sol_cloud_read_async (self->context->cloud, SOL_CALL_PANEL_ENERGY, &target, TRUE, cancellable, panels_cb,
                        g_steal_pointer (&task));
}

SolPanelList *
sol_site_read_panels_finish (SolSite *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gint64 rows = sol_archive_export_finish (SOL_ARCHIVE (source), result, &error);
  if (rows < 0)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_int (task, (gssize) rows);
}

void
sol_site_export_async (SolSite *self, const char *path, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_SITE (self));
  g_autoptr (GTask) task = task_new (self, NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_site_export_async);
  sol_archive_export_async (self->context->archive, self->id, path,
                            g_str_has_suffix (path, ".db") ? SOL_ARCHIVE_SQLITE : SOL_ARCHIVE_ZIP,
                            cancellable, exported_cb, g_steal_pointer (&task));
}

gint64
sol_site_export_finish (SolSite *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);
  return g_task_propagate_int (G_TASK (result), error);
}
