#!/usr/bin/python3
# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds docs/protocol.md against the table of calls and docs/protocol-traps.md against the tests that there are.

usage: pages.py SOURCES BUILD COVERAGE
"""
import glob
import os
import re
import subprocess
import sys

TRAPS = 127
# Rooms whose tests can be listed without a display.
ROOMS = ["cloud", "domain", "hardening", "model", "simulator", "storage", "traps"]
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \|$")
PATH = re.compile(r"`(/[a-z0-9/_.-]+)`")

sources, build, coverage = sys.argv[1:4]
points = []


def point(what, wrong):
    points.append(what)
    print(f"{'not ok' if wrong else 'ok'} {len(points)} - {what}")
    for line in wrong[:20]:
        print(f"# {line}")


def list_tests():
    """every path that a test program names, and where"""
    found = {}
    for room in ROOMS:
        for program in sorted(glob.glob(f"{build}/tests/{room}/test-*")):
            if not os.access(program, os.X_OK) or os.path.isdir(program):
                continue
            listed = subprocess.run([program, "-l"], capture_output=True, text=True, timeout=60)
            for line in listed.stdout.splitlines():
                if line.startswith("/"):
                    found[line.strip()] = program
    return found


def main():
    with open(f"{sources}/docs/protocol.md", encoding="utf-8") as page:
        written = page.read()
    made = subprocess.run([coverage], capture_output=True, text=True, timeout=60)
    differ = [] if made.stdout == written else ["protocol-coverage > docs/protocol.md brings it up to date", made.stderr]
    point("docs/protocol.md says what the table of calls says", differ)

    rows = {}
    twice = []
    with open(f"{sources}/docs/protocol-traps.md", encoding="utf-8") as page:
        for line in page:
            row = ROW.match(line.rstrip("\n"))
            if row:
                twice += [row.group(1)] if int(row.group(1)) in rows else []
                rows[int(row.group(1))] = row.group(3)
    missing = [str(number) for number in range(1, TRAPS + 1) if number not in rows]
    odd = [str(number) for number in rows if not 1 <= number <= TRAPS]
    point("docs/protocol-traps.md has every trap once", missing + odd + twice)

    tests = list_tests()
    named = {number: PATH.findall(where) for number, where in rows.items()}
    point("every test that docs/protocol-traps.md names exists",
          [f"{number}: {path}" for number, paths in named.items() for path in paths if path not in tests])
    point("every trap is held by a test or says why not",
          [str(number) for number, where in rows.items() if not named[number] and not where.startswith("Not ours: ")])
    point("every numbered test is in docs/protocol-traps.md",
          [path for path in tests if re.match(r"/traps/\d{3}-", path)
           and path not in named.get(int(path[7:10]), [])])
    short = set(re.findall(r"`(/traps/\d{3})`", written))
    point("every trap that docs/protocol.md names is held",
          [path for path in short if not any(test.startswith(path + "-") for test in tests)])
    print(f"1..{len(points)}")


main()
