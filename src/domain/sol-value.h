/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SOL_DECLARE_VALUE:
 *
 * Declares an immutable, reference-counted boxed value. Whoever makes one with `prefix_new ()` fills its
 * public members, hands it over and does not touch it again; everyone else holds it `const` and takes a
 * reference to keep it. In a fresh value every number is NaN, every time %SOL_TIME_UNKNOWN, every truth
 * %SOL_UNKNOWN and every string %NULL, so that what was not read is never mistaken for 0. Arrays and tables
 * are there from the start, empty, and free what is put into them: add to them, do not replace them.
 *
 * `prefix_ref ()` and `prefix_unref ()` may be called from any thread.
 */
#define SOL_DECLARE_VALUE(Type, prefix)                                                                      \
  GType prefix##_get_type (void) G_GNUC_CONST;                                                               \
  Type *prefix##_new (void) G_GNUC_WARN_UNUSED_RESULT;                                                       \
  Type *prefix##_ref (const Type *self);                                                                     \
  void prefix##_unref (Type *self);                                                                          \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, prefix##_unref)

/**
 * SOL_DEFINE_VALUE:
 *
 * Defines what SOL_DECLARE_VALUE() declared. The file provides `static void prefix_init (Type *self)`, which
 * sets every member to its unknown, and `static void prefix_clear (Type *self)`, which frees what the members
 * own.
 */
#define SOL_DEFINE_VALUE(Type, prefix)                                                                       \
  static void prefix##_init (Type *self);                                                                    \
  static void prefix##_clear (Type *self);                                                                   \
  Type *prefix##_new (void)                                                                                  \
  {                                                                                                          \
    Type *self = g_atomic_rc_box_new0 (Type);                                                                \
    prefix##_init (self);                                                                                    \
    return self;                                                                                             \
  }                                                                                                          \
  Type *prefix##_ref (const Type *self)                                                                      \
  {                                                                                                          \
    return g_atomic_rc_box_acquire ((gpointer) self);                                                        \
  }                                                                                                          \
  void prefix##_unref (Type *self)                                                                           \
  {                                                                                                          \
    g_atomic_rc_box_release_full (self, (GDestroyNotify) prefix##_clear);                                    \
  }                                                                                                          \
  G_DEFINE_BOXED_TYPE (Type, prefix, prefix##_ref, prefix##_unref)

/** SolTruth: a boolean that may be unknown. Unknown is not "no". */
typedef enum
{
  SOL_UNKNOWN = -1,
  SOL_NO = 0,
  SOL_YES = 1,
} SolTruth;

static inline SolTruth
sol_truth (gboolean value)
{
  return value ? SOL_YES : SOL_NO;
}

G_END_DECLS
