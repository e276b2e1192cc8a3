#!/bin/bash
# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A rule that cannot fail guards nothing: makes a small tree that keeps every rule, then breaks one at a time and asks
# whether that one, and no other, complains. Speaks TAP.
set -euo pipefail

here=$(dirname "$(readlink -f "$0")")
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

licence='/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
'

# A tree that keeps every rule.
fresh ()
{
  rm -rf "${tree:?}"/*
  mkdir -p "$tree/src/model" "$tree/src/domain" "$tree/src/views" "$tree/tests/lib" "$tree/docs"
  cp "$here/../../meson.build" "$tree/meson.build"
  printf '%s\n#pragma once\n' "$licence" >"$tree/src/domain/sol-a.h"
  printf '%s\n#define G_LOG_DOMAIN "sol-b"\n\n#include "sol-a.h"\n' "$licence" >"$tree/src/model/sol-b.c"
  printf '<interface>\n</interface>\n' >"$tree/src/views/sol-page.ui"
  printf '#!/bin/bash\n# SPDX-License-Identifier: GPL-3.0-or-later\nset -euo pipefail\n' >"$tree/tests/lib/a.sh"
  chmod +x "$tree/tests/lib/a.sh"
}

count=0

# outcome WANTED COMMAND…: the rules that complain must be WANTED, one a line.
outcome ()
{
  local wanted=$1 got
  shift
  fresh
  (cd "$tree" && "$@")
  got=$("$here/house-rules.sh" "$tree" | sed -n 's/^not ok - //p')
  count=$((count + 1))
  if [ "$got" = "$wanted" ]; then
    echo "ok $count ${wanted:-a tree that keeps the rules}"
  else
    echo "# wanted: ${wanted:-none}, got: ${got:-none}"
    echo "not ok $count ${wanted:-a tree that keeps the rules}"
  fi
}

write () { printf '%s\n' "$2" >>"$1"; }
lines () { seq "$2" | sed 's/.*/int x;/' >>"$1"; }
function_of () { { echo '{'; seq "$2" | sed 's/.*/  x ();/'; echo '}'; } >>"$1"; }
b=src/model/sol-b.c

outcome '' true
outcome 'every C file begins with the licence' sed -i 1d src/domain/sol-a.h
outcome 'every script names its licence' sed -i 2d tests/lib/a.sh
outcome 'headers are read once, sources name their log domain' sed -i '$d' src/domain/sol-a.h
outcome 'headers are read once, sources name their log domain' sed -i '/LOG_DOMAIN/d' $b
outcome 'no file is over 900 lines' lines $b 900
outcome 'no function is over 90 lines' function_of $b 91
outcome 'timers come from SolClock' write $b '  g_timeout_add_seconds (1, cb, self);'
outcome 'signals are bound to an object' write $b '  g_signal_connect (self, "x", cb, self);'
outcome 'nothing blocks the main loop' write $b '  g_usleep (1);'
outcome '' write $b '  g_usleep (1); /* worker thread */'
outcome 'only the command line prints' write $b '  g_print ("x");'
outcome 'properties are notified by their spec' write $b '  g_object_notify (object, "x");'
outcome 'no unsafe C functions' write $b '  strcpy (a, b);'
outcome '' write $b '/* about strcpy (a, b) and g_print () */'
outcome 'nothing is left unfinished' write $b "/* TO""DO */"
outcome 'what people read is translatable' write src/views/sol-page.ui '<property name="label">Words</property>'
outcome 'version floors are set' sed -i 's/GDK_VERSION_4_8/GDK_VERSION_4_10/' meson.build
outcome "no paths of somebody's machine" write docs/a.md "See /ho""me/somebody/notes."
outcome 'nothing looks like a token' write $b "/* eyJ$(printf 'a%.0s' {1..40}).$(printf 'b%.0s' {1..30}). */"
outcome 'high contrast names no colour, since it stands on light and on dark' write src/views/style-hc.css '.a { color: #323237; }'
outcome 'scripts stop at the first error' sed -i 3d tests/lib/a.sh
outcome 'scripts stop at the first error' chmod -x tests/lib/a.sh
outcome 'no tabs, no blanks at the end of a line' write $b 'int x; '
echo "1..$count"
