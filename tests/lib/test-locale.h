/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <locale.h>

/* Where ./check has made the locales of other countries: for the tests of them alone, since some libraries
 * leak when they are told a place. Returns whether @name is in force; if not, the test has been skipped. */
static inline gboolean
test_locale_enter (int category, const char *name)
{
  const char *place = g_getenv ("SOL_TEST_LOCALES");
  if (place != NULL)
    g_setenv ("LOCPATH", place, TRUE);
  gboolean entered = setlocale (category, name) != NULL;
  if (place != NULL)
    g_unsetenv ("LOCPATH");
  if (!entered)
    g_test_skip ("This system does not have the locale");
  return entered;
}
