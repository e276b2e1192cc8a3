/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-page-stack"

#include "sol-page-stack.h"

#include "sol-content-page.h"

#define PAGE_WIDTH 900

/* One subpage that is open. */
typedef struct
{
  const SolSubpageRow *row;
  char *argument;
  GtkWidget *page;        /* owned */
  GtkWidget *wrapped;     /* owned; a child of the leaflet */
  GtkWidget *focus_below; /* weak: where the keyboard was */
} Layer;

struct _SolPageStack
{
  AdwBin parent_instance;

  /* Children */
  AdwLeaflet *leaflet;
  GtkStack *pages;

  /* Owned */
  SolHome *home;
  GPtrArray *layers;          /* of Layer, the front last */
  GSignalGroup *page_signals; /* of the front */
  GSignalGroup *charger_signals;

  const SolPageRow *row;
  const SolSubpageRow *waiting; /* to be pushed when the site has what it shows */
  char *waiting_argument;
  gboolean narrow;
};

enum
{
  FRONT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolPageStack, sol_page_stack, ADW_TYPE_BIN)

static void
layer_free (gpointer data)
{
  Layer *self = data;

  g_clear_weak_pointer (&self->focus_below);
  g_clear_object (&self->page);
  g_clear_object (&self->wrapped);
  g_free (self->argument);
  g_free (self);
}

static Layer *
get_layer (SolPageStack *self, guint above)
{
  guint n = self->layers->len;

  return above < n ? g_ptr_array_index (self->layers, n - 1 - above) : NULL;
}

static SolSite *
get_site (SolPageStack *self)
{
  return self->home != NULL ? sol_home_get_site (self->home) : NULL;
}

/* Margins and scrolling. */

static GtkWidget *
wrap (GtkWidget *page, gboolean own_scroller)
{
  if (own_scroller)
    return page;
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", PAGE_WIDTH, "tightening-threshold",
                                   PAGE_WIDTH, "child", page, NULL);
  /* The page's own height, not its least one: charts would shrink to their minimum. */
  GtkWidget *viewport = g_object_new (GTK_TYPE_VIEWPORT, "vscroll-policy", GTK_SCROLL_NATURAL,
                                      "scroll-to-focus", TRUE, "child", clamp, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "child", viewport, NULL);
  gtk_widget_add_css_class (clamp, "page");
  return scroller;
}

static GtkWidget *
unwrap (GtkWidget *wrapped, gboolean own_scroller)
{
  if (wrapped == NULL || own_scroller)
    return wrapped;
  GtkWidget *viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (wrapped));
  return adw_clamp_get_child (ADW_CLAMP (gtk_viewport_get_child (GTK_VIEWPORT (viewport))));
}

static GtkWidget *
get_bottom (SolPageStack *self)
{
  GtkWidget *wrapped = gtk_stack_get_visible_child (self->pages);

  return self->row != NULL ? unwrap (wrapped, self->row->own_scroller) : NULL;
}

GtkWidget *
sol_page_stack_get_front (SolPageStack *self)
{
  g_return_val_if_fail (SOL_IS_PAGE_STACK (self), NULL);

  Layer *layer = get_layer (self, 0);
  return layer != NULL ? layer->page : get_bottom (self);
}

GtkAdjustment *
sol_page_stack_get_adjustment (SolPageStack *self)
{
  g_return_val_if_fail (SOL_IS_PAGE_STACK (self), NULL);

  Layer *layer = get_layer (self, 0);
  GtkWidget *wrapped = layer != NULL ? layer->wrapped : gtk_stack_get_visible_child (self->pages);
  return GTK_IS_SCROLLED_WINDOW (wrapped)
             ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (wrapped))
             : NULL;
}

/* What is in front. */

static void
page_changed_cb (SolPageStack *self)
{
  GtkWidget *front = sol_page_stack_get_front (self);

  /* A swipe asks nobody. */
  adw_leaflet_set_can_navigate_back (
      self->leaflet, !SOL_IS_CONTENT_PAGE (front) || sol_content_page_can_leave (SOL_CONTENT_PAGE (front)));
  g_signal_emit (self, signals[FRONT_CHANGED], 0);
}

