/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-live-frame"

#include "sol-error.h"
#include "sol-live-authoriser.h"
#include "sol-live-frame.h"

#include <math.h>
#include <string.h>

#define NOW (20000 * SOL_DAY)
#define MINUS_ONE "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"

/* Writes frames from the table of addendum 2.3, apart from the decoder. */

static void
put_varint (GByteArray *to, guint64 number)
{
  do
    {
      guint8 digit = (guint8) ((number & 127) | (number > 127 ? 128 : 0));
      g_byte_array_append (to, &digit, 1);
      number >>= 7;
    }
  while (number > 0);
}

static void
put_number (GByteArray *to, guint field, gint64 number)
{
  put_varint (to, field << 3);
  put_varint (to, (guint64) number);
}

static void
put_part (GByteArray *to, guint field, GByteArray *part)
{
  put_varint (to, field << 3 | 2);
  put_varint (to, part->len);
  g_byte_array_append (to, part->data, part->len);
}

static void
put_power (GByteArray *to, guint field, double power_w)
{
  g_autoptr (GByteArray) part = g_byte_array_new ();
  put_number (part, 1, (gint64) round (power_w * 1000));
  put_part (to, field, part);
}

static SolLiveSample *
decode (const guint8 *data, gsize size, GError **error)
{
  /* A copy of its exact size, so that reading past the end is seen. */
  g_autoptr (GBytes) frame = g_bytes_new (data, size);
  return sol_live_frame_decode (frame, NOW, error);
}

static SolLiveSample *
decode_body (GByteArray *body)
{
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  put_part (frame, 3, body);
  SolLiveSample *sample = decode (frame->data, frame->len, &error);
  g_assert_no_error (error);
  return sample;
}

/* The unit of the addendum: a million is a kilowatt. */
static void
test_powers (void)
{
  static const struct
  {
    double solar, battery, grid, load;
  } rows[] = {
    { 5231.4, -1210, -640.25, 3381.15 }, /* charging and exporting */
    { 0, 812.5, 0, 812.5 },              /* a night on the battery */
    { 0, 0, 118, 118 },                  /* little */
    { 12400, 7600, -4000, 16000 },       /* much */
    { 160000, -9999, -100001, 50000 },   /* a large roof */
    { 4000, 0, 0, 4350 },                /* within ten percent */
    { 0, 0, 0, 0 },
    { 0, 0, 0, 15 }, /* meters that are not read at once */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GByteArray) body = g_byte_array_new ();
      put_power (body, 1, rows[i].solar);
      put_power (body, 2, rows[i].battery);
      put_power (body, 3, rows[i].grid);
      put_power (body, 4, rows[i].load);
      g_autoptr (SolLiveSample) sample = decode_body (body);
      g_assert_cmpint (sample->balance_ok, ==, SOL_YES);
      g_assert_cmpfloat_with_epsilon (sample->solar_w, rows[i].solar, 1e-3);
      g_assert_cmpfloat_with_epsilon (sample->battery_w, rows[i].battery, 1e-3);
      g_assert_cmpfloat_with_epsilon (sample->grid_w, rows[i].grid, 1e-3);
      g_assert_cmpfloat_with_epsilon (sample->load_w, rows[i].load, 1e-3);
      g_assert_cmpint (sample->sampled_at, ==, NOW);
      g_assert_true (isnan (sample->soc_percent));
      g_assert_true (isnan (sample->charger_w));
      g_assert_cmpint (sample->profile, ==, -1);
      g_assert_cmpint (sample->relay_code, ==, -1);
      g_assert_cmpint (sample->relay_closed, ==, SOL_UNKNOWN);
    }
}

