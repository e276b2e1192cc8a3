/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-control.h"

G_BEGIN_DECLS

#define SOL_TYPE_CONTROL_LINK (sol_control_link_get_type ())
G_DECLARE_FINAL_TYPE (SolControlLink, sol_control_link, SOL, CONTROL_LINK, GObject)

/** SolControlLinkFunc: the control behind @widget is another one or has changed: shows it anew. */
typedef void (*SolControlLinkFunc) (GtkWidget *widget);

/**
 * SolControlLink:
 *
 * What every widget that changes something has in common (ui.md 6): it follows its control, tells what stands
 * beside it, and sends one request at a time. The widget owns its link. How a request ends is told by the
 * window, which watches the controls.
 */
SolControlLink *sol_control_link_new (GtkWidget *widget, SolControlLinkFunc changed)
    G_GNUC_WARN_UNUSED_RESULT;

/** sol_control_link_set_waiting: @words: (nullable): static words in place of "Waiting for your system…". */
void sol_control_link_set_waiting (SolControlLink *self, const char *words);

void sol_control_link_set_control (SolControlLink *self, SolControl *control); /* (nullable) */
SolControl *sol_control_link_get_control (SolControlLink *self);               /* (nullable) */

/** sol_control_link_get_shown: Returns: (transfer none) (nullable): the wanted value while it is on its way,
 * else the one that was read. */
GVariant *sol_control_link_get_shown (SolControlLink *self);

/** sol_control_link_get_busy: a spinner stands beside it. */
gboolean sol_control_link_get_busy (SolControlLink *self);

/** sol_control_link_get_sensitive: it can be used, nothing is on its way, and its value is known. */
gboolean sol_control_link_get_sensitive (SolControlLink *self);

/** sol_control_link_get_phase: Returns: (transfer none) (nullable): "Sending…" and the like. */
const char *sol_control_link_get_phase (SolControlLink *self);

/** sol_control_link_get_line: Returns: (transfer none) (nullable): what stands below it: how far a change is
 * on its way, else why it cannot be used, else @otherwise. */
const char *sol_control_link_get_line (SolControlLink *self, const char *otherwise);

/** sol_control_link_request: asks for @wanted; the value that is shown is not sent. Floating references are
 * sunk. @hint: (nullable) */
void sol_control_link_request (SolControlLink *self, GVariant *wanted, GVariant *hint);

G_END_DECLS
