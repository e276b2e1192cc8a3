/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cloud-cases.h"
#include "sol-home.h"

G_BEGIN_DECLS

/**
 * CaseHome: a whole home whose cloud says what a case of tests/data/cases says: `also` and `reads` are what
 * its reads return, `charger` is its charger, `answers` are given to its writes in turn.
 */
typedef struct
{
  const CloudCase *run;
  CloudFixture *server;
  SolClock *clock;
  SolHome *home;
  SolSite *site;
  char *root;  /* data folder, kept from one home to the next */
  guint begun; /* requests before the wish */
  SolTime marked_at;
  GArray *times; /* (element-type SolTime) when each request was seen, to the step */
  gboolean
      rereads; /* what a wish is judged by is read again right before, and that is no request of its own */
  gboolean agrees;  /* the person says yes to what is asked */
  gboolean patient; /* simulated time goes on until a wish has come to its end */
} CaseHome;

/** case_home_prepare: the cloud alone; case_home_open() opens the home and reads what @page shows. */
void case_home_prepare (CaseHome *self, const CloudCase *run);
void case_home_open (CaseHome *self, SolPage page);
void case_home_close (CaseHome *self); /* the home, not its data */
void case_home_clear (CaseHome *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CaseHome, case_home_clear)

/** case_home_settle: turns the main loop until nothing is on its way. */
void case_home_settle (CaseHome *self);
/** case_home_done: a callback that keeps the result in the GAsyncResult * that @user_data points at. */
void case_home_done (GObject *source, GAsyncResult *result, gpointer user_data);
/** case_home_await: turns the main loop until @result is there; time stands still. */
void case_home_await (GAsyncResult **result);
/** case_home_await_request: turns the main loop until a request with @part in its path has come in since the
 * mark. */
void case_home_await_request (CaseHome *self, const char *part);
/** case_home_advance: time goes on, timer by timer. */
void case_home_advance (CaseHome *self, double seconds);

/** case_home_fill: Returns: (transfer full): @route with site and charger of the tests for `{site}` and
 * `{sn}`. */
char *case_home_fill (const char *route);
/** case_home_unserve: forgets the answers of @route, as in case_home_serve(). */
void case_home_unserve (CaseHome *self, const char *route);
/** case_home_serve: @route has `{site}` and `{sn}` in it. @body: as in a case. */
void case_home_serve (CaseHome *self, const char *route, guint status, JsonNode *body);
/** case_home_serve_idle_charger: from now on its charger is plugged in and does not charge, whatever the case
 * says. */
void case_home_serve_idle_charger (CaseHome *self);
/** case_home_open_idle: the whole home with such a charger, opened on @page and marked. */
void case_home_open_idle (CaseHome *self, const CloudCase *run, SolPage page);
/** case_home_find_answer: Returns: (transfer full): what some case has as a good answer of @route. */
JsonNode *case_home_find_answer (const char *route);
/** case_home_serve_writes: the answers of the case, from now on. */
void case_home_serve_writes (CaseHome *self);

/** case_home_site_of: Returns: (transfer none): the site that has @serial. */
const char *case_home_site_of (CaseHome *self, const char *serial);
/** case_home_is_write: whether @received changes something: no GET, no sign-in, none of those POSTs that only
 * read. */
gboolean case_home_is_write (const CloudReceived *received);
/** case_home_serve_charging: from now on the charger of the case is read so. */
void case_home_serve_charging (CaseHome *self, gboolean charging);

/** case_home_mark: what is sent from now on is counted. */
void case_home_mark (CaseHome *self);
/** case_home_count: requests since the mark: in all, or with @method (nullable) and @part of the path. */
guint case_home_count (CaseHome *self, const char *method, const char *part);
/** case_home_list_times: Returns: (transfer full) (element-type double): the seconds between requests for
 * @route, as in case_home_serve(), since the mark; the first one counts from the mark. */
GArray *case_home_list_times (CaseHome *self, const char *route);
/** case_home_list_writes: Returns: (transfer full) (element-type CloudReceived): since the mark, without
 * those POSTs that only read. */
GPtrArray *case_home_list_writes (CaseHome *self);

/** CaseEnd: what became of a wish so far. */
typedef struct
{
  SolControl *control; /* (transfer none) */
  gboolean done;
  SolControlResult result;
  GError *error;         /* (nullable) */
  gboolean wrote;        /* something was sent */
  SolControlState state; /* while nothing is done */
  gboolean uncertain;
} CaseEnd;

void case_end_clear (CaseEnd *end);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CaseEnd, case_end_clear)

/** case_home_wish: asks @control for @wanted until the cloud has answered, or to the end when the home is
 * patient. */
void case_home_wish (CaseHome *self, SolControl *control, GVariant *wanted, GVariant *hint, CaseEnd *end);

/** case_end_name: the word of the cases for it. */
const char *case_end_name (const CaseEnd *end);

/** case_home_check: holds @end and what was sent against the facts of the case that are the same for all
 * controls; fails at a fact that is neither one of those nor in @others (nullable, ended by %NULL). */
void case_home_check (CaseHome *self, const CaseEnd *end, const char *const *others);

/** case_home_check_writes: holds the writes since the mark against @wanted. */
void case_home_check_writes (CaseHome *self, JsonArray *wanted);

SolCharger *case_home_find_charger (CaseHome *self, const char *serial); /* (transfer none) */

G_END_DECLS
