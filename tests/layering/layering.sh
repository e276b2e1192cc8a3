#!/bin/bash
# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# layering.sh [ROOT]: every arrow points down. Looks at what each room of src/ includes and at the dependencies in its
# meson.build, and holds them against the table `rooms`. Speaks TAP.
set -euo pipefail

here=$(dirname "$(readlink -f "$0")")
root=${1:-$here/../..}
cd "$root"

mapfile -t headers < <(find src -name '*.h' | sort)
mapfile -t sources < <(find src -mindepth 2 \( -name '*.c' -o -name '*.h' \) | sort)
mapfile -t builds < <(find src -mindepth 2 -name meson.build | sort)

awk -v headers="${headers[*]-}" '
  function room_of(path, parts) { split (path, parts, "/"); return parts[2] }
  function base_of(path, parts, n) { n = split (path, parts, "/"); return parts[n] }
  function library_of(header) {
    if (header ~ /^(gtk|gdk|gsk)\//) return "gtk"
    if (header ~ /^adwaita/) return "adwaita"
    if (header ~ /^libsoup\//) return "soup"
    if (header ~ /^json-glib\//) return "json"
    if (header ~ /^libsecret\//) return "secret"
    if (header ~ /^sqlite3/) return "sqlite"
    if (header ~ /^archive(_entry)?\.h$/) return "archive"
    if (header ~ /^cairo/) return "cairo"
    if (header ~ /^pango\//) return "pangocairo"
    if (header ~ /^gio\/gunix/) return "gio-unix"
    if (header ~ /^gio\//) return "gio"
    return ""
  }
  function allowed(table, room, name) {
    return (room, "any") in table || (room, name) in table
  }
  function complain(room, where, text) { wrong[room] = wrong[room] "# " where ": " text "\n" }

  BEGIN {
    n = split (headers, list, " ")
    for (i = 1; i <= n; i++) {
      base = base_of(list[i])
      if (base in home && home[base] != room_of(list[i]))
        complain(room_of(list[i]), list[i], "has a namesake in " home[base])
      home[base] = room_of(list[i])
    }
  }

  FILENAME ~ /rooms$/ {
    if ($0 ~ /^#/ || NF == 0)
      next
    split ($0, field, ":")
    room = field[1]; gsub (/ /, "", room)
    rooms[++count] = room
    known[room] = 1
    n = split (field[2], names, " ")
    for (i = 1; i <= n; i++) may_include[room, names[i]] = 1
    n = split (field[3], names, " ")
    for (i = 1; i <= n; i++) may_use[room, names[i]] = 1
    next
  }

  FNR == 1 {
    room = room_of(FILENAME)
    inside = 0
    if (!(room in known)) {
      if (!(room in strange)) strangers[++strange_count] = room
      strange[room] = 1
    }
  }

  FILENAME ~ /\.[ch]$/ && /^[ \t]*#[ \t]*include[ \t]+[<"]/ {
    header = $0
    sub (/^[^<"]*[<"]/, "", header)
    sub (/[>"].*$/, "", header)
    base = base_of(header)
    to = base in home ? home[base] : ""
    if (to != "" && to != room && !allowed(may_include, room, to))
      complain(room, FILENAME ":" FNR, "includes " header " of " to)
    library = to == "" ? library_of(header) : ""
    if (library != "" && !allowed(may_use, room, library))
      complain(room, FILENAME ":" FNR, "includes " header)
  }

  # sol_cloud_dependencies = [glib_dep, …, sol_domain_dep], over one or more lines
  FILENAME ~ /meson\.build$/ && /_dependencies *(\+)?= *\[/ { inside = 1 }
  FILENAME ~ /meson\.build$/ && inside {
    line = $0
    sub (/#.*$/, "", line)
    ends = line ~ /\]/
    while (match (line, /[a-z_0-9]+_dep([^a-z_]|$)/)) {
      name = substr (line, RSTART, RLENGTH)
      line = substr (line, RSTART + RLENGTH)
      sub (/_dep[^a-z_]?$/, "", name)
      if (name ~ /^sol_/) {
        sub (/^sol_/, "", name)
        if (name != room && !allowed(may_include, room, name))
          complain(room, FILENAME ":" FNR, "depends on " name)
      } else {
        gsub (/_/, "-", name)
        if (!allowed(may_use, room, name))
          complain(room, FILENAME ":" FNR, "depends on " name)
      }
    }
    if (ends) inside = 0
  }

  END {
    print "1.." count + 1
    for (i = 1; i <= count; i++) {
      room = rooms[i]
      printf "%s", wrong[room]
      print (wrong[room] == "" ? "ok " : "not ok ") i " " room " knows only what it may"
    }
    for (i = 1; i <= strange_count; i++)
      print "# src/" strangers[i] " is not in the table"
    print (strange_count == 0 ? "ok " : "not ok ") count + 1 " every room of src is in the table"
  }
' "$here/rooms" "${sources[@]}" "${builds[@]}"
