/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model-fixture.h"
#include "sol-overview-page.h"

G_BEGIN_DECLS

/** overview_scene_init: GTK, libadwaita, icons and style sheets. Returns: whether there is a display. */
gboolean overview_scene_init (void);
void overview_scene_set_dark (gboolean dark);

/** OverviewScene: a page in a window, over a simulated home. */
typedef struct
{
  ModelFixture *fixture;
  GtkWindow *window;
  SolOverviewPage *page;
  GPtrArray *toasts; /* (element-type utf8) what the page asked to be told */
} OverviewScene;

/** overview_scene_new: an open home, its page on screen. @start: as model_fixture_new(); @width: of the page
 */
OverviewScene *overview_scene_new (const char *scenario, const char *start, int width);

/** overview_scene_new_empty: the same page without a site. */
OverviewScene *overview_scene_new_empty (int width);
void overview_scene_free (OverviewScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OverviewScene, overview_scene_free)

/** overview_scene_settle: frames and answers, until nothing moves any more. */
void overview_scene_settle (OverviewScene *self);

/** overview_scene_cut: the cloud cannot be reached any more, and the home has noticed. */
void overview_scene_cut (OverviewScene *self);

/** overview_find: Returns: (transfer none) (nullable): the first mapped widget below @root of @type (and,
 * when given, with @text as its label). */
GtkWidget *overview_find (GtkWidget *root, GType type, const char *text);

G_END_DECLS
