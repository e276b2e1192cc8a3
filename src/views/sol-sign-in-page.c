/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sign-in-page"

#include "sol-sign-in-page.h"

#include <glib/gi18n-lib.h>

#include "sol-banner-area.h"
#include "sol-code-step.h"
#include "sol-main-menu.h"
#include "sol-sign-in-form.h"

struct _SolSignInPage
{
  AdwBin parent_instance;

  /* From the template */
  GtkWidget *back;
  GtkMenuButton *menu_button;
  SolBannerArea *banners;
  GtkStack *steps;
  SolSignInForm *form;
  SolCodeStep *code;

  /* Owned */
  SolHome *home;
  GSignalGroup *home_signals;
  GCancellable *cancellable;

  gboolean can_leave;
};

enum
{
  BACK,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolSignInPage, sol_sign_in_page, ADW_TYPE_BIN)

static gboolean
in_code_step (SolSignInPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->steps), "code") == 0;
}

static void
update_back (SolSignInPage *self)
{
  gtk_widget_set_visible (self->back, in_code_step (self) || self->can_leave);
}

static void
show_banner (SolSignInPage *self, SolBannerWords *words)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_banner_words_free);

  if (words != NULL)
    g_ptr_array_add (list, words);
  if (self->home != NULL && sol_home_get_unkept (self->home) != NULL)
    g_ptr_array_add (list, sol_unkept_banner_words (sol_home_get_unkept (self->home)));
  sol_banner_area_show (self->banners, list);
}

static SolBannerWords *
words_for (SolBannerKind kind, SolTone tone, const char *icon_name, const char *text)
{
  SolBannerWords *words = g_new0 (SolBannerWords, 1);

  words->kind = kind;
  words->tone = tone;
  words->alert = tone == SOL_TONE_ERROR;
  words->icon_name = icon_name;
  words->text = g_strdup (text);
  return words;
}

/* Trouble that is not about what was typed stands above it. */
static SolBannerWords *
banner_for (const GError *error)
{
  if (g_error_matches (error, SOL_ERROR, SOL_ERROR_TOO_MANY_SESSIONS))
    return words_for (SOL_BANNER_TOO_MANY, SOL_TONE_ERROR, "dialog-warning-symbolic",
                      _ ("Too many apps use this account. Sign out on other devices, then try again."));
  if (g_error_matches (error, SOL_ERROR, SOL_ERROR_OFFLINE))
    return words_for (SOL_BANNER_OFFLINE, SOL_TONE_WARNING, "network-offline-symbolic",
                      _ ("No internet connection."));
  if (g_error_matches (error, SOL_ERROR, SOL_ERROR_RATE_LIMITED))
    return words_for (SOL_BANNER_RATE_LIMITED, SOL_TONE_WARNING, "media-playback-pause-symbolic",
                      error->message);
  if (g_error_matches (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE))
    return words_for (SOL_BANNER_TROUBLE, SOL_TONE_WARNING, "network-error-symbolic",
                      _ ("Enphase is having trouble. Try again in a moment."));
  return words_for (SOL_BANNER_TROUBLE, SOL_TONE_WARNING, "network-error-symbolic", error->message);
}

/* What belongs to a row: credentials, code, and being blocked. */
static char *
sentence_for (SolSignInPage *self, const GError *error)
{
  if (g_error_matches (error, SOL_ERROR, SOL_ERROR_BAD_CREDENTIALS)
      || g_error_matches (error, SOL_ERROR, SOL_ERROR_BAD_CODE))
    return g_strdup (error->message);
  if (!g_error_matches (error, SOL_ERROR, SOL_ERROR_BLOCKED))
    return NULL;

  SolTime retry_at = sol_error_get_retry_at (error);
  if (retry_at == SOL_TIME_UNKNOWN && self->home != NULL)
    retry_at = sol_home_get_wait_until (self->home);
  if (retry_at == SOL_TIME_UNKNOWN || self->home == NULL)
    return g_strdup (_ ("Enphase has blocked sign-in for now."));
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autofree char *at = sol_format_moment (retry_at, sol_clock_now (sol_home_get_clock (self->home)), local);
  return g_strdup_printf (_ ("Too many tries. Next try at %s."), at);
}

