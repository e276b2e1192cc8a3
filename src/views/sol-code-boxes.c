/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-code-boxes"

#include "sol-code-boxes.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MOST_BOXES 6
#define BOX_WIDTH 52
#define GAP 8
#define GROUP_GAP 24

/* The GtkText lies unseen over the boxes: it takes focus, keys, clicks and the clipboard; the boxes show what
 * it has. */
struct _SolCodeBoxes
{
  GtkWidget parent_instance;

  /* Owned children */
  GtkWidget *clamp;
  GtkWidget *text;

  /* In clamp */
  GtkWidget *row;
  GtkWidget *boxes[MOST_BOXES];

  guint length;
};

enum
{
  PROP_0,
  PROP_LENGTH,
  N_PROPS
};

enum
{
  COMPLETE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void sol_code_boxes_editable_init (GtkEditableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SolCodeBoxes, sol_code_boxes, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE, sol_code_boxes_editable_init))

static void
show_digits (SolCodeBoxes *self)
{
  const char *digits = gtk_editable_get_text (GTK_EDITABLE (self->text));
  guint n = (guint) strlen (digits);
  guint caret = MIN ((guint) gtk_editable_get_position (GTK_EDITABLE (self->text)), self->length - 1);
  gboolean focused = gtk_widget_has_focus (self->text);

  for (guint i = 0; i < self->length; i++)
    {
      char digit[2] = { i < n ? digits[i] : '\0', '\0' };
      gtk_label_set_text (GTK_LABEL (self->boxes[i]), digit);
      if (focused && i == caret)
        gtk_widget_add_css_class (self->boxes[i], "current");
      else
        gtk_widget_remove_css_class (self->boxes[i], "current");
      if (i < n)
        gtk_widget_add_css_class (self->boxes[i], "filled");
      else
        gtk_widget_remove_css_class (self->boxes[i], "filled");
    }

  g_autofree char *progress = g_strdup_printf (_ ("%u of %u digits entered"), n, self->length);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, progress, -1);
}

static char *
digits_of (const char *text, int length)
{
  GString *digits = g_string_new (NULL);
  const char *end = length < 0 ? text + strlen (text) : text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));
      if (digit >= 0)
        g_string_append_c (digits, (char) ('0' + digit));
    }
  return g_string_free (digits, FALSE);
}

/* Lets digits pass as far as there is room. A whole code replaces what is there. */
static void
insert_text_cb (GtkEditable *text, const char *inserted, int length, int *position, SolCodeBoxes *self)
{
  g_autofree char *digits = digits_of (inserted, length);
  gsize n = strlen (digits);

  g_signal_stop_emission_by_name (text, "insert-text");
  if (n == 0)
    return;

  g_signal_handlers_block_by_func (text, insert_text_cb, self);
  if (n >= self->length)
    {
      gtk_editable_delete_text (text, 0, -1);
      *position = 0;
      n = self->length;
    }
  gsize there = strlen (gtk_editable_get_text (text));
  n = MIN (n, self->length - MIN (there, self->length));
  if (n > 0)
    gtk_editable_insert_text (text, digits, (int) n, position);
  g_signal_handlers_unblock_by_func (text, insert_text_cb, self);
}

static void
changed_cb (SolCodeBoxes *self)
{
  sol_code_boxes_set_error (self, FALSE);
  show_digits (self);
  if (sol_code_boxes_is_complete (self))
    g_signal_emit (self, signals[COMPLETE], 0);
}

gboolean
sol_code_boxes_is_complete (SolCodeBoxes *self)
{
  g_return_val_if_fail (SOL_IS_CODE_BOXES (self), FALSE);

  return strlen (gtk_editable_get_text (GTK_EDITABLE (self->text))) == self->length;
}

guint
sol_code_boxes_get_length (SolCodeBoxes *self)
{
  g_return_val_if_fail (SOL_IS_CODE_BOXES (self), 0);

  return self->length;
}

