/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-live"

#include <math.h>

#include "sol-device.h"
#include "sol-live-authoriser.h"
#include "sol-live-private.h"
#include "sol-live-stream.h"

struct _SolLive
{
  GObject parent_instance;

  SolModelContext *context;
  SolRefresh *refresh;
  char *site;
  SolLivePhase phase;
  SolLiveStream *stream; /* (nullable) */
  SolFlow *flow;
  double car_w;
  SolGridState grid;
  GError *error;
  GCancellable *asking; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SolLive, sol_live, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PHASE,
  PROP_FLOW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

GType
sol_live_phase_get_type (void)
{
  static gsize type;
  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { SOL_LIVE_PHASE_OFF, "SOL_LIVE_PHASE_OFF", "off" },
        { SOL_LIVE_PHASE_ASKING, "SOL_LIVE_PHASE_ASKING", "asking" },
        { SOL_LIVE_PHASE_CONNECTING, "SOL_LIVE_PHASE_CONNECTING", "connecting" },
        { SOL_LIVE_PHASE_LIVE, "SOL_LIVE_PHASE_LIVE", "live" },
        { SOL_LIVE_PHASE_ENDED, "SOL_LIVE_PHASE_ENDED", "ended" },
        { SOL_LIVE_PHASE_FAILED, "SOL_LIVE_PHASE_FAILED", "failed" },
        { 0, NULL, NULL },
      };
      g_once_init_leave (&type, g_enum_register_static ("SolLivePhase", values));
    }
  return type;
}

static void
sol_live_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolLive *self = SOL_LIVE (object);

  switch (id)
    {
    case PROP_PHASE:
      g_value_set_enum (value, self->phase);
      break;
    case PROP_FLOW:
      g_value_set_boxed (value, self->flow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_live_dispose (GObject *object)
{
  sol_live_stop (SOL_LIVE (object));
  G_OBJECT_CLASS (sol_live_parent_class)->dispose (object);
}

static void
sol_live_finalize (GObject *object)
{
  SolLive *self = SOL_LIVE (object);
  g_clear_object (&self->refresh);
  g_clear_pointer (&self->context, sol_model_context_unref);
  g_clear_pointer (&self->flow, sol_flow_unref);
  g_clear_error (&self->error);
  g_free (self->site);
  G_OBJECT_CLASS (sol_live_parent_class)->finalize (object);
}

static void
sol_live_class_init (SolLiveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_live_get_property;
  object_class->dispose = sol_live_dispose;
  object_class->finalize = sol_live_finalize;
  properties[PROP_PHASE]
      = g_param_spec_enum ("phase", NULL, NULL, SOL_TYPE_LIVE_PHASE, SOL_LIVE_PHASE_OFF, flags);
  properties[PROP_FLOW] = g_param_spec_boxed ("flow", NULL, NULL, SOL_TYPE_FLOW, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_live_init (SolLive *self)
{
  self->car_w = NAN;
  self->grid = SOL_GRID_UNKNOWN;
}

SolLive *
sol_live_new (SolModelContext *context, SolRefresh *refresh, const char *site)
{
  SolLive *self = g_object_new (SOL_TYPE_LIVE, NULL);
  self->context = sol_model_context_ref (context);
  self->refresh = g_object_ref (refresh);
  self->site = g_strdup (site);
  return self;
}

static void
set_phase (SolLive *self, SolLivePhase phase)
{
  if (self->phase == phase)
    return;
  self->phase = phase;
  /* Production comes with the stream. */
  if (self->refresh != NULL)
    sol_refresh_set_resting (self->refresh, SOL_FAMILY_LATEST_POWER, phase == SOL_LIVE_PHASE_LIVE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PHASE]);
}

static void
set_flow (SolLive *self, SolFlow *flow)
{
  if (flow == NULL && self->flow == NULL)
    return;
  g_clear_pointer (&self->flow, sol_flow_unref);
  self->flow = flow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FLOW]);
}

/* All live: the car's power alone is derived from its own counter, which the stream only guesses. */
static SolFlow *
compose (SolLive *self, const SolLiveSample *sample)
{
  SolFlow *flow = sol_flow_new ();
  double car = !isnan (self->car_w) ? self->car_w : sample->charger_w;

  flow->source = SOL_FLOW_LIVE;
  flow->from = flow->to = sample->sampled_at;
  flow->solar_w = sample->solar_w;
  flow->grid_w = sample->grid_w;
  flow->battery_w = sample->battery_w;
  flow->home_with_car_w = sample->load_w;
  flow->car_w = car;
  flow->home_w = isnan (car) ? sample->load_w : MAX (sample->load_w - car, 0);
  flow->grid_state = self->grid;
  sol_flow_compose_live (flow);
  return flow;
}

static void
sample_cb (SolLive *self)
{
  const SolLiveSample *sample = self->stream == NULL ? NULL : sol_live_stream_get_sample (self->stream);
  if (sample != NULL)
    set_flow (self, compose (self, sample));
}

static void
drop_stream (SolLive *self)
{
  if (self->stream == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->stream, self);
  sol_live_stream_stop (self->stream);
  g_clear_object (&self->stream);
}

static void
fail (SolLive *self, const GError *error)
{
  g_clear_object (&self->asking);
  g_clear_error (&self->error);
  self->error = error == NULL ? sol_error_new (SOL_ERROR_UNAVAILABLE) : g_error_copy (error);
  drop_stream (self);
  set_flow (self, NULL);
  set_phase (self, SOL_LIVE_PHASE_FAILED);
}

static void
state_cb (SolLive *self)
{
  if (self->stream == NULL)
    return;
  switch (sol_live_stream_get_state (self->stream))
    {
    case SOL_LIVE_IDLE:
    case SOL_LIVE_CONNECTING:
      set_phase (self, SOL_LIVE_PHASE_CONNECTING);
      break;
    case SOL_LIVE_LIVE:
      set_phase (self, SOL_LIVE_PHASE_LIVE);
      break;
    case SOL_LIVE_ENDED:
      drop_stream (self);
      set_flow (self, NULL);
      set_phase (self, SOL_LIVE_PHASE_ENDED);
      break;
    case SOL_LIVE_FAILED:
      {
        g_autoptr (GError) error = g_error_copy (sol_live_stream_get_error (self->stream));
        fail (self, error);
        break;
      }
    }
}

static void
listen (SolLive *self, const SolLiveAuthoriser *authoriser)
{
  g_autoptr (GUri) origin
      = self->context->origin == NULL ? NULL : g_uri_parse (self->context->origin, G_URI_FLAGS_NONE, NULL);

  drop_stream (self);
  self->stream = sol_live_stream_new (self->context->clock, origin, self->context->tls_database);
  g_signal_connect_object (self->stream, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stream, "notify::sample", G_CALLBACK (sample_cb), self, G_CONNECT_SWAPPED);
  set_phase (self, SOL_LIVE_PHASE_CONNECTING);
  sol_live_stream_start (self->stream, authoriser, self->site);
}

static void
granted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolLive) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_cloud_read_finish (SOL_CLOUD (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->phase != SOL_LIVE_PHASE_ASKING)
    return;
  g_clear_object (&self->asking);
  if (reading == NULL)
    fail (self, error);
  else
    listen (self, sol_reading_get_value (reading));
}

