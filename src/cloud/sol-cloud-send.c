/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-send"

#include <string.h>

#include "sol-cloud-private.h"
#include "sol-cloud-write.h"

#define STORE(self) SOL_CLOUD_STORE_GET_IFACE ((self)->store)

/* The texts of a target; the list ends with a copy of the pointers' places. */
#define TARGET_TEXTS(target)                                                                                 \
  {                                                                                                          \
    &(target)->site, &(target)->serial, &(target)->gateway, &(target)->id, &(target)->search,                \
        &(target)->from, &(target)->to, &(target)->timezone, &(target)->cursor, &(target)->locale,           \
        &(target)->country, &(target)->code, &(target)->message, &(target)->mode                             \
  }

SolCallTarget *
sol_call_target_copy (const SolCallTarget *target)
{
  SolCallTarget *copy = g_memdup2 (target, sizeof *target);
  const char **texts[] = TARGET_TEXTS (copy);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (*texts[i]);
  copy->keys = (const char *const *) g_strdupv ((GStrv) target->keys);
  if (target->write != NULL)
    copy->write = sol_write_ref (target->write);
  return copy;
}

void
sol_call_target_free (SolCallTarget *target)
{
  if (target == NULL)
    return;
  const char **texts[] = TARGET_TEXTS (target);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] == &target->code)
      sol_secret_free ((char *) *texts[i]);
    else
      g_free ((char *) *texts[i]);
  g_strfreev ((GStrv) target->keys);
  g_clear_pointer (&target->write, sol_write_unref);
  g_free (target);
}

/* --- memory -------------------------------------------------------------------------------------------- */

static char *
memory_key (SolCloud *self, SolCallId call, const SolCallTarget *target, const char *slot)
{
  const SolCallRow *row = sol_call_get_row (call);
  GString *key = g_string_new ("attempt/");
  g_string_append (key, row->family == NULL ? row->name : row->family);
  if (row->scope != SOL_SCOPE_ACCOUNT)
    g_string_append_printf (key, "/%s", target->site);
  if (row->scope == SOL_SCOPE_CHARGER)
    g_string_append_printf (key, "/%s", target->serial);
  if (row->scope == SOL_SCOPE_GATEWAY)
    g_string_append_printf (key, "/%s", target->gateway);
  if (row->flags & SOL_ROW_BY_USER)
    {
      g_autofree char *user = sol_cloud_get_user_id (self);
      g_string_append_printf (key, "/%s", user == NULL ? "" : user);
    }
  if (row->flags & SOL_ROW_BY_MQTT)
    g_string_append (key, sol_cloud_battery_listens (self, target) ? "/mqtt" : "/no-mqtt");
  if (slot != NULL)
    g_string_append_printf (key, "/%s", slot);
  return g_string_free (key, FALSE);
}

char *
sol_cloud_recall (SolCloud *self, SolCallId call, const SolCallTarget *target, const char *slot)
{
  g_autofree char *key = memory_key (self, call, target, slot);
  return STORE (self)->get (self->store, key);
}

void
sol_cloud_remember (SolCloud *self, SolCallId call, const SolCallTarget *target, const char *slot,
                    const char *value)
{
  g_autofree char *key = memory_key (self, call, target, slot);
  g_autofree char *known = STORE (self)->get (self->store, key);
  if (g_strcmp0 (known, value) != 0)
    STORE (self)->set (self->store, key, value);
}

/* --- health -------------------------------------------------------------------------------------------- */

void
sol_cloud_note_error (SolCloud *self, SolCallId call, const GError *error)
{
  self->health[call].last_error = error != NULL && error->domain == SOL_ERROR ? error->code : -1;
}

