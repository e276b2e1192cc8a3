/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-store"

#include "sol-cloud-store.h"

G_DEFINE_INTERFACE (SolCloudStore, sol_cloud_store, G_TYPE_OBJECT)

static void
sol_cloud_store_default_init (SolCloudStoreInterface *iface)
{
}
