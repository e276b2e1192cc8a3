/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-home-script"

#include "sol-sim-home-plan.h"

/* The days before and of the design's pictures: Saturday, 13 June 2026. Means of the quarter-hours in W. */
/* clang-format off */
static const gint16 solar_w[96] = {
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 27, 65, 103,
  160, 236, 312, 389, 478, 579, 681, 815, 983, 1232, 1562, 1931,
  2337, 2794, 3345, 3912, 4115, 4318, 4471, 4572, 4674, 4776, 4966, 5246,
  5449, 5576, 5425, 5080, 5065, 5541, 5915, 6060, 5971, 5640, 5640, 5692,
  5271, 4820, 4616, 4687, 4696, 4537, 4338, 4099, 3847, 3581, 3316, 3051,
  2766, 2461, 2156, 1850, 1585, 1360, 1134, 909, 726, 585, 444, 304,
  191, 107, 29, 3, 0, 0, 0, 0, 0, 0, 0, 0,
};

static const gint16 home_w[96] = {
  248, 254, 221, 246, 271, 242, 253, 257, 220, 243, 268, 242,
  257, 261, 221, 240, 263, 240, 260, 265, 223, 242, 269, 274,
  364, 497, 634, 821, 919, 841, 707, 532, 353, 288, 266, 232,
  260, 272, 234, 570, 663, 558, 2759, 688, 587, 660, 583, 1431,
  2217, 2384, 1357, 878, 599, 588, 625, 668, 947, 920, 920, 321,
  364, 389, 359, 398, 401, 359, 418, 471, 486, 585, 652, 676,
  796, 898, 949, 1111, 1154, 1113, 1139, 1127, 1069, 1092, 1067, 983,
  980, 941, 856, 846, 775, 641, 590, 517, 400, 400, 400, 390,
};
/* clang-format on */

#define AT(hour, minute) ((hour) *60 + (minute))

/* Back in the evening, charged in the night's slot. */
#define OVERNIGHT(wh)                                                                                        \
  {                                                                                                          \
    { AT (8, 0), SOL_SIM_CUE_LEAVE, 0 }, { AT (18, 10), SOL_SIM_CUE_MODE, SOL_SIM_MODE_SCHEDULED },          \
        { AT (18, 10), SOL_SIM_CUE_AMPS, 32 },                                                               \
    {                                                                                                        \
      AT (18, 10), SOL_SIM_CUE_COME, wh                                                                      \
    }                                                                                                        \
  }

/* Back in the morning, charged by hand. */
#define DAYTIME(hour, minute, amps, wh)                                                                      \
  {                                                                                                          \
    { AT (8, 0), SOL_SIM_CUE_LEAVE, 0 }, { AT (hour, minute), SOL_SIM_CUE_MODE, SOL_SIM_MODE_MANUAL },       \
        { AT (hour, minute), SOL_SIM_CUE_AMPS, amps },                                                       \
    {                                                                                                        \
      AT (hour, minute), SOL_SIM_CUE_COME, wh                                                                \
    }                                                                                                        \
  }

static const SolSimCue away[] = { { AT (8, 0), SOL_SIM_CUE_LEAVE, 0 } };
static const SolSimCue may_28[] = DAYTIME (9, 0, 32, 0);
static const SolSimCue may_30[] = OVERNIGHT (24200);
static const SolSimCue june_2[] = DAYTIME (11, 20, 16, 18600);
static const SolSimCue june_3[] = OVERNIGHT (7300);
static const SolSimCue june_5[] = OVERNIGHT (31300);
static const SolSimCue june_7[] = DAYTIME (12, 5, 16, 12800);
static const SolSimCue june_9[] = OVERNIGHT (22300);
static const SolSimCue june_10[] = DAYTIME (10, 2, 16, 26700);
static const SolSimCue june_11[] = OVERNIGHT (9400);

static const SolSimCue june_13[] = {
  { AT (9, 41), SOL_SIM_CUE_MODE, SOL_SIM_MODE_MANUAL },
  { AT (9, 41), SOL_SIM_CUE_COME, 40000 },
  { AT (9, 41), SOL_SIM_CUE_STOP, 0 },
  { AT (9, 45), SOL_SIM_CUE_START, 16 },
  { AT (14, 15), SOL_SIM_CUE_FOLLOW, 886 },
  { AT (14, 45), SOL_SIM_CUE_FOLLOW, 930 },
  { AT (16, 30), SOL_SIM_CUE_STOP, 0 },
  { AT (17, 10), SOL_SIM_CUE_LEAVE, 0 },
  { AT (19, 40), SOL_SIM_CUE_MODE, SOL_SIM_MODE_SCHEDULED },
  { AT (19, 40), SOL_SIM_CUE_AMPS, 32 },
  { AT (19, 40), SOL_SIM_CUE_COME, 30000 },
};

#define DAY(text, list)                                                                                      \
  {                                                                                                          \
    .date = text, .soc = -1, .cues = list, .n_cues = G_N_ELEMENTS (list)                                     \
  }

static const SolSimScriptDay days[] = {
  DAY ("2026-05-28", may_28),
  DAY ("2026-05-29", away),
  DAY ("2026-05-30", may_30),
  DAY ("2026-05-31", away),
  DAY ("2026-06-01", away),
  DAY ("2026-06-02", june_2),
  DAY ("2026-06-03", june_3),
  DAY ("2026-06-04", away),
  DAY ("2026-06-05", june_5),
  DAY ("2026-06-06", away),
  DAY ("2026-06-07", june_7),
  DAY ("2026-06-08", away),
  DAY ("2026-06-09", june_9),
  DAY ("2026-06-10", june_10),
  DAY ("2026-06-11", june_11),
  DAY ("2026-06-12", away),
  { .date = "2026-06-13",
    .solar_w = solar_w,
    .home_w = home_w,
    .soc = 49.5,
    .cues = june_13,
    .n_cues = G_N_ELEMENTS (june_13) },
};

const SolSimScript sol_sim_script_mockup = { .days = days, .n_days = G_N_ELEMENTS (days) };
