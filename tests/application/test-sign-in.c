/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"
#include "sol-code-boxes.h"
#include "sol-window.h"
#include "widget-test.h"

/* The two tables of sign-in: whatever the cloud answers, a person sees words that are true and say what to
 * do. Each row is an account of the simulated cloud that is answered that way. */

#define TROUBLE "Enphase is having trouble. Try again in a moment."
#define OFFLINE "No internet connection."
#define TOO_MANY "Too many apps use this account. Sign out on other devices, then try again."
#define WRONG "Email or password is not right."
#define NOT_COMPLETE "Enphase did not complete the sign-in."
#define BLOCKED "Too many tries. Next try at "
#define CODE "Check Your Email"
#define WRONG_CODE "That code is not right. Check the newest email."
#define EXPIRED "The code has expired. Ask for a new one."
#define HOME "Overview"
#define NO_SITE "No Sites Yet"

typedef struct
{
  const char *name;  /* of the account, before "@example.org" */
  const char *face;  /* of the window afterwards */
  const char *reads; /* what is to be read there */
} LoginRow;

static const LoginRow login_rows[] = {
  { "down", "sign-in", TROUBLE },
  { "limit", "sign-in", TOO_MANY },
  { "limit-json", "sign-in", TOO_MANY },
  { "limit-nested", "sign-in", TOO_MANY },
  { "nobody", "sign-in", WRONG },
  { "forbidden", "sign-in", WRONG },
  { "form", "home", HOME },
  { "form-nothing", "sign-in", NOT_COMPLETE },
  { "gone", "sign-in", TROUBLE },
  { "not-json", "sign-in", TROUBLE },
  { "flag", "sign-in", CODE },
  { "mfa", "sign-in", CODE },
  { "blocked", "sign-in", BLOCKED },
  { "owner", "home", HOME },
  { "no-session", "sign-in", NOT_COMPLETE },
  { "no-nonce", "sign-in", NOT_COMPLETE },
  { "empty", "home", HOME },
  { "strange", "sign-in", NOT_COMPLETE },
  { "no-token", "home", HOME },
  { "token-refused", "sign-in", WRONG },
  { "nosite", "picker", NO_SITE },
  /* Asking for a code. */
  { "otp-send-204", "sign-in", CODE },
  { "otp-send-blocked", "sign-in", BLOCKED },
  { "otp-send-429", "sign-in", BLOCKED },
  { "otp-send-refused", "sign-in", NOT_COMPLETE },
  { "otp-send-strange", "sign-in", NOT_COMPLETE },
  { "otp-send-401", "sign-in", NOT_COMPLETE },
};

typedef struct
{
  const char *name;
  const char *face;
  const char *reads;
  gboolean wrong; /* the code is */
  gboolean stays; /* in the code step */
} CodeRow;

static const CodeRow code_rows[] = {
  { "mfa", "home", HOME, FALSE, FALSE },
  { "mfa", "sign-in", WRONG_CODE, TRUE, TRUE },
  { "otp-blocked", "sign-in", BLOCKED, FALSE, FALSE },
  { "otp-429", "sign-in", BLOCKED, FALSE, FALSE },
  { "otp-400", "sign-in", WRONG_CODE, FALSE, TRUE },
  { "otp-404", "sign-in", WRONG_CODE, FALSE, TRUE },
  { "otp-409", "sign-in", WRONG_CODE, FALSE, TRUE },
  { "otp-422", "sign-in", WRONG_CODE, FALSE, TRUE },
  { "otp-401", "sign-in", WRONG, FALSE, FALSE },
  { "otp-403", "sign-in", WRONG, FALSE, FALSE },
  { "otp-no-session", "sign-in", NOT_COMPLETE, FALSE, FALSE },
  { "otp-message", "home", HOME, FALSE, FALSE },
  { "otp-empty", "home", HOME, FALSE, FALSE },
  { "otp-204", "home", HOME, FALSE, FALSE },
  { "otp-205", "home", HOME, FALSE, FALSE },
  { "otp-hollow", "sign-in", WRONG_CODE, FALSE, TRUE },
  { "otp-text", "sign-in", TROUBLE, FALSE, TRUE },
  { "otp-503", "sign-in", TROUBLE, FALSE, TRUE },
};

typedef struct
{
  ModelFixture *fixture;
  SolWindow *window;
} Scene;