/* What is there less one of the powers; @ok: what the balance says of the rest. */
static void
test_missing (void)
{
  static const struct
  {
    double powers[5]; /* [1] to [4]; NaN is left out */
    SolTruth ok;
  } rows[] = {
    { { 0, 2000, NAN, -500, 1500 }, SOL_YES }, /* a home without a battery */
    { { 0, NAN, 700, 300, 1000 }, SOL_YES },   /* without a roof */
    { { 0, 2000, NAN, 0, 1500 }, SOL_NO },     /* with a battery that says nothing */
    { { 0, 2000, 0, NAN, 2000 }, SOL_UNKNOWN },
    { { 0, 2000, 0, 0, NAN }, SOL_UNKNOWN },
    { { 0, NAN, NAN, 500, 500 }, SOL_UNKNOWN },
    { { 0, 4000, 0, 0, 1000 }, SOL_NO },
    { { 0, 4000, 0, 0, 4500 }, SOL_NO },
    { { 0, 2000, 500, -300, 1200 }, SOL_NO }, /* charging with the sign of discharging */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GByteArray) body = g_byte_array_new ();
      for (guint field = 1; field <= 4; field++)
        if (!isnan (rows[i].powers[field]))
          put_power (body, field, rows[i].powers[field]);
      put_number (body, 6, 71);
      g_autoptr (SolLiveSample) sample = decode_body (body);
      g_assert_cmpint (sample->balance_ok, ==, rows[i].ok);
      g_assert_cmpfloat (sample->soc_percent, ==, 71);
      const double powers[] = { 0, sample->solar_w, sample->battery_w, sample->grid_w, sample->load_w };
      for (guint field = 1; field <= 4; field++)
        if (rows[i].ok == SOL_YES && !isnan (rows[i].powers[field]))
          g_assert_cmpfloat (powers[field], ==, rows[i].powers[field]);
        else
          g_assert_true (isnan (powers[field]));
    }
}

static void
test_charger (void)
{
  static const struct
  {
    double load, charger, read;
  } rows[] = {
    { 9000, 7100, 7100 }, { 9000, 0, 0 }, { 9000, 9300, 9300 }, { 9000, 12000, NAN }, { 9000, -50, NAN },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GByteArray) body = g_byte_array_new ();
      g_autoptr (GByteArray) load = g_byte_array_new ();
      put_power (body, 1, 0);
      put_power (body, 3, rows[i].load);
      put_number (load, 1, (gint64) (rows[i].load * 1000));
      put_number (load, 2, (gint64) (rows[i].charger * 1000));
      put_part (body, 4, load);
      g_autoptr (SolLiveSample) sample = decode_body (body);
      if (isnan (rows[i].read))
        g_assert_true (isnan (sample->charger_w));
      else
        g_assert_cmpfloat (sample->charger_w, ==, rows[i].read);
    }
}

static void
test_others (void)
{
  static const struct
  {
    gint64 soc, reserve, fine, relay, profile;
    double soc_percent, reserve_percent;
    int code, profile_read;
    SolTruth closed;
  } rows[] = {
    { 71, 20, 2000, 6, 2, 71, 20, 6, 2, SOL_YES },
    { 0, 0, 0, 0, 0, 0, 0, 0, 0, SOL_UNKNOWN },
    { 100, 100, 10000, 1, 1, 100, 100, 1, 1, SOL_UNKNOWN },
    { 101, 101, 2050, 70000, 70000, NAN, 20.5, -1, -1, SOL_UNKNOWN },
    { -1, -1, 10001, -6, -2, NAN, NAN, -1, -1, SOL_UNKNOWN },
    { G_MAXINT64, G_MININT64, G_MAXINT64, G_MAXINT64, G_MININT64, NAN, NAN, -1, -1, SOL_UNKNOWN },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GByteArray) body = g_byte_array_new ();
      g_autoptr (GByteArray) reserve = g_byte_array_new ();
      put_number (body, 5, rows[i].profile);
      put_number (body, 6, rows[i].soc);
      put_number (body, 8, rows[i].relay);
      put_number (reserve, 1, rows[i].reserve);
      put_number (reserve, 2, rows[i].fine);
      put_part (body, 11, reserve);
      g_autoptr (SolLiveSample) sample = decode_body (body);
      g_assert_true (sample->soc_percent == rows[i].soc_percent
                     || (isnan (sample->soc_percent) && isnan (rows[i].soc_percent)));
      g_assert_true (sample->reserve_percent == rows[i].reserve_percent
                     || (isnan (sample->reserve_percent) && isnan (rows[i].reserve_percent)));
      g_assert_cmpint (sample->relay_code, ==, rows[i].code);
      g_assert_cmpint (sample->relay_closed, ==, rows[i].closed);
      g_assert_cmpint (sample->profile, ==, rows[i].profile_read);
      g_assert_cmpint (sample->balance_ok, ==, SOL_UNKNOWN);
    }
}

