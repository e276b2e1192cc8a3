/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-units"

#include "sol-units.h"

#include <langinfo.h>
#include <locale.h>

/* In the locale's own list of kinds of measurement. */
#define CUSTOMARY 2

gboolean
sol_units_get_metric (void)
{
  const char *name = setlocale (LC_MEASUREMENT, NULL);

  /* "C" is nobody's country. */
  if (name == NULL || g_str_equal (name, "POSIX") || g_str_equal (name, "C") || g_str_has_prefix (name, "C."))
    return TRUE;
  return *nl_langinfo (_NL_MEASUREMENT_MEASUREMENT) != CUSTOMARY;
}
