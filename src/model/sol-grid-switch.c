/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-grid-switch"

#include "sol-grid-switch-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sol-device.h"
#include "sol-grid.h"

#define PATIENCE (2 * SOL_MINUTE)
#define READ_GAP (5 * SOL_SECOND)
#define CODE_LENGTH 4

struct _SolGridSwitch
{
  GObject parent_instance;

  SolModelContext *context;
  SolRefresh *refresh;
  char *site;
  SolProcedure *procedure;
  SolGridPhase phase;
  gboolean off_grid;
  SolGridState grid;
  SolTime since;        /* when the command went out */
  gint64 waiting_since; /* monotonic */
  guint timer;
  SolJournalRow *row;
  gboolean uncertain;
  GTask *waiting; /* (nullable) who waits for the end */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SolGridSwitch, sol_grid_switch, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PHASE,
  PROP_OFF_GRID,
  PROP_SINCE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

GType
sol_grid_phase_get_type (void)
{
  static gsize type;
  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { SOL_GRID_PHASE_IDLE, "SOL_GRID_PHASE_IDLE", "idle" },
        { SOL_GRID_PHASE_CHECKING, "SOL_GRID_PHASE_CHECKING", "checking" },
        { SOL_GRID_PHASE_CODE, "SOL_GRID_PHASE_CODE", "code" },
        { SOL_GRID_PHASE_VERIFYING, "SOL_GRID_PHASE_VERIFYING", "verifying" },
        { SOL_GRID_PHASE_SENDING, "SOL_GRID_PHASE_SENDING", "sending" },
        { SOL_GRID_PHASE_WAITING, "SOL_GRID_PHASE_WAITING", "waiting" },
        { SOL_GRID_PHASE_DONE, "SOL_GRID_PHASE_DONE", "done" },
        { SOL_GRID_PHASE_NOT_CONFIRMED, "SOL_GRID_PHASE_NOT_CONFIRMED", "not-confirmed" },
        { SOL_GRID_PHASE_FAILED, "SOL_GRID_PHASE_FAILED", "failed" },
        { 0, NULL, NULL },
      };
      g_once_init_leave (&type, g_enum_register_static ("SolGridPhase", values));
    }
  return type;
}

static void
sol_grid_switch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolGridSwitch *self = SOL_GRID_SWITCH (object);

  switch (id)
    {
    case PROP_PHASE:
      g_value_set_enum (value, self->phase);
      break;
    case PROP_OFF_GRID:
      g_value_set_boolean (value, self->off_grid);
      break;
    case PROP_SINCE:
      g_value_set_int64 (value, self->since);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_grid_switch_dispose (GObject *object)
{
  sol_grid_switch_stop (SOL_GRID_SWITCH (object));
  G_OBJECT_CLASS (sol_grid_switch_parent_class)->dispose (object);
}

static void
sol_grid_switch_finalize (GObject *object)
{
  SolGridSwitch *self = SOL_GRID_SWITCH (object);
  g_clear_object (&self->procedure);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->refresh);
  g_clear_pointer (&self->context, sol_model_context_unref);
  g_clear_pointer (&self->row, sol_journal_row_unref);
  g_free (self->site);
  G_OBJECT_CLASS (sol_grid_switch_parent_class)->finalize (object);
}

