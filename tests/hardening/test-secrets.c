/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sqlite3.h>
#include <string.h>

#include "model-fixture.h"
#include "secret-search.h"
#include "sol-keyring.h"
#include "storage-sandbox.h"

/* Whatever the simulated cloud ever gave out (passwords, tokens, cookies, codes) is in no file of the home
 * folder but the keyring's, not in the log at its most verbose, and not in diagnostics; neither is a serial,
 * a mail address, a site or a street in the last two. */

#define FORM_ACCOUNT "form@example.org"
#define WRONG "Tr0ub\"4dor&3/\xc3\xbc ?+%"

/* --- the log ----------------------------------------------------------------------------------------------
 */

static GMutex lock;
static GString *logged;

/* All of it, whatever its level; but for the simulated cloud's own, which is not ours. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "GLIB_DOMAIN") && g_str_has_prefix (fields[i].value, "sol-sim"))
      return G_LOG_WRITER_HANDLED;
  g_mutex_lock (&lock);
  for (gsize i = 0; i < n_fields; i++)
    {
      const char *value = fields[i].value;
      g_string_append_printf (logged, "%s=", fields[i].key);
      g_string_append_len (logged, value, fields[i].length < 0 ? (gssize) strlen (value) : fields[i].length);
      g_string_append_c (logged, '\n');
    }
  g_mutex_unlock (&lock);
  return G_LOG_WRITER_HANDLED;
}

/* What does not come as fields; GLib's test framework would take it. */
static void
log_message (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  if (domain != NULL && g_str_has_prefix (domain, "sol-sim"))
    return;
  g_mutex_lock (&lock);
  g_string_append_printf (logged, "%s: %s\n", domain == NULL ? "" : domain, message);
  g_mutex_unlock (&lock);
}

static void
note (const char *what, const char *text)
{
  g_mutex_lock (&lock);
  g_string_append_printf (logged, "%s=%s\n", what, text == NULL ? "" : text);
  g_mutex_unlock (&lock);
}

/* --- what must not be found -------------------------------------------------------------------------------
 */

static SecretSearch *
secrets_of (ModelFixture *fixture)
{
  SecretSearch *search = secret_search_new ();
  g_autofree char *text = model_fixture_ask (fixture, "GET", "secrets", NULL);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonArray *array = json_object_get_array_member (json_node_get_object (root), "secrets");
  guint count = json_array_get_length (array);

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *label = g_strdup_printf ("secret %u", i);
      secret_search_add (search, label, json_array_get_string_element (array, i));
    }
  secret_search_add (search, "the wrong password", WRONG);
  g_test_message ("%u secrets, %u forms", count, secret_search_count (search));
  g_assert_cmpuint (count, >, 4);
  return search;
}

static void
add_members (SecretSearch *search, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      add_members (search, json_array_get_element (json_node_get_array (node), i));
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    {
      if (JSON_NODE_HOLDS_VALUE (member) && json_node_get_value_type (member) == G_TYPE_STRING
          && (g_str_equal (name, "serial") || g_str_equal (name, "id") || g_str_equal (name, "name"))
          && strlen (json_node_get_string (member)) > 4)
        secret_search_add_plain (search, name, json_node_get_string (member));
      add_members (search, member);
    }
}

/* Who and where the simulated home is. */
static SecretSearch *
identities_of (ModelFixture *fixture)
{
  static const char *const others[] = {
    "122330018422",      "482301007719",    "BT122402118841",   "BT122402118906",
    SOL_SIMULATOR_OWNER, SOL_SIMULATOR_MFA, "7 Birchwood Lane", "Birchwood",
    "Berkendam",         "3999 ZZ",         "192.0.2.23",       FORM_ACCOUNT,
  };
  SecretSearch *search = secret_search_new ();
  g_autofree char *text = model_fixture_ask (fixture, "GET", "truth", NULL);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  add_members (search, root);
  g_assert_cmpuint (secret_search_count (search), >, 24);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    secret_search_add_plain (search, "identity", others[i]);
  return search;
}

