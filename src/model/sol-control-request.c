/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-control-request"

#include "sol-control-request.h"

#include <glib/gi18n-lib.h>

#include "sol-battery-config.h"
#include "sol-cloud-write.h"
#include "sol-plan.h"
#include "sol-reply.h"

/* A write whose basis is older is preceded by a read (docs/architecture.md "Calls that act"). */
#define BASIS_MAX_AGE (5 * SOL_MINUTE)

/* Writes of one group are never closer together (R40). */
#define WRITE_GAP (2 * SOL_SECOND)

struct _SolControlRequest
{
  gatomicrefcount refs;
  SolControl *control;
  GVariant *wanted;
  GVariant *hint;
  GTask *task; /* (nullable) nobody waits any more when %NULL */
  gulong cancelled_id;
  SolJournalRow *row;
  char *group;
  SolTime sent_at; /* unknown until the call went out */
  gint64 waiting_since;
  guint timer;
  guint next_read;
  gboolean uncertain;
  char *unclear; /* (nullable) what is said when a read does not agree, where the cloud gave a reason */
  gboolean already;
  gboolean agreed;     /* a person said yes */
  gboolean asking;     /* and is being asked now */
  SolFamilySet unread; /* families still to be read before the write */
  guint step;          /* of the calls */
  gboolean acted;      /* the change itself was accepted */
  gint64 hold;         /* how long it waits for its proof */
  gint64 seen;         /* rows of other programs up to this one have been looked at */
  SolJournalRow *left; /* (nullable) the row of a program that is gone, until a read tells about it */
  gboolean joined;     /* another program has sent it */
  gboolean is_so;      /* by what was read; what another program does may change it */
  gboolean ended;
};

/* Seconds after the act at which the proving family is read. After the last one: each minute, for long holds.
 */
static const guint read_after[] = { 2, 5, 10, 20, 50, 80 };

static void wait_on (SolControlRequest *self);

static SolControlRequest *
request_ref (SolControlRequest *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
request_unref (SolControlRequest *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_object (&self->task);
  g_clear_object (&self->control);
  g_clear_pointer (&self->wanted, g_variant_unref);
  g_clear_pointer (&self->hint, g_variant_unref);
  g_clear_pointer (&self->row, sol_journal_row_unref);
  g_clear_pointer (&self->left, sol_journal_row_unref);
  g_free (self->unclear);
  g_free (self->group);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolControlRequest, request_unref)

/* Whether a family is read once a device or once a site. */
static const char *
family_device (const SolControlParts *parts, SolFamily family)
{
  return sol_plan_get_row (family)->per_charger ? parts->device : NULL;
}

static const char *
proof_device (const SolControlParts *parts)
{
  return family_device (parts, parts->spec->proof);
}

static void
let_go_of_task (SolControlRequest *self)
{
  if (self->task != NULL && self->cancelled_id != 0)
    g_cancellable_disconnect (g_task_get_cancellable (self->task), self->cancelled_id);
  self->cancelled_id = 0;
  g_clear_object (&self->task);
}

/* Whoever waited has gone; the wish itself cannot be called back. */
static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  SolControlRequest *self = user_data;
  g_autoptr (SolControlRequest) hold = request_ref (self);
  g_autoptr (GTask) task = g_steal_pointer (&self->task);
  self->cancelled_id = 0;
  if (self->asking)
    sol_control_request_decline (self);
  if (task != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _ ("Stopped waiting for the answer"));
}

SolControlRequest *
sol_control_request_new (SolControl *control, GVariant *wanted, GVariant *hint, GTask *task)
{
  SolControlRequest *self = g_new0 (SolControlRequest, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_atomic_ref_count_init (&self->refs);
  self->control = g_object_ref (control);
  self->wanted = g_variant_ref (wanted);
  self->hint = hint == NULL ? NULL : g_variant_ref (hint);
  self->task = g_object_ref (task);
  self->sent_at = SOL_TIME_UNKNOWN;
  self->hold = sol_control_get_spec (control)->hold;
  if (cancellable != NULL)
    self->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self, NULL);
  return self;
}

