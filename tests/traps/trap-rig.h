/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cloud-targets.h"
#include "sol-decode.h"

G_BEGIN_DECLS

/* What the tests of the traps share. A trap's number is the first part of the name of its test. */

#define TRAP_LOGIN "POST /login/login.json"
#define TRAP_LOGIN_FORM "POST /login/login"
#define TRAP_ASK "POST /app-api/generate_mfa_login_otp"
#define TRAP_VERIFY "POST /app-api/validate_login_otp"
#define TRAP_TOKENS "POST /tokens"
#define TRAP_SITES "GET /app-api/search_sites.json"
#define TRAP_RENEW "GET /app-api/jwt_token.json"
#define TRAP_DEVICES "GET /app-api/" RIG_SITE "/devices.json"
#define TRAP_POWER "GET /app-api/" RIG_SITE "/get_latest_power"
#define TRAP_DAY "GET /pv/systems/" RIG_SITE "/today"
#define TRAP_CONFIG "/service/batteryConfig/api/v1"
#define TRAP_PROFILE "GET " TRAP_CONFIG "/profile/" RIG_SITE
#define TRAP_SITE_SETTINGS "GET " TRAP_CONFIG "/siteSettings/" RIG_SITE
#define TRAP_SETTINGS TRAP_CONFIG "/batterySettings/" RIG_SITE
#define TRAP_WINDOWS TRAP_CONFIG "/battery/sites/" RIG_SITE "/schedules"
#define TRAP_CHECK "POST " TRAP_WINDOWS "/isValid"
#define TRAP_CANCEL "PUT " TRAP_CONFIG "/cancel/profile/" RIG_SITE
#define TRAP_SUCCESS "{\"message\":\"success\"}"
#define TRAP_EVSE "/service/evse_controller/" RIG_SITE
#define TRAP_START "POST " TRAP_EVSE "/ev_chargers/" RIG_SERIAL "/start_charging"
#define TRAP_STOP "PUT " TRAP_EVSE "/ev_chargers/" RIG_SERIAL "/stop_charging"
#define TRAP_MODE "/service/evse_scheduler/api/v1/iqevc/charging-mode/" RIG_SITE "/" RIG_SERIAL "/preference"
#define TRAP_POWER_BODY "{\"latest_power\":{\"value\":2310,\"units\":\"W\",\"time\":1778058000}}"
#define TRAP_WALL                                                                                            \
  "<!DOCTYPE html><html><head><meta http-equiv=\"X-UA-Compatible\"></head><body>"                            \
  "<form action=\"/login/login\"></form></body></html>"
#define TRAP_PASSWORD "Süd+Ost"

/** trap_read_fails: reads and asserts that it fails with @code. Returns: (transfer full): the error. */
GError *trap_read_fails (Rig *rig, SolCallId call, SolError code);

/** trap_read_works: reads and asserts that it brings a value. */
SolReading *trap_read_works (Rig *rig, SolCallId call);

/** trap_read_target: reads with a target that has all that any row needs, and asserts that it works. */
void trap_read_target (Rig *rig, SolCallId call);
GError *trap_read_target_fails (Rig *rig, SolCallId call, SolError code);

/** trap_act_fails: likewise for a call that acts, in manual mode with the amperes of a person. */
GError *trap_act_fails (Rig *rig, SolCallId call, SolError code);
SolActResult *trap_act_works (Rig *rig, SolCallId call);

/** trap_write_works: does @call with the write that the targets have for it. */
SolActResult *trap_write_works (Rig *rig, SolCallId call);

/** trap_write_with: likewise with @write (transfer full). */
SolActResult *trap_write_with (Rig *rig, SolCallId call, SolWrite *write);

/** trap_body: Returns: (transfer full): the body of the @index'th request of @route; it must be there. */
char *trap_body (Rig *rig, const char *route, guint index);

/** trap_sign_in_fails: signs in by hand and asserts that it fails with @code. */
GError *trap_sign_in_fails (Rig *rig, SolError code);

/** trap_refuse_renewals: neither session nor password get a new session: every sign-in is rejected. */
void trap_refuse_renewals (Rig *rig);

/** trap_header: Returns: (transfer none) (nullable): of the @index'th request of @route; it must be there. */
const char *trap_header (Rig *rig, const char *route, guint index, const char *name);

/** trap_json: Returns: (transfer full): @text as bytes. */
GBytes *trap_json (const char *text);

/* trap_decode: a value of the decoder called @name; the text must be readable. */
#define trap_decode(name, text) trap_decode_with ((TrapDecoder) sol_decode_##name, text)
typedef gpointer (*TrapDecoder) (GBytes *json, GError **error);
gpointer trap_decode_with (TrapDecoder decoder, const char *text);

G_END_DECLS
