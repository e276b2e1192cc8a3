/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-content.h"
#include "sol-loading-page.h"
#include "sol-sidebar.h"
#include "sol-sign-in-page.h"
#include "sol-site-picker.h"
#include "sol-window.h"

G_BEGIN_DECLS

/* What a toast is about; a newer one replaces the older one of its kind. */
typedef enum
{
  SOL_TOAST_CHARGING,
  SOL_TOAST_CHARGE_MODE,
  SOL_TOAST_USE_BATTERY,
  SOL_TOAST_SIGN_IN,
  SOL_TOAST_DEFAULT_LEVEL,
  SOL_TOAST_REFRESH,
  SOL_TOAST_KEYRING,
  SOL_N_TOASTS,
} SolToastKind;

struct _SolWindow
{
  AdwApplicationWindow parent_instance;

  /* From the template */
  AdwToastOverlay *toasts;
  GtkStack *faces;
  SolLoadingPage *loading;
  SolSignInPage *sign_in;
  SolSitePicker *picker;
  AdwLeaflet *leaflet;
  SolSidebar *sidebar;
  GtkWidget *line;
  SolContent *content;

  /* Owned */
  SolHome *home;
  GSettings *settings;
  GSignalGroup *home_signals;
  GSignalGroup *chargers_signals;
  GSignalGroup *procedures_signals;
  GCancellable *cancellable;

  GHashTable *disabled; /* set of const char *: actions that cannot be used now */

  /* Not owned: gone when it is dismissed */
  AdwToast *kinds[SOL_N_TOASTS];
  GtkWidget *question;

  int width;               /* as last allocated */
  int unfold_width;        /* below, what is in front has no room beside the list */
  gconstpointer wide_page; /* that it was measured for; not owned, and only compared */
  guint try_again_timer;   /* while it may not be pressed */
  gboolean was_open;       /* a home has been on screen */
  gboolean asks_sign_in;   /* over a home that is still on screen */
  gboolean wall_mode;
  gboolean narrow;
  gboolean remembered; /* the page on screen is the one of last time */
  gboolean leaving;    /* a page asks what is to become of its draft */
  gboolean refreshing; /* a person asked for it and waits */
};

/* sol-window.c */
void sol_window_update_face (SolWindow *self);
void sol_window_set_wall_mode (SolWindow *self, gboolean wall_mode);

/* sol-window-actions.c */
void sol_window_install_actions (GtkWidgetClass *widget_class);
void sol_window_update_actions (SolWindow *self);
gboolean sol_window_is_disabled (SolWindow *self, const char *action);

/* sol-window-commands.c */
void sol_window_show_commands (SolWindow *self);

/* sol-window-charging.c */
void sol_window_watch_chargers (SolWindow *self);
SolCharger *sol_window_pick_charger (SolWindow *self);

/** sol_window_find_charger: Returns: (transfer none) (nullable): whose @control it is. */
SolCharger *sol_window_find_charger (SolWindow *self, SolControl *control);
void sol_window_toggle_charging (SolWindow *self);

/* sol-window-toasts.c: @action: (nullable): what Try Again does. */
void sol_window_tell (SolWindow *self, SolToastKind kind, const char *text, const char *action);

/** sol_window_tell_with: @button: (nullable): of the @action with @target (nullable, floating is sunk) */
void sol_window_tell_with (SolWindow *self, SolToastKind kind, const char *text, const char *button,
                           const char *action, GVariant *target);

/* sol-window-changes.c */
void sol_window_watch_changes (SolWindow *self, SolCharger *charger);
void sol_window_change (SolWindow *self, const char *name, const char *device, GVariant *wanted);

/* What is asked for is remembered with the control as "wanted", so that it can be asked for again. */
void sol_window_keep_wanted (SolControl *control);

/* sol-window-refresh.c */
void sol_window_refresh (SolWindow *self);
void sol_window_follow_refresh (SolWindow *self);

/* sol-window-procedures.c */
void sol_window_watch_procedures (SolWindow *self);
void sol_window_ask_about_procedures (SolWindow *self);

/* sol-window-leave.c */

/** SolWindowLeft: what is done once nothing is lost by it. @parameter: (nullable) */
typedef void (*SolWindowLeft) (SolWindow *self, GVariant *parameter);

/** sol_window_leave: at once, or when a person has agreed; not at all when not. */
void sol_window_leave (SolWindow *self, GVariant *parameter, SolWindowLeft then);
gboolean sol_window_close_request (GtkWindow *window);

/* sol-window-dialogs.c */
void sol_window_ask_sign_out (SolWindow *self);
void sol_window_save_diagnostics (SolWindow *self);
void sol_window_copy_details (SolWindow *self);

G_END_DECLS
