/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-dry-contact"

#include "sol-dry-contact.h"

#include <math.h>

SOL_DEFINE_VALUE (SolDryContacts, sol_dry_contacts)

SolDryContact *
sol_dry_contact_new (void)
{
  SolDryContact *self = g_new0 (SolDryContact, 1);
  self->override_supported = self->override_active = SOL_UNKNOWN;
  self->polling_s = -1;
  self->soc_threshold = self->soc_min = self->soc_max = NAN;
  self->windows = g_array_new (FALSE, FALSE, sizeof (SolWeekWindow));
  return self;
}

void
sol_dry_contact_free (SolDryContact *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->serial);
  g_free (self->uid);
  g_free (self->channel);
  g_free (self->control_mode);
  g_clear_pointer (&self->windows, g_array_unref);
  g_free (self);
}

static void
sol_dry_contacts_init (SolDryContacts *self)
{
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_dry_contact_free);
}

static void
sol_dry_contacts_clear (SolDryContacts *self)
{
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
}