static void
devices_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolLive) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->phase != SOL_LIVE_PHASE_ASKING)
    return;
  const SolDevices *devices = reading == NULL ? NULL : sol_reading_get_value (reading);
  const SolDevice *gateway = devices == NULL ? NULL : sol_devices_get_gateway (devices);
  if (gateway == NULL)
    {
      fail (self, error);
      return;
    }
  SolCallTarget target = { .site = self->site, .gateway = gateway->serial };
  sol_cloud_read_async (self->context->cloud, SOL_CALL_LIVE_STATUS_GRANT, &target, TRUE, self->asking,
                        granted_cb, g_object_ref (self));
}

void
sol_live_start (SolLive *self)
{
  g_return_if_fail (SOL_IS_LIVE (self));
  if (self->phase == SOL_LIVE_PHASE_ASKING || self->phase == SOL_LIVE_PHASE_CONNECTING
      || self->phase == SOL_LIVE_PHASE_LIVE)
    return;
  SolReading *reading = sol_refresh_get_reading (self->refresh, SOL_FAMILY_DEVICES, NULL);
  const SolDevices *devices = reading == NULL ? NULL : sol_reading_get_value (reading);
  const SolDevice *gateway = devices == NULL ? NULL : sol_devices_get_gateway (devices);

  g_clear_error (&self->error);
  self->asking = g_cancellable_new ();
  set_phase (self, SOL_LIVE_PHASE_ASKING);
  if (gateway == NULL)
    {
      sol_refresh_read_async (self->refresh, SOL_FAMILY_DEVICES, NULL, self->asking, devices_cb,
                              g_object_ref (self));
      return;
    }
  SolCallTarget target = { .site = self->site, .gateway = gateway->serial };
  sol_cloud_read_async (self->context->cloud, SOL_CALL_LIVE_STATUS_GRANT, &target, TRUE, self->asking,
                        granted_cb, g_object_ref (self));
}

void
sol_live_stop (SolLive *self)
{
  g_return_if_fail (SOL_IS_LIVE (self));
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  drop_stream (self);
  set_flow (self, NULL);
  set_phase (self, SOL_LIVE_PHASE_OFF);
}

void
sol_live_take_site (SolLive *self, double car_w, SolGridState grid)
{
  g_return_if_fail (SOL_IS_LIVE (self));
  self->car_w = car_w;
  self->grid = grid;
}

void
sol_live_fill_evidence (SolLive *self, SolGridEvidence *evidence)
{
  g_return_if_fail (SOL_IS_LIVE (self));
  const SolLiveSample *sample = sol_live_get_sample (self);
  if (sample == NULL)
    return;
  evidence->relay_closed = sample->relay_closed;
  evidence->relay_at = sample->sampled_at;
}

SolLivePhase
sol_live_get_phase (SolLive *self)
{
  g_return_val_if_fail (SOL_IS_LIVE (self), SOL_LIVE_PHASE_OFF);
  return self->phase;
}

const SolFlow *
sol_live_get_flow (SolLive *self)
{
  g_return_val_if_fail (SOL_IS_LIVE (self), NULL);
  return self->flow;
}

const SolLiveSample *
sol_live_get_sample (SolLive *self)
{
  g_return_val_if_fail (SOL_IS_LIVE (self), NULL);
  return self->stream == NULL ? NULL : sol_live_stream_get_sample (self->stream);
}

const GError *
sol_live_get_error (SolLive *self)
{
  g_return_val_if_fail (SOL_IS_LIVE (self), NULL);
  return self->error;
}

gint64
sol_live_get_remaining (SolLive *self)
{
  g_return_val_if_fail (SOL_IS_LIVE (self), 0);
  return self->stream == NULL ? 0 : sol_live_stream_get_remaining (self->stream);
}
