/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-simulator"

#include "sol-simulator.h"

#include "sol-sim-admin.h"
#include "sol-sim-broker.h"
#include "sol-sim-server.h"

#include <string.h>

struct _SolSimulator
{
  GObject parent_instance;

  char *scenario;
  guint32 seed;
  double speed;
  gint64 start;

  GThread *thread;       /* nullable: not running */
  GMainContext *context; /* of the thread */
  GMainLoop *loop;
  SolSimServer *server; /* but for its clock touched by the thread only */
  char *origin;
  guint port;
};

G_DEFINE_FINAL_TYPE (SolSimulator, sol_simulator, G_TYPE_OBJECT)

/* A question that the simulator's thread answers while the asker waits. */
typedef struct
{
  SolSimulator *self;
  void (*run) (gpointer data);
  GMutex mutex;
  GCond cond;
  gboolean done;
} Question;

static gboolean
on_question (gpointer data)
{
  Question *question = data;
  question->run (question);
  g_mutex_lock (&question->mutex);
  question->done = TRUE;
  g_cond_signal (&question->cond);
  g_mutex_unlock (&question->mutex);
  return G_SOURCE_REMOVE;
}

static void
ask (Question *question, void (*run) (gpointer data))
{
  g_autoptr (GSource) source = g_idle_source_new ();
  question->run = run;
  g_mutex_init (&question->mutex);
  g_cond_init (&question->cond);
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, on_question, question, NULL);
  g_source_attach (source, question->self->context);
  g_mutex_lock (&question->mutex);
  while (!question->done)
    g_cond_wait (&question->cond, &question->mutex);
  g_mutex_unlock (&question->mutex);
  g_mutex_clear (&question->mutex);
  g_cond_clear (&question->cond);
}

typedef struct
{
  Question question;
  guint port;
  GError *error;
} StartQuestion;

static void
run_start (gpointer data)
{
  StartQuestion *start = data;
  SolSimulator *self = start->question.self;
  self->server = sol_sim_server_new (self->scenario, self->seed, self->speed, self->start, &start->error);
  if (self->server != NULL && !sol_sim_server_listen (self->server, start->port, &start->error))
    g_clear_pointer (&self->server, sol_sim_server_free);
}

static void
run_stop (gpointer data)
{
  Question *question = data;
  g_clear_pointer (&question->self->server, sol_sim_server_free);
  g_main_loop_quit (question->self->loop);
}

