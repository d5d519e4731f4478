"""Choices in words: what could as well count elsewhere, what would move with it, and the pin that would choose it."""

from collections.abc import Iterator, Sequence

from pathways.audit.open_choice import OpenChoice, OpenChoices, Shift
from pathways.report.known import Known, item_name
from pathways.report.lists_in_words import counted, joined
from pathways.report.page import Point
from pathways.report.plain_text import plain

MOST_EXCHANGES = 5
"""So many choices are told by which items only change places: among electives there may be dozens."""
NONE = "Nothing that counts could as well count elsewhere."
_UNFINISHED = "There may be more choices: looking for them took longer than the time given."


def choices(found: OpenChoices, known: Known) -> tuple[Point, ...]:
    """A point for each choice that differs from those before it; two items that change places are one choice.

    First all by which something else would be open, then some of those by which items only change places.
    """
    groups = sorted(alike(found.found), key=lambda some: some[0].only_places)
    most = sum(not some[0].only_places for some in groups) + MOST_EXCHANGES
    points = [Point(sentence(some, known), "·", points=_pins(some)) for some in groups[:most]]
    left = sum(map(len, groups[most:]))
    if left:
        points.append(
            Point(
                f"{counted(left, 'more item')} could change places with others, and nothing else would.", "·"
            )
        )
    if not found.complete:
        points.append(Point(_UNFINISHED, "?"))
    return tuple(points) or (Point(NONE, "·"),)


def alike(found: Sequence[OpenChoice]) -> list[list[OpenChoice]]:
    """Choices that differ in nothing but the item, together; of two that change places only one is told.

    That is the one that can be told together with most others.
    """
    groups: dict[tuple[str, str, tuple[Shift, ...], bool], list[OpenChoice]] = {}
    for each in found:
        groups.setdefault((each.here, each.there, each.shifts, each.only_places), []).append(each)
    told: set[frozenset[str]] = set()
    kept: set[OpenChoice] = set()
    for some in sorted(groups.values(), key=len, reverse=True):
        new = [each for each in some if _exchanged(each) not in told]
        told.update(pair for pair in map(_exchanged, new) if pair)
        kept.update(new)
    left = ([each for each in some if each in kept] for some in groups.values())
    return [some for some in left if some]


def _exchanged(choice: OpenChoice) -> frozenset[str]:
    """The item and the only other one that moves, which takes its place and gives up its own; else nothing."""
    found = [each.item for each in choice.shifts if (each.here, each.there) == (choice.there, choice.here)]
    return frozenset({choice.item, *found}) if found and len(choice.shifts) == 1 else frozenset()


def sentence(some: Sequence[OpenChoice], known: Known) -> str:
    """What could as well count elsewhere, and what would move with it."""
    first = some[0]
    names = [item_name(each.code, each.title, each.item) for each in some]
    count = "counts" if len(some) == 1 else "count"
    either = {1: "it", 2: "either of them"}.get(len(some), "any one of them")
    then = list(_then(first, known))
    return (
        f"{joined(names)} {count} for {known.quoted(first.here)}; {either} could as well count for "
        f"{known.quoted(first.there)}{f', and then {joined(then)}' if then else ''}."
    )


def _then(choice: OpenChoice, known: Known) -> Iterator[str]:
    for shift in choice.shifts:
        if shift.there is None:
            yield f"{known.item(shift.item)} is not needed"
        elif shift.there == choice.here:
            yield f"{known.item(shift.item)} takes its place"
        else:
            yield f"{known.item(shift.item)} counts for {known.quoted(shift.there)}"


def _pins(some: Sequence[OpenChoice]) -> tuple[Point, ...]:
    """The pins by which each of these is chosen, as far as there are any that mean just this."""
    return tuple(Point(f"To choose it: {pin_of(each)}", "") for each in some if each.pin)


def pin_of(choice: OpenChoice) -> str:
    """The line of a learner that would choose it; of an item that only the record can tell from others what to pin there.

    >>> pin_of(OpenChoice("i1", "Surveys", "DAT 205", "quill.core", "quill.ba/require/2", (), "quill.dat205"))
    "pinned quill.dat205 to 'quill.ba/require/2' by learner"
    """
    if choice.pin == choice.item:
        return f"a pin on the record of the item {plain(choice.item)} to {plain(choice.there)}"
    return f"pinned {_named(choice.pin)} to {_named(choice.there)} by learner"


def _named(name: str) -> str:
    """A name of the language, in quotation marks where it is none of the plain ones."""
    words = name.replace(".", "").replace("_", "")
    return plain(name) if words.isalnum() else f"'{plain(name)}'"
