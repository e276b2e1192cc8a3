/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-filter"

#include "sol-site-filter.h"

struct _SolSiteFilter
{
  GtkFilter parent_instance;

  SolSiteStars stars;
  char *search; /* folded; %NULL when nothing is searched for */
};

G_DEFINE_FINAL_TYPE (SolSiteFilter, sol_site_filter, GTK_TYPE_FILTER)

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  return normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
}

static gboolean
sol_site_filter_match (GtkFilter *filter, gpointer item)
{
  SolSiteFilter *self = SOL_SITE_FILTER (filter);
  SolSiteItem *site = SOL_SITE_ITEM (item);

  if (self->stars != SOL_SITE_STARS_ANY
      && sol_site_item_get_starred (site) != (self->stars == SOL_SITE_STARS_ONLY))
    return FALSE;
  if (self->search == NULL)
    return TRUE;
  g_autofree char *name = fold (sol_site_item_get_name (site));
  return strstr (name, self->search) != NULL || strstr (sol_site_item_get_id (site), self->search) != NULL;
}

void
sol_site_filter_set_search (SolSiteFilter *self, const char *search)
{
  g_return_if_fail (SOL_IS_SITE_FILTER (self));

  g_autofree char *stripped = g_strstrip (g_strdup (search != NULL ? search : ""));
  g_autofree char *folded = stripped[0] != '\0' ? fold (stripped) : NULL;
  if (g_strcmp0 (folded, self->search) == 0)
    return;
  g_free (self->search);
  self->search = g_steal_pointer (&folded);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

SolSiteFilter *
sol_site_filter_new (SolSiteStars stars)
{
  SolSiteFilter *self = g_object_new (SOL_TYPE_SITE_FILTER, NULL);

  self->stars = stars;
  return self;
}

static void
sol_site_filter_finalize (GObject *object)
{
  g_free (SOL_SITE_FILTER (object)->search);

  G_OBJECT_CLASS (sol_site_filter_parent_class)->finalize (object);
}

static void
sol_site_filter_class_init (SolSiteFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_site_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = sol_site_filter_match;
}

static void
sol_site_filter_init (SolSiteFilter *self)
{
}
