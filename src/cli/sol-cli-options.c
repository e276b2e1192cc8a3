/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-options"

#include "sol-cli-options.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sol-cli-error.h"

/* Nobody waits longer, and the clock counts microseconds. */
#define MAX_TIMEOUT 86400.0

static const struct
{
  const char *name;
  const char *argument; /* %NULL: a switch */
  const char *help;
} table[SOL_CLI_N_OPTIONS] = {
  [SOL_CLI_SERVER] = { "--server", "URL", N_ ("Talk to this origin instead of the cloud") },
  [SOL_CLI_DEMO] = { "--demo", NULL, N_ ("Start a simulated home and sign in to it") },
  [SOL_CLI_SCENARIO] = { "--scenario", "NAME", N_ ("Demo: what home") },
  [SOL_CLI_SEED] = { "--seed", "N", N_ ("Demo: same seed, same home") },
  [SOL_CLI_SPEED] = { "--speed", "FACTOR", N_ ("Demo: simulated seconds per second") },
  [SOL_CLI_START] = { "--start", "TIME", N_ ("Demo: first moment, ISO 8601 or epoch seconds") },
  [SOL_CLI_ACCOUNT] = { "--account", "EMAIL", N_ ("Which account") },
  [SOL_CLI_NO_KEYRING] = { "--no-keyring", NULL, N_ ("Keep nothing: sign in for this command only") },
  [SOL_CLI_FRESH] = { "--fresh", NULL, N_ ("Read again, whatever the age") },
  [SOL_CLI_SITE] = { "--site", "ID", N_ ("Which site, where the account has several") },
  [SOL_CLI_JSON] = { "--json", NULL, N_ ("Print one JSON document") },
  [SOL_CLI_TIMEOUT] = { "--timeout", "SECONDS", N_ ("How long to wait (default 90)") },
  [SOL_CLI_VERBOSE] = { "--verbose", NULL, N_ ("Print the log on standard error") },
  [SOL_CLI_HELP] = { "--help", NULL, N_ ("Show this help") },
  [SOL_CLI_VERSION] = { "--version", NULL, N_ ("Show the version") },
  [SOL_CLI_SEARCH] = { "--search", "TEXT", N_ ("Only what contains the text") },
  [SOL_CLI_AMPS] = { "--amps", "N", N_ ("Charge with this current") },
  [SOL_CLI_LIMIT] = { "--limit", "N", N_ ("At most so many, newest first; of a battery window: percent") },
  [SOL_CLI_BEGIN] = { "--start", "HH:MM", N_ ("When it begins") },
  [SOL_CLI_END] = { "--end", "HH:MM", N_ ("When it ends; earlier than the start: on the next day") },
  [SOL_CLI_DAYS] = { "--days", "LIST", N_ ("Days of the week, 1 is Monday: 1,3,5 or 1-5") },
  [SOL_CLI_REMINDER] = { "--reminder", "MIN", N_ ("Remind so many minutes before; 0 for none") },
  [SOL_CLI_RESERVE] = { "--reserve", "N", N_ ("Backup reserve in percent") },
  [SOL_CLI_ACCEPT_DISCLAIMER]
  = { "--accept-disclaimer", NULL, N_ ("Accept the terms of charging from the grid") },
  [SOL_CLI_CHARGER] = { "--charger", "on|off", N_ ("Whether alerts also charge the car") },
  [SOL_CLI_KIND] = { "--kind", "KIND", N_ ("charge, discharge or restrict") },
  [SOL_CLI_FROM] = { "--from", "DATE", N_ ("First day, YYYY-MM-DD") },
  [SOL_CLI_TO] = { "--to", "DATE", N_ ("Last day, YYYY-MM-DD") },
  [SOL_CLI_BY] = { "--by", "PERIOD", N_ ("Sums by day, month or year (default day)") },
  [SOL_CLI_CSV] = { "--csv", NULL, N_ ("Print comma-separated values") },
  [SOL_CLI_CONFIRM_SITE] = { "--confirm-site", "NAME", N_ ("The site's name, spelled exactly") },
};

