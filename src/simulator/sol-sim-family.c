/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-family"

#include "sol-sim-route.h"

#include <string.h>

#define ACCEPT_ALL "*/*"
#define ACCEPT_DEFAULT "application/json, text/plain, */*"
#define ACCEPT_SCRIPT "application/json, text/javascript, */*; q=0.01"
#define ACCEPT_JSON "application/json"
#define ACCEPT_PAGE "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
#define CLOUD "https://enlighten.enphaseenergy.com"
#define PROFILE_UI "https://battery-profile-ui.enphaseenergy.com"
#define FORM_TYPE "application/x-www-form-urlencoded"

typedef struct
{
  const char *accept;
  const char *referer; /* path and without its query; * stands for the site. NULL: not looked at */
  gboolean by_script;  /* X-Requested-With must be there */
  gboolean not_by_script;
  const char *origin; /* NULL: not looked at; "" the cloud itself */
  const char *type;   /* content type of the request, NULL: not looked at */
} Family;

static const Family families[SOL_SIM_N_FAMILIES] = {
  [SOL_SIM_FAMILY_LOGIN] = { ACCEPT_ALL, "/", TRUE, FALSE, NULL, FORM_TYPE },
  [SOL_SIM_FAMILY_FORM] = { ACCEPT_PAGE, "/", FALSE, TRUE, "", FORM_TYPE },
  [SOL_SIM_FAMILY_CODE] = { ACCEPT_DEFAULT, "/", TRUE, FALSE, NULL, FORM_TYPE },
  [SOL_SIM_FAMILY_TOKENS] = { ACCEPT_JSON, NULL, FALSE, FALSE, NULL, "application/json" },
  [SOL_SIM_FAMILY_SITES] = { ACCEPT_ALL, "/", TRUE, FALSE, NULL, NULL },
  [SOL_SIM_FAMILY_DEFAULT] = { ACCEPT_DEFAULT, "/pv/systems/*/summary", TRUE, FALSE, NULL, NULL },
  [SOL_SIM_FAMILY_H] = { ACCEPT_ALL, "/web/*/history/graph/years", TRUE, FALSE, NULL, NULL },
  [SOL_SIM_FAMILY_HF] = { ACCEPT_SCRIPT, "/web/*/history/graph/years", TRUE, FALSE, "", FORM_TYPE },
  [SOL_SIM_FAMILY_T] = { ACCEPT_ALL, "/web/*/today/graph/hours", TRUE, FALSE, NULL, NULL },
  [SOL_SIM_FAMILY_TJ] = { ACCEPT_SCRIPT, "/web/*/today/graph/hours", TRUE, FALSE, NULL, NULL },
  [SOL_SIM_FAMILY_L] = { ACCEPT_SCRIPT, "/web/*/layout/graph/years", TRUE, FALSE, NULL, NULL },
  [SOL_SIM_FAMILY_SJ] = { ACCEPT_JSON, "/web/*/layout/graph/years", TRUE, FALSE, NULL, NULL },
  [SOL_SIM_FAMILY_D] = { ACCEPT_JSON, "/app/system_dashboard/sites/*/summary", TRUE, FALSE, NULL, NULL },
  [SOL_SIM_FAMILY_SESSIONS] = { ACCEPT_SCRIPT, "/pv/systems/*/summary", TRUE, FALSE, NULL, NULL },
  [SOL_SIM_FAMILY_EVENTS] = { ACCEPT_JSON, NULL, TRUE, FALSE, NULL, NULL },
  [SOL_SIM_FAMILY_TR] = { ACCEPT_SCRIPT, "/pv/systems/*/summary", TRUE, FALSE, NULL, NULL },
  [SOL_SIM_FAMILY_TRW] = { ACCEPT_SCRIPT, "/", TRUE, FALSE, "", NULL },
  [SOL_SIM_FAMILY_BC] = { ACCEPT_DEFAULT, "/", FALSE, FALSE, PROFILE_UI, NULL },
};

