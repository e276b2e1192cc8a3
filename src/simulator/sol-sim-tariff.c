/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-tariff"

#include "sol-sim-tariff.h"

#include "sol-sim-format.h"
#include "sol-sim-home-random.h"

#include <math.h>
#include <string.h>

typedef struct
{
  JsonNode *tariff; /* nullable */
  SolSimBilling billing;
} Entry;

struct _SolSimTariffs
{
  GHashTable *entries; /* site id -> Entry */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;
  g_clear_pointer (&entry->tariff, json_node_unref);
  g_free (entry);
}

SolSimTariffs *
sol_sim_tariffs_new (void)
{
  SolSimTariffs *self = g_new0 (SolSimTariffs, 1);
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, entry_free);
  return self;
}

void
sol_sim_tariffs_free (SolSimTariffs *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->entries);
  g_free (self);
}

static void
write_period (JsonBuilder *builder, const char *id, const char *type, int price, int begin, int end)
{
  char rate[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (rate, sizeof rate, "%.4f", price / 1000.0);
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "id", id);
  sol_sim_json_string (builder, "type", type);
  sol_sim_json_string (builder, "rate", rate);
  if (begin < 0)
    {
      sol_sim_json_string (builder, "startTime", "");
      sol_sim_json_string (builder, "endTime", "");
    }
  else
    {
      sol_sim_json_format (builder, "startTime", "%d", begin);
      sol_sim_json_format (builder, "endTime", "%d", end);
    }
  json_builder_end_object (builder);
}

static void
write_purchase (JsonBuilder *builder, const SolSimPrices *prices)
{
  sol_sim_json_object (builder, "purchase");
  sol_sim_json_string (builder, "typeKind", "single");
  sol_sim_json_string (builder, "typeId", "tou");
  sol_sim_json_string (builder, "source", "manual");
  sol_sim_json_array (builder, "seasons");
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "id", "default");
  sol_sim_json_string (builder, "startMonth", "1");
  sol_sim_json_string (builder, "endMonth", "12");
  sol_sim_json_array (builder, "days");
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "id", "week");
  sol_sim_json_array (builder, "days");
  for (int day = 1; day <= 7; day++)
    json_builder_add_int_value (builder, day);
  json_builder_end_array (builder);
  sol_sim_json_array (builder, "periods");
  write_period (builder, "off-peak", "off-peak", prices->cheap, -1, -1);
  write_period (builder, "peak-1", "peak", prices->dear, prices->dear_begin, prices->dear_end);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static JsonNode *
first_tariff (const SolSimSite *site)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "currency", strcmp (site->currency, "EUR") == 0 ? "€" : site->currency);
  sol_sim_json_string (builder, "country", site->country);
  sol_sim_json_string (builder, "zipcode", site->zip);
  sol_sim_json_day (builder, "installDate", site->installed);
  sol_sim_json_boolean (builder, "chargeFromGrid", site->settings.charge_from_grid);
  sol_sim_json_integer (builder, "chargeBeginTime", site->settings.charge_begin);
  sol_sim_json_integer (builder, "chargeEndTime", site->settings.charge_end);
  write_purchase (builder, &site->prices);
  sol_sim_json_object (builder, "buyback");
  sol_sim_json_string (builder, "typeKind", "single");
  sol_sim_json_string (builder, "typeId", "flat");
  sol_sim_json_string (builder, "source", "netFit");
  sol_sim_json_string (builder, "exportPlan", "netFit");
  sol_sim_json_empty_array (builder, "seasons");
  json_builder_end_object (builder);
  sol_sim_json_object (builder, "utility");
  sol_sim_json_null (builder, "id");
  sol_sim_json_string (builder, "name", "Example Power");
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/* Panels and nothing else: nobody has ever typed in a tariff there. */
static Entry *
find (SolSimTariffs *self, const SolSimSite *site)
{
  gint64 key = (gint64) site->id;
  Entry *entry = g_hash_table_lookup (self->entries, &key);
  if (entry != NULL)
    return entry;
  entry = g_new0 (Entry, 1);
  if (site->n_batteries > 0 || site->n_chargers > 0)
    entry->tariff = first_tariff (site);
  g_strlcpy (entry->billing.frequency, "MONTH", sizeof entry->billing.frequency);
  g_strlcpy (entry->billing.start, "2025-08-18", sizeof entry->billing.start);
  entry->billing.interval = 1;
  g_hash_table_insert (self->entries, g_memdup2 (&key, sizeof key), entry);
  return entry;
}

