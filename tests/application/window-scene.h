/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model-fixture.h"
#include "sol-window.h"

G_BEGIN_DECLS

/** WindowScene: the real window over a simulated home, by a clock that the test moves. */
typedef struct
{
  ModelFixture *fixture;
  SolWindow *window;
} WindowScene;

/** window_scene_new: @start: (nullable) ISO 8601. The window is on screen; nobody is signed in. */
WindowScene *window_scene_new (const char *scenario, const char *start);
void window_scene_free (WindowScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WindowScene, window_scene_free)

/** window_scene_settle: answers and frames, until nothing moves any more. */
void window_scene_settle (WindowScene *self);

/** window_scene_sign_in: as the owner. */
void window_scene_sign_in (WindowScene *self);

/** window_scene_start_again: the program is closed and started anew on the same data. */
void window_scene_start_again (WindowScene *self);

/** window_scene_act: an action of the window. */
void window_scene_act (WindowScene *self, const char *action);

/** window_scene_get_dialog: Returns: (transfer none) (nullable): the dialog over the window. */
GtkWindow *window_scene_get_dialog (WindowScene *self);

G_END_DECLS
