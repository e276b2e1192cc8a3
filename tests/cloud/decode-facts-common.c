/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-facts-common"

#include "decode-cases.h"

#include <string.h>

/* Whoever reads this has survived. */
static JsonNode *
read_crash (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (SOL_NO);
}

/* Those of the texts that are neither in what is kept nor in any fact of the value. */
static JsonNode *
read_must_not_be_kept (const DecodeRun *run, JsonNode *expected)
{
  g_autoptr (GBytes) kept = sol_scrub_json (run->json);
  JsonArray *texts = json_node_get_array (expected);
  JsonArray *absent = json_array_new ();

  g_assert_nonnull (kept);
  for (guint i = 0; i < json_array_get_length (texts); i++)
    {
      const char *text = json_array_get_string_element (texts, i);
      if (g_strstr_len (g_bytes_get_data (kept, NULL), (gssize) g_bytes_get_size (kept), text) == NULL)
        json_array_add_string_element (absent, text);
    }
  return decode_fact_array (absent);
}

/* Whatever cannot be read opens nothing either. */
static JsonNode *
read_code_valid (const DecodeRun *run, JsonNode *expected)
{
  g_assert_cmpstr (run->endpoint->name, ==, "code_check");
  return decode_fact_truth (sol_truth (run->value != NULL && ((const SolCodeCheck *) run->value)->valid));
}

const DecodeFact decode_facts_common[] = {
  { "crash", read_crash },
  { "code_valid", read_code_valid },
  { "must_not_be_kept", read_must_not_be_kept },
  { NULL, NULL },
};

static JsonNode *
read_error (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_text (run->error != NULL ? sol_error_get_name ((SolError) run->error->code) : NULL);
}

/* Without a value there is nothing that could take the place of the last one. */
static JsonNode *
read_keeps_last_good (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (sol_truth (run->value == NULL));
}

static JsonNode *
read_called_down (const DecodeRun *run, JsonNode *expected)
{
  return decode_fact_truth (sol_truth (g_error_matches (run->error, SOL_ERROR, SOL_ERROR_UNAVAILABLE)
                                       || g_error_matches (run->error, SOL_ERROR, SOL_ERROR_OFFLINE)));
}

const DecodeFact decode_facts_errors[] = {
  { "error", read_error },
  { "keeps_last_good", read_keeps_last_good },
  { "cloud_called_down", read_called_down },
  { NULL, NULL },
};
