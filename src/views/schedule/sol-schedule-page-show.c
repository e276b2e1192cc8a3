/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-schedule-page-show"

#include "sol-schedule-page-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-block-words.h"
#include "sol-charts-css.h"
#include "sol-cheap-hours.h"
#include "sol-day-toggles.h"
#include "sol-format.h"
#include "sol-schedule-draft-words.h"

gboolean
sol_schedule_page_is_changed (SolSchedulePage *self)
{
  return self->history != NULL && sol_schedule_draft_is_changed (sol_draft_history_get (self->history));
}

static const char *
get_reason (SolSchedulePage *self)
{
  return self->charger != NULL ? sol_charger_get_schedule_reason (self->charger) : NULL;
}

gboolean
sol_schedule_page_is_editable (SolSchedulePage *self)
{
  return self->charger != NULL && self->history != NULL && !self->saving && get_reason (self) == NULL;
}

const SolScheduleSlot *
sol_schedule_page_get_slot (SolSchedulePage *self)
{
  const SolScheduleDraft *draft = sol_schedule_page_get_draft (self);

  return draft != NULL && self->selected != NULL ? sol_schedule_find (draft->mine, self->selected) : NULL;
}

/* The grid. */

/* What a block needs for as long as it is handed over. */
typedef struct
{
  GArray *blocks;     /* (element-type SolWeekBlock) */
  GPtrArray *strings; /* (element-type utf8) */
  GPtrArray *forms;   /* (element-type GStrv) */
  const char *selected;
  gboolean editable;
} Blocks;

static const char *
keep (Blocks *blocks, char *text)
{
  g_ptr_array_add (blocks->strings, text);
  return text;
}

static void
add_slot (Blocks *blocks, const SolScheduleSlot *slot, int iso, guint number, guint count)
{
  SolWeekBlock block = {
    .id = slot->id,
    .span = { iso, slot->window.start, slot->window.end },
    .label = keep (blocks, sol_slot_times_words (slot)),
    .description = keep (blocks, sol_slot_spoken_words (slot, iso, number, count)),
    .css_class = "car",
    .enabled = slot->enabled == SOL_YES,
    .selected = g_strcmp0 (slot->id, blocks->selected) == 0,
    .fixed = !sol_schedule_slot_is_editable (slot),
  };

  GStrv forms = sol_block_words (slot);

  g_ptr_array_add (blocks->forms, forms);
  block.forms = (const char *const *) forms;
  g_array_append_val (blocks->blocks, block);
}

static void
add_slots (Blocks *blocks, const SolSchedule *schedule)
{
  guint count = 0;
  int first = sol_locale_first_day ();

  for (guint i = 0; i < schedule->slots->len; i++)
    count += ((const SolScheduleSlot *) g_ptr_array_index (schedule->slots, i))->kind != SOL_SLOT_OFF_PEAK;
  for (int n = 0; n < 7; n++)
    {
      guint number = 0;
      int iso = (first - 1 + n) % 7 + 1;
      for (guint i = 0; i < schedule->slots->len; i++)
        {
          const SolScheduleSlot *slot = g_ptr_array_index (schedule->slots, i);
          number += slot->kind != SOL_SLOT_OFF_PEAK;
          if (slot->kind != SOL_SLOT_OFF_PEAK && sol_week_window_is_valid (&slot->window)
              && sol_days_has (slot->window.days, iso))
            add_slot (blocks, slot, iso, number, count);
        }
    }
}

static void
show_strip (SolSchedulePage *self, const SolSchedule *schedule)
{
  const SolScheduleSlot *off_peak = NULL;

  for (guint i = 0; schedule != NULL && i < schedule->slots->len && off_peak == NULL; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (schedule->slots, i);
      if (slot->kind == SOL_SLOT_OFF_PEAK && sol_schedule_shows (schedule, slot))
        off_peak = slot;
    }
  if (off_peak == NULL)
    {
      sol_week_grid_set_strip (self->grid, NULL);
      return;
    }
  SolWeekStrip strip = { .id = off_peak->id,
                         .title = _ ("Off-peak hours of your tariff"),
                         .state = off_peak->enabled == SOL_YES ? _ ("On") : _ ("Off"),
                         .enabled = off_peak->enabled == SOL_YES,
                         .selected = g_strcmp0 (off_peak->id, self->selected) == 0 };
  sol_week_grid_set_strip (self->grid, &strip);
}

