/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-draft-bar"

#include "sol-draft-bar.h"

#include <glib/gi18n-lib.h>

#define MOST_LINES 4

struct _SolDraftBar
{
  AdwBin parent_instance;

  GtkWidget *revealer;
  GtkWidget *icon;
  GtkWidget *texts;
  GtkWidget *count;
  GtkWidget *words;
  GtkWidget *box;
  GtkWidget *buttons;
  GtkWidget *discard;
  GtkWidget *save;
  GtkWidget *spinner;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (SolDraftBar, sol_draft_bar, ADW_TYPE_BIN)

void
sol_draft_bar_show (SolDraftBar *self, const char *count, const char *words, gboolean saving)
{
  g_return_if_fail (SOL_IS_DRAFT_BAR (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), count != NULL);
  gtk_widget_set_sensitive (self->discard, !saving);
  gtk_widget_set_sensitive (self->save, !saving);
  gtk_widget_set_visible (self->spinner, saving);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), saving);
  if (count == NULL)
    return;
  gboolean has_words = words != NULL && *words != '\0';
  g_autofree char *dotted = has_words ? g_strconcat (self->narrow ? "" : "· ", words, NULL) : g_strdup ("");
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_label_set_label (GTK_LABEL (self->words), dotted);
  gtk_widget_set_visible (self->words, has_words);
  gtk_widget_set_tooltip_text (self->texts, words);
}

gboolean
sol_draft_bar_get_shown (SolDraftBar *self)
{
  g_return_val_if_fail (SOL_IS_DRAFT_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

void
sol_draft_bar_set_narrow (SolDraftBar *self, gboolean narrow)
{
  g_return_if_fail (SOL_IS_DRAFT_BAR (self));

  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->texts),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (self->buttons), narrow);
  gtk_label_set_wrap (GTK_LABEL (self->count), narrow);
  gtk_widget_set_visible (self->icon, !narrow);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
sol_draft_bar_class_init (SolDraftBarClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "draftbar");
}

static void
sol_draft_bar_init (SolDraftBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "document-edit-symbolic", "accessible-role",
                             GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->icon, "accent");
  self->count = make_label ("heading");
  self->words = make_label ("dim-label");
  gtk_widget_set_hexpand (self->words, TRUE);
  /* A long list of changes does not take the week away. */
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->words), MOST_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  self->texts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  gtk_widget_set_hexpand (self->texts, TRUE);
  gtk_widget_set_valign (self->texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->texts), self->count);
  gtk_box_append (GTK_BOX (self->texts), self->words);
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_visible (self->spinner, FALSE);
  self->discard = make_button (_ ("Discard"), "schedule.discard");
  self->save = make_button (_ ("Save"), "schedule.save");
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_box_append (GTK_BOX (self->buttons), self->discard);
  gtk_box_append (GTK_BOX (self->buttons), self->save);
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), self->texts);
  gtk_box_append (GTK_BOX (self->box), self->spinner);
  gtk_box_append (GTK_BOX (self->box), self->buttons);
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "draft-bar");

  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 900, "tightening-threshold", 900, "child",
                                   self->box, NULL);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer), GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), clamp);
  adw_bin_set_child (ADW_BIN (self), self->revealer);
}

GtkWidget *
sol_draft_bar_new (void)
{
  return g_object_new (SOL_TYPE_DRAFT_BAR, NULL);
}
