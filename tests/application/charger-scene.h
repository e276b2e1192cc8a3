/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window-scene.h"

G_BEGIN_DECLS

/** charger_scene_open: the window on the page of the one charger. @what: (nullable): happens before that, as
 * JSON. Returns: (transfer full) */
WindowScene *charger_scene_open (const char *scenario, const char *what);

GtkWidget *charger_scene_get_page (WindowScene *self);
void charger_scene_assert_reads (WindowScene *self, const char *text);
void charger_scene_advance (WindowScene *self, gint64 seconds);

/** charger_scene_is_true: whether the simulated home's truth has @member, as JSON. */
gboolean charger_scene_is_true (WindowScene *self, const char *member);

/** charger_scene_happen: something happens in the simulated home, and is read. */
void charger_scene_happen (WindowScene *self, const char *what);

GtkSwitch *charger_scene_find_switch (WindowScene *self, const char *title);

/** charger_scene_find_card: Returns: (transfer none) (nullable): the choice card below @root. */
GtkWidget *charger_scene_find_card (GtkWidget *root, const char *id);

/* The cloud is gone, and has been asked in vain often enough for the window to say so. */
void charger_scene_go_offline (WindowScene *self);

G_END_DECLS