static void
sol_grid_switch_class_init (SolGridSwitchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_grid_switch_get_property;
  object_class->dispose = sol_grid_switch_dispose;
  object_class->finalize = sol_grid_switch_finalize;
  properties[PROP_PHASE]
      = g_param_spec_enum ("phase", NULL, NULL, SOL_TYPE_GRID_PHASE, SOL_GRID_PHASE_IDLE, flags);
  properties[PROP_OFF_GRID] = g_param_spec_boolean ("off-grid", NULL, NULL, FALSE, flags);
  properties[PROP_SINCE]
      = g_param_spec_int64 ("since", NULL, NULL, G_MININT64, G_MAXINT64, SOL_TIME_UNKNOWN, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_grid_switch_init (SolGridSwitch *self)
{
  self->since = SOL_TIME_UNKNOWN;
  self->cancellable = g_cancellable_new ();
}

SolGridSwitch *
sol_grid_switch_new (SolModelContext *context, SolRefresh *refresh, const char *site)
{
  SolGridSwitch *self = g_object_new (SOL_TYPE_GRID_SWITCH, NULL);
  self->context = sol_model_context_ref (context);
  self->refresh = g_object_ref (refresh);
  self->site = g_strdup (site);
  self->procedure = sol_procedure_new (&sol_grid_switch_spec, context, refresh, site, NULL);
  return self;
}

void
sol_grid_switch_stop (SolGridSwitch *self)
{
  g_return_if_fail (SOL_IS_GRID_SWITCH (self));
  g_cancellable_cancel (self->cancellable);
  if (self->context != NULL)
    sol_clock_clear (self->context->clock, &self->timer);
  g_autoptr (GTask) task = g_steal_pointer (&self->waiting);
  if (task != NULL)
    g_task_return_error (task, sol_error_new (SOL_ERROR_UNCERTAIN));
}

static void
notify (SolGridSwitch *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_phase (SolGridSwitch *self, SolGridPhase phase)
{
  if (self->phase == phase)
    return;
  self->phase = phase;
  notify (self, PROP_PHASE);
}

static void
set_since (SolGridSwitch *self, SolTime since)
{
  if (self->since == since)
    return;
  self->since = since;
  notify (self, PROP_SINCE);
}

SolGridPhase
sol_grid_switch_get_phase (SolGridSwitch *self)
{
  g_return_val_if_fail (SOL_IS_GRID_SWITCH (self), SOL_GRID_PHASE_IDLE);
  return self->phase;
}

gboolean
sol_grid_switch_get_off_grid (SolGridSwitch *self)
{
  g_return_val_if_fail (SOL_IS_GRID_SWITCH (self), FALSE);
  return self->off_grid;
}

gint64
sol_grid_switch_get_since (SolGridSwitch *self)
{
  g_return_val_if_fail (SOL_IS_GRID_SWITCH (self), SOL_TIME_UNKNOWN);
  return self->since;
}

static gboolean
is_under_way (SolGridSwitch *self)
{
  return self->phase == SOL_GRID_PHASE_CHECKING || self->phase == SOL_GRID_PHASE_VERIFYING
         || self->phase == SOL_GRID_PHASE_SENDING || self->phase == SOL_GRID_PHASE_WAITING;
}

/* Any guard that is not known stands against it (R50). */
static GError *
judge_guards (SolReading *reading)
{
  const SolGridCheck *check = sol_reading_get_value (reading);
  if (check == NULL || check->available == SOL_NO)
    return sol_error_new (SOL_ERROR_NOT_SUPPORTED);
  if (sol_grid_check_may_toggle (check) != SOL_YES)
    return sol_error_new_message (SOL_ERROR_REFUSED, _ ("Not possible right now, see the checks above."));
  return NULL;
}

static void
fail (SolGridSwitch *self, GTask *task, GError *error, SolGridPhase phase)
{
  set_phase (self, phase);
  g_task_return_error (task, error);
}

/* The code. */

static void
code_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolActResult) done = sol_cloud_act_finish (SOL_CLOUD (source), result, &error);
  SolGridSwitch *self = g_task_get_source_object (task);

  /* Where no clear answer came the mail may well be on its way. */
  if (error != NULL && !g_error_matches (error, SOL_ERROR, SOL_ERROR_UNCERTAIN))
    {
      fail (self, task, g_steal_pointer (&error),
            self->phase == SOL_GRID_PHASE_CODE ? SOL_GRID_PHASE_CODE : SOL_GRID_PHASE_FAILED);
      return;
    }
  set_phase (self, SOL_GRID_PHASE_CODE);
  g_task_return_boolean (task, TRUE);
}

static void
send_code (SolGridSwitch *self, GTask *task)
{
  SolCallTarget target = { .site = self->site };
  sol_cloud_act_async (self->context->cloud, SOL_CALL_SEND_GRID_CODE, &target, g_task_get_cancellable (task),
                       code_sent_cb, task);
}

static void
first_guards_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);
  SolGridSwitch *self = g_task_get_source_object (task);
  GError *refusal = reading == NULL ? g_steal_pointer (&error) : judge_guards (reading);

  if (refusal != NULL)
    fail (self, task, refusal, SOL_GRID_PHASE_FAILED);
  else
    send_code (self, g_steal_pointer (&task));
}

