/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-log"

#include "sol-cli-log.h"

#include <stdio.h>

/* Read by every thread that logs. */
static int verbose;

static const char *
get_field (const GLogField *fields, gsize n_fields, const char *key)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, key) && fields[i].length < 0)
      return fields[i].value;
  return NULL;
}

static const char *
name_level (GLogLevelFlags level)
{
  if (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL))
    return "critical";
  if (level & G_LOG_LEVEL_WARNING)
    return "warning";
  return level & G_LOG_LEVEL_DEBUG ? "debug" : "info";
}

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  const char *domain = get_field (fields, n_fields, "GLIB_DOMAIN");
  const char *message = get_field (fields, n_fields, "MESSAGE");
  gboolean ours = domain != NULL && g_str_has_prefix (domain, "sol-");
  gboolean grave = level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);

  if (message == NULL || (!grave && !(ours && g_atomic_int_get (&verbose))))
    return G_LOG_WRITER_HANDLED;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M:%S");
  fprintf (stderr, "%s %s %s: %s\n", time, domain != NULL ? domain : "-", name_level (level), message);
  return G_LOG_WRITER_HANDLED;
}

void
sol_cli_log_set_up (void)
{
  g_log_set_writer_func (write_log, NULL, NULL);
}

void
sol_cli_log_set_verbose (gboolean on)
{
  g_atomic_int_set (&verbose, on);
}
