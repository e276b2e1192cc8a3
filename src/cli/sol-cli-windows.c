/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-windows"

#include <glib/gi18n-lib.h>

#include "sol-cli-change.h"
#include "sol-cli-commands.h"
#include "sol-cli-error.h"
#include "sol-cli-words.h"
#include "sol-format.h"

/* `battery windows` and `battery window add`, `edit`, `remove`, `enable`, `disable`. */

static const SolBatteryWindows *
get_windows (SolCli *self)
{
  return sol_battery_get_windows (sol_site_get_battery (self->site));
}

/* The echo says yes for families that are off, so both must. */
static SolTruth
is_enabled (SolCli *self, const SolBatteryWindow *window)
{
  const SolBatterySettings *settings = sol_battery_get_settings (sol_site_get_battery (self->site));
  SolTruth family = sol_battery_windows_family_on (get_windows (self), settings, window->kind);

  if (family == SOL_NO || window->enabled_echo == SOL_NO)
    return SOL_NO;
  return window->enabled_echo != SOL_UNKNOWN ? window->enabled_echo : family;
}

static const char *
state_of (const SolBatteryWindow *window, SolTruth enabled)
{
  if (window->state == SOL_BATTERY_WINDOW_PENDING)
    return "pending";
  if (enabled == SOL_NO)
    return "off";
  return window->state == SOL_BATTERY_WINDOW_ACTIVE ? "active" : NULL;
}

static gboolean
is_wanted (SolCli *self, const SolBatteryWindow *window)
{
  return self->options->kind == SOL_N_BATTERY_WINDOW_KINDS || self->options->kind == window->kind;
}

static void
write_window (SolCli *self, SolCliJson *json, const SolBatteryWindow *window)
{
  SolTruth enabled = is_enabled (self, window);

  sol_cli_json_open (json, NULL);
  sol_cli_json_string (json, "id", window->id);
  sol_cli_json_string (json, "kind", sol_cli_get_kind_name (window->kind));
  sol_cli_json_minute (json, "start", window->window.start);
  sol_cli_json_minute (json, "end", window->window.end);
  sol_cli_json_days (json, "days", window->window.days);
  sol_cli_json_count (json, "limit_percent", window->limit_percent);
  sol_cli_json_truth (json, "enabled", enabled);
  sol_cli_json_string (json, "state", state_of (window, enabled));
  sol_cli_json_close (json);
}

void
sol_cli_json_windows (SolCli *self, SolCliJson *json)
{
  const SolBatteryWindows *windows = get_windows (self);

  if (windows == NULL)
    {
      sol_cli_json_null (json, "windows");
      return;
    }
  sol_cli_json_open_array (json, "windows");
  for (guint i = 0; i < windows->windows->len; i++)
    if (is_wanted (self, g_ptr_array_index (windows->windows, i)))
      write_window (self, json, g_ptr_array_index (windows->windows, i));
  sol_cli_json_close (json);
}

static const char *
describe_kind (SolBatteryWindowKind kind)
{
  static const char *const words[SOL_N_BATTERY_WINDOW_KINDS] = {
    [SOL_BATTERY_WINDOW_CHARGE] = N_ ("Charge from the grid"),
    [SOL_BATTERY_WINDOW_DISCHARGE] = N_ ("Discharge to the grid"),
    [SOL_BATTERY_WINDOW_RESTRICT] = N_ ("Keep the battery"),
  };
  return _ (words[kind]);
}

static const char *
describe_state (const char *state)
{
  if (g_strcmp0 (state, "active") == 0)
    return _ ("Active");
  if (g_strcmp0 (state, "pending") == 0)
    return _ ("Pending");
  return state != NULL ? _ ("Off") : "–";
}

static void
add_window (SolCli *self, SolCliText *text, const SolBatteryWindow *window)
{
  g_autofree char *times = sol_cli_describe_window (&window->window);
  g_autofree char *days = sol_cli_describe_days (window->window.days);
  g_autofree char *limit
      = window->limit_percent >= 0 ? sol_format_percent (window->limit_percent) : g_strdup ("–");
  sol_cli_text_row (text, window->id, describe_kind (window->kind), times, days, limit,
                    describe_state (state_of (window, is_enabled (self, window))), NULL);
}

