/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-condition.h"

G_BEGIN_DECLS

/** SolTone: which of the meaning colours something has (ui.md 3.2). */
typedef enum
{
  SOL_TONE_NEUTRAL,
  SOL_TONE_GOOD,
  SOL_TONE_ACCENT,
  SOL_TONE_WARNING,
  SOL_TONE_ERROR,
} SolTone;

/** sol_tone_get_css_class: Returns: (transfer none): `success`, `accent`, … */
const char *sol_tone_get_css_class (SolTone tone);

/** SolBannerKind: the most severe first. */
typedef enum
{
  SOL_BANNER_POWER_CUT,
  SOL_BANNER_SESSION_OVER,
  SOL_BANNER_BLOCKED,
  SOL_BANNER_TOO_MANY,
  SOL_BANNER_OFFLINE,
  SOL_BANNER_TROUBLE,
  SOL_BANNER_RATE_LIMITED,
  SOL_BANNER_BUDGET_SPENT,
  SOL_BANNER_GATEWAY_SILENT,
  SOL_BANNER_PAGE, /* of the page in front */
  SOL_BANNER_UNKEPT,
  SOL_BANNER_DEMO,
  SOL_N_BANNERS,
} SolBannerKind;

/** SolBannerFacts: what banners are written from; plain, lives as long as the call. */
typedef struct
{
  const SolCondition *condition;
  double soc_percent;    /* NaN unknown */
  double backup_seconds; /* NaN unknown */
  GTimeZone *zone;       /* the site's; UTC when %NULL */
  SolTime now;
  const char *unkept; /* (nullable) why nothing can be kept */
} SolBannerFacts;

/** SolBannerWords: one banner of ui.md 5.2. */
typedef struct
{
  SolBannerKind kind;
  SolTone tone;
  gboolean alert; /* role alert, else status */
  const char *icon_name;
  char *text;
  const char *button; /* (nullable) translated */
  const char *action; /* (nullable) with its target, "win.page::devices" */
} SolBannerWords;

void sol_banner_words_free (SolBannerWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolBannerWords, sol_banner_words_free)

/** SOL_MOST_BANNERS: how many are seen at once. */
#define SOL_MOST_BANNERS 2

/** sol_banner_words_new: (transfer full): @text is taken. @button, @action: (nullable) */
SolBannerWords *sol_banner_words_new (SolBannerKind kind, SolTone tone, const char *icon_name, char *text,
                                      const char *button, const char *action);
/** sol_unkept_banner_words: Returns: (transfer full): that nothing can be kept; @reason: a sentence. */
SolBannerWords *sol_unkept_banner_words (const char *reason);

/** sol_banner_words_list: Returns: (transfer full) (element-type SolBannerWords): at most two, the most
 * severe first. */
GPtrArray *sol_banner_words_list (const SolBannerFacts *facts);

/**
 * sol_foot_words:
 * @condition: (nullable)
 * @tone: (out): of the dot
 * @next: (out): microseconds until the words change by themselves, negative when they stay
 *
 * Returns: (transfer full): the line at the foot of the sidebar, ui.md 5.2
 */
char *sol_foot_words (const SolCondition *condition, GTimeZone *zone, SolTime now, SolTone *tone,
                      gint64 *next);

/** SolEmptyWords: the page for when there is nothing to show at all. */
typedef struct
{
  const char *icon_name;
  const char *title;
  const char *body;
  char *detail; /* (nullable) "Error 503, service unavailable" */
} SolEmptyWords;

void sol_empty_words_free (SolEmptyWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolEmptyWords, sol_empty_words_free)

/** sol_empty_words_new: Returns: (transfer full) (nullable): %NULL while it is too early to say. */
SolEmptyWords *sol_empty_words_new (const SolCondition *condition);

/** sol_format_moment: Returns: (transfer full): "14:05", on another day with the day: "yesterday, 14:05". */
char *sol_format_moment (SolTime time, SolTime now, GTimeZone *zone);

/** sol_format_countdown: Returns: (transfer full): "0:48"; "0:00" when it is over. */
char *sol_format_countdown (SolTime until, SolTime now);

/** sol_format_countdown_next: microseconds until sol_format_countdown() changes, negative when it is over. */
gint64 sol_format_countdown_next (SolTime until, SolTime now);

G_END_DECLS
