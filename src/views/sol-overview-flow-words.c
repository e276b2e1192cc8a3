/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-overview-flow-words"

#include "sol-overview-flow-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-format.h"

#define DASH "–"
#define FULL_PERCENT 99.5
#define UP_TO_DATE (30 * SOL_MINUTE)

/* Takes @text, which lives as long as the words. */
static const char *
keep (SolFlowWords *self, char *text)
{
  if (text != NULL)
    g_ptr_array_add (self->texts, text);
  return text;
}

static gboolean
has_powers (const SolFlow *flow)
{
  return flow != NULL && flow->source != SOL_FLOW_NONE;
}

static SolFlowDirection
direction_of (double into_home_w)
{
  if (isnan (into_home_w) || fabs (into_home_w) < SOL_IDLE_W)
    return SOL_FLOW_IDLE;
  return into_home_w > 0 ? SOL_FLOW_IN : SOL_FLOW_OUT;
}

/* The parts that every node has from its power. */
static SolFlowNodeState
node (SolFlowWords *self, double into_home_w, const char *icon_name, const char *label)
{
  return (SolFlowNodeState){
    .present = TRUE,
    .power = keep (self, sol_format_power (fabs (into_home_w))),
    .icon_name = icon_name,
    .kw = isnan (into_home_w) ? 0 : fabs (into_home_w) / 1000,
    .direction = direction_of (into_home_w),
    .label = label,
  };
}

static const char *
spoken (SolFlowWords *self, const char *format, double watts)
{
  g_autofree char *power = sol_format_spoken_power (fabs (watts));
  g_autoptr (GString) text = g_string_new (format);
  g_string_replace (text, "%s", power, 1);
  return keep (self, g_string_free (g_steal_pointer (&text), FALSE));
}

static void
write_solar (SolFlowWords *self, const SolFlowFacts *facts)
{
  double watts = facts->flow->solar_w;
  /* Inverters take a little power at night; that is no sun, not a sink of its own. */
  SolFlowNodeState state
      = node (self, isnan (watts) ? NAN : MAX (watts, 0), "weather-clear-symbolic", _ ("Solar"));

  if (isnan (watts))
    {
      state.word = state.description = _ ("Not reporting");
      state.look = SOL_FLOW_LOOK_DIM;
    }
  else if (state.direction == SOL_FLOW_IDLE)
    state.word = state.description = _ ("No sun");
  else
    {
      state.word = _ ("Solar");
      state.description = spoken (self, _ ("producing %s"), watts);
    }
  if (!isnan (facts->latest_solar_w) && facts->latest_solar_at != SOL_TIME_UNKNOWN)
    {
      g_autofree char *power = sol_format_power (MAX (facts->latest_solar_w, 0));
      g_autofree char *at = sol_format_clock (facts->latest_solar_at, facts->zone);
      /* TRANSLATORS: the newest solar power and when it was measured: "5.70 kW at 14:32" */
      state.tooltip = keep (self, g_strdup_printf (_ ("%s at %s"), power, at));
    }
  state.present = facts->has_solar != SOL_NO;
  self->diagram.nodes[SOL_FLOW_SOLAR] = state;
}

static void
write_battery (SolFlowWords *self, const SolFlowFacts *facts)
{
  double watts = facts->flow->battery_w;
  SolFlowNodeState state = node (self, watts, "solarium-battery-symbolic", _ ("Battery"));
  const char *does;

  if (isnan (watts))
    {
      state.word = does = _ ("Not reporting");
      state.look = SOL_FLOW_LOOK_DIM;
    }
  else if (state.direction == SOL_FLOW_IN)
    {
      state.word = _ ("From battery");
      does = spoken (self, _ ("powering your home with %s"), watts);
    }
  else if (state.direction == SOL_FLOW_OUT)
    {
      state.word = _ ("Battery charging");
      does = spoken (self, _ ("charging with %s"), watts);
    }
  else
    state.word = does = facts->soc_percent >= FULL_PERCENT ? _ ("Battery full") : _ ("Battery idle");

  state.description = does;
  if (!isnan (facts->soc_percent))
    {
      int percent = (int) lround (facts->soc_percent);
      /* TRANSLATORS: spoken: "charging with 0.92 kilowatts, 72 percent" */
      state.description = keep (self, g_strdup_printf (_ ("%s, %d percent"), does, percent));
    }
  state.present = facts->has_battery != SOL_NO;
  self->diagram.nodes[SOL_FLOW_BATTERY] = state;
  self->diagram.battery_level = facts->soc_percent;
}

/* Beyond an open relay nothing flows, whatever the quarter-hour before it has seen. */
static void
open_relay (SolFlowNodeState *state, const char *word)
{
  state->power = DASH;
  state->kw = 0;
  state->direction = SOL_FLOW_IDLE;
  state->word = state->description = word;
}

