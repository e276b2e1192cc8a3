# Copyright 2026 The Solarium developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as a screen reader sees it, over the real accessibility bus.

accessibility-test.py PROGRAM: walks the page of the charger, its schedule and its sessions, and stops charging.
Speaks TAP. Run inside `desktop.sh --accessibility`.
"""
import os
import re
import sys
import traceback

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
try:
    from accessibility import Atspi, GLib, Role, find, press, program, states_of, until, walk
except (ImportError, ValueError) as missing:
    print(f"1..0 # SKIP {missing}")
    sys.exit(0)

# The afternoon of the invented home: the car charges.
HOME = ["--demo", "--scenario", "mockup", "--seed", "7", "--start", "2026-06-13T14:00:00+02:00", "--speed", "10"]
SLOW = 60

INTERACTIVE = {
    Role.PUSH_BUTTON, Role.TOGGLE_BUTTON, Role.RADIO_BUTTON, Role.CHECK_BOX, Role.SLIDER, Role.COMBO_BOX,
    Role.LIST_ITEM, Role.TEXT, Role.ENTRY, Role.SPIN_BUTTON, Role.TABLE_ROW, Role.TABLE_CELL, Role.LEVEL_BAR,
}
# A widget without a name is called by its type.
TYPE = re.compile(r"(Gtk|Adw|Sol)[A-Z]\w*$")


def plain(text):
    return text.replace("\u00a0", " ")


def is_there(node):
    """Whether it has a place in the window; what is on other pages has none, or is left of it."""
    place = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return place.width > 0 and place.height > 0 and place.x >= 0


def shown(app, role, name, where=None):
    return find(app, role, name, lambda node: is_there(node) and (where is None or where(node)), SLOW)


def controls(app):
    """What can be used on this page: role, name and description."""
    found = []
    for node in walk(app):
        try:
            # The line of a table's titles is a row, too, but one that cannot be reached.
            titles = node.get_role() == Role.TABLE_ROW and "focusable" not in states_of(node)
            if node.get_role() in INTERACTIVE and not titles and is_there(node):
                found.append((node.get_role(), plain(node.get_name()), plain(node.get_description())))
        except GLib.Error:
            pass  # gone in the meantime
    return found


def complain(found, at_least, expected):
    """What is wrong with these controls."""
    wrong = [] if len(found) >= at_least else [f"only {len(found)} controls"]
    for role, name, _ in found:
        half = len(name) // 2
        if not name.strip() or TYPE.match(name):
            wrong.append(f"a {role.value_nick} has no name, but {name!r}")
        elif half > 1 and name[:half] == name[half + 1:]:
            wrong.append(f"a {role.value_nick} is called twice: {name!r}")
    for role, name, description in expected:
        if not any(row[0] == role and row[1] == name and description in row[2] for row in found):
            wrong.append(f"there is no {role.value_nick} called {name!r} and described as {description!r}")
    return wrong


def expect(app, at_least, *expected):
    """Every control has a name, once; the expected ones are there and are described with these words."""
    wrong = []

    def is_right():
        wrong[:] = complain(controls(app), at_least, expected)
        return not wrong

    try:
        until(is_right, SLOW)
    except AssertionError:
        raise AssertionError("\n".join(wrong)) from None


def test_charger(app):
    shown(app, Role.PUSH_BUTTON, "Stop Charging, IQ EV Charger")
    shown(app, Role.PUSH_BUTTON, "Show All Sessions")
    shown(app, Role.LIST_ITEM, "Last report")
    expect(
        app, 40,
        (Role.RADIO_BUTTON, "Manual", "Starts and stops when you say"),
        (Role.RADIO_BUTTON, "Green", "Only with spare solar energy"),
        (Role.SLIDER, "Charging current", "16 A ≈ 3.7 kW"),
        (Role.CHECK_BOX, "Use battery for charging", "Only applies in Green mode"),
        (Role.CHECK_BOX, "RFID card", "A card must be held to the charger"),
        (Role.COMBO_BOX, "Current for every start", "Instead of the current that was set last"),
        (Role.PUSH_BUTTON, "Current for every start", "None"),
        (Role.LIST_ITEM, "Serial number", "EV"),
        (Role.LEVEL_BAR, "Charging power", "16 A"),
        (Role.PUSH_BUTTON, "Export…", ""),
        (Role.PUSH_BUTTON, "Messages of the Charger", ""),
    )
    battery = shown(app, Role.CHECK_BOX, "Use battery for charging")
    assert "sensitive" not in states_of(battery)
    assert "checked" in states_of(shown(app, Role.RADIO_BUTTON, "Manual"))


def test_schedule(app):
    press(shown(app, Role.PUSH_BUTTON, "Schedule"))
    shown(app, Role.TABLE, "Charging schedule")
    shown(app, Role.PUSH_BUTTON, "23:00 – 06:00")
    expect(
        app, 12,
        (Role.PUSH_BUTTON, "Add Slot", ""),
        (Role.PUSH_BUTTON, "23:00 – 06:00", "Wednesday 23:00 to Thursday 06:00, 32 amps, enabled, slot 1 of 2"),
        (Role.PUSH_BUTTON, "11:00 – 15:30", "Sunday 11:00 to 15:30, 16 amps, off, slot 2 of 2"),
    )
    press(shown(app, Role.PUSH_BUTTON, "Back"))
    shown(app, Role.PUSH_BUTTON, "Stop Charging, IQ EV Charger")


def test_sessions(app):
    press(shown(app, Role.PUSH_BUTTON, "Show All Sessions"))
    shown(app, Role.TREE_TABLE, "Sessions")
    shown(app, Role.TABLE_ROW, None, lambda node: node.get_name().startswith("Thu 11 Jun, 23:00 – 00:16, "))
    expect(
        app, 25,
        (Role.RADIO_BUTTON, "Month", ""),
        (Role.PUSH_BUTTON, "Previous", ""),
        (Role.PUSH_BUTTON, "Export CSV…", ""),
        (Role.TABLE_CELL, "9.4 kWh", ""),
    )
    assert "checked" in states_of(shown(app, Role.RADIO_BUTTON, "Month"))
    press(shown(app, Role.PUSH_BUTTON, "Back"))
    shown(app, Role.PUSH_BUTTON, "Stop Charging, IQ EV Charger")


def test_stop(app):
    shown(app, Role.STATUS_BAR, "Charging")
    press(shown(app, Role.PUSH_BUTTON, "Stop Charging, IQ EV Charger"))
    shown(app, Role.STATUS_BAR, "Plugged In")
    shown(app, Role.PUSH_BUTTON, "Start Charging, IQ EV Charger")


def main():
    tests = [test_charger, test_schedule, test_sessions, test_stop]
    failed = False
    print(f"1..{len(tests)}", flush=True)
    with program(sys.argv[1], *HOME, "--page", "charger", name="solarium", timeout=SLOW) as app:
        for number, test in enumerate(tests, 1):
            name = f"/accessibility/{test.__name__[5:]}"
            try:
                assert not failed, "what came before has failed"
                test(app)
                print(f"ok {number} {name}", flush=True)
            except (AssertionError, GLib.Error):
                failed = True
                print("# " + traceback.format_exc().replace("\n", "\n# "))
                print(f"not ok {number} {name}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