void
sol_grid_switch_begin_async (SolGridSwitch *self, gboolean off_grid, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_GRID_SWITCH (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_grid_switch_begin_async);

  if (is_under_way (self) || g_cancellable_is_cancelled (self->cancellable))
    {
      g_task_return_error (task, sol_error_new (SOL_ERROR_BUSY));
      return;
    }
  if (self->off_grid != off_grid)
    {
      self->off_grid = off_grid;
      notify (self, PROP_OFF_GRID);
    }
  set_since (self, SOL_TIME_UNKNOWN);
  set_phase (self, SOL_GRID_PHASE_CHECKING);
  sol_refresh_read_async (self->refresh, SOL_FAMILY_GRID_CHECK, NULL, cancellable, first_guards_cb,
                          g_steal_pointer (&task));
}

gboolean
sol_grid_switch_begin_finish (SolGridSwitch *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
sol_grid_switch_resend_async (SolGridSwitch *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (SOL_IS_GRID_SWITCH (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_grid_switch_resend_async);

  if (self->phase == SOL_GRID_PHASE_CODE)
    send_code (self, g_steal_pointer (&task));
  else
    g_task_return_error (task, sol_error_new (SOL_ERROR_NOT_READY));
}

gboolean
sol_grid_switch_resend_finish (SolGridSwitch *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The end: the relay as it is read, by reads begun after the command. */

static gboolean
is_as_wanted (SolGridSwitch *self)
{
  if (self->off_grid)
    return self->grid == SOL_GRID_OFF || self->grid == SOL_GRID_OFF_BY_CHOICE;
  return self->grid == SOL_GRID_ON;
}

static void
end (SolGridSwitch *self, gboolean confirmed)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->waiting);
  SolJournalState confirmed_state = self->uncertain ? SOL_JOURNAL_RESOLVED_BY_READING : SOL_JOURNAL_CONFIRMED;

  sol_clock_clear (self->context->clock, &self->timer);
  if (self->row != NULL)
    sol_journal_note (self->context->journal, &self->row,
                      confirmed ? confirmed_state : SOL_JOURNAL_NOT_CONFIRMED, NULL, NULL);
  if (confirmed)
    {
      g_clear_pointer (&self->row, sol_journal_row_unref);
      sol_procedure_end (self->procedure);
    }
  set_phase (self, confirmed ? SOL_GRID_PHASE_DONE : SOL_GRID_PHASE_NOT_CONFIRMED);
  if (task == NULL)
    return;
  if (confirmed)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (
        task, sol_error_new_message (SOL_ERROR_UNCERTAIN,
                                     _ ("The system took the command but has not reported the relay. Look at "
                                        "your system before you rely on it.")));
}

void
sol_grid_switch_take_grid (SolGridSwitch *self, SolGridState grid)
{
  g_return_if_fail (SOL_IS_GRID_SWITCH (self));
  self->grid = grid;
  SolReading *status = sol_refresh_get_reading (self->refresh, SOL_FAMILY_EV_STATUS, NULL);
  SolReading *context = sol_refresh_get_reading (self->refresh, SOL_FAMILY_OFF_GRID_CONTEXT, NULL);
  gboolean after = (status != NULL && sol_reading_get_asked_at (status) > self->since)
                   || (context != NULL && sol_reading_get_asked_at (context) > self->since);
  if (self->phase == SOL_GRID_PHASE_WAITING && after && is_as_wanted (self))
    end (self, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolGridSwitch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);
  /* The value has been taken over and judged by the site already. */
  if (reading != NULL)
    sol_grid_switch_take_grid (self, self->grid);
}

static void
wait_timer_cb (gpointer data)
{
  SolGridSwitch *self = data;
  self->timer = 0;
  if (sol_clock_monotonic (self->context->clock) - self->waiting_since >= PATIENCE)
    {
      end (self, FALSE);
      return;
    }
  sol_refresh_read_async (self->refresh, SOL_FAMILY_EV_STATUS, NULL, self->cancellable, read_cb,
                          g_object_ref (self));
  sol_refresh_read_async (self->refresh, SOL_FAMILY_OFF_GRID_CONTEXT, NULL, self->cancellable, read_cb,
                          g_object_ref (self));
  self->timer = sol_clock_add (self->context->clock, READ_GAP * 2, G_PRIORITY_DEFAULT, wait_timer_cb, self);
}

static void
begin_wait (SolGridSwitch *self)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      sol_grid_switch_stop (self);
      return;
    }
  self->waiting_since = sol_clock_monotonic (self->context->clock);
  set_phase (self, SOL_GRID_PHASE_WAITING);
  sol_clock_clear (self->context->clock, &self->timer);
  self->timer = sol_clock_add (self->context->clock, READ_GAP, G_PRIORITY_DEFAULT, wait_timer_cb, self);
}

