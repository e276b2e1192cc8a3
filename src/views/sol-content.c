/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-content"

#include "sol-content.h"

#include <math.h>

#include "sol-banner-area.h"
#include "sol-content-page.h"
#include "sol-error-page.h"
#include "sol-loading-page.h"
#include "sol-page-stack.h"
#include "sol-refresh-button.h"
#include "sol-ticker.h"

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
  SolPageStack *pages;

  /* Owned */
  SolHome *home;
  GSignalGroup *home_signals;
  GSignalGroup *site_signals;
  GSignalGroup *scroll_signals;
  SolTicker *ticker;
  GtkWidget *header_start; /* of the page in front */
  GtkWidget *header_end;

  gboolean narrow;
};

enum
{
  FRONT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolContent, sol_content, ADW_TYPE_BIN)

static SolSite *
get_site (SolContent *self)
{
  return self->home != NULL ? sol_home_get_site (self->home) : NULL;
}

static SolContentPage *
get_front (SolContent *self)
{
  GtkWidget *front = sol_page_stack_get_front (self->pages);

  return SOL_IS_CONTENT_PAGE (front) ? SOL_CONTENT_PAGE (front) : NULL;
}

/* The page's own banner stands among those of the home, in the order of their severity. */
static void
add_page_banner (SolContent *self, GPtrArray *list)
{
  SolContentPage *front = get_front (self);
  SolBannerWords *own = front != NULL ? sol_content_page_get_banner (front) : NULL;
  guint place = 0;

  if (own == NULL)
    return;
  while (place < list->len && ((SolBannerWords *) g_ptr_array_index (list, place))->kind < own->kind)
    place++;
  g_ptr_array_insert (list, (int) place, own);
  if (list->len > SOL_MOST_BANNERS)
    g_ptr_array_set_size (list, SOL_MOST_BANNERS);
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
    .unkept = self->home != NULL ? sol_home_get_unkept (self->home) : NULL,
    .zone = site != NULL ? sol_site_get_zone (site) : NULL,
    .now = now,
  };
  g_autoptr (GPtrArray) list = sol_banner_words_list (&facts);

  add_page_banner (self, list);
  sol_banner_area_show (self->banners, list);
  if (list->len == 0)
    return -1;
  return sol_time_day_start (now + SOL_DAY + SOL_HOUR, facts.zone) - now;
}

static void
show_title (SolContent *self)
{
  SolSite *site = get_site (self);
  SolContentPage *front = get_front (self);
  const char *subtitle = front != NULL ? sol_content_page_get_subtitle (front) : NULL;

  if (subtitle == NULL && self->narrow && site != NULL)
    subtitle = sol_site_get_name (site);
  adw_window_title_set_title (self->title, sol_page_stack_get_title (self->pages));
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
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

/* The header bar belongs to the page in front. */

static void
take_from_header (SolContent *self, GtkWidget **widget)
{
  if (*widget != NULL && gtk_widget_get_parent (*widget) != NULL)
    adw_header_bar_remove (self->header, *widget);
  g_clear_object (widget);
}

static void
show_header_widgets (SolContent *self)
{
  SolContentPage *front = get_front (self);
  GtkWidget *start = front != NULL ? sol_content_page_get_header_start (front) : NULL;
  GtkWidget *end = front != NULL ? sol_content_page_get_header_end (front) : NULL;

  if (start != self->header_start)
    {
      take_from_header (self, &self->header_start);
      if (start != NULL)
        adw_header_bar_pack_start (self->header, start);
      g_set_object (&self->header_start, start);
    }
  if (end != self->header_end)
    {
      take_from_header (self, &self->header_end);
      if (end != NULL)
        adw_header_bar_pack_end (self->header, end);
      g_set_object (&self->header_end, end);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->refresh),
                          front == NULL || !sol_content_page_get_hides_refresh (front));
}

static void
show_back (SolContent *self)
{
  gtk_widget_set_visible (self->back, self->narrow || sol_page_stack_get_depth (self->pages) > 0);
}

static void
front_changed_cb (SolContent *self)
{
  GtkAdjustment *adjustment = sol_page_stack_get_adjustment (self->pages);

  show_title (self);
  show_header_widgets (self);
  show_back (self);
  sol_ticker_touch (self->ticker);
  g_signal_group_set_target (self->scroll_signals, adjustment);
  if (adjustment != NULL)
    scrolled_cb (self, NULL, adjustment);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->header), "scrolled");
  g_signal_emit (self, signals[FRONT_CHANGED], 0);
}

