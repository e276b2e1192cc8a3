/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "case-home-wish"

#include "case-home.h"

#include <string.h>

/* --- wishes -------------------------------------------------------------------------------------------- */

void
case_end_clear (CaseEnd *end)
{
  g_clear_error (&end->error);
}

/* Whether the cloud has still to say something. */
static gboolean
is_open (CaseHome *self, SolControl *control)
{
  SolControlState state = sol_control_get_state (control);
  if (state == SOL_CONTROL_ASKING)
    return FALSE;
  return self->patient || state != SOL_CONTROL_WAITING;
}

/* What the cloud says is so already is waited for like anything it took: reads lag. */
static gboolean
is_so_already (CaseHome *self)
{
  const char *outcome = cloud_case_fact_text (self->run, "outcome");
  return outcome != NULL && (g_str_has_prefix (outcome, "already") || g_str_equal (outcome, "not_active"));
}

void
case_home_wish (CaseHome *self, SolControl *control, GVariant *wanted, GVariant *hint, CaseEnd *end)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) before = case_home_list_writes (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  case_end_clear (end);
  *end = (CaseEnd){ .control = control };
  sol_control_request_async (control, wanted, hint, cancellable, case_home_done, &result);
  case_home_settle (self);
  if (self->agrees && sol_control_get_state (control) == SOL_CONTROL_ASKING)
    {
      sol_control_agree (control);
      case_home_settle (self);
    }
  for (guint i = 0; i < 400 && result == NULL && (is_so_already (self) || is_open (self, control)); i++)
    case_home_advance (self, 1);
  g_autoptr (GPtrArray) after = case_home_list_writes (self);
  end->wrote = after->len > before->len;
  end->done = result != NULL;
  if (end->done)
    {
      end->result = sol_control_request_finish (control, result, &end->error);
      return;
    }
  end->state = sol_control_get_state (control);
  end->uncertain = sol_control_get_uncertain (control);
  /* Nobody waits for the rest. */
  g_cancellable_cancel (cancellable);
  case_home_await (&result);
  g_autoptr (GError) gone = NULL;
  sol_control_request_finish (control, result, &gone);
}

static const char *
name_error (const CaseEnd *end)
{
  g_assert_true (end->error->domain == SOL_ERROR);
  switch (end->error->code)
    {
    case SOL_ERROR_UNCERTAIN:
      return "uncertain";
    case SOL_ERROR_NOT_PLUGGED_IN:
    case SOL_ERROR_NOT_READY:
      return end->wrote ? "not_ready" : "refused";
    case SOL_ERROR_NO_ENABLED_SLOT:
    case SOL_ERROR_REFUSED:
    case SOL_ERROR_BUSY:
    case SOL_ERROR_FORBIDDEN:
    case SOL_ERROR_NOT_SUPPORTED:
      return !end->wrote || end->error->code == SOL_ERROR_NO_ENABLED_SLOT ? "refused" : "error";
    default:
      return "error";
    }
}

const char *
case_end_name (const CaseEnd *end)
{
  if (!end->done)
    return end->state == SOL_CONTROL_ASKING ? "asks" : end->uncertain ? "uncertain" : "accepted";
  if (end->error != NULL)
    return name_error (end);
  if (end->result == SOL_CONTROL_RESULT_CONFIRMED)
    return "confirmed";
  if (end->result == SOL_CONTROL_RESULT_STORED)
    return "stored";
  return end->wrote ? "already" : "already_set";
}

/* A person is told, which is not the same as an error: a car that is not ready is no failure. */
static gboolean
is_failure (const CaseEnd *end)
{
  return end->error != NULL && !g_error_matches (end->error, SOL_ERROR, SOL_ERROR_NOT_PLUGGED_IN)
         && !g_error_matches (end->error, SOL_ERROR, SOL_ERROR_NOT_READY);
}

static gboolean
reads_before_write (CaseHome *self, const char *endpoint)
{
  g_autofree char *route = case_home_fill (endpoint);
  for (guint i = self->begun; i < cloud_fixture_count (self->server, NULL); i++)
    {
      const CloudReceived *received = cloud_fixture_get (self->server, NULL, i);
      g_autofree char *line = g_strdup_printf ("%s %s", received->method, received->path);
      if (case_home_is_write (received))
        return FALSE;
      if (strcmp (line, route) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
check_reads (CaseHome *self, const char *fact)
{
  JsonNode *wanted = cloud_case_fact (self->run, fact);
  for (guint i = 0; wanted != NULL && i < json_array_get_length (json_node_get_array (wanted)); i++)
    if (!reads_before_write (self, json_array_get_string_element (json_node_get_array (wanted), i)))
      g_error ("%s was not read first", json_array_get_string_element (json_node_get_array (wanted), i));
}

static void
check_end (CaseHome *self, const CaseEnd *end)
{
  const CloudCase *run = self->run;
  const char *outcome = cloud_case_fact_text (run, "outcome"), *name = case_end_name (end);
  /* One word for what the cloud says is so already, whatever it was. */
  if (outcome != NULL && (strcmp (outcome, "already_charging") == 0 || strcmp (outcome, "not_active") == 0))
    outcome = "already";
  if (outcome != NULL)
    g_assert_cmpstr (name, ==, outcome);
  JsonNode *fact = cloud_case_fact (run, "is_error");
  if (fact != NULL)
    g_assert_cmpint (is_failure (end), ==, json_node_get_boolean (fact));
  if (cloud_case_fact (run, "reason_given") != NULL)
    g_assert_cmpstr (end->error->message, !=, "");
  const char *reason = cloud_case_fact_text (run, "reason");
  if (reason != NULL)
    g_assert_cmpstr (sol_error_get_name ((SolError) end->error->code), ==, reason);
  if (cloud_case_fact (run, "asks") != NULL)
    g_assert_cmpstr (name, ==, "asks");
  if (cloud_case_fact (run, "hold_ended") != NULL)
    {
      g_assert_false (sol_control_is_busy (end->control));
      g_assert_null (sol_control_get_wanted (end->control));
    }
}

void
case_home_check (CaseHome *self, const CaseEnd *end, const char *const *others)
{
  static const char *const known[]
      = { "outcome",      "is_error", "reason_given", "reason", "asks",         "hold_ended",
          "request_sent", "writes",   "write_count",  "crash",  "reads_before", NULL };
  const CloudCase *run = self->run;
  g_autoptr (GList) names = json_object_get_members (run->expected);
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *base = g_strdup (l->data);
      if (g_str_has_suffix (base, "_each"))
        base[strlen (base) - strlen ("_each")] = '\0';
      if (!g_strv_contains (known, base) && (others == NULL || !g_strv_contains (others, base)))
        g_error ("%s: nobody checks %s", cloud_case_get_name (run), base);
    }
  check_end (self, end);
  JsonNode *sent = cloud_case_fact (run, "request_sent");
  guint reads = self->rereads ? case_home_count (self, "GET", NULL) : 0;
  if (sent != NULL)
    g_assert_cmpint (case_home_count (self, NULL, NULL) > reads, ==, json_node_get_boolean (sent));
  JsonNode *writes = cloud_case_fact (run, "writes");
  if (writes != NULL)
    case_home_check_writes (self, json_node_get_array (writes));
  check_reads (self, "reads_before");
}
