/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sign-in"

#include <string.h>

#include "sol-cloud-table.h"
#include "sol-decode.h"
#include "sol-secret.h"
#include "sol-sign-in-judge.h"
#include "sol-sign-in.h"

#define FORM_TYPE "application/x-www-form-urlencoded"
#define FORM_TYPE_UTF8 "application/x-www-form-urlencoded; charset=UTF-8"
#define CAP ((gsize) 4 * 1024 * 1024)

struct _SolSignIn
{
  GObject parent_instance;

  SolClock *clock;       /* (owned) */
  SolCloudStore *store;  /* (owned) */
  SolExchange *exchange; /* (owned) */
  char *email;           /* (owned) */
  guint spent;
};

G_DEFINE_FINAL_TYPE (SolSignIn, sol_sign_in, G_TYPE_OBJECT)

typedef void (*AnswerFunc) (GTask *task, SolAnswer *answer, GError *error);

/* What one run has gathered; task data. */
typedef struct
{
  char *password; /* secret (nullable) */
  SolSignInTokens tokens;
  char *access_token; /* secret (nullable) */
  SolTime expires_at;
  SolSites *sites;
  gboolean by_code;
  SolRequest *request; /* waits for its place in the budget */
  AnswerFunc then;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;
  sol_secret_free (run->password);
  sol_secret_free (run->access_token);
  sol_sign_in_tokens_clear (&run->tokens);
  g_clear_pointer (&run->sites, sol_sites_unref);
  g_clear_pointer (&run->request, sol_request_free);
  g_free (run);
}

static GTask *
run_new (SolSignIn *self, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback,
         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);
  run->expires_at = SOL_TIME_UNKNOWN;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, run, run_free);
  return task;
}

static void
run_fail (GTask *task, SolSignInVerdict verdict)
{
  g_task_return_error (task, sol_sign_in_to_error (verdict, SOL_TIME_UNKNOWN));
}

/* --- sending ------------------------------------------------------------------------------------------- */

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolAnswer) answer = sol_exchange_send_finish (SOL_EXCHANGE (source), result, NULL, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    run->then (task, answer, error);
}

static void
spent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolSignIn *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  int spent = SOL_CLOUD_STORE_GET_IFACE (self->store)->spend_finish (self->store, result, &error);
  if (spent < 0)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->spent = (guint) spent;
  sol_exchange_send_async (self->exchange, g_steal_pointer (&run->request), g_task_get_cancellable (task),
                           sent_cb, g_object_ref (task));
}

static void
run_send (GTask *task, SolRequest *request, SolHeaderFamily family, const SolSession *session,
          AnswerFunc then)
{
  SolSignIn *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  sol_headers_fill (request->headers, family, session, NULL);
  request->cap = CAP;
  g_clear_pointer (&run->request, sol_request_free);
  run->request = request;
  run->then = then;
  SOL_CLOUD_STORE_GET_IFACE (self->store)
      ->spend_async (self->store, SOL_BUDGET_HARD, g_task_get_cancellable (task), spent_cb,
                     g_object_ref (task));
}

/* The session as far as it goes, for the headers of the next step. */
static SolSession *
run_get_session (GTask *task)
{
  SolSignIn *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_autoptr (GPtrArray) cookies = sol_exchange_dup_cookies (self->exchange);
  return sol_session_new (self->email, cookies, run->tokens.session_id, run->tokens.manager_token,
                          run->access_token, run->expires_at, sol_clock_now (self->clock));
}

/* --- step 4: sites ------------------------------------------------------------------------------------- */

static SolSites *
sites_new_empty (void)
{
  SolSites *sites = sol_sites_new ();
  if (sites->sites == NULL)
    sites->sites = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_site_info_unref);
  return sites;
}

static void
sites_answered (GTask *task, SolAnswer *answer, GError *error)
{
  Run *run = g_task_get_task_data (task);
  gboolean refused = answer != NULL
                     && (answer->status == 401 || answer->status == 403 || sol_answer_is_login_wall (answer));
  if (refused)
    {
      run_fail (task, run->by_code && run->tokens.session_id == NULL ? SOL_SIGN_IN_WRONG_CODE
                                                                     : SOL_SIGN_IN_REJECTED);
      return;
    }
  if (answer != NULL && answer->status >= 200 && answer->status <= 299)
    run->sites = sol_decode_sites (answer->body, NULL);
  /* Without a list the person types a number. */
  if (run->sites == NULL)
    run->sites = sites_new_empty ();
  g_task_return_pointer (task, run_get_session (task), (GDestroyNotify) sol_session_unref);
}

static void
run_ask_sites (GTask *task)
{
  const SolCallRow *row = sol_call_get_row (SOL_CALL_SITES);
  const SolCallTarget everything = { 0 };
  const SolStamp stamp = { NULL };
  g_autofree char *target = sol_attempt_dup_target (&row->attempts[0], &everything, &stamp);
  g_autoptr (SolSession) session = run_get_session (task);
  run_send (task, sol_request_new (row->name, SOUP_METHOD_GET, SOL_HOST_BASE, target), SOL_HEADERS_SITES,
            session, sites_answered);
}

