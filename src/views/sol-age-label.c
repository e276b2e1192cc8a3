/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-age-label"

#include "sol-age-label.h"

#include "sol-format.h"
#include "sol-ticker.h"

struct _SolAgeLabel
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *label;
  SolTicker *ticker;
  GTimeZone *zone;
  char *template;

  SolTime time;
};

enum
{
  PROP_0,
  PROP_TIME,
  PROP_TEMPLATE,
  PROP_XALIGN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolAgeLabel, sol_age_label, GTK_TYPE_WIDGET)

static gint64
write_age (GtkWidget *widget, SolTime now)
{
  SolAgeLabel *self = SOL_AGE_LABEL (widget);

  if (self->time == SOL_TIME_UNKNOWN)
    {
      gtk_label_set_text (GTK_LABEL (self->label), "");
      return -1;
    }

  g_autofree char *age = sol_format_age (self->time, now, self->zone);
  if (self->template == NULL)
    gtk_label_set_text (GTK_LABEL (self->label), age);
  else
    {
      g_autoptr (GString) text = g_string_new (self->template);
      g_string_replace (text, "%s", age, 1);
      gtk_label_set_text (GTK_LABEL (self->label), text->str);
    }
  return sol_format_age_next (self->time, now);
}

void
sol_age_label_set_clock (SolAgeLabel *self, SolClock *clock)
{
  g_return_if_fail (SOL_IS_AGE_LABEL (self));

  sol_ticker_set_clock (self->ticker, clock);
}

void
sol_age_label_set_zone (SolAgeLabel *self, GTimeZone *zone)
{
  g_return_if_fail (SOL_IS_AGE_LABEL (self));

  if (self->zone == zone)
    return;
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone != NULL ? g_time_zone_ref (zone) : NULL;
  sol_ticker_touch (self->ticker);
}

void
sol_age_label_set_time (SolAgeLabel *self, SolTime time)
{
  g_return_if_fail (SOL_IS_AGE_LABEL (self));

  if (self->time == time)
    return;
  self->time = time;
  sol_ticker_touch (self->ticker);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME]);
}

SolTime
sol_age_label_get_time (SolAgeLabel *self)
{
  g_return_val_if_fail (SOL_IS_AGE_LABEL (self), SOL_TIME_UNKNOWN);

  return self->time;
}

void
sol_age_label_set_template (SolAgeLabel *self, const char *template)
{
  g_return_if_fail (SOL_IS_AGE_LABEL (self));

  if (g_strcmp0 (self->template, template) == 0)
    return;
  g_free (self->template);
  self->template = g_strdup (template);
  sol_ticker_touch (self->ticker);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEMPLATE]);
}

const char *
sol_age_label_get_text (SolAgeLabel *self)
{
  g_return_val_if_fail (SOL_IS_AGE_LABEL (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}

GtkWidget *
sol_age_label_new (void)
{
  return g_object_new (SOL_TYPE_AGE_LABEL, NULL);
}

static void
sol_age_label_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolAgeLabel *self = SOL_AGE_LABEL (object);

  switch (id)
    {
    case PROP_TIME:
      g_value_set_int64 (value, self->time);
      break;
    case PROP_TEMPLATE:
      g_value_set_string (value, self->template);
      break;
    case PROP_XALIGN:
      g_value_set_float (value, gtk_label_get_xalign (GTK_LABEL (self->label)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_age_label_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SolAgeLabel *self = SOL_AGE_LABEL (object);

  switch (id)
    {
    case PROP_TIME:
      sol_age_label_set_time (self, g_value_get_int64 (value));
      break;
    case PROP_TEMPLATE:
      sol_age_label_set_template (self, g_value_get_string (value));
      break;
    case PROP_XALIGN:
      if (gtk_label_get_xalign (GTK_LABEL (self->label)) == g_value_get_float (value))
        break;
      gtk_label_set_xalign (GTK_LABEL (self->label), g_value_get_float (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_age_label_dispose (GObject *object)
{
  SolAgeLabel *self = SOL_AGE_LABEL (object);

  g_clear_object (&self->ticker);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (sol_age_label_parent_class)->dispose (object);
}

static void
sol_age_label_finalize (GObject *object)
{
  SolAgeLabel *self = SOL_AGE_LABEL (object);

  g_free (self->template);

  G_OBJECT_CLASS (sol_age_label_parent_class)->finalize (object);
}

static void
sol_age_label_class_init (SolAgeLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_age_label_get_property;
  object_class->set_property = sol_age_label_set_property;
  object_class->dispose = sol_age_label_dispose;
  object_class->finalize = sol_age_label_finalize;

  properties[PROP_TIME]
      = g_param_spec_int64 ("time", NULL, NULL, G_MININT64, G_MAXINT64, SOL_TIME_UNKNOWN, flags);
  properties[PROP_TEMPLATE] = g_param_spec_string ("template", NULL, NULL, NULL, flags);
  properties[PROP_XALIGN] = g_param_spec_float ("xalign", NULL, NULL, 0.0f, 1.0f, 0.0f, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "agelabel");
}

static void
sol_age_label_init (SolAgeLabel *self)
{
  self->time = SOL_TIME_UNKNOWN;
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->ticker = sol_ticker_new (GTK_WIDGET (self), write_age);
}