static Scene *
scene_new (void)
{
  Scene *self = g_new0 (Scene, 1);

  self->fixture = model_fixture_new ("home", NULL);
  model_fixture_open (self->fixture);
  self->window = sol_window_new (NULL, self->fixture->home, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  widget_settle ();
  g_assert_cmpstr (sol_window_get_face (self->window), ==, "sign-in");
  return self;
}

static void
scene_free (Scene *self)
{
  widget_destroy (GTK_WINDOW (self->window));
  model_fixture_free (self->fixture);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scene, scene_free)

static gboolean
is_quiet (gpointer data)
{
  Scene *self = data;
  GtkWidget *spinner = widget_find (GTK_WIDGET (self->window), GTK_TYPE_SPINNER);

  return sol_home_get_state (self->fixture->home) != SOL_HOME_SIGNING_IN
         && (spinner == NULL || g_strcmp0 (sol_window_get_face (self->window), "sign-in") != 0);
}

static void
type_account (Scene *self, const char *name, const char *password)
{
  GtkWidget *root = GTK_WIDGET (self->window);
  g_autofree char *email = g_strdup_printf ("%s@example.org", name);

  gtk_editable_set_text (GTK_EDITABLE (widget_find (root, ADW_TYPE_ENTRY_ROW)), email);
  gtk_editable_set_text (GTK_EDITABLE (widget_find (root, ADW_TYPE_PASSWORD_ENTRY_ROW)), password);
}

static void
press (Scene *self, const char *label)
{
  GtkWidget *button = widget_find_button (GTK_WIDGET (self->window), label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
sign_in (Scene *self, const char *name, const char *password)
{
  type_account (self, name, password);
  press (self, "Sign In");
  model_fixture_wait (is_quiet, self);
  widget_settle ();
}

static void
enter_code (Scene *self, const char *code)
{
  GtkWidget *boxes = widget_find (GTK_WIDGET (self->window), SOL_TYPE_CODE_BOXES);

  g_assert_nonnull (boxes);
  /* The last digit sends it. */
  gtk_editable_set_text (GTK_EDITABLE (boxes), code);
  model_fixture_wait (is_quiet, self);
  widget_settle ();
}

static void
assert_row (Scene *self, const char *face, const char *reads)
{
  g_assert_cmpstr (sol_window_get_face (self->window), ==, face);
  widget_assert_reads (GTK_WIDGET (self->window), reads);
}

static void
test_login (gconstpointer data)
{
  const LoginRow *row = data;
  g_autoptr (Scene) self = scene_new ();

  sign_in (self, row->name, SOL_SIMULATOR_PASSWORD);
  assert_row (self, row->face, row->reads);
}

static void
test_code (gconstpointer data)
{
  const CodeRow *row = data;
  g_autoptr (Scene) self = scene_new ();
  g_autofree char *email = g_strdup_printf ("%s@example.org", row->name);

  sign_in (self, row->name, SOL_SIMULATOR_PASSWORD);
  assert_row (self, "sign-in", CODE);
  widget_assert_reads (GTK_WIDGET (self->window), "Resend in 0:30");

  g_autofree char *code = sol_simulator_dup_code (self->fixture->simulator, email);
  g_assert_nonnull (code);
  if (row->wrong)
    code[5] = code[5] == '9' ? '0' : code[5] + 1;
  enter_code (self, code);
  assert_row (self, row->face, row->reads);
  if (row->stays)
    widget_assert_reads (GTK_WIDGET (self->window), CODE);
  else
    widget_assert_reads_not (GTK_WIDGET (self->window), CODE);
}

static void
test_wrong_password (void)
{
  g_autoptr (Scene) self = scene_new ();

  sign_in (self, "owner", "moonshine");
  assert_row (self, "sign-in", WRONG);
  /* Typing takes the complaint away; the mail address stays. */
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (widget_find (GTK_WIDGET (self->window), ADW_TYPE_ENTRY_ROW))), ==,
      "owner@example.org");
  type_account (self, "owner", SOL_SIMULATOR_PASSWORD);
  widget_assert_reads_not (GTK_WIDGET (self->window), WRONG);
  press (self, "Sign In");
  model_fixture_wait (is_quiet, self);
  widget_settle ();
  assert_row (self, "home", HOME);
}

static void
test_nobody_answers (void)
{
  g_autoptr (Scene) self = scene_new ();

  model_fixture_stop (self->fixture);
  sign_in (self, "owner", SOL_SIMULATOR_PASSWORD);
  assert_row (self, "sign-in", OFFLINE);
}

static void
test_never_answers (void)
{
  g_autoptr (Scene) self = scene_new ();
  g_autofree char *answer = model_fixture_ask (
      self->fixture, "POST", "faults", "[{\"path\": \"/login/*\", \"what\": \"hang\", \"times\": -1}]");

  type_account (self, "owner", SOL_SIMULATOR_PASSWORD);
  press (self, "Sign In");
  widget_settle ();
  g_assert_false (is_quiet (self));
  model_fixture_advance (self->fixture, 16);
  model_fixture_wait (is_quiet, self);
  widget_settle ();
  g_autofree char *words = widget_read (GTK_WIDGET (self->window));
  g_assert_true (strstr (words, OFFLINE) != NULL || strstr (words, TROUBLE) != NULL);
  widget_assert_reads_not (GTK_WIDGET (self->window), WRONG);
}

static GtkWidget *
get_focus (Scene *self)
{
  return gtk_root_get_focus (GTK_ROOT (self->window));
}

typedef struct
{
  Scene *scene;
  guint switched_off;
  guint with_keyboard;
} Switching;

/* What the field looks like at the very moment in which it is switched off. */
static void
flags_cb (Switching *self, GtkStateFlags before, GtkWidget *field)
{
  GtkWidget *focus = get_focus (self->scene);

  if (gtk_widget_is_sensitive (field) || (before & GTK_STATE_FLAG_INSENSITIVE) != 0)
    return;
  self->switched_off++;
  if (focus != NULL && (focus == field || gtk_widget_is_ancestor (focus, field)))
    self->with_keyboard++;
}

/* Fields that are switched off while somebody types in them have let the keyboard go before: the toolkit
 * would warn, and go on blinking in a field that takes nothing. When the answer is there one types on. */
static void
test_focus (void)
{
  g_autoptr (Scene) self = scene_new ();
  GtkWidget *root = GTK_WIDGET (self->window);
  GtkWidget *password = widget_find (root, ADW_TYPE_PASSWORD_ENTRY_ROW);
  Switching switching = { .scene = self };

  type_account (self, "mfa", SOL_SIMULATOR_PASSWORD);
  g_assert_true (gtk_widget_grab_focus (password));
  g_assert_true (gtk_widget_is_ancestor (get_focus (self), password));
  gulong handler
      = g_signal_connect_swapped (password, "state-flags-changed", G_CALLBACK (flags_cb), &switching);
  g_signal_emit_by_name (password, "entry-activated");
  g_assert_false (gtk_widget_is_sensitive (password));
  g_assert_null (get_focus (self));
  g_assert_cmpuint (switching.switched_off, ==, 1);
  g_assert_cmpuint (switching.with_keyboard, ==, 0);
  g_signal_handler_disconnect (password, handler);
  model_fixture_wait (is_quiet, self);
  widget_settle ();

  GtkWidget *boxes = widget_find (root, SOL_TYPE_CODE_BOXES);
  g_assert_true (gtk_widget_is_ancestor (get_focus (self), boxes));
  handler = g_signal_connect_swapped (boxes, "state-flags-changed", G_CALLBACK (flags_cb), &switching);
  gtk_editable_set_text (GTK_EDITABLE (boxes), "000000");
  g_assert_false (gtk_widget_is_sensitive (boxes));
  g_assert_null (get_focus (self));
  g_assert_cmpuint (switching.switched_off, ==, 2);
  g_assert_cmpuint (switching.with_keyboard, ==, 0);
  g_signal_handler_disconnect (boxes, handler);
  model_fixture_wait (is_quiet, self);
  widget_settle ();
  g_assert_true (gtk_widget_is_ancestor (get_focus (self), boxes));
}

static void
test_expired_code (void)
{
  g_autoptr (Scene) self = scene_new ();

  sign_in (self, "mfa", SOL_SIMULATOR_PASSWORD);
  g_autofree char *code = sol_simulator_dup_code (self->fixture->simulator, SOL_SIMULATOR_MFA);
  model_fixture_advance (self->fixture, 301);
  enter_code (self, code);
  assert_row (self, "sign-in", EXPIRED);
}

static void
test_resend (void)
{
  g_autoptr (Scene) self = scene_new ();
  GtkWidget *root = GTK_WIDGET (self->window);

  sign_in (self, "mfa", SOL_SIMULATOR_PASSWORD);
  g_autofree char *first = sol_simulator_dup_code (self->fixture->simulator, SOL_SIMULATOR_MFA);
  model_fixture_advance (self->fixture, 6);
  widget_assert_reads (root, "Resend in 0:24");
  g_assert_null (widget_find_button (root, "Resend Code"));
  model_fixture_advance (self->fixture, 25);
  widget_settle ();
  press (self, "Resend Code");
  model_fixture_wait (is_quiet, self);
  widget_settle ();
  widget_assert_reads (root, "Resend in 0:30");

  g_autofree char *second = sol_simulator_dup_code (self->fixture->simulator, SOL_SIMULATOR_MFA);
  g_assert_cmpstr (first, !=, second);
  enter_code (self, first);
  assert_row (self, "sign-in", WRONG_CODE);
  enter_code (self, second);
  assert_row (self, "home", HOME);
}

static void
test_back (void)
{
  g_autoptr (Scene) self = scene_new ();
  GtkWidget *root = GTK_WIDGET (self->window);

  sign_in (self, "mfa", SOL_SIMULATOR_PASSWORD);
  widget_assert_reads (root, "m•••a@example.org");
  gtk_widget_activate_action (root, "win.back", NULL);
  widget_settle ();
  widget_assert_reads (root, "Welcome to Solarium");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (widget_find (root, ADW_TYPE_ENTRY_ROW))), ==,
                   SOL_SIMULATOR_MFA);
  /* The password was not kept. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (widget_find (root, ADW_TYPE_PASSWORD_ENTRY_ROW))), ==,
                   "");
  g_assert_false (gtk_widget_get_sensitive (widget_find_button (root, "Sign In")));
}

static void
test_no_keyring (void)
{
  g_autoptr (Scene) self = scene_new ();
  GtkWidget *keep = widget_find (GTK_WIDGET (self->window), GTK_TYPE_SWITCH);

  widget_assert_reads (GTK_WIDGET (self->window),
                       "Your keyring is not available; you stay signed in until you close Solarium");
  g_assert_false (gtk_widget_is_sensitive (keep));
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (keep)));
}

/* A keyring that gives up when the session was to be kept: the form has gone, and it is said all the same. */
static void
test_keyring_fails (void)
{
  g_autoptr (Scene) self = scene_new ();
  GtkWidget *root = GTK_WIDGET (self->window);
  const char *told = "Your keyring is not available; you stay signed in until you close Solarium";

  sign_in (self, "owner", SOL_SIMULATOR_PASSWORD);
  g_assert_cmpstr (sol_window_get_face (self->window), ==, "home");
  widget_assert_reads_not (root, told);
  g_object_notify (G_OBJECT (self->fixture->home), "keyring-works");
  widget_settle ();
  widget_assert_reads (root, told);
}

