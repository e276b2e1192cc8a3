#!/usr/bin/env python3
# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# contract.py SOURCE SOLARIUMCTL: what docs/command-line.md promises exists, what exists is promised there, and what
# docs/protocol.md calls a command is one. Speaks TAP.

import os
import re
import subprocess
import sys

source, program = sys.argv[1:3]


def run(*words):
    return subprocess.run([program, *words], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False,
                          env={**os.environ, 'LC_ALL': 'C.UTF-8'})


def read(*path):
    with open(os.path.join(source, *path), encoding='utf-8') as file:
        return file.read()


def expand(usage):
    """`storm-guard show|on|off [--charger on|off]` -> its three commands; arguments are dropped."""
    names = ['']
    for word in usage.replace('\\|', '|').split():
        if not re.fullmatch(r'[a-z-]+(\|[a-z-]+)*', word) or word.startswith('-') or word in ('on|off', 'app|rfid'):
            break
        names = [f'{name} {choice}'.strip() for name in names for choice in word.split('|')]
    return names


def cells(page):
    for line in page.splitlines():
        if line.startswith('| `'):
            yield re.split(r'(?<!\\)\|', line)[1:-1]


def promised():
    """The commands of the contract. `… edit ID …` goes on from the command before it."""
    page = read('docs', 'command-line.md').split('## Commands and their JSON')[1].split('\n## ')[0]
    commands, before = [], ''
    for row in cells(page):
        for usage in re.findall(r'`([^`]+)`', row[0]):
            if usage.startswith('… '):
                usage = before.rsplit(' ', 1)[0] + usage[1:]
            names = expand(usage)
            commands += names
            before = names[-1]
    return commands


def existing():
    lines = run('--help').stdout.split('Commands\n')[1].split('\n\n')[0].splitlines()
    return [re.match(r'  ([a-z-]+( [a-z-]+)*?)(?= {2,}| [^a-z]| on\||$)', line).group(1) for line in lines]


def covered():
    page = read('docs', 'protocol.md')
    for line in page.splitlines():
        row = re.split(r'(?<!\\)\|', line)
        if len(row) == 8 and '`' in row[3]:
            yield from re.findall(r'`([^`]+)`', row[5])


number = 0


def point(good, name, *words):
    global number
    number += 1
    for word in [] if good else words:
        print(f'# {word}')
    print(f'{"ok" if good else "not ok"} {number} {name}')


contract, there = promised(), existing()
missing = [name for name in contract if name not in there]
surplus = [name for name in there if name not in contract]
strange = sorted({name for name in covered() if name not in there})
point(len(contract) > 50 and not missing, 'every command of the contract is in --help', *missing)
point(not surplus, 'the contract knows every command', *surplus)
point(not strange, 'docs/protocol.md names commands that exist', *strange)
silent = []
for name in there:
    answer = run(*name.split(), '--help')
    first = answer.stdout.splitlines()[:1]
    if answer.returncode != 0 or not first or f' {name}' not in first[0] or '  --json' not in answer.stdout:
        silent.append(name)
point(not silent, 'every command explains itself', *silent)
wide = [line for line in run('--help').stdout.splitlines() if len(line) > 132]
point(not wide, 'the help fits a terminal', *wide)
print(f'1..{number}')