void
sol_cli_text_windows (SolCli *self, SolCliText *text)
{
  const SolBatteryWindows *windows = get_windows (self);

  if (self->detail != NULL)
    sol_cli_text_line (text, self->detail);
  if (windows == NULL || windows->windows->len == 0)
    {
      sol_cli_text_line (text, _ ("There are no windows"));
      return;
    }
  sol_cli_text_row (text, _ ("Window"), _ ("Kind"), _ ("Time"), _ ("Days"), _ ("Limit"), _ ("State"), NULL);
  for (guint i = 0; i < windows->windows->len; i++)
    if (is_wanted (self, g_ptr_array_index (windows->windows, i)))
      add_window (self, text, g_ptr_array_index (windows->windows, i));
}

gboolean
sol_cli_run_windows (SolCli *self, GError **error)
{
  return sol_cli_find_battery (self, error);
}

/* Changes. */

static gboolean
find_windows (SolCli *self, GError **error)
{
  if (!sol_cli_find_battery (self, error))
    return FALSE;
  g_clear_error (&self->trouble);
  return sol_cli_check (self, error);
}

/* What was read, anew when it is not in there: it may have been made elsewhere just now. */
static const SolBatteryWindow *
find_window (SolCli *self, const char *id, GError **error)
{
  const SolBatteryWindows *windows = get_windows (self);
  const SolBatteryWindow *window = windows == NULL ? NULL : sol_battery_windows_find (windows, id);

  if (window == NULL && !sol_cli_read_now (self, SOL_FAMILY_BIT (SOL_FAMILY_BATTERY_WINDOWS), error))
    return NULL;
  windows = get_windows (self);
  window = windows == NULL ? NULL : sol_battery_windows_find (windows, id);
  if (window == NULL)
    g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_NO_SUCH_DEVICE, _ ("There is no such window"));
  return window;
}

static gboolean
request (SolCli *self, GVariant *wanted, const SolBatteryWindow *window, GError **error)
{
  g_autofree char *times = sol_cli_describe_window (&window->window);
  const SolCliChange change = {
    .control = sol_battery_get_control (sol_site_get_battery (self->site), SOL_BATTERY_WINDOW),
    .wanted = wanted,
    .title = describe_kind (window->kind),
    .value = times,
    .agrees = sol_cli_options_have (self->options, SOL_CLI_ACCEPT_DISCLAIMER),
  };
  if (!sol_cli_change (self, &change, error))
    return FALSE;
  /* The change has switched its kind too; without this read the old state of that is shown. */
  g_autoptr (GError) unread = NULL;
  if (!sol_cli_read_now (self, SOL_FAMILY_BIT (SOL_FAMILY_BATTERY_SETTINGS), &unread))
    g_debug ("The settings could not be read again: %s", unread->message);
  return TRUE;
}

gboolean
sol_cli_check_window_add (SolCli *self, GError **error)
{
  const SolCliOptions *options = self->options;
  if (options->kind == SOL_N_BATTERY_WINDOW_KINDS || options->begin < 0 || options->end < 0
      || options->days == SOL_NO_DAY)
    return sol_cli_refuse_usage (error, _ ("A window needs --kind, --start, --end and --days"));
  return options->begin != options->end || sol_cli_refuse_usage (error, _ ("Start and end must differ"));
}

gboolean
sol_cli_run_window_add (SolCli *self, GError **error)
{
  const SolCliOptions *options = self->options;
  g_autoptr (SolBatteryWindow) window = sol_battery_window_new ();

  if (!find_windows (self, error))
    return FALSE;
  window->kind = options->kind;
  window->window = (SolWeekWindow){ options->days, options->begin, options->end };
  window->limit_percent
      = options->limit > 0 ? (int) MIN (options->limit, 1000)
                           : sol_battery_window_default_limit (
                               options->kind, sol_battery_get_shutdown (sol_site_get_battery (self->site)));
  return request (self, sol_battery_window_to_add (window, TRUE), window, error);
}

