/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-keyring-call"

#include "sol-keyring-call.h"

#include <glib/gi18n-lib.h>

#include "sol-error.h"

static const SecretSchema schema = {
  SOL_APPLICATION_ID,
  SECRET_SCHEMA_NONE,
  {
      { "application", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "origin", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
  },
};

/* These stand in people's keyrings. */
static const char *const kind_names[] = {
  [SOL_KEYRING_SESSION] = "session",
  [SOL_KEYRING_PASSWORD] = "password",
};

typedef struct
{
  SolKeyringCallKind kind;
  GHashTable *attributes;
  char *label;
  char *secret; /* (nullable) */
  SolKeyringAnswerFunc answered;

  GTask *task;         /* (owned) (nullable): %NULL once it has been answered */
  GCancellable *inner; /* what libsecret is cancelled with */
  GSource *cancelled;  /* (nullable): tells when the caller's cancellable is cancelled */
  SolClock *clock;
  guint timer;
  gboolean responsive; /* the service has answered at least once, so that the rest waits for a person */
} Call;

/* Calls of which libsecret still has a step to end. */
static guint under_way;

static void
call_clear (gpointer data)
{
  Call *call = data;
  under_way--;
  g_clear_pointer (&call->attributes, g_hash_table_unref);
  g_clear_pointer (&call->label, g_free);
  g_clear_pointer (&call->secret, sol_keyring_secret_free);
  g_clear_object (&call->inner);
  g_clear_object (&call->clock);
}

static void
call_unref (Call *call)
{
  g_rc_box_release_full (call, call_clear);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_unref)

/* Ends the call for its caller; steps of libsecret that are still under way keep the rest alive. */
static GTask *
call_end (Call *call)
{
  if (call->cancelled != NULL)
    g_source_destroy (call->cancelled);
  g_clear_pointer (&call->cancelled, g_source_unref);
  sol_clock_clear (call->clock, &call->timer);
  return g_steal_pointer (&call->task);
}

GError *
sol_keyring_call_error (SolKeyringState state)
{
  const char *sentence = NULL;
  switch (state)
    {
    case SOL_KEYRING_LOCKED:
      sentence = _ ("Your keyring is locked; you stay signed in until you close Solarium.");
      break;
    case SOL_KEYRING_SILENT:
      sentence = _ ("Your keyring does not answer; you stay signed in until you close Solarium.");
      break;
    case SOL_KEYRING_WORKING:
    case SOL_KEYRING_ABSENT:
    default:
      sentence = _ ("Your keyring is not available; you stay signed in until you close Solarium.");
      break;
    }
  return sol_error_new_message (SOL_ERROR_UNAVAILABLE, sentence);
}

/* libsecret's file, which is the keyring inside a sandbox, refuses a write that begins before the last one
 * has ended, and all of them after one that was cancelled on its way. */
static Call *writing;
static GQueue waiting = G_QUEUE_INIT; /* of Call, each with a reference */

static void
give_up_cb (gpointer data)
{
  Call *call = data;
  call->timer = 0;
  g_cancellable_cancel (call->inner);
}

/* For a call that has been answered. A write may still end well, and cancelling it would spoil the later
 * ones. */
static void
call_stop (Call *call)
{
  if (call == writing)
    call->timer = sol_clock_add (call->clock, SOL_KEYRING_DEADLINE, G_PRIORITY_DEFAULT, give_up_cb, call);
  else
    g_cancellable_cancel (call->inner);
  call_unref (call);
}

static void
call_fail (Call *call, SolKeyringState state)
{
  SolKeyringAnswer answer = { state, FALSE };
  g_autoptr (GTask) task = call_end (call);

  call->answered (g_task_get_source_object (task), &answer);
  g_task_return_error (task, sol_keyring_call_error (state));
  call_stop (call);
}

static void
call_succeed (Call *call, gboolean proven, gpointer result, GDestroyNotify free_result)
{
  SolKeyringAnswer answer = { SOL_KEYRING_WORKING, proven };
  g_autoptr (GTask) task = call_end (call);

  call->answered (g_task_get_source_object (task), &answer);
  g_task_return_pointer (task, result, free_result);
  call_unref (call);
}

static SolKeyringState
state_of_error (const GError *error)
{
  /* A prompt that was closed comes as "cancelled"; our own cancelling has ended the call before. */
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return SOL_KEYRING_LOCKED;
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY)
      || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return SOL_KEYRING_SILENT;
  return SOL_KEYRING_ABSENT;
}

/* Returns: whether the step has failed or comes too late: then nothing more is to be done. */
static gboolean
step_is_over (Call *call, const GError *error)
{
  if (call->task == NULL)
    return TRUE;
  if (error == NULL)
    return FALSE;
  /* The message may name an account; the code tells enough. */
  g_debug ("keyring: %s %d", g_quark_to_string (error->domain), error->code);
  call_fail (call, state_of_error (error));
  return TRUE;
}

static void
deadline_cb (gpointer data)
{
  Call *call = data;
  call->timer = 0;
  call_fail (call, call->responsive ? SOL_KEYRING_LOCKED : SOL_KEYRING_SILENT);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  Call *call = data;
  g_autoptr (GTask) task = call_end (call);
  g_task_return_error_if_cancelled (task);
  call_stop (call);
  return G_SOURCE_REMOVE;
}