void
sol_code_boxes_set_error (SolCodeBoxes *self, gboolean error)
{
  g_return_if_fail (SOL_IS_CODE_BOXES (self));

  if (error == gtk_widget_has_css_class (GTK_WIDGET (self), "error"))
    return;
  if (error)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

GtkWidget *
sol_code_boxes_new (guint length)
{
  return g_object_new (SOL_TYPE_CODE_BOXES, "length", length, NULL);
}

static GtkEditable *
sol_code_boxes_get_delegate (GtkEditable *editable)
{
  SolCodeBoxes *self = SOL_CODE_BOXES (editable);

  return self->text != NULL ? GTK_EDITABLE (self->text) : NULL;
}

static void
sol_code_boxes_editable_init (GtkEditableInterface *iface)
{
  iface->get_delegate = sol_code_boxes_get_delegate;
}

static gboolean
sol_code_boxes_grab_focus (GtkWidget *widget)
{
  SolCodeBoxes *self = SOL_CODE_BOXES (widget);

  return gtk_text_grab_focus_without_selecting (GTK_TEXT (self->text));
}

static void
sol_code_boxes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolCodeBoxes *self = SOL_CODE_BOXES (object);

  if (gtk_editable_delegate_get_property (object, id, value, pspec))
    return;
  switch (id)
    {
    case PROP_LENGTH:
      g_value_set_uint (value, self->length);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_code_boxes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SolCodeBoxes *self = SOL_CODE_BOXES (object);

  if (gtk_editable_delegate_set_property (object, id, value, pspec))
    return;
  switch (id)
    {
    case PROP_LENGTH:
      self->length = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_code_boxes_constructed (GObject *object)
{
  SolCodeBoxes *self = SOL_CODE_BOXES (object);

  G_OBJECT_CLASS (sol_code_boxes_parent_class)->constructed (object);

  for (guint i = 0; i < self->length; i++)
    {
      self->boxes[i] = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                     "hexpand", TRUE, NULL);
      gtk_widget_add_css_class (self->boxes[i], "code-box");
      /* Its start is its own, not the row's. */
      gtk_widget_set_direction (self->boxes[i], GTK_TEXT_DIR_LTR);
      if (self->length == 6 && i == 3)
        gtk_widget_set_margin_start (self->boxes[i], GROUP_GAP - GAP);
      gtk_box_append (GTK_BOX (self->row), self->boxes[i]);
    }

  int width = (int) self->length * (BOX_WIDTH + GAP) - GAP + (self->length == 6 ? GROUP_GAP - GAP : 0);
  g_object_set (self->clamp, "maximum-size", width, "tightening-threshold", width, NULL);

  g_autofree char *label = g_strdup_printf (_ ("%u-digit code"), self->length);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  show_digits (self);
}

static void
sol_code_boxes_dispose (GObject *object)
{
  SolCodeBoxes *self = SOL_CODE_BOXES (object);

  if (self->text != NULL)
    gtk_editable_finish_delegate (GTK_EDITABLE (self));
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->clamp, gtk_widget_unparent);

  G_OBJECT_CLASS (sol_code_boxes_parent_class)->dispose (object);
}

static void
sol_code_boxes_class_init (SolCodeBoxesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sol_code_boxes_get_property;
  object_class->set_property = sol_code_boxes_set_property;
  object_class->constructed = sol_code_boxes_constructed;
  object_class->dispose = sol_code_boxes_dispose;
  widget_class->grab_focus = sol_code_boxes_grab_focus;

  properties[PROP_LENGTH]
      = g_param_spec_uint ("length", NULL, NULL, 1, MOST_BOXES, MOST_BOXES,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_editable_install_properties (object_class, N_PROPS);

  signals[COMPLETE] = g_signal_new ("complete", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codeboxes");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
}

static void
sol_code_boxes_init (SolCodeBoxes *self)
{
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);
  self->clamp = g_object_new (ADW_TYPE_CLAMP, "child", self->row, NULL);
  gtk_widget_set_parent (self->clamp, GTK_WIDGET (self));
  /* A code is read from left to right in every script. */
  gtk_widget_set_direction (self->row, GTK_TEXT_DIR_LTR);

  self->text = g_object_new (GTK_TYPE_TEXT, "input-purpose", GTK_INPUT_PURPOSE_DIGITS, "opacity", 0.0,
                             "enable-undo", FALSE, "width-chars", 0, "max-width-chars", 0, NULL);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  gtk_editable_init_delegate (GTK_EDITABLE (self));

  g_signal_connect_object (self->text, "insert-text", G_CALLBACK (insert_text_cb), self, 0);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "notify::cursor-position", G_CALLBACK (show_digits), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "notify::has-focus", G_CALLBACK (show_digits), self,
                           G_CONNECT_SWAPPED);
}
