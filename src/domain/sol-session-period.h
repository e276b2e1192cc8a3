/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"

G_BEGIN_DECLS

/** SolPeriodRange: how much of the past is looked at. */
typedef enum
{
  SOL_PERIOD_MONTH, /* by day */
  SOL_PERIOD_YEAR,  /* by month */
  SOL_PERIOD_ALL,   /* by month, from the first month to the last */
  SOL_PERIOD_N_RANGES,
} SolPeriodRange;

/** SolPeriod: a month, a year or all months between two, on the calendar of a zone. Plain data. */
typedef struct
{
  SolPeriodRange range;
  int year;
  int month;    /* 1 to 12; that of the first bucket */
  int n_months; /* 1, 12, or as many as there are */
} SolPeriod;

/** sol_period_at: the month or year that @time lies in; with %SOL_PERIOD_ALL the months from that of @first
 * to that of @time. @first: %SOL_TIME_UNKNOWN for that of @time. */
SolPeriod sol_period_at (SolPeriodRange range, SolTime time, SolTime first, GTimeZone *zone);

/** sol_period_step: the period @n further on; all is always the same. */
SolPeriod sol_period_step (const SolPeriod *self, int n);
gboolean sol_period_equal (const SolPeriod *a, const SolPeriod *b);

/** sol_period_begin: the first moment; sol_period_end: the first one after it. */
SolTime sol_period_begin (const SolPeriod *self, GTimeZone *zone);
SolTime sol_period_end (const SolPeriod *self, GTimeZone *zone);

/** sol_period_n_buckets: days of the month, or months. */
guint sol_period_n_buckets (const SolPeriod *self);

/** sol_period_bucket: when the bucket @index begins; @index may be the number of buckets, for the end. */
SolTime sol_period_bucket (const SolPeriod *self, guint index, GTimeZone *zone);

/** sol_time_of_date: the first moment of a local day; %SOL_TIME_UNKNOWN when there is no such date. */
SolTime sol_time_of_date (int year, int month, int day, GTimeZone *zone);

G_END_DECLS