static void stored_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
write_next (void)
{
  while (writing == NULL && !g_queue_is_empty (&waiting))
    {
      g_autoptr (Call) call = g_queue_pop_head (&waiting);
      if (call->task == NULL)
        continue;
      writing = call;
      if (call->kind == SOL_KEYRING_CALL_FORGET)
        secret_password_clearv (&schema, call->attributes, call->inner, forgotten_cb,
                                g_rc_box_acquire (call));
      else
        secret_password_storev (&schema, call->attributes, SECRET_COLLECTION_DEFAULT, call->label,
                                call->secret, call->inner, stored_cb, g_rc_box_acquire (call));
    }
}

static void
end_write (Call *call)
{
  writing = NULL;
  if (call->task == NULL)
    sol_clock_clear (call->clock, &call->timer);
  write_next ();
}

static void
write_soon (Call *call)
{
  g_queue_push_tail (&waiting, g_rc_box_acquire (call));
  write_next ();
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  gboolean stored = secret_password_store_finish (result, &error);

  end_write (call);
  if (step_is_over (call, error))
    return;
  if (stored)
    call_succeed (call, TRUE, GINT_TO_POINTER (TRUE), NULL);
  else
    call_fail (call, SOL_KEYRING_LOCKED);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;

  secret_password_clear_finish (result, &error);
  end_write (call);
  if (!step_is_over (call, error))
    call_succeed (call, TRUE, GINT_TO_POINTER (TRUE), NULL);
}

static void
retrieved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretValue) value
      = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);

  if (step_is_over (call, error))
    return;
  const char *text = value != NULL ? secret_value_get_text (value) : NULL;
  if (text != NULL)
    call_succeed (call, TRUE, g_strdup (text), (GDestroyNotify) sol_keyring_secret_free);
  else
    call_fail (call, SOL_KEYRING_LOCKED);
}

static gboolean
is_locked (gpointer item)
{
  return SECRET_IS_ITEM (item) && secret_item_get_locked (item);
}

static void
lookup_in (Call *call, GList *items)
{
  for (GList *item = items; item != NULL; item = item->next)
    if (!is_locked (item->data))
      {
        secret_retrievable_retrieve_secret (item->data, call->inner, retrieved_cb, g_rc_box_acquire (call));
        return;
      }
  if (items == NULL)
    call_succeed (call, FALSE, NULL, NULL);
  else
    call_fail (call, SOL_KEYRING_LOCKED);
}

/* One account may come several times; who puts the lists together sorts that out. */
static GStrv
list_accounts (GList *items)
{
  g_autoptr (GStrvBuilder) accounts = g_strv_builder_new ();
  for (GList *item = items; item != NULL; item = item->next)
    {
      g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (item->data);
      const char *account = attributes != NULL ? g_hash_table_lookup (attributes, "account") : NULL;
      if (account != NULL)
        g_strv_builder_add (accounts, account);
    }
  return g_strv_builder_end (accounts);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autolist (GObject) items = secret_password_search_finish (result, &error);

  if (step_is_over (call, error))
    return;
  call->responsive = TRUE;
  switch (call->kind)
    {
    case SOL_KEYRING_CALL_LOOKUP:
      lookup_in (call, items);
      break;
    case SOL_KEYRING_CALL_LIST:
      call_succeed (call, items != NULL, list_accounts (items), (GDestroyNotify) g_strfreev);
      break;
    case SOL_KEYRING_CALL_FORGET:
      if (items == NULL)
        call_succeed (call, FALSE, GINT_TO_POINTER (TRUE), NULL);
      else
        write_soon (call);
      break;
    case SOL_KEYRING_CALL_STORE:
    default:
      write_soon (call);
      break;
    }
}

static GHashTable *
make_attributes (const SolKeyringRequest *request)
{
  if (request->account == NULL)
    return secret_attributes_build (&schema, "application", SOL_APPLICATION_ID, "origin", request->origin,
                                    NULL);
  return secret_attributes_build (&schema, "application", SOL_APPLICATION_ID, "origin", request->origin,
                                  "account", request->account, "kind", kind_names[request->kind], NULL);
}

static char *
make_label (const SolKeyringRequest *request)
{
  if (request->kind == SOL_KEYRING_PASSWORD)
    return g_strdup_printf (_ ("Solarium password of %s"), request->account);
  return g_strdup_printf (_ ("Solarium session of %s"), request->account);
}

/* Every call begins with a search, which never prompts: who answers it is not silent, and who does not answer
 * the step after it is waiting for a person. */
void
sol_keyring_call_start (const SolKeyringRequest *request, GTask *task, SolClock *clock,
                        SolKeyringAnswerFunc answered)
{
  Call *call = g_rc_box_new0 (Call);
  under_way++;
  GCancellable *cancellable = g_task_get_cancellable (task);

  call->kind = request->call;
  call->attributes = make_attributes (request);
  call->label = request->secret != NULL ? make_label (request) : NULL;
  call->secret = g_strdup (request->secret);
  call->answered = answered;
  call->task = task;
  call->inner = g_cancellable_new ();
  call->clock = g_object_ref (clock);
  call->timer = sol_clock_add (clock, SOL_KEYRING_DEADLINE, G_PRIORITY_DEFAULT, deadline_cb, call);
  if (cancellable != NULL)
    {
      call->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_static_name (call->cancelled, "SolKeyring");
      g_source_set_callback (call->cancelled, G_SOURCE_FUNC (cancelled_cb), call, NULL);
      g_source_attach (call->cancelled, g_task_get_context (task));
    }
  secret_password_searchv (&schema, call->attributes, SECRET_SEARCH_ALL, call->inner, searched_cb,
                           g_rc_box_acquire (call));
}

guint
sol_keyring_count_calls (void)
{
  return under_way;
}
