/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-live-stream"

#include "sol-live-stream.h"

#include "sol-error.h"
#include "sol-hosts.h"
#include "sol-live-frame.h"
#include "sol-mqtt-client.h"

/* A gateway takes a while to begin; after that a minute without a value is no live view. */
#define SILENCE SOL_MINUTE

struct _SolLiveStream
{
  GObject parent_instance;

  SolClock *clock;          /* (owned) */
  SolMqttClient *client;    /* (owned) (nullable): until it is over */
  GCancellable *cancelling; /* (owned) */
  char *topic;              /* (owned) (nullable) */
  SolLiveKind kind;
  SolLiveState state;
  GError *error;         /* (owned) (nullable) */
  SolLiveSample *sample; /* (owned) (nullable) */
  SolLiveVitals *vitals; /* (owned) (nullable) */
  gint64 ends;           /* on the clock that counts sleep */
  guint unread;
  guint lease;
  guint silence;
};

enum
{
  PROP_STATE = 1,
  PROP_SAMPLE,
  PROP_VITALS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SolLiveStream, sol_live_stream, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SolLiveState, sol_live_state, G_DEFINE_ENUM_VALUE (SOL_LIVE_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (SOL_LIVE_CONNECTING, "connecting"),
                    G_DEFINE_ENUM_VALUE (SOL_LIVE_LIVE, "live"),
                    G_DEFINE_ENUM_VALUE (SOL_LIVE_ENDED, "ended"),
                    G_DEFINE_ENUM_VALUE (SOL_LIVE_FAILED, "failed"))

static gboolean
stream_runs (SolLiveStream *self)
{
  return self->state == SOL_LIVE_CONNECTING || self->state == SOL_LIVE_LIVE;
}

static void
stream_set_state (SolLiveStream *self, SolLiveState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

/* Nothing comes back to this stream any more; the client says good-bye on its own. */
static void
stream_let_go (SolLiveStream *self)
{
  sol_clock_clear (self->clock, &self->lease);
  sol_clock_clear (self->clock, &self->silence);
  g_cancellable_cancel (self->cancelling);
  if (self->client == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->client, self);
  sol_mqtt_client_close_async (self->client, NULL, NULL, NULL);
  g_clear_object (&self->client);
}

/* @reason: (transfer full) (nullable): why it failed; %NULL when it just ended. */
static void
stream_finish (SolLiveStream *self, GError *reason)
{
  stream_let_go (self);
  self->error = reason;
  stream_set_state (self, reason == NULL ? SOL_LIVE_ENDED : SOL_LIVE_FAILED);
}

static void
lease_over_cb (gpointer user_data)
{
  SolLiveStream *self = user_data;
  self->lease = 0;
  stream_finish (self, NULL);
}

static void
silence_cb (gpointer user_data)
{
  SolLiveStream *self = user_data;
  self->silence = 0;
  stream_finish (self, sol_error_new (SOL_ERROR_UNAVAILABLE));
}

static void
stream_await_value (SolLiveStream *self)
{
  sol_clock_clear (self->clock, &self->silence);
  self->silence = sol_clock_add (self->clock, SILENCE, G_PRIORITY_DEFAULT, silence_cb, self);
}

/* --- what comes ---------------------------------------------------------------------------------------- */

/* Returns: the property that changed, or %NULL. A message that cannot be read is no reason to stop listening.
 */
static GParamSpec *
stream_read (SolLiveStream *self, GBytes *payload)
{
  SolTime now = sol_clock_now (self->clock);

  if (self->kind == SOL_LIVE_VITALS)
    {
      SolLiveVitals *vitals = sol_live_vitals_decode (payload, now, NULL);
      if (vitals == NULL)
        return NULL;
      g_clear_pointer (&self->vitals, sol_live_vitals_unref);
      self->vitals = vitals;
      return props[PROP_VITALS];
    }
  SolLiveSample *sample = sol_live_frame_decode (payload, now, NULL);
  if (sample == NULL)
    return NULL;
  g_clear_pointer (&self->sample, sol_live_sample_unref);
  self->sample = sample;
  return props[PROP_SAMPLE];
}

static void
message_cb (SolMqttClient *client, const char *topic, GBytes *payload, gpointer user_data)
{
  g_autoptr (SolLiveStream) self = g_object_ref (user_data);

  if (g_strcmp0 (topic, self->topic) != 0)
    return;
  /* The timer stood still while the computer slept. */
  if (sol_live_stream_get_remaining (self) <= 0)
    {
      stream_finish (self, NULL);
      return;
    }
  GParamSpec *changed = stream_read (self, payload);
  if (changed == NULL)
    {
      self->unread++;
      return;
    }
  stream_await_value (self);
  stream_set_state (self, SOL_LIVE_LIVE);
  if (stream_runs (self))
    g_object_notify_by_pspec (G_OBJECT (self), changed);
}

static void
closed_cb (SolMqttClient *client, const GError *error, gpointer user_data)
{
  stream_finish (user_data, g_error_copy (error));
}

/* --- connecting ---------------------------------------------------------------------------------------- */

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  sol_mqtt_client_subscribe_finish (SOL_MQTT_CLIENT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  SolLiveStream *self = user_data;
  if (error != NULL)
    stream_finish (self, g_steal_pointer (&error));
  else if (self->silence == 0)
    stream_await_value (self);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  sol_mqtt_client_connect_finish (SOL_MQTT_CLIENT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  SolLiveStream *self = user_data;
  if (error != NULL)
    stream_finish (self, g_steal_pointer (&error));
  else
    sol_mqtt_client_subscribe_async (self->client, self->topic, self->cancelling, subscribed_cb, self);
}

void
sol_live_stream_start (SolLiveStream *self, const SolLiveAuthoriser *authoriser, const char *site)
{
  g_return_if_fail (SOL_IS_LIVE_STREAM (self));
  g_return_if_fail (authoriser != NULL);
  g_return_if_fail (self->state == SOL_LIVE_IDLE);

  g_autoptr (SolSecret) user_name = sol_live_authoriser_get_user_name (authoriser, site);
  if (user_name == NULL)
    {
      stream_finish (self, sol_error_new (SOL_ERROR_REFUSED));
      return;
    }
  self->kind = authoriser->kind;
  self->topic = g_strdup (authoriser->topic);
  self->ends = sol_clock_boot (self->clock) + authoriser->lease;
  self->lease = sol_clock_add (self->clock, authoriser->lease, G_PRIORITY_DEFAULT, lease_over_cb, self);
  g_signal_connect (self->client, "message", G_CALLBACK (message_cb), self);
  g_signal_connect (self->client, "closed", G_CALLBACK (closed_cb), self);
  stream_set_state (self, SOL_LIVE_CONNECTING);
  /* Whoever was told may have stopped it. */
  if (self->client != NULL)
    sol_mqtt_client_connect_async (self->client, authoriser->host, SOL_BASE_URL, user_name, self->cancelling,
                                   connected_cb, self);
}

void
sol_live_stream_stop (SolLiveStream *self)
{
  g_return_if_fail (SOL_IS_LIVE_STREAM (self));
  if (self->state != SOL_LIVE_ENDED && self->state != SOL_LIVE_FAILED)
    stream_finish (self, NULL);
}

SolLiveState
sol_live_stream_get_state (SolLiveStream *self)
{
  g_return_val_if_fail (SOL_IS_LIVE_STREAM (self), SOL_LIVE_IDLE);
  return self->state;
}

const GError *
sol_live_stream_get_error (SolLiveStream *self)
{
  g_return_val_if_fail (SOL_IS_LIVE_STREAM (self), NULL);
  return self->error;
}

gint64
sol_live_stream_get_remaining (SolLiveStream *self)
{
  g_return_val_if_fail (SOL_IS_LIVE_STREAM (self), 0);
  return stream_runs (self) ? MAX (self->ends - sol_clock_boot (self->clock), 0) : 0;
}

const SolLiveSample *
sol_live_stream_get_sample (SolLiveStream *self)
{
  g_return_val_if_fail (SOL_IS_LIVE_STREAM (self), NULL);
  return self->sample;
}

const SolLiveVitals *
sol_live_stream_get_vitals (SolLiveStream *self)
{
  g_return_val_if_fail (SOL_IS_LIVE_STREAM (self), NULL);
  return self->vitals;
}

guint
sol_live_stream_get_unread (SolLiveStream *self)
{
  g_return_val_if_fail (SOL_IS_LIVE_STREAM (self), 0);
  return self->unread;
}

void
sol_live_stream_set_timeout (SolLiveStream *self, gint64 timeout)
{
  g_return_if_fail (SOL_IS_LIVE_STREAM (self));
  g_return_if_fail (self->state == SOL_LIVE_IDLE);
  sol_mqtt_client_set_timeout (self->client, timeout);
}

/* --- the object ---------------------------------------------------------------------------------------- */

static void
sol_live_stream_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolLiveStream *self = SOL_LIVE_STREAM (object);
  switch (id)
    {
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_SAMPLE:
      g_value_set_boxed (value, self->sample);
      break;
    case PROP_VITALS:
      g_value_set_boxed (value, self->vitals);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_live_stream_dispose (GObject *object)
{
  stream_let_go (SOL_LIVE_STREAM (object));
  G_OBJECT_CLASS (sol_live_stream_parent_class)->dispose (object);
}

static void
sol_live_stream_finalize (GObject *object)
{
  SolLiveStream *self = SOL_LIVE_STREAM (object);
  g_clear_pointer (&self->sample, sol_live_sample_unref);
  g_clear_pointer (&self->vitals, sol_live_vitals_unref);
  g_clear_pointer (&self->topic, g_free);
  g_clear_error (&self->error);
  g_clear_object (&self->cancelling);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (sol_live_stream_parent_class)->finalize (object);
}

static void
sol_live_stream_class_init (SolLiveStreamClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sol_live_stream_get_property;
  object_class->dispose = sol_live_stream_dispose;
  object_class->finalize = sol_live_stream_finalize;

  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, SOL_TYPE_LIVE_STATE, SOL_LIVE_IDLE, flags);
  props[PROP_SAMPLE] = g_param_spec_boxed ("sample", NULL, NULL, SOL_TYPE_LIVE_SAMPLE, flags);
  props[PROP_VITALS] = g_param_spec_boxed ("vitals", NULL, NULL, SOL_TYPE_LIVE_VITALS, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
sol_live_stream_init (SolLiveStream *self)
{
  self->cancelling = g_cancellable_new ();
}

SolLiveStream *
sol_live_stream_new (SolClock *clock, GUri *origin, GTlsDatabase *tls_database)
{
  g_return_val_if_fail (SOL_IS_CLOCK (clock), NULL);

  SolLiveStream *self = g_object_new (SOL_TYPE_LIVE_STREAM, NULL);
  self->clock = g_object_ref (clock);
  self->client = sol_mqtt_client_new (clock, origin, tls_database);
  return self;
}
