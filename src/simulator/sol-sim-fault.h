/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

struct _SolSimFaultKind;

/**
 * SolSimFault:
 *
 * A row of the list that POST /simulator/faults takes: which requests, and what goes wrong with them.
 */
typedef struct
{
  const struct _SolSimFaultKind *kind;
  char *path;         /* glob over the path without its query */
  char *method;       /* nullable: any */
  gint64 times;       /* left; < 0 = for ever */
  gint64 value;       /* meaning by kind, see the table in sol-sim-fault-kinds.c */
  char *body;         /* nullable */
  char *type;         /* nullable: content type */
  GPtrArray *headers; /* nullable; name, value, name, value … */
} SolSimFault;

typedef struct _SolSimFaults SolSimFaults;

SolSimFaults *sol_sim_faults_new (void);
void sol_sim_faults_free (SolSimFaults *self);

/* Appends the rows of `list` (an array of objects) or none of them. */
gboolean sol_sim_faults_add (SolSimFaults *self, JsonNode *list, GError **error);
void sol_sim_faults_clear (SolSimFaults *self);
void sol_sim_faults_write (SolSimFaults *self, JsonBuilder *builder);

/* The first row that fits, counted down; free with sol_sim_fault_free(). NULL: none. */
SolSimFault *sol_sim_faults_take (SolSimFaults *self, const char *method, const char *path);
void sol_sim_fault_free (SolSimFault *self);

const char *sol_sim_fault_get_name (const SolSimFault *self);

/* Answers that are told again for a while (read-lag), by path and query: char* -> SolSimKeptAnswer. */
typedef struct
{
  gint64 time; /* simulated epoch seconds */
  const char *type;
  GBytes *body;
} SolSimKeptAnswer;

GHashTable *sol_sim_faults_get_kept (SolSimFaults *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolSimFault, sol_sim_fault_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolSimFaults, sol_sim_faults_free)

G_END_DECLS
