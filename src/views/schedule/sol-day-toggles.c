/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-day-toggles"

#include "sol-day-toggles.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>

#include "sol-schedule-draft-words.h"

struct _SolDayToggles
{
  AdwBin parent_instance;

  GtkWidget *buttons[7]; /* from Monday on */
  SolDays days;
  gboolean writing;
};

enum
{
  PROP_0,
  PROP_DAYS,
  N_PROPS,
};

enum
{
  EDITED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolDayToggles, sol_day_toggles, ADW_TYPE_BIN)

int
sol_locale_first_day (void)
{
#ifdef __GLIBC__
  const char *place = setlocale (LC_TIME, NULL);
  /* Where no country is named the week is that of ISO 8601. */
  if (place == NULL || g_str_equal (place, "POSIX") || g_str_equal (place, "C")
      || g_str_has_prefix (place, "C."))
    return 1;
  /* A date whose day of the week is the first, and which of the days from there on it is. */
  union
  {
    const char *text;
    unsigned int date;
  } week = { .text = NULL };
  week.text = nl_langinfo (_NL_TIME_WEEK_1STDAY);
  unsigned int date = week.date;
  int first = *nl_langinfo (_NL_TIME_FIRST_WEEKDAY) - 1;
  /* 30 November 1997 was a Sunday, 1 December a Monday. */
  int base = date == 19971201 ? 1 : 0;
  int sunday_based = (base + MAX (first, 0)) % 7;
  return sunday_based == 0 ? 7 : sunday_based;
#else
  return 1;
#endif
}

static void
write_all (SolDayToggles *self)
{
  self->writing = TRUE;
  for (int iso = 1; iso <= 7; iso++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[iso - 1]), sol_days_has (self->days, iso));
  self->writing = FALSE;
}

SolDays
sol_day_toggles_get_days (SolDayToggles *self)
{
  g_return_val_if_fail (SOL_IS_DAY_TOGGLES (self), SOL_NO_DAY);

  return self->days;
}

void
sol_day_toggles_set_days (SolDayToggles *self, SolDays days)
{
  g_return_if_fail (SOL_IS_DAY_TOGGLES (self));

  gboolean other = self->days != (days & SOL_EVERY_DAY);
  self->days = days & SOL_EVERY_DAY;
  write_all (self);
  if (other)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAYS]);
}

static void
toggled_cb (SolDayToggles *self)
{
  SolDays days = SOL_NO_DAY;

  if (self->writing)
    return;
  for (int iso = 1; iso <= 7; iso++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[iso - 1])))
      days |= sol_day (iso);
  if (days == SOL_NO_DAY)
    write_all (self);
  else if (days != self->days)
    g_signal_emit (self, signals[EDITED], 0, (guint) days);
}

static void
sol_day_toggles_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DAYS:
      g_value_set_uint (value, SOL_DAY_TOGGLES (object)->days);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_day_toggles_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DAYS:
      sol_day_toggles_set_days (SOL_DAY_TOGGLES (object), (SolDays) g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_day_toggles_class_init (SolDayTogglesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sol_day_toggles_get_property;
  object_class->set_property = sol_day_toggles_set_property;
  properties[PROP_DAYS]
      = g_param_spec_uint ("days", NULL, NULL, SOL_NO_DAY, SOL_EVERY_DAY, SOL_NO_DAY,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_button (SolDayToggles *self, int iso)
{
  g_autofree char *letter = sol_day_letter (iso);
  g_autofree char *name = sol_day_full_name (iso);
  GtkWidget *button = gtk_toggle_button_new_with_label (letter);

  gtk_widget_add_css_class (button, "day-toggle");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
sol_day_toggles_init (SolDayToggles *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  int first = sol_locale_first_day ();

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (int i = 0; i < 7; i++)
    {
      int iso = (first - 1 + i) % 7 + 1;
      self->buttons[iso - 1] = make_button (self, iso);
      gtk_box_append (GTK_BOX (box), self->buttons[iso - 1]);
    }
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Starts on"), -1);
}

GtkWidget *
sol_day_toggles_new (void)
{
  return g_object_new (SOL_TYPE_DAY_TOGGLES, NULL);
}
