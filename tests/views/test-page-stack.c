/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"
#include "sol-content-page.h"
#include "sol-content.h"
#include "sol-page-stack.h"
#include "widget-test.h"

/* A page that holds a draft when it is told so, and answers as it is told. */

#define TEST_TYPE_PAGE (test_page_get_type ())
G_DECLARE_FINAL_TYPE (TestPage, test_page, TEST, PAGE, GtkBox)

struct _TestPage
{
  GtkBox parent_instance;

  GtkWidget *end;
  gboolean draft;
  gboolean answer;
  gboolean narrow;
  guint asked;
};

static void test_page_iface_init (SolContentPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestPage, test_page, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (SOL_TYPE_CONTENT_PAGE, test_page_iface_init))

static const char *
get_subtitle (SolContentPage *page)
{
  return TEST_PAGE (page)->draft ? "Draft" : "Clean";
}

static GtkWidget *
get_header_end (SolContentPage *page)
{
  return TEST_PAGE (page)->end;
}

static gboolean
get_hides_refresh (SolContentPage *page)
{
  return TRUE;
}

static void
set_narrow (SolContentPage *page, gboolean narrow)
{
  TEST_PAGE (page)->narrow = narrow;
}

static gboolean
can_leave (SolContentPage *page)
{
  return !TEST_PAGE (page)->draft;
}

static void
ask_to_leave_async (SolContentPage *page, GCancellable *cancellable, GAsyncReadyCallback callback,
                    gpointer user_data)
{
  TestPage *self = TEST_PAGE (page);
  g_autoptr (GTask) task = g_task_new (page, cancellable, callback, user_data);

  self->asked++;
  if (self->answer)
    self->draft = FALSE;
  g_task_return_boolean (task, self->answer);
}

static void
test_page_iface_init (SolContentPageInterface *iface)
{
  iface->get_subtitle = get_subtitle;
  iface->get_header_end = get_header_end;
  iface->get_hides_refresh = get_hides_refresh;
  iface->set_narrow = set_narrow;
  iface->can_leave = can_leave;
  iface->ask_to_leave_async = ask_to_leave_async;
}

static void
test_page_dispose (GObject *object)
{
  g_clear_object (&TEST_PAGE (object)->end);
  G_OBJECT_CLASS (test_page_parent_class)->dispose (object);
}

static void
test_page_class_init (TestPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = test_page_dispose;
}

static void
test_page_init (TestPage *self)
{
  GtkWidget *button = gtk_button_new_with_label ("Inside");

  gtk_box_append (GTK_BOX (self), button);
  self->end = g_object_ref_sink (gtk_button_new_with_label ("In the header"));
}

/* Tables of our own. */

static TestPage *last_page;

static GtkWidget *
create_page (SolHome *home)
{
  return gtk_button_new_with_label ("Below");
}

static GtkWidget *
create_subpage (SolHome *home, const char *argument)
{
  last_page = g_object_new (TEST_TYPE_PAGE, "name", argument, NULL);
  return GTK_WIDGET (last_page);
}

static const SolPageRow page_rows[] = {
  { .name = "one", .title = "One", .icon_name = "x", .pace = SOL_PAGE_CHARGER, .create = create_page },
  { .name = "two", .title = "Two", .icon_name = "x", .pace = SOL_PAGE_OVERVIEW, .create = create_page },
};

static const SolSubpageRow subpage_row = {
  .name = "sub",
  .page = "one",
  .title = "Sub",
  .pace = SOL_PAGE_GRID,
  .create = create_subpage,
  .is_ready = sol_subpage_has_charger,
};

typedef struct
{
  ModelFixture *fixture;
  SolPageStack *stack;
  GtkWindow *window;
} Scene;

static void
scene_open (Scene *self, const char *scenario)
{
  self->fixture = model_fixture_new (scenario, NULL);
  model_fixture_open (self->fixture);
  self->stack = sol_page_stack_new ();
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (self->window, GTK_WIDGET (self->stack));
  gtk_window_present (self->window);
  sol_page_stack_set_home (self->stack, self->fixture->home);
  sol_page_stack_open (self->stack, &page_rows[0]);
  widget_settle ();
}

static void
scene_sign_in (Scene *self)
{
  model_fixture_open_site (self->fixture);
  sol_page_stack_site_changed (self->stack);
  widget_settle ();
}

static void
scene_close (Scene *self)
{
  widget_destroy (self->window);
  model_fixture_free (self->fixture);
}