void
sol_content_open (SolContent *self, const SolPageRow *row)
{
  g_return_if_fail (SOL_IS_CONTENT (self));
  g_return_if_fail (row != NULL);

  sol_page_stack_open (self->pages, row);
  show_title (self);
  if (get_site (self) != NULL)
    sol_site_set_page (get_site (self), sol_content_get_pace (self));
}

const SolPageRow *
sol_content_get_row (SolContent *self)
{
  g_return_val_if_fail (SOL_IS_CONTENT (self), NULL);

  return sol_page_stack_get_row (self->pages);
}

SolPage
sol_content_get_pace (SolContent *self)
{
  g_return_val_if_fail (SOL_IS_CONTENT (self), SOL_PAGE_BACKGROUND);

  return sol_page_stack_get_pace (self->pages);
}

void
sol_content_push (SolContent *self, const SolSubpageRow *row, const char *argument)
{
  g_return_if_fail (SOL_IS_CONTENT (self));
  g_return_if_fail (row != NULL);

  sol_page_stack_push (self->pages, row, argument);
}

static void
popped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (sol_page_stack_ask_to_leave_finish (SOL_PAGE_STACK (source), result, &error))
    sol_page_stack_pop (SOL_PAGE_STACK (source));
}

void
sol_content_pop (SolContent *self)
{
  g_return_if_fail (SOL_IS_CONTENT (self));

  sol_page_stack_ask_to_leave_async (self->pages, TRUE, NULL, popped_cb, NULL);
}

void
sol_content_activate (SolContent *self, const char *name)
{
  g_return_if_fail (SOL_IS_CONTENT (self));

  if (get_front (self) != NULL)
    sol_content_page_activate (get_front (self), name);
}

gboolean
sol_content_get_has_subpage (SolContent *self)
{
  g_return_val_if_fail (SOL_IS_CONTENT (self), FALSE);

  return sol_page_stack_get_depth (self->pages) > 0;
}

gboolean
sol_content_can_leave (SolContent *self)
{
  g_return_val_if_fail (SOL_IS_CONTENT (self), TRUE);

  return sol_page_stack_can_leave (self->pages);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  g_task_return_boolean (task, sol_page_stack_ask_to_leave_finish (SOL_PAGE_STACK (source), result, &error));
}

void
sol_content_ask_to_leave_async (SolContent *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (SOL_IS_CONTENT (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_content_ask_to_leave_async);
  sol_page_stack_ask_to_leave_async (self->pages, FALSE, cancellable, asked_cb, task);
}

gboolean
sol_content_ask_to_leave_finish (SolContent *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GtkWidget *
sol_content_get_page (SolContent *self)
{
  g_return_val_if_fail (SOL_IS_CONTENT (self), NULL);

  return sol_page_stack_get_front (self->pages);
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
  sol_page_stack_set_narrow (self->pages, narrow);
  show_back (self);
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
  sol_page_stack_site_changed (self->pages);
  if (site != NULL && sol_content_get_row (self) != NULL)
    sol_site_set_page (site, sol_content_get_pace (self));
  show_title (self);
  condition_cb (self);
}

void
sol_content_set_home (SolContent *self, SolHome *home)
{
  g_return_if_fail (SOL_IS_CONTENT (self));
  g_return_if_fail (home == NULL || SOL_IS_HOME (home));

  if (!g_set_object (&self->home, home))
    return;
  g_signal_group_set_target (self->scroll_signals, NULL);
  sol_page_stack_set_home (self->pages, home);
  g_signal_group_set_target (self->home_signals, home);
  SolClock *clock = home != NULL ? sol_home_get_clock (home) : NULL;
  sol_error_page_set_clock (self->error, clock);
  sol_loading_page_set_clock (self->loading, clock);
  sol_ticker_set_clock (self->ticker, clock);
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
  g_clear_object (&self->header_start);
  g_clear_object (&self->header_end);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOL_TYPE_CONTENT);
  g_clear_object (&self->home);

  G_OBJECT_CLASS (sol_content_parent_class)->dispose (object);
}

static void
sol_content_class_init (SolContentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_content_dispose;

  signals[FRONT_CHANGED] = g_signal_new ("front-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SOL_TYPE_BANNER_AREA);
  g_type_ensure (SOL_TYPE_ERROR_PAGE);
  g_type_ensure (SOL_TYPE_LOADING_PAGE);
  g_type_ensure (SOL_TYPE_PAGE_STACK);
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
  gtk_widget_class_bind_template_callback (widget_class, front_changed_cb);
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
