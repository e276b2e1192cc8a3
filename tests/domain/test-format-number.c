/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-format.h"
#include "test-locale.h"

#include <math.h>

#define S "\u00a0"

static void
check (char *got, const char *wanted)
{
  g_assert_cmpstr (got, ==, wanted);
  g_free (got);
}

static void
test_power (void)
{
  check (sol_format_power (5640), "5.64" S "kW");
  check (sol_format_power (123), "0.12" S "kW");
  check (sol_format_power (20), "0.02" S "kW");
  check (sol_format_power (19.9), "0.00" S "kW");
  check (sol_format_power (-19.9), "0.00" S "kW");
  check (sol_format_power (-30), "−0.03" S "kW");
  check (sol_format_power (0), "0.00" S "kW");
  check (sol_format_power (NAN), "–");
  check (sol_format_power (INFINITY), "–");
  check (sol_format_power_number (3684.9), "3.68");
  check (sol_format_power_number (NAN), "–");
  check (sol_format_power_about (3680), "≈" S "3.7" S "kW");
  check (sol_format_power_about (NAN), "–");
  check (sol_format_spoken_power (5640), "5.64 kilowatts");
  check (sol_format_spoken_power (NAN), "unknown");
}

static void
test_energy (void)
{
  check (sol_format_energy (28700), "28.7" S "kWh");
  check (sol_format_energy (0), "0.0" S "kWh");
  check (sol_format_energy (NAN), "–");
  check (sol_format_energy (-40), "0.0" S "kWh");
  check (sol_format_energy (-60), "−0.1" S "kWh");
  check (sol_format_energy_number (28749), "28.7");
  check (sol_format_energy_panel (754), "0.75" S "kWh");
  check (sol_format_energy_long (999400, TRUE), "999" S "kWh");
  check (sol_format_energy_long (999500, TRUE), "1.00" S "MWh");
  check (sol_format_energy_long (1880000, TRUE), "1.88" S "MWh");
  check (sol_format_energy_long (9999499, FALSE), "9999" S "kWh");
  check (sol_format_energy_long (9999600, FALSE), "10.00" S "MWh");
  check (sol_format_energy_long (10000000, FALSE), "10.00" S "MWh");
  check (sol_format_energy_long (NAN, TRUE), "–");
  check (sol_format_stored (7200, 10000), "7.2 of 10" S "kWh");
  check (sol_format_stored (7200, 10080), "7.2 of 10.1" S "kWh");
  check (sol_format_stored (7200, NAN), "7.2" S "kWh");
  check (sol_format_stored (NAN, 10000), "–");
}

static void
test_others (void)
{
  check (sol_format_percent (72.4), "72%");
  check (sol_format_percent (0), "0%");
  check (sol_format_percent (NAN), "–");
  check (sol_format_difference (-44.2, 0), "−44%");
  check (sol_format_difference (0.23, 1), "+0.2%");
  check (sol_format_difference (-0.04, 1), "0.0%");
  check (sol_format_difference (NAN, 1), "–");
  check (sol_format_amps (16), "16" S "A");
  check (sol_format_amps (0), "–");
  check (sol_format_distance (53, TRUE), "85" S "km");
  check (sol_format_distance (53, FALSE), "53" S "mi");
  check (sol_format_distance (NAN, TRUE), "–");
}

static void
test_money (void)
{
  check (sol_format_money (0.64, "EUR"), "€0.64");
  check (sol_format_money (0.64, "eur"), "€0.64");
  check (sol_format_money (0.64, "€"), "€0.64");
  check (sol_format_money (-3.5, "USD"), "−$3.50");
  check (sol_format_money (-0.001, "USD"), "$0.00");
  check (sol_format_money (12.34, "AUD"), "A$12.34");
  check (sol_format_money (120, "JPY"), "¥120");
  check (sol_format_money (12.34, "CHF"), "CHF" S "12.34");
  check (sol_format_money (12.34, NULL), "12.34");
  check (sol_format_money (12.34, ""), "12.34");
  check (sol_format_money (NAN, "EUR"), "–");
}

static void
test_texts (void)
{
  check (sol_format_mask_mail ("iris.dont@example.org"), "i•••t@example.org");
  check (sol_format_mask_mail ("abc@example.org"), "a•••c@example.org");
  check (sol_format_mask_mail ("ab@example.org"), "a•••@example.org");
  check (sol_format_mask_mail ("a@example.org"), "a•••@example.org");
  check (sol_format_mask_mail ("örjan.ö@example.org"), "ö•••ö@example.org");
  check (sol_format_mask_mail ("@example.org"), "•••");
  check (sol_format_mask_mail ("nobody"), "•••");
  check (sol_format_mask_mail ("\xff@x"), "•••");
  check (sol_format_mask_mail (NULL), "•••");
  check (sol_markup_escape_label ("Müller & Söhne <Haus>"), "Müller &amp; Söhne &lt;Haus&gt;");
  check (sol_markup_escape_label (NULL), "");
  check (sol_markup_escape_label ("a\xff"), "a\uFFFD");
}

static void
test_german (void)
{
  if (!test_locale_enter (LC_ALL, "de_DE.UTF-8"))
    return;
  check (sol_format_power (5640), "5,64" S "kW");
  check (sol_format_energy_long (1027000, FALSE), "1.027" S "kWh");
  check (sol_format_money (1234.5, "EUR"), "1.234,50" S "€");
  check (sol_format_difference (-0.25, 1), "−0,2%");
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_english (void)
{
  if (!test_locale_enter (LC_ALL, "en_US.UTF-8"))
    return;
  check (sol_format_energy_long (1027000, FALSE), "1,027" S "kWh");
  check (sol_format_money (1234.5, "USD"), "$1,234.50");
  check (sol_format_money (0.64, "EUR"), "€0.64");
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/format-number/power", test_power);
  g_test_add_func ("/domain/format-number/energy", test_energy);
  g_test_add_func ("/domain/format-number/others", test_others);
  g_test_add_func ("/domain/format-number/money", test_money);
  g_test_add_func ("/domain/format-number/texts", test_texts);
  g_test_add_func ("/domain/format-number/german", test_german);
  g_test_add_func ("/domain/format-number/english", test_english);
  return g_test_run ();
}
