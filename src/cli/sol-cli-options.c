/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-options"

#include "sol-cli-options.h"

#include <glib/gi18n-lib.h>
#include <math.h>
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
  [SOL_CLI_SEARCH] = { "--search", "TEXT", N_ ("Only sites whose name contains the text") },
  [SOL_CLI_AMPS] = { "--amps", "N", N_ ("Charge with this current") },
  [SOL_CLI_LIMIT] = { "--limit", "N", N_ ("At most so many, newest first") },
};

SolCliOptions *
sol_cli_options_new (void)
{
  SolCliOptions *self = g_new0 (SolCliOptions, 1);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->seed = 1;
  self->speed = 1;
  self->timeout = SOL_CLI_DEFAULT_TIMEOUT;
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
  good = read_whole (value, 1, G_MAXINT32, &whole);
  if (option == SOL_CLI_AMPS)
    self->amps = (int) whole;
  else
    self->limit = (guint) whole;
  return good;
}

static gboolean
take_value (SolCliOptions *self, SolCliOption option, const char *value)
{
  char **const texts[SOL_CLI_N_OPTIONS] = {
    [SOL_CLI_SERVER] = &self->server,   [SOL_CLI_SCENARIO] = &self->scenario,
    [SOL_CLI_ACCOUNT] = &self->account, [SOL_CLI_SITE] = &self->site,
    [SOL_CLI_SEARCH] = &self->search,
  };
  if (texts[option] == NULL)
    return take_number (self, option, value);
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
  g_autofree char *valid = g_utf8_make_valid (detail, -1);
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
  self->given |= SOL_CLI_OPTION_BIT (option);
  if (table[option].argument == NULL)
    {
      if (value != NULL)
        set_usage (error, _ ("%s takes no value"), table[option].name);
      return used;
    }
  if (value == NULL && argv[1] != NULL)
    {
      value = argv[1];
      used = 2;
    }
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