/* --- step 3: token ------------------------------------------------------------------------------------- */

static void
token_answered (GTask *task, SolAnswer *answer, GError *error)
{
  Run *run = g_task_get_task_data (task);
  if (answer != NULL
      && sol_sign_in_judge_token (answer, &run->access_token, &run->expires_at) == SOL_SIGN_IN_REJECTED)
    {
      run_fail (task, SOL_SIGN_IN_REJECTED);
      return;
    }
  run_ask_sites (task);
}

static void
run_ask_token (GTask *task)
{
  SolSignIn *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  if (run->tokens.session_id == NULL)
    {
      run_ask_sites (task);
      return;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "session_id");
  json_builder_add_string_value (builder, run->tokens.session_id);
  json_builder_set_member_name (builder, "email");
  json_builder_add_string_value (builder, self->email);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  SolRequest *request = sol_request_new ("tokens", SOUP_METHOD_POST, SOL_HOST_ENTREZ, "/tokens");
  request->flags = SOL_REQUEST_ONCE;
  request->body_type = "application/json";
  request->body = sol_secret_to_bytes (json_to_string (root, FALSE));
  run_send (task, request, SOL_HEADERS_TOKENS, NULL, token_answered);
}

/* --- step 1 and 1b: credentials ------------------------------------------------------------------------ */

static GBytes *
credentials_to_form (SolSignIn *self, const char *password)
{
  return sol_secret_to_bytes (
      soup_form_encode ("user[email]", self->email, "user[password]", password, NULL));
}

static void
form_answered (GTask *task, SolAnswer *answer, GError *error)
{
  SolSignIn *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_clear_pointer (&run->password, sol_secret_free);
  if (answer == NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }
  SolSignInVerdict verdict = sol_sign_in_judge_form (answer);
  if (verdict != SOL_SIGN_IN_ACCEPTED)
    {
      run_fail (task, verdict);
      return;
    }
  g_autoptr (GPtrArray) cookies = sol_exchange_dup_cookies (self->exchange);
  run->tokens.session_id = sol_cookies_get_session_id (cookies);
  if (run->tokens.session_id == NULL)
    run_fail (task, SOL_SIGN_IN_FAILED);
  else
    run_ask_token (task);
}

static void
run_send_form (GTask *task)
{
  SolSignIn *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  SolRequest *request = sol_request_new ("login-form", SOUP_METHOD_POST, SOL_HOST_BASE, "/login/login");
  request->flags = SOL_REQUEST_ONCE | SOL_REQUEST_FOLLOW;
  request->body_type = FORM_TYPE;
  request->body = credentials_to_form (self, run->password);
  run_send (task, request, SOL_HEADERS_LOGIN_FORM, NULL, form_answered);
}

static void
run_judge_first (GTask *task, SolSignInVerdict verdict)
{
  Run *run = g_task_get_task_data (task);
  if (verdict != SOL_SIGN_IN_WANTS_FORM)
    g_clear_pointer (&run->password, sol_secret_free);
  switch (verdict)
    {
    case SOL_SIGN_IN_WANTS_FORM:
      run_send_form (task);
      break;
    case SOL_SIGN_IN_COOKIES_ONLY:
    case SOL_SIGN_IN_ACCEPTED:
      run_ask_token (task);
      break;
    case SOL_SIGN_IN_WANTS_CODE:
    case SOL_SIGN_IN_REJECTED:
    case SOL_SIGN_IN_FAILED:
    case SOL_SIGN_IN_WRONG_CODE:
    case SOL_SIGN_IN_IS_BLOCKED:
    case SOL_SIGN_IN_LIMIT:
    case SOL_SIGN_IN_TROUBLE:
    default:
      run_fail (task, verdict);
      break;
    }
}

static void
login_answered (GTask *task, SolAnswer *answer, GError *error)
{
  SolSignIn *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  if (answer == NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }
  g_autoptr (GPtrArray) cookies = sol_exchange_dup_cookies (self->exchange);
  gboolean nonce = sol_cookies_get (cookies, "login_otp_nonce") != NULL;
  run_judge_first (task, sol_sign_in_judge_login (answer, nonce, &run->tokens));
}

void
sol_sign_in_login_async (SolSignIn *self, const char *password, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_SIGN_IN (self));

  g_autoptr (GTask) task = run_new (self, sol_sign_in_login_async, cancellable, callback, user_data);
  Run *run = g_task_get_task_data (task);
  if (*self->email == '\0' || password == NULL || *password == '\0')
    {
      run_fail (task, SOL_SIGN_IN_REJECTED);
      return;
    }
  run->password = g_strdup (password);
  SolRequest *request = sol_request_new ("login", SOUP_METHOD_POST, SOL_HOST_BASE, "/login/login.json");
  request->flags = SOL_REQUEST_ONCE | SOL_REQUEST_FOLLOW;
  request->body_type = FORM_TYPE_UTF8;
  request->body = credentials_to_form (self, password);
  run_send (task, request, SOL_HEADERS_LOGIN, NULL, login_answered);
}

