/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-item"

#include "sol-site-item-private.h"

struct _SolSiteItem
{
  GObject parent_instance;

  char *id;
  char *name;
  gboolean starred;
  gboolean last_used;
};

G_DEFINE_FINAL_TYPE (SolSiteItem, sol_site_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_STARRED,
  PROP_LAST_USED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
sol_site_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolSiteItem *self = SOL_SITE_ITEM (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_STARRED:
      g_value_set_boolean (value, self->starred);
      break;
    case PROP_LAST_USED:
      g_value_set_boolean (value, self->last_used);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_site_item_finalize (GObject *object)
{
  SolSiteItem *self = SOL_SITE_ITEM (object);
  g_free (self->id);
  g_free (self->name);
  G_OBJECT_CLASS (sol_site_item_parent_class)->finalize (object);
}

static void
sol_site_item_class_init (SolSiteItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_site_item_get_property;
  object_class->finalize = sol_site_item_finalize;
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_STARRED] = g_param_spec_boolean ("starred", NULL, NULL, FALSE, flags);
  properties[PROP_LAST_USED] = g_param_spec_boolean ("last-used", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_site_item_init (SolSiteItem *self)
{
}

SolSiteItem *
sol_site_item_new (const SolSiteInfo *info, gboolean starred, gboolean last_used)
{
  SolSiteItem *self = g_object_new (SOL_TYPE_SITE_ITEM, NULL);
  self->id = g_strdup (info->id);
  self->name = sol_site_info_get_name (info);
  self->starred = starred;
  self->last_used = last_used;
  return self;
}

const char *
sol_site_item_get_id (SolSiteItem *self)
{
  g_return_val_if_fail (SOL_IS_SITE_ITEM (self), NULL);
  return self->id;
}

const char *
sol_site_item_get_name (SolSiteItem *self)
{
  g_return_val_if_fail (SOL_IS_SITE_ITEM (self), NULL);
  return self->name;
}

gboolean
sol_site_item_get_starred (SolSiteItem *self)
{
  g_return_val_if_fail (SOL_IS_SITE_ITEM (self), FALSE);
  return self->starred;
}

gboolean
sol_site_item_get_last_used (SolSiteItem *self)
{
  g_return_val_if_fail (SOL_IS_SITE_ITEM (self), FALSE);
  return self->last_used;
}

void
sol_site_item_set_starred (SolSiteItem *self, gboolean starred)
{
  g_return_if_fail (SOL_IS_SITE_ITEM (self));
  if (self->starred == starred)
    return;
  self->starred = starred;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STARRED]);
}

void
sol_site_item_set_last_used (SolSiteItem *self, gboolean last_used)
{
  g_return_if_fail (SOL_IS_SITE_ITEM (self));
  if (self->last_used == last_used)
    return;
  self->last_used = last_used;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_USED]);
}