static void
leave_group (SolControlRequest *self)
{
  SolControlParts parts = sol_control_get_parts (self->control);
  if (self->group != NULL)
    g_hash_table_remove (parts.context->busy, self->group);
  g_clear_pointer (&self->group, g_free);
}

static void
end (SolControlRequest *self, SolControlState state, SolControlResult done, const GError *error)
{
  if (self->ended)
    return;
  self->ended = TRUE;
  SolControlParts parts = sol_control_get_parts (self->control);
  g_autoptr (SolControl) control = g_object_ref (self->control);
  g_autoptr (GTask) task = self->task == NULL ? NULL : g_object_ref (self->task);

  sol_clock_clear (parts.context->clock, &self->timer);
  leave_group (self);
  let_go_of_task (self);
  sol_control_take_end (control, state, error);
  if (task != NULL && error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else if (task != NULL)
    g_task_return_int (task, done);
  request_unref (self);
}

void
sol_control_request_abandon (SolControlRequest *self)
{
  if (self->ended)
    return;
  self->ended = TRUE;
  SolControlParts parts = sol_control_get_parts (self->control);
  g_autoptr (GTask) task = self->task == NULL ? NULL : g_object_ref (self->task);

  sol_clock_clear (parts.context->clock, &self->timer);
  leave_group (self);
  let_go_of_task (self);
  if (task != NULL)
    g_task_return_error (
        task, sol_error_new (self->sent_at != SOL_TIME_UNKNOWN ? SOL_ERROR_UNCERTAIN : SOL_ERROR_SIGNED_OUT));
  request_unref (self);
}

/* What another program sent is for that program to write down. */
static void
note (SolControlRequest *self, SolJournalState state, const char *attempt, const char *answer)
{
  SolControlParts parts = sol_control_get_parts (self->control);
  if (self->row != NULL)
    sol_journal_note (parts.context->journal, &self->row, state, attempt, answer);
}

static void
tell_settled (SolControlRequest *self, SolSentEnd how)
{
  SolControlParts parts = sol_control_get_parts (self->control);
  if (!self->joined && parts.spec->settled != NULL && parts.owner != NULL)
    parts.spec->settled (parts.owner, self->wanted, how);
}

static void
end_refused (SolControlRequest *self, const GError *error)
{
  tell_settled (self, SOL_SENT_REFUSED);
  note (self, SOL_JOURNAL_REFUSED, NULL,
        error->domain == SOL_ERROR ? sol_error_get_name ((SolError) error->code) : "failed");
  end (self, SOL_CONTROL_REFUSED, SOL_CONTROL_RESULT_NO_OP, error);
}

static void
end_not_confirmed (SolControlRequest *self)
{
  SolControlParts parts = sol_control_get_parts (self->control);
  tell_settled (self, SOL_SENT_UNPROVEN);
  if (self->already)
    {
      note (self, SOL_JOURNAL_NOT_CONFIRMED, NULL, NULL);
      end (self, SOL_CONTROL_SETTLED, SOL_CONTROL_RESULT_NO_OP, NULL);
      return;
    }
  const char *sentence = self->unclear;
  if (sentence == NULL && parts.spec->excuse != NULL)
    sentence = parts.spec->excuse (parts.owner, self->wanted);
  if (sentence == NULL)
    sentence = _ (parts.spec->failed);
  g_autoptr (GError) error = sol_error_new_message (SOL_ERROR_UNCERTAIN, sentence);
  note (self, SOL_JOURNAL_NOT_CONFIRMED, NULL, NULL);
  end (self, SOL_CONTROL_NOT_CONFIRMED, SOL_CONTROL_RESULT_NO_OP, error);
}

void
sol_control_request_judge (SolControlRequest *self)
{
  SolControlParts parts = sol_control_get_parts (self->control);
  SolReading *reading = sol_refresh_get_reading (parts.refresh, parts.spec->proof, proof_device (&parts));

  if (self->ended || self->waiting_since == 0 || reading == NULL
      || sol_reading_get_asked_at (reading) < self->sent_at)
    return;
  switch (parts.spec->prove (parts.owner, self->wanted, self->hint))
    {
    case SOL_PROOF_YES:
      if (self->uncertain && parts.spec->accepted != NULL)
        parts.spec->accepted (parts.owner, self->wanted);
      tell_settled (self, self->already ? SOL_SENT_UNPROVEN : SOL_SENT_PROVEN);
      note (self, self->uncertain ? SOL_JOURNAL_RESOLVED_BY_READING : SOL_JOURNAL_CONFIRMED, NULL, NULL);
      end (self, SOL_CONTROL_CONFIRMED,
           self->already ? SOL_CONTROL_RESULT_NO_OP : SOL_CONTROL_RESULT_CONFIRMED, NULL);
      break;
    case SOL_PROOF_NOT_YET:
      break;
    case SOL_PROOF_SOMETHING_ELSE:
      end_not_confirmed (self);
      break;
    }
}

static void
proof_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SolControlRequest) self = user_data;
  /* The value has been taken over and judged already; a failed read is followed by the next one. */
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);
  if (reading == NULL)
    g_debug ("The read that proves did not succeed: %s", error->message);
  else if (!self->ended)
    sol_control_request_judge (self);
}

