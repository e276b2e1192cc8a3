#!/bin/bash
# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# xml.sh: whether templates, pictures, resources and the other XML of the project can be read, whether each template of
# src/ stands in a GResource, and whether symbolic icons can be recoloured. Speaks TAP.
set -euo pipefail

cd "$(dirname "$(readlink -f "$0")")/../.."

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

echo 1..4

find src data -type f \( -name '*.ui' -o -name '*.svg' -o -name '*.xml' -o -name '*.xml.in' \) -print0 \
  | { xargs -0 xmllint --nonet --noout 2>&1 || echo 'xmllint failed'; } | point 'every XML file can be read'

find src -name '*.ui' | sort | while read -r template; do
  grep -rqF "$(basename "$template")<" --include='*.gresource.xml' src data || echo "$template"
done | point 'every template is in a resource'

for icon in data/icons/symbolic/*.svg; do
  grep -qF ">icons/symbolic/$(basename "$icon")<" data/solarium-icons.gresource.xml || echo "$icon"
done | point 'every symbolic icon is in the resource'

# Recolouring replaces fills; a stroke, a gradient or a style keeps its own colour.
{ grep -lE 'stroke|Gradient|<style|opacity' data/icons/symbolic/*.svg data/icons/hicolor/symbolic/apps/*.svg || true; } \
  | point 'symbolic icons are fills only'
