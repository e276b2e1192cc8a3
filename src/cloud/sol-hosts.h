/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** SolHost: the hosts that are ever contacted (addendum 1.1). */
typedef enum
{
  SOL_HOST_BASE,
  SOL_HOST_ENTREZ,
  SOL_HOST_HEMS,
  SOL_N_HOSTS,
} SolHost;

#define SOL_BASE_URL "https://enlighten.enphaseenergy.com"
#define SOL_BATTERY_UI_URL "https://battery-profile-ui.enphaseenergy.com"

/** sol_host_get_url: Returns: (transfer none): the real origin, without a slash at the end. */
const char *sol_host_get_url (SolHost host);

/** sol_hosts_may_contact: whether @url lies on a listed host over https. */
gboolean sol_hosts_may_contact (GUri *url);

/**
 * sol_hosts_map:
 * @url: a URL of a listed host, or of @origin
 * @origin: (nullable): what stands in for all of them
 *
 * Returns: (transfer full) (nullable): where to go; %NULL when that is nowhere we go
 */
GUri *sol_hosts_map (GUri *url, GUri *origin);

/** sol_hosts_parse_origin: Returns: (transfer full) (nullable): https, or http to a loopback address, without
 * path, query or user. */
GUri *sol_hosts_parse_origin (const char *origin, GError **error);

G_END_DECLS