static void
front_changed (SolPageStack *self)
{
  GtkWidget *front = sol_page_stack_get_front (self);

  if (SOL_IS_CONTENT_PAGE (front))
    sol_content_page_set_narrow (SOL_CONTENT_PAGE (front), self->narrow);
  g_signal_group_set_target (self->page_signals, SOL_IS_CONTENT_PAGE (front) ? front : NULL);
  page_changed_cb (self);
}

static void
drop_layer (SolPageStack *self)
{
  Layer *layer = get_layer (self, 0);
  g_autoptr (GtkWidget) wrapped = g_object_ref (layer->wrapped);

  g_ptr_array_set_size (self->layers, (int) self->layers->len - 1);
  adw_leaflet_remove (self->leaflet, wrapped);
}

/* What has been slid away is gone once it has come to rest, a swipe may still be taken back. */
static void
rested_cb (SolPageStack *self)
{
  GtkWidget *visible = adw_leaflet_get_visible_child (self->leaflet);
  GtkWidget *focus = NULL;
  gboolean dropped = FALSE;

  if (visible == NULL || adw_leaflet_get_child_transition_running (self->leaflet))
    return;
  while (get_layer (self, 0) != NULL && get_layer (self, 0)->wrapped != visible)
    {
      focus = get_layer (self, 0)->focus_below;
      drop_layer (self);
      dropped = TRUE;
    }
  if (!dropped)
    return;
  front_changed (self);
  if (focus != NULL && gtk_widget_is_ancestor (focus, visible))
    gtk_widget_grab_focus (focus);
}

static void
drop_layers (SolPageStack *self)
{
  g_clear_pointer (&self->waiting_argument, g_free);
  self->waiting = NULL;
  if (self->layers->len == 0)
    return;
  g_signal_group_set_target (self->page_signals, NULL);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->pages));
  while (self->layers->len > 0)
    drop_layer (self);
  front_changed (self);
}

void
sol_page_stack_open (SolPageStack *self, const SolPageRow *row)
{
  g_return_if_fail (SOL_IS_PAGE_STACK (self));
  g_return_if_fail (row != NULL);

  drop_layers (self);
  self->row = row;
  if (self->home == NULL)
    return;
  GtkWidget *wrapped = gtk_stack_get_child_by_name (self->pages, row->name);
  if (wrapped == NULL)
    {
      wrapped = wrap (row->create (self->home), row->own_scroller);
      gtk_stack_add_named (self->pages, wrapped, row->name);
    }
  gtk_stack_set_visible_child (self->pages, wrapped);
  front_changed (self);
}

const SolPageRow *
sol_page_stack_get_row (SolPageStack *self)
{
  g_return_val_if_fail (SOL_IS_PAGE_STACK (self), NULL);

  return self->row;
}

