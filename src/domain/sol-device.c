/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-device"

#include "sol-device.h"

SOL_DEFINE_VALUE (SolDevice, sol_device)
SOL_DEFINE_VALUE (SolDevices, sol_devices)

static void
sol_device_init (SolDevice *self)
{
  self->health = SOL_HEALTH_UNKNOWN;
  self->connected = SOL_UNKNOWN;
  self->last_report = SOL_TIME_UNKNOWN;
}

static void
sol_device_clear (SolDevice *self)
{
  g_free (self->type);
  g_free (self->name);
  g_free (self->serial);
  g_free (self->model);
  g_free (self->channel);
  g_free (self->firmware);
  g_free (self->address);
  g_free (self->status_text);
  g_free (self->warranty_until);
}

static void
sol_devices_init (SolDevices *self)
{
  self->devices = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_device_unref);
}

static void
sol_devices_clear (SolDevices *self)
{
  g_clear_pointer (&self->devices, g_ptr_array_unref);
  g_free (self->site_date);
}

static const SolDevice *
find (const SolDevices *self, const char *type, gboolean with_serial)
{
  for (guint i = 0; self != NULL && i < self->devices->len; i++)
    {
      const SolDevice *device = g_ptr_array_index (self->devices, i);
      if (g_strcmp0 (device->type, type) != 0)
        continue;
      if (!with_serial || (device->serial != NULL && *device->serial != '\0'))
        return device;
    }
  return NULL;
}

const SolDevice *
sol_devices_get_gateway (const SolDevices *self)
{
  return find (self, "envoy", TRUE);
}

const SolDevice *
sol_devices_find_type (const SolDevices *self, const char *type)
{
  return type == NULL ? NULL : find (self, type, FALSE);
}