static void
assert_kept_secret (ModelFixture *fixture)
{
  g_autoptr (SecretSearch) secrets = secrets_of (fixture);
  g_autoptr (SecretSearch) identities = identities_of (fixture);
  guint files = 0;

  g_autofree char *in_files
      = secret_search_find_below (secrets, storage_test_get_home (), "/keyring", &files);
  g_assert_cmpstr (in_files, ==, NULL);
  g_assert_cmpuint (files, >, 0);
  g_autofree char *in_log = secret_search_find (secrets, logged->str, logged->len);
  g_assert_cmpstr (in_log, ==, NULL);
  g_autofree char *who = secret_search_find (identities, logged->str, logged->len);
  g_assert_cmpstr (who, ==, NULL);
  /* It is the log of the exchange, and goes down to every request. */
  g_assert_nonnull (strstr (logged->str, "sol-exchange: login: POST "));
}

/* --- driving ----------------------------------------------------------------------------------------------
 */

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

/* With the keyring and the folder that the programs use. */
static void
open_home (ModelFixture *fixture)
{
  SolHomeOptions options
      = { .clock = fixture->clock, .origin = sol_simulator_get_origin (fixture->simulator) };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->home = sol_home_new (&options);
  sol_home_start_async (fixture->home, NULL, result_cb, &result);
  model_fixture_wait (is_set, &result);
  g_assert_true (sol_home_start_finish (fixture->home, result, &error));
}

static gboolean
sign_in (ModelFixture *fixture, const char *account, const char *password)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  sol_home_sign_in_async (fixture->home, account, password, TRUE, NULL, result_cb, &result);
  model_fixture_wait (is_set, &result);
  gboolean ok = sol_home_sign_in_finish (fixture->home, result, &error);
  note ("ERROR", error == NULL ? NULL : error->message);
  return ok;
}

static gboolean
verify (ModelFixture *fixture, const char *code)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  sol_home_verify_code_async (fixture->home, code, NULL, result_cb, &result);
  model_fixture_wait (is_set, &result);
  gboolean ok = sol_home_verify_code_finish (fixture->home, result, &error);
  note ("ERROR", error == NULL ? NULL : error->message);
  return ok;
}

static void
describe (ModelFixture *fixture)
{
  g_autofree char *text = sol_home_describe (fixture->home);
  note ("DIAGNOSTICS", text);
}

static void
sign_out (ModelFixture *fixture, gboolean erase)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  sol_home_sign_out_async (fixture->home, erase, NULL, result_cb, &result);
  model_fixture_wait (is_set, &result);
  g_assert_true (sol_home_sign_out_finish (fixture->home, result, &error));
  g_assert_no_error (error);
}

static gboolean
is_open (gpointer home)
{
  return sol_home_get_state (home) == SOL_HOME_OPEN;
}

static void
read_all (ModelFixture *fixture)
{
  model_fixture_wait (is_open, fixture->home);
  sol_site_set_page (sol_home_get_site (fixture->home), SOL_PAGE_OVERVIEW);
  model_fixture_settle (fixture);
  model_fixture_advance (fixture, 61);
}

static void
charge (ModelFixture *fixture, gboolean on)
{
  SolSite *site = sol_home_get_site (fixture->home);
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  g_autoptr (GError) error = NULL;
  model_fixture_request (fixture, sol_charger_get_charging (charger), g_variant_new_boolean (on), NULL, NULL,
                         &error);
  note ("ERROR", error == NULL ? NULL : error->message);
}

static void
expire (ModelFixture *fixture, const char *what)
{
  g_autofree char *body = g_strdup_printf ("{\"what\":\"%s\"}", what);
  g_autofree char *done = model_fixture_ask (fixture, "POST", "expire", body);
  model_fixture_advance (fixture, 400);
}

static void
keep_password (ModelFixture *fixture)
{
  g_autoptr (SolKeyring) keyring
      = sol_keyring_new (sol_simulator_get_origin (fixture->simulator), fixture->clock);
  g_autoptr (GAsyncResult) result = NULL;
  sol_keyring_store_async (keyring, SOL_SIMULATOR_OWNER, SOL_KEYRING_PASSWORD, SOL_SIMULATOR_PASSWORD, NULL,
                           result_cb, &result);
  model_fixture_wait (is_set, &result);
  g_assert_true (sol_keyring_store_finish (keyring, result, NULL));
}

