/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger-schedule.h"
#include "sol-draft-bar.h"
#include "sol-schedule-draft-history.h"
#include "sol-schedule-page.h"
#include "sol-slot-inspector.h"
#include "sol-slot-list.h"
#include "sol-ticker.h"
#include "sol-week-grid.h"

G_BEGIN_DECLS

struct _SolSchedulePage
{
  AdwBin parent_instance;

  /* From the template */
  AdwToastOverlay *toasts;
  GtkWidget *columns;
  GtkWidget *main;
  GtkWidget *dot;
  GtkWidget *spinner;
  GtkLabel *status_label;
  GtkLabel *trouble;
  GtkStack *faces;
  SolWeekGrid *grid;
  GMenuModel *slot_menu;
  GtkWidget *empty;
  GtkWidget *loading;
  SolSlotList *list;
  AdwBin *side;
  SolSlotInspector *inspector;
  SolDraftBar *bar;

  /* For the header bar; owned, for they have no parent here */
  GtkWidget *add_button;
  GtkWidget *add_label;

  /* Owned */
  SolSite *site;            /* (nullable) */
  SolCharger *charger;      /* (nullable) */
  SolDraftHistory *history; /* (nullable) nothing has been read yet */
  char *selected;           /* (nullable) */
  char *problem;            /* (nullable) what the last saving did not do */
  GSignalGroup *charger_signals;
  GSignalGroup *control_signals;
  GSignalGroup *site_signals;
  SolTicker *ticker;
  GCancellable *cancellable;
  GTask *leaving; /* (nullable) whoever wants to leave, until it is saved */

  /* Not owned: gone when it is answered */
  GtkWidget *question;
  AdwToast *deleted; /* offers to undo what was done last */

  gboolean saving;
  gboolean narrow;
};

/* sol-schedule-page-show.c */
void sol_schedule_page_update (SolSchedulePage *self);
gint64 sol_schedule_page_write_times (GtkWidget *widget, SolTime now);
gboolean sol_schedule_page_is_editable (SolSchedulePage *self);
gboolean sol_schedule_page_is_changed (SolSchedulePage *self);
const SolScheduleSlot *sol_schedule_page_get_slot (SolSchedulePage *self); /* (nullable) the selected one */

/* sol-schedule-page-edit.c */
void sol_schedule_page_begin (SolSchedulePage *self, SolScheduleDraft *draft); /* (transfer full) */
gboolean sol_schedule_page_try (SolSchedulePage *self, SolScheduleDraft *draft, const char *gesture);
gboolean sol_schedule_page_take_typed (SolSchedulePage *self);
void sol_schedule_page_leave_inspector (SolSchedulePage *self);
void sol_schedule_page_delete (SolSchedulePage *self, const char *id);
void sol_schedule_page_install_actions (GtkWidgetClass *widget_class);
void sol_schedule_page_update_actions (SolSchedulePage *self);
void sol_schedule_page_bind_callbacks (GtkWidgetClass *widget_class);
SolAmpsRange sol_schedule_page_get_range (SolSchedulePage *self);

/* sol-schedule-page-save.c */
void sol_schedule_page_save (SolSchedulePage *self);
void sol_schedule_page_stop_leaving (SolSchedulePage *self, gboolean yes);
void sol_schedule_page_say (SolSchedulePage *self, const char *text);
void sol_schedule_page_ask_to_leave_async (SolSchedulePage *self, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
