/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-home-sites"

#include "sol-home-private.h"

#include <string.h>

#include "sol-archive-known.h"

/* Whose account it is, or was last, when the keyring does not tell: files know it by its hash only. */
static const char *
account_key (SolHome *self)
{
  const char *last = sol_remember_get (self->remember, "home", "last-account");
  return self->account == NULL && last != NULL ? last : sol_home_store_get_account_key (self->store);
}

char *
sol_home_get_account_scope (SolHome *self)
{
  return g_strconcat ("account/", account_key (self), NULL);
}

static gboolean
is_starred (SolHome *self, const SolSiteInfo *info)
{
  g_autofree char *scope = sol_home_get_account_scope (self);
  g_autofree char *key = g_strconcat ("star/", info->id, NULL);
  const char *own = sol_remember_get (self->remember, scope, key);
  return own != NULL ? g_str_equal (own, "1") : info->favourite == SOL_YES;
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer user_data)
{
  SolSiteItem *left = (SolSiteItem *) a;
  SolSiteItem *right = (SolSiteItem *) b;
  if (sol_site_item_get_starred (left) != sol_site_item_get_starred (right))
    return sol_site_item_get_starred (left) ? -1 : 1;
  return g_utf8_collate (sol_site_item_get_name (left), sol_site_item_get_name (right));
}

/* @all: the list is complete, not the answer to a search. */
void
sol_home_take_sites (SolHome *self, const SolSites *sites, gboolean all)
{
  g_autofree char *scope = sol_home_get_account_scope (self);
  const char *last = sol_remember_get (self->remember, scope, "last-site");
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < sites->sites->len; i++)
    {
      const SolSiteInfo *info = g_ptr_array_index (sites->sites, i);
      SolSiteItem *item = sol_site_item_new (info, is_starred (self, info), g_strcmp0 (info->id, last) == 0);
      g_ptr_array_add (items, item);
      if (self->site != NULL && g_strcmp0 (sol_site_get_id (self->site), info->id) == 0)
        sol_site_set_name (self->site, sol_site_item_get_name (item));
    }
  g_list_store_splice (self->sites, 0, g_list_model_get_n_items (G_LIST_MODEL (self->sites)), items->pdata,
                       items->len);
  g_list_store_sort (self->sites, compare_items, NULL);
  if (!all)
    return;
  g_clear_pointer (&self->kept_sites, g_ptr_array_unref);
  self->kept_sites = g_ptr_array_ref (sites->sites);
}

/* What the archive knows of the sites, so that the switcher works offline. */

static char *
sites_family (SolHome *self)
{
  return g_strconcat ("sites/", account_key (self), NULL);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  if (!sol_archive_put_known_finish (SOL_ARCHIVE (source), result, &error))
    g_info ("The list of sites could not be kept: %s", error->message);
}

void
sol_home_keep_sites (SolHome *self, SolReading *reading)
{
  GBytes *json = sol_reading_get_json (reading);
  if (json == NULL)
    return;
  g_autoptr (SolKnown) known = sol_known_new ();
  known->family = sites_family (self);
  known->asked_at = sol_reading_get_asked_at (reading);
  known->value = g_bytes_ref (json);
  sol_archive_put_known_async (self->archive, known, NULL, kept_cb, NULL);
}

static void
kept_sites_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SolKnown) known = sol_archive_get_known_finish (SOL_ARCHIVE (source), result, NULL);
  SolHome *self = g_task_get_source_object (task);

  if (known != NULL && known->value != NULL)
    {
      g_autoptr (SolReading) reading
          = sol_cloud_decode (SOL_CALL_SITES, known->value, known->asked_at, SOL_TIME_UNKNOWN, NULL);
      if (reading != NULL)
        sol_home_take_sites (self, sol_reading_get_value (reading), TRUE);
    }
  g_task_return_boolean (task, TRUE);
}

void
sol_home_load_kept_sites_async (SolHome *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, sol_home_load_kept_sites_async);
  g_autofree char *family = sites_family (self);
  sol_archive_get_known_async (self->archive, NULL, NULL, family, NULL, kept_sites_cb,
                               g_steal_pointer (&task));
}

void
sol_home_load_kept_sites_finish (SolHome *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));
  g_task_propagate_boolean (G_TASK (result), NULL);
}

typedef struct
{
  GTask *task;
  gboolean all;
} Load;

static void
load_free (Load *load)
{
  g_clear_object (&load->task);
  g_free (load);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

static void
sites_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Load) load = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_cloud_read_finish (SOL_CLOUD (source), result, &error);
  if (reading == NULL)
    {
      g_task_return_error (load->task, g_steal_pointer (&error));
      return;
    }
  SolHome *self = g_task_get_source_object (load->task);
  sol_home_take_sites (self, sol_reading_get_value (reading), load->all);
  if (load->all)
    sol_home_keep_sites (self, reading);
  g_task_return_boolean (load->task, TRUE);
}

void
sol_home_load_sites_async (SolHome *self, const char *search, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_HOME (self) && self->cloud != NULL);
  Load *load = g_new0 (Load, 1);
  SolCallTarget target = { .search = search };
  load->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (load->task, sol_home_load_sites_async);
  load->all = search == NULL || *search == '\0';
  sol_cloud_read_async (self->cloud, SOL_CALL_SITES, &target, TRUE, cancellable, sites_read_cb, load);
}