SolCliOptions *
sol_cli_options_new (void)
{
  SolCliOptions *self = g_new0 (SolCliOptions, 1);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->seed = 1;
  self->speed = 1;
  self->timeout = SOL_CLI_DEFAULT_TIMEOUT;
  self->begin = self->end = -1;
  self->days = SOL_NO_DAY;
  self->reminder = self->reserve = -1;
  self->kind = SOL_N_BATTERY_WINDOW_KINDS;
  return self;
}

void
sol_cli_options_free (SolCliOptions *self)
{
  g_ptr_array_unref (self->words);
  g_free (self->server);
  g_free (self->scenario);
  g_free (self->account);
  g_free (self->site);
  g_free (self->search);
  g_free (self->confirm_site);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

gboolean
sol_cli_options_have (const SolCliOptions *self, SolCliOption option)
{
  return (self->given & SOL_CLI_OPTION_BIT (option)) != 0;
}

const char *
sol_cli_option_get_name (SolCliOption option)
{
  return table[option].name;
}

const char *
sol_cli_option_get_argument (SolCliOption option)
{
  return table[option].argument;
}

const char *
sol_cli_option_get_help (SolCliOption option)
{
  return _ (table[option].help);
}

static void
set_text (char **member, const char *value)
{
  g_free (*member);
  *member = g_utf8_make_valid (value, -1);
}

static gboolean
read_whole (const char *text, gint64 min, gint64 max, gint64 *value)
{
  return g_ascii_string_to_signed (text, 10, min, max, value, NULL);
}

static gboolean
read_number (const char *text, double *value)
{
  char *end;
  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*value);
}

/* A time without an offset is the computer's local time. */
static gboolean
read_start (const char *text, gint64 *start)
{
  if (read_whole (text, 1, G_MAXINT32 * G_GINT64_CONSTANT (4), start))
    return TRUE;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, zone);
  if (time != NULL)
    *start = g_date_time_to_unix (time);
  return time != NULL && *start > 0;
}

/* Returns: whether @value is one that @option can have. */
static gboolean
take_number (SolCliOptions *self, SolCliOption option, const char *value)
{
  gint64 whole = 0;
  double number = 0;
  gboolean good;

  if (option == SOL_CLI_SPEED || option == SOL_CLI_TIMEOUT)
    {
      if (!read_number (value, &number))
        return FALSE;
      good = option == SOL_CLI_SPEED ? number >= 0 : number > 0 && number <= MAX_TIMEOUT;
      *(option == SOL_CLI_SPEED ? &self->speed : &self->timeout) = number;
      return good;
    }
  if (option == SOL_CLI_START)
    return read_start (value, &self->start);
  if (option == SOL_CLI_SEED)
    {
      good = read_whole (value, 0, G_MAXUINT32, &whole);
      self->seed = (guint32) whole;
      return good;
    }
  if (option == SOL_CLI_REMINDER || option == SOL_CLI_RESERVE)
    {
      good = read_whole (value, 0, option == SOL_CLI_RESERVE ? 100 : SOL_MINUTES_PER_DAY, &whole);
      *(option == SOL_CLI_RESERVE ? &self->reserve : &self->reminder) = (int) whole;
      return good;
    }
  good = read_whole (value, 1, G_MAXINT32, &whole);
  if (option == SOL_CLI_AMPS)
    self->amps = (int) whole;
  else
    self->limit = (guint) whole;
  return good;
}

gboolean
sol_cli_read_switch (const char *word, gboolean *on)
{
  *on = g_str_equal (word, "on");
  return *on || g_str_equal (word, "off");
}

/* `1,3,5`, `1-5` and both mixed. */
static gboolean
read_days (const char *text, SolDays *days)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  *days = SOL_NO_DAY;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = parts[i];
      gboolean range = strlen (part) == 3 && part[1] == '-';
      if ((strlen (part) != 1 && !range) || part[0] < '1' || part[0] > '7')
        return FALSE;
      if (range && (part[2] < part[0] || part[2] > '7'))
        return FALSE;
      for (char day = part[0]; day <= (range ? part[2] : part[0]); day++)
        *days |= sol_day (day - '0');
    }
  return *days != SOL_NO_DAY;
}

