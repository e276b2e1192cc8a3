/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-condition-words.h"

G_BEGIN_DECLS

#define SOL_TYPE_BANNER (sol_banner_get_type ())
G_DECLARE_FINAL_TYPE (SolBanner, sol_banner, SOL, BANNER, GtkWidget)

/**
 * SolBanner:
 *
 * One line below the header bar: icon, words, at most one button. Slides in and out; never covers content.
 */
GtkWidget *sol_banner_new (const SolBannerWords *words);

SolBannerKind sol_banner_get_kind (SolBanner *self);
const char *sol_banner_get_text (SolBanner *self);

/** sol_banner_set_words: new words of the same kind. */
void sol_banner_set_words (SolBanner *self, const SolBannerWords *words);

/** sol_banner_set_revealed: slides in or out. Signal `gone` when it has slid out. */
void sol_banner_set_revealed (SolBanner *self, gboolean revealed);
gboolean sol_banner_get_revealed (SolBanner *self);

G_END_DECLS
