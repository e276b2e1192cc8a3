/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "overview-scenes.h"
#include "schedule/sol-schedule-page.h"

G_BEGIN_DECLS

/** ScheduleScene: the schedule of the home's charger in a window, over a simulated home. */
typedef struct
{
  ModelFixture *fixture; /* (nullable) */
  SolSite *site;
  SolCharger *charger;
  GtkWindow *window;
  SolSchedulePage *page;
} ScheduleScene;

/** schedule_scene_new: @scenario: NULL for a page without a charger. */
ScheduleScene *schedule_scene_new (const char *scenario, int width, int height);

/** schedule_scene_new_with_faults: @faults: (nullable): of the simulated cloud, from the first read on. */
ScheduleScene *schedule_scene_new_with_faults (const char *scenario, const char *faults, int width,
                                               int height);
void schedule_scene_free (ScheduleScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScheduleScene, schedule_scene_free)

/** schedule_scene_settle: frames and answers, until nothing moves any more. */
void schedule_scene_settle (ScheduleScene *self);

/** schedule_scene_happen: another client edits a slot: the body of the simulator's happening. */
void schedule_scene_happen (ScheduleScene *self, const char *what);

/** schedule_scene_reread: the schedule is read again. */
void schedule_scene_reread (ScheduleScene *self);

/** schedule_scene_draw_mockup: the slots, and the draft, of the picture 07. */
void schedule_scene_draw_mockup (ScheduleScene *self);

/** schedule_scene_get_slot: Returns: (transfer none): the slot that stands at @index of the draft. */
const SolScheduleSlot *schedule_scene_get_slot (ScheduleScene *self, guint index);

G_END_DECLS
