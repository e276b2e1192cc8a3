/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-desktop-status.h"

#include <math.h>

/* No-break space between number and unit. */
#define NBSP "\302\240"

typedef struct
{
  const char *path;
  SolDesktopFacts facts;
  const char *status;
  const char *tooltip;
} Case;

static const Case cases[] = {
  { "/desktop/exporting",
    { "Birchwood House", 72.0, 5640.0, -120.0, SOL_GRID_ON },
    "Battery 72%, exporting 0.12" NBSP "kW",
    "Birchwood House: solar 5.64" NBSP "kW, battery 72%" },
  { "/desktop/importing",
    { "Birchwood House", 79.4, 0.0, 7390.0, SOL_GRID_UNKNOWN },
    "Battery 79%, importing 7.39" NBSP "kW",
    "Birchwood House: solar 0.00" NBSP "kW, battery 79%" },
  { "/desktop/idle",
    { "Hut", 50.0, 300.0, 19.0, SOL_GRID_ON },
    "Battery 50%, grid idle",
    "Hut: solar 0.30" NBSP "kW, battery 50%" },
  { "/desktop/power-cut",
    { "Hut", 50.0, NAN, -120.0, SOL_GRID_OUTAGE },
    "Battery 50%, power cut",
    "Hut: battery 50%" },
  { "/desktop/off-grid",
    { "Hut", 50.0, NAN, NAN, SOL_GRID_OFF_BY_CHOICE },
    "Battery 50%, off grid",
    "Hut: battery 50%" },
  { "/desktop/no-battery",
    { "Hut", NAN, 300.0, 500.0, SOL_GRID_ON },
    "Importing 0.50" NBSP "kW",
    "Hut: solar 0.30" NBSP "kW" },
  { "/desktop/battery-only", { "Hut", 50.0, NAN, NAN, SOL_GRID_UNKNOWN }, "Battery 50%", "Hut: battery 50%" },
  { "/desktop/nothing", { "Hut", NAN, NAN, NAN, SOL_GRID_UNKNOWN }, "No current readings", "Hut" },
  { "/desktop/nobody", { NULL, NAN, NAN, NAN, SOL_GRID_UNKNOWN }, "No current readings", "Solarium" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *status = sol_desktop_status_line (&c->facts);
  g_autofree char *tooltip = sol_desktop_tooltip (&c->facts);

  g_assert_cmpstr (status, ==, c->status);
  g_assert_cmpstr (tooltip, ==, c->tooltip);
}

static void
test_no_site (void)
{
  SolDesktopFacts facts;
  sol_desktop_facts_take (&facts, NULL);
  g_autofree char *status = sol_desktop_status_line (&facts);

  g_assert_cmpstr (status, ==, "No current readings");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);
  g_test_add_func ("/desktop/no-site", test_no_site);
  return g_test_run ();
}