gboolean
sol_cli_check_window_edit (SolCli *self, GError **error)
{
  const SolCliOptions *options = self->options;
  return options->begin >= 0 || options->end >= 0 || options->days != SOL_NO_DAY || options->limit > 0
         || sol_cli_refuse_usage (error, _ ("Say what to change"));
}

gboolean
sol_cli_run_window_edit (SolCli *self, GError **error)
{
  const SolCliOptions *options = self->options;

  if (!find_windows (self, error))
    return FALSE;
  const SolBatteryWindow *before = find_window (self, sol_cli_get_argument (self, 0), error);
  if (before == NULL)
    return FALSE;
  g_autoptr (SolBatteryWindow) window = sol_battery_window_new ();
  window->id = g_strdup (before->id);
  window->kind = before->kind;
  window->timezone = g_strdup (before->timezone);
  window->window.start = options->begin >= 0 ? options->begin : before->window.start;
  window->window.end = options->end >= 0 ? options->end : before->window.end;
  window->window.days = options->days != SOL_NO_DAY ? options->days : before->window.days;
  window->limit_percent = options->limit > 0 ? (int) MIN (options->limit, 1000) : before->limit_percent;
  return request (self, sol_battery_window_to_change (window, SOL_UNKNOWN), window, error);
}

/* The only window of its kind is on when its kind is, which the settings tell and the window's own echo does
 * not (addendum 2.5.1). */
static gboolean
switch_kind (SolCli *self, const SolBatteryWindow *window, gboolean on, GError **error)
{
  static const SolBatteryControl controls[SOL_N_BATTERY_WINDOW_KINDS] = {
    [SOL_BATTERY_WINDOW_CHARGE] = SOL_BATTERY_CHARGE_SCHEDULE,
    [SOL_BATTERY_WINDOW_DISCHARGE] = SOL_BATTERY_DISCHARGE_TO_GRID,
    [SOL_BATTERY_WINDOW_RESTRICT] = SOL_BATTERY_RESTRICT_DISCHARGE,
  };
  gboolean times = on && window->kind == SOL_BATTERY_WINDOW_CHARGE;

  if (!sol_cli_read_now (self, SOL_FAMILY_BIT (SOL_FAMILY_BATTERY_SETTINGS), error))
    return FALSE;
  const SolCliChange change = {
    .control = sol_battery_get_control (sol_site_get_battery (self->site), controls[window->kind]),
    .wanted = g_variant_new_boolean (on),
    .hint = times ? g_variant_new ("(ii)", window->window.start, window->window.end) : NULL,
    .title = describe_kind (window->kind),
    .value = on ? _ ("on") : _ ("off"),
    .agrees = sol_cli_options_have (self->options, SOL_CLI_ACCEPT_DISCLAIMER),
  };
  return sol_cli_change (self, &change, error);
}

static gboolean
switch_window (SolCli *self, gboolean on, GError **error)
{
  if (!find_windows (self, error))
    return FALSE;
  const SolBatteryWindow *found = find_window (self, sol_cli_get_argument (self, 0), error);
  if (found == NULL)
    return FALSE;
  g_autoptr (SolBatteryWindow) window = sol_battery_window_ref (found);
  if (sol_battery_windows_count (get_windows (self), window->kind) == 1)
    return switch_kind (self, window, on, error);
  return request (self, sol_battery_window_to_change (window, sol_truth (on)), window, error);
}

gboolean
sol_cli_run_window_enable (SolCli *self, GError **error)
{
  return switch_window (self, TRUE, error);
}

gboolean
sol_cli_run_window_disable (SolCli *self, GError **error)
{
  return switch_window (self, FALSE, error);
}

gboolean
sol_cli_run_window_remove (SolCli *self, GError **error)
{
  if (!find_windows (self, error))
    return FALSE;
  const SolBatteryWindow *found = find_window (self, sol_cli_get_argument (self, 0), error);
  if (found == NULL)
    return FALSE;
  g_autoptr (SolBatteryWindow) window = sol_battery_window_ref (found);
  return request (self, sol_battery_window_to_remove (window), window, error);
}
