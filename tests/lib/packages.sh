# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
#
# What has to be installed, and the installing of it. Sourced by `run` and `check`; the lists stand nowhere else.

# To build and to use the program.
packages_build=(
  gcc libc6-dev meson ninja-build pkgconf gettext
  libglib2.0-dev libgtk-4-dev libadwaita-1-dev libsoup-3.0-dev libjson-glib-dev libsecret-1-dev libsqlite3-dev
  libarchive-dev
  libxml2-utils desktop-file-utils libgtk-4-bin
  adwaita-icon-theme librsvg2-common fonts-cantarell glib-networking ca-certificates dconf-gsettings-backend
)
# To draw windows where there is no display.
packages_display=(xvfb dbus-daemon)
# To let libFuzzer try what nobody has thought of.
packages_fuzz=(clang libclang-rt-14-dev)
# To run every test.
packages_test=(
  "${packages_display[@]}" "${packages_fuzz[@]}" appstream clang-format-14 gnome-keyring at-spi2-core gir1.2-atspi-2.0 python3 python3-gi
  xdotool libglib2.0-bin procps openssl sqlite3 mosquitto mosquitto-clients
  locales
)

# The same for systems that have no apt.
packages_elsewhere ()
{
  cat <<'END'
  Fedora:    gcc meson ninja-build pkgconf-pkg-config gettext glib2-devel gtk4-devel libadwaita-devel libsoup3-devel
             json-glib-devel libsecret-devel sqlite-devel libarchive-devel libxml2 desktop-file-utils
             glib-networking
  Arch:      base-devel meson gettext gtk4 libadwaita libsoup3 json-glib libsecret sqlite libarchive libxml2
             desktop-file-utils glib-networking
  openSUSE:  gcc meson ninja pkgconf gettext-tools glib2-devel gtk4-devel libadwaita-devel libsoup-devel
             json-glib-devel libsecret-devel sqlite3-devel libarchive-devel libxml2-tools
             desktop-file-utils glib-networking
  Without a display, and for the tests, also: Xvfb, dbus-run-session, gnome-keyring, at-spi2-core, appstream,
             clang with compiler-rt.
END
}

# Prints the names among the arguments that are not installed.
packages_missing ()
{
  { dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true; } \
    | awk -v wanted="$*" '
        $1 == "installed" { there[$2] = 1 }
        END { n = split (wanted, names, " ")
              for (i = 1; i <= n; i++)
                if (!(names[i] in there))
                  print names[i] }'
}

# Whether the compiler and the libraries are there, wherever they came from.
packages_enough_to_build ()
{
  local tool
  for tool in cc meson ninja pkg-config msgfmt xmllint; do
    command -v $tool >/dev/null 2>&1 || return 1
  done
  pkg-config --exists 'gtk4 >= 4.8' 'libadwaita-1 >= 1.2' 'libsoup-3.0 >= 3.2' 'json-glib-1.0 >= 1.6' \
    'libsecret-1 >= 0.20' 'sqlite3 >= 3.40' 'libarchive >= 3.6'
}

# packages_ensure LOG PACKAGE…: installs what is missing with apt, and says what. On other systems it only looks.
packages_ensure ()
{
  local log=$1 missing available=() name as_root=() how=''
  shift

  if ! command -v apt-get >/dev/null 2>&1; then
    packages_enough_to_build && return 0
    echo 'Something needed to build Solarium is missing. Please install:'
    packages_elsewhere
    return 1
  fi

  mapfile -t missing < <(packages_missing "$@")
  [ ${#missing[@]} -gt 0 ] || return 0

  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "Not installed: ${missing[*]}"
      echo "To install it, as root: apt-get install ${missing[*]}"
      packages_enough_to_build
      return
    fi
    as_root=(sudo) how=', by sudo'
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive)

  echo "Installing with apt-get$how: ${missing[*]}"
  mkdir -p "$(dirname "$log")"
  # Without a network the lists that are there may still do.
  "${as_root[@]}" apt-get -qq update </dev/null >"$log" 2>&1 || echo '(The package lists could not be refreshed.)'
  for name in "${missing[@]}"; do
    if apt-cache show "$name" >/dev/null 2>&1; then
      available+=("$name")
    else
      echo "(Not offered by this system, going on without: $name)"
    fi
  done
  if [ ${#available[@]} -eq 0 ]; then
    packages_enough_to_build && return 0
    echo 'Without these Solarium cannot be built. Is there a network, and are the package sources set up?'
    return 1
  fi
  if ! "${as_root[@]}" apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=120 install "${available[@]}" \
      </dev/null >>"$log" 2>&1; then
    echo 'Installing failed. The end of what apt-get said:'
    tail -n 15 "$log" | sed 's/^/  /'
    echo "To install it by hand, as root: apt-get install --no-install-recommends ${available[*]}"
    return 1
  fi
}
