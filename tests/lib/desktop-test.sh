#!/bin/bash
# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Whether desktop.sh gives what it promises and leaves nothing behind. Speaks TAP.
set -euo pipefail

here=$(dirname "$(readlink -f "$0")")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export TMPDIR=$scratch
# What makes our own programs strict is not for other people's.
unset G_DEBUG G_SLICE MALLOC_PERTURB_

count=0
# point NAME COMMAND…
point ()
{
  local name=$1
  shift
  count=$((count + 1))
  if "$@" >"$scratch/said" 2>&1; then
    echo "ok $count $name"
  else
    sed 's/^/# /' "$scratch/said"
    echo "not ok $count $name"
  fi
}

skip ()
{
  count=$((count + 1))
  echo "ok $count $1 # SKIP $2 is not installed"
}

desktop ()
{
  "$here/desktop.sh" "$@"
}

status_of ()
{
  local status=0
  "${@:2}" || status=$?
  [ $status -eq "$1" ]
}

has_name='gdbus call --session -d org.freedesktop.DBus -o / -m org.freedesktop.DBus.NameHasOwner'

killed ()
{
  "$here/desktop.sh" --no-display sleep 300 &
  local process=$! status=0
  until find "$scratch" -name bus.log | grep -q .; do sleep 0.05; done
  kill -TERM $process
  wait $process || status=$?
  [ $status -eq 143 ]
}

side_by_side ()
{
  local i processes=()
  for i in 1 2 3; do
    # shellcheck disable=SC2016
    "$here/desktop.sh" bash -c 'echo $DISPLAY; sleep 0.3' >"$scratch/display-$i" &
    processes+=($!)
  done
  wait "${processes[@]}"
  [ "$(cat "$scratch"/display-? | sort -u | wc -l)" -eq 3 ]
}

echo 1..9
point 'the exit status is passed on' status_of 7 desktop --no-display sh -c 'exit 7'
# shellcheck disable=SC2016
point 'home and runtime folders are private' desktop --no-display sh -c \
  'case $HOME:$XDG_RUNTIME_DIR in "$TMPDIR"/*:"$TMPDIR"/*) test "$(stat -c %a "$XDG_RUNTIME_DIR")" = 700 ;; *) false ;; esac'
# shellcheck disable=SC2016
point 'without a display there is none' desktop --no-display sh -c 'test -z "${DISPLAY-}${WAYLAND_DISPLAY-}"'
point 'the bus starts nothing' desktop --no-display sh -c "$has_name org.freedesktop.portal.Desktop | grep false &&
  ! gdbus call --session -d org.freedesktop.portal.Desktop -o / -m org.freedesktop.DBus.Peer.Ping"
if command -v gnome-keyring-daemon >/dev/null; then
  point 'a keyring, when asked for' desktop --no-display --keyring sh -c "$has_name org.freedesktop.secrets | grep true"
else
  skip 'a keyring, when asked for' gnome-keyring
fi
if [ -x /usr/libexec/at-spi-bus-launcher ]; then
  point 'an accessibility bus, when asked for' desktop --no-display --accessibility sh -c "$has_name org.a11y.Bus | grep true"
else
  skip 'an accessibility bus, when asked for' at-spi2-core
fi
if command -v Xvfb >/dev/null; then
  point 'three displays side by side' side_by_side
else
  skip 'three displays side by side' Xvfb
fi
point 'told to end, it ends' killed
point 'nothing is left behind' sh -c "! ls -d '$scratch'/solarium-desktop.*"
