/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-live-frame"

#include "sol-live-frame.h"

#include <math.h>

#include "sol-error.h"

/* What is read lies at most this deep; nothing else is entered. */
#define DEEPEST 3

#define UNITS_PER_WATT 1e3
#define SMALL_UNITS_PER_WATT 1e6
#define MOST_OF_A_HOME_W 250e3

#define RELAY_ON_GRID 6

typedef enum
{
  FIELD_SOLAR,
  FIELD_BATTERY,
  FIELD_GRID,
  FIELD_LOAD,
  FIELD_CHARGER,
  FIELD_PROFILE,
  FIELD_SOC,
  FIELD_RELAY,
  FIELD_RESERVE,
  FIELD_RESERVE_FINE,
  N_FIELDS,
} Field;

/* Where they lie: the numbers of the fields on the way down (addendum 2.3). */
static const guint8 paths[N_FIELDS][DEEPEST] = {
  [FIELD_SOLAR] = { 3, 1, 1 },         [FIELD_BATTERY] = { 3, 2, 1 }, [FIELD_GRID] = { 3, 3, 1 },
  [FIELD_LOAD] = { 3, 4, 1 },          [FIELD_CHARGER] = { 3, 4, 2 }, [FIELD_PROFILE] = { 3, 5, 0 },
  [FIELD_SOC] = { 3, 6, 0 },           [FIELD_RELAY] = { 3, 8, 0 },   [FIELD_RESERVE] = { 3, 11, 1 },
  [FIELD_RESERVE_FINE] = { 3, 11, 2 },
};

typedef struct
{
  gboolean there[N_FIELDS];
  gint64 value[N_FIELDS];
} Reading;

typedef struct
{
  const guint8 *data;
  gsize left;
} Bytes;

enum
{
  WIRE_VARINT = 0,
  WIRE_8_BYTES = 1,
  WIRE_LENGTH = 2,
  WIRE_4_BYTES = 5,
};

/* Negative numbers come as ten bytes of two's complement. */
static gboolean
take_varint (Bytes *bytes, guint64 *number)
{
  *number = 0;
  for (guint shift = 0; shift < 70; shift += 7)
    {
      if (bytes->left == 0)
        return FALSE;
      guint8 byte = *bytes->data++;
      bytes->left--;
      if (shift == 63 && byte > 1)
        return FALSE;
      *number |= (guint64) (byte & 127) << shift;
      if (byte < 128)
        return TRUE;
    }
  return FALSE;
}

static gboolean
skip (Bytes *bytes, guint64 length)
{
  if (length > bytes->left)
    return FALSE;
  bytes->data += length;
  bytes->left -= (gsize) length;
  return TRUE;
}

/* Returns: the field at exactly @path, or %N_FIELDS; @inside: whether there are fields below it. */
static Field
find_field (const guint8 *path, guint depth, gboolean *inside)
{
  *inside = FALSE;
  for (guint i = 0; i < N_FIELDS; i++)
    {
      guint same = 0;
      while (same < depth && paths[i][same] == path[same])
        same++;
      if (same < depth)
        continue;
      if (depth == DEEPEST || paths[i][depth] == 0)
        return (Field) i;
      *inside = TRUE;
    }
  return N_FIELDS;
}

static gboolean walk (Bytes bytes, guint8 *path, guint depth, Reading *reading);

static gboolean
take_field (Bytes *bytes, guint wire, guint8 *path, guint depth, Reading *reading)
{
  gboolean inside = FALSE;
  Field field = path[depth - 1] == 0 ? N_FIELDS : find_field (path, depth, &inside);
  guint64 number = 0;

  switch (wire)
    {
    case WIRE_VARINT:
      if (!take_varint (bytes, &number))
        return FALSE;
      if (field != N_FIELDS)
        {
          reading->there[field] = TRUE;
          reading->value[field] = (gint64) number;
        }
      return TRUE;
    case WIRE_LENGTH:
      {
        if (!take_varint (bytes, &number))
          return FALSE;
        Bytes part = { bytes->data, (gsize) number };
        return skip (bytes, number) && (!inside || depth == DEEPEST || walk (part, path, depth, reading));
      }
    case WIRE_8_BYTES:
      return skip (bytes, 8);
    case WIRE_4_BYTES:
      return skip (bytes, 4);
    default:
      return FALSE;
    }
}

