/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-code-step"

#include "sol-code-step.h"

#include <glib/gi18n-lib.h>

#include "sol-code-boxes.h"
#include "sol-condition-words.h"
#include "sol-ticker.h"
#include "sol-wrap-box.h"

struct _SolCodeStep
{
  AdwBin parent_instance;

  /* From the template */
  GtkLabel *sent;
  SolCodeBoxes *boxes;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkWidget *submit;
  GtkStack *submit_stack;
  GtkSpinner *spinner;
  GtkLabel *countdown;
  GtkWidget *resend;

  /* Owned */
  SolTicker *ticker;

  SolTime resend_at;
  gboolean busy;
};

enum
{
  SUBMIT,
  RESEND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolCodeStep, sol_code_step, ADW_TYPE_BIN)

static gint64
write_countdown (GtkWidget *widget, SolTime now)
{
  SolCodeStep *self = SOL_CODE_STEP (widget);
  gboolean wait = self->resend_at != SOL_TIME_UNKNOWN && self->resend_at > now;

  if (wait)
    {
      g_autofree char *rest = sol_format_countdown (self->resend_at, now);
      g_autofree char *text = g_strdup_printf (_ ("Resend in %s"), rest);
      gtk_label_set_text (self->countdown, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->countdown), wait);
  gtk_widget_set_visible (self->resend, !wait);
  return wait ? sol_format_countdown_next (self->resend_at, now) : -1;
}

static void
update (SolCodeStep *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->boxes), !self->busy);
  gtk_widget_set_sensitive (self->resend, !self->busy);
  gtk_widget_set_sensitive (self->submit, !self->busy && sol_code_boxes_is_complete (self->boxes));
}

static void
hide_error (SolCodeStep *self)
{
  gtk_widget_set_visible (self->error_box, FALSE);
  gtk_label_set_text (self->error_label, "");
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->boxes), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
}

static void
changed_cb (SolCodeStep *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->boxes))[0] != '\0')
    hide_error (self);
  update (self);
}

static void
submit_cb (SolCodeStep *self)
{
  if (self->busy || !sol_code_boxes_is_complete (self->boxes))
    return;
  hide_error (self);
  g_signal_emit (self, signals[SUBMIT], 0, gtk_editable_get_text (GTK_EDITABLE (self->boxes)));
}

static void
resend_cb (SolCodeStep *self)
{
  if (!self->busy)
    g_signal_emit (self, signals[RESEND], 0);
}

void
sol_code_step_set_clock (SolCodeStep *self, SolClock *clock)
{
  g_return_if_fail (SOL_IS_CODE_STEP (self));

  sol_ticker_set_clock (self->ticker, clock);
}

void
sol_code_step_set_mail (SolCodeStep *self, const char *mail)
{
  g_return_if_fail (SOL_IS_CODE_STEP (self));

  g_autofree char *bold
      = g_markup_printf_escaped ("<b>%s</b>", mail != NULL ? mail : _ ("the address of your account"));
  g_autofree char *text
      = g_strdup_printf (_ ("Enter the 6-digit code sent to %s.\nIt is valid for 5 minutes."), bold);
  gtk_label_set_markup (self->sent, text);
}

void
sol_code_step_set_resend_at (SolCodeStep *self, SolTime time)
{
  g_return_if_fail (SOL_IS_CODE_STEP (self));

  self->resend_at = time;
  sol_ticker_touch (self->ticker);
}

void
sol_code_step_set_busy (SolCodeStep *self, gboolean busy)
{
  g_return_if_fail (SOL_IS_CODE_STEP (self));

  if (self->busy == busy)
    return;
  self->busy = busy;
  gtk_stack_set_visible_child_name (self->submit_stack, busy ? "spinner" : "label");
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->submit), GTK_ACCESSIBLE_STATE_BUSY, busy, -1);
  update (self);
}

void
sol_code_step_set_error (SolCodeStep *self, const char *text)
{
  g_return_if_fail (SOL_IS_CODE_STEP (self));

  if (text == NULL)
    {
      hide_error (self);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->boxes), "");
  sol_code_boxes_set_error (self->boxes, TRUE);
  gtk_label_set_text (self->error_label, text);
  gtk_widget_set_visible (self->error_box, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->boxes), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->error_label, NULL, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->boxes));
}

const char *
sol_code_step_get_error (SolCodeStep *self)
{
  g_return_val_if_fail (SOL_IS_CODE_STEP (self), NULL);

  return gtk_widget_get_visible (self->error_box) ? gtk_label_get_text (self->error_label) : NULL;
}

void
sol_code_step_begin (SolCodeStep *self)
{
  g_return_if_fail (SOL_IS_CODE_STEP (self));

  gtk_editable_set_text (GTK_EDITABLE (self->boxes), "");
  sol_code_boxes_set_error (self->boxes, FALSE);
  hide_error (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->boxes));
}

SolCodeStep *
sol_code_step_new (void)
{
  return g_object_new (SOL_TYPE_CODE_STEP, NULL);
}

static void
sol_code_step_dispose (GObject *object)
{
  SolCodeStep *self = SOL_CODE_STEP (object);

  g_clear_object (&self->ticker);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOL_TYPE_CODE_STEP);

  G_OBJECT_CLASS (sol_code_step_parent_class)->dispose (object);
}

static void
sol_code_step_class_init (SolCodeStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_code_step_dispose;

  signals[SUBMIT] = g_signal_new ("submit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[RESEND] = g_signal_new ("resend", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (SOL_TYPE_CODE_BOXES);
  g_type_ensure (SOL_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-code-step.ui");
  gtk_widget_class_bind_template_child (widget_class, SolCodeStep, sent);
  gtk_widget_class_bind_template_child (widget_class, SolCodeStep, boxes);
  gtk_widget_class_bind_template_child (widget_class, SolCodeStep, error_box);
  gtk_widget_class_bind_template_child (widget_class, SolCodeStep, error_label);
  gtk_widget_class_bind_template_child (widget_class, SolCodeStep, submit);
  gtk_widget_class_bind_template_child (widget_class, SolCodeStep, submit_stack);
  gtk_widget_class_bind_template_child (widget_class, SolCodeStep, spinner);
  gtk_widget_class_bind_template_child (widget_class, SolCodeStep, countdown);
  gtk_widget_class_bind_template_child (widget_class, SolCodeStep, resend);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, resend_cb);
}

static void
sol_code_step_init (SolCodeStep *self)
{
  self->resend_at = SOL_TIME_UNKNOWN;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ticker = sol_ticker_new (GTK_WIDGET (self), write_countdown);
  sol_code_step_set_mail (self, NULL);
}