/* "application/json,text/plain" and "application/json, text/plain" are the same list. */
static gboolean
same_list (const char *sent, const char *wanted)
{
  const char *a = sent != NULL ? sent : "";
  const char *b = wanted;
  while (*a != '\0' || *b != '\0')
    {
      if (*a == ' ')
        a++;
      else if (*b == ' ')
        b++;
      else if (g_ascii_tolower (*a++) != g_ascii_tolower (*b++))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_browser (const char *agent, SolSimFamily family)
{
  if (family == SOL_SIM_FAMILY_ANY || family == SOL_SIM_FAMILY_TOKENS)
    return TRUE;
  if (agent == NULL || !g_str_has_prefix (agent, "Mozilla/5.0 (") || strstr (agent, "Safari/") == NULL)
    return FALSE;
  return family != SOL_SIM_FAMILY_BC || strstr (agent, "Chrome/") != NULL;
}

/* The cloud's pages have the cloud's address, also when a client was pointed to another origin; both are
 * fine. */
static const char *
skip_origin (SolSimCall *call, const char *url)
{
  if (url == NULL)
    return NULL;
  if (g_str_has_prefix (url, CLOUD))
    return url + strlen (CLOUD);
  if (g_str_has_prefix (url, call->server->origin))
    return url + strlen (call->server->origin);
  return NULL;
}

static gboolean
is_page (const char *path, const char *page, const char *site)
{
  if (path == NULL)
    return FALSE;
  g_auto (GStrv) parts = g_strsplit (page, "*", 2);
  g_autofree char *named = NULL;
  /* Where the call's own path names no site, the page of any site will do. */
  if (site == NULL && parts[1] != NULL && g_str_has_prefix (path, parts[0]))
    {
      const char *digits = path + strlen (parts[0]);
      named = g_strndup (digits, strspn (digits, "0123456789"));
      site = named;
    }
  g_autofree char *wanted
      = g_strdup_printf ("%s%s%s", parts[0], parts[1] != NULL ? (site != NULL ? site : "") : "",
                         parts[1] != NULL ? parts[1] : "");
  gsize length = strcspn (path, "?#");
  return strlen (wanted) == length && strncmp (path, wanted, length) == 0;
}

static gboolean
refuse (SolSimCall *call)
{
  sol_sim_answer_text (call, 406, "text/html; charset=utf-8", "<html><body>406 Not Acceptable</body></html>");
  return FALSE;
}

gboolean
sol_sim_family_check (SolSimCall *call, SolSimFamily family, const char *site)
{
  const Family *rule = &families[family];
  const char *referer = sol_sim_call_header (call, "Referer");
  const char *script = sol_sim_call_header (call, "X-Requested-With");
  const char *origin = sol_sim_call_header (call, "Origin");
  const char *type = sol_sim_call_header (call, "Content-Type");
  const char *page = family != SOL_SIM_FAMILY_BC ? skip_origin (call, referer)
                     : referer != NULL && g_str_has_prefix (referer, PROFILE_UI)
                         ? referer + strlen (PROFILE_UI)
                         : NULL;
  if (!is_browser (sol_sim_call_header (call, "User-Agent"), family))
    return refuse (call);
  if (rule->accept != NULL && !same_list (sol_sim_call_header (call, "Accept"), rule->accept))
    return refuse (call);
  if (rule->referer != NULL && !is_page (page, rule->referer, site))
    return refuse (call);
  if (rule->by_script && g_strcmp0 (script, "XMLHttpRequest") != 0)
    return refuse (call);
  if (rule->not_by_script && script != NULL)
    return refuse (call);
  if (rule->origin != NULL
      && (*rule->origin == '\0' ? g_strcmp0 (skip_origin (call, origin), "") != 0
                                : g_strcmp0 (origin, rule->origin) != 0))
    return refuse (call);
  if (rule->type != NULL && (type == NULL || !g_str_has_prefix (type, rule->type)))
    {
      sol_sim_answer_message (call, 415, "Unsupported Media Type");
      return FALSE;
    }
  return TRUE;
}
