#!/bin/bash
# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# translations.sh [--write]: whether po/POTFILES.in lists just the files with words for people, whether those words can
# be extracted, and whether every translation is sound. --write brings POTFILES.in up to date. Speaks TAP.
set -euo pipefail

cd "$(dirname "$(readlink -f "$0")")/../.."
export LC_ALL=C.UTF-8

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Files with something to translate.
with_words ()
{
  {
    find data -maxdepth 1 \( -name '*.desktop.in' -o -name '*.metainfo.xml.in' -o -name '*.gschema.xml' \)
    { grep -rlE '(^|[^A-Za-z0-9_])(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2) \(' --include='*.c' --include='*.h' src || true; }
    { grep -rlE 'translatable="(yes|true)"' --include='*.ui' src || true; }
  } | sort
}

if [ "${1:-}" = --write ]; then
  with_words >po/POTFILES.in
  exit 0
fi

# point NAME: reads what is wrong from standard input; nothing is good.
point ()
{
  local wrong
  wrong=$(cat)
  if [ -z "$wrong" ]; then
    echo "ok - $1"
  else
    echo "# ${wrong//$'\n'/$'\n# '}"
    echo "not ok - $1"
  fi
}

mapfile -t languages < <(sed 's/#.*//' po/LINGUAS | tr -s ' ' '\n' | sed '/^$/d')
echo "1..$((4 + ${#languages[@]}))"

{ grep -v '^\s*\(#\|$\)' po/POTFILES.in || true; } >"$scratch/listed"
with_words >"$scratch/words"

sort "$scratch/listed" | comm -13 - "$scratch/words" \
  | sed 's|$|: missing; tests/checks/translations.sh --write adds it|' | point 'every file with words for people is listed'

{ sort "$scratch/listed" | comm -23 - "$scratch/words" | sed 's/$/: nothing to translate there/'
  sort -c "$scratch/listed" 2>&1 || true; } | point 'nothing else is listed, and in order'

while read -r name; do
  [ ! -e "$name" ] || echo "$name"
done <"$scratch/listed" >"$scratch/present"
{ xgettext --from-code=UTF-8 --add-comments=Translators --files-from="$scratch/present" --output="$scratch/solarium.pot" \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 \
  --flag=_:1:pass-c-format --flag=N_:1:pass-c-format --flag=ngettext:1:pass-c-format --flag=ngettext:2:pass-c-format \
  2>&1 || echo 'xgettext failed'; } | point 'the words can be extracted'

{ sort -c <(printf '%s\n' "${languages[@]}") 2>&1 || true
  for file in po/*.po; do
    name=$(basename "$file" .po)
    [ ! -e "$file" ] || printf '%s\n' "${languages[@]}" | grep -qx "$name" || echo "$name is not in LINGUAS"
  done; } | point 'every translation is in LINGUAS, in order'

# What msgfmt counts is no complaint.
for language in "${languages[@]}"; do
  { msgfmt -c --check-accelerators=_ -o "$scratch/$language.mo" "po/$language.po" 2>&1 || echo 'msgfmt failed'; } \
    | point "$language is sound"
done
