/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-command"

#include "sol-command.h"

struct _SolCommand
{
  GObject parent_instance;

  char *title;
  char *detail;
  char *icon_name;
  char *action;
  GVariant *target;
  char *accel;
  char *reason;
};

G_DEFINE_FINAL_TYPE (SolCommand, sol_command, G_TYPE_OBJECT)

const char *
sol_command_get_title (SolCommand *self)
{
  g_return_val_if_fail (SOL_IS_COMMAND (self), NULL);

  return self->title;
}

const char *
sol_command_get_detail (SolCommand *self)
{
  g_return_val_if_fail (SOL_IS_COMMAND (self), NULL);

  return self->detail;
}

const char *
sol_command_get_icon_name (SolCommand *self)
{
  g_return_val_if_fail (SOL_IS_COMMAND (self), NULL);

  return self->icon_name;
}

const char *
sol_command_get_action (SolCommand *self)
{
  g_return_val_if_fail (SOL_IS_COMMAND (self), NULL);

  return self->action;
}

GVariant *
sol_command_get_target (SolCommand *self)
{
  g_return_val_if_fail (SOL_IS_COMMAND (self), NULL);

  return self->target;
}

const char *
sol_command_get_accel (SolCommand *self)
{
  g_return_val_if_fail (SOL_IS_COMMAND (self), NULL);

  return self->accel;
}

const char *
sol_command_get_reason (SolCommand *self)
{
  g_return_val_if_fail (SOL_IS_COMMAND (self), NULL);

  return self->reason;
}

gboolean
sol_command_matches (SolCommand *self, const char *search)
{
  g_return_val_if_fail (SOL_IS_COMMAND (self), FALSE);

  g_autofree char *words = g_strconcat (self->title, " ", self->detail, NULL);
  g_autofree char *wanted = g_strstrip (g_strdup (search != NULL ? search : ""));

  return wanted[0] == '\0' || g_str_match_string (wanted, words, TRUE);
}

SolCommand *
sol_command_new (const SolCommandSpec *spec)
{
  g_return_val_if_fail (spec != NULL && spec->title != NULL && spec->action != NULL, NULL);

  SolCommand *self = g_object_new (SOL_TYPE_COMMAND, NULL);

  self->title = g_strdup (spec->title);
  self->detail = g_strdup (spec->detail);
  self->icon_name = g_strdup (spec->icon_name);
  self->action = g_strdup (spec->action);
  self->target = spec->target != NULL ? g_variant_ref_sink (spec->target) : NULL;
  self->accel = g_strdup (spec->accel);
  self->reason = g_strdup (spec->reason);
  return self;
}

static void
sol_command_finalize (GObject *object)
{
  SolCommand *self = SOL_COMMAND (object);

  g_free (self->title);
  g_free (self->detail);
  g_free (self->icon_name);
  g_free (self->action);
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self->accel);
  g_free (self->reason);

  G_OBJECT_CLASS (sol_command_parent_class)->finalize (object);
}

static void
sol_command_class_init (SolCommandClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_command_finalize;
}

static void
sol_command_init (SolCommand *self)
{
}