/* Returns: whether @value is a real day, stored in @date. */
static gboolean
read_date (const char *value, char **date)
{
  int year, month, day;
  if (strlen (value) != 10 || strspn (value, "0123456789-") != 10
      || sscanf (value, "%4d-%2d-%2d", &year, &month, &day) != 3 || year < 1970
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  set_text (date, value);
  return TRUE;
}

static gboolean
read_kind (const char *value, SolBatteryWindowKind *kind)
{
  for (*kind = 0; *kind < SOL_N_BATTERY_WINDOW_KINDS; (*kind)++)
    if (g_str_equal (value, sol_cli_get_kind_name (*kind)))
      return TRUE;
  return FALSE;
}

static gboolean
read_period (const char *value, SolCliPeriod *by)
{
  static const char *const words[] = { "day", "month", "year" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (value, words[i]))
      {
        *by = (SolCliPeriod) i;
        return TRUE;
      }
  return FALSE;
}

const char *
sol_cli_get_kind_name (SolBatteryWindowKind kind)
{
  static const char *const words[SOL_N_BATTERY_WINDOW_KINDS] = {
    [SOL_BATTERY_WINDOW_CHARGE] = "charge",
    [SOL_BATTERY_WINDOW_DISCHARGE] = "discharge",
    [SOL_BATTERY_WINDOW_RESTRICT] = "restrict",
  };
  return kind < SOL_N_BATTERY_WINDOW_KINDS ? words[kind] : NULL;
}

/* What is neither a text nor a number. Returns: whether it is one of these, its verdict in @good. */
static gboolean
take_word (SolCliOptions *self, SolCliOption option, const char *value, gboolean *good)
{
  if (option == SOL_CLI_BEGIN || option == SOL_CLI_END)
    {
      int minute = strlen (value) == 5 ? sol_minute_from_text (value) : -1;
      *(option == SOL_CLI_BEGIN ? &self->begin : &self->end) = minute;
      *good = minute >= 0;
    }
  else if (option == SOL_CLI_DAYS)
    *good = read_days (value, &self->days);
  else if (option == SOL_CLI_CHARGER)
    *good = sol_cli_read_switch (value, &self->charger);
  else if (option == SOL_CLI_KIND)
    *good = read_kind (value, &self->kind);
  else if (option == SOL_CLI_FROM || option == SOL_CLI_TO)
    *good = read_date (value, option == SOL_CLI_FROM ? &self->from : &self->to);
  else if (option == SOL_CLI_BY)
    *good = read_period (value, &self->by);
  else
    return FALSE;
  return TRUE;
}

static gboolean
take_value (SolCliOptions *self, SolCliOption option, const char *value)
{
  char **const texts[SOL_CLI_N_OPTIONS] = {
    [SOL_CLI_SERVER] = &self->server,   [SOL_CLI_SCENARIO] = &self->scenario,
    [SOL_CLI_ACCOUNT] = &self->account, [SOL_CLI_SITE] = &self->site,
    [SOL_CLI_SEARCH] = &self->search,   [SOL_CLI_CONFIRM_SITE] = &self->confirm_site,
  };
  gboolean good;
  if (texts[option] == NULL)
    return take_word (self, option, value, &good) ? good : take_number (self, option, value);
  set_text (texts[option], value);
  /* The same place with and without the slash must not have two folders of data. */
  while (option == SOL_CLI_SERVER && g_str_has_suffix (self->server, "/"))
    self->server[strlen (self->server) - 1] = '\0';
  return *value != '\0' || option == SOL_CLI_SEARCH;
}

static SolCliOption
find_option (const char *word, const char **value)
{
  const char *equals = strchr (word, '=');
  gsize length = equals != NULL ? (gsize) (equals - word) : strlen (word);
  SolCliOption option = 0;

  if (g_str_equal (word, "-h"))
    return SOL_CLI_HELP;
  while (option < SOL_CLI_N_OPTIONS
         && (strlen (table[option].name) != length || strncmp (word, table[option].name, length) != 0))
    option++;
  *value = equals != NULL ? equals + 1 : NULL;
  return option;
}

static void
set_usage (GError **error, const char *format, const char *detail)
{
  /* The first thing that is wrong is what a person is told. */
  if (error == NULL || *error != NULL)
    return;
  g_autofree char *valid = g_utf8_make_valid (detail != NULL ? detail : "", -1);
  g_autofree char *message = NULL;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (format, valid);
#pragma GCC diagnostic pop
  g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE, message);
}