static void
proof_timer_cb (gpointer data)
{
  SolControlRequest *self = data;
  SolControlParts parts = sol_control_get_parts (self->control);

  self->timer = 0;
  if (sol_clock_monotonic (parts.context->clock) - self->waiting_since >= self->hold)
    {
      end_not_confirmed (self);
      return;
    }
  self->next_read++;
  sol_refresh_read_async (parts.refresh, parts.spec->proof, proof_device (&parts), NULL, proof_read_cb,
                          request_ref (self));
  wait_on (self);
}

static void
wait_on (SolControlRequest *self)
{
  SolControlParts parts = sol_control_get_parts (self->control);
  guint last = G_N_ELEMENTS (read_after) - 1;
  gint64 after = self->next_read <= last ? read_after[self->next_read] * SOL_SECOND
                                         : (read_after[last] + (self->next_read - last) * 60) * SOL_SECOND;
  gint64 passed = sol_clock_monotonic (parts.context->clock) - self->waiting_since;

  after = MIN (after, self->hold);
  self->timer
      = sol_clock_add (parts.context->clock, after - passed, G_PRIORITY_DEFAULT, proof_timer_cb, self);
}

/* What the cloud says is so already gets no message, but only a read can confirm it, and reads lag. */
static void
begin_already (SolControlRequest *self, const SolActResult *done)
{
  SolControlParts parts = sol_control_get_parts (self->control);
  self->already = TRUE;
  self->acted = TRUE;
  note (self, SOL_JOURNAL_SENT, done->attempt, "already");
  sol_refresh_read_async (parts.refresh, parts.spec->proof, proof_device (&parts), NULL, proof_read_cb,
                          request_ref (self));
}

static void take_step (SolControlRequest *self);

/* The answer to a step that is not the change itself. Returns whether it goes on. */
static gboolean
judge_side_step (SolControlRequest *self, SolStepKind kind, const SolActResult *done, const GError *error)
{
  if (kind == SOL_STEP_AFTER)
    {
      self->uncertain = self->uncertain || error != NULL;
      return TRUE;
    }
  if (kind == SOL_STEP_NEEDED && error != NULL)
    {
      end_refused (self, error);
      return FALSE;
    }
  const SolValidity *validity = done == NULL || done->reading == NULL
                                        || sol_reading_get_value_type (done->reading) != SOL_TYPE_VALIDITY
                                    ? NULL
                                    : sol_reading_get_value (done->reading);
  if (kind == SOL_STEP_CHECK && validity != NULL && validity->valid == SOL_NO)
    {
      g_autoptr (GError) refusal = sol_error_new (SOL_ERROR_REFUSED);
      end_refused (self, refusal);
      return FALSE;
    }
  return TRUE;
}

/* What the cloud says about a refusal, in the words of this control where it has its own. */
static GError *
word_refusal (const SolControlParts *parts, const GError *error)
{
  if (parts->spec->refused == NULL || !g_error_matches (error, SOL_ERROR, SOL_ERROR_REFUSED))
    return g_error_copy (error);
  return sol_error_new_full (SOL_ERROR_REFUSED, _ (parts->spec->refused), sol_error_get_retry_at (error),
                             sol_error_get_http_status (error), sol_error_get_cloud_code (error));
}

