/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-meter"

#include "sol-meter.h"

#include <math.h>

#include "sol-tween.h"

typedef struct
{
  double value;
  double maximum;
  char *words;

  SolTween tween; /* of the fraction */
} SolMeterPrivate;

enum
{
  PROP_0,
  PROP_VALUE,
  PROP_MAXIMUM,
  PROP_WORDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SolMeter, sol_meter, GTK_TYPE_WIDGET)

static void
show_fraction (GtkWidget *widget, double fraction)
{
  SolMeterClass *klass = SOL_METER_GET_CLASS (widget);

  if (klass->show_fraction != NULL)
    klass->show_fraction (SOL_METER (widget), fraction);
}

static void
update_accessible (SolMeter *self)
{
  SolMeterPrivate *priv = sol_meter_get_instance_private (self);
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, priv->maximum, -1);
  if (isnan (priv->value))
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW);
  else
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, priv->value, -1);

  if (priv->words == NULL)
    {
      gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT);
      gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, priv->words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, priv->words, -1);
}

static void
update (SolMeter *self)
{
  SolMeterPrivate *priv = sol_meter_get_instance_private (self);

  sol_tween_to (&priv->tween, CLAMP (priv->value / priv->maximum, 0, 1));
  update_accessible (self);
}

double
sol_meter_get_value (SolMeter *self)
{
  SolMeterPrivate *priv = sol_meter_get_instance_private (self);

  g_return_val_if_fail (SOL_IS_METER (self), NAN);

  return priv->value;
}

void
sol_meter_set_value (SolMeter *self, double value)
{
  SolMeterPrivate *priv = sol_meter_get_instance_private (self);

  g_return_if_fail (SOL_IS_METER (self));

  if (priv->value == value || (isnan (priv->value) && isnan (value)))
    return;

  priv->value = value;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

double
sol_meter_get_maximum (SolMeter *self)
{
  SolMeterPrivate *priv = sol_meter_get_instance_private (self);

  g_return_val_if_fail (SOL_IS_METER (self), NAN);

  return priv->maximum;
}

void
sol_meter_set_maximum (SolMeter *self, double maximum)
{
  SolMeterPrivate *priv = sol_meter_get_instance_private (self);

  g_return_if_fail (SOL_IS_METER (self));
  g_return_if_fail (maximum > 0);

  if (priv->maximum == maximum)
    return;

  priv->maximum = maximum;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAXIMUM]);
}

const char *
sol_meter_get_words (SolMeter *self)
{
  SolMeterPrivate *priv = sol_meter_get_instance_private (self);

  g_return_val_if_fail (SOL_IS_METER (self), NULL);

  return priv->words;
}

void
sol_meter_set_words (SolMeter *self, const char *words)
{
  SolMeterPrivate *priv = sol_meter_get_instance_private (self);

  g_return_if_fail (SOL_IS_METER (self));

  if (g_strcmp0 (priv->words, words) == 0)
    return;

  g_free (priv->words);
  priv->words = g_strdup (words);
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
}

static void
sol_meter_unmap (GtkWidget *widget)
{
  SolMeterPrivate *priv = sol_meter_get_instance_private (SOL_METER (widget));

  sol_tween_finish (&priv->tween);
  GTK_WIDGET_CLASS (sol_meter_parent_class)->unmap (widget);
}

static void
sol_meter_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SolMeter *self = SOL_METER (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_double (value, sol_meter_get_value (self));
      break;
    case PROP_MAXIMUM:
      g_value_set_double (value, sol_meter_get_maximum (self));
      break;
    case PROP_WORDS:
      g_value_set_string (value, sol_meter_get_words (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_meter_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SolMeter *self = SOL_METER (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      sol_meter_set_value (self, g_value_get_double (value));
      break;
    case PROP_MAXIMUM:
      sol_meter_set_maximum (self, g_value_get_double (value));
      break;
    case PROP_WORDS:
      sol_meter_set_words (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_meter_dispose (GObject *object)
{
  SolMeterPrivate *priv = sol_meter_get_instance_private (SOL_METER (object));

  sol_tween_clear (&priv->tween);
  G_OBJECT_CLASS (sol_meter_parent_class)->dispose (object);
}

static void
sol_meter_finalize (GObject *object)
{
  SolMeterPrivate *priv = sol_meter_get_instance_private (SOL_METER (object));

  g_free (priv->words);
  G_OBJECT_CLASS (sol_meter_parent_class)->finalize (object);
}

static void
sol_meter_class_init (SolMeterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_meter_get_property;
  object_class->set_property = sol_meter_set_property;
  object_class->dispose = sol_meter_dispose;
  object_class->finalize = sol_meter_finalize;
  widget_class->unmap = sol_meter_unmap;

  /* Lax, because NaN (unknown) counts as out of every range. */
  properties[PROP_VALUE] = g_param_spec_double ("value", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                                flags | G_PARAM_LAX_VALIDATION);
  properties[PROP_MAXIMUM]
      = g_param_spec_double ("maximum", NULL, NULL, G_MINDOUBLE, G_MAXDOUBLE, 100, flags);
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
sol_meter_init (SolMeter *self)
{
  SolMeterPrivate *priv = sol_meter_get_instance_private (self);

  priv->value = NAN;
  priv->maximum = 100;
  sol_tween_init (&priv->tween, GTK_WIDGET (self), show_fraction);
  update_accessible (self);
}
