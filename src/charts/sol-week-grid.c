/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-week-grid"

#include "sol-week-grid-private.h"

enum
{
  PROP_0,
  PROP_EDITABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
guint sol_week_grid_signals[SOL_WEEK_N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolWeekGrid, sol_week_grid, GTK_TYPE_WIDGET)

static void
block_free (SolWeekBlock *block)
{
  g_free ((char *) block->id);
  g_strfreev ((char **) block->forms);
  g_free ((char *) block->label);
  g_free ((char *) block->description);
  g_free ((char *) block->css_class);
  g_free (block);
}

static SolWeekBlock *
block_copy (const SolWeekBlock *block)
{
  SolWeekBlock *copy = g_memdup2 (block, sizeof *block);

  copy->id = g_strdup (block->id);
  copy->forms = (const char *const *) g_strdupv ((char **) block->forms);
  copy->label = g_strdup (block->label);
  copy->description = g_strdup (block->description);
  copy->css_class = g_strdup (block->css_class);
  return copy;
}

const SolWeekBlock *
sol_week_grid_find (SolWeekGrid *self, const char *id, int day)
{
  for (guint i = 0; id != NULL && i < self->blocks->len; i++)
    {
      const SolWeekBlock *block = g_ptr_array_index (self->blocks, i);
      if ((day == 0 || block->span.day == day) && g_strcmp0 (block->id, id) == 0)
        return block;
    }
  return NULL;
}

const char *
sol_week_grid_get_selected (SolWeekGrid *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const SolWeekBlock *block = g_ptr_array_index (self->blocks, i);
      if (block->selected)
        return block->id;
    }
  return self->strip_selected ? self->strip_id : NULL;
}

void
sol_week_grid_take_current (SolWeekGrid *self, const char *id, int day, gboolean day_chosen)
{
  char *copy = g_strdup (id);

  g_free (self->current);
  self->current = copy;
  self->current_day = day;
  self->day_chosen = day_chosen;
}

/* Where the focus was may be gone: then it goes to another day of the same block, or else to the first. */
static void
mend_current (SolWeekGrid *self)
{
  const char *selected = sol_week_grid_get_selected (self);

  if (sol_week_grid_find (self, self->current, self->current_day) != NULL
      || (self->strip_id != NULL && g_strcmp0 (self->current, self->strip_id) == 0)
      || (self->day_chosen && selected != NULL && g_strcmp0 (self->current, selected) == 0))
    return;
  const SolWeekBlock *other = sol_week_grid_find (self, self->current, 0);
  if (other == NULL)
    other = sol_week_grid_find (self, selected, 0);
  if (other == NULL && self->blocks->len > 0)
    other = g_ptr_array_index (self->blocks, 0);
  sol_week_grid_take_current (self, other != NULL ? other->id : self->strip_id,
                              other != NULL ? other->span.day : 0, FALSE);
}

static void
update (SolWeekGrid *self)
{
  mend_current (self);
  self->saying = FALSE;
  sol_week_grid_update_tiles (self);
}

void
sol_week_grid_set_blocks (SolWeekGrid *self, const SolWeekBlock *blocks, guint n)
{
  g_return_if_fail (SOL_IS_WEEK_GRID (self));
  g_return_if_fail (blocks != NULL || n == 0);

  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (copies, block_copy (&blocks[i]));
  g_ptr_array_unref (self->blocks);
  self->blocks = g_steal_pointer (&copies);
  update (self);
}

void
sol_week_grid_set_strip (SolWeekGrid *self, const SolWeekStrip *strip)
{
  g_return_if_fail (SOL_IS_WEEK_GRID (self));

  g_free (self->strip_id);
  self->strip_id = strip != NULL ? g_strdup (strip->id) : NULL;
  self->strip_selected = strip != NULL && strip->selected;
  gtk_widget_set_visible (self->strip, strip != NULL);
  if (strip != NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->strip_title), strip->title);
      gtk_label_set_label (GTK_LABEL (self->strip_state), strip->state);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->strip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      strip->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      strip->description != NULL ? strip->description : strip->state, -1);
      gtk_widget_remove_css_class (self->strip, strip->enabled ? "off" : "on");
      gtk_widget_add_css_class (self->strip, strip->enabled ? "on" : "off");
    }
  if (self->strip_selected)
    gtk_widget_add_css_class (self->strip, "selected");
  else
    gtk_widget_remove_css_class (self->strip, "selected");
  update (self);
}