void
sol_grid_switch_keep_waiting (SolGridSwitch *self)
{
  g_return_if_fail (SOL_IS_GRID_SWITCH (self));
  if (self->phase == SOL_GRID_PHASE_NOT_CONFIRMED)
    begin_wait (self);
}

void
sol_grid_switch_close (SolGridSwitch *self)
{
  g_return_if_fail (SOL_IS_GRID_SWITCH (self));
  if (is_under_way (self))
    return;
  /* A person who has read "not confirmed" has been told. */
  if (self->phase == SOL_GRID_PHASE_NOT_CONFIRMED)
    sol_procedure_end (self->procedure);
  g_clear_pointer (&self->row, sol_journal_row_unref);
  set_phase (self, SOL_GRID_PHASE_IDLE);
}

/* The command. One closure from the code to the answer. */

typedef struct
{
  GTask *task;
  SolGridSwitch *self;
  char *code;
  char *gateway;
} Confirm;

static void
forget_code (Confirm *confirm)
{
  if (confirm->code != NULL)
    explicit_bzero (confirm->code, strlen (confirm->code));
  g_clear_pointer (&confirm->code, g_free);
}

static void
confirm_free (Confirm *confirm)
{
  forget_code (confirm);
  g_clear_object (&confirm->task);
  g_clear_object (&confirm->self);
  g_free (confirm->gateway);
  g_free (confirm);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Confirm, confirm_free)

static void
give_up (Confirm *confirm, GError *error, SolGridPhase phase)
{
  g_autoptr (Confirm) own = confirm;
  fail (own->self, own->task, error, phase);
}

static void
logged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SolActResult) done = sol_cloud_act_finish (SOL_CLOUD (source), result, &error);
  if (error != NULL)
    g_info ("The switch could not be logged: %s", error->message);
}

static void
commanded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Confirm) confirm = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolActResult) done = sol_cloud_act_finish (SOL_CLOUD (source), result, &error);
  SolGridSwitch *self = confirm->self;

  self->uncertain = g_error_matches (error, SOL_ERROR, SOL_ERROR_UNCERTAIN)
                    || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (error != NULL && !self->uncertain)
    {
      sol_journal_note (self->context->journal, &self->row, SOL_JOURNAL_REFUSED, NULL,
                        error->domain == SOL_ERROR ? sol_error_get_name ((SolError) error->code) : "failed");
      g_clear_pointer (&self->row, sol_journal_row_unref);
      sol_procedure_end (self->procedure);
      give_up (g_steal_pointer (&confirm), g_steal_pointer (&error), SOL_GRID_PHASE_FAILED);
      return;
    }
  sol_journal_note (self->context->journal, &self->row,
                    self->uncertain ? SOL_JOURNAL_UNCERTAIN : SOL_JOURNAL_SENT,
                    done == NULL ? NULL : done->attempt, done == NULL ? "uncertain" : done->detail);
  if (!self->uncertain)
    {
      SolCallTarget target = { .site = self->site, .gateway = confirm->gateway, .off_grid = self->off_grid };
      sol_cloud_act_async (self->context->cloud, SOL_CALL_LOG_GRID_CHANGE, &target, NULL, logged_cb, NULL);
    }
  g_set_object (&self->waiting, confirm->task);
  begin_wait (self);
}

static void
row_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Confirm) confirm = user_data;
  g_autoptr (GError) error = NULL;
  SolGridSwitch *self = confirm->self;

  g_clear_pointer (&self->row, sol_journal_row_unref);
  self->row = sol_journal_open_finish (SOL_JOURNAL (source), result, &error);
  if (self->row == NULL || g_cancellable_is_cancelled (self->cancellable))
    {
      give_up (g_steal_pointer (&confirm), sol_error_new (SOL_ERROR_UNAVAILABLE), SOL_GRID_PHASE_FAILED);
      return;
    }
  SolCallTarget target = { .site = self->site, .gateway = confirm->gateway, .off_grid = self->off_grid };
  set_since (self, sol_clock_now (self->context->clock));
  sol_cloud_act_async (self->context->cloud, SOL_CALL_SET_GRID_STATE, &target, NULL, commanded_cb,
                       g_steal_pointer (&confirm));
}

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Confirm) confirm = user_data;
  g_autoptr (GError) error = NULL;
  SolGridSwitch *self = confirm->self;

  if (!sol_procedure_step_finish (SOL_PROCEDURE (source), result, &error))
    {
      give_up (g_steal_pointer (&confirm), g_steal_pointer (&error), SOL_GRID_PHASE_FAILED);
      return;
    }
  sol_journal_open_async (self->context->journal, self->site, NULL, "grid",
                          sol_grid_state_get_name (self->grid), self->off_grid ? "off-grid" : "on-grid", NULL,
                          row_cb, g_steal_pointer (&confirm));
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Confirm) confirm = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolActResult) done = sol_cloud_act_finish (SOL_CLOUD (source), result, &error);
  SolGridSwitch *self = confirm->self;

  forget_code (confirm);
  if (done == NULL)
    {
      /* Nothing was switched; the person types again, or asks for another code. */
      give_up (g_steal_pointer (&confirm), g_steal_pointer (&error), SOL_GRID_PHASE_CODE);
      return;
    }
  set_phase (self, SOL_GRID_PHASE_SENDING);
  sol_procedure_step_async (self->procedure, self->off_grid ? "off-grid" : "on-grid", NULL, stepped_cb,
                            g_steal_pointer (&confirm));
}

