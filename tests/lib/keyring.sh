#!/bin/bash
# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a command with an unlocked Secret Service that never asks anything. Needs a session bus and a private
# XDG_DATA_HOME and XDG_RUNTIME_DIR, which desktop.sh gives; the daemon ends with the bus. The keyring's file is
# $XDG_DATA_HOME/keyrings/login.keyring.
set -euo pipefail

log=$XDG_RUNTIME_DIR/keyring.log

# An empty password would make no keyring at all. What makes our own programs strict is not for the daemon.
printf '%s' "${KEYRING_PASSWORD:-test}" \
  | env -u G_DEBUG -u G_SLICE -u MALLOC_PERTURB_ gnome-keyring-daemon --unlock --components=secrets >"$log" 2>&1 \
  || { echo 'keyring.sh: the keyring did not start:' >&2; cat "$log" >&2; exit 70; }

# The daemon goes to the background a moment before it owns its name.
for ((try = 0; try < 200; try++)); do
  owned=$(gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus \
    -m org.freedesktop.DBus.NameHasOwner org.freedesktop.secrets 2>>"$log") || owned=
  case $owned in
    *true*) exec "$@" ;;
  esac
  sleep 0.05
done
echo 'keyring.sh: the keyring never appeared on the bus' >&2
exit 70
