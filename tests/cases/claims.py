#!/usr/bin/python3
# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every case of tests/data/cases is run by exactly one test program.

usage: claims.py CASES PROGRAM…
Asks each program for the list of its tests: `/cases/<family>/<name>` claims the case, `/parts/<family>/<name>` runs a part of one
that another program claims. A case that nobody claims, that two claim, or that is not there is a failed test point.
"""
import collections
import json
import os
import re
import subprocess
import sys

PATH = re.compile(r"^/(cases|parts)/([^/]+)/([^/]+)$")


def list_tests(program):
    environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=0")
    found = subprocess.run([program, "-l"], env=environment, capture_output=True, text=True, check=True).stdout
    for line in found.splitlines():
        match = PATH.match(line.strip())
        if match:
            yield match.groups()


def load_cases(folder):
    cases = {}
    for file in sorted(os.listdir(folder)):
        if file.endswith(".json"):
            with open(os.path.join(folder, file), encoding="utf-8") as text:
                cases[file[:-len(".json")]] = [one["name"] for one in json.load(text)]
    return cases


def judge(family, names, claims, parts):
    """what is wrong with the claims of a family"""
    for name in names:
        claimed = claims.pop((family, name), [])
        if len(claimed) != 1:
            yield f"{name}: " + (", ".join(claimed) or "run by nobody")
        if claimed and parts.pop((family, name), None) == claimed:
            yield f"{name}: whole and part in {claimed[0]}"
    for (other, name), programs in list(claims.items()) + list(parts.items()):
        if other == family:
            yield f"{name}: no such case, but in {', '.join(programs)}"


def main():
    cases = load_cases(sys.argv[1])
    claims, parts = collections.defaultdict(list), collections.defaultdict(list)
    for program in sys.argv[2:]:
        for kind, family, name in list_tests(program):
            (claims if kind == "cases" else parts)[family, name].append(os.path.basename(program))
    strangers = {family for family, _ in [*claims, *parts]} - set(cases)
    print(f"1..{len(cases) + 1}")
    for number, (family, names) in enumerate(cases.items(), 1):
        wrong = list(judge(family, names, claims, parts))
        print(f"{'not ' if wrong else ''}ok {number} - {family}: {len(names)} cases, each run once")
        for line in wrong:
            print("# " + line)
    total = sum(map(len, cases.values()))
    print(f"{'not ' if strangers or not total else ''}ok {len(cases) + 1} - {total} cases in known families")
    for family in strangers:
        print(f"# no such family: {family}")


if __name__ == "__main__":
    main()