static void
refuse (SolControlRequest *self, const GError *error)
{
  SolControlParts parts = sol_control_get_parts (self->control);
  g_autoptr (GError) told = word_refusal (&parts, error);
  g_autoptr (SolControlRequest) hold = request_ref (self);

  end_refused (self, told);
  /* What the cloud knows better is read at once (R32), and nothing else of the hour's budget is spent. */
  sol_refresh_read_async (parts.refresh, parts.spec->proof, proof_device (&parts), NULL, proof_read_cb,
                          request_ref (self));
}

static void
begin_wait (SolControlRequest *self)
{
  SolControlParts parts = sol_control_get_parts (self->control);
  self->waiting_since = sol_clock_monotonic (parts.context->clock);
  sol_control_take_phase (self->control, SOL_CONTROL_WAITING, self->wanted, self->uncertain);
  if (!self->ended)
    wait_on (self);
}

/* The answer to the change itself. Returns whether further steps follow. */
static gboolean
judge_act (SolControlRequest *self, const SolActResult *done, const GError *error)
{
  SolControlParts parts = sol_control_get_parts (self->control);

  self->uncertain = g_error_matches (error, SOL_ERROR, SOL_ERROR_UNCERTAIN)
                    || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (error != NULL && !self->uncertain)
    {
      refuse (self, error);
      return FALSE;
    }
  if (done != NULL && done->outcome == SOL_ACT_ALREADY)
    {
      begin_already (self, done);
      return FALSE;
    }
  if (self->uncertain && g_strcmp0 (error->message, sol_error_get_sentence (SOL_ERROR_UNCERTAIN)) != 0
      && error->domain == SOL_ERROR)
    self->unclear = g_strdup (error->message);
  note (self, self->uncertain ? SOL_JOURNAL_UNCERTAIN : SOL_JOURNAL_SENT, done == NULL ? NULL : done->attempt,
        done == NULL ? "uncertain" : done->detail);
  if (!self->uncertain && parts.spec->accepted != NULL)
    parts.spec->accepted (parts.owner, self->wanted);
  self->acted = TRUE;
  return !self->uncertain;
}

typedef struct
{
  SolControlRequest *request;
  SolStepKind kind;
} Step;

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Step *step = user_data;
  g_autoptr (SolControlRequest) self = step->request;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolActResult) done = sol_cloud_act_finish (SOL_CLOUD (source), result, &error);

  if (self->ended)
    return;
  gboolean on = step->kind == SOL_STEP_ACT ? judge_act (self, done, error)
                                           : judge_side_step (self, step->kind, done, error);
  if (on)
    take_step (self);
  else if (!self->ended && self->acted)
    begin_wait (self);
}

/* The next call, or reading back when there is none left. */
static void
take_step (SolControlRequest *self)
{
  SolControlParts parts = sol_control_get_parts (self->control);
  SolCallTarget target = { .site = parts.site, .serial = parts.device };
  SolStepKind kind = SOL_STEP_ACT;
  SolCallId call = parts.spec->call (parts.owner, self->wanted, self->hint, self->step, &target, &kind);

  if (call == SOL_N_CALLS)
    {
      begin_wait (self);
      return;
    }
  self->step++;
  Step *step = g_new0 (Step, 1);
  step->request = request_ref (self);
  step->kind = kind;
  if (!self->acted)
    self->sent_at = sol_clock_now (parts.context->clock);
  sol_model_context_note_write (parts.context, self->group);
  sol_cloud_act_async (parts.context->cloud, call, &target, NULL, acted_cb, step);
  g_clear_pointer (&target.write, sol_write_unref);
}

static void read_basis (SolControlRequest *self);
static void claim (SolControlRequest *self);

