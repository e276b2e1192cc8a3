/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-session"

#include "sol-sim-session.h"

#include "sol-sim-json.h"

#include <string.h>

/* Values are random, not drawn from the seed: a restarted simulator must not know the cookies of the one
 * before. */

typedef struct
{
  SolSimSignIn *session;
  gint64 until;
} Token;

struct _SolSimSignIns
{
  GPtrArray *all;      /* SolSimSignIn */
  GHashTable *cookies; /* value -> SolSimSignIn, live ones only */
  GHashTable *tokens;  /* value -> Token */
  GPtrArray *secrets;
  GHashTable *known; /* borrowed from secrets */
};

static void
session_free (gpointer data)
{
  SolSimSignIn *session = data;
  g_free (session->id);
  g_free (session->cookie);
  g_free (session->xsrf);
  g_free (session->manager_token);
  g_free (session->access_token);
  g_free (session->config_xsrf);
  g_free (session->nonce);
  g_free (session->code);
  g_free (session->grid_code);
  g_free (session);
}

SolSimSignIns *
sol_sim_sign_ins_new (void)
{
  SolSimSignIns *self = g_new0 (SolSimSignIns, 1);
  self->all = g_ptr_array_new_with_free_func (session_free);
  self->cookies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->secrets = g_ptr_array_new_with_free_func (g_free);
  self->known = g_hash_table_new (g_str_hash, g_str_equal);
  sol_sim_sign_ins_note_secret (self, SOL_SIM_PASSWORD);
  return self;
}

void
sol_sim_sign_ins_free (SolSimSignIns *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->cookies);
  g_hash_table_unref (self->tokens);
  g_ptr_array_unref (self->secrets);
  g_ptr_array_unref (self->all);
  g_free (self);
}

void
sol_sim_sign_ins_note_secret (SolSimSignIns *self, const char *secret)
{
  if (secret == NULL || *secret == '\0' || g_hash_table_contains (self->known, secret))
    return;
  char *copy = g_strdup (secret);
  g_ptr_array_add (self->secrets, copy);
  g_hash_table_add (self->known, copy);
}

GPtrArray *
sol_sim_sign_ins_get_secrets (SolSimSignIns *self)
{
  return self->secrets;
}

static char *
random_hex (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  GString *hex = g_string_new (NULL);
  for (const char *p = uuid; *p != '\0'; p++)
    if (*p != '-')
      g_string_append_c (hex, *p);
  return g_string_free (hex, FALSE);
}

/* Base64 with '+', '/' and '=', as such tokens are: a client that forgets to decode or to encode them is
 * caught. */
static char *
random_base64 (void)
{
  guint32 words[6];
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    words[i] = g_random_int ();
  g_autofree char *text = g_base64_encode ((const guchar *) words, sizeof words - 1);
  return g_strdup_printf ("%s/%s", "x", text);
}

static char *
to_base64url (const void *data, gsize length)
{
  char *text = g_base64_encode (data, length);
  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  char *padding = strchr (text, '=');
  if (padding != NULL)
    *padding = '\0';
  return text;
}

static void
write_claims (JsonBuilder *builder, const SolSimSignIn *session, SolSimTokenKind kind)
{
  if (kind == SOL_SIM_TOKEN_MANAGER)
    {
      sol_sim_json_string (builder, "aud", "enlighten");
      sol_sim_json_object (builder, "data");
    }
  else
    {
      sol_sim_json_string (builder, "aud", "oauth");
      sol_sim_json_string (builder, "enphaseUser", "owner");
    }
  sol_sim_json_integer (builder, "user_id", session->account->user_id);
  sol_sim_json_string (builder, "session_id", session->id);
  if (kind == SOL_SIM_TOKEN_MANAGER)
    json_builder_end_object (builder);
}

static char *
make_jwt (const SolSimSignIn *session, SolSimTokenKind kind, gint64 now)
{
  g_autofree char *unique = random_hex ();
  g_autofree char *header_text
      = g_strdup_printf ("{\"kid\":\"%.8s\",\"typ\":\"JWT\",\"alg\":\"ES256\"}", unique);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "iss", "Entrez");
  write_claims (builder, session, kind);
  sol_sim_json_integer (builder, "iat", now);
  sol_sim_json_integer (builder, "exp", now + SOL_SIM_TOKEN_LIFE_S);
  sol_sim_json_string (builder, "jti", unique);
  json_builder_end_object (builder);
  g_autofree char *claims_text = sol_sim_json_finish (builder);
  g_autofree char *signature_text = g_strdup_printf ("signature-of-%s-%s", unique, session->id);
  g_autofree char *header = to_base64url (header_text, strlen (header_text));
  g_autofree char *claims = to_base64url (claims_text, strlen (claims_text));
  g_autofree char *signature = to_base64url (signature_text, strlen (signature_text));
  return g_strdup_printf ("%s.%s.%s", header, claims, signature);
}

static void
set_cookie (SolSimSignIns *self, SolSimSignIn *session, const char *value)
{
  g_free (session->cookie);
  session->cookie = g_strdup (value);
  g_hash_table_replace (self->cookies, g_strdup (value), session);
  sol_sim_sign_ins_note_secret (self, value);
}

static void
set_xsrf (SolSimSignIns *self, SolSimSignIn *session)
{
  g_free (session->xsrf);
  session->xsrf = random_base64 ();
  sol_sim_sign_ins_note_secret (self, session->xsrf);
}

