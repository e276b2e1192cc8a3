/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-content"

#include "sol-content.h"

#include <math.h>

#include "sol-banner-area.h"
#include "sol-error-page.h"
#include "sol-loading-page.h"
#include "sol-refresh-button.h"
#include "sol-ticker.h"

#define PAGE_WIDTH 900

struct _SolContent
{
  AdwBin parent_instance;

  /* From the template */
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *back;
  SolRefreshButton *refresh;
  SolBannerArea *banners;
  GtkStack *stack;
  SolLoadingPage *loading;
  SolErrorPage *error;
  GtkStack *pages;

  /* Owned */
  SolHome *home;
  GSignalGroup *home_signals;
  GSignalGroup *site_signals;
  GSignalGroup *scroll_signals;
  SolTicker *ticker;

  const SolPageRow *row;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (SolContent, sol_content, ADW_TYPE_BIN)

static SolSite *
get_site (SolContent *self)
{
  return self->home != NULL ? sol_home_get_site (self->home) : NULL;
}

/* The banners name days ("yesterday, 14:05"), so they are written anew at midnight. */
static gint64
write_banners (GtkWidget *widget, SolTime now)
{
  SolContent *self = SOL_CONTENT (widget);
  SolSite *site = get_site (self);
  SolBannerFacts facts = {
    .condition = self->home != NULL ? sol_home_get_condition (self->home) : NULL,
    .soc_percent = site != NULL ? sol_battery_get_soc (sol_site_get_battery (site)) : NAN,
    .backup_seconds = site != NULL ? sol_site_get_backup_seconds (site) : NAN,
    .zone = site != NULL ? sol_site_get_zone (site) : NULL,
    .now = now,
  };
  g_autoptr (GPtrArray) list = sol_banner_words_list (&facts);

  sol_banner_area_show (self->banners, list);
  if (list->len == 0)
    return -1;
  return sol_time_day_start (now + SOL_DAY + SOL_HOUR, facts.zone) - now;
}

static void
show_title (SolContent *self)
{
  SolSite *site = get_site (self);

  adw_window_title_set_title (self->title, self->row != NULL ? sol_page_row_get_title (self->row) : "");
  adw_window_title_set_subtitle (self->title, self->narrow && site != NULL ? sol_site_get_name (site) : "");
}

/* Stored values beat a spinner, and anything beats an empty page. */
static void
choose_face (SolContent *self)
{
  const SolCondition *condition = self->home != NULL ? sol_home_get_condition (self->home) : NULL;

  if (condition == NULL)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (condition->has_data)
    gtk_stack_set_visible_child_name (self->stack, "pages");
  else if (sol_error_page_set_condition (self->error, condition))
    gtk_stack_set_visible_child_name (self->stack, "error");
  else
    gtk_stack_set_visible_child_name (self->stack, "loading");
}

static void
condition_cb (SolContent *self)
{
  const SolCondition *condition = self->home != NULL ? sol_home_get_condition (self->home) : NULL;

  sol_refresh_button_set_busy (self->refresh, condition != NULL && condition->updating);
  choose_face (self);
  sol_ticker_touch (self->ticker);
}

/* The header bar gets its hairline once something has gone below it. */
static void
scrolled_cb (SolContent *self, GParamSpec *pspec, GtkAdjustment *adjustment)
{
  if (gtk_adjustment_get_value (adjustment) > gtk_adjustment_get_lower (adjustment))
    gtk_widget_add_css_class (GTK_WIDGET (self->header), "scrolled");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->header), "scrolled");
}

static GtkWidget *
wrap_page (SolContent *self, const SolPageRow *row)
{
  GtkWidget *page = row->create (self->home);

  if (row->own_scroller)
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

static void
watch_scrolling (SolContent *self, GtkWidget *wrapped)
{
  GtkAdjustment *adjustment = NULL;

  if (GTK_IS_SCROLLED_WINDOW (wrapped))
    adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (wrapped));
  g_signal_group_set_target (self->scroll_signals, adjustment);
  if (adjustment != NULL)
    scrolled_cb (self, NULL, adjustment);
}

void
sol_content_open (SolContent *self, const SolPageRow *row)
{
  g_return_if_fail (SOL_IS_CONTENT (self));
  g_return_if_fail (row != NULL);

  self->row = row;
  show_title (self);
  if (self->home == NULL)
    return;
  GtkWidget *wrapped = gtk_stack_get_child_by_name (self->pages, row->name);
  if (wrapped == NULL)
    {
      wrapped = wrap_page (self, row);
      gtk_stack_add_named (self->pages, wrapped, row->name);
    }
  gtk_stack_set_visible_child (self->pages, wrapped);
  watch_scrolling (self, wrapped);
  if (get_site (self) != NULL)
    sol_site_set_page (get_site (self), row->pace);
}

