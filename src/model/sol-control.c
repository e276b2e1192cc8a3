/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-control"

#include "sol-control-private.h"

#include "sol-control-request.h"

struct _SolControl
{
  GObject parent_instance;

  const SolControlSpec *spec;
  gpointer owner; /* (borrowed), %NULL once stopped */
  SolModelContext *context;
  SolRefresh *refresh;
  char *site;
  char *device;

  SolControlState state;
  GVariant *value;
  GVariant *wanted;
  gboolean usable;
  char *reason;
  GError *error;
  gboolean uncertain;
  SolControlRequest *request; /* (borrowed) the one in flight, which owns itself */
};

G_DEFINE_FINAL_TYPE (SolControl, sol_control, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_VALUE,
  PROP_WANTED,
  PROP_USABLE,
  PROP_REASON,
  PROP_ERROR,
  PROP_UNCERTAIN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

GType
sol_control_state_get_type (void)
{
  static gsize type;
  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { SOL_CONTROL_UNKNOWN, "SOL_CONTROL_UNKNOWN", "unknown" },
        { SOL_CONTROL_SETTLED, "SOL_CONTROL_SETTLED", "settled" },
        { SOL_CONTROL_STORED, "SOL_CONTROL_STORED", "stored" },
        { SOL_CONTROL_SENDING, "SOL_CONTROL_SENDING", "sending" },
        { SOL_CONTROL_WAITING, "SOL_CONTROL_WAITING", "waiting" },
        { SOL_CONTROL_ASKING, "SOL_CONTROL_ASKING", "asking" },
        { SOL_CONTROL_CONFIRMED, "SOL_CONTROL_CONFIRMED", "confirmed" },
        { SOL_CONTROL_NOT_CONFIRMED, "SOL_CONTROL_NOT_CONFIRMED", "not-confirmed" },
        { SOL_CONTROL_REFUSED, "SOL_CONTROL_REFUSED", "refused" },
        { 0, NULL, NULL },
      };
      g_once_init_leave (&type, g_enum_register_static ("SolControlState", values));
    }
  return type;
}

