/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-battery-windows.h"

G_BEGIN_DECLS

/** SolCliOption: every option there is. Those up to %SOL_CLI_N_COMMON belong to every command. */
typedef enum
{
  SOL_CLI_SERVER,
  SOL_CLI_DEMO,
  SOL_CLI_SCENARIO,
  SOL_CLI_SEED,
  SOL_CLI_SPEED,
  SOL_CLI_START,
  SOL_CLI_ACCOUNT,
  SOL_CLI_NO_KEYRING,
  SOL_CLI_FRESH,
  SOL_CLI_SITE,
  SOL_CLI_JSON,
  SOL_CLI_TIMEOUT,
  SOL_CLI_VERBOSE,
  SOL_CLI_HELP,
  SOL_CLI_VERSION,
  SOL_CLI_N_COMMON,
  SOL_CLI_SEARCH = SOL_CLI_N_COMMON,
  SOL_CLI_AMPS,
  SOL_CLI_LIMIT,
  SOL_CLI_BEGIN, /* of a window of the day */
  SOL_CLI_END,
  SOL_CLI_DAYS,
  SOL_CLI_REMINDER,
  SOL_CLI_RESERVE,
  SOL_CLI_ACCEPT_DISCLAIMER,
  SOL_CLI_CHARGER,
  SOL_CLI_KIND,
  SOL_CLI_FROM,
  SOL_CLI_TO,
  SOL_CLI_BY,
  SOL_CLI_CSV,
  SOL_CLI_CONFIRM_SITE,
  SOL_CLI_N_OPTIONS,
} SolCliOption;

typedef guint64 SolCliOptionSet;
#define SOL_CLI_OPTION_BIT(option) ((SolCliOptionSet) 1 << (option))

/** SolCliPeriod: what energies are summed up by. */
typedef enum
{
  SOL_CLI_BY_DAY,
  SOL_CLI_BY_MONTH,
  SOL_CLI_BY_YEAR,
} SolCliPeriod;

/** SOL_CLI_DEFAULT_TIMEOUT: seconds. */
#define SOL_CLI_DEFAULT_TIMEOUT 90.0

/** SolCliOptions: a command line that was taken apart. */
typedef struct
{
  GPtrArray *words;      /* (element-type utf8): what is no option */
  SolCliOptionSet given; /* which options were there */
  char *server;          /* an origin without a slash at the end */
  char *scenario, *account, *site, *search;
  char *confirm_site; /* (nullable) */
  guint32 seed;
  double speed;
  gint64 start;   /* epoch seconds, 0 not given */
  double timeout; /* seconds */
  int amps;       /* 0 not given */
  guint limit;    /* 0 not given */
  int begin, end; /* minutes after midnight, -1 not given */
  SolDays days;
  int reminder; /* minutes, -1 not given */
  int reserve;  /* percent, -1 not given */
  gboolean charger;
  SolBatteryWindowKind kind; /* %SOL_N_BATTERY_WINDOW_KINDS not given */
  char *from, *to;           /* (nullable) `YYYY-MM-DD` */
  SolCliPeriod by;
} SolCliOptions;

SolCliOptions *sol_cli_options_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_cli_options_free (SolCliOptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolCliOptions, sol_cli_options_free)

gboolean sol_cli_options_have (const SolCliOptions *self, SolCliOption option);

/** sol_cli_options_parse: takes @argv without the program's name apart. On an error (%SOL_CLI_ERROR_USAGE)
 * what was understood before it, `--json` above all, is in @self nevertheless. */
gboolean sol_cli_options_parse (SolCliOptions *self, const char *const *argv, GError **error);

/** sol_cli_read_switch: whether @word is `on` or `off`, stored in @on. */
gboolean sol_cli_read_switch (const char *word, gboolean *on);

/** sol_cli_get_kind_name: Returns: (transfer none) (nullable): `charge`, `discharge` or `restrict`. */
const char *sol_cli_get_kind_name (SolBatteryWindowKind kind);

/** sol_cli_option_get_name: `--amps`. */
const char *sol_cli_option_get_name (SolCliOption option);

/** sol_cli_option_get_argument: Returns: (nullable): `SECONDS`. */
const char *sol_cli_option_get_argument (SolCliOption option);

/** sol_cli_option_get_help: a line, translated. */
const char *sol_cli_option_get_help (SolCliOption option);

G_END_DECLS