/* --- step 2: code -------------------------------------------------------------------------------------- */

static void
ask_answered (GTask *task, SolAnswer *answer, GError *error)
{
  if (answer == NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }
  SolSignInVerdict verdict = sol_sign_in_judge_ask (answer);
  if (verdict == SOL_SIGN_IN_ACCEPTED)
    g_task_return_boolean (task, TRUE);
  else
    run_fail (task, verdict);
}

void
sol_sign_in_ask_async (SolSignIn *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (SOL_IS_SIGN_IN (self));

  g_autoptr (GTask) task = run_new (self, sol_sign_in_ask_async, cancellable, callback, user_data);
  SolRequest *request
      = sol_request_new ("mail-code", SOUP_METHOD_POST, SOL_HOST_BASE, "/app-api/generate_mfa_login_otp");
  request->flags = SOL_REQUEST_ONCE;
  request->body_type = FORM_TYPE_UTF8;
  request->body = g_bytes_new_static ("locale=en", strlen ("locale=en"));
  g_autoptr (SolSession) session = run_get_session (task);
  run_send (task, request, SOL_HEADERS_CODE, session, ask_answered);
}

gboolean
sol_sign_in_ask_finish (SolSignIn *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
code_answered (GTask *task, SolAnswer *answer, GError *error)
{
  Run *run = g_task_get_task_data (task);
  if (answer == NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }
  run_judge_first (task, sol_sign_in_judge_code (answer, &run->tokens));
}

static char *
to_base64 (const char *text)
{
  return g_base64_encode ((const guchar *) text, strlen (text));
}

void
sol_sign_in_verify_async (SolSignIn *self, const char *code, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_SIGN_IN (self));

  g_autoptr (GTask) task = run_new (self, sol_sign_in_verify_async, cancellable, callback, user_data);
  Run *run = g_task_get_task_data (task);
  run->by_code = TRUE;
  g_autoptr (SolSecret) trimmed = g_strstrip (g_strdup (code == NULL ? "" : code));
  if (*trimmed == '\0' || *self->email == '\0')
    {
      run_fail (task, SOL_SIGN_IN_WRONG_CODE);
      return;
    }
  g_autofree char *email = to_base64 (self->email);
  g_autoptr (SolSecret) otp = to_base64 (trimmed);
  SolRequest *request
      = sol_request_new ("verify-code", SOUP_METHOD_POST, SOL_HOST_BASE, "/app-api/validate_login_otp");
  request->flags = SOL_REQUEST_ONCE;
  request->body_type = FORM_TYPE_UTF8;
  request->body = sol_secret_to_bytes (
      soup_form_encode ("email", email, "otp", otp, "xhrFields[withCredentials]", "true", NULL));
  g_autoptr (SolSession) session = run_get_session (task);
  run_send (task, request, SOL_HEADERS_CODE, session, code_answered);
}

SolSession *
sol_sign_in_finish (SolSignIn *self, GAsyncResult *result, SolSites **sites, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  Run *run = g_task_get_task_data (G_TASK (result));
  SolSession *session = g_task_propagate_pointer (G_TASK (result), error);
  if (sites != NULL)
    *sites = session == NULL ? NULL : g_steal_pointer (&run->sites);
  return session;
}

const char *
sol_sign_in_get_email (SolSignIn *self)
{
  g_return_val_if_fail (SOL_IS_SIGN_IN (self), NULL);
  return self->email;
}

guint
sol_sign_in_get_spent (SolSignIn *self)
{
  g_return_val_if_fail (SOL_IS_SIGN_IN (self), 0);
  return self->spent;
}

static void
sol_sign_in_finalize (GObject *object)
{
  SolSignIn *self = SOL_SIGN_IN (object);
  g_clear_object (&self->clock);
  g_clear_object (&self->store);
  g_clear_object (&self->exchange);
  g_clear_pointer (&self->email, g_free);
  G_OBJECT_CLASS (sol_sign_in_parent_class)->finalize (object);
}

static void
sol_sign_in_class_init (SolSignInClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_sign_in_finalize;
}

static void
sol_sign_in_init (SolSignIn *self)
{
}

SolSignIn *
sol_sign_in_new (SolClock *clock, SolCloudStore *store, SolExchange *exchange, const char *email)
{
  SolSignIn *self = g_object_new (SOL_TYPE_SIGN_IN, NULL);
  self->clock = g_object_ref (clock);
  self->store = g_object_ref (store);
  self->exchange = g_object_ref (exchange);
  self->email = g_strstrip (g_strdup (email == NULL ? "" : email));
  return self;
}
