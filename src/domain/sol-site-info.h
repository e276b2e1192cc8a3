/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-value.h"

G_BEGIN_DECLS

/** SolSiteInfo: one site of the account, as the search lists it (addendum 1.2 step 4). */
typedef struct
{
  char *id;           /* digits */
  char *name;         /* (nullable) as given; for people use sol_site_info_get_name() */
  SolTruth favourite; /* starred in the service */
} SolSiteInfo;

#define SOL_TYPE_SITE_INFO (sol_site_info_get_type ())
SOL_DECLARE_VALUE (SolSiteInfo, sol_site_info)

/** sol_site_info_get_name: Returns: (transfer full): the name, else "Site <id>", translated. */
char *sol_site_info_get_name (const SolSiteInfo *self);

/** SolSites: what a site search answered. */
typedef struct
{
  GPtrArray *sites; /* (element-type SolSiteInfo) in the order of the answer, each id once */
} SolSites;

#define SOL_TYPE_SITES (sol_sites_get_type ())
SOL_DECLARE_VALUE (SolSites, sol_sites)

G_END_DECLS