GStrv
sol_cloud_describe_health (SolCloud *self)
{
  g_return_val_if_fail (SOL_IS_CLOUD (self), NULL);

  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  for (guint i = 0; i < SOL_N_CALLS; i++)
    {
      const SolCallHealth *health = &self->health[i];
      if (health->count == 0)
        continue;
      const char *error
          = health->last_error < 0 ? "no error" : sol_error_get_name ((SolError) health->last_error);
      g_autofree char *line
          = g_strdup_printf ("%s: %u requests, last status %u, %s", sol_call_get_name ((SolCallId) i),
                             health->count, health->last_status, error);
      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

/* --- one attempt --------------------------------------------------------------------------------------- */

void
sol_sent_free (SolSent *sent)
{
  if (sent == NULL)
    return;
  sol_answer_free (sent->answer);
  g_free (sent);
}

/* Task data of sol_cloud_send_async(). */
typedef struct
{
  SolGate *gate; /* (owned) (nullable): where a place is held */
  SolCallId call;
  const SolAttempt *attempt;
  SolCallTarget *target; /* (owned) */
  guint offset;
  guint budget;
  char *xsrf;       /* (owned) (nullable) secret */
  GBytes *base;     /* (owned) (nullable) */
  char *request_id; /* (owned) */
  guint generation;
  SolTime asked_at;
  gboolean left;
} Sending;

static void
sending_leave_gate (Sending *sending)
{
  if (sending->gate != NULL)
    sol_gate_leave (sending->gate);
  g_clear_pointer (&sending->gate, sol_gate_unref);
}

static void
sending_free (gpointer data)
{
  Sending *sending = data;
  sending_leave_gate (sending);
  sol_call_target_free (sending->target);
  sol_secret_free (sending->xsrf);
  g_clear_pointer (&sending->base, g_bytes_unref);
  g_free (sending->request_id);
  g_free (sending);
}

static void
sending_fail (GTask *task, GError *error)
{
  sending_leave_gate (g_task_get_task_data (task));
  g_task_return_error (task, error);
}

static void
exchanged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolCloud *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  SolAnswer *answer = sol_exchange_send_finish (SOL_EXCHANGE (source), result, &sending->left, &error);
  if (answer == NULL)
    {
      self->health[sending->call].last_status = 0;
      sending_fail (task, g_steal_pointer (&error));
      return;
    }
  self->health[sending->call].last_status = answer->status;
  sending_leave_gate (sending);

  SolSent *sent = g_new0 (SolSent, 1);
  sent->answer = answer;
  sent->generation = sending->generation;
  sent->asked_at = sending->asked_at;
  g_task_return_pointer (task, sent, (GDestroyNotify) sol_sent_free);
}

static void
replace_error (GError **error, GError *with)
{
  g_clear_error (error);
  *error = with;
}

/* Built last of all, so that the headers are those of the session in use now (trap 29). */
static SolRequest *
sending_build (SolCloud *self, const Sending *sending, const SolSession *session, GError **error)
{
  const SolCallRow *row = sol_call_get_row (sending->call);
  const SolAttempt *attempt = sending->attempt;
  g_autofree char *user = sol_session_dup_user_id (session);
  g_autofree char *bearer = sol_session_dup_bearer (session);
  const SolStamp stamp = { .user = user,
                           .request_id = sending->request_id,
                           .xsrf = sending->xsrf,
                           .offset = sending->offset,
                           .base = sending->base };
  g_autofree char *target = sol_attempt_dup_target (attempt, sending->target, &stamp);
  GError *failure = NULL;
  g_autoptr (GBytes) body = sol_attempt_dup_body (row, attempt, sending->target, &stamp, &failure);
  if (row->allows != NULL && !row->allows (sending->target))
    replace_error (&failure, sol_error_new (SOL_ERROR_REFUSED));
  else if (target == NULL)
    replace_error (&failure, sol_error_new (SOL_ERROR_NOT_READY));
  else if (sol_headers_wants_bearer (attempt->family) && bearer == NULL)
    replace_error (&failure, sol_error_new (SOL_ERROR_NOT_SUPPORTED));
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  SolRequest *request = sol_request_new (row->name, attempt->method, SOL_HOST_BASE, target);
  request->cap = row->cap;
  request->body = g_steal_pointer (&body);
  request->body_type = request->body == NULL ? NULL : sol_attempt_get_body_type (attempt);
  if (row->flags & SOL_ROW_ACTS)
    request->flags |= SOL_REQUEST_ONCE;
  if (attempt->flags & SOL_ATTEMPT_NO_JAR)
    request->flags |= SOL_REQUEST_NO_JAR;
  const SolHeaderFacts facts
      = { .site = sending->target->site, .request_id = sending->request_id, .xsrf = sending->xsrf };
  sol_headers_fill (request->headers, attempt->family, session, &facts);
  return request;
}

static void
spent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolCloud *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  int spent = STORE (self)->spend_finish (self->store, result, &error);
  if (spent < 0)
    {
      sending_fail (task, g_steal_pointer (&error));
      return;
    }
  self->requests_last_hour = (guint) spent;
  g_autoptr (SolSession) session = sol_cloud_dup_session (self);
  if (session == NULL)
    {
      sending_fail (task, sol_error_new (SOL_ERROR_SIGNED_OUT));
      return;
    }
  SolRequest *request = sending_build (self, sending, session, &error);
  if (request == NULL)
    {
      sending_fail (task, g_steal_pointer (&error));
      return;
    }
  self->health[sending->call].count++;
  sending->generation = self->generation;
  sending->asked_at = sol_clock_now (self->clock);
  sol_exchange_send_async (self->exchange, request, g_task_get_cancellable (task), exchanged_cb,
                           g_object_ref (task));
}

