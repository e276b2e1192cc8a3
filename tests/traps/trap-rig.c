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

static SolReading *
read_target (Rig *rig, SolCallId call, GError **error)
{
  const SolCallTarget target = targets_fill (NULL);
  Waiting waiting = { 0 };
  sol_cloud_read_async (rig->cloud, call, &target, FALSE, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  return sol_cloud_read_finish (rig->cloud, result, error);
}

void
trap_read_target (Rig *rig, SolCallId call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = read_target (rig, call, &error);
  g_assert_no_error (error);
}

GError *
trap_read_target_fails (Rig *rig, SolCallId call, SolError code)
{
  GError *error = NULL;
  g_autoptr (SolReading) reading = read_target (rig, call, &error);
  g_assert_error (error, SOL_ERROR, (int) code);
  return error;
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

SolActResult *
trap_write_works (Rig *rig, SolCallId call)
{
  return trap_write_with (rig, call, targets_write_for (call));
}

SolActResult *
trap_write_with (Rig *rig, SolCallId call, SolWrite *write)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SolWrite) owned = write;
  SolActResult *result = targets_act (rig->cloud, call, owned, &error);
  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

char *
trap_body (Rig *rig, const char *route, guint index)
{
  const CloudReceived *received = cloud_fixture_get (rig->server, route, index);
  g_assert_nonnull (received);
  return targets_take_body (received);
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