static gboolean
is_over (gpointer data)
{
  ModelFixture *fixture = data;

  return sol_home_get_state (fixture->home) != SOL_HOME_SIGNING_IN;
}

static void
test_gone_in_mid_flight (void)
{
  Scene *self = scene_new ();

  type_account (self, "owner", SOL_SIMULATOR_PASSWORD);
  press (self, "Sign In");
  widget_destroy (GTK_WINDOW (self->window));
  model_fixture_wait (is_over, self->fixture);
  model_fixture_free (self->fixture);
  g_free (self);
}

static void
add_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (login_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/sign-in/login/", login_rows[i].name, NULL);
      g_test_add_data_func (path, &login_rows[i], test_login);
    }
  for (guint i = 0; i < G_N_ELEMENTS (code_rows); i++)
    {
      g_autofree char *path
          = g_strconcat ("/sign-in/code/", code_rows[i].name, code_rows[i].wrong ? "-wrong" : "", NULL);
      g_test_add_data_func (path, &code_rows[i], test_code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!widget_test_init ())
    return 77;
  add_rows ();
  g_test_add_func ("/sign-in/wrong-password", test_wrong_password);
  g_test_add_func ("/sign-in/nobody-answers", test_nobody_answers);
  g_test_add_func ("/sign-in/never-answers", test_never_answers);
  g_test_add_func ("/sign-in/focus", test_focus);
  g_test_add_func ("/sign-in/expired-code", test_expired_code);
  g_test_add_func ("/sign-in/resend", test_resend);
  g_test_add_func ("/sign-in/back", test_back);
  g_test_add_func ("/sign-in/no-keyring", test_no_keyring);
  g_test_add_func ("/sign-in/keyring-fails", test_keyring_fails);
  g_test_add_func ("/sign-in/gone-in-mid-flight", test_gone_in_mid_flight);
  return g_test_run ();
}
