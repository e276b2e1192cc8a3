/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-subpage-table"

#include "sol-subpage-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "charger/sol-charger-page.h"
#include "schedule/sol-schedule-page.h"
#include "sessions/sol-session-page.h"
#include "sessions/sol-sessions-page.h"

static GtkWidget *
create_schedule (SolHome *home, const char *argument)
{
  GtkWidget *page = sol_schedule_page_new (sol_home_get_clock (home));
  SolSite *site = sol_home_get_site (home);

  sol_schedule_page_set_charger (SOL_SCHEDULE_PAGE (page), site, sol_subpage_find_charger (site, argument));
  return page;
}

static GtkWidget *
create_charger (SolHome *home, const char *argument)
{
  SolSite *site = sol_home_get_site (home);
  GtkWidget *page = sol_charger_page_new (sol_home_get_clock (home));

  sol_charger_page_set (SOL_CHARGER_PAGE (page), site, sol_subpage_find_charger (site, argument));
  return page;
}

static GtkWidget *
create_sessions (SolHome *home, const char *argument)
{
  SolCharger *charger = sol_subpage_find_charger (sol_home_get_site (home), argument);

  return charger != NULL ? sol_sessions_page_new (charger) : NULL;
}

static GtkWidget *
create_session (SolHome *home, const char *argument)
{
  SolCharger *charger = sol_subpage_find_charger (sol_home_get_site (home), argument);
  const char *id = argument != NULL ? strchr (argument, '/') : NULL;

  return charger != NULL && id != NULL ? sol_session_page_new (charger, id + 1) : NULL;
}

/* The row without a name ends the table. */
static const SolSubpageRow rows[] = {
  {
      .name = "one-charger",
      .page = "charger",
      .title = N_ ("Charger"),
      .pace = SOL_PAGE_CHARGER,
      .create = create_charger,
      .is_ready = sol_subpage_has_charger,
  },
  {
      .name = "schedule",
      .page = "charger",
      .title = N_ ("Charging Schedule"),
      .pace = SOL_PAGE_CHARGER,
      .own_scroller = TRUE,
      .from_outside = TRUE,
      .create = create_schedule,
      .is_ready = sol_subpage_has_charger,
  },
  { .name = "sessions",
    .page = "charger",
    .title = N_ ("All Sessions"),
    .pace = SOL_PAGE_CHARGER,
    .from_outside = TRUE,
    .create = create_sessions,
    .is_ready = sol_subpage_has_charger },
  { .name = "session",
    .page = "charger",
    .title = N_ ("Session"),
    .pace = SOL_PAGE_CHARGER,
    .create = create_session,
    .is_ready = sol_subpage_has_charger },
  { .name = NULL },
};

const SolSubpageRow *
sol_subpage_table_get (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (rows) - 1;
  return rows;
}

const SolSubpageRow *
sol_subpage_table_find (const char *name)
{
  for (guint i = 0; rows[i].name != NULL; i++)
    if (g_strcmp0 (rows[i].name, name) == 0)
      return &rows[i];
  return NULL;
}

const char *
sol_subpage_row_get_title (const SolSubpageRow *row)
{
  return _ (row->title);
}

SolCharger *
sol_subpage_find_charger (SolSite *site, const char *argument)
{
  if (site == NULL)
    return NULL;
  if (argument == NULL || *argument == '\0')
    {
      /* The list keeps it. */
      g_autoptr (SolCharger) first = g_list_model_get_item (sol_site_get_chargers (site), 0);
      return first;
    }
  g_autofree char *serial = g_strndup (argument, strcspn (argument, "/"));
  return sol_site_find_charger (site, serial);
}

gboolean
sol_subpage_has_charger (SolSite *site, const char *argument)
{
  return sol_subpage_find_charger (site, argument) != NULL;
}
