/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Linked with one whole library of src/ and what that library may use: a call upwards does not link, not even
 * through a prototype that was written by hand. */
int
main (void)
{
  return 0;
}
