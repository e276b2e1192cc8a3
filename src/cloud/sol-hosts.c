/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-hosts"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sol-error.h"
#include "sol-hosts.h"

static const char *const hosts[SOL_N_HOSTS] = {
  [SOL_HOST_BASE] = SOL_BASE_URL,
  [SOL_HOST_ENTREZ] = "https://entrez.enphaseenergy.com",
  [SOL_HOST_HEMS] = "https://hems-integration.enphaseenergy.com",
};

const char *
sol_host_get_url (SolHost host)
{
  g_return_val_if_fail (host < SOL_N_HOSTS, NULL);
  return hosts[host];
}

gboolean
sol_hosts_may_contact (GUri *url)
{
  if (g_strcmp0 (g_uri_get_scheme (url), "https") != 0 || g_uri_get_userinfo (url) != NULL
      || (g_uri_get_port (url) != -1 && g_uri_get_port (url) != 443))
    return FALSE;
  for (guint i = 0; i < SOL_N_HOSTS; i++)
    if (g_ascii_strcasecmp (g_uri_get_host (url), hosts[i] + strlen ("https://")) == 0)
      return TRUE;
  return FALSE;
}

static int
url_get_port (GUri *url)
{
  int port = g_uri_get_port (url);
  if (port != -1)
    return port;
  return g_strcmp0 (g_uri_get_scheme (url), "http") == 0 ? 80 : 443;
}

static gboolean
url_is_of_origin (GUri *url, GUri *origin)
{
  return g_strcmp0 (g_uri_get_scheme (url), g_uri_get_scheme (origin)) == 0
         && g_ascii_strcasecmp (g_uri_get_host (url), g_uri_get_host (origin)) == 0
         && url_get_port (url) == url_get_port (origin);
}

GUri *
sol_hosts_map (GUri *url, GUri *origin)
{
  if (g_uri_get_host (url) == NULL)
    return NULL;
  if (origin == NULL)
    return sol_hosts_may_contact (url) ? g_uri_ref (url) : NULL;
  if (url_is_of_origin (url, origin))
    return g_uri_ref (url);
  if (!sol_hosts_may_contact (url))
    return NULL;
  return g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (origin), NULL, g_uri_get_host (origin),
                      g_uri_get_port (origin), g_uri_get_path (url), g_uri_get_query (url), NULL);
}

static gboolean
host_is_loopback (const char *host)
{
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

GUri *
sol_hosts_parse_origin (const char *origin, GError **error)
{
  g_autoptr (GUri) url = origin == NULL ? NULL : g_uri_parse (origin, G_URI_FLAGS_ENCODED, NULL);
  const char *scheme = url == NULL ? NULL : g_uri_get_scheme (url);
  const char *host = url == NULL ? NULL : g_uri_get_host (url);
  const char *path = url == NULL ? NULL : g_uri_get_path (url);

  gboolean usable
      = host != NULL && *host != '\0' && g_uri_get_userinfo (url) == NULL && g_uri_get_query (url) == NULL
        && g_uri_get_fragment (url) == NULL && (*path == '\0' || g_strcmp0 (path, "/") == 0)
        && (g_strcmp0 (scheme, "https") == 0 || (g_strcmp0 (scheme, "http") == 0 && host_is_loopback (host)));
  if (usable)
    return g_steal_pointer (&url);
  g_propagate_error (
      error, sol_error_new_message (SOL_ERROR_REFUSED,
                                    _ ("The server must be an https address, or http on this computer.")));
  return NULL;
}
