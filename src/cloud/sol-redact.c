/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-redact"

#include <string.h>

#include "sol-redact.h"

typedef struct
{
  const char *pattern;
  const char *replacement;
} Rule;

/* In this order: what names a secret first, then what looks like one, then numbers. */
static const Rule rules[] = {
  /* Cookie headers, with all their pairs */
  { "(?i)\\b(set-cookie|cookie)(\\s*:\\s*)[^\\s=;]+=[^\\s;]*(?:;\\s*[^\\s=;]+=[^\\s;]*)*",
    "\\1\\2[redacted]" },
  { "(?i)\\b(authorization)(\\s*[:=]\\s*)(?:(?:bearer|basic)\\s+)?\\S+", "\\1\\2[redacted]" },
  { "(?i)\\b(bearer)\\s+\\S+", "\\1 [redacted]" },
  { "(?i)\\b(e-auth-token|x-xsrf-token|x-csrf-token|xsrf-token|bp-xsrf-token|login_otp_nonce|"
    "_?enlighten[a-z0-9_]*|username|requestid|request-id)(\\s*[:=]\\s*)\\S+",
    "\\1\\2[redacted]" },
  { "(?i)((?:user)?(?:\\[|%5B)?(?:password|passwort|email|otp)(?:\\]|%5D)?\"?\\s*[=:]\\s*)[^\\s&;,]+",
    "\\1[redacted]" },
  { "(?i)\\b((?:access_|auth_|manager_|session_|refresh_|id_)?token|session_?id|session|userid|user_id|"
    "user-id|nonce|auth_id|sim|iccid|imei)(\"?\\s*[=:]\\s*\"?)[^\\s&;,\"]+",
    "\\1\\2[redacted]" },
  { "(?i)\\b(host|hostname|zip|zipcode|postcode|postal[_ -]?code|ssid)([\\s=:]+)\\S+(?: [A-Z]{2}\\b)?",
    "\\1\\2[redacted]" },
  /* Things that look like secrets */
  { "\\beyJ[A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]*)*", "[redacted]" },
  { "[A-Za-z0-9._%+-]+(?:@|%40)[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+", "[redacted]" },
  { "\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b", "[redacted]" },
  { "\\b(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}\\b", "[redacted]" },
  { "\\b(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\\b(?::\\d+)?", "[redacted]" },
  { "(?<![0-9A-Za-z:])(?:[0-9a-fA-F]{1,4}:){3,7}:?[0-9a-fA-F]{0,4}(?![0-9A-Za-z:])", "[redacted]" },
  { "(?i)\\b[\\w-]+(?:\\.[\\w-]+)*\\.(?:lan|local|home|internal|localdomain|box)\\b", "[redacted]" },
  { "\\b[0-9a-fA-F]{24,}\\b", "[redacted]" },
  /* Sites in paths */
  { "((?:/systems|/sites|/hems|/app-api|/fwDetails|/pv/settings|/web)/)\\d+", "\\1[site]" },
  { "(/evse_controller(?:/api/v\\d+)?/)\\d+", "\\1[site]" },
  { "(/batteryConfig/(?:[A-Za-z0-9_-]+/)+)\\d+", "\\1[site]" },
  { "(/charging-mode/(?:[A-Z_]+/)?)\\d+", "\\1[site]" },
  { "(?i)\\b(site_?id|site|system_?id)([=:]\\s*)\\d+", "\\1\\2[site]" },
};

/* Then serials, by their ends, and after them what other numbers there are. */
#define AFTER_ESCAPE "(?<=%[0-9A-Fa-f]{2})"
#define SERIAL "(?:(?<![A-Za-z0-9])|" AFTER_ESCAPE ")[A-Za-z]{0,6}\\d{6,}[A-Za-z0-9]*(?![A-Za-z0-9])"
#define NUMBER "(?:(?<![\\w.])|" AFTER_ESCAPE ")\\d{5,9}(?![\\w.])"

typedef struct
{
  GRegex *rules[G_N_ELEMENTS (rules)];
  GRegex *serial;
  GRegex *number;
} Compiled;

static GRegex *
redact_compile_one (const char *pattern)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);
  if (regex == NULL)
    g_error ("%s: %s", pattern, error->message);
  return regex;
}

static gpointer
redact_compile (gpointer data)
{
  static Compiled compiled;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    compiled.rules[i] = redact_compile_one (rules[i].pattern);
  compiled.serial = redact_compile_one (SERIAL);
  compiled.number = redact_compile_one (NUMBER);
  return &compiled;
}

static gboolean
serial_cb (const GMatchInfo *info, GString *result, gpointer user_data)
{
  g_autofree char *serial = g_match_info_fetch (info, 0);
  gsize length = strlen (serial);
  if (length < 10)
    g_string_append (result, "[id]");
  else
    g_string_append_printf (result, "%.4s…%s", serial, serial + length - 4);
  return FALSE;
}

char *
sol_redact (const char *text)
{
  static GOnce once = G_ONCE_INIT;
  if (text == NULL)
    return g_strdup ("");

  const Compiled *compiled = g_once (&once, redact_compile, NULL);
  char *line = g_utf8_make_valid (text, -1);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      char *next = g_regex_replace (compiled->rules[i], line, -1, 0, rules[i].replacement, 0, NULL);
      g_free (line);
      line = next != NULL ? next : g_strdup ("[redacted]");
    }
  char *next = g_regex_replace_eval (compiled->serial, line, -1, 0, 0, serial_cb, NULL, NULL);
  g_free (line);
  line = next != NULL ? next : g_strdup ("[redacted]");
  next = g_regex_replace (compiled->number, line, -1, 0, "[id]", 0, NULL);
  g_free (line);
  return next != NULL ? next : g_strdup ("[redacted]");
}