/* What another program sent is proven by the same reads, and not for longer than it can be on its way. */
static void
join (SolControlRequest *self, const SolJournalRow *row)
{
  SolControlParts parts = sol_control_get_parts (self->control);
  SolTime now = sol_clock_now (parts.context->clock);

  self->joined = TRUE;
  self->sent_at = now;
  self->hold = CLAMP (row->time + self->hold - now, WRITE_GAP, self->hold);
  begin_wait (self);
  if (!self->ended)
    sol_refresh_read_async (parts.refresh, parts.spec->proof, proof_device (&parts), NULL, proof_read_cb,
                            request_ref (self));
}

/* Nothing is known of what another program has done until it has been read. */
static void
look (SolControlRequest *self, const SolJournalClaim *rival)
{
  SolControlParts parts = sol_control_get_parts (self->control);

  self->seen = rival->row->id;
  g_clear_pointer (&self->left, sol_journal_row_unref);
  if (rival->verdict == SOL_JOURNAL_LEFT && g_strcmp0 (rival->row->what, parts.spec->name) == 0)
    self->left = sol_journal_row_ref (rival->row);
  self->unread = SOL_FAMILY_BIT (parts.spec->proof);
  read_basis (self);
}

/* Whether what was read is what @row wanted. */
static gboolean
is_as (const SolControlParts *parts, const SolJournalRow *row)
{
  g_autofree char *is = parts->value == NULL ? NULL : parts->spec->describe (parts->value);
  return g_strcmp0 (row->what, parts->spec->name) == 0 && g_strcmp0 (is, row->new_value) == 0;
}

static void
tell_left (SolControlRequest *self)
{
  SolControlParts parts = sol_control_get_parts (self->control);

  if (self->left == NULL)
    return;
  sol_journal_note (parts.context->journal, &self->left, SOL_JOURNAL_RESOLVED_BY_READING, NULL,
                    is_as (&parts, self->left) ? "is-so" : "is-not-so");
  g_clear_pointer (&self->left, sol_journal_row_unref);
}

/* Another program stands against it. */
static void
meet_rival (SolControlRequest *self, const SolJournalClaim *rival)
{
  SolControlParts parts = sol_control_get_parts (self->control);
  g_autofree char *wanted = parts.spec->describe (self->wanted);
  gboolean same
      = g_strcmp0 (rival->row->what, parts.spec->name) == 0 && g_strcmp0 (rival->row->new_value, wanted) == 0;
  gboolean taken = rival->verdict == SOL_JOURNAL_TAKEN;

  if (self->is_so && (same || (!taken && is_as (&parts, rival->row))))
    {
      end (self, SOL_CONTROL_SETTLED, SOL_CONTROL_RESULT_NO_OP, NULL);
      return;
    }

  /* What the cloud has taken may still come, though nobody waits for it any more. */
  if (same && (taken || (rival->verdict == SOL_JOURNAL_LEFT && rival->row->state == SOL_JOURNAL_SENT)))
    {
      self->row = taken ? NULL : sol_journal_row_ref (rival->row);
      join (self, rival->row);
      return;
    }
  if (rival->verdict == SOL_JOURNAL_STALE && is_as (&parts, rival->row))
    {
      /* The read that is kept is the one that proved it there. */
      self->seen = rival->row->id;
      claim (self);
      return;
    }
  if (!taken)
    {
      look (self, rival);
      return;
    }
  g_autoptr (GError) busy = sol_error_new_message (SOL_ERROR_BUSY, _ ("A change is already on its way"));
  end (self, SOL_CONTROL_REFUSED, SOL_CONTROL_RESULT_NO_OP, busy);
}

