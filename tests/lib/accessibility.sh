#!/bin/bash
# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a command with the accessibility bus started by hand, since a bus without services does not start it.
# Needs a session bus; desktop.sh --accessibility calls this.
set -euo pipefail

log=$XDG_RUNTIME_DIR/accessibility.log
launcher=
for candidate in /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher; do
  [ ! -x $candidate ] || launcher=$candidate
done
[ -n "$launcher" ] || { echo 'accessibility.sh: at-spi2-core is not installed' >&2; exit 70; }

# What makes our own programs strict is not for the bus.
env -u G_DEBUG -u G_SLICE -u MALLOC_PERTURB_ $launcher --launch-immediately </dev/null >"$log" 2>&1 &
for ((try = 0; try < 200; try++)); do
  if gdbus call --session -d org.a11y.Bus -o /org/a11y/bus -m org.a11y.Bus.GetAddress >>"$log" 2>&1; then
    exec "$@"
  fi
  sleep 0.05
done
echo 'accessibility.sh: the accessibility bus did not start:' >&2
cat "$log" >&2
exit 70