/* An answer that tells everything that the cloud knows, where a client might pick it up. */
static char *
make_echo (ModelFixture *fixture, const char *path, const char *what, guint status, guint times)
{
  g_autofree char *text = model_fixture_ask (fixture, "GET", "secrets", NULL);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonArray *array = json_object_get_array_member (json_node_get_object (root), "secrets");
  g_autoptr (GString) all
      = g_string_new ("Sorry " SOL_SIMULATOR_OWNER ", 7 Birchwood Lane, EV202334117205: ");
  const char *session = NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *secret = json_array_get_string_element (array, i);
      g_string_append_printf (all, "%s ", secret);
      if (strlen (secret) == 32)
        session = secret;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  const struct
  {
    const char *name;
    const char *value;
  } head[] = { { "path", path }, { "what", what } }, inner[] = {
    { "message", all->str },        { "code", session },   { "errorMessageCode", session },
    { "displayMessage", all->str }, { "status", session }, { "detail", all->str },
  };
  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    {
      json_builder_set_member_name (builder, head[i].name);
      json_builder_add_string_value (builder, head[i].value);
    }
  json_builder_set_member_name (builder, "times");
  json_builder_add_int_value (builder, times);
  json_builder_set_member_name (builder, "value");
  json_builder_add_int_value (builder, status);
  json_builder_set_member_name (builder, "headers");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "Location");
  json_builder_add_string_value (builder, session);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "body");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (inner); i++)
    {
      json_builder_set_member_name (builder, inner[i].name);
      json_builder_add_string_value (builder, inner[i].value);
    }
  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (inner); i++)
    {
      json_builder_set_member_name (builder, inner[i].name);
      json_builder_add_string_value (builder, inner[i].value);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  g_autoptr (JsonNode) list = json_builder_get_root (builder);
  return json_to_string (list, FALSE);
}

static void
echo (ModelFixture *fixture, const char *path, const char *what, guint status, guint times)
{
  g_autofree char *fault = make_echo (fixture, path, what, status, times);
  g_autofree char *set = model_fixture_ask (fixture, "POST", "faults", fault);
}

static void
end_faults (ModelFixture *fixture)
{
  g_autofree char *gone = model_fixture_ask (fixture, "DELETE", "faults", NULL);
}

/* --- tests ------------------------------------------------------------------------------------------------
 */

static void
test_owner (void)
{
  static const guint refusals[] = { 200, 302, 400, 403, 409, 422, 500 };
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);

  open_home (fixture);
  g_assert_false (sign_in (fixture, SOL_SIMULATOR_OWNER, WRONG));
  g_assert_true (sign_in (fixture, SOL_SIMULATOR_OWNER, SOL_SIMULATOR_PASSWORD));
  g_assert_true (sol_home_get_keyring_works (fixture->home));
  read_all (fixture);
  charge (fixture, FALSE);
  charge (fixture, TRUE);
  describe (fixture);
  expire (fixture, "tokens");
  keep_password (fixture);
  expire (fixture, "sessions");
  g_assert_cmpuint (model_fixture_count_requests (fixture, "GET", "jwt_token"), >=, 1);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "POST", "/login/login.json"), ==, 3);
  assert_kept_secret (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      echo (fixture, "*_charging", "status", refusals[i], 8);
      charge (fixture, i % 2 != 0);
      end_faults (fixture);
      echo (fixture, "/service/*", "status", refusals[i], 6);
      echo (fixture, "/pv/*", "not-json", 200, 3);
      echo (fixture, "/app-api/*", "html", 200, 3);
      model_fixture_advance (fixture, 301);
      end_faults (fixture);
      model_fixture_advance (fixture, 1200);
    }
  describe (fixture);
  model_fixture_close (fixture);
  assert_kept_secret (fixture);

  open_home (fixture);
  g_assert_true (is_open (fixture->home));
  read_all (fixture);
  describe (fixture);
  sign_out (fixture, FALSE);
  describe (fixture);
  model_fixture_close (fixture);
  assert_kept_secret (fixture);
}

/* In a home that is hardly read, so that no reading has six digits by chance. */
static void
test_code (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);

  open_home (fixture);
  g_assert_false (sign_in (fixture, SOL_SIMULATOR_MFA, SOL_SIMULATOR_PASSWORD));
  g_assert_cmpint (sol_home_get_state (fixture->home), ==, SOL_HOME_CODE);
  g_assert_false (verify (fixture, "000000"));
  describe (fixture);
  echo (fixture, "*validate_login_otp", "status", 409, 1);
  g_assert_false (verify (fixture, "111111"));
  end_faults (fixture);
  g_autofree char *code = sol_simulator_dup_code (fixture->simulator, SOL_SIMULATOR_MFA);
  g_assert_true (verify (fixture, code));
  describe (fixture);
  model_fixture_close (fixture);
  assert_kept_secret (fixture);
}