static void
claimed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolControlRequest) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolJournalClaim) done = sol_journal_claim_finish (SOL_JOURNAL (source), result, &error);

  if (self->ended)
    return;
  if (self->is_so && (done == NULL || done->verdict == SOL_JOURNAL_CLAIMED))
    {
      end (self, SOL_CONTROL_SETTLED, SOL_CONTROL_RESULT_NO_OP, NULL);
      return;
    }
  if (done == NULL)
    {
      g_autoptr (GError) told = sol_error_new_message (
          SOL_ERROR_UNAVAILABLE, _ ("The change could not be written down first. Nothing "
                                    "was changed."));
      g_warning ("The journal could not be written: %s", error->message);
      end (self, SOL_CONTROL_REFUSED, SOL_CONTROL_RESULT_NO_OP, told);
      return;
    }
  if (done->verdict != SOL_JOURNAL_CLAIMED)
    {
      meet_rival (self, done);
      return;
    }
  self->row = sol_journal_row_ref (done->row);
  take_step (self);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolControlRequest) self = user_data;
  g_autoptr (GError) error = NULL;
  SolControlParts parts = sol_control_get_parts (self->control);
  gboolean ok = parts.spec->run_finish (result, &error);

  if (self->ended)
    return;
  if (ok)
    end (self, SOL_CONTROL_CONFIRMED, SOL_CONTROL_RESULT_CONFIRMED, NULL);
  else if (g_error_matches (error, SOL_ERROR, SOL_ERROR_UNCERTAIN))
    end (self, SOL_CONTROL_NOT_CONFIRMED, SOL_CONTROL_RESULT_NO_OP, error);
  else
    end (self, SOL_CONTROL_REFUSED, SOL_CONTROL_RESULT_NO_OP, error);
}

/* Writes it down first, unless another program stands against it. */
static void
claim (SolControlRequest *self)
{
  SolControlParts parts = sol_control_get_parts (self->control);
  g_autofree char *old_value = parts.value == NULL ? NULL : parts.spec->describe (parts.value);
  g_autofree char *new_value = parts.spec->describe (self->wanted);
  g_autoptr (GVariant) holds = sol_model_context_list_holds (parts.context, parts.spec->group);
  SolReading *reading = sol_refresh_get_reading (parts.refresh, parts.spec->proof, proof_device (&parts));
  SolJournalRivals rivals = { .holds = holds, .seen = self->seen, .ask = self->is_so };
  rivals.read_at
      = reading == NULL ? sol_clock_now (parts.context->clock) : sol_reading_get_asked_at (reading);
  sol_journal_claim_async (parts.context->journal, parts.site, parts.device, parts.spec->name, old_value,
                           new_value, &rivals, NULL, claimed_cb, request_ref (self));
}

static void
write_down (SolControlRequest *self)
{
  SolControlParts parts = sol_control_get_parts (self->control);

  if (parts.spec->run_async != NULL)
    parts.spec->run_async (parts.owner, self->wanted, run_cb, request_ref (self));
  else
    claim (self);
}

static void
gap_timer_cb (gpointer data)
{
  SolControlRequest *self = data;
  self->timer = 0;
  write_down (self);
}

static gboolean
is_so_already (const SolControlParts *parts, const SolControlRequest *self)
{
  if (parts->spec->same != NULL)
    return parts->spec->same (parts->owner, self->wanted, self->hint);
  return parts->value != NULL && g_variant_equal (parts->value, self->wanted);
}

static void
send (SolControlRequest *self)
{
  SolControlParts parts = sol_control_get_parts (self->control);
  g_autoptr (GError) refusal = parts.spec->guard (parts.owner, self->wanted, self->hint);

  tell_left (self);
  if (refusal != NULL)
    {
      end (self, SOL_CONTROL_REFUSED, SOL_CONTROL_RESULT_NO_OP, refusal);
      return;
    }
  self->is_so = is_so_already (&parts, self);
  if (self->is_so && parts.spec->run_async == NULL)
    {
      claim (self);
      return;
    }
  if (self->is_so)
    {
      end (self, SOL_CONTROL_SETTLED, SOL_CONTROL_RESULT_NO_OP, NULL);
      return;
    }
  if (parts.spec->store != NULL && parts.spec->store (parts.owner, self->wanted))
    {
      end (self, SOL_CONTROL_STORED, SOL_CONTROL_RESULT_STORED, NULL);
      return;
    }
  if (!self->agreed && parts.spec->asks != NULL && parts.spec->asks (parts.owner, self->wanted))
    {
      self->asking = TRUE;
      sol_control_take_phase (self->control, SOL_CONTROL_ASKING, self->wanted, FALSE);
      return;
    }
  gint64 wait = WRITE_GAP - sol_model_context_since_write (parts.context, self->group);
  if (wait > 0)
    self->timer = sol_clock_add (parts.context->clock, wait, G_PRIORITY_DEFAULT, gap_timer_cb, self);
  else
    write_down (self);
}