static void
push_now (SolPageStack *self, const SolSubpageRow *row, const char *argument)
{
  Layer *layer = g_new0 (Layer, 1);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  layer->row = row;
  layer->argument = g_strdup (argument);
  layer->page = g_object_ref_sink (row->create (self->home, argument));
  layer->wrapped = g_object_ref_sink (wrap (layer->page, row->own_scroller));
  g_set_weak_pointer (&layer->focus_below, focus);
  adw_leaflet_append (self->leaflet, layer->wrapped);
  g_ptr_array_add (self->layers, layer);
  adw_leaflet_set_visible_child (self->leaflet, layer->wrapped);
  front_changed (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (layer->wrapped, GTK_DIR_TAB_FORWARD);
}

static gboolean
is_ready (SolPageStack *self, const SolSubpageRow *row, const char *argument)
{
  SolSite *site = get_site (self);

  return site != NULL && (row->is_ready == NULL || row->is_ready (site, argument));
}

static void
look_again (SolPageStack *self)
{
  const SolSubpageRow *row = self->waiting;

  if (row == NULL || !is_ready (self, row, self->waiting_argument))
    return;
  g_autofree char *argument = g_steal_pointer (&self->waiting_argument);
  self->waiting = NULL;
  push_now (self, row, argument);
}

void
sol_page_stack_push (SolPageStack *self, const SolSubpageRow *row, const char *argument)
{
  g_return_if_fail (SOL_IS_PAGE_STACK (self));
  g_return_if_fail (row != NULL);

  Layer *front = get_layer (self, 0);
  if (front != NULL && front->row == row && g_strcmp0 (front->argument, argument) == 0)
    return;
  g_free (self->waiting_argument);
  self->waiting = row;
  self->waiting_argument = g_strdup (argument);
  look_again (self);
}

void
sol_page_stack_pop (SolPageStack *self)
{
  g_return_if_fail (SOL_IS_PAGE_STACK (self));

  Layer *below = get_layer (self, 1);
  if (self->layers->len > 0)
    adw_leaflet_set_visible_child (self->leaflet, below != NULL ? below->wrapped : GTK_WIDGET (self->pages));
}

guint
sol_page_stack_get_depth (SolPageStack *self)
{
  g_return_val_if_fail (SOL_IS_PAGE_STACK (self), 0);

  return self->layers->len;
}

const char *
sol_page_stack_get_title (SolPageStack *self)
{
  g_return_val_if_fail (SOL_IS_PAGE_STACK (self), NULL);

  GtkWidget *front = sol_page_stack_get_front (self);
  const char *title
      = SOL_IS_CONTENT_PAGE (front) ? sol_content_page_get_title (SOL_CONTENT_PAGE (front)) : NULL;
  Layer *layer = get_layer (self, 0);

  if (title != NULL)
    return title;
  if (layer != NULL)
    return sol_subpage_row_get_title (layer->row);
  return self->row != NULL ? sol_page_row_get_title (self->row) : "";
}

SolPage
sol_page_stack_get_pace (SolPageStack *self)
{
  g_return_val_if_fail (SOL_IS_PAGE_STACK (self), SOL_PAGE_BACKGROUND);

  Layer *layer = get_layer (self, 0);
  if (layer != NULL)
    return layer->row->pace;
  return self->row != NULL ? self->row->pace : SOL_PAGE_BACKGROUND;
}

void
sol_page_stack_set_narrow (SolPageStack *self, gboolean narrow)
{
  g_return_if_fail (SOL_IS_PAGE_STACK (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  /* Those below are measured, too. */
  for (guint i = 1; i <= self->layers->len; i++)
    {
      Layer *layer = get_layer (self, i);
      GtkWidget *page = layer != NULL ? layer->page : get_bottom (self);
      if (SOL_IS_CONTENT_PAGE (page))
        sol_content_page_set_narrow (SOL_CONTENT_PAGE (page), narrow);
    }
  front_changed (self);
}

/* Leaving. */

static SolContentPage *
find_unleavable (SolPageStack *self, gboolean front_only)
{
  guint n = front_only ? 1 : self->layers->len + 1;

  for (guint i = 0; i < n; i++)
    {
      Layer *layer = get_layer (self, i);
      GtkWidget *page = layer != NULL ? layer->page : get_bottom (self);
      if (SOL_IS_CONTENT_PAGE (page) && !sol_content_page_can_leave (SOL_CONTENT_PAGE (page)))
        return SOL_CONTENT_PAGE (page);
    }
  return NULL;
}

gboolean
sol_page_stack_can_leave (SolPageStack *self)
{
  g_return_val_if_fail (SOL_IS_PAGE_STACK (self), TRUE);

  return find_unleavable (self, FALSE) == NULL;
}

static void ask_next (GTask *task);

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (sol_content_page_ask_to_leave_finish (SOL_CONTENT_PAGE (source), result, &error))
    ask_next (task);
  else
    g_task_return_boolean (task, FALSE);
}

static void
ask_next (GTask *task)
{
  SolPageStack *self = g_task_get_source_object (task);
  SolContentPage *page = find_unleavable (self, GPOINTER_TO_INT (g_task_get_task_data (task)));

  if (page != NULL)
    sol_content_page_ask_to_leave_async (page, g_task_get_cancellable (task), asked_cb, g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

void
sol_page_stack_ask_to_leave_async (SolPageStack *self, gboolean front_only, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_PAGE_STACK (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_page_stack_ask_to_leave_async);
  g_task_set_task_data (task, GINT_TO_POINTER (front_only), NULL);
  ask_next (task);
}

gboolean
sol_page_stack_ask_to_leave_finish (SolPageStack *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The home and its site. */

static void
chargers_cb (SolPageStack *self)
{
  look_again (self);
}

void
sol_page_stack_site_changed (SolPageStack *self)
{
  g_return_if_fail (SOL_IS_PAGE_STACK (self));

  SolSite *site = get_site (self);
  GListModel *chargers = site != NULL ? sol_site_get_chargers (site) : NULL;
  g_autoptr (GObject) before = g_signal_group_dup_target (self->charger_signals);
  if (before == (GObject *) chargers)
    return;
  const SolSubpageRow *waiting = self->waiting;
  g_autofree char *argument = g_steal_pointer (&self->waiting_argument);
  drop_layers (self);
  g_signal_group_set_target (self->charger_signals, chargers);
  /* It was asked for before there was any site. */
  if (waiting != NULL)
    sol_page_stack_push (self, waiting, argument);
}

static void
drop_pages (SolPageStack *self)
{
  GtkWidget *child;

  g_signal_group_set_target (self->page_signals, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, child);
}

void
sol_page_stack_set_home (SolPageStack *self, SolHome *home)
{
  g_return_if_fail (SOL_IS_PAGE_STACK (self));
  g_return_if_fail (home == NULL || SOL_IS_HOME (home));

  const SolSubpageRow *waiting = self->waiting;
  g_autofree char *argument = g_strdup (self->waiting_argument);
  if (!g_set_object (&self->home, home))
    return;
  drop_layers (self);
  drop_pages (self);
  if (self->row != NULL)
    sol_page_stack_open (self, self->row);
  self->waiting = waiting;
  self->waiting_argument = g_steal_pointer (&argument);
  sol_page_stack_site_changed (self);
}

SolPageStack *
sol_page_stack_new (void)
{
  return g_object_new (SOL_TYPE_PAGE_STACK, NULL);
}

static void
sol_page_stack_dispose (GObject *object)
{
  SolPageStack *self = SOL_PAGE_STACK (object);

  g_clear_object (&self->page_signals);
  g_clear_object (&self->charger_signals);
  g_ptr_array_set_size (self->layers, 0);
  g_clear_object (&self->home);

  G_OBJECT_CLASS (sol_page_stack_parent_class)->dispose (object);
}

static void
sol_page_stack_finalize (GObject *object)
{
  SolPageStack *self = SOL_PAGE_STACK (object);

  g_ptr_array_unref (self->layers);
  g_free (self->waiting_argument);

  G_OBJECT_CLASS (sol_page_stack_parent_class)->finalize (object);
}

static void
sol_page_stack_class_init (SolPageStackClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_page_stack_dispose;
  G_OBJECT_CLASS (klass)->finalize = sol_page_stack_finalize;
  signals[FRONT_CHANGED] = g_signal_new ("front-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sol_page_stack_init (SolPageStack *self)
{
  self->layers = g_ptr_array_new_with_free_func (layer_free);
  self->leaflet = g_object_new (ADW_TYPE_LEAFLET, "can-unfold", FALSE, "can-navigate-back", TRUE,
                                "transition-type", ADW_LEAFLET_TRANSITION_TYPE_SLIDE, NULL);
  self->pages = g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->pages));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->leaflet));
  g_signal_connect_object (self->leaflet, "notify::visible-child", G_CALLBACK (rested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::child-transition-running", G_CALLBACK (rested_cb), self,
                           G_CONNECT_SWAPPED);
  self->page_signals = g_signal_group_new (SOL_TYPE_CONTENT_PAGE);
  g_signal_group_connect_object (self->page_signals, "changed", G_CALLBACK (page_changed_cb), self,
                                 G_CONNECT_SWAPPED);
  self->charger_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_object (self->charger_signals, "items-changed", G_CALLBACK (chargers_cb), self,
                                 G_CONNECT_SWAPPED);
}
