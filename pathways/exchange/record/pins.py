"""The pins of a record: that their items and their requirements are there, told even where the rest is unreadable."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from pathways.exchange.record.reader import Reader
from pathways.exchange.record.written import Path, shown
from pathways.model.learner import Item

_ITEM = "course, exam, experience or credential"


def check_pins(reader: Reader, person: Mapping[str, object], items: Iterable[Item], path: Path) -> None:
    """Tell of pins of what is neither on the record nor in the rules, and of pins to where no item counts."""
    pins = person.get("pins")
    if not isinstance(pins, list) or not pins:
        return
    known = known_items(person, items)
    for at, pin in enumerate(pins):
        if isinstance(pin, dict):
            check_named_item(reader, pin.get("item"), known, (*path, "pins", at, "item"))
            _check_requirement(reader, pin.get("requirement"), (*path, "pins", at, "requirement"))


def known_items(person: Mapping[str, object], items: Iterable[Item]) -> set[str]:
    """What an item of a record can be called besides its name in the rules."""
    return {item.key for item in items} | _ids(person.get("items"))


def _ids(items: object) -> set[str]:
    """The ids that are written, also of items that cannot be read."""
    found = items if isinstance(items, list) else ()
    ids = (item.get("id") for item in found if isinstance(item, dict))
    return {key for key in ids if isinstance(key, str)}


Tell: TypeAlias = Callable[[str, Path, str, str], None]
"""How a problem is told: its code, where it is, a sentence, and advice."""


def check_named_item(
    reader: Reader, name: object, known: set[str], path: Path, tell: Tell | None = None
) -> None:
    """Tell of the name of an item that is neither one of `known`, those of the record, nor one of the rules."""
    if isinstance(name, str) and name and name not in known and name not in reader.lookup.items:
        sentence = (
            f"{shown(name)} is neither the id of an item of this record nor the name of one in the rules"
        )
        desk = reader.desk
        near = desk.did_you_mean(name, known, f"id of {path[:-3]}")
        near = near or desk.did_you_mean(name, reader.lookup.items, _ITEM)
        advice = near or "write the `id` of an item, or the name of a course, exam, experience or credential"
        (tell or desk.tell)("unknown-name", path, sentence, advice)


def _check_requirement(reader: Reader, name: object, path: Path) -> None:
    if not isinstance(name, str) or not name:
        return
    paths = reader.lookup.paths()
    refusal = paths.refusal(name)
    if refusal is not None:
        near = reader.desk.did_you_mean(name, paths.taking, "requirement") if refusal.mistyped else ""
        sentence = refusal.sentence.replace(f"`{name}`", shown(name))
        advice = f"{near} {refusal.help}" if near else refusal.help
        reader.desk.tell(refusal.code, path, sentence, advice)