const SolPageRow *
sol_content_get_row (SolContent *self)
{
  g_return_val_if_fail (SOL_IS_CONTENT (self), NULL);

  return self->row;
}

GtkWidget *
sol_content_get_page (SolContent *self)
{
  g_return_val_if_fail (SOL_IS_CONTENT (self), NULL);

  GtkWidget *wrapped = gtk_stack_get_visible_child (self->pages);
  if (wrapped == NULL || self->row == NULL || self->row->own_scroller)
    return wrapped;
  GtkWidget *viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (wrapped));
  GtkWidget *clamp = GTK_IS_VIEWPORT (viewport) ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : viewport;
  return adw_clamp_get_child (ADW_CLAMP (clamp));
}

void
sol_content_set_narrow (SolContent *self, gboolean narrow)
{
  g_return_if_fail (SOL_IS_CONTENT (self));

  self->narrow = narrow;
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  gtk_widget_set_visible (self->back, narrow);
  show_title (self);
}

void
sol_content_set_bare (SolContent *self, gboolean bare)
{
  g_return_if_fail (SOL_IS_CONTENT (self));

  gtk_widget_set_visible (GTK_WIDGET (self->header), !bare);
  gtk_widget_set_visible (GTK_WIDGET (self->banners), !bare);
}

static void
site_cb (SolContent *self)
{
  SolSite *site = get_site (self);

  g_signal_group_set_target (self->site_signals, site);
  if (site != NULL && self->row != NULL)
    sol_site_set_page (site, self->row->pace);
  show_title (self);
  condition_cb (self);
}

static void
drop_pages (SolContent *self)
{
  GtkWidget *child;

  g_signal_group_set_target (self->scroll_signals, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, child);
}

void
sol_content_set_home (SolContent *self, SolHome *home)
{
  g_return_if_fail (SOL_IS_CONTENT (self));
  g_return_if_fail (home == NULL || SOL_IS_HOME (home));

  if (!g_set_object (&self->home, home))
    return;
  drop_pages (self);
  g_signal_group_set_target (self->home_signals, home);
  SolClock *clock = home != NULL ? sol_home_get_clock (home) : NULL;
  sol_error_page_set_clock (self->error, clock);
  sol_loading_page_set_clock (self->loading, clock);
  sol_ticker_set_clock (self->ticker, clock);
  if (self->row != NULL)
    sol_content_open (self, self->row);
  site_cb (self);
}

SolContent *
sol_content_new (void)
{
  return g_object_new (SOL_TYPE_CONTENT, NULL);
}

static void
sol_content_dispose (GObject *object)
{
  SolContent *self = SOL_CONTENT (object);

  g_clear_object (&self->ticker);
  g_clear_object (&self->scroll_signals);
  g_clear_object (&self->site_signals);
  g_clear_object (&self->home_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOL_TYPE_CONTENT);
  g_clear_object (&self->home);

  G_OBJECT_CLASS (sol_content_parent_class)->dispose (object);
}

static void
sol_content_class_init (SolContentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_content_dispose;

  g_type_ensure (SOL_TYPE_BANNER_AREA);
  g_type_ensure (SOL_TYPE_ERROR_PAGE);
  g_type_ensure (SOL_TYPE_LOADING_PAGE);
  g_type_ensure (SOL_TYPE_REFRESH_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-content.ui");
  gtk_widget_class_bind_template_child (widget_class, SolContent, header);
  gtk_widget_class_bind_template_child (widget_class, SolContent, title);
  gtk_widget_class_bind_template_child (widget_class, SolContent, back);
  gtk_widget_class_bind_template_child (widget_class, SolContent, refresh);
  gtk_widget_class_bind_template_child (widget_class, SolContent, banners);
  gtk_widget_class_bind_template_child (widget_class, SolContent, stack);
  gtk_widget_class_bind_template_child (widget_class, SolContent, loading);
  gtk_widget_class_bind_template_child (widget_class, SolContent, error);
  gtk_widget_class_bind_template_child (widget_class, SolContent, pages);
}

static void
sol_content_init (SolContent *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->home_signals = g_signal_group_new (SOL_TYPE_HOME);
  g_signal_group_connect_swapped (self->home_signals, "notify::site", G_CALLBACK (site_cb), self);
  g_signal_group_connect_swapped (self->home_signals, "notify::condition", G_CALLBACK (condition_cb), self);
  self->site_signals = g_signal_group_new (SOL_TYPE_SITE);
  g_signal_group_connect_swapped (self->site_signals, "notify::name", G_CALLBACK (show_title), self);
  g_signal_group_connect_swapped (self->site_signals, "notify::grid", G_CALLBACK (condition_cb), self);
  self->scroll_signals = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->scroll_signals, "notify::value", G_CALLBACK (scrolled_cb), self);
  self->ticker = sol_ticker_new (GTK_WIDGET (self), write_banners);
}