static void
basis_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolControlRequest) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);

  if (self->ended)
    return;
  if (reading != NULL)
    {
      read_basis (self);
      return;
    }
  g_autoptr (GError) told
      = error->domain != SOL_ERROR
            ? g_error_copy (error)
            : sol_error_new_full ((SolError) error->code,
                                  sol_error_get_change_sentence ((SolError) error->code),
                                  sol_error_get_retry_at (error), sol_error_get_http_status (error), NULL);
  end (self, SOL_CONTROL_REFUSED, SOL_CONTROL_RESULT_NO_OP, told);
}

/* Reads what the guard needs, one after the other, then sends. */
static void
read_basis (SolControlRequest *self)
{
  SolControlParts parts = sol_control_get_parts (self->control);
  SolFamily family = 0;

  while (family < SOL_N_FAMILIES && !(self->unread & SOL_FAMILY_BIT (family)))
    family++;
  if (family == SOL_N_FAMILIES)
    {
      send (self);
      return;
    }
  self->unread &= ~SOL_FAMILY_BIT (family);
  sol_refresh_read_async (parts.refresh, family, family_device (&parts, family), NULL, basis_read_cb,
                          request_ref (self));
}

/* Whether the account may write is asked again where the last answer left it open (addendum 1.7.19). */
static gboolean
is_silent (SolFamily family, const SolReading *reading)
{
  return family == SOL_FAMILY_SITE_SETTINGS
         && sol_site_settings_may_write (sol_reading_get_value (reading)) == SOL_UNKNOWN;
}

static void
begin_basis (SolControlRequest *self)
{
  SolControlParts parts = sol_control_get_parts (self->control);
  SolFamilySet wanted = parts.spec->basis | SOL_FAMILY_BIT (parts.spec->proof);
  SolTime now = sol_clock_now (parts.context->clock);

  self->unread = 0;
  for (SolFamily family = 0; family < SOL_N_FAMILIES; family++)
    {
      if (!(wanted & SOL_FAMILY_BIT (family)))
        continue;
      SolReading *reading = sol_refresh_get_reading (parts.refresh, family, family_device (&parts, family));
      gboolean anew = parts.spec->fresh && family == parts.spec->proof;
      if (reading == NULL || anew || is_silent (family, reading)
          || now - sol_reading_get_asked_at (reading) > BASIS_MAX_AGE)
        self->unread |= SOL_FAMILY_BIT (family);
    }
  read_basis (self);
}

void
sol_control_request_agree (SolControlRequest *self)
{
  if (!self->asking || self->ended)
    return;
  g_autoptr (SolControlRequest) hold = request_ref (self);
  self->asking = FALSE;
  self->agreed = TRUE;
  sol_control_take_phase (self->control, SOL_CONTROL_SENDING, self->wanted, FALSE);
  /* A person may have taken their time. */
  if (!self->ended)
    begin_basis (self);
}

void
sol_control_request_decline (SolControlRequest *self)
{
  if (!self->asking || self->ended)
    return;
  g_autoptr (SolControlRequest) hold = request_ref (self);
  g_autoptr (GError) error
      = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Nothing was changed"));
  self->asking = FALSE;
  end (self, SOL_CONTROL_SETTLED, SOL_CONTROL_RESULT_NO_OP, error);
  sol_control_dismiss (self->control);
}

void
sol_control_request_begin (SolControlRequest *self)
{
  g_autoptr (SolControlRequest) hold = request_ref (self);
  SolControlParts parts = sol_control_get_parts (self->control);
  g_autofree char *group = g_strjoin ("/", parts.site, parts.spec->group, parts.device, NULL);

  if (!g_hash_table_add (parts.context->busy, g_strdup (group)))
    {
      g_autoptr (GError) busy = sol_error_new (SOL_ERROR_BUSY);
      end (self, SOL_CONTROL_REFUSED, SOL_CONTROL_RESULT_NO_OP, busy);
      return;
    }
  self->group = g_steal_pointer (&group);
  sol_control_take_phase (self->control, SOL_CONTROL_SENDING, self->wanted, FALSE);
  begin_basis (self);
}
