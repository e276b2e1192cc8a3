/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "fuzz-answer"

#include "fuzz-target.h"

#include "sol-answer.h"
#include "sol-sign-in-judge.h"
#include "sol-xsrf.h"

#include <string.h>

#define NOW (20000 * SOL_DAY)
#define N_LINES 5
#define LONGEST_CODE 64

static const guint statuses[] = { 200, 201, 204, 301, 302, 400, 401, 403, 404, 405, 406, 409, 422,
                                  429, 466, 468, 472, 473, 500, 502, 503, 504, 550, 551, 552 };

static char *
text_or_none (const char *line)
{
  return line == NULL || *line == '\0' ? NULL : g_strdup (line);
}

/* Status, then a line each of path, content type, location, pause and cookie; the rest is the body. */
static SolAnswer *
make_answer (const uint8_t *data, size_t size)
{
  SolAnswer *answer = g_new0 (SolAnswer, 1);
  char *lines[N_LINES] = { NULL };
  size_t at = 1;
  for (guint i = 0; i < N_LINES; i++)
    {
      const uint8_t *end = memchr (data + at, '\n', size - at);
      size_t length = end == NULL ? size - at : (size_t) (end - data) - at;
      lines[i] = g_strndup ((const char *) data + at, length);
      g_strdelimit (lines[i], "\r", ' ');
      at += length + (end == NULL ? 0 : 1);
    }
  answer->status = statuses[(guint) (guint8) (data[0] - 'A') % G_N_ELEMENTS (statuses)];
  answer->path = text_or_none (lines[0]);
  answer->content_type = text_or_none (lines[1]);
  answer->location = text_or_none (lines[2]);
  answer->retry_at = sol_retry_after_parse (lines[3], NOW);
  answer->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  if (*lines[4] != '\0')
    soup_message_headers_append (answer->headers, "Set-Cookie", lines[4]);
  answer->body = g_bytes_new (data + at, size - at);
  for (guint i = 0; i < N_LINES; i++)
    g_free (lines[i]);
  return answer;
}

static void
check_text (const char *text)
{
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    g_error ("A text that is none");
}

static void
check_error (const SolAnswer *answer, gboolean optional)
{
  g_autoptr (GError) error = sol_answer_to_error (answer, optional);
  if (error == NULL || error->domain != SOL_ERROR || *error->message == '\0')
    g_error ("A refusal without a reason");
  check_text (error->message);
}

/* What would have become of a sign-in. */
static void
check_sign_in (const SolAnswer *answer)
{
  g_auto (SolSignInTokens) login = { 0 }, code = { 0 };
  g_autofree char *token = NULL;
  SolTime expires = SOL_TIME_UNKNOWN;

  if (sol_sign_in_judge_login (answer, FALSE, &login) == SOL_SIGN_IN_ACCEPTED && login.session_id == NULL)
    g_error ("A sign-in without a session");
  if (sol_sign_in_judge_code (answer, &code) == SOL_SIGN_IN_ACCEPTED && code.session_id == NULL)
    g_error ("A code without a session");
  if (sol_sign_in_judge_token (answer, &token, &expires) == SOL_SIGN_IN_ACCEPTED && token == NULL)
    g_error ("An accepted token that is not there");
  sol_sign_in_judge_form (answer);
  sol_sign_in_judge_ask (answer);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size == 0)
    return 0;
  g_autoptr (SolAnswer) answer = make_answer (data, size);
  gboolean redirected = answer->status >= 300 && answer->status <= 399;

  if (answer->retry_at != SOL_TIME_UNKNOWN && (answer->retry_at < NOW || answer->retry_at > NOW + SOL_DAY))
    g_error ("A pause into the past, or for ever");
  if (sol_answer_is_login_wall (answer) && !redirected
      && (answer->status >= 300 || !sol_answer_is_page (answer)))
    g_error ("A wall where no page is");
  g_autofree char *code = sol_answer_get_cloud_code (answer);
  if (code != NULL && (strlen (code) > LONGEST_CODE || !g_str_is_ascii (code)))
    g_error ("A word of the cloud that is none");
  g_autofree char *text = sol_answer_get_cloud_text (answer);
  check_text (text);
  guint meaning = sol_answer_get_meaning (answer);
  if (meaning != answer->status && (meaning < 100 || meaning > 599))
    g_error ("A status that is none");
  if (!sol_answer_is_success (answer))
    {
      check_error (answer, FALSE);
      check_error (answer, TRUE);
    }
  check_sign_in (answer);
  g_autofree char *header = sol_xsrf_from_header (answer);
  g_autofree char *cookie = sol_xsrf_from_cookies (answer);
  return 0;
}
