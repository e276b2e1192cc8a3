/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-overview-page"

#include "sol-overview-page-private.h"

#include <glib/gi18n-lib.h>

#include "sol-battery-card.h"
#include "sol-charger-card.h"
#include "sol-columns-layout.h"
#include "sol-flow-card.h"
#include "sol-overview-rows.h"
#include "sol-overview-tiles.h"
#include "sol-page-box.h"
#include "sol-page-table.h"
#include "sol-storm-guard-card.h"
#include "sol-today-card.h"
#include "sol-totals-card.h"

/* The least there is for the page in the narrowest window. It fits into that by taking another form, so it
 * never asks for more; until the next frame, when it has, its content may stand out. */
#define LEAST_WIDTH 336

enum
{
  PROP_0,
  PROP_SITE,
  N_PROPS,
};

enum
{
  TOAST,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolOverviewPage, sol_overview_page, GTK_TYPE_WIDGET)

/* Where everything stands. */

/* One card after the other in the order in which they are read and reached with Tab. */
static void
put (SolOverviewPage *self, GtkWidget *widget, guint column, int order)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (self->content);
  SolColumnsLayoutChild *child
      = SOL_COLUMNS_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (manager, widget));

  sol_columns_layout_child_set_column (child, column);
  sol_columns_layout_child_set_order (child, order);
  if (gtk_widget_get_last_child (self->content) != widget)
    gtk_box_reorder_child_after (GTK_BOX (self->content), widget, gtk_widget_get_last_child (self->content));
}

static void
apply_form (SolOverviewPage *self)
{
  gboolean wide = self->form == SOL_OVERVIEW_WIDE;
  gboolean narrow = self->form == SOL_OVERVIEW_NARROW;
  GtkWidget *in_columns[] = { self->flow,     self->rows,  self->tiles, self->battery,
                              self->chargers, self->storm, self->today, self->totals };
  GtkWidget *in_one[] = { self->flow,  self->rows,   self->chargers, self->battery,
                          self->tiles, self->totals, self->today,    self->storm };

  for (int i = 0; i < (int) G_N_ELEMENTS (in_one); i++)
    {
      GtkWidget *widget = wide ? in_columns[i] : in_one[i];
      gboolean start = widget == self->flow || widget == self->today;
      put (self, widget, start ? 0 : 1, i);
    }
  sol_today_card_set_room (SOL_TODAY_CARD (self->today), narrow, self->large_text);
  sol_overview_tiles_set_columns (SOL_OVERVIEW_TILES (self->tiles), self->large_text ? 1 : 2);
  sol_ticker_touch (self->ticker);
}

static SolOverviewForm
form_for (int width, gboolean large_text)
{
  static const SolOverviewForm forms[] = {
    [SOL_PAGE_FORM_WIDE] = SOL_OVERVIEW_WIDE,
    [SOL_PAGE_FORM_MIDDLE] = SOL_OVERVIEW_MIDDLE,
    [SOL_PAGE_FORM_NARROW] = SOL_OVERVIEW_NARROW,
  };

  return forms[sol_page_form_for (width, large_text)];
}

/* What is shown cannot change while sizes are being allocated; it does before the next frame. */
static gboolean
form_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SolOverviewPage *self = SOL_OVERVIEW_PAGE (widget);
  gboolean large_text = sol_page_form_has_large_text (widget);
  SolOverviewForm form = form_for (gtk_widget_get_width (widget), large_text);

  self->form_tick = 0;
  if (form != self->form || large_text != self->large_text)
    {
      self->form = form;
      self->large_text = large_text;
      apply_form (self);
      gtk_widget_queue_resize (widget);
    }
  return G_SOURCE_REMOVE;
}

/* The columns count by width alone; with large text they are not given enough for two. */
static int
get_content_width (SolOverviewPage *self, int width)
{
  return self->large_text ? MIN (width, SOL_COLUMNS_WIDE_WIDTH - 1) : width;
}

static void
sol_overview_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SolOverviewPage *self = SOL_OVERVIEW_PAGE (widget);

  gboolean large_text = sol_page_form_has_large_text (widget);
  gboolean other = form_for (width, large_text) != self->form || large_text != self->large_text;

  if (other && self->form_tick == 0)
    self->form_tick = gtk_widget_add_tick_callback (widget, form_cb, NULL, NULL);
  int least;
  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  int content_width = MAX (get_content_width (self, width), least);
  gtk_widget_size_allocate (
      self->content, &(GtkAllocation){ (width - content_width) / 2, 0, content_width, height }, baseline);
}

static void
sol_overview_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                           int *natural, int *minimum_baseline, int *natural_baseline)
{
  SolOverviewPage *self = SOL_OVERVIEW_PAGE (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && self->large_text)
    for_size = for_size < 0 ? SOL_COLUMNS_WIDE_WIDTH - 1 : get_content_width (self, for_size);
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      int least;
      gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      for_size = MAX (for_size, least);
    }
  gtk_widget_measure (self->content, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static GtkSizeRequestMode
sol_overview_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* What is shown. */

static gint64
write_cb (GtkWidget *widget, SolTime now)
{
  SolOverviewPage *self = SOL_OVERVIEW_PAGE (widget);

  return gtk_widget_get_mapped (widget) ? sol_overview_page_write (self, now) : -1;
}

static void
touch (SolOverviewPage *self)
{
  if (self->ticker != NULL)
    sol_ticker_touch (self->ticker);
}

static void
chargers_cb (SolOverviewPage *self)
{
  sol_overview_page_sync_chargers (self);
  touch (self);
}

static void
toast_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *text = g_variant_get_string (parameter, NULL);

  g_signal_emit (widget, signals[TOAST], 0, text);
  gtk_widget_activate_action (widget, "win.toast", "s", text);
}