typedef struct
{
  const char *name;
  const char *data;
  gsize size;
  double soc; /* NaN: refused */
} Wire;

#define WIRE(name, text, soc)                                                                                \
  {                                                                                                          \
    name, text, sizeof (text) - 1, soc                                                                       \
  }

/* The state of charge is 3 → 6. */
static const Wire wires[] = {
  WIRE ("plain", "\x1a\2\x30\x47", 71),
  WIRE ("unknown-numbers-around", "\x08\x01\x1a\6\x38\x05\x30\x47\x60\x09\x78\1", 71),
  WIRE ("unknown-text", "\x12\3abc\x1a\2\x30\x47", 71),
  WIRE ("unknown-part-of-garbage", "\x2a\3\xff\xff\xff\x1a\2\x30\x47", 71),
  WIRE ("unknown-8-bytes",
        "\x09"
        "12345678\x1a\2\x30\x47",
        71),
  WIRE ("unknown-4-bytes",
        "\x0d"
        "1234\x1a\7\x35"
        "1234\x30\x47",
        71),
  WIRE ("large-field-number", "\x98\x06\x01\x1a\2\x30\x47", 71),
  WIRE ("field-259-is-not-3", "\x9a\x10\2\x30\x48\x1a\2\x30\x47", 71),
  WIRE ("field-of-five-bytes", "\x98\x80\x80\x80\x08\x01\x1a\2\x30\x47", 71),
  WIRE ("last-one-counts", "\x1a\4\x30\x01\x30\x47", 71),
  WIRE ("in-two-parts", "\x1a\2\x28\2\x1a\2\x30\x47", 71),
  WIRE ("number-longer-than-needed", "\x1a\4\x30\xc7\x80\0", 71),
  WIRE ("charge-of-another-type", "\x1a\6\x32\2\x30\x48\x28\2", -1),
  WIRE ("deep-elsewhere", "\x1a\x08\x3a\4\x1a\2\x30\x48\x30\x47", 71),
  WIRE ("negative", "\x1a\x0d\x30" MINUS_ONE "\x28\2", -1),
  WIRE ("empty", "", NAN),
  WIRE ("nothing-of-ours", "\x08\1", NAN),
  WIRE ("part-without-anything", "\x1a\0", NAN),
  WIRE ("number-cut", "\x1a\2\x30\xc7", NAN),
  WIRE ("number-missing", "\x1a\1\x30", NAN),
  WIRE ("length-missing", "\x1a", NAN),
  WIRE ("length-beyond", "\x1a\3\x30\x47", NAN),
  WIRE ("length-of-everything", "\x1a\xff\xff\xff\xff\xff\xff\xff\xff\xff\1\x30\x47", NAN),
  WIRE ("cut-behind-a-good-one", "\x1a\2\x30\x47\x08", NAN),
  WIRE ("field-nought", "\x1a\2\x30\x47\0\1", NAN),
  WIRE ("group", "\x1a\2\x30\x47\x0b\x0c", NAN),
  WIRE ("wire-type-7", "\x1a\2\x30\x47\x0f\1", NAN),
  WIRE ("8-bytes-cut",
        "\x1a\2\x30\x47\x09"
        "1234567",
        NAN),
  WIRE ("4-bytes-cut",
        "\x1a\2\x30\x47\x0d"
        "123",
        NAN),
  WIRE ("eleven-bytes", "\x1a\x0c\x30\xff\xff\xff\xff\xff\xff\xff\xff\xff\x81\0", NAN),
  WIRE ("more-than-64-bits", "\x1a\x0b\x30\xff\xff\xff\xff\xff\xff\xff\xff\xff\2", NAN),
  WIRE ("key-beyond-32-bits", "\x1a\2\x30\x47\x88\x80\x80\x80\x80\1\1", NAN),
  WIRE ("text", "{\"soc\":71}", NAN),
};

