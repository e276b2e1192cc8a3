/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "trap-rig"

#include "trap-rig.h"

#include <string.h>

GError *
trap_read_fails (Rig *rig, SolCallId call, SolError code)
{
  GError *error = NULL;
  g_autoptr (SolReading) reading = rig_read (rig->cloud, call, &error);
  g_assert_error (error, SOL_ERROR, (int) code);
  return error;
}

SolReading *
trap_read_works (Rig *rig, SolCallId call)
{
  g_autoptr (GError) error = NULL;
  SolReading *reading = rig_read (rig->cloud, call, &error);
  g_assert_no_error (error);
  g_assert_nonnull (reading);
  return reading;
}

GError *
trap_act_fails (Rig *rig, SolCallId call, SolError code)
{
  GError *error = NULL;
  g_autoptr (SolActResult) result = rig_act (rig->cloud, call, "manual", 16, 0, &error);
  g_assert_error (error, SOL_ERROR, (int) code);
  return error;
}

SolActResult *
trap_act_works (Rig *rig, SolCallId call)
{
  g_autoptr (GError) error = NULL;
  SolActResult *result = rig_act (rig->cloud, call, "manual", 16, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

GError *
trap_sign_in_fails (Rig *rig, SolError code)
{
  GError *error = NULL;
  g_autoptr (SolSites) sites = rig_try_sign_in (rig->cloud, RIG_EMAIL, TRAP_PASSWORD, TRUE, &error);
  g_assert_error (error, SOL_ERROR, (int) code);
  return error;
}

void
trap_refuse_renewals (Rig *rig)
{
  cloud_store_double_set_password (rig->store, TRAP_PASSWORD);
  cloud_fixture_clear_route (rig->server, TRAP_LOGIN);
  cloud_fixture_answer (rig->server, TRAP_LOGIN, 401, "{}", NULL);
  cloud_fixture_answer (rig->server, TRAP_RENEW, 401, "{}", NULL);
}

const char *
trap_header (Rig *rig, const char *route, guint index, const char *name)
{
  const CloudReceived *received = cloud_fixture_get (rig->server, route, index);
  g_assert_nonnull (received);
  return cloud_received_header (received, name);
}

GBytes *
trap_json (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

gpointer
trap_decode_with (TrapDecoder decoder, const char *text)
{
  g_autoptr (GBytes) json = trap_json (text);
  g_autoptr (GError) error = NULL;
  gpointer value = decoder (json, &error);
  g_assert_no_error (error);
  g_assert_nonnull (value);
  return value;
}