gboolean
sol_home_load_sites_finish (SolHome *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Opening one. */

void
sol_home_drop_site (SolHome *self)
{
  if (self->site == NULL)
    return;
  sol_site_stop (self->site);
  g_clear_object (&self->site);
  sol_home_notify (self, SOL_HOME_PROP_SITE);
  sol_home_notify (self, SOL_HOME_PROP_CONDITION);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolHome) self = user_data;
  g_autoptr (GError) error = NULL;
  if (!sol_site_load_finish (SOL_SITE (source), result, &error))
    {
      g_info ("The site was not filled from the archive: %s", error->message);
      return;
    }
  if (self->site != SOL_SITE (source))
    return;
  sol_home_notify (self, SOL_HOME_PROP_SITE);
  sol_home_notify (self, SOL_HOME_PROP_CONDITION);
  sol_home_set_state (self, SOL_HOME_OPEN);
}

static void
condition_cb (SolHome *self)
{
  sol_home_notify (self, SOL_HOME_PROP_CONDITION);
}

void
sol_home_watch_site (SolHome *self)
{
  g_signal_connect_object (self->site, "notify::condition", G_CALLBACK (condition_cb), self,
                           G_CONNECT_SWAPPED);
}

void
sol_home_open_site (SolHome *self, const char *id, const char *name)
{
  g_autofree char *scope = sol_home_get_account_scope (self);

  if (self->site != NULL && g_strcmp0 (sol_site_get_id (self->site), id) == 0)
    {
      sol_home_set_state (self, SOL_HOME_OPEN);
      return;
    }
  if (self->site != NULL)
    sol_site_stop (self->site);
  g_clear_object (&self->site);
  self->site = sol_site_new (self->context, id, name);
  sol_home_watch_site (self);
  if (!self->passing || sol_remember_get (self->remember, scope, "last-site") == NULL)
    {
      sol_remember_set (self->remember, scope, "last-site", id);
      sol_remember_set (self->remember, scope, "last-site-name", name);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sites)); i++)
    {
      g_autoptr (SolSiteItem) item = g_list_model_get_item (G_LIST_MODEL (self->sites), i);
      sol_site_item_set_last_used (item, g_strcmp0 (sol_site_item_get_id (item), id) == 0);
    }
  sol_site_load_async (self->site, self->cancellable, loaded_cb, g_object_ref (self));
}

static SolSiteItem *
find_item (SolHome *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sites)); i++)
    {
      g_autoptr (SolSiteItem) item = g_list_model_get_item (G_LIST_MODEL (self->sites), i);
      if (g_strcmp0 (sol_site_item_get_id (item), id) == 0)
        return g_steal_pointer (&item);
    }
  return NULL;
}

void
sol_home_open_chosen (SolHome *self)
{
  g_autofree char *scope = sol_home_get_account_scope (self);
  g_autofree char *last = g_strdup (sol_remember_get (self->remember, scope, "last-site"));
  g_autoptr (SolSiteItem) item = last == NULL ? NULL : find_item (self, last);

  /* The site on screen must be one of this account (R16). */
  g_autoptr (SolSiteItem) present
      = self->site == NULL ? NULL : find_item (self, sol_site_get_id (self->site));
  if (self->site != NULL && present == NULL)
    sol_home_drop_site (self);
  if (item == NULL && g_list_model_get_n_items (G_LIST_MODEL (self->sites)) == 1)
    item = g_list_model_get_item (G_LIST_MODEL (self->sites), 0);
  if (item != NULL)
    sol_home_open_site (self, sol_site_item_get_id (item), sol_site_item_get_name (item));
  else
    sol_home_set_state (self, SOL_HOME_CHOOSING);
}

gboolean
sol_home_choose_site (SolHome *self, const char *id, const char *name)
{
  g_return_val_if_fail (SOL_IS_HOME (self), FALSE);
  if (id == NULL || *id == '\0' || strspn (id, "0123456789") != strlen (id))
    return FALSE;
  g_autoptr (SolSiteInfo) info = sol_site_info_new ();
  g_autoptr (SolSiteItem) item = find_item (self, id);
  info->id = g_strdup (id);
  info->name = g_strdup (name != NULL ? name : item != NULL ? sol_site_item_get_name (item) : NULL);
  g_autofree char *shown = sol_site_info_get_name (info);
  sol_home_open_site (self, id, shown);
  sol_site_owe_first (self->site);
  return TRUE;
}

void
sol_home_show_sites (SolHome *self)
{
  g_return_if_fail (SOL_IS_HOME (self));
  if (self->state == SOL_HOME_OPEN)
    sol_home_set_state (self, SOL_HOME_CHOOSING);
}

void
sol_home_set_starred (SolHome *self, const char *id, gboolean starred)
{
  g_return_if_fail (SOL_IS_HOME (self));
  g_autoptr (SolSiteItem) item = find_item (self, id);
  g_autofree char *scope = sol_home_get_account_scope (self);
  g_autofree char *key = g_strconcat ("star/", id, NULL);

  sol_remember_set (self->remember, scope, key, starred ? "1" : "0");
  if (item == NULL || sol_site_item_get_starred (item) == starred)
    return;
  sol_site_item_set_starred (item, starred);
  g_list_store_sort (self->sites, compare_items, NULL);
}
