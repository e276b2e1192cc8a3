#!/bin/bash
# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# house-rules.sh [ROOT]: what can be seen in the text of the sources without compiling them. Speaks TAP, one point for
# each rule; every offence is named with its file and line.
set -euo pipefail

cd "${1:-$(dirname "$(readlink -f "$0")")/../..}"

rules=19

# rule NAME: reads offences from standard input, one a line; none is good.
rule ()
{
  local offences
  offences=$(cat)
  if [ -z "$offences" ]; then
    echo "ok - $1"
  else
    echo "# ${offences//$'\n'/$'\n# '}"
    echo "not ok - $1"
  fi
}

# files PATTERN…: sources below src and tests, and scripts beside them, whose names match.
files ()
{
  local pattern names=()
  for pattern in "$@"; do
    names+=(-o -name "$pattern")
  done
  find src tests -type f \( "${names[@]:1}" \) | sort
}

# find_in REGEX FILE…: awk, because comments have to be left out; a line that starts inside one counts as a comment.
find_in ()
{
  local regex=$1
  shift
  [ $# -gt 0 ] || return 0
  SOL_REGEX=$regex awk '
    FNR == 1 { comment = 0 }
    {
      line = $0
      if (comment) {
        if (!match (line, /\*\//)) next
        line = substr (line, RSTART + 2)
        comment = 0
      }
      while (match (line, /\/\*/)) {
        rest = substr (line, RSTART + 2)
        line = substr (line, 1, RSTART - 1)
        if (match (rest, /\*\//)) line = line " " substr (rest, RSTART + 2)
        else { comment = 1; break }
      }
      sub (/\/\/.*$/, "", line)
      if (line ~ ENVIRON["SOL_REGEX"]) print FILENAME ":" FNR ": " $0
    }' "$@"
}

without ()
{
  local regex=$1 name
  shift
  for name in "$@"; do
    [[ $name =~ $regex ]] || echo "$name"
  done
}

mapfile -t c_files < <(files '*.c' '*.h')
mapfile -t src_files < <(find src -type f \( -name '*.c' -o -name '*.h' \) | sort)
mapfile -t ui_files < <(find src -type f -name '*.ui' | sort)
mapfile -t scripts < <(files '*.sh' '*.py'; find run check .ci/run -type f 2>/dev/null || true)

echo "1..$rules"

for name in "${c_files[@]}"; do
  mapfile -t -n 3 top <"$name"
  if [[ "${top[0]-}" != '/* Copyright '* ]] || [ "${top[1]-}" != ' * SPDX-License-Identifier: GPL-3.0-or-later' ] \
      || [ "${top[2]-}" != ' */' ]; then
    echo "$name:1: the three lines of the licence are missing"
  fi
done | rule 'every C file begins with the licence'

for name in "${scripts[@]}"; do
  head -n 4 "$name" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || echo "$name:1: no SPDX line"
done | rule 'every script names its licence'

for name in "${src_files[@]}"; do
  case $name in
    *.h) grep -q '^#pragma once$' "$name" || echo "$name:1: no #pragma once" ;;
    *.c) grep -q '^#define G_LOG_DOMAIN "sol-' "$name" || echo "$name:1: no G_LOG_DOMAIN" ;;
  esac
done | rule 'headers are read once, sources name their log domain'

{ [ ${#c_files[@]} -eq 0 ] || wc -l "${c_files[@]}" "${ui_files[@]}" "${scripts[@]}"; } \
  | awk '$2 != "total" && $1 > 900 { print $2 ":" $1 ": over 900 lines" }' | rule 'no file is over 900 lines'

[ ${#src_files[@]} -eq 0 ] || awk '
  FNR == 1 { start = 0 }
  $0 == "{" { start = FNR }
  $0 == "}" && start { if (FNR - start > 90) print FILENAME ":" start ": " FNR - start " lines"; start = 0 }
' "${src_files[@]}" | rule 'no function is over 90 lines'

mapfile -t some < <(without '^src/simulator/|/sol-clock\.c$' "${src_files[@]}")
find_in '(g_timeout_(add|source_new)[a-z_]*|g_timer_new) \(' "${some[@]}" | rule 'timers come from SolClock'

mapfile -t some < <(printf '%s\n' "${src_files[@]}" | grep -E '^src/(views|model|application|charts|desktop)/' || true)
find_in '(^|[^a-z_])g_signal_connect(_after|_swapped|_data)? \(' "${some[@]}" | rule 'signals are bound to an object'

# What sleeps in a thread of its own says so at the end of the line.
mapfile -t some < <(without '^src/(cli|simulator)/' "${src_files[@]}")
find_in '(^|[^a-z_])(g_usleep|sleep|usleep|nanosleep) \(|soup_session_send(_and_read)? \(|secret_[a-z_]+_sync \(|g_file_load_contents \(|g_main_context_iteration \(' \
  "${some[@]}" | { grep -v '/\* worker thread \*/' || true; } | rule 'nothing blocks the main loop'

mapfile -t some < <(without '^src/cli/|/main\.c$' "${src_files[@]}")
find_in '(^|[^a-z_])(g_print|g_printerr|printf|puts|fprintf|perror) \(' "${some[@]}" \
  | rule 'only the command line prints'

find_in '(^|[^a-z_])g_object_notify \(' "${src_files[@]}" | rule 'properties are notified by their spec'

find_in '(^|[^a-z_])(strcpy|strcat|sprintf|vsprintf|gets|strtok|system|popen|mktemp|tmpnam) \(' "${c_files[@]}" \
  | rule 'no unsafe C functions'

# The words are taken apart here so that this file does not find itself.
{ [ ${#c_files[@]} -eq 0 ] || grep -nHiwE 'TO''DO|FIX''ME|X''XX|HA''CK|not imple''mented|st''ub' \
  "${c_files[@]}" "${ui_files[@]}" "${scripts[@]}" || true; } | rule 'nothing is left unfinished'

{ [ ${#ui_files[@]} -eq 0 ] || grep -nHE \
  '<property name="(label|title|subtitle|tooltip-text|placeholder-text)">[^<]*[A-Za-z]{2}' "${ui_files[@]}" || true; } \
  | rule 'what people read is translatable'

for floor in GLIB_VERSION_{MIN_REQUIRED,MAX_ALLOWED}=GLIB_VERSION_2_74 GDK_VERSION_{MIN_REQUIRED,MAX_ALLOWED}=GDK_VERSION_4_8 \
    ADW_VERSION_{MIN_REQUIRED,MAX_ALLOWED}=ADW_VERSION_1_2 SOUP_VERSION_{MIN_REQUIRED,MAX_ALLOWED}=SOUP_VERSION_3_2 \
    JSON_VERSION_{MIN_REQUIRED,MAX_ALLOWED}=JSON_VERSION_1_6; do
  grep -q -- "-D$floor'" meson.build || echo "meson.build:1: -D$floor is missing"
done | rule 'version floors are set'

{ grep -rnIE --include='*.c' --include='*.h' --include='*.md' --include='*.build' --include='*.sh' --include='*.py' \
    '(^|[^A-Za-z0-9_.:])/(home/[a-z]|root/|Users/)' src tests docs data po README.md meson.build run check 2>/dev/null \
    | grep -v '^tests/checks/' || true; } | rule 'no paths of somebody'"'"'s machine'

{ find src -name '*-hc.css' -exec grep -nHiE '#[0-9a-f]{3,8}\b|rgba?\(' {} + || true; } \
  | rule 'high contrast names no colour, since it stands on light and on dark'

mapfile -t some < <(without '^src/simulator/' "${src_files[@]}")
{ [ ${#some[@]} -eq 0 ] || grep -nHE 'eyJ[A-Za-z0-9_-]{30,}\.[A-Za-z0-9_-]{20,}\.' "${some[@]}" || true; } \
  | rule 'nothing looks like a token'

for name in "${scripts[@]}"; do
  case $name in
    *.py) ;;
    */packages.sh) ;;
    *) grep -q '^set -euo pipefail$' "$name" || echo "$name:1: set -euo pipefail is missing" ;;
  esac
  [ "$(head -c 2 "$name")" != '#!' ] || [ -x "$name" ] || echo "$name:1: not executable"
done | rule 'scripts stop at the first error'

{ [ ${#c_files[@]} -eq 0 ] || grep -nHE '[[:space:]]+$|	' "${c_files[@]}" "${ui_files[@]}" "${scripts[@]}" || true; } \
  | grep -v '^tests/checks/house-rules.sh' | head -n 20 | rule 'no tabs, no blanks at the end of a line' || true