static void
show_days (SolSchedulePage *self)
{
  char *names[7];

  for (int iso = 1; iso <= 7; iso++)
    names[iso - 1] = sol_day_name (iso);
  sol_week_grid_set_days (self->grid, (const char *const *) names, sol_locale_first_day ());
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (names[i]);
}

static void
show_grid (SolSchedulePage *self, const SolSchedule *schedule)
{
  Blocks blocks = { .blocks = g_array_new (FALSE, FALSE, sizeof (SolWeekBlock)),
                    .strings = g_ptr_array_new_with_free_func (g_free),
                    .forms = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev),
                    .selected = self->selected };

  if (schedule != NULL)
    add_slots (&blocks, schedule);
  show_days (self);
  sol_week_grid_set_blocks (self->grid, (const SolWeekBlock *) (gpointer) blocks.blocks->data,
                            blocks.blocks->len);
  show_strip (self, schedule);
  sol_week_grid_set_editable (self->grid, sol_schedule_page_is_editable (self));
  gtk_widget_set_visible (self->empty, schedule != NULL && blocks.blocks->len == 0);
  g_array_unref (blocks.blocks);
  g_ptr_array_unref (blocks.strings);
  g_ptr_array_unref (blocks.forms);
}

/* The rest. */

static void
show_inspector (SolSchedulePage *self, const SolScheduleDraft *draft)
{
  const SolScheduleSlot *slot = sol_schedule_page_get_slot (self);
  const SolScheduleSlot *before = slot != NULL ? sol_schedule_find (draft->base, slot->id) : NULL;
  SolSlotFacts facts = {
    .slot = slot,
    .changed = slot != NULL && (before == NULL || !sol_schedule_slot_same (before, slot)),
    .range = sol_schedule_page_get_range (self),
    .watts_per_amp = self->charger != NULL ? sol_charger_get_watts_per_amp (self->charger) : NAN,
    .editable = sol_schedule_page_is_editable (self),
    .reason = get_reason (self),
  };
  AdwBin *place = self->narrow ? sol_slot_list_get_place (self->list) : self->side;
  GtkWidget *inspector = GTK_WIDGET (self->inspector);
  GtkWidget *parent = gtk_widget_get_parent (inspector);

  sol_slot_inspector_set_plain (self->inspector, self->narrow);
  if (place == NULL)
    place = self->side;
  if (parent != GTK_WIDGET (place))
    {
      g_object_ref (inspector);
      if (parent != NULL)
        adw_bin_set_child (ADW_BIN (parent), NULL);
      adw_bin_set_child (place, inspector);
      g_object_unref (inspector);
    }
  sol_slot_inspector_show (self->inspector, &facts);
}

static void
show_bar (SolSchedulePage *self, const SolScheduleDraft *draft)
{
  if (!sol_schedule_page_is_changed (self))
    {
      sol_draft_bar_show (self->bar, NULL, NULL, FALSE);
      return;
    }
  g_autofree char *count = sol_draft_count_words (draft);
  g_autofree char *words = sol_draft_words (draft);
  sol_draft_bar_show (self->bar, count, words, self->saving);
}

static SolFamilyState
get_family_state (SolSchedulePage *self)
{
  return self->site != NULL ? sol_site_get_family_state (self->site, SOL_FAMILY_SCHEDULE)
                            : SOL_FAMILY_LOADING;
}