JsonNode *
sol_sim_tariffs_get (SolSimTariffs *self, const SolSimSite *site)
{
  return find (self, site)->tariff;
}

SolSimBilling *
sol_sim_tariffs_billing (SolSimTariffs *self, const SolSimSite *site)
{
  return &find (self, site)->billing;
}

static JsonArray *
list_of (JsonObject *object, const char *name)
{
  JsonNode *node = sol_sim_json_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
element (JsonArray *array, guint index)
{
  return array != NULL && index < json_array_get_length (array)
             ? sol_sim_json_to_object (json_array_get_element (array, index))
             : NULL;
}

/* Whether every rate below @node is a number that is not negative. */
static gboolean
rates_are_good (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      for (guint i = 0; i < json_array_get_length (array); i++)
        if (!rates_are_good (json_array_get_element (array, i)))
          return FALSE;
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;
  JsonObject *object = json_node_get_object (node);
  const char *rate = sol_sim_json_get_string (object, "rate", NULL);
  char *end = NULL;
  double price = rate != NULL ? g_ascii_strtod (rate, &end) : 0;
  if (rate != NULL && (!(price >= 0 && price < 1000) || end == rate || *end != '\0'))
    return FALSE;
  g_autoptr (GList) members = json_object_get_values (object);
  for (GList *l = members; l != NULL; l = l->next)
    if (!rates_are_good (l->data))
      return FALSE;
  return TRUE;
}

/* The first season's first days tell what charging costs. */
static void
tell_home (SolSimHome *home, const SolSimSite *site, JsonObject *purchase)
{
  SolSimPrices prices = { 0 };
  JsonObject *days = element (list_of (element (list_of (purchase, "seasons"), 0), "days"), 0);
  JsonArray *periods = list_of (days, "periods");
  gboolean any = FALSE;
  for (guint i = 0; periods != NULL && i < json_array_get_length (periods); i++)
    {
      JsonObject *period = element (periods, i);
      int price = (int) lrint (1000 * g_ascii_strtod (sol_sim_json_get_string (period, "rate", "0"), NULL));
      int begin = (int) sol_sim_json_get_integer (period, "startTime", -1);
      int end = (int) sol_sim_json_get_integer (period, "endTime", -1);
      if (begin < 0 || end < 0)
        prices.cheap = price;
      else
        {
          prices.dear = price;
          prices.dear_begin = begin;
          prices.dear_end = end;
        }
      any = TRUE;
    }
  if (any)
    sol_sim_home_set_prices (home, site->id, &prices);
}

gboolean
sol_sim_tariffs_set (SolSimTariffs *self, SolSimHome *home, const SolSimSite *site, JsonNode *tariff)
{
  JsonObject *object = sol_sim_json_to_object (tariff);
  JsonObject *purchase = sol_sim_json_to_object (sol_sim_json_member (object, "purchase"));
  if (purchase == NULL || sol_sim_json_get_string (object, "currency", NULL) == NULL
      || !rates_are_good (tariff))
    return FALSE;
  Entry *entry = find (self, site);
  g_clear_pointer (&entry->tariff, json_node_unref);
  entry->tariff = json_node_copy (tariff);
  tell_home (home, site, purchase);
  return TRUE;
}

double
sol_sim_tariffs_buyback (const SolSimSite *site, SolSimDate date, int minute)
{
  static const double bands[] = { 0.0411, 0.0188, 0.1104, 0.0523 };
  int band = minute < 360 ? 0 : minute < 1020 ? 1 : minute < 1260 ? 2 : 3;
  return sol_sim_round (bands[band] * (0.9 + 0.2 * sol_sim_draw (site->id, 151, (guint64) date)), 4);
}
