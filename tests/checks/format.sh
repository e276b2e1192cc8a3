#!/bin/bash
# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# format.sh [--write]: whether every C file looks as .clang-format says; --write makes it so. The version is pinned,
# since each one lays out a little differently. Exit status 77 without it.
set -euo pipefail

cd "$(dirname "$(readlink -f "$0")")/../.."

formatter=
for candidate in clang-format-14 clang-format; do
  if command -v $candidate >/dev/null 2>&1 && $candidate --version | grep -q 'version 14\.'; then
    formatter=$candidate
    break
  fi
done
[ -n "$formatter" ] || { echo 'clang-format 14 is not installed'; exit 77; }

mapfile -d '' -t sources < <(find src tests -type f \( -name '*.c' -o -name '*.h' \) -print0 | sort -z)
if [ "${1:-}" = --write ]; then
  exec $formatter -i "${sources[@]}"
fi
wrong=$(printf '%s\0' "${sources[@]}" | xargs -0 -n 20 -P "$(nproc)" $formatter --dry-run -Werror 2>&1 \
  | grep -E '^[^ ]+:[0-9]+:[0-9]+: ' | cut -d : -f 1,2 | sort -u -t : -k 1,1 -k 2,2n || true)
if [ -n "$wrong" ]; then
  echo "Laid out differently (tests/checks/format.sh --write puts it right):"
  echo "$wrong"
  exit 1
fi