static void
write_grid (SolFlowWords *self, const SolFlowFacts *facts)
{
  double watts = facts->flow->grid_w;
  SolFlowNodeState state = node (self, watts, "solarium-grid-symbolic", _ ("Grid"));

  if (facts->flow->grid_state == SOL_GRID_OUTAGE)
    {
      open_relay (&state, _ ("Power cut"));
      state.look = SOL_FLOW_LOOK_FAULT;
    }
  else if (facts->flow->grid_state == SOL_GRID_OFF || facts->flow->grid_state == SOL_GRID_OFF_BY_CHOICE)
    open_relay (&state, _ ("Off grid"));
  else if (isnan (watts))
    {
      state.word = state.description = _ ("Not reporting");
      state.look = SOL_FLOW_LOOK_DIM;
    }
  else if (state.direction == SOL_FLOW_IN)
    {
      state.word = _ ("From the grid");
      state.description = spoken (self, _ ("importing %s"), watts);
    }
  else if (state.direction == SOL_FLOW_OUT)
    {
      state.word = _ ("To the grid");
      state.description = spoken (self, _ ("exporting %s"), watts);
    }
  else
    state.word = state.description = _ ("Grid idle");
  self->diagram.nodes[SOL_FLOW_GRID] = state;
}

static void
write_car (SolFlowWords *self, const SolFlowFacts *facts)
{
  double watts = facts->flow->car_w;
  SolFlowNodeState state = node (self, -watts, "solarium-car-symbolic", _ ("Car"));
  SolChargerState charger = facts->charger;

  if (charger == SOL_CHARGER_STATE_FAULT)
    {
      state.word = state.description = _ ("Charger fault");
      state.look = SOL_FLOW_LOOK_FAULT;
    }
  else if (charger == SOL_CHARGER_STATE_OFFLINE)
    {
      state.word = state.description = _ ("Charger offline");
      state.look = SOL_FLOW_LOOK_DIM;
    }
  /* What the quarter-hour has measured counts more than a plug that was pulled since. */
  else if (state.direction == SOL_FLOW_OUT || charger == SOL_CHARGER_STATE_CHARGING)
    {
      state.word = _ ("Car charging");
      state.description = isnan (watts) ? state.word : spoken (self, _ ("charging with %s"), watts);
      state.look = SOL_FLOW_LOOK_NORMAL;
    }
  else if (charger == SOL_CHARGER_STATE_UNKNOWN || charger == SOL_CHARGER_STATE_NOT_SET_UP)
    {
      state.word = state.description = _ ("Not reporting");
      state.look = SOL_FLOW_LOOK_DIM;
    }
  else
    state.word = state.description
        = charger == SOL_CHARGER_STATE_NO_CAR ? _ ("No car") : _ ("Car plugged in");
  state.present = facts->has_charger != SOL_NO;
  self->diagram.nodes[SOL_FLOW_CAR] = state;
}

static void
write_home (SolFlowWords *self, const SolFlowFacts *facts)
{
  const SolFlow *flow = facts->flow;
  SolFlowNodeState state = node (self, flow->home_w, "user-home-symbolic", _ ("Home"));

  state.direction = SOL_FLOW_IDLE;
  state.word = _ ("Home");
  if (isnan (flow->home_with_car_w))
    state.description = state.tooltip = _ ("Your system does not measure consumption");
  else
    state.description = spoken (self, _ ("using %s"), flow->home_w);
  if (facts->has_charger != SOL_NO && !isnan (flow->home_w) && flow->car_w >= SOL_IDLE_W)
    {
      g_autofree char *power = sol_format_power (flow->home_with_car_w);
      g_autofree char *number = sol_format_power_number (flow->home_with_car_w);
      state.tooltip = keep (self, g_strdup_printf (_ ("%s with the car"), power));
      /* TRANSLATORS: spoken: "using 0.92 kilowatts, 4.60 with the car" */
      state.description = keep (self, g_strdup_printf (_ ("%s, %s with the car"), state.description, number));
    }
  self->diagram.nodes[SOL_FLOW_HOME] = state;
}

/* The diagram in outline: who there is, and nothing of what they do. */
static void
write_outline (SolFlowWords *self, const SolFlowFacts *facts)
{
  static const struct
  {
    const char *icon_name;
    const char *label;
  } outlines[SOL_FLOW_N_NODES] = {
    [SOL_FLOW_SOLAR] = { "weather-clear-symbolic", N_ ("Solar") },
    [SOL_FLOW_GRID] = { "solarium-grid-symbolic", N_ ("Grid") },
    [SOL_FLOW_HOME] = { "user-home-symbolic", N_ ("Home") },
    [SOL_FLOW_CAR] = { "solarium-car-symbolic", N_ ("Car") },
    [SOL_FLOW_BATTERY] = { "solarium-battery-symbolic", N_ ("Battery") },
  };

  for (guint i = 0; i < SOL_FLOW_N_NODES; i++)
    self->diagram.nodes[i] = (SolFlowNodeState){
      .present = TRUE,
      .power = DASH,
      .word = _ (outlines[i].label),
      .icon_name = outlines[i].icon_name,
      .label = _ (outlines[i].label),
      .description = facts->loading ? _ ("Loading") : _ ("No current readings"),
      .look = SOL_FLOW_LOOK_DIM,
    };
  self->diagram.nodes[SOL_FLOW_SOLAR].present = facts->has_solar != SOL_NO;
  self->diagram.nodes[SOL_FLOW_BATTERY].present = facts->has_battery != SOL_NO;
  self->diagram.nodes[SOL_FLOW_CAR].present = facts->has_charger != SOL_NO;
  self->diagram.battery_level = NAN;
  self->diagram.description = facts->loading ? _ ("Loading") : _ ("No current readings");
}