const char *
sol_sim_sign_ins_issue (SolSimSignIns *self, SolSimSignIn *session, SolSimTokenKind kind, gint64 now)
{
  char **place = kind == SOL_SIM_TOKEN_MANAGER ? &session->manager_token : &session->access_token;
  g_free (*place);
  *place = make_jwt (session, kind, now);
  Token *token = g_new0 (Token, 1);
  token->session = session;
  token->until = now + SOL_SIM_TOKEN_LIFE_S;
  if (kind == SOL_SIM_TOKEN_MANAGER)
    session->manager_until = token->until;
  g_hash_table_replace (self->tokens, g_strdup (*place), token);
  sol_sim_sign_ins_note_secret (self, *place);
  return *place;
}

SolSimSignIn *
sol_sim_sign_ins_begin (SolSimSignIns *self, const SolSimAccount *account, gboolean complete, gint64 now)
{
  SolSimSignIn *session = g_new0 (SolSimSignIn, 1);
  session->account = account;
  session->id = random_hex ();
  session->until = now + SOL_SIM_SESSION_LIFE_S;
  g_ptr_array_add (self->all, session);
  g_autofree char *before = complete ? NULL : random_hex ();
  set_cookie (self, session, complete ? session->id : before);
  sol_sim_sign_ins_note_secret (self, session->id);
  set_xsrf (self, session);
  if (complete)
    sol_sim_sign_ins_complete (self, session, now);
  else
    session->nonce = random_hex ();
  sol_sim_sign_ins_note_secret (self, session->nonce);
  return session;
}

void
sol_sim_sign_ins_complete (SolSimSignIns *self, SolSimSignIn *session, gint64 now)
{
  session->complete = TRUE;
  g_clear_pointer (&session->code, g_free);
  g_clear_pointer (&session->nonce, g_free);
  /* The cookie of the challenge is no longer one: the answer replaces it. */
  if (strcmp (session->cookie, session->id) != 0)
    g_hash_table_remove (self->cookies, session->cookie);
  set_cookie (self, session, session->id);
  sol_sim_sign_ins_issue (self, session, SOL_SIM_TOKEN_MANAGER, now);
}

SolSimSignIn *
sol_sim_sign_ins_by_cookie (SolSimSignIns *self, const char *cookie, gint64 now)
{
  SolSimSignIn *session = cookie != NULL ? g_hash_table_lookup (self->cookies, cookie) : NULL;
  return session != NULL && now < session->until ? session : NULL;
}

SolSimSignIn *
sol_sim_sign_ins_by_id (SolSimSignIns *self, const char *id, gint64 now)
{
  SolSimSignIn *session = sol_sim_sign_ins_by_cookie (self, id, now);
  return session != NULL && session->complete ? session : NULL;
}

SolSimSignIn *
sol_sim_sign_ins_by_token (SolSimSignIns *self, const char *text, gint64 now)
{
  const Token *token = text != NULL ? g_hash_table_lookup (self->tokens, text) : NULL;
  if (token == NULL || now >= token->until || now >= token->session->until || !token->session->complete)
    return NULL;
  return token->session;
}

guint
sol_sim_sign_ins_count (SolSimSignIns *self, const SolSimAccount *account, gint64 now)
{
  guint count = 0;
  for (guint i = 0; i < self->all->len; i++)
    {
      const SolSimSignIn *session = self->all->pdata[i];
      if (session->account == account && session->complete && now < session->until)
        count++;
    }
  return count;
}

void
sol_sim_sign_ins_rotate (SolSimSignIns *self, SolSimSignIn *session)
{
  g_autofree char *value = random_hex ();
  set_cookie (self, session, value);
  set_xsrf (self, session);
}

void
sol_sim_sign_ins_send_code (SolSimSignIns *self, SolSimSignIn *session, gint64 now)
{
  g_free (session->code);
  session->code = g_strdup_printf ("%06d", g_random_int_range (100000, 1000000));
  session->code_sent = now;
  session->code_until = now + SOL_SIM_CODE_LIFE_S;
  g_free (session->nonce);
  session->nonce = random_hex ();
  sol_sim_sign_ins_note_secret (self, session->code);
  sol_sim_sign_ins_note_secret (self, session->nonce);
}

void
sol_sim_sign_ins_send_grid_code (SolSimSignIns *self, SolSimSignIn *session, guint64 site, gint64 now)
{
  g_free (session->grid_code);
  session->grid_code = g_strdup_printf ("%04d", g_random_int_range (1000, 10000));
  session->grid_site = site;
  session->grid_until = now + SOL_SIM_CODE_LIFE_S;
  session->grid_verified = FALSE;
  sol_sim_sign_ins_note_secret (self, session->grid_code);
}

const char *
sol_sim_sign_ins_new_config_xsrf (SolSimSignIns *self, SolSimSignIn *session)
{
  g_free (session->config_xsrf);
  session->config_xsrf = random_hex ();
  sol_sim_sign_ins_note_secret (self, session->config_xsrf);
  return session->config_xsrf;
}

void
sol_sim_sign_ins_end_all (SolSimSignIns *self)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      SolSimSignIn *session = self->all->pdata[i];
      session->until = 0;
      g_clear_pointer (&session->code, g_free);
    }
}

void
sol_sim_sign_ins_end_tokens (SolSimSignIns *self)
{
  GHashTableIter iter;
  gpointer token;
  g_hash_table_iter_init (&iter, self->tokens);
  while (g_hash_table_iter_next (&iter, NULL, &token))
    ((Token *) token)->until = 0;
}

void
sol_sim_sign_ins_each_code (SolSimSignIns *self, gint64 now, SolSimCodeFunc each, gpointer data)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      const SolSimSignIn *session = self->all->pdata[i];
      gboolean sign_in = session->code != NULL && now < session->code_until;
      gboolean grid = session->grid_code != NULL && now < session->grid_until;
      if ((sign_in || grid) && now < session->until)
        each (session, data);
    }
}