static void
show_face (SolSchedulePage *self)
{
  SolFamilyState state = get_family_state (self);
  gboolean loading = self->history == NULL && state != SOL_FAMILY_FAILED;

  gtk_stack_set_visible_child_name (self->faces, self->history == NULL && state == SOL_FAMILY_FAILED
                                                     ? "failed"
                                                 : self->narrow ? "list"
                                                                : "week");
  gtk_widget_set_visible (self->loading, loading);
  gtk_spinner_set_spinning (GTK_SPINNER (self->loading), loading);
  gtk_widget_set_visible (GTK_WIDGET (self->side), !self->narrow && self->history != NULL);
  /* The line keeps its place, so that nothing jumps when it is filled. */
  if (self->history == NULL)
    {
      gtk_label_set_label (self->status_label, "");
      gtk_widget_set_visible (self->dot, FALSE);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->faces), GTK_ACCESSIBLE_STATE_BUSY, loading, -1);
  /* Old values are paler. */
  if (state == SOL_FAMILY_STALE)
    gtk_widget_add_css_class (GTK_WIDGET (self->faces), "stale-week");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->faces), "stale-week");
}

void
sol_schedule_page_update (SolSchedulePage *self)
{
  const SolScheduleDraft *draft = sol_schedule_page_get_draft (self);
  const SolSchedule *schedule = draft != NULL ? draft->mine : NULL;

  show_grid (self, schedule);
  sol_slot_list_show (self->list, schedule, self->selected, sol_schedule_page_is_editable (self));
  show_face (self);
  show_inspector (self, draft);
  show_bar (self, draft);
  sol_schedule_page_update_actions (self);
  gtk_label_set_label (self->trouble, self->problem != NULL ? self->problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), self->problem != NULL);
  sol_ticker_touch (self->ticker);
}

/* The status line, and what moves with the clock. */

typedef enum
{
  STATUS_SYNCED,
  STATUS_DRAFT,
  STATUS_WAITING,
  STATUS_OFF_GRID,
  STATUS_FAILED,
  STATUS_READ,
} Status;

static Status
get_status (SolSchedulePage *self, const SolSchedule *schedule)
{
  if (self->saving)
    return STATUS_WAITING;
  if (self->problem != NULL)
    return STATUS_FAILED;
  if (sol_schedule_page_is_changed (self))
    return STATUS_DRAFT;
  if (schedule->pending_off_grid == SOL_YES)
    return STATUS_OFF_GRID;
  switch (sol_schedule_get_sync (schedule))
    {
    case SOL_SYNC_DONE:
      return STATUS_SYNCED;
    case SOL_SYNC_WAITING:
      return STATUS_WAITING;
    case SOL_SYNC_FAILED:
      return STATUS_FAILED;
    case SOL_SYNC_UNKNOWN:
    default:
      return STATUS_READ;
    }
}

static SolTime
get_synced_at (SolSchedulePage *self, const SolSchedule *schedule)
{
  SolTime changed = sol_time_parse (schedule->server_timestamp, NULL);

  if (changed == SOL_TIME_UNKNOWN && self->site != NULL)
    return sol_site_get_asked_at (self->site, SOL_FAMILY_SCHEDULE);
  return changed;
}

/* What stands after the dot, dimmer than the state. */
static char *
describe_sync (Status status, const char *age)
{
  if (age == NULL)
    return NULL;
  switch (status)
    {
    case STATUS_SYNCED:
      /* TRANSLATORS: %s is a time: "09:12" */
      return g_strdup_printf (_ ("synced %s"), age);
    case STATUS_DRAFT:
    case STATUS_FAILED:
      return g_strdup_printf (_ ("last synced %s"), age);
    case STATUS_READ:
    case STATUS_WAITING:
    case STATUS_OFF_GRID:
    default:
      return NULL;
    }
}