void
sol_sign_in_page_show_error (SolSignInPage *self, const GError *error)
{
  g_return_if_fail (SOL_IS_SIGN_IN_PAGE (self));
  g_return_if_fail (error != NULL);

  g_autofree char *sentence = sentence_for (self, error);
  if (sentence == NULL)
    {
      show_banner (self, banner_for (error));
      return;
    }
  if (in_code_step (self))
    sol_code_step_set_error (self->code, sentence);
  else
    {
      sol_sign_in_form_set_error (self->form, sentence);
      sol_sign_in_form_focus (self->form);
    }
}

/* Sending. A late answer finds the page gone, or another home in it. */

static gboolean
ignore (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || g_error_matches (error, SOL_ERROR, SOL_ERROR_MFA_REQUIRED);
}

/* A text that is switched off under the keyboard does not notice, and goes on blinking. */
static void
rest (SolSignInPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = sol_home_sign_in_finish (SOL_HOME (source), result, &error);

  if (self->home != SOL_HOME (source))
    return;
  sol_sign_in_form_set_busy (self->form, FALSE);
  if (done || g_error_matches (error, SOL_ERROR, SOL_ERROR_MFA_REQUIRED))
    sol_sign_in_form_forget_password (self->form);
  else if (!ignore (error))
    sol_sign_in_page_show_error (self, error);
  if (done)
    g_signal_emit (self, signals[DONE], 0);
}

static void
submit_cb (SolSignInPage *self, const char *email, const char *password, gboolean keep)
{
  if (self->home == NULL)
    return;
  show_banner (self, NULL);
  rest (self);
  sol_sign_in_form_set_busy (self->form, TRUE);
  sol_home_sign_in_async (self->home, email, password, keep, self->cancellable, signed_in_cb,
                          g_object_ref (self));
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;

  gboolean done = sol_home_verify_code_finish (SOL_HOME (source), result, &error);
  if (self->home != SOL_HOME (source))
    return;
  sol_code_step_set_busy (self->code, FALSE);
  if (done)
    g_signal_emit (self, signals[DONE], 0);
  else if (!ignore (error))
    sol_sign_in_page_show_error (self, error);
}

static void
code_submit_cb (SolSignInPage *self, const char *code)
{
  if (self->home == NULL)
    return;
  show_banner (self, NULL);
  rest (self);
  sol_code_step_set_busy (self->code, TRUE);
  sol_home_verify_code_async (self->home, code, self->cancellable, verified_cb, g_object_ref (self));
}

static void
resent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = sol_home_resend_code_finish (SOL_HOME (source), result, &error);

  if (self->home != SOL_HOME (source))
    return;
  sol_code_step_set_busy (self->code, FALSE);
  sol_code_step_set_resend_at (self->code, sol_home_get_resend_at (self->home));
  if (done)
    sol_code_step_begin (self->code);
  else if (!ignore (error))
    sol_sign_in_page_show_error (self, error);
}

static void
resend_cb (SolSignInPage *self)
{
  if (self->home == NULL)
    return;
  show_banner (self, NULL);
  rest (self);
  sol_code_step_set_busy (self->code, TRUE);
  sol_home_resend_code_async (self->home, self->cancellable, resent_cb, g_object_ref (self));
}

gboolean
sol_sign_in_page_go_back (SolSignInPage *self)
{
  g_return_val_if_fail (SOL_IS_SIGN_IN_PAGE (self), FALSE);

  if (in_code_step (self) && self->home != NULL)
    {
      sol_home_cancel_sign_in (self->home);
      return TRUE;
    }
  if (!self->can_leave)
    return FALSE;
  g_signal_emit (self, signals[BACK], 0);
  return TRUE;
}

static void
back_cb (SolSignInPage *self)
{
  sol_sign_in_page_go_back (self);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return sol_sign_in_page_go_back (SOL_SIGN_IN_PAGE (widget));
}

static void
keyring_cb (SolSignInPage *self)
{
  if (self->home != NULL)
    sol_sign_in_form_set_keyring_works (self->form, sol_home_get_keyring_works (self->home));
}