void
sol_week_grid_set_days (SolWeekGrid *self, const char *const *names, int first_day)
{
  g_return_if_fail (SOL_IS_WEEK_GRID (self));
  g_return_if_fail (names != NULL && first_day >= 1 && first_day <= SOL_WEEK_DAYS);

  self->first_day = first_day;
  for (guint i = 0; i < SOL_WEEK_DAYS; i++)
    gtk_label_set_label (GTK_LABEL (self->names[i]), names[i]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
sol_week_grid_set_now (SolWeekGrid *self, int day, int minute)
{
  g_return_if_fail (SOL_IS_WEEK_GRID (self));
  g_return_if_fail (day >= 0 && day <= SOL_WEEK_DAYS);

  if (self->today == day && self->now == minute)
    return;
  for (int i = 1; i <= SOL_WEEK_DAYS && self->today != day; i++)
    if (i == day)
      gtk_widget_add_css_class (self->names[i - 1], "today");
    else
      gtk_widget_remove_css_class (self->names[i - 1], "today");
  self->today = day;
  self->now = minute;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
sol_week_grid_set_cheap (SolWeekGrid *self, const SolWeekSpan *spans, guint n)
{
  g_return_if_fail (SOL_IS_WEEK_GRID (self));

  g_array_set_size (self->cheap, 0);
  if (n > 0)
    g_array_append_vals (self->cheap, spans, n);
  gtk_widget_queue_draw (self->cheap_layer);
}

void
sol_week_grid_set_menu (SolWeekGrid *self, GMenuModel *menu)
{
  g_return_if_fail (SOL_IS_WEEK_GRID (self));

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (menu == NULL)
    return;
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

gboolean
sol_week_grid_get_editable (SolWeekGrid *self)
{
  g_return_val_if_fail (SOL_IS_WEEK_GRID (self), FALSE);

  return self->editable;
}

void
sol_week_grid_set_editable (SolWeekGrid *self, gboolean editable)
{
  g_return_if_fail (SOL_IS_WEEK_GRID (self));

  if (self->editable == !!editable)
    return;
  self->editable = !!editable;
  if (!editable)
    sol_week_grid_cancel_drag (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

void
sol_week_grid_set_current (SolWeekGrid *self, const char *id, int day)
{
  g_return_if_fail (SOL_IS_WEEK_GRID (self));

  sol_week_grid_take_current (self, id, day, FALSE);
  update (self);
}

int
sol_week_grid_get_current_day (SolWeekGrid *self)
{
  g_return_val_if_fail (SOL_IS_WEEK_GRID (self), 0);

  return self->current_day;
}

void
sol_week_grid_select (SolWeekGrid *self, const char *id, int day)
{
  if (id != NULL)
    sol_week_grid_take_current (self, id, day, FALSE);
  g_signal_emit (self, sol_week_grid_signals[SOL_WEEK_SELECTED], 0, id, day);
  sol_week_grid_update_tiles (self);
}

void
sol_week_grid_say (SolWeekGrid *self, const char *text)
{
  g_return_if_fail (SOL_IS_WEEK_GRID (self));

  self->saying = text != NULL;
  gtk_label_set_label (GTK_LABEL (self->hint), text != NULL ? text : "");
  gtk_widget_set_visible (self->hint, text != NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

const char *
sol_week_grid_get_saying (SolWeekGrid *self)
{
  g_return_val_if_fail (SOL_IS_WEEK_GRID (self), NULL);

  return gtk_widget_get_visible (self->hint) ? gtk_label_get_label (GTK_LABEL (self->hint)) : NULL;
}

static void
strip_clicked_cb (SolWeekGrid *self)
{
  sol_week_grid_select (self, self->strip_id, 0);
}

/* One tab stop: into it to the block in focus, and from there out of it. */
static gboolean
sol_week_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL || gtk_widget_is_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (sol_week_grid_find_focus (SOL_WEEK_GRID (widget)));
}

static gboolean
sol_week_grid_grab_focus (GtkWidget *widget)
{
  GtkWidget *focus = sol_week_grid_find_focus (SOL_WEEK_GRID (widget));

  if (focus != widget)
    return gtk_widget_grab_focus (focus);
  return GTK_WIDGET_CLASS (sol_week_grid_parent_class)->grab_focus (widget);
}

static void
sol_week_grid_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITABLE:
      g_value_set_boolean (value, SOL_WEEK_GRID (object)->editable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_week_grid_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITABLE:
      sol_week_grid_set_editable (SOL_WEEK_GRID (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_week_grid_dispose (GObject *object)
{
  SolWeekGrid *self = SOL_WEEK_GRID (object);
  GtkWidget *child;

  sol_week_grid_stop_scroll (self);
  g_ptr_array_set_size (self->tiles, 0);
  self->menu = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sol_week_grid_parent_class)->dispose (object);
}

static void
sol_week_grid_finalize (GObject *object)
{
  SolWeekGrid *self = SOL_WEEK_GRID (object);

  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->tiles);
  g_array_unref (self->cheap);
  g_free (self->strip_id);
  g_free (self->current);
  g_free (self->drag.id);
  G_OBJECT_CLASS (sol_week_grid_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  static const struct
  {
    const char *name;
    guint n;
    GType types[3];
  } rows[SOL_WEEK_N_SIGNALS] = {
    [SOL_WEEK_SELECTED] = { "block-selected", 2, { G_TYPE_STRING, G_TYPE_INT } },
    [SOL_WEEK_ACTIVATED] = { "block-activated", 2, { G_TYPE_STRING, G_TYPE_INT } },
    [SOL_WEEK_MOVED] = { "block-moved", 3, { G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT } },
    [SOL_WEEK_RESIZED] = { "block-resized", 3, { G_TYPE_STRING, G_TYPE_BOOLEAN, G_TYPE_INT } },
    [SOL_WEEK_DELETED] = { "block-deleted", 1, { G_TYPE_STRING } },
    [SOL_WEEK_DAY_TOGGLED] = { "day-toggled", 2, { G_TYPE_STRING, G_TYPE_INT } },
    [SOL_WEEK_DRAWN] = { "ground-drawn", 3, { G_TYPE_INT, G_TYPE_INT, G_TYPE_INT } },
  };

  for (guint i = 0; i < SOL_WEEK_N_SIGNALS; i++)
    sol_week_grid_signals[i] = g_signal_newv (rows[i].name, type, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL,
                                              G_TYPE_NONE, rows[i].n, (GType *) rows[i].types);
}

static void
sol_week_grid_class_init (SolWeekGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sol_week_grid_get_property;
  object_class->set_property = sol_week_grid_set_property;
  object_class->dispose = sol_week_grid_dispose;
  object_class->finalize = sol_week_grid_finalize;
  widget_class->measure = sol_week_grid_measure;
  widget_class->size_allocate = sol_week_grid_size_allocate;
  widget_class->focus = sol_week_grid_focus;
  widget_class->grab_focus = sol_week_grid_grab_focus;

  properties[PROP_EDITABLE] = g_param_spec_boolean (
      "editable", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals (G_TYPE_FROM_CLASS (klass));
  gtk_widget_class_set_css_name (widget_class, "weekgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
sol_week_grid_init (SolWeekGrid *self)
{
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  self->tiles = g_ptr_array_new ();
  self->cheap = g_array_new (FALSE, FALSE, sizeof (SolWeekSpan));
  self->first_day = 1;
  self->editable = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  sol_week_grid_add_layers (self);
  g_signal_connect_object (self->strip, "clicked", G_CALLBACK (strip_clicked_cb), self, G_CONNECT_SWAPPED);
  sol_week_grid_add_pointer (self);
  sol_week_grid_add_keys (self);
}

SolWeekGrid *
sol_week_grid_new (void)
{
  return g_object_new (SOL_TYPE_WEEK_GRID, NULL);
}