/* Returns: how many words were taken. */
static guint
take_option (SolCliOptions *self, const char *const *argv, GError **error)
{
  const char *value = NULL;
  SolCliOption option = find_option (argv[0], &value);
  guint used = 1;

  if (option == SOL_CLI_N_OPTIONS)
    {
      /* What follows the sign may be a secret that got into the wrong place. */
      g_autofree char *name = g_strndup (argv[0], strcspn (argv[0], "="));
      set_usage (error, _ ("There is no option %s"), name);
      return used;
    }
  if (table[option].argument == NULL)
    {
      if (value != NULL)
        set_usage (error, _ ("%s takes no value"), table[option].name);
      self->given |= SOL_CLI_OPTION_BIT (option);
      return used;
    }
  if (value == NULL && argv[1] != NULL)
    {
      value = argv[1];
      used = 2;
    }
  /* One name for two things, told apart by what follows. */
  if (option == SOL_CLI_START && value != NULL && sol_minute_from_text (value) >= 0)
    option = SOL_CLI_BEGIN;
  self->given |= SOL_CLI_OPTION_BIT (option);
  if (value == NULL)
    set_usage (error, _ ("%s needs a value"), table[option].name);
  else if (!take_value (self, option, value))
    set_usage (error, _ ("That value does not fit %s"), table[option].name);
  return used;
}

static void
check (SolCliOptions *self, GError **error)
{
  const SolCliOption of_demo[] = { SOL_CLI_SCENARIO, SOL_CLI_SEED, SOL_CLI_SPEED, SOL_CLI_START };

  for (guint i = 0; i < G_N_ELEMENTS (of_demo); i++)
    if (sol_cli_options_have (self, of_demo[i]) && !sol_cli_options_have (self, SOL_CLI_DEMO))
      set_usage (error, _ ("%s goes with --demo only"), table[of_demo[i]].name);
  if (sol_cli_options_have (self, SOL_CLI_DEMO) && sol_cli_options_have (self, SOL_CLI_SERVER))
    set_usage (error, _ ("--demo and %s do not go together"), table[SOL_CLI_SERVER].name);
  if (sol_cli_options_have (self, SOL_CLI_CSV) && sol_cli_options_have (self, SOL_CLI_JSON))
    set_usage (error, _ ("--json and %s do not go together"), table[SOL_CLI_CSV].name);
  if (self->from != NULL && self->to != NULL && strcmp (self->from, self->to) > 0)
    set_usage (error, _ ("The first day is after the last one"), NULL);
}

gboolean
sol_cli_options_parse (SolCliOptions *self, const char *const *argv, GError **error)
{
  g_autoptr (GError) wrong = NULL;
  gboolean words_only = FALSE;

  for (guint i = 0; argv[i] != NULL;)
    {
      if (!words_only && g_str_equal (argv[i], "--"))
        {
          words_only = TRUE;
          i++;
        }
      else if (!words_only && argv[i][0] == '-' && argv[i][1] != '\0')
        i += take_option (self, argv + i, &wrong);
      else
        g_ptr_array_add (self->words, g_utf8_make_valid (argv[i++], -1));
    }
  check (self, &wrong);
  if (wrong == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}
