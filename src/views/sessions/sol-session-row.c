/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-session-row"

#include "sol-session-row.h"

#include <glib/gi18n-lib.h>

#include "sol-format.h"
#include "sol-wrap-box.h"

struct _SolSessionRow
{
  GtkButton parent_instance;

  /* Owned */
  char *argument; /* (nullable) of the subpage */

  /* In the button */
  GtkWidget *day;
  GtkWidget *span;
  GtkWidget *energy;
  GtkWidget *cost;
};

G_DEFINE_FINAL_TYPE (SolSessionRow, sol_session_row, GTK_TYPE_BUTTON)

SolSessionPlace
sol_session_place_of (SolSessions *sessions)
{
  return (SolSessionPlace){ .now = sol_sessions_get_now (sessions),
                            .zone = sol_sessions_get_zone (sessions),
                            .currency = sol_sessions_get_currency (sessions),
                            .metric = sol_locale_is_metric () };
}

void
sol_session_row_set_session (SolSessionRow *self, const char *serial, const SolChargeRecord *session,
                             const SolSessionPlace *place)
{
  g_return_if_fail (SOL_IS_SESSION_ROW (self));

  g_clear_pointer (&self->argument, g_free);
  gtk_widget_set_sensitive (GTK_WIDGET (self), session != NULL);
  g_autofree char *day = session != NULL ? sol_session_day (session->started_at, place) : g_strdup ("");
  g_autofree char *span = session != NULL ? sol_session_span (session, place) : g_strdup ("");
  g_autofree char *energy = session != NULL ? sol_format_energy (session->energy_wh) : g_strdup ("");
  g_autofree char *cost = session != NULL ? sol_session_cost (session, place) : g_strdup ("");
  g_autofree char *name = session != NULL ? sol_session_describe (session, place) : g_strdup (_ ("Loading"));

  gtk_label_set_label (GTK_LABEL (self->day), day);
  gtk_label_set_label (GTK_LABEL (self->span), span);
  gtk_label_set_label (GTK_LABEL (self->energy), energy);
  gtk_label_set_label (GTK_LABEL (self->cost), cost);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (session != NULL)
    self->argument = g_strdup_printf ("%s/%s", serial, session->id);
}

static void
clicked_cb (SolSessionRow *self)
{
  if (self->argument != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-subpage", "(ss)", "session", self->argument);
}

static GtkWidget *
add_label (GtkWidget *box, float align, const char *const *css_classes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), align);
  gtk_label_set_wrap (GTK_LABEL (label), align <= 0);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  for (guint i = 0; css_classes[i] != NULL; i++)
    gtk_widget_add_css_class (label, css_classes[i]);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
sol_session_row_finalize (GObject *object)
{
  g_free (SOL_SESSION_ROW (object)->argument);
  G_OBJECT_CLASS (sol_session_row_parent_class)->finalize (object);
}

static void
sol_session_row_class_init (SolSessionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_session_row_finalize;
}

static void
sol_session_row_init (SolSessionRow *self)
{
  static const char *const day[] = { "heading", "awaited", NULL };
  static const char *const span[] = { "caption", "dim-label", "numeric", "awaited", NULL };
  static const char *const energy[] = { "heading", "numeric", "awaited", "end", "fades", NULL };
  static const char *const cost[] = { "dim-label", "numeric", "fades", "session-cost", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = sol_wrap_box_new (12);
  GtkWidget *amounts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  self->day = add_label (texts, 0, day);
  self->span = add_label (texts, 0, span);
  self->energy = add_label (amounts, 1, energy);
  self->cost = add_label (amounts, 1, cost);
  sol_wrap_box_append (SOL_WRAP_BOX (lines), texts);
  sol_wrap_box_append (SOL_WRAP_BOX (lines), amounts);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_add_css_class (arrow, "dim-label");
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "session-row");
  g_signal_connect_object (self, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  sol_session_row_set_session (self, NULL, NULL, NULL);
}

SolSessionRow *
sol_session_row_new (void)
{
  return g_object_new (SOL_TYPE_SESSION_ROW, NULL);
}
