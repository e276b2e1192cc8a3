/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "fuzz-live-frame"

#include "fuzz-target.h"

#include "sol-error.h"
#include "sol-live-authoriser.h"
#include "sol-live-frame.h"
#include "sol-mqtt.h"

#include <math.h>
#include <string.h>

static void
check_percent (double percent)
{
  if (!isnan (percent) && (percent < 0 || percent > 100))
    g_error ("More than all, or less than nothing");
}

static void
check_sample (const SolLiveSample *sample)
{
  const double powers[]
      = { sample->solar_w, sample->battery_w, sample->grid_w, sample->load_w, sample->charger_w };
  for (guint i = 0; i < G_N_ELEMENTS (powers); i++)
    if (!isnan (powers[i]) && (sample->balance_ok != SOL_YES || fabs (powers[i]) > 250e3))
      g_error ("A power that cannot be believed");
  check_percent (sample->soc_percent);
  check_percent (sample->reserve_percent);
  if (sample->relay_closed == SOL_NO)
    g_error ("No frame says that");
}

static void
read_frame (GBytes *bytes, GError **error)
{
  g_autoptr (SolLiveSample) sample = sol_live_frame_decode (bytes, 1, error);
  if ((sample == NULL) != (*error != NULL))
    g_error ("A value and an error, or neither");
  if (sample != NULL)
    check_sample (sample);
}

static void
read_vitals (GBytes *bytes, GError **error)
{
  g_autoptr (SolLiveVitals) vitals = sol_live_vitals_decode (bytes, 1, error);
  if ((vitals == NULL) != (*error != NULL))
    g_error ("A value and an error, or neither");
  if (vitals != NULL)
    check_percent (vitals->soc_percent);
}

static void
read_authoriser (GBytes *bytes, GError **error)
{
  g_autoptr (SolLiveAuthoriser) authoriser = sol_live_authoriser_decode (bytes, error);
  if ((authoriser == NULL) != (*error != NULL))
    g_error ("A value and an error, or neither");
  if (authoriser == NULL)
    return;
  g_autoptr (SolSecret) name = sol_live_authoriser_get_user_name (authoriser, "1");
  if (name == NULL || !sol_mqtt_text_is_valid (name) || strstr (name, "&site-id=1&") == NULL
      || authoriser->lease <= 0 || authoriser->lease > SOL_LIVE_LEASE)
    g_error ("Leave that is none");
}

/* The first byte, from `A` on, picks the reader; the corpus counts on this order. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static void (*const readers[]) (GBytes *, GError **) = { read_frame, read_vitals, read_authoriser };

  if (size == 0)
    return 0;
  g_autoptr (GBytes) bytes = g_bytes_new (data + 1, size - 1);
  g_autoptr (GError) error = NULL;
  readers[(guint) (guint8) (data[0] - 'A') % G_N_ELEMENTS (readers)](bytes, &error);
  if (error != NULL && !g_error_matches (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE))
    g_error ("An error of another kind");
  return 0;
}
