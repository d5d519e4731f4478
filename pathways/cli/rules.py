"""`pathways rules`: the rule library, every declared thing with its title."""

from typing import TYPE_CHECKING

import click

from pathways.cli.options import examples, with_json, with_rules
from pathways.cli.streams import is_terminal, note, say, say_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pathways.ruleset import RuleSet

FORM = "rules/1"
_ROOMS = (
    ("institutions", "Institutions"),
    ("credentials", "Credentials"),
    ("admissions", "Admissions"),
    ("stacks", "Stacks"),
    ("conversions", "Conversions"),
    ("sharings", "Limits on sharing"),
    ("transfers", "Transfers"),
    ("policies", "Policies"),
    ("learning", "Courses, exams and experiences"),
    ("sets", "Sets"),
    ("topics", "Areas and skills"),
    ("kinds", "Kinds of credential"),
    ("references", "Sources"),
)
"""The rooms of a catalogue that a person may ask about by name, with their headings."""


@click.command(
    "rules",
    short_help="List what the rules declare.",
    epilog=examples(
        "pathways rules                        the library that comes with Pathways",
        "pathways rules --rules rules/psu      one folder of it",
        "pathways rules --json | jq '.credentials[].name'",
    ),
)
@with_rules
@with_json
def command(rules_path: str | None, *, as_json: bool) -> None:
    """List what the rules declare, each with its title; `pathways show NAME` tells more of one.

    Exit status: 0 listed, 4 a file cannot be read.
    """
    from pathways.cli.loading import readable_rules_from

    rules = readable_rules_from(*((rules_path,) if rules_path else ()))
    rooms = {room: _listed(rules, room) for room, _ in _ROOMS}
    if as_json:
        say_json({"pathways": FORM, "files": list(rules.files), **rooms})
        return
    for room, heading in _ROOMS:
        if rooms[room]:
            _show(f"{heading} ({len(rooms[room]):,})", rooms[room])
    note(f"{len(rules.files):,} files; {len(rules.catalogue.tests):,} learners under test")


def _listed(rules: "RuleSet", room: str) -> list[dict[str, str]]:
    declared: Mapping[str, object] = getattr(rules.catalogue, room)
    return [
        {"name": name, "title": getattr(found, "title", "") or name, "kind": _kind(found)}
        for name, found in sorted(declared.items())
    ]


def _kind(found: object) -> str:
    """What sort of thing it is, where its room has several."""
    for field in ("kind", "sort", "shape", "word"):
        value = getattr(found, field, "")
        if value:
            return str(value)
    return ""


def _show(heading: str, rows: list[dict[str, str]]) -> None:
    cells = [(row["name"], row["title"], row["kind"]) for row in rows]
    if is_terminal():
        from pathways.cli.terminal import print_table

        print_table(heading, cells)
        say()
        return
    widest = max(len(name) for name, _, _ in cells)
    say(heading)
    for name, title, kind in cells:
        say(f"  {name:<{widest}}  {title}{f' ({kind})' if kind else ''}")
    say()