static gboolean
can_open (const char *page, gpointer user_data)
{
  return sol_page_table_find (page) != NULL;
}

static void
open_cb (SolOverviewPage *self, const char *page)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", page);
}

static void
try_again_cb (SolOverviewPage *self)
{
  if (self->site != NULL)
    sol_site_refresh (self->site);
}

SolSite *
sol_overview_page_get_site (SolOverviewPage *self)
{
  g_return_val_if_fail (SOL_IS_OVERVIEW_PAGE (self), NULL);

  return self->site;
}

void
sol_overview_page_set_site (SolOverviewPage *self, SolSite *site)
{
  g_return_if_fail (SOL_IS_OVERVIEW_PAGE (self));
  g_return_if_fail (site == NULL || SOL_IS_SITE (site));

  if (self->site == site)
    return;
  g_signal_group_set_target (self->site_signals, NULL);
  g_signal_group_set_target (self->charger_signals, NULL);
  g_set_object (&self->site, site);
  g_signal_group_set_target (self->site_signals, site);
  g_signal_group_set_target (self->charger_signals, site != NULL ? sol_site_get_chargers (site) : NULL);
  chargers_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SITE]);
}

static void
sol_overview_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SITE:
      g_value_set_object (value, SOL_OVERVIEW_PAGE (object)->site);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_overview_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SITE:
      sol_overview_page_set_site (SOL_OVERVIEW_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_overview_page_dispose (GObject *object)
{
  SolOverviewPage *self = SOL_OVERVIEW_PAGE (object);
  GtkWidget *child;

  if (self->form_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->form_tick);
  self->form_tick = 0;
  g_clear_object (&self->site_signals);
  g_clear_object (&self->charger_signals);
  g_clear_object (&self->ticker);
  g_clear_object (&self->site);
  g_clear_object (&self->clock);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOL_TYPE_OVERVIEW_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sol_overview_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SOL_TYPE_BATTERY_CARD);
  g_type_ensure (SOL_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (SOL_TYPE_FLOW_CARD);
  g_type_ensure (SOL_TYPE_OVERVIEW_ROWS);
  g_type_ensure (SOL_TYPE_OVERVIEW_TILES);
  g_type_ensure (SOL_TYPE_STORM_GUARD_CARD);
  g_type_ensure (SOL_TYPE_TODAY_CARD);
  g_type_ensure (SOL_TYPE_TOTALS_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SolOverviewPage, content);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewPage, flow);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewPage, today);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewPage, battery);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewPage, chargers);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewPage, storm);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewPage, totals);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewPage, rows);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewPage, more);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
}

static void
sol_overview_page_class_init (SolOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sol_overview_page_get_property;
  object_class->set_property = sol_overview_page_set_property;
  object_class->dispose = sol_overview_page_dispose;
  widget_class->measure = sol_overview_page_measure;
  widget_class->size_allocate = sol_overview_page_size_allocate;
  widget_class->get_request_mode = sol_overview_page_get_request_mode;

  properties[PROP_SITE]
      = g_param_spec_object ("site", NULL, NULL, SOL_TYPE_SITE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SolOverviewPage::toast:
   * @text: the sentence, not escaped
   */
  signals[TOAST] = g_signal_new ("toast", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "overview.toast", "s", toast_action);
  gtk_widget_class_set_css_name (widget_class, "overview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sol_overview_page_init (SolOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Overview"), -1);

  self->site_signals = g_signal_group_new (SOL_TYPE_SITE);
  g_signal_group_connect_object (self->site_signals, "family-changed", G_CALLBACK (touch), self,
                                 G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->site_signals, "notify::condition", G_CALLBACK (touch), self,
                                 G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->site_signals, "notify::grid", G_CALLBACK (touch), self,
                                 G_CONNECT_SWAPPED);
  self->charger_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_object (self->charger_signals, "items-changed", G_CALLBACK (chargers_cb), self,
                                 G_CONNECT_SWAPPED);
  self->ticker = sol_ticker_new (GTK_WIDGET (self), write_cb);
  sol_flow_card_set_can_open (SOL_FLOW_CARD (self->flow), can_open, NULL);
  apply_form (self);
}

GtkWidget *
sol_overview_page_new (SolClock *clock)
{
  g_return_val_if_fail (SOL_IS_CLOCK (clock), NULL);

  SolOverviewPage *self = g_object_new (SOL_TYPE_OVERVIEW_PAGE, NULL);
  self->clock = g_object_ref (clock);
  sol_ticker_set_clock (self->ticker, clock);
  return GTK_WIDGET (self);
}