static void
settle_slide (Scene *self)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  while (sol_page_stack_get_depth (self->stack) > 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (sol_page_stack_get_depth (self->stack), ==, 0);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
ask (Scene *self, gboolean front_only)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sol_page_stack_ask_to_leave_async (self->stack, front_only, NULL, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return sol_page_stack_ask_to_leave_finish (self->stack, result, &error);
}

/* A subpage comes, has the header, keeps the keyboard's place below, and goes. */
static void
test_push (void)
{
  Scene self;

  scene_open (&self, "mockup");
  scene_sign_in (&self);
  GtkWidget *below = sol_page_stack_get_front (self.stack);
  g_assert_cmpstr (sol_page_stack_get_title (self.stack), ==, "One");
  g_assert_cmpint (sol_page_stack_get_pace (self.stack), ==, SOL_PAGE_CHARGER);
  gtk_widget_grab_focus (below);
  sol_page_stack_push (self.stack, &subpage_row, "");
  widget_settle ();
  g_assert_cmpuint (sol_page_stack_get_depth (self.stack), ==, 1);
  g_assert_true (sol_page_stack_get_front (self.stack) == GTK_WIDGET (last_page));
  g_assert_cmpstr (sol_page_stack_get_title (self.stack), ==, "Sub");
  g_assert_cmpint (sol_page_stack_get_pace (self.stack), ==, SOL_PAGE_GRID);
  g_assert_nonnull (sol_page_stack_get_adjustment (self.stack));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (self.window), GTK_WIDGET (last_page)));

  /* A second press of the same button. */
  sol_page_stack_push (self.stack, &subpage_row, "");
  g_assert_cmpuint (sol_page_stack_get_depth (self.stack), ==, 1);
  sol_page_stack_set_narrow (self.stack, TRUE);
  g_assert_true (last_page->narrow);

  sol_page_stack_pop (self.stack);
  settle_slide (&self);
  g_assert_true (sol_page_stack_get_front (self.stack) == below);
  g_assert_true (gtk_window_get_focus (self.window) == below);
  scene_close (&self);
}

/* What is asked for before the home is there comes when it is; and not when there is no such thing. */
static void
test_waits (void)
{
  Scene self;

  scene_open (&self, "mockup");
  sol_page_stack_push (self.stack, &subpage_row, NULL);
  g_assert_cmpuint (sol_page_stack_get_depth (self.stack), ==, 0);
  scene_sign_in (&self);
  g_assert_cmpuint (sol_page_stack_get_depth (self.stack), ==, 1);
  sol_page_stack_push (self.stack, &subpage_row, "no-such-charger");
  g_assert_cmpuint (sol_page_stack_get_depth (self.stack), ==, 1);
  sol_page_stack_open (self.stack, &page_rows[1]);
  g_assert_cmpuint (sol_page_stack_get_depth (self.stack), ==, 0);
  g_assert_cmpstr (sol_page_stack_get_title (self.stack), ==, "Two");
  scene_close (&self);
}

static void
test_draft (void)
{
  Scene self;

  scene_open (&self, "mockup");
  scene_sign_in (&self);
  g_assert_true (ask (&self, FALSE));
  sol_page_stack_push (self.stack, &subpage_row, "");
  g_assert_true (sol_page_stack_can_leave (self.stack));
  g_assert_true (ask (&self, TRUE));
  g_assert_cmpuint (last_page->asked, ==, 0);

  last_page->draft = TRUE;
  sol_content_page_changed (SOL_CONTENT_PAGE (last_page));
  AdwLeaflet *leaflet = ADW_LEAFLET (widget_find (GTK_WIDGET (self.stack), ADW_TYPE_LEAFLET));
  g_assert_false (adw_leaflet_get_can_navigate_back (leaflet));
  g_assert_false (sol_page_stack_can_leave (self.stack));
  g_assert_false (ask (&self, TRUE));
  g_assert_cmpuint (last_page->asked, ==, 1);

  last_page->answer = TRUE;
  g_assert_true (ask (&self, FALSE));
  g_assert_cmpuint (last_page->asked, ==, 2);
  g_assert_true (sol_page_stack_can_leave (self.stack));
  scene_close (&self);
}

static GtkWidget *
find_header_button (SolContent *content)
{
  return widget_find_button (GTK_WIDGET (content), "In the header");
}

/* The header bar follows what is in front. */
static void
test_header (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("mockup", NULL);
  SolContent *content = sol_content_new ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  model_fixture_open (fixture);
  gtk_window_set_child (window, GTK_WIDGET (content));
  gtk_window_present (window);
  sol_content_set_home (content, fixture->home);
  sol_content_open (content, &page_rows[0]);
  model_fixture_open_site (fixture);
  widget_settle ();
  g_assert_null (find_header_button (content));
  sol_content_push (content, &subpage_row, "");
  widget_settle ();
  widget_assert_reads (GTK_WIDGET (content), "Sub");
  widget_assert_reads (GTK_WIDGET (content), "Clean");
  g_assert_nonnull (find_header_button (content));
  last_page->draft = TRUE;
  sol_content_page_changed (SOL_CONTENT_PAGE (last_page));
  widget_assert_reads (GTK_WIDGET (content), "Draft");
  sol_content_pop (content);
  widget_settle ();
  g_assert_true (sol_content_get_has_subpage (content));
  last_page->answer = TRUE;
  sol_content_pop (content);
  for (guint i = 0; i < 400 && sol_content_get_has_subpage (content); i++)
    {
      widget_settle ();
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_false (sol_content_get_has_subpage (content));
  g_assert_null (find_header_button (content));
  widget_assert_reads (GTK_WIDGET (content), "One");
  widget_destroy (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!widget_test_init ())
    return 77;
  g_test_add_func ("/page-stack/push", test_push);
  g_test_add_func ("/page-stack/waits", test_waits);
  g_test_add_func ("/page-stack/draft", test_draft);
  g_test_add_func ("/page-stack/header", test_header);
  return g_test_run ();
}
