/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"
#include "sol-age-label.h"
#include "sol-banner-area.h"
#include "sol-code-boxes.h"
#include "sol-code-step.h"
#include "sol-content.h"
#include "sol-error-page.h"
#include "sol-loading-page.h"
#include "sol-page-list-row.h"
#include "sol-page-stack.h"
#include "sol-refresh-button.h"
#include "sol-sidebar.h"
#include "sol-sign-in-form.h"
#include "sol-sign-in-page.h"
#include "sol-site-filter.h"
#include "sol-site-picker.h"
#include "sol-site-popover.h"
#include "sol-site-switcher.h"
#include "sol-status-foot.h"
#include "sol-status-popover.h"
#include "widget-test.h"

/* Every type of the room: made, every property set twice, and gone without a trace. */

static void
notify_cb (GObject *object, GParamSpec *pspec, gpointer count)
{
  (*(guint *) count)++;
}

/* Another value than the present one, where one can be thought of. */
static gboolean
other_value (GParamSpec *pspec, const GValue *now, GValue *other)
{
  g_value_init (other, pspec->value_type);
  if (pspec->value_type == G_TYPE_BOOLEAN)
    g_value_set_boolean (other, !g_value_get_boolean (now));
  else if (pspec->value_type == G_TYPE_STRING)
    g_value_set_string (other, "win.refresh");
  else if (pspec->value_type == G_TYPE_INT64)
    g_value_set_int64 (other, 1781361000);
  else if (pspec->value_type == G_TYPE_FLOAT)
    g_value_set_float (other, 0.5f);
  else
    return FALSE;
  return TRUE;
}

static void
set_twice (GObject *object, GParamSpec *pspec)
{
  g_auto (GValue) now = G_VALUE_INIT;
  g_auto (GValue) other = G_VALUE_INIT;
  g_autofree char *signal = g_strconcat ("notify::", pspec->name, NULL);
  guint count = 0;

  g_value_init (&now, pspec->value_type);
  g_object_get_property (object, pspec->name, &now);
  if (!other_value (pspec, &now, &other))
    return;
  gulong handler = g_signal_connect (object, signal, G_CALLBACK (notify_cb), &count);
  g_object_set_property (object, pspec->name, &other);
  g_assert_cmpuint (count, <=, 1);
  g_object_set_property (object, pspec->name, &other);
  g_assert_cmpuint (count, <=, 1);
  g_signal_handler_disconnect (object, handler);
}

static void
test_type (gconstpointer data)
{
  GType type = GPOINTER_TO_SIZE (data);
  GObject *object = g_object_new (type, NULL);
  guint n;
  g_autofree GParamSpec **pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n);

  if (G_IS_INITIALLY_UNOWNED (object))
    g_object_ref_sink (object);
  for (guint i = 0; i < n; i++)
    if (pspecs[i]->owner_type == type && (pspecs[i]->flags & G_PARAM_WRITABLE) != 0
        && (pspecs[i]->flags & G_PARAM_CONSTRUCT_ONLY) == 0 && !g_type_is_a (type, GTK_TYPE_EDITABLE))
      set_twice (object, pspecs[i]);
  widget_settle ();
  g_assert_finalize_object (object);
}

/* What follows a home lets go of it. */
#define FOLLOWER(name, Type, prefix)                                                                         \
  static void follow_##name (GObject *object, SolHome *home)                                                 \
  {                                                                                                          \
    prefix##_set_home ((Type *) object, home);                                                               \
  }
FOLLOWER (foot, SolStatusFoot, sol_status_foot)
FOLLOWER (status, SolStatusPopover, sol_status_popover)
FOLLOWER (switcher, SolSiteSwitcher, sol_site_switcher)
FOLLOWER (sites, SolSitePopover, sol_site_popover)
FOLLOWER (sidebar, SolSidebar, sol_sidebar)
FOLLOWER (content, SolContent, sol_content)
FOLLOWER (pages, SolPageStack, sol_page_stack)
FOLLOWER (sign_in, SolSignInPage, sol_sign_in_page)
FOLLOWER (picker, SolSitePicker, sol_site_picker)

typedef struct
{
  GType (*get_type) (void);
  void (*follow) (GObject *object, SolHome *home);
} Row;

static const Row rows[] = {
  { sol_age_label_get_type, NULL },
  { sol_banner_area_get_type, NULL },
  { sol_code_boxes_get_type, NULL },
  { sol_code_step_get_type, NULL },
  { sol_content_get_type, follow_content },
  { sol_error_page_get_type, NULL },
  { sol_loading_page_get_type, NULL },
  { sol_page_stack_get_type, follow_pages },
  { sol_refresh_button_get_type, NULL },
  { sol_sidebar_get_type, follow_sidebar },
  { sol_sign_in_form_get_type, NULL },
  { sol_sign_in_page_get_type, follow_sign_in },
  { sol_site_filter_get_type, NULL },
  { sol_site_picker_get_type, follow_picker },
  { sol_site_popover_get_type, follow_sites },
  { sol_site_switcher_get_type, follow_switcher },
  { sol_status_foot_get_type, follow_foot },
  { sol_status_popover_get_type, follow_status },
};

static void
test_follow (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (ModelFixture) fixture = model_fixture_new ("two-sites", NULL);
  GObject *object = g_object_ref_sink (g_object_new (row->get_type (), NULL));

  model_fixture_open (fixture);
  row->follow (object, fixture->home);
  model_fixture_sign_in (fixture);
  row->follow (object, NULL);
  row->follow (object, fixture->home);
  widget_settle ();
  g_assert_finalize_object (object);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!widget_test_init ())
    return 77;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GType type = rows[i].get_type ();
      g_autofree char *path = g_strconcat ("/types/", g_type_name (type), NULL);
      g_test_add_data_func (path, GSIZE_TO_POINTER (type), test_type);
      if (rows[i].follow == NULL)
        continue;
      g_autofree char *follow = g_strconcat ("/follow/", g_type_name (type), NULL);
      g_test_add_data_func (follow, &rows[i], test_follow);
    }
  return g_test_run ();
}
