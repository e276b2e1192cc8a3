#!/bin/bash
# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a command in a desktop of its own: a virtual display, a session bus, an empty home folder. Nothing of the
# machine's own session gets in, nothing that the command leaves behind gets out, and any number may run side by side.
# The exit status is the command's, or 70 when the desktop could not be made.
set -euo pipefail

usage ()
{
  cat <<'END'
Usage: desktop.sh [OPTION…] [--] COMMAND [ARGUMENT…]

  --no-display       session bus and home folder only
  --keyring          a Secret Service that is unlocked and asks nothing
  --accessibility    the accessibility bus, and GTK talking to it
  --services         let the session bus start what is installed (portals, keyring with its prompts, …)
  --home DIR         use DIR as the home folder and keep it
  --size WxHxDEPTH   size of the display (default 1280x800x24)
  --font NAME        interface font (default Cantarell 11)
  --keep             keep the private folders and say where they are
END
}

here=$(dirname "$(readlink -f "$0")")
display=yes keyring=no accessibility=no services=no keep=no home='' size=1280x800x24 font='Cantarell 11'

while [ $# -gt 0 ]; do
  case $1 in
    --no-display) display=no ;;
    --keyring) keyring=yes ;;
    --accessibility) accessibility=yes ;;
    --services) services=yes ;;
    --keep) keep=yes ;;
    --home) home=$2; shift ;;
    --size) size=$2; shift ;;
    --font) font=$2; shift ;;
    --help) usage; exit 0 ;;
    --) shift; break ;;
    -*) usage >&2; exit 64 ;;
    *) break ;;
  esac
  shift
done
[ $# -gt 0 ] || { usage >&2; exit 64; }

room=$(mktemp -d "${TMPDIR:-/tmp}/solarium-desktop.XXXXXX") || exit 70
chmod 700 "$room"
server='' session=''

# shellcheck disable=SC2317
finish ()
{
  # The session is a process group; the display goes last, so that nothing in the session dies of losing it.
  for process in ${session:+-$session} $server; do
    { kill -- "$process" && wait "${process#-}"; } >/dev/null 2>&1 || true
  done
  if [ "$keep" = yes ]; then
    echo "desktop.sh: kept $room" >&2
  else
    # Something may still be writing while it ends.
    rm -rf "$room" 2>/dev/null || { sleep 0.2; rm -rf "$room"; }
  fi
}
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

export HOME=${home:-$room/home}
export XDG_RUNTIME_DIR=$room/run
export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share
export XDG_CACHE_HOME=$HOME/.cache XDG_STATE_HOME=$HOME/.local/state
mkdir -p "$XDG_RUNTIME_DIR" "$XDG_CONFIG_HOME/gtk-4.0" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_STATE_HOME"
chmod 700 "$XDG_RUNTIME_DIR"

unset DISPLAY WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS DBUS_STARTER_ADDRESS DBUS_STARTER_BUS_TYPE \
  AT_SPI_BUS_ADDRESS GTK_THEME GTK_MODULES SSH_AUTH_SOCK GNOME_KEYRING_CONTROL || true
export GSETTINGS_BACKEND=${GSETTINGS_BACKEND:-memory}
if [ $accessibility = yes ]; then
  # The switch itself is GTK_A11Y; tests of widgets set it to `test`, which leaves the bus alone.
  unset NO_AT_BRIDGE
  export GTK_A11Y=atspi
else
  export NO_AT_BRIDGE=1 GTK_A11Y=${GTK_A11Y:-none}
fi

if [ $display = yes ]; then
  # Without a settings daemon GTK would fall back to a font that nobody has on a desktop.
  [ -e "$XDG_CONFIG_HOME/gtk-4.0/settings.ini" ] || cat >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini" <<END
[Settings]
gtk-font-name=$font
gtk-xft-antialias=1
gtk-xft-hinting=1
gtk-xft-hintstyle=hintslight
gtk-xft-rgba=none
END
  # Cairo and no GL: the pictures are the same everywhere, and Mesa's leaks stay out of the leak checks.
  export XDG_SESSION_TYPE=x11 GDK_BACKEND=x11 GSK_RENDERER=${GSK_RENDERER:-cairo} GDK_DEBUG=${GDK_DEBUG:-gl-disable}

  # The server chooses a free display number itself and tells it through the pipe.
  mkfifo "$room/number"
  Xvfb -displayfd 3 -screen 0 "$size" -nolisten tcp -noreset +extension RANDR +extension Composite \
    3>"$room/number" </dev/null >"$room/server.log" 2>&1 &
  server=$!
  if ! read -r -t 30 number <"$room/number"; then
    echo "desktop.sh: the virtual display did not start:" >&2
    cat "$room/server.log" >&2
    exit 70
  fi
  export DISPLAY=:$number
fi

bus=()
[ $services = yes ] || bus=(--config-file="$here/dbus-noservices.conf")
inside=()
[ $accessibility = no ] || inside+=("$here/accessibility.sh")
[ $keyring = no ] || inside+=("$here/keyring.sh")

# In the background, because bash runs a trap only once a command in the foreground has ended; and as a process group
# of its own, because dbus-run-session does not take its children along when it is told to end.
set -m
# What the bus itself has to say goes into a log; the command gets the caller's standard error back.
# shellcheck disable=SC2016
dbus-run-session "${bus[@]}" -- bash -c 'exec 2>&3 3>&-; exec "$@"' session "${inside[@]}" "$@" \
  <&0 3>&2 2>"$room/bus.log" &
session=$!
set +m
status=0
wait $session || status=$?
session=''
exit $status
