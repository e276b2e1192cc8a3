/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-route.h"

G_BEGIN_DECLS

/* Handlers of sign-in (addendum 1.2). */
void sol_sim_auth_login (SolSimCall *call);      /* step 1 */
void sol_sim_auth_login_form (SolSimCall *call); /* step 1b */
void sol_sim_auth_page (SolSimCall *call);       /* what the form leads to */
void sol_sim_auth_send_code (SolSimCall *call);  /* step 2a */
void sol_sim_auth_check_code (SolSimCall *call); /* step 2b */
void sol_sim_auth_tokens (SolSimCall *call);     /* step 3 */
void sol_sim_auth_jwt (SolSimCall *call);        /* … and its two other sources */
void sol_sim_auth_session_token (SolSimCall *call);
void sol_sim_auth_sites (SolSimCall *call); /* step 4 */
void sol_sim_auth_health (SolSimCall *call);

void sol_sim_auth_answer_success (SolSimCall *call, SolSimSignIn *sign_in, gboolean with_session);

G_END_DECLS