static void
second_guards_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Confirm) confirm = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);
  SolGridSwitch *self = confirm->self;
  GError *refusal = reading == NULL ? g_steal_pointer (&error) : judge_guards (reading);

  if (refusal != NULL)
    {
      give_up (g_steal_pointer (&confirm), refusal, SOL_GRID_PHASE_FAILED);
      return;
    }
  SolCallTarget target = { .site = self->site, .code = confirm->code };
  sol_cloud_act_async (self->context->cloud, SOL_CALL_VERIFY_GRID_CODE, &target, NULL, verified_cb,
                       g_steal_pointer (&confirm));
}

static void
devices_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Confirm) confirm = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);
  const SolDevices *devices = reading == NULL ? NULL : sol_reading_get_value (reading);
  const SolDevice *gateway = devices == NULL ? NULL : sol_devices_get_gateway (devices);

  if (gateway == NULL)
    {
      give_up (g_steal_pointer (&confirm),
               error != NULL ? g_steal_pointer (&error) : sol_error_new (SOL_ERROR_NOT_SUPPORTED),
               SOL_GRID_PHASE_CODE);
      return;
    }
  confirm->gateway = g_strdup (gateway->serial);
  sol_refresh_read_async (confirm->self->refresh, SOL_FAMILY_GRID_CHECK, NULL, NULL, second_guards_cb,
                          confirm);
  g_steal_pointer (&confirm);
}

static gboolean
is_code (const char *code)
{
  return code != NULL && strlen (code) == CODE_LENGTH && strspn (code, "0123456789") == CODE_LENGTH;
}

void
sol_grid_switch_confirm_async (SolGridSwitch *self, const char *code, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_GRID_SWITCH (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_grid_switch_confirm_async);

  if (self->phase != SOL_GRID_PHASE_CODE || g_cancellable_is_cancelled (self->cancellable))
    {
      g_task_return_error (task, sol_error_new (SOL_ERROR_NOT_READY));
      return;
    }
  if (!is_code (code))
    {
      g_task_return_error (task, sol_error_new (SOL_ERROR_BAD_CODE));
      return;
    }
  Confirm *confirm = g_new0 (Confirm, 1);
  confirm->task = g_steal_pointer (&task);
  confirm->self = g_object_ref (self);
  confirm->code = g_strdup (code);
  set_phase (self, SOL_GRID_PHASE_VERIFYING);
  sol_refresh_read_async (self->refresh, SOL_FAMILY_DEVICES, NULL, NULL, devices_cb, confirm);
}

gboolean
sol_grid_switch_confirm_finish (SolGridSwitch *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* After a crash: the command may have gone out; all that is done is to look. */

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);
  if (reading == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
resume_async (SolProcedure *procedure, SolSite *site, GCancellable *cancellable, GAsyncReadyCallback callback,
              gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, resume_async);
  sol_refresh_read_async (sol_procedure_get_refresh (procedure), SOL_FAMILY_EV_STATUS, NULL, cancellable,
                          looked_cb, task);
}

static gboolean
resume_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

const SolProcedureSpec sol_grid_switch_spec = {
  .kind = "grid-switch",
  .question = N_ ("The grid relay was being switched when Solarium closed. Look at its state now?"),
  .answer = N_ ("Look Now"),
  .resume_async = resume_async,
  .resume_finish = resume_finish,
};
