/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "a11y-dump.h"

#include <glib/gstdio.h>

/* No text is this, so that the check fails and tells the real one. */
#define NO_VALUE "\001"

static const char *
role_name (GtkAccessibleRole role)
{
  GEnumClass *klass = g_type_class_peek (GTK_TYPE_ACCESSIBLE_ROLE);
  GEnumValue *value = klass != NULL ? g_enum_get_value (klass, (int) role) : NULL;

  return value != NULL ? value->value_nick : "unknown";
}

static gboolean
says_nothing (GtkAccessibleRole role)
{
  return role == GTK_ACCESSIBLE_ROLE_NONE || role == GTK_ACCESSIBLE_ROLE_GENERIC
         || role == GTK_ACCESSIBLE_ROLE_PRESENTATION || role == GTK_ACCESSIBLE_ROLE_WIDGET;
}

/* (nullable) */
static char *
get_property (GtkAccessible *accessible, GtkAccessibleProperty property)
{
  if (!gtk_test_accessible_has_property (accessible, property))
    return NULL;
  char *value = gtk_test_accessible_check_property (accessible, property, NO_VALUE);
  if (value != NULL && value[0] == '\0')
    g_clear_pointer (&value, g_free);
  return value;
}

static void
append_property (GString *line, GtkAccessible *accessible, GtkAccessibleProperty property, const char *name)
{
  g_autofree char *value = get_property (accessible, property);

  if (value != NULL)
    g_string_append_printf (line, " %s=“%s”", name, value);
}

/* Defined, so that the varargs of the check take what they expect. */
#define IS_STATE(accessible, state, value)                                                                   \
  (gtk_test_accessible_has_state (accessible, state)                                                         \
   && is_null (gtk_test_accessible_check_state (accessible, state, value)))

/* @problem: (transfer full) (nullable) */
static gboolean
is_null (char *problem)
{
  g_autofree char *owned = problem;
  return owned == NULL;
}

static void
append_states (GString *line, GtkAccessible *accessible)
{
  if (IS_STATE (accessible, GTK_ACCESSIBLE_STATE_DISABLED, TRUE))
    g_string_append (line, " disabled");
  if (IS_STATE (accessible, GTK_ACCESSIBLE_STATE_BUSY, TRUE))
    g_string_append (line, " busy");
  if (IS_STATE (accessible, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE))
    g_string_append (line, " checked");
  if (IS_STATE (accessible, GTK_ACCESSIBLE_STATE_PRESSED, GTK_ACCESSIBLE_TRISTATE_TRUE))
    g_string_append (line, " pressed");
  if (IS_STATE (accessible, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE))
    g_string_append (line, " invalid");
}

static gboolean
describe (GtkWidget *widget, GString *line)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (accessible);

  if (says_nothing (role))
    return FALSE;
  g_string_append (line, role_name (role));
  if (GTK_IS_LABEL (widget))
    {
      if (gtk_label_get_text (GTK_LABEL (widget))[0] == '\0')
        return FALSE;
      g_string_append_printf (line, " “%s”", gtk_label_get_text (GTK_LABEL (widget)));
    }
  else
    append_property (line, accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "label");
  append_property (line, accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "description");
  append_property (line, accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "value");
  append_states (line, accessible);
  /* A group without a name is a box. */
  return role != GTK_ACCESSIBLE_ROLE_GROUP || strchr (line->str, '=') != NULL;
}

static gboolean
is_shown (GtkWidget *widget)
{
  return gtk_widget_get_visible (widget) && gtk_widget_get_child_visible (widget);
}

static void
walk (GtkWidget *widget, guint depth, GString *dump)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (!is_shown (widget) || GTK_IS_POPOVER (widget))
    return;
  if (describe (widget, line))
    {
      g_string_append_printf (dump, "%*s%s\n", (int) depth * 2, "", line->str);
      depth++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk (child, depth, dump);
}

char *
a11y_dump (GtkWidget *root)
{
  GString *dump = g_string_new (NULL);
  g_autoptr (GEnumClass) roles = g_type_class_ref (GTK_TYPE_ACCESSIBLE_ROLE);

  walk (root, 0, dump);
  return g_string_free (dump, FALSE);
}

void
a11y_assert_golden (GtkWidget *root, const char *name)
{
  g_autofree char *dump = a11y_dump (root);
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("SOL_TEST_DATA"), "a11y", file, NULL);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("SOL_UPDATE_GOLDEN") != NULL)
    {
      g_assert_true (g_file_set_contents (path, dump, -1, &error));
      return;
    }
  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  if (g_strcmp0 (golden, dump) != 0)
    g_error ("%s is\n%s\nbut should be\n%s", name, dump, golden);
}

static gboolean
has_name (GtkWidget *widget)
{
  g_autofree char *label = get_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);

  if (label != NULL
      || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  /* A button is named by what it reads. */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((GTK_IS_LABEL (child) && gtk_label_get_text (GTK_LABEL (child))[0] != '\0') || has_name (child))
      return TRUE;
  return FALSE;
}

void
a11y_assert_named (GtkWidget *root)
{
  if (!is_shown (root) || GTK_IS_POPOVER (root))
    return;
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (root));
  if (gtk_widget_get_focusable (root) && !says_nothing (role) && role != GTK_ACCESSIBLE_ROLE_GROUP
      && role != GTK_ACCESSIBLE_ROLE_WINDOW && !GTK_IS_TEXT (root) && !has_name (root))
    g_error ("A %s of role %s can be reached but has no name", G_OBJECT_TYPE_NAME (root), role_name (role));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    a11y_assert_named (child);
}