static const char *
get_words (Status status)
{
  switch (status)
    {
    case STATUS_DRAFT:
      return _ ("Draft, not on the charger yet");
    case STATUS_WAITING:
      return _ ("Waiting for the charger…");
    case STATUS_OFF_GRID:
      return _ ("Will be applied when your home is back on the grid");
    case STATUS_FAILED:
      return _ ("Could not be synced");
    case STATUS_SYNCED:
    case STATUS_READ:
    default:
      return _ ("On the charger");
    }
}

/* Where the desktop is elsewhere, it is said whose hours these are. */
static char *
describe_zone (SolSchedulePage *self, SolTime now)
{
  const char *name = self->site != NULL ? sol_site_get_zone_name (self->site) : NULL;
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autoptr (GDateTime) here = sol_time_to_local (now, local);
  g_autoptr (GDateTime) there
      = self->site != NULL ? sol_time_to_local (now, sol_site_get_zone (self->site)) : NULL;

  if (name == NULL || here == NULL || there == NULL
      || g_date_time_get_utc_offset (here) == g_date_time_get_utc_offset (there))
    return NULL;
  /* TRANSLATORS: %s is a time zone: "Europe/Paris" */
  return g_strdup_printf (_ ("times of %s"), name);
}

static void
show_status (SolSchedulePage *self, const SolSchedule *schedule, SolTime now)
{
  static const char *const classes[]
      = { [STATUS_SYNCED] = "success",   [STATUS_DRAFT] = "warning", [STATUS_WAITING] = "accent",
          [STATUS_OFF_GRID] = "warning", [STATUS_FAILED] = "error",  [STATUS_READ] = "success" };
  static const char *const all[] = { "success", "warning", "accent", "error" };
  Status status = get_status (self, schedule);
  SolTime synced = get_synced_at (self, schedule);
  g_autofree char *age = synced != SOL_TIME_UNKNOWN && self->site != NULL
                             ? sol_format_age (synced, now, sol_site_get_zone (self->site))
                             : NULL;
  g_autofree char *sync = describe_sync (status, age);
  g_autofree char *zone = describe_zone (self, now);
  g_autofree char *dim = g_strjoin (" · ", sync != NULL ? sync : zone, sync != NULL ? zone : NULL, NULL);
  g_autofree char *words = g_markup_escape_text (get_words (status), -1);
  g_autofree char *rest = dim != NULL ? g_markup_escape_text (dim, -1) : NULL;
  const char *alpha = sol_charts_is_high_contrast (GTK_WIDGET (self)) ? "100%" : "70%";
  g_autofree char *markup = rest != NULL && *rest != '\0'
                                ? g_strdup_printf ("%s <span alpha=\"%s\">· %s</span>", words, alpha, rest)
                                : g_strdup (words);

  gtk_label_set_markup (self->status_label, markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self->status_label))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (self->status_label), -1);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    gtk_widget_remove_css_class (self->dot, all[i]);
  gtk_widget_add_css_class (self->dot, classes[status]);
  gtk_widget_set_visible (self->dot, status != STATUS_WAITING);
  gtk_widget_set_visible (self->spinner, status == STATUS_WAITING);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), status == STATUS_WAITING);
}

gint64
sol_schedule_page_write_times (GtkWidget *widget, SolTime now)
{
  SolSchedulePage *self = SOL_SCHEDULE_PAGE (widget);
  const SolScheduleDraft *draft = sol_schedule_page_get_draft (self);

  if (self->site == NULL)
    return -1;
  if (draft != NULL)
    show_status (self, draft->base, now);
  GTimeZone *zone = sol_site_get_zone (self->site);
  g_autoptr (GDateTime) local = sol_time_to_local (now, zone);
  g_autoptr (GArray) cheap = sol_cheap_hours_list (sol_site_get_tariff (self->site), now, zone);
  sol_week_grid_set_cheap (self->grid, (const SolWeekSpan *) (gpointer) cheap->data, cheap->len);
  if (local == NULL)
    return -1;
  sol_week_grid_set_now (self->grid, g_date_time_get_day_of_week (local),
                         g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local));
  return SOL_MINUTE - now % SOL_MINUTE;
}
