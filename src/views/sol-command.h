/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SOL_TYPE_COMMAND (sol_command_get_type ())
G_DECLARE_FINAL_TYPE (SolCommand, sol_command, SOL, COMMAND, GObject)

/** SolCommandSpec: what a command is made of; copied. */
typedef struct
{
  const char *title;     /* as people call it */
  const char *detail;    /* (nullable) what kind of thing it is: "Page", "Site 4081126" */
  const char *icon_name; /* (nullable) */
  const char *action;    /* "win.page" */
  GVariant *target;      /* (nullable) of the action; a floating one is taken */
  const char *accel;     /* (nullable) its keys, as gtk_accelerator_parse() reads them */
  const char *reason;    /* (nullable) why it cannot be used now */
} SolCommandSpec;

/** SolCommand: one thing that can be done, by name. Never changes. */
SolCommand *sol_command_new (const SolCommandSpec *spec) G_GNUC_WARN_UNUSED_RESULT;

const char *sol_command_get_title (SolCommand *self);
const char *sol_command_get_detail (SolCommand *self);    /* (nullable) */
const char *sol_command_get_icon_name (SolCommand *self); /* (nullable) */
const char *sol_command_get_action (SolCommand *self);
GVariant *sol_command_get_target (SolCommand *self);   /* (transfer none) (nullable) */
const char *sol_command_get_accel (SolCommand *self);  /* (nullable) */
const char *sol_command_get_reason (SolCommand *self); /* (nullable) */

/** sol_command_matches: whether every word of @search begins a word of title or detail; an empty one matches
 * all. */
gboolean sol_command_matches (SolCommand *self, const char *search);

G_END_DECLS
