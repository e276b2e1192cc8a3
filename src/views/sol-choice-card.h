/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** SolChoice: what one card says; plain, lives as long as the call. */
typedef struct
{
  const char *id;
  const char *icon_name;
  const char *title;
  const char *line; /* its consequence, or how far a change is, or why it cannot be chosen */
  gboolean selected;
  gboolean busy; /* a spinner instead of the radio mark */
  gboolean sensitive;
} SolChoice;

#define SOL_TYPE_CHOICE_CARD (sol_choice_card_get_type ())
G_DECLARE_FINAL_TYPE (SolChoiceCard, sol_choice_card, SOL, CHOICE_CARD, GtkButton)

/** SolChoiceCard: one of the cards of a #SolChoiceGroup: role radio, and sets CHECKED itself. */
GtkWidget *sol_choice_card_new (const char *id);

const char *sol_choice_card_get_id (SolChoiceCard *self);
gboolean sol_choice_card_get_selected (SolChoiceCard *self);
void sol_choice_card_show (SolChoiceCard *self, const SolChoice *choice);

G_END_DECLS