static void
write_age (SolFlowWords *self, const SolFlowFacts *facts)
{
  const SolFlow *flow = facts->flow;

  if (self->stale)
    {
      g_autofree char *clock = sol_format_clock (flow->to, facts->zone);
      g_autofree char *age = sol_format_age (flow->to, facts->now, facts->zone);
      /* From an hour on the age is the moment itself. */
      if (facts->now - flow->to < SOL_HOUR)
        self->age = g_strdup_printf (_ ("Values of %s, %s"), clock, age);
      else
        self->age = g_strdup_printf (_ ("Values of %s"), age);
      self->next = sol_format_age_next (flow->to, facts->now);
      return;
    }
  if (flow->source == SOL_FLOW_LIVE)
    {
      self->age = sol_format_age (flow->to, facts->now, facts->zone);
      self->next = sol_format_age_next (flow->to, facts->now);
      return;
    }
  g_autofree char *span = sol_format_span (flow->from, flow->to, facts->zone);
  self->age = g_strdup_printf (_ ("Average of %s"), span);
  self->next = MAX (flow->to + UP_TO_DATE - facts->now, 0) + SOL_SECOND;
}

static void
write_unaccounted (SolFlowWords *self, const SolFlowFacts *facts)
{
  double watts = facts->flow->unaccounted_w;

  if (isnan (watts) || watts == 0)
    return;
  g_autofree char *power = sol_format_power (fabs (watts));
  self->unaccounted = g_strdup_printf (_ ("%s unaccounted for"), power);
}

static const char *
describe (SolFlowWords *self, const SolFlowFacts *facts)
{
  if (self->stale)
    {
      g_autofree char *powers = sol_flow_describe (facts->flow, NULL);
      return keep (self, g_strdup_printf ("%s %s.", powers, self->age));
    }
  if (facts->flow->source == SOL_FLOW_LIVE)
    return keep (self, sol_flow_describe (facts->flow, self->age));
  g_autofree char *span = sol_format_span (facts->flow->from, facts->flow->to, facts->zone);
  return keep (self, sol_flow_describe (facts->flow, span));
}

static double
share (double value)
{
  return isnan (value) ? 0 : value;
}

SolFlowWords *
sol_flow_words_new (const SolFlowFacts *facts)
{
  SolFlowWords *self = g_new0 (SolFlowWords, 1);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->next = -1;
  if (!has_powers (facts->flow))
    {
      self->headline = facts->loading ? g_strdup (_ ("Loading")) : sol_flow_get_headline (facts->flow, TRUE);
      self->age = g_strdup ("");
      write_outline (self, facts);
      return self;
    }

  gboolean fresh = facts->up_to_date && !facts->last_known;
  self->stale = !fresh;
  self->headline = sol_flow_get_headline (facts->flow, fresh);
  write_age (self, facts);
  write_unaccounted (self, facts);
  write_solar (self, facts);
  write_battery (self, facts);
  write_grid (self, facts);
  write_car (self, facts);
  write_home (self, facts);
  self->diagram.solar_share = share (facts->flow->share_solar);
  self->diagram.battery_share = share (facts->flow->share_battery);
  self->diagram.grid_share = share (facts->flow->share_grid);
  self->diagram.stale = self->stale;
  self->diagram.animate = facts->flow->source == SOL_FLOW_LIVE;
  self->diagram.description = describe (self, facts);
  return self;
}

void
sol_flow_words_free (SolFlowWords *self)
{
  if (self == NULL)
    return;
  g_free (self->headline);
  g_free (self->age);
  g_free (self->unaccounted);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

SolChargerState
sol_flow_join_chargers (SolChargerState a, SolChargerState b)
{
  /* The most telling first. */
  static const SolChargerState order[] = {
    SOL_CHARGER_STATE_CHARGING,       SOL_CHARGER_STATE_FAULT,           SOL_CHARGER_STATE_FINISHING,
    SOL_CHARGER_STATE_PAUSED_BY_CAR,  SOL_CHARGER_STATE_WAITING_FOR_SUN, SOL_CHARGER_STATE_WAITING_FOR_SLOT,
    SOL_CHARGER_STATE_SIGN_IN_NEEDED, SOL_CHARGER_STATE_PLUGGED_IN,      SOL_CHARGER_STATE_NO_CAR,
    SOL_CHARGER_STATE_OFFLINE,        SOL_CHARGER_STATE_NOT_SET_UP,      SOL_CHARGER_STATE_UNKNOWN,
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (a == order[i] || b == order[i])
      return order[i];
  return SOL_CHARGER_STATE_UNKNOWN;
}
