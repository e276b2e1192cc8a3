/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cases.h"

#include "sol-counter.h"

#include <math.h>

static void
test_case (gconstpointer name)
{
  g_autoptr (JsonParser) parser = cases_load ("derived_values");
  JsonObject *one = cases_find (parser, name);
  JsonArray *answers = json_object_get_array_member (one, "payload");
  JsonArray *wanted
      = json_object_get_array_member (json_object_get_object_member (one, "expected"), "lifetime_wh_shown");
  SolCounter counter;

  g_assert_cmpuint (json_array_get_length (answers), ==, json_array_get_length (wanted));
  sol_counter_init (&counter);
  for (guint i = 0; i < json_array_get_length (answers); i++)
    {
      JsonArray *data = json_object_get_array_member (json_array_get_object_element (answers, i), "data");
      JsonObject *charger = json_array_get_object_element (data, 0);
      SolTime at = sol_time_parse (json_object_get_string_member (charger, "lastReportedAt"), NULL);
      double shown = sol_counter_step (&counter, cases_member (charger, "lifeTimeConsumption"), at);
      cases_assert_number (shown, cases_number (json_array_get_element (wanted, i)), 0.01);
    }
}

static void
test_guard (void)
{
  static const struct
  {
    double wh;
    gint64 at_s;
    double shown;
  } rows[] = {
    { 0, 10, NAN },   /* the first zero after start */
    { NAN, 20, NAN }, /* left out */
    { 9000, 30, 9000 },  { NAN, 40, 9000 },   { -5, 50, 9000 }, { 8981, 60, 9000 }, /* jitter */
    { 8700, 70, 9000 },                                                             /* any other drop */
    { 8000, 80, 9000 },                                                             /* a possible reset… */
    { 8100, 90, 9000 },                       /* …not repeated closely */
    { 8200, 260, 8200 },                      /* …but for 180 s */
    { 100, 270, 8200 },  { 8210, 280, 8210 }, /* over */
    { 100, 290, 8210 },  { 140, 300, 140 },
  };
  SolCounter counter;

  sol_counter_init (&counter);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      double shown = sol_counter_step (&counter, rows[i].wh, SOL_DAY + rows[i].at_s * SOL_SECOND);
      cases_assert_number (shown, rows[i].shown, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/domain/counter/case/counter-guard-against-zeros-and-dips",
                        "counter-guard-against-zeros-and-dips", test_case);
  g_test_add_data_func ("/domain/counter/case/counter-reset-is-believed-when-it-is-repeated",
                        "counter-reset-is-believed-when-it-is-repeated", test_case);
  g_test_add_func ("/domain/counter/guard", test_guard);
  return g_test_run ();
}
