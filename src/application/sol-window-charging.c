/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-window-charging"

#include "sol-window-private.h"

#include <glib/gi18n-lib.h>

#include "charger/sol-charger-page.h"
#include "sol-format.h"

/* How charging by hand ends is told here, whichever page or key began it. */

SolCharger *
sol_window_find_charger (SolWindow *self, SolControl *control)
{
  SolSite *site = sol_home_get_site (self->home);
  GListModel *chargers = site != NULL ? sol_site_get_chargers (site) : NULL;

  for (guint i = 0; chargers != NULL && i < g_list_model_get_n_items (chargers); i++)
    {
      /* The list keeps it. */
      g_autoptr (SolCharger) charger = g_list_model_get_item (chargers, i);
      for (guint k = 0; k < SOL_CHARGER_N_CONTROLS; k++)
        if (sol_charger_get_control (charger, k) == control)
          return charger;
    }
  return NULL;
}

static void
tell (SolWindow *self, const char *text)
{
  sol_window_tell (self, SOL_TOAST_CHARGING, text, NULL);
}

/* Each charger has a wish of its own. */
static GVariant *
get_wanted (SolControl *control)
{
  return g_object_get_data (G_OBJECT (control), "wanted");
}

static gboolean
was_start (SolControl *control)
{
  return get_wanted (control) != NULL && g_variant_get_boolean (get_wanted (control));
}

static void
tell_confirmed (SolWindow *self, SolControl *control)
{
  SolCharger *charger = sol_window_find_charger (self, control);
  int amps = charger != NULL ? sol_charger_get_amps_next (charger) : 0;

  if (!was_start (control))
    tell (self, _ ("Charging stopped"));
  else if (amps > 0)
    {
      g_autofree char *current = sol_format_amps (amps);
      g_autofree char *text = g_strdup_printf (_ ("Charging started at %s"), current);
      tell (self, text);
    }
  else
    tell (self, _ ("Charging started"));
}

/* Trying again asks this charger for the same once more. By then it may have come true after all, and to turn
 * it over would do the opposite. */
static void
tell_not_confirmed (SolWindow *self, SolControl *control)
{
  SolCharger *charger = sol_window_find_charger (self, control);
  GVariant *wanted = get_wanted (control);
  GVariant *target = charger != NULL && wanted != NULL ? g_variant_new (
                         "(ssv)", sol_control_get_name (control), sol_charger_get_serial (charger), wanted)
                                                       : NULL;

  sol_window_tell_with (self, SOL_TOAST_CHARGING,
                        was_start (control) ? _ ("Charging was not started") : _ ("Charging was not stopped"),
                        target != NULL ? _ ("Try Again") : NULL, "win.change", target);
}

/* A start that somebody has to approve is sent all the same; the charger waits for the yes. */
static void
explain_sign_in (SolWindow *self, SolControl *control)
{
  SolCharger *charger = sol_window_find_charger (self, control);

  if (!was_start (control) || charger == NULL || sol_charger_get_wants_sign_in (charger) != SOL_YES)
    return;
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _ ("Approve in the Enphase App"),
      _ ("This charger asks for a sign-in. The command was sent; approve it in the Enphase app."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "ok", _ ("OK"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "ok");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "ok");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
state_cb (SolWindow *self, GParamSpec *pspec, SolControl *control)
{
  const GError *error = sol_control_get_error (control);

  switch (sol_control_get_state (control))
    {
    case SOL_CONTROL_SENDING:
      sol_window_keep_wanted (control);
      break;
    case SOL_CONTROL_CONFIRMED:
      tell_confirmed (self, control);
      break;
    case SOL_CONTROL_NOT_CONFIRMED:
      tell_not_confirmed (self, control);
      break;
    case SOL_CONTROL_REFUSED:
      tell (self, error != NULL ? error->message : _ ("Enphase did not accept the change"));
      break;
    case SOL_CONTROL_UNKNOWN:
    case SOL_CONTROL_SETTLED:
    case SOL_CONTROL_STORED:
    case SOL_CONTROL_ASKING:
      break;
    case SOL_CONTROL_WAITING:
      if (!sol_control_get_uncertain (control))
        explain_sign_in (self, control);
      break;
    }
  sol_window_update_actions (self);
}

static void
uncertain_cb (SolWindow *self, GParamSpec *pspec, SolControl *control)
{
  if (sol_control_get_uncertain (control))
    tell (self, _ ("No clear answer came. Reading back what happened…"));
}

static void
usable_cb (SolWindow *self)
{
  sol_window_update_actions (self);
}

static void
watch (SolWindow *self, SolControl *control)
{
  /* Seen before, when the list told of another charger. */
  if (g_signal_handler_find (control, G_SIGNAL_MATCH_DATA | G_SIGNAL_MATCH_FUNC, 0, 0, NULL, state_cb, self)
      != 0)
    return;
  g_signal_connect_object (control, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (control, "notify::uncertain", G_CALLBACK (uncertain_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (control, "notify::usable", G_CALLBACK (usable_cb), self, G_CONNECT_SWAPPED);
}

void
sol_window_watch_chargers (SolWindow *self)
{
  SolSite *site = self->home != NULL ? sol_home_get_site (self->home) : NULL;
  GListModel *chargers = site != NULL ? sol_site_get_chargers (site) : NULL;

  /* The group itself compares. */
  g_signal_group_set_target (self->chargers_signals, chargers);
  for (guint i = 0; chargers != NULL && i < g_list_model_get_n_items (chargers); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (chargers, i);
      watch (self, sol_charger_get_charging (charger));
      sol_window_watch_changes (self, charger);
    }
  sol_window_update_actions (self);
}

static gboolean
is_charging (SolCharger *charger)
{
  GVariant *shown = sol_control_get_shown (sol_charger_get_charging (charger));

  return shown != NULL && g_variant_get_boolean (shown);
}

/* The one in view, else whichever charges, else the first that could. */
SolCharger *
sol_window_pick_charger (SolWindow *self)
{
  GtkWidget *page = sol_content_get_page (self->content);
  if (SOL_IS_CHARGER_PAGE (page) && sol_charger_page_get_charger (SOL_CHARGER_PAGE (page)) != NULL)
    return sol_charger_page_get_charger (SOL_CHARGER_PAGE (page));

  SolSite *site = self->home != NULL ? sol_home_get_site (self->home) : NULL;
  GListModel *chargers = site != NULL ? sol_site_get_chargers (site) : NULL;
  SolCharger *usable = NULL;

  for (guint i = 0; chargers != NULL && i < g_list_model_get_n_items (chargers); i++)
    {
      /* The list keeps it. */
      g_autoptr (SolCharger) charger = g_list_model_get_item (chargers, i);
      if (is_charging (charger))
        return charger;
      if (usable == NULL && sol_control_get_usable (sol_charger_get_charging (charger)))
        usable = charger;
    }
  return usable;
}

static void
requested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* The control itself tells how it ended. */
  sol_control_request_finish (SOL_CONTROL (source), result, &error);
  if (error != NULL)
    g_info ("The charger was not switched: %s", error->message);
}

void
sol_window_toggle_charging (SolWindow *self)
{
  SolCharger *charger = sol_window_pick_charger (self);

  if (charger == NULL)
    return;
  SolControl *control = sol_charger_get_charging (charger);
  if (sol_control_get_usable (control) && !sol_control_is_busy (control))
    sol_control_request_async (control, g_variant_new_boolean (!is_charging (charger)), NULL,
                               self->cancellable, requested_cb, NULL);
}