static void sending_spend (GTask *task);

static void
renewal_awaited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  if (sol_cloud_renew_finish (SOL_CLOUD (source), result, &error))
    sending_spend (task);
  else
    sending_fail (task, g_steal_pointer (&error));
}

static void
sending_spend (GTask *task)
{
  SolCloud *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  /* While it waited, a sign-in may have been blocked. */
  GError *blocked = sol_cloud_check_block (self);
  if (blocked != NULL)
    {
      sending_fail (task, blocked);
      return;
    }
  /* A session that is being renewed would only be refused once more. */
  if (self->renewing)
    {
      sol_cloud_renew_async (self, self->generation, FALSE, g_task_get_cancellable (task), renewal_awaited_cb,
                             g_object_ref (task));
      return;
    }
  STORE (self)->spend_async (self->store, sending->budget, g_task_get_cancellable (task), spent_cb,
                             g_object_ref (task));
}

static void
entered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolCloud *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  if (!sol_gate_enter_finish (self->gate, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  sending->gate = sol_gate_ref (self->gate);
  sending_spend (task);
}

/* What is certain beforehand costs no place and no budget. */
static GError *
cloud_check_send (SolCloud *self, const Sending *sending)
{
  g_autoptr (GError) error = sol_cloud_check_block (self);
  g_autoptr (SolSession) session = sol_cloud_dup_session (self);
  if (error != NULL)
    return g_steal_pointer (&error);
  if (session == NULL)
    return sol_error_new (SOL_ERROR_SIGNED_OUT);
  SolRequest *request = sending_build (self, sending, session, &error);
  sol_request_free (request);
  return g_steal_pointer (&error);
}

void
sol_cloud_send_async (SolCloud *self, SolCallId call, const SolAttempt *attempt, const SolCallTarget *target,
                      const SolSendParts *parts, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_cloud_send_async);
  g_task_set_check_cancellable (task, FALSE);
  Sending *sending = g_new0 (Sending, 1);
  sending->call = call;
  sending->attempt = attempt;
  sending->target = sol_call_target_copy (target);
  sending->offset = parts->offset;
  sending->budget = parts->budget;
  sending->xsrf = g_strdup (parts->xsrf);
  sending->base = parts->base == NULL ? NULL : g_bytes_ref (parts->base);
  sending->request_id = g_uuid_string_random ();
  g_task_set_task_data (task, sending, sending_free);
  if (g_task_return_error_if_cancelled (task))
    return;

  GError *error = cloud_check_send (self, sending);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (sol_call_acts (call))
    sending_spend (task);
  else
    sol_gate_enter_async (self->gate, cancellable, entered_cb, g_object_ref (task));
}

static gboolean
attempt_is_possible (const SolAttempt *attempt, const SolSession *session)
{
  const char *raw = sol_session_get_raw_cookies (session);
  g_autofree char *bearer = sol_session_dup_bearer (session);
  if (sol_headers_wants_bearer (attempt->family) && bearer == NULL)
    return FALSE;
  return !(attempt->flags & SOL_ATTEMPT_RAW_COOKIES) || (raw != NULL && *raw != '\0' && bearer != NULL);
}

guint
sol_cloud_drop_impossible (SolCloud *self, const SolCallRow *row, guint *order, guint n)
{
  g_autoptr (SolSession) session = sol_cloud_dup_session (self);
  guint kept = 0;
  guint possible[SOL_MOST_ATTEMPTS];
  for (guint i = 0; session != NULL && i < n; i++)
    if (attempt_is_possible (&row->attempts[order[i]], session))
      possible[kept++] = order[i];
  if (kept == 0)
    return n;
  memcpy (order, possible, kept * sizeof *order);
  return kept;
}

SolSent *
sol_cloud_send_finish (SolCloud *self, GAsyncResult *result, gboolean *left, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  Sending *sending = g_task_get_task_data (G_TASK (result));
  if (left != NULL)
    *left = sending->left;
  return g_task_propagate_pointer (G_TASK (result), error);
}
