/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-format-number"

#include "sol-format.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define DASH "–"
#define NBSP "\xc2\xa0"
#define MINUS "\xe2\x88\x92"

#define KM_PER_MILE 1.609344

/* @text, which came from the C library, in UTF-8 even where the locale's own signs are not. */
static char *
to_utf8 (char *text)
{
  if (g_utf8_validate (text, -1, NULL))
    return text;

  char *converted = g_locale_to_utf8 (text, -1, NULL, NULL, NULL);
  if (converted == NULL)
    converted = g_utf8_make_valid (text, -1);
  g_free (text);
  return converted;
}

/* The size of @value with the locale's signs; whether it is below zero after rounding goes to @negative. */
static char *
digits (double value, int decimals, gboolean *negative)
{
  double unit = pow (10, -decimals);
  gboolean zero = fabs (value) < unit / 2;

  *negative = value < 0 && !zero;
  return to_utf8 (g_strdup_printf ("%'.*f", decimals, zero ? 0.0 : fabs (value)));
}

static char *
number (double value, int decimals)
{
  gboolean negative = FALSE;

  if (!isfinite (value))
    return g_strdup (DASH);
  g_autofree char *text = digits (value, decimals, &negative);
  return g_strconcat (negative ? MINUS : "", text, NULL);
}

static char *
with_unit (double value, int decimals, const char *unit)
{
  g_autofree char *text = number (value, decimals);
  return isfinite (value) ? g_strconcat (text, NBSP, unit, NULL) : g_steal_pointer (&text);
}

static double
kilowatts (double watts)
{
  return fabs (watts) < SOL_IDLE_W ? 0 : watts / 1000;
}

char *
sol_format_power (double watts)
{
  return with_unit (kilowatts (watts), 2, _ ("kW"));
}

char *
sol_format_power_number (double watts)
{
  return number (kilowatts (watts), 2);
}

char *
sol_format_power_about (double watts)
{
  if (!isfinite (watts))
    return g_strdup (DASH);
  g_autofree char *text = with_unit (watts / 1000, 1, _ ("kW"));
  return g_strconcat ("≈" NBSP, text, NULL);
}

char *
sol_format_spoken_power (double watts)
{
  if (!isfinite (watts))
    return g_strdup (_ ("unknown"));
  g_autofree char *text = sol_format_power_number (watts);
  /* TRANSLATORS: spoken by screen readers; %s is a number with decimals */
  return g_strdup_printf (_ ("%s kilowatts"), text);
}

char *
sol_format_energy (double wh)
{
  return with_unit (wh / 1000, 1, _ ("kWh"));
}

char *
sol_format_energy_number (double wh)
{
  return number (wh / 1000, 1);
}

char *
sol_format_energy_panel (double wh)
{
  return with_unit (wh / 1000, 2, _ ("kWh"));
}

char *
sol_format_energy_long (double wh, gboolean single_fact)
{
  /* By the number as it would be read, so that 9,999.7 is not "10,000 kWh". */
  double kwh = round (fabs (wh) / 1000);
  if (kwh >= (single_fact ? 1000 : 10000))
    return with_unit (wh / 1e6, 2, _ ("MWh"));
  return with_unit (wh / 1000, 0, _ ("kWh"));
}

char *
sol_format_percent (double percent)
{
  if (!isfinite (percent))
    return g_strdup (DASH);
  g_autofree char *text = number (percent, 0);
  return g_strconcat (text, "%", NULL);
}

char *
sol_format_difference (double percent, int decimals)
{
  gboolean negative = FALSE;

  if (!isfinite (percent))
    return g_strdup (DASH);
  g_autofree char *text = digits (percent, decimals, &negative);
  gboolean zero = fabs (percent) < pow (10, -decimals) / 2;
  return g_strconcat (negative ? MINUS : zero ? "" : "+", text, "%", NULL);
}

char *
sol_format_amps (int amps)
{
  /* The cloud's 0 is no set-point (addendum 1.7.2). */
  return amps <= 0 ? g_strdup (DASH) : with_unit (amps, 0, _ ("A"));
}