static void
test_wire (gconstpointer user_data)
{
  const Wire *wire = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolLiveSample) sample = decode ((const guint8 *) wire->data, wire->size, &error);
  if (isnan (wire->soc))
    {
      g_assert_null (sample);
      g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
      return;
    }
  g_assert_no_error (error);
  if (wire->soc < 0)
    g_assert_true (isnan (sample->soc_percent));
  else
    g_assert_cmpfloat (sample->soc_percent, ==, wire->soc);
}

static void
test_too_long (void)
{
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_byte_array_append (frame, (const guint8 *) "\x1a\2\x30\x47", 4);
  while (frame->len < SOL_LIVE_FRAME_CAP)
    g_byte_array_append (frame, (const guint8 *) "\x08\1", 2);
  g_autoptr (SolLiveSample) sample = decode (frame->data, frame->len, &error);
  g_assert_no_error (error);
  g_byte_array_append (frame, (const guint8 *) "\x08\1", 2);
  g_assert_null (decode (frame->data, frame->len, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
}

/* A thousand parts in one another are a few bytes; none of them is entered for nothing. */
static void
test_deep (void)
{
  g_autoptr (GByteArray) part = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (GByteArray) outer = g_byte_array_new ();
      put_part (outer, 3, part);
      g_byte_array_set_size (part, 0);
      g_byte_array_append (part, outer->data, outer->len);
    }
  g_assert_null (decode (part->data, part->len, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
}

/* --- vitals -------------------------------------------------------------------------------------------- */

static SolLiveVitals *
decode_vitals (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  return sol_live_vitals_decode (bytes, NOW, error);
}

static void
test_vitals (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SolLiveVitals) vitals = decode_vitals (
      "{\"site\":[{\"agg_soc\":64,\"other\":1}],\"devices\":["
      "{\"type\":\"enpower\",\"serial_num\":\"4821\",\"grid_ac_l1_v\":234560,\"grid_freq\":\"49980\","
      "\"com_ac_l1_v\":234100,\"com_ac_freq\":50010,\"grid_relay_state\":\"OPER_RELAY_CLOSED\",\"comm_"
      "state\":1},"
      "{\"type\":\"encharge\",\"serial_num\":492203007000,\"soc\":65,\"led_status\":12,\"grid_state\":\"on\","
      "\"pcu\":[{\"ac_power\":-120},{\"ac_power\":-130.5}]},"
      "{\"type\":\"encharge\",\"serial_num\":null,\"soc\":\"63%\",\"pcu\":[]},"
      "{\"type\":\"encharge\",\"soc\":300,\"pcu\":[{\"ac_power\":4},{}]},"
      "{\"type\":\"meter\"},{\"type\":null},7,null],\"meters\":[]}",
      &error);
  g_assert_no_error (error);
  g_assert_cmpint (vitals->sampled_at, ==, NOW);
  g_assert_cmpfloat (vitals->soc_percent, ==, 64);
  g_assert_cmpfloat (vitals->grid_volts, ==, 234.56);
  g_assert_cmpfloat (vitals->grid_hz, ==, 49.98);
  g_assert_cmpfloat (vitals->home_volts, ==, 234.1);
  g_assert_cmpfloat (vitals->home_hz, ==, 50.01);
  g_assert_cmpstr (vitals->relay_text, ==, "OPER_RELAY_CLOSED");
  g_assert_cmpint (vitals->relay_closed, ==, SOL_YES);
  g_assert_cmpuint (vitals->batteries->len, ==, 3);

  const SolLiveBattery *battery = g_ptr_array_index (vitals->batteries, 0);
  g_assert_cmpstr (battery->serial, ==, "492203007000");
  g_assert_cmpfloat (battery->soc_percent, ==, 65);
  g_assert_cmpfloat (battery->power_w, ==, -250.5);
  g_assert_cmpint (battery->led_status, ==, 12);
  g_assert_cmpstr (battery->grid_state, ==, "on");
  battery = g_ptr_array_index (vitals->batteries, 1);
  g_assert_null (battery->serial);
  g_assert_cmpfloat (battery->soc_percent, ==, 63);
  g_assert_true (isnan (battery->power_w));
  g_assert_cmpint (battery->led_status, ==, -1);
  battery = g_ptr_array_index (vitals->batteries, 2);
  g_assert_true (isnan (battery->soc_percent));
  g_assert_true (isnan (battery->power_w));
}

static void
test_vitals_relay (void)
{
  static const struct
  {
    const char *json; /* of the relay's state */
    SolTruth closed;
  } rows[] = {
    { "\"OPER_RELAY_CLOSED\"", SOL_YES },
    { "\"oper_relay_open\"", SOL_NO },
    { "\"OPER_RELAY_OFFGRID_AC_GRID_PRESENT\"", SOL_NO },
    { "\"OPER_RELAY_OFFGRID_READY_FOR_RESYNC_CMD\"", SOL_NO },
    { "\"OPER_RELAY_WAITING_TO_INITIALIZE_ON_GRID\"", SOL_UNKNOWN },
    { "\"closed\"", SOL_UNKNOWN },
    { "6", SOL_UNKNOWN },
    { "null", SOL_UNKNOWN },
    { "[]", SOL_UNKNOWN },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{\"site\":{\"agg_soc\":\"12\"},\"devices\":[{\"type\":\"enpower\",\"grid_relay_state\":%s}]}",
          rows[i].json);
      g_autoptr (GError) error = NULL;
      g_autoptr (SolLiveVitals) vitals = decode_vitals (json, &error);
      g_assert_no_error (error);
      g_assert_cmpint (vitals->relay_closed, ==, rows[i].closed);
      g_assert_cmpfloat (vitals->soc_percent, ==, 12);
      g_assert_true (isnan (vitals->grid_volts));
    }
}

static void
test_vitals_bad (void)
{
  static const char *const rows[]
      = { "", "[]", "7", "null", "{}", "{\"devices\"", "\x1a\x02\x30\x47", "{\"meters\":[]}" };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (decode_vitals (rows[i], &error));
      g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
    }
  static const char *const empty[]
      = { "{\"site\":null}", "{\"devices\":7,\"site\":[7]}", "{\"devices\":[]}" };
  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SolLiveVitals) vitals = decode_vitals (empty[i], &error);
      g_assert_no_error (error);
      g_assert_true (isnan (vitals->soc_percent));
      g_assert_cmpuint (vitals->batteries->len, ==, 0);
    }
}

