# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK 4 program the way a screen reader sees it.

A test script imports this and is run by /usr/bin/python3 (another python has no `gi`) inside
`desktop.sh --accessibility`. Roles are compared as numbers, since their printed names changed over the years.
"""
import contextlib
import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

Role = Atspi.Role
PAUSE = 0.03


def until(condition, timeout=20, what="the condition"):
    """Waits until condition () returns something true, and returns that."""
    end = time.monotonic() + timeout
    while True:
        with contextlib.suppress(GLib.Error):
            found = condition()
            if found:
                return found
        if time.monotonic() > end:
            raise AssertionError(f"{what} did not come about within {timeout} s")
        time.sleep(PAUSE)


def walk(node):
    """The node and everything below it; what vanishes meanwhile is left out."""
    yield node
    try:
        children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
    except GLib.Error:
        return
    for child in children:
        if child is not None:
            yield from walk(child)


def find(root, role=None, name=None, where=None, timeout=5):
    """The first node with this role and exact name for which where (node) holds; waits for it."""

    def search():
        for node in walk(root):
            with contextlib.suppress(GLib.Error):
                if role is not None and node.get_role() != role:
                    continue
                if name is not None and node.get_name() != name:
                    continue
                if where is None or where(node):
                    return node
        return None

    return until(search, timeout, f"a node with role {role} and name {name!r}")


def press(node):
    """A node's first action. Rows of a list have none: they are chosen through their list."""
    assert Atspi.Action.get_n_actions(node) > 0, f"{node.get_name()!r} has no action"
    assert Atspi.Action.do_action(node, 0), f"{node.get_name()!r} refused its action"


def choose(box, index):
    """Selects a row of a list. It emits row-selected, not row-activated."""
    assert Atspi.Selection.select_child(box, index), f"row {index} cannot be selected"


def text_of(node):
    # GTK 4.8 answers an open end with nothing, so the length is asked for first.
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def type_into(node, text):
    assert Atspi.EditableText.set_text_contents(node, text), f"{node.get_name()!r} takes no text"


def is_editable(node):
    return "EditableText" in node.get_interfaces()


def states_of(node):
    return {state.value_nick for state in node.get_state_set().get_states()}


def click(node, window):
    """A real click of the pointer in the middle of a node. GTK 4 tells places within the window only."""
    place = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    windows = subprocess.check_output(["xdotool", "search", "--onlyvisible", "--name", window], text=True).split()
    middle = [str(place.x + place.width // 2), str(place.y + place.height // 2)]
    subprocess.run(["xdotool", "mousemove", "--window", windows[0], *middle, "click", "1"], check=True)


def outline(root):
    """One line a node: depth, role, name and description, for comparing and for looking."""

    def lines(node, depth):
        with contextlib.suppress(GLib.Error):
            described = node.get_description()
            yield "  " * depth + f"{node.get_role_name()}: {node.get_name()}" + (f" ({described})" if described else "")
            for i in range(node.get_child_count()):
                child = node.get_child_at_index(i)
                if child is not None:
                    yield from lines(child, depth + 1)

    return "\n".join(lines(root, 0))


@contextlib.contextmanager
def program(*command, name=None, timeout=20):
    """Starts a program, waits for its window on the bus, and ends it."""
    process = subprocess.Popen(command)
    wanted = name or os.path.basename(command[0])

    def search():
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application and application.get_child_count() and wanted in (application.get_name() or ""):
                return application
        assert process.poll() is None, f"{wanted} ended with {process.returncode} before its window came"
        return None

    try:
        yield until(search, timeout, f"{wanted} on the accessibility bus")
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