/* The step follows the state: it changes also when something else signs in or out. */
static void
state_cb (SolSignInPage *self)
{
  gboolean code = self->home != NULL && sol_home_get_state (self->home) == SOL_HOME_CODE;

  /* Before the start nobody has asked the keyring. */
  keyring_cb (self);
  if (code && !in_code_step (self))
    {
      g_autofree char *mail = sol_home_get_code_mail (self->home);
      sol_code_step_set_mail (self->code, mail);
      sol_code_step_set_resend_at (self->code, sol_home_get_resend_at (self->home));
      gtk_stack_set_visible_child_name (self->steps, "code");
      sol_code_step_begin (self->code);
    }
  else if (!code && in_code_step (self))
    {
      sol_code_step_set_busy (self->code, FALSE);
      show_banner (self, NULL);
      gtk_stack_set_visible_child_name (self->steps, "form");
      sol_sign_in_form_focus (self->form);
    }
  update_back (self);
}

static void
account_cb (SolSignInPage *self)
{
  if (self->home != NULL)
    sol_sign_in_form_set_email (self->form, sol_home_get_account (self->home));
}

void
sol_sign_in_page_set_home (SolSignInPage *self, SolHome *home)
{
  g_return_if_fail (SOL_IS_SIGN_IN_PAGE (self));
  g_return_if_fail (home == NULL || SOL_IS_HOME (home));

  if (!g_set_object (&self->home, home))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_signal_group_set_target (self->home_signals, home);
  sol_code_step_set_clock (self->code, home != NULL ? sol_home_get_clock (home) : NULL);
  sol_sign_in_form_set_demo_offered (self->form, home == NULL || !sol_home_get_demo (home));
  keyring_cb (self);
  account_cb (self);
  state_cb (self);
}

void
sol_sign_in_page_set_can_leave (SolSignInPage *self, gboolean can_leave)
{
  g_return_if_fail (SOL_IS_SIGN_IN_PAGE (self));

  self->can_leave = can_leave;
  update_back (self);
}

void
sol_sign_in_page_set_narrow (SolSignInPage *self, gboolean narrow)
{
  g_return_if_fail (SOL_IS_SIGN_IN_PAGE (self));

  sol_sign_in_form_set_narrow (self->form, narrow);
}

void
sol_sign_in_page_begin (SolSignInPage *self)
{
  g_return_if_fail (SOL_IS_SIGN_IN_PAGE (self));

  if (self->home != NULL && sol_home_get_unkept (self->home) != NULL)
    show_banner (self, NULL);
  if (in_code_step (self))
    sol_code_step_begin (self->code);
  else
    sol_sign_in_form_focus (self->form);
}

void
sol_sign_in_page_popup_menu (SolSignInPage *self)
{
  g_return_if_fail (SOL_IS_SIGN_IN_PAGE (self));

  gtk_menu_button_popup (self->menu_button);
}

SolSignInPage *
sol_sign_in_page_new (void)
{
  return g_object_new (SOL_TYPE_SIGN_IN_PAGE, NULL);
}

static void
sol_sign_in_page_dispose (GObject *object)
{
  SolSignInPage *self = SOL_SIGN_IN_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->home_signals);
  g_clear_object (&self->home);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOL_TYPE_SIGN_IN_PAGE);

  G_OBJECT_CLASS (sol_sign_in_page_parent_class)->dispose (object);
}

static void
sol_sign_in_page_class_init (SolSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_sign_in_page_dispose;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  g_type_ensure (SOL_TYPE_BANNER_AREA);
  g_type_ensure (SOL_TYPE_SIGN_IN_FORM);
  g_type_ensure (SOL_TYPE_CODE_STEP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SolSignInPage, back);
  gtk_widget_class_bind_template_child (widget_class, SolSignInPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SolSignInPage, banners);
  gtk_widget_class_bind_template_child (widget_class, SolSignInPage, steps);
  gtk_widget_class_bind_template_child (widget_class, SolSignInPage, form);
  gtk_widget_class_bind_template_child (widget_class, SolSignInPage, code);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_submit_cb);
  gtk_widget_class_bind_template_callback (widget_class, resend_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
sol_sign_in_page_init (SolSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();

  g_autoptr (GMenuModel) menu = sol_main_menu_new (FALSE);
  gtk_menu_button_set_menu_model (self->menu_button, menu);

  self->home_signals = g_signal_group_new (SOL_TYPE_HOME);
  g_signal_group_connect_swapped (self->home_signals, "notify::state", G_CALLBACK (state_cb), self);
  g_signal_group_connect_swapped (self->home_signals, "notify::keyring-works", G_CALLBACK (keyring_cb), self);
  g_signal_group_connect_swapped (self->home_signals, "notify::account", G_CALLBACK (account_cb), self);
}