static void
test_form (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);

  open_home (fixture);
  echo (fixture, "/login/login.json", "status", 401, 1);
  g_assert_false (sign_in (fixture, FORM_ACCOUNT, SOL_SIMULATOR_PASSWORD));
  end_faults (fixture);
  g_assert_true (sign_in (fixture, FORM_ACCOUNT, SOL_SIMULATOR_PASSWORD));
  read_all (fixture);
  describe (fixture);
  sign_out (fixture, TRUE);
  model_fixture_close (fixture);
  assert_kept_secret (fixture);
}

/* --- the search can fail ----------------------------------------------------------------------------------
 */

static void
plant (SecretSearch *search, const char *before, const char *planted, const char *after)
{
  g_autofree char *folder = g_build_filename (storage_test_get_home (), "planted", "deep", NULL);
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  g_autofree char *text = g_strconcat (before, planted, after, NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_autofree char *found = secret_search_find_below (search, storage_test_get_home (), "/keyring", NULL);
  g_assert_nonnull (found);
  g_assert_nonnull (strstr (found, "planted/deep/file"));
  g_remove (path);
  g_autofree char *gone = secret_search_find_below (search, storage_test_get_home (), "/keyring", NULL);
  g_assert_cmpstr (gone, ==, NULL);
}

static void
test_search (void)
{
  const char *secret = "p\"Q/\xc3\xa4+7 zz9-plural";
  const char *token = "eyJraWQiOiJmNDU2Nzg5MCIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJFbnRyZXoifQ.c2lnbmF0dXJlLW9m";
  g_autoptr (SecretSearch) search = secret_search_new ();
  secret_search_add (search, "password", secret);
  secret_search_add (search, "token", token);
  secret_search_add (search, "code", "483920");

  plant (search, "x", secret, "y");
  plant (search, "user%5Bpassword%5D=", "p%22Q%2F%C3%A4%2B7%20zz9-plural", "&");
  plant (search, "", "p%22q%2f%c3%a4%2b7%20zz9-plural", "");
  plant (search, "{\"a\":\"", "p\\\"Q/\xc3\xa4+7 zz9-plural", "\"}");
  plant (search, "{\"a\":\"", "p\\\"Q\\/\\u00e4+7 zz9-plural", "\"}");
  plant (search, "", "7022512fc3a42b37207a7a392d706c7572616c", "");
  for (guint offset = 0; offset < 3; offset++)
    {
      g_autofree char *inside = g_strdup_printf ("%.*s%s!", (int) offset, "::", secret);
      g_autofree char *encoded = g_base64_encode ((const guchar *) inside, strlen (inside));
      plant (search, "otp=", encoded, "&");
    }
  g_autofree char *torn = g_strndup (token, 40);
  plant (search, "page 7:", torn, "\n");
  plant (search, "page 8:", token + 50, "\n");
  plant (search, "code ", "483920", ".");
  g_autofree char *longer = secret_search_find (search, "1483920 4839201", 15);
  g_assert_cmpstr (longer, ==, NULL);
}

/* What SQLite has let go of is found, too: so would be a secret that was in the archive only for a moment. */
static void
test_free_pages (void)
{
  g_autoptr (SecretSearch) search = secret_search_new ();
  g_autofree char *path = g_build_filename (storage_test_get_home (), "free-pages.db", NULL);
  sqlite3 *db = NULL;
  secret_search_add (search, "token", "a-secret-that-was-here-once");

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (
      db,
      "PRAGMA secure_delete = OFF; CREATE TABLE t (v); INSERT INTO t VALUES ('a-secret-that-was-here-once');"
      "DELETE FROM t;",
      NULL, NULL, NULL);
  sqlite3_close (db);
  g_autofree char *found = secret_search_find_below (search, path, NULL, NULL);
  g_assert_nonnull (found);
  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  logged = g_string_new (NULL);
  g_log_set_writer_func (write_log, NULL, NULL);
  storage_test_init (&argc, &argv);
  g_log_set_default_handler (log_message, NULL);
  g_autofree char *keyring = g_build_filename (storage_test_get_home (), "keyring", NULL);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", keyring, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  g_test_add_func ("/hardening/secrets/search", test_search);
  g_test_add_func ("/hardening/secrets/free-pages", test_free_pages);
  g_test_add_func ("/hardening/secrets/code", test_code);
  g_test_add_func ("/hardening/secrets/form", test_form);
  g_test_add_func ("/hardening/secrets/owner", test_owner);
  int status = storage_test_run ();
  g_string_free (logged, TRUE);
  return status;
}
