/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sign-in-form"

#include "sol-sign-in-form.h"

#include <glib/gi18n-lib.h>

#define ICON_SIZE 112
#define ICON_SIZE_NARROW 80

struct _SolSignInForm
{
  AdwBin parent_instance;

  /* From the template */
  GtkImage *icon;
  GtkListBox *list;
  GtkEditable *email;
  GtkEditable *password;
  GtkWidget *error_row;
  GtkLabel *error_label;
  AdwActionRow *keep_row;
  GtkSwitch *keep;
  GtkWidget *submit;
  GtkStack *submit_stack;
  GtkSpinner *spinner;
  GtkWidget *demo;

  gboolean busy;
  gboolean keyring_works;
};

enum
{
  SUBMIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolSignInForm, sol_sign_in_form, ADW_TYPE_BIN)

static gboolean
is_filled (SolSignInForm *self)
{
  g_autofree char *email = g_strstrip (g_strdup (gtk_editable_get_text (self->email)));

  return email[0] != '\0' && gtk_editable_get_text (self->password)[0] != '\0';
}

static void
update (SolSignInForm *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !self->busy);
  gtk_widget_set_sensitive (self->demo, !self->busy);
  gtk_widget_set_sensitive (self->submit, !self->busy && is_filled (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep_row), self->keyring_works);
}

static void
changed_cb (SolSignInForm *self)
{
  sol_sign_in_form_set_error (self, NULL);
  update (self);
}

static void
email_activated_cb (SolSignInForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

static void
submit_cb (SolSignInForm *self)
{
  if (self->busy)
    return;
  if (!is_filled (self))
    {
      sol_sign_in_form_focus (self);
      return;
    }
  sol_sign_in_form_set_error (self, NULL);
  g_signal_emit (self, signals[SUBMIT], 0, gtk_editable_get_text (self->email),
                 gtk_editable_get_text (self->password), gtk_switch_get_active (self->keep));
}

void
sol_sign_in_form_set_email (SolSignInForm *self, const char *email)
{
  g_return_if_fail (SOL_IS_SIGN_IN_FORM (self));

  if (email != NULL && gtk_editable_get_text (self->email)[0] == '\0')
    gtk_editable_set_text (self->email, email);
}

const char *
sol_sign_in_form_get_email (SolSignInForm *self)
{
  g_return_val_if_fail (SOL_IS_SIGN_IN_FORM (self), NULL);

  return gtk_editable_get_text (self->email);
}

void
sol_sign_in_form_set_keyring_works (SolSignInForm *self, gboolean works)
{
  g_return_if_fail (SOL_IS_SIGN_IN_FORM (self));

  if (self->keyring_works == works)
    return;
  self->keyring_works = works;
  gtk_switch_set_active (self->keep, works);
  adw_action_row_set_subtitle (
      self->keep_row, works
                          ? _ ("The session is stored in your keyring")
                          : _ ("Your keyring is not available; you stay signed in until you close Solarium"));
  update (self);
}

void
sol_sign_in_form_set_demo_offered (SolSignInForm *self, gboolean offered)
{
  g_return_if_fail (SOL_IS_SIGN_IN_FORM (self));

  gtk_widget_set_visible (self->demo, offered);
}

void
sol_sign_in_form_set_narrow (SolSignInForm *self, gboolean narrow)
{
  g_return_if_fail (SOL_IS_SIGN_IN_FORM (self));

  gtk_image_set_pixel_size (self->icon, narrow ? ICON_SIZE_NARROW : ICON_SIZE);
}

void
sol_sign_in_form_set_busy (SolSignInForm *self, gboolean busy)
{
  g_return_if_fail (SOL_IS_SIGN_IN_FORM (self));

  if (self->busy == busy)
    return;
  self->busy = busy;
  gtk_stack_set_visible_child_name (self->submit_stack, busy ? "spinner" : "label");
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->submit), GTK_ACCESSIBLE_STATE_BUSY, busy, -1);
  update (self);
}

void
sol_sign_in_form_set_error (SolSignInForm *self, const char *text)
{
  GtkAccessible *row;

  g_return_if_fail (SOL_IS_SIGN_IN_FORM (self));

  row = GTK_ACCESSIBLE (self->password);
  gtk_label_set_text (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->error_row, text != NULL);
  if (text != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->password), "wrong");
      gtk_accessible_update_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (row, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->error_label, NULL, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->password), "wrong");
      gtk_accessible_reset_state (row, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (row, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
    }
}

const char *
sol_sign_in_form_get_error (SolSignInForm *self)
{
  g_return_val_if_fail (SOL_IS_SIGN_IN_FORM (self), NULL);

  return gtk_widget_get_visible (self->error_row) ? gtk_label_get_text (self->error_label) : NULL;
}

void
sol_sign_in_form_forget_password (SolSignInForm *self)
{
  g_return_if_fail (SOL_IS_SIGN_IN_FORM (self));

  gtk_editable_set_text (self->password, "");
}

void
sol_sign_in_form_focus (SolSignInForm *self)
{
  g_return_if_fail (SOL_IS_SIGN_IN_FORM (self));

  gboolean first = gtk_editable_get_text (self->email)[0] == '\0';
  gtk_widget_grab_focus (GTK_WIDGET (first ? self->email : self->password));
}

SolSignInForm *
sol_sign_in_form_new (void)
{
  return g_object_new (SOL_TYPE_SIGN_IN_FORM, NULL);
}

static void
sol_sign_in_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOL_TYPE_SIGN_IN_FORM);

  G_OBJECT_CLASS (sol_sign_in_form_parent_class)->dispose (object);
}

static void
sol_sign_in_form_class_init (SolSignInFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_sign_in_form_dispose;

  signals[SUBMIT] = g_signal_new ("submit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 3, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE,
                                  G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-sign-in-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SolSignInForm, icon);
  gtk_widget_class_bind_template_child (widget_class, SolSignInForm, list);
  gtk_widget_class_bind_template_child (widget_class, SolSignInForm, email);
  gtk_widget_class_bind_template_child (widget_class, SolSignInForm, password);
  gtk_widget_class_bind_template_child (widget_class, SolSignInForm, error_row);
  gtk_widget_class_bind_template_child (widget_class, SolSignInForm, error_label);
  gtk_widget_class_bind_template_child (widget_class, SolSignInForm, keep_row);
  gtk_widget_class_bind_template_child (widget_class, SolSignInForm, keep);
  gtk_widget_class_bind_template_child (widget_class, SolSignInForm, submit);
  gtk_widget_class_bind_template_child (widget_class, SolSignInForm, submit_stack);
  gtk_widget_class_bind_template_child (widget_class, SolSignInForm, spinner);
  gtk_widget_class_bind_template_child (widget_class, SolSignInForm, demo);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, email_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
}

static void
sol_sign_in_form_init (SolSignInForm *self)
{
  self->keyring_works = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_image_set_from_icon_name (self->icon, "io.github.solarium.Solarium");
}
