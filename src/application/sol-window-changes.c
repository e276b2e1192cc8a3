/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-window-changes"

#include "sol-window-private.h"

#include <glib/gi18n-lib.h>

/* How a change of a setting ends is told here, wherever it was begun (ui.md 6 and 13). */

static const struct
{
  SolChargerControl control;
  SolToastKind kind;
  const char *changed;
  const char *not_changed;
} rows[] = {
  { SOL_CHARGER_MODE, SOL_TOAST_CHARGE_MODE, N_ ("Charge mode changed"), N_ ("Charge mode was not changed") },
  { SOL_CHARGER_USE_BATTERY, SOL_TOAST_USE_BATTERY, N_ ("Use of the battery changed"),
    N_ ("Use of the battery was not changed") },
  { SOL_CHARGER_APP_SIGN_IN, SOL_TOAST_SIGN_IN, N_ ("Sign-in by app changed"),
    N_ ("Sign-in by app was not changed") },
  { SOL_CHARGER_CARD_SIGN_IN, SOL_TOAST_SIGN_IN, N_ ("Sign-in by card changed"),
    N_ ("Sign-in by card was not changed") },
  { SOL_CHARGER_DEFAULT_LEVEL, SOL_TOAST_DEFAULT_LEVEL, N_ ("Current for every start changed"),
    N_ ("Current for every start was not changed") },
  /* Stopping and starting again are told as such; one toast for all of it. */
  { SOL_CHARGER_AMPS, SOL_TOAST_CHARGING, NULL, N_ ("Charging current was not changed") },
};

static guint
find_row (SolCharger *charger, SolControl *control)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (rows) && sol_charger_get_control (charger, rows[i].control) != control)
    i++;
  return i;
}

/* What was asked for is kept, so that it can be asked for again. */
static void
tell_not_changed (SolWindow *self, SolCharger *charger, SolControl *control, guint i)
{
  GVariant *wanted = g_object_get_data (G_OBJECT (control), "wanted");
  GVariant *target = wanted != NULL ? g_variant_new ("(ssv)", sol_control_get_name (control),
                                                     sol_charger_get_serial (charger), wanted)
                                    : NULL;

  sol_window_tell_with (self, rows[i].kind, _ (rows[i].not_changed), target != NULL ? _ ("Try Again") : NULL,
                        "win.change", target);
}

static void
tell_refused (SolWindow *self, SolCharger *charger, SolControl *control, guint i)
{
  const GError *error = sol_control_get_error (control);
  gboolean slot = g_error_matches (error, SOL_ERROR, SOL_ERROR_NO_ENABLED_SLOT)
                  && sol_subpage_table_find ("schedule") != NULL;

  sol_window_tell_with (self, rows[i].kind,
                        error != NULL ? error->message : _ ("Enphase did not accept the change"),
                        slot ? _ ("Open Schedule") : NULL, "win.open-subpage",
                        slot ? g_variant_new ("(ss)", "schedule", sol_charger_get_serial (charger)) : NULL);
}

static gboolean
is_on_screen (SolWindow *self)
{
  const SolPageRow *row = sol_content_get_row (self->content);

  return gtk_widget_get_mapped (GTK_WIDGET (self)) && row != NULL && g_str_equal (row->name, "charger");
}

void
sol_window_keep_wanted (SolControl *control)
{
  GVariant *wanted = sol_control_get_wanted (control);

  if (wanted != NULL)
    g_object_set_data_full (G_OBJECT (control), "wanted", g_variant_ref (wanted),
                            (GDestroyNotify) g_variant_unref);
}

static void
state_cb (SolWindow *self, GParamSpec *pspec, SolControl *control)
{
  SolCharger *charger = sol_window_find_charger (self, control);
  guint i = charger != NULL ? find_row (charger, control) : G_N_ELEMENTS (rows);

  if (i == G_N_ELEMENTS (rows))
    return;
  switch (sol_control_get_state (control))
    {
    case SOL_CONTROL_SENDING:
      sol_window_keep_wanted (control);
      break;
    case SOL_CONTROL_CONFIRMED:
      if (rows[i].changed != NULL && !is_on_screen (self))
        sol_window_tell (self, rows[i].kind, _ (rows[i].changed), NULL);
      break;
    case SOL_CONTROL_NOT_CONFIRMED:
      tell_not_changed (self, charger, control, i);
      break;
    case SOL_CONTROL_REFUSED:
      tell_refused (self, charger, control, i);
      break;
    case SOL_CONTROL_UNKNOWN:
    case SOL_CONTROL_SETTLED:
    case SOL_CONTROL_STORED:
    case SOL_CONTROL_WAITING:
    case SOL_CONTROL_ASKING:
      break;
    }
}

void
sol_window_watch_changes (SolWindow *self, SolCharger *charger)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SolControl *control = sol_charger_get_control (charger, rows[i].control);
      if (g_signal_handler_find (control, G_SIGNAL_MATCH_DATA | G_SIGNAL_MATCH_FUNC, 0, 0, NULL, state_cb,
                                 self)
          == 0)
        g_signal_connect_object (control, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* The control itself tells how it ended. */
  sol_control_request_finish (SOL_CONTROL (source), result, &error);
  if (error != NULL)
    g_info ("A setting was not changed: %s", error->message);
  sol_control_dismiss (SOL_CONTROL (source));
}

void
sol_window_change (SolWindow *self, const char *name, const char *device, GVariant *wanted)
{
  SolSite *site = self->home != NULL ? sol_home_get_site (self->home) : NULL;
  SolControl *control = site != NULL ? sol_site_find_control (site, name, device) : NULL;

  if (control != NULL && sol_control_get_usable (control) && !sol_control_is_busy (control))
    sol_control_request_async (control, wanted, NULL, self->cancellable, changed_cb, NULL);
}
