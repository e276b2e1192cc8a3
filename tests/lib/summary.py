#!/usr/bin/python3
# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what `meson test` ran, from its JSON logs: every test point of a TAP program, one for every other program.

usage: summary.py [--status N] LOG…
N is the worst exit status of `meson test`. Prints what failed with the end of its output, the sums of the walks of faults, then the line `N passed, N failed, N skipped`.
Exit status 1 when something failed or nothing ran.
"""
import argparse
import json
import os
import re
import sys

POINT = re.compile(r"^(not )?ok\b[ \t]*\d*[ \t]*(.*)$")
PLAN = re.compile(r"^1\.\.(\d+)")
WALK = re.compile(r"^# (walk.*: \d+ rows, .*)$", re.MULTILINE)
SKIPPED = re.compile(r"#\s*skip\b", re.IGNORECASE)
BAD = {"FAIL", "ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS"}
TAIL = 60


def count_points(output):
    """passed, failed names, skipped, planned (None without a plan) of a TAP stream"""
    passed, failed, skipped, planned = 0, [], 0, None
    for line in output.splitlines():
        plan = PLAN.match(line)
        if plan and planned is None:
            planned = int(plan.group(1))
        point = POINT.match(line)
        if not point:
            continue
        if SKIPPED.search(point.group(2)):
            skipped += 1
        elif point.group(1):
            failed.append(point.group(2))
        else:
            passed += 1
    return passed, failed, skipped, planned


def count_test(test):
    """passed, failed names, skipped of one entry of the log"""
    result = test["result"]
    passed, failed, skipped, planned = count_points(test.get("stdout") or "")
    if planned is None:
        if result == "SKIP":
            return 0, [], 1
        return (0, [result], 0) if result in BAD else (1, [], 0)
    if planned == 0 and result == "SKIP":
        return 0, [], 1
    if result in BAD and not failed:
        # It died, leaked or was stopped: that is no test point of its own.
        failed.append(f"{result.lower()} after {passed + skipped} of {planned}")
    return passed, failed, skipped


def show(test, failed):
    print(f"\n--- {test['name']} ({test['result'].lower()}, {test.get('duration', 0):.1f} s)")
    for name in failed:
        print(f"    failed: {name}")
    for stream in ("stdout", "stderr"):
        lines = (test.get(stream) or "").rstrip().splitlines()
        if lines:
            print(f"  {stream}:" + (f" (the last {TAIL} of {len(lines)} lines)" if len(lines) > TAIL else ""))
            print("\n".join("  | " + line for line in lines[-TAIL:]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--status", type=int, default=0)
    parser.add_argument("logs", nargs="*")
    arguments = parser.parse_args()
    totals = [0, 0, 0]
    slowest, walks = [], []
    for path in arguments.logs:
        if not os.path.exists(path):
            print(f"meson test left no log of the tests {path}.")
            totals[1] += 1
            continue
        with open(path, encoding="utf-8", errors="replace") as log:
            for line in log:
                test = json.loads(line)
                passed, failed, skipped = count_test(test)
                totals[0] += passed
                totals[1] += len(failed)
                totals[2] += skipped
                walks += WALK.findall(test.get("stdout") or "")
                slowest.append((test.get("duration", 0), test["name"]))
                if failed:
                    show(test, failed)
    if sum(totals) == 0:
        print("Nothing ran.")
        totals[1] = 1
    elif arguments.status and not totals[1]:
        print(f"meson test itself failed with {arguments.status}.")
        totals[1] = 1
    if slowest:
        print("\nSlowest: " + ", ".join(f"{name} {seconds:.1f} s" for seconds, name in sorted(slowest)[:-4:-1]))
    for walk in walks:
        print("The " + walk)
    print("{} passed, {} failed, {} skipped".format(*totals))
    return 1 if totals[1] else 0


if __name__ == "__main__":
    sys.exit(main())
