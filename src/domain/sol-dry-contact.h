/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-week.h"
#include "sol-value.h"

G_BEGIN_DECLS

/** SolDryContact: a relay for a load (addendum 2.14). It can only be looked at: no write is known. */
typedef struct
{
  char *id;           /* (nullable) */
  char *name;         /* (nullable) */
  char *serial, *uid; /* (nullable) */
  char *channel;      /* (nullable) `NC1`, `NC2`, `NO1`, `NO2` */
  SolTruth override_supported, override_active;
  char *control_mode;                     /* (nullable) as sent */
  int polling_s;                          /* -1 unknown */
  double soc_threshold, soc_min, soc_max; /* percent; NaN unknown */
  GArray *windows;                        /* (element-type SolWeekWindow) on every day where none is named */
} SolDryContact;

SolDryContact *sol_dry_contact_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_dry_contact_free (SolDryContact *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolDryContact, sol_dry_contact_free)

/** SolDryContacts: all of a site. */
typedef struct
{
  GPtrArray *contacts; /* (element-type SolDryContact) */
} SolDryContacts;

#define SOL_TYPE_DRY_CONTACTS (sol_dry_contacts_get_type ())
SOL_DECLARE_VALUE (SolDryContacts, sol_dry_contacts)

G_END_DECLS