/* --- leave to listen ----------------------------------------------------------------------------------- */

#define PARTS                                                                                                \
  "\"aws_iot_endpoint\":\"h\",\"aws_authorizer\":\"a\",\"aws_token_key\":\"k\",\"aws_token_value\":\"v\","   \
  "\"aws_digest\":\"d\""

static void
test_lease (void)
{
  static const struct
  {
    const char *json;
    SolLiveKind kind;
    int seconds;
  } rows[] = {
    { "{\"live_stream_topic\":\"t\",\"live_stream_duration\":600," PARTS "}", SOL_LIVE_STATUS, 600 },
    { "{\"live_stream_topic\":\"t\",\"live_stream_duration\":\"60\"," PARTS "}", SOL_LIVE_STATUS, 60 },
    { "{\"live_stream_topic\":\"t\",\"live_stream_duration\":86400," PARTS "}", SOL_LIVE_STATUS, 900 },
    { "{\"live_stream_topic\":\"t\",\"live_stream_duration\":0," PARTS "}", SOL_LIVE_STATUS, 900 },
    { "{\"live_stream_topic\":\"t\",\"live_stream_duration\":-5," PARTS "}", SOL_LIVE_STATUS, 900 },
    { "{\"live_stream_topic\":\"t\",\"live_stream_duration\":null," PARTS "}", SOL_LIVE_STATUS, 900 },
    { "{\"live_stream_topic\":\"t\"," PARTS "}", SOL_LIVE_STATUS, 900 },
    { "{\"live_debug_topic\":\"t\",\"live_debug_duration\":300," PARTS "}", SOL_LIVE_VITALS, 300 },
    { "{\"live_debug_topic\":\"t\",\"live_stream_duration\":300," PARTS "}", SOL_LIVE_VITALS, 300 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (rows[i].json, strlen (rows[i].json));
      g_autoptr (GError) error = NULL;
      g_autoptr (SolLiveAuthoriser) authoriser = sol_live_authoriser_decode (json, &error);
      g_assert_no_error (error);
      g_assert_cmpint (authoriser->kind, ==, rows[i].kind);
      g_assert_cmpint (authoriser->lease, ==, rows[i].seconds * SOL_SECOND);
      g_assert_cmpstr (authoriser->topic, ==, "t");
    }
}

static void
test_authoriser_bad (void)
{
  static const char *const rows[] = {
    "",
    "[]",
    "{}",
    "{" PARTS "}",
    "{\"live_stream_topic\":\"#\"," PARTS "}",
    "{\"live_stream_topic\":\"v1/+/x\"," PARTS "}",
    "{\"live_stream_topic\":\"\"," PARTS "}",
    "{\"live_stream_topic\":\"t\"," PARTS ",\"aws_authorizer\":null}",
    "{\"live_stream_topic\":\"t\"," PARTS ",\"aws_authorizer\":7}",
    "{\"live_stream_topic\":\"t\"," PARTS ",\"aws_authorizer\":\"a&site-id=1\"}",
    "{\"live_stream_topic\":\"t\"," PARTS ",\"aws_token_key\":\"k=\"}",
    "{\"live_stream_topic\":\"t\"," PARTS ",\"aws_token_key\":\"\"}",
    "{\"live_stream_topic\":\"t\"," PARTS ",\"aws_token_value\":\"v&env=x\"}",
    "{\"live_stream_topic\":\"t\"," PARTS ",\"aws_token_value\":\"v\\r\\nx\"}",
    "{\"live_stream_topic\":\"t\"," PARTS ",\"aws_token_value\":\"\\u00e4\"}",
    "{\"live_stream_topic\":\"t\"," PARTS ",\"aws_digest\":[]}",
    "{\"live_stream_topic\":\"t\"," PARTS ",\"aws_digest\":\" \"}",
    "{\"live_stream_topic\":\"t\"," PARTS ",\"aws_iot_endpoint\":null}",
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (rows[i], strlen (rows[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (SolLiveAuthoriser) authoriser = sol_live_authoriser_decode (json, &error);
      g_assert_null (authoriser);
      g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
    }
}

static void
test_offer (void)
{
  static const struct
  {
    const char *json;
    SolTruth status, vitals;
  } rows[] = {
    { "{\"live_status\":true,\"live_vitals\":true}", SOL_YES, SOL_YES },
    { "{\"live_status\":\"false\",\"live_vitals\":0}", SOL_NO, SOL_NO },
    { "{\"live_status\":null}", SOL_UNKNOWN, SOL_UNKNOWN },
    { "{}", SOL_UNKNOWN, SOL_UNKNOWN },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (rows[i].json, strlen (rows[i].json));
      g_autoptr (SolLiveOffer) offer = sol_live_offer_decode (json, NULL);
      g_assert_cmpint (offer->status, ==, rows[i].status);
      g_assert_cmpint (offer->vitals, ==, rows[i].vitals);
    }
  g_autoptr (GBytes) list = g_bytes_new_static ("[true]", 6);
  g_autoptr (GError) error = NULL;
  g_assert_null (sol_live_offer_decode (list, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/live-frame/powers", test_powers);
  g_test_add_func ("/live-frame/missing", test_missing);
  g_test_add_func ("/live-frame/charger", test_charger);
  g_test_add_func ("/live-frame/others", test_others);
  for (guint i = 0; i < G_N_ELEMENTS (wires); i++)
    {
      g_autofree char *path = g_strdup_printf ("/live-frame/wire/%s", wires[i].name);
      g_test_add_data_func (path, &wires[i], test_wire);
    }
  g_test_add_func ("/live-frame/too-long", test_too_long);
  g_test_add_func ("/live-frame/deep", test_deep);
  g_test_add_func ("/live-vitals/all", test_vitals);
  g_test_add_func ("/live-vitals/relay", test_vitals_relay);
  g_test_add_func ("/live-vitals/bad", test_vitals_bad);
  g_test_add_func ("/live-authoriser/lease", test_lease);
  g_test_add_func ("/live-authoriser/bad", test_authoriser_bad);
  g_test_add_func ("/live-offer", test_offer);
  return g_test_run ();
}
