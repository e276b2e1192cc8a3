/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-session"

#include "sol-jwt.h"
#include "sol-secret.h"
#include "sol-session.h"

#define MANAGER_COOKIE "enlighten_manager_token_production"

struct _SolSession
{
  char *email;
  char *session_id;
  char *manager_token;
  char *access_token;
  char *raw_cookies;
  GPtrArray *cookies; /* (owned) of SolCookie */
  SolTime expires_at;
  SolTime signed_in_at;
};

SolSession *
sol_session_new (const char *email, GPtrArray *cookies, const char *session_id, const char *manager_token,
                 const char *access_token, SolTime expires_at, SolTime signed_in_at)
{
  SolSession *self = g_atomic_rc_box_new0 (SolSession);
  self->email = g_strdup (email);
  self->cookies = g_ptr_array_ref (cookies);
  self->raw_cookies = sol_cookies_to_header (cookies);
  self->session_id = g_strdup (session_id);
  self->manager_token = g_strdup (manager_token);
  self->access_token = g_strdup (access_token);
  self->expires_at = expires_at;
  self->signed_in_at = signed_in_at;
  return self;
}

SolSession *
sol_session_with_cookies (const SolSession *self, GPtrArray *cookies)
{
  SolSession *copy = sol_session_new (self->email, cookies, self->session_id, self->manager_token,
                                      self->access_token, self->expires_at, self->signed_in_at);
  sol_secret_free (copy->raw_cookies);
  copy->raw_cookies = g_strdup (self->raw_cookies);
  return copy;
}

SolSession *
sol_session_with_token (const SolSession *self, const char *access_token, SolTime expires_at,
                        SolTime signed_in_at)
{
  SolSession *copy = sol_session_with_cookies (self, self->cookies);
  sol_secret_free (copy->access_token);
  copy->access_token = g_strdup (access_token);
  copy->expires_at = expires_at;
  copy->signed_in_at = signed_in_at;
  return copy;
}

SolSession *
sol_session_ref (const SolSession *self)
{
  return g_atomic_rc_box_acquire ((gpointer) self);
}

static void
session_clear (gpointer data)
{
  SolSession *self = data;
  g_free (self->email);
  sol_secret_free (self->session_id);
  sol_secret_free (self->manager_token);
  sol_secret_free (self->access_token);
  sol_secret_free (self->raw_cookies);
  g_clear_pointer (&self->cookies, g_ptr_array_unref);
}

void
sol_session_unref (SolSession *self)
{
  g_atomic_rc_box_release_full (self, session_clear);
}

const char *
sol_session_get_email (const SolSession *self)
{
  return self->email;
}

SolTime
sol_session_get_signed_in_at (const SolSession *self)
{
  return self->signed_in_at;
}

GPtrArray *
sol_session_get_cookies (const SolSession *self)
{
  return self->cookies;
}

const char *
sol_session_get_raw_cookies (const SolSession *self)
{
  return self->raw_cookies;
}

const char *
sol_session_get_session_id (const SolSession *self)
{
  return self->session_id;
}

const char *
sol_session_get_access_token (const SolSession *self)
{
  return self->access_token;
}

const char *
sol_session_get_manager_token (const SolSession *self)
{
  const char *cookie = sol_cookies_get (self->cookies, MANAGER_COOKIE);
  return cookie != NULL ? cookie : self->manager_token;
}

const char *
sol_session_get_app_version (const SolSession *self)
{
  return sol_cookies_get (self->cookies, "appVersion");
}

SolTime
sol_session_get_expires_at (const SolSession *self)
{
  return self->expires_at != SOL_TIME_UNKNOWN ? self->expires_at : sol_jwt_get_expiry (self->access_token);
}

char *
sol_session_dup_bearer (const SolSession *self)
{
  const char *manager = sol_session_get_manager_token (self);
  return g_strdup (manager != NULL ? manager : self->access_token);
}

char *
sol_session_dup_battery_token (const SolSession *self)
{
  const char *tokens[] = { sol_session_get_manager_token (self), self->access_token };
  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      g_autofree char *user = sol_jwt_get_user_id (tokens[i]);
      if (user != NULL)
        return g_strdup (tokens[i]);
    }
  return g_strdup (tokens[0] != NULL ? tokens[0] : tokens[1]);
}

char *
sol_session_dup_user_id (const SolSession *self)
{
  char *user = sol_jwt_get_user_id (sol_session_get_manager_token (self));
  return user != NULL ? user : sol_jwt_get_user_id (self->access_token);
}

char *
sol_session_dup_xsrf (const SolSession *self)
{
  return sol_cookies_get_xsrf (self->cookies);
}

char *
sol_cookies_get_session_id (GPtrArray *cookies)
{
  static const char *const names[] = { "_enlighten_4_session", "enlighten_session", "_enlighten_session" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = sol_cookies_get (cookies, names[i]);
      if (value != NULL)
        return g_strdup (value);
    }
  return sol_jwt_get_session_id (sol_cookies_get (cookies, MANAGER_COOKIE));
}