char *
sol_format_distance (double miles, gboolean metric)
{
  return metric ? with_unit (miles * KM_PER_MILE, 0, _ ("km")) : with_unit (miles, 0, _ ("mi"));
}

char *
sol_format_stored (double wh, double capacity_wh)
{
  if (!isfinite (wh) || !isfinite (capacity_wh))
    return sol_format_energy (wh);

  double kwh = capacity_wh / 1000;
  gboolean whole = fabs (kwh - round (kwh)) < 0.05;
  g_autofree char *stored = number (wh / 1000, 1);
  g_autofree char *capacity = with_unit (kwh, whole ? 0 : 1, _ ("kWh"));
  /* TRANSLATORS: what a battery holds and what it can hold: "7.2 of 10 kWh" */
  return g_strdup_printf (_ ("%s of %s"), stored, capacity);
}

static const struct
{
  const char *code;
  const char *sign;
  int decimals;
} currencies[] = {
  { "EUR", "€", 2 },   { "USD", "$", 2 },   { "GBP", "£", 2 },  { "AUD", "A$", 2 }, { "CAD", "CA$", 2 },
  { "NZD", "NZ$", 2 }, { "MXN", "MX$", 2 }, { "BRL", "R$", 2 }, { "INR", "₹", 2 },  { "JPY", "¥", 0 },
  { "KRW", "₩", 0 },   { "CLP", "CLP", 0 }, { "ILS", "₪", 2 },  { "PLN", "zł", 2 }, { "TRY", "₺", 2 },
};

/* The locale's own sign when it is the locale's own currency, else one that cannot be mistaken. */
static const char *
currency_sign (const char *currency, const struct lconv *locale, int *decimals)
{
  const char *sign = currency;

  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      if (g_ascii_strcasecmp (currency, currencies[i].code) != 0)
        continue;
      sign = currencies[i].sign;
      *decimals = currencies[i].decimals;
    }
  if (strlen (currency) == 3 && g_ascii_strncasecmp (locale->int_curr_symbol, currency, 3) == 0
      && *locale->currency_symbol != '\0' && g_utf8_validate (locale->currency_symbol, -1, NULL))
    sign = locale->currency_symbol;
  return sign;
}

char *
sol_format_money (double amount, const char *currency)
{
  const struct lconv *locale = localeconv ();
  int decimals = 2;
  gboolean negative = FALSE;

  if (!isfinite (amount))
    return g_strdup (DASH);
  if (currency == NULL || *currency == '\0')
    return number (amount, decimals);

  const char *sign = currency_sign (currency, locale, &decimals);
  g_autofree char *text = digits (amount, decimals, &negative);
  /* Without a locale these are CHAR_MAX: sign first and close, as in the design. */
  gboolean first = locale->p_cs_precedes != 0;
  gboolean apart = locale->p_sep_by_space == 1 || (first && g_ascii_isalpha (sign[strlen (sign) - 1]));
  return g_strconcat (negative ? MINUS : "", first ? sign : text, apart ? NBSP : "", first ? text : sign,
                      NULL);
}

char *
sol_format_mask_mail (const char *mail)
{
  const char *at = mail == NULL || !g_utf8_validate (mail, -1, NULL) ? NULL : strrchr (mail, '@');
  if (at == NULL || at == mail)
    return g_strdup ("•••");

  g_autofree char *first = g_utf8_substring (mail, 0, 1);
  const char *last = g_utf8_find_prev_char (mail, at);
  /* Of two letters both would be the whole name. */
  gboolean is_short = g_utf8_strlen (mail, at - mail) < 3;
  g_autofree char *end = g_strndup (last, is_short ? 0 : at - last);
  return g_strconcat (first, "•••", end, at, NULL);
}

char *
sol_markup_escape_label (const char *text)
{
  if (text == NULL)
    return g_strdup ("");
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  return g_markup_escape_text (valid, -1);
}
