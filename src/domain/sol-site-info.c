/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-info"

#include "sol-site-info.h"

#include <glib/gi18n-lib.h>

SOL_DEFINE_VALUE (SolSiteInfo, sol_site_info)
SOL_DEFINE_VALUE (SolSites, sol_sites)

static void
sol_site_info_init (SolSiteInfo *self)
{
  self->favourite = SOL_UNKNOWN;
}

static void
sol_site_info_clear (SolSiteInfo *self)
{
  g_free (self->id);
  g_free (self->name);
}

char *
sol_site_info_get_name (const SolSiteInfo *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autofree char *name = self->name == NULL ? NULL : g_strstrip (g_strdup (self->name));
  if (name != NULL && *name != '\0')
    return g_steal_pointer (&name);

  /* TRANSLATORS: a site that has no name of its own; %s is its number */
  return g_strdup_printf (_ ("Site %s"), self->id == NULL ? "–" : self->id);
}

static void
sol_sites_init (SolSites *self)
{
  self->sites = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_site_info_unref);
}

static void
sol_sites_clear (SolSites *self)
{
  g_clear_pointer (&self->sites, g_ptr_array_unref);
}