static gpointer
run_thread (gpointer data)
{
  SolSimulator *self = data;
  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  /* What was closed just now ends in the next turns of the loop. */
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

gboolean
sol_simulator_start (SolSimulator *self, guint port, GError **error)
{
  g_return_val_if_fail (SOL_IS_SIMULATOR (self), FALSE);
  g_return_val_if_fail (self->thread == NULL, FALSE);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("simulator", run_thread, self);
  StartQuestion start = { .question = { .self = self }, .port = port };
  ask (&start.question, run_start);
  if (start.error != NULL)
    {
      g_propagate_error (error, start.error);
      sol_simulator_stop (self);
      return FALSE;
    }
  g_free (self->origin);
  self->origin = g_strdup (self->server->origin);
  self->port = (guint) g_ascii_strtoull (strrchr (self->origin, ':') + 1, NULL, 10);
  return TRUE;
}

void
sol_simulator_stop (SolSimulator *self)
{
  g_return_if_fail (SOL_IS_SIMULATOR (self));
  if (self->thread == NULL)
    return;
  Question question = { .self = self };
  ask (&question, run_stop);
  g_thread_join (g_steal_pointer (&self->thread));
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
}

const char *
sol_simulator_get_origin (SolSimulator *self)
{
  g_return_val_if_fail (SOL_IS_SIMULATOR (self), NULL);
  return self->origin;
}

guint
sol_simulator_get_port (SolSimulator *self)
{
  g_return_val_if_fail (SOL_IS_SIMULATOR (self), 0);
  return self->port;
}

gint64
sol_simulator_get_time (SolSimulator *self)
{
  g_return_val_if_fail (SOL_IS_SIMULATOR (self), -1);
  return self->server != NULL ? sol_sim_server_now_us (self->server) : -1;
}

void
sol_simulator_advance (SolSimulator *self, gint64 seconds)
{
  g_return_if_fail (SOL_IS_SIMULATOR (self));
  if (self->server != NULL && seconds > 0)
    sol_sim_server_advance (self->server, seconds * G_USEC_PER_SEC);
}

void
sol_simulator_set_speed (SolSimulator *self, double speed)
{
  g_return_if_fail (SOL_IS_SIMULATOR (self));
  if (self->server != NULL)
    sol_sim_server_set_speed (self->server, speed);
}

typedef struct
{
  Question question;
  guint count;
} HangingQuestion;

static void
run_hanging (gpointer data)
{
  HangingQuestion *hanging = data;
  hanging->count = sol_sim_server_count_hanging (hanging->question.self->server);
}

guint
sol_simulator_count_hanging (SolSimulator *self)
{
  g_return_val_if_fail (SOL_IS_SIMULATOR (self), 0);
  if (self->thread == NULL)
    return 0;
  HangingQuestion hanging = { .question = { .self = self } };
  ask (&hanging.question, run_hanging);
  return hanging.count;
}

static void
run_publish (gpointer data)
{
  Question *question = data;
  sol_sim_broker_publish (question->self->server->broker);
}

void
sol_simulator_publish (SolSimulator *self)
{
  g_return_if_fail (SOL_IS_SIMULATOR (self));
  Question question = { .self = self };
  if (self->thread != NULL)
    ask (&question, run_publish);
}

typedef struct
{
  Question question;
  const char *email;
  char *code;
} CodeQuestion;

static void
note_code (const SolSimSignIn *sign_in, gpointer data)
{
  CodeQuestion *code = data;
  if (sign_in->code == NULL || g_ascii_strcasecmp (sign_in->account->email, code->email) != 0)
    return;
  g_free (code->code);
  code->code = g_strdup (sign_in->code);
}

static void
run_code (gpointer data)
{
  CodeQuestion *code = data;
  SolSimServer *server = code->question.self->server;
  sol_sim_sign_ins_each_code (server->sign_ins, sol_sim_server_now_us (server) / G_USEC_PER_SEC, note_code,
                              code);
}

char *
sol_simulator_dup_code (SolSimulator *self, const char *email)
{
  g_return_val_if_fail (SOL_IS_SIMULATOR (self), NULL);
  g_return_val_if_fail (email != NULL, NULL);
  if (self->thread == NULL)
    return NULL;
  CodeQuestion code = { .question = { .self = self }, .email = email };
  ask (&code.question, run_code);
  return code.code;
}

typedef struct
{
  Question question;
  const char *method, *path, *body;
  char *answer;
  GError *error;
} AdminQuestion;

static void
run_admin (gpointer data)
{
  AdminQuestion *admin = data;
  admin->answer = sol_sim_admin_ask (admin->question.self->server, admin->method, admin->path, admin->body,
                                     &admin->error);
}

char *
sol_simulator_ask (SolSimulator *self, const char *method, const char *path, const char *body, GError **error)
{
  g_return_val_if_fail (SOL_IS_SIMULATOR (self), NULL);
  g_return_val_if_fail (method != NULL && path != NULL, NULL);
  if (self->thread == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "The simulator does not run");
      return NULL;
    }
  AdminQuestion admin = { .question = { .self = self }, .method = method, .path = path, .body = body };
  ask (&admin.question, run_admin);
  if (admin.error != NULL)
    g_propagate_error (error, admin.error);
  return admin.answer;
}

char *
sol_simulator_describe_scenarios (void)
{
  guint count = 0;
  const SolSimScenario *scenarios = sol_sim_scenario_list (&count);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < count; i++)
    g_string_append_printf (text, "  %-18s %s\n", scenarios[i].name, scenarios[i].summary);
  return g_string_free (text, FALSE);
}

char *
sol_simulator_describe_accounts (void)
{
  guint count = 0;
  const SolSimAccount *accounts = sol_sim_accounts (&count);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < count; i++)
    g_string_append_printf (text, "  %-30s %s\n", accounts[i].email, accounts[i].note);
  return g_string_free (text, FALSE);
}

gboolean
sol_simulator_check_scenario (const char *scenario, GError **error)
{
  guint wire;
  return sol_sim_server_read_scenario (scenario, &wire, error) != NULL;
}

SolSimulator *
sol_simulator_new (const char *scenario, guint32 seed, double speed, gint64 start)
{
  SolSimulator *self = g_object_new (SOL_TYPE_SIMULATOR, NULL);
  self->scenario = g_strdup (scenario);
  self->seed = seed;
  self->speed = speed;
  self->start = start;
  return self;
}

static void
sol_simulator_finalize (GObject *object)
{
  SolSimulator *self = SOL_SIMULATOR (object);
  sol_simulator_stop (self);
  g_free (self->scenario);
  g_free (self->origin);
  G_OBJECT_CLASS (sol_simulator_parent_class)->finalize (object);
}

static void
sol_simulator_class_init (SolSimulatorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_simulator_finalize;
}

static void
sol_simulator_init (SolSimulator *self)
{
}