static void
sol_control_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolControl *self = SOL_CONTROL (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_VALUE:
      g_value_set_variant (value, self->value);
      break;
    case PROP_WANTED:
      g_value_set_variant (value, self->wanted);
      break;
    case PROP_USABLE:
      g_value_set_boolean (value, self->usable);
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_UNCERTAIN:
      g_value_set_boolean (value, self->uncertain);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_control_dispose (GObject *object)
{
  sol_control_stop (SOL_CONTROL (object));
  G_OBJECT_CLASS (sol_control_parent_class)->dispose (object);
}

static void
sol_control_finalize (GObject *object)
{
  SolControl *self = SOL_CONTROL (object);
  g_clear_pointer (&self->context, sol_model_context_unref);
  g_clear_object (&self->refresh);
  g_clear_pointer (&self->value, g_variant_unref);
  g_clear_pointer (&self->wanted, g_variant_unref);
  g_clear_error (&self->error);
  g_free (self->reason);
  g_free (self->site);
  g_free (self->device);
  G_OBJECT_CLASS (sol_control_parent_class)->finalize (object);
}

static void
sol_control_class_init (SolControlClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_control_get_property;
  object_class->dispose = sol_control_dispose;
  object_class->finalize = sol_control_finalize;
  properties[PROP_STATE]
      = g_param_spec_enum ("state", NULL, NULL, SOL_TYPE_CONTROL_STATE, SOL_CONTROL_UNKNOWN, flags);
  properties[PROP_VALUE] = g_param_spec_variant ("value", NULL, NULL, G_VARIANT_TYPE_ANY, NULL, flags);
  properties[PROP_WANTED] = g_param_spec_variant ("wanted", NULL, NULL, G_VARIANT_TYPE_ANY, NULL, flags);
  properties[PROP_USABLE] = g_param_spec_boolean ("usable", NULL, NULL, FALSE, flags);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_UNCERTAIN] = g_param_spec_boolean ("uncertain", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_control_init (SolControl *self)
{
}

SolControl *
sol_control_new (const SolControlSpec *spec, gpointer owner, SolModelContext *context, SolRefresh *refresh,
                 const char *site, const char *device)
{
  SolControl *self = g_object_new (SOL_TYPE_CONTROL, NULL);
  self->spec = spec;
  self->owner = owner;
  self->context = sol_model_context_ref (context);
  self->refresh = g_object_ref (refresh);
  self->site = g_strdup (site);
  self->device = g_strdup (device);
  sol_model_context_add_kind (context, spec->name, spec->group, spec->hold);
  return self;
}

static void
notify (SolControl *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static gboolean
same_variant (GVariant *a, GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

static void
set_variant (SolControl *self, GVariant **member, GVariant *value, guint property)
{
  g_autoptr (GVariant) sunk = value == NULL ? NULL : g_variant_ref_sink (value);
  if (same_variant (*member, sunk))
    return;
  g_clear_pointer (member, g_variant_unref);
  *member = g_steal_pointer (&sunk);
  notify (self, property);
}

static void
set_state (SolControl *self, SolControlState state)
{
  if (self->state == state)
    return;
  self->state = state;
  notify (self, PROP_STATE);
}

static void
set_error (SolControl *self, const GError *error)
{
  if (error == NULL && self->error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error == NULL ? NULL : g_error_copy (error);
  notify (self, PROP_ERROR);
}

static void
set_uncertain (SolControl *self, gboolean uncertain)
{
  if (self->uncertain == uncertain)
    return;
  self->uncertain = uncertain;
  notify (self, PROP_UNCERTAIN);
}

static void
update_usable (SolControl *self)
{
  const char *reason = self->spec->reason (self->owner);
  gboolean usable = reason == NULL && self->value != NULL && !sol_control_is_busy (self);

  if (g_strcmp0 (reason, self->reason) != 0)
    {
      g_free (self->reason);
      self->reason = g_strdup (reason);
      notify (self, PROP_REASON);
    }
  if (usable != self->usable)
    {
      self->usable = usable;
      notify (self, PROP_USABLE);
    }
}

void
sol_control_update (SolControl *self)
{
  g_return_if_fail (SOL_IS_CONTROL (self));
  if (self->owner == NULL)
    return;
  g_object_ref (self);
  set_variant (self, &self->value, self->spec->value (self->owner), PROP_VALUE);
  if (self->request != NULL)
    sol_control_request_judge (self->request);
  else if (self->state == SOL_CONTROL_UNKNOWN && self->value != NULL)
    set_state (self, SOL_CONTROL_SETTLED);
  else if (self->state == SOL_CONTROL_SETTLED && self->value == NULL)
    set_state (self, SOL_CONTROL_UNKNOWN);
  if (self->owner != NULL)
    update_usable (self);
  g_object_unref (self);
}

void
sol_control_stop (SolControl *self)
{
  g_return_if_fail (SOL_IS_CONTROL (self));
  self->owner = NULL;
  if (self->request != NULL)
    sol_control_request_abandon (g_steal_pointer (&self->request));
}

/* What a request does to its control. */

void
sol_control_take_phase (SolControl *self, SolControlState state, GVariant *wanted, gboolean uncertain)
{
  set_variant (self, &self->wanted, wanted, PROP_WANTED);
  set_uncertain (self, uncertain);
  set_error (self, NULL);
  set_state (self, state);
  if (self->owner != NULL)
    update_usable (self);
}

void
sol_control_take_end (SolControl *self, SolControlState state, const GError *error)
{
  self->request = NULL;
  set_uncertain (self, FALSE);
  set_error (self, error);
  set_variant (self, &self->wanted, NULL, PROP_WANTED);
  set_state (self, state);
  if (self->owner != NULL)
    update_usable (self);
}

SolControlParts
sol_control_get_parts (SolControl *self)
{
  return (SolControlParts){ self->spec,  self->owner, self->context, self->refresh,
                            self->value, self->site,  self->device };
}

void
sol_control_request_async (SolControl *self, GVariant *wanted, GVariant *hint, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_CONTROL (self));
  g_return_if_fail (wanted != NULL);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_control_request_async);
  g_autoptr (GVariant) wish = g_variant_ref_sink (wanted);
  g_autoptr (GVariant) extra = hint == NULL ? NULL : g_variant_ref_sink (hint);

  if (self->owner == NULL || self->request != NULL)
    {
      g_task_return_error (task, sol_error_new (SOL_ERROR_BUSY));
      return;
    }
  SolControlRequest *request = sol_control_request_new (self, wish, extra, task);
  self->request = request;
  sol_control_request_begin (request);
}

SolControlResult
sol_control_request_finish (SolControl *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), SOL_CONTROL_RESULT_NO_OP);
  return (SolControlResult) g_task_propagate_int (G_TASK (result), error);
}

void
sol_control_agree (SolControl *self)
{
  g_return_if_fail (SOL_IS_CONTROL (self));
  if (self->state == SOL_CONTROL_ASKING && self->request != NULL)
    sol_control_request_agree (self->request);
}

void
sol_control_decline (SolControl *self)
{
  g_return_if_fail (SOL_IS_CONTROL (self));
  if (self->state == SOL_CONTROL_ASKING && self->request != NULL)
    sol_control_request_decline (self->request);
}

void
sol_control_dismiss (SolControl *self)
{
  g_return_if_fail (SOL_IS_CONTROL (self));
  if (sol_control_is_busy (self))
    return;
  set_error (self, NULL);
  set_state (self, self->value != NULL ? SOL_CONTROL_SETTLED : SOL_CONTROL_UNKNOWN);
}

const SolControlSpec *
sol_control_get_spec (SolControl *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL (self), NULL);
  return self->spec;
}

const char *
sol_control_get_device (SolControl *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL (self), NULL);
  return self->device;
}

const char *
sol_control_get_name (SolControl *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL (self), NULL);
  return self->spec->name;
}

SolControlState
sol_control_get_state (SolControl *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL (self), SOL_CONTROL_UNKNOWN);
  return self->state;
}

GVariant *
sol_control_get_value (SolControl *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL (self), NULL);
  return self->value;
}

GVariant *
sol_control_get_wanted (SolControl *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL (self), NULL);
  return self->wanted;
}

GVariant *
sol_control_get_shown (SolControl *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL (self), NULL);
  return self->wanted != NULL ? self->wanted : self->value;
}

gboolean
sol_control_is_busy (SolControl *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL (self), FALSE);
  return self->request != NULL;
}

gboolean
sol_control_get_usable (SolControl *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL (self), FALSE);
  return self->usable;
}

const char *
sol_control_get_reason (SolControl *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL (self), NULL);
  return self->reason;
}

const GError *
sol_control_get_error (SolControl *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL (self), NULL);
  return self->error;
}

gboolean
sol_control_get_uncertain (SolControl *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL (self), FALSE);
  return self->uncertain;
}