/* @path has room for DEEPEST numbers, of which @depth lead to this part. */
static gboolean
walk (Bytes bytes, guint8 *path, guint depth, Reading *reading)
{
  while (bytes.left > 0)
    {
      guint64 key = 0;
      if (!take_varint (&bytes, &key) || key >> 3 == 0 || key > G_MAXUINT32)
        return FALSE;
      /* None of the fields we read has a number that would not fit. */
      path[depth] = key >> 3 <= G_MAXUINT8 ? (guint8) (key >> 3) : 0;
      if (!take_field (&bytes, key & 7, path, depth + 1, reading))
        return FALSE;
    }
  return TRUE;
}

static double
units_per_watt (const Reading *reading)
{
  for (guint i = FIELD_SOLAR; i <= FIELD_LOAD; i++)
    if (reading->there[i] && fabs ((double) reading->value[i]) > MOST_OF_A_HOME_W * UNITS_PER_WATT)
      return SMALL_UNITS_PER_WATT;
  return UNITS_PER_WATT;
}

static double
get_power (const Reading *reading, Field field, double per_watt)
{
  double power_w = reading->there[field] ? (double) reading->value[field] / per_watt : NAN;
  return fabs (power_w) <= MOST_OF_A_HOME_W ? power_w : NAN;
}

static double
get_percent (const Reading *reading, Field field, double parts)
{
  double percent = reading->there[field] ? (double) reading->value[field] / parts : NAN;
  return percent >= 0 && percent <= 100 ? percent : NAN;
}

static int
get_code (const Reading *reading, Field field)
{
  gint64 code = reading->there[field] ? reading->value[field] : -1;
  return code >= 0 && code <= G_MAXUINT16 ? (int) code : -1;
}

static SolLiveSample *
make_sample (const Reading *reading, SolTime received)
{
  SolLiveSample *sample = sol_live_sample_new ();
  double per_watt = units_per_watt (reading);

  sample->sampled_at = received;
  sample->solar_w = get_power (reading, FIELD_SOLAR, per_watt);
  sample->battery_w = get_power (reading, FIELD_BATTERY, per_watt);
  sample->grid_w = get_power (reading, FIELD_GRID, per_watt);
  sample->load_w = get_power (reading, FIELD_LOAD, per_watt);
  sample->charger_w = get_power (reading, FIELD_CHARGER, per_watt);
  sample->soc_percent = get_percent (reading, FIELD_SOC, 1);
  sample->reserve_percent = get_percent (reading, FIELD_RESERVE, 1);
  if (isnan (sample->reserve_percent))
    sample->reserve_percent = get_percent (reading, FIELD_RESERVE_FINE, 100);
  sample->profile = get_code (reading, FIELD_PROFILE);
  sample->relay_code = get_code (reading, FIELD_RELAY);
  sample->relay_closed = sample->relay_code == RELAY_ON_GRID ? SOL_YES : SOL_UNKNOWN;
  sol_live_sample_check_balance (sample);
  return sample;
}

SolLiveSample *
sol_live_frame_decode (GBytes *frame, SolTime received, GError **error)
{
  g_return_val_if_fail (frame != NULL, NULL);

  Reading reading = { 0 };
  guint8 path[DEEPEST] = { 0 };
  gboolean any = FALSE;
  Bytes bytes = { NULL, 0 };
  bytes.data = g_bytes_get_data (frame, &bytes.left);

  gboolean whole = bytes.left <= SOL_LIVE_FRAME_CAP && walk (bytes, path, 0, &reading);
  for (guint i = 0; i < N_FIELDS; i++)
    any |= reading.there[i];
  if (whole && any)
    return make_sample (&reading, received);
  g_propagate_error (error, sol_error_new (SOL_ERROR_BAD_RESPONSE));
  return NULL;
}
