"""The same thing stands twice in one list.

## Why it matters

It counts once. Where it was written twice by mistake, another name is usually missing; where it was meant
to count twice, `repeatable` in its declaration says so.

## An example

```mistake
course stat110 "Statistics"
course stat120 "More statistics"
certificate data "Data" { require 2 of { stat110, stat110, stat120 } }
```

## What to write instead

Write each once:

```pathway
course stat110 "Statistics"
course stat120 "More statistics"
certificate data "Data" { require 2 of { stat110, stat120 } }
```
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pathways.model.checks.rules import Rules
from pathways.model.requirement import Contributions, Group, Holds, Leaf, Named, Requirement
from pathways.model.selection import Except, Filtered, Meet, OneOf, Selection, Union
from pathways.model.walk import selections
from pathways.problem import Problem, Severity, spot
from pathways.text import Place

CODE = "duplicate-members"
_HELP = "write it once; if it may count more than once, say `repeatable` where it is declared"


def check(rules: Rules) -> Iterator[Problem]:
    """Look at the members of groups and at the lists of names in selections."""
    for part in rules.parts:
        inner = part.requirement
        if isinstance(inner, Group | Contributions):
            yield from _of_members(inner.members)
        for selection in selections(inner):
            yield from _of_selection(selection, inner.place)
    for found in rules.catalogue.sets.values():
        yield from _of_selection(found.selection, found.place)


def _of_members(members: Sequence[Requirement]) -> Iterator[Problem]:
    first: dict[object, Requirement] = {}
    for member in members:
        key = _key(member)
        if key is None:
            continue
        before = first.setdefault(key, member)
        if before is not member:
            spots = (spot(member.place), spot(before.place, "it stands here already"))
            yield Problem(
                CODE, Severity.WARNING, f"`{_name(member)}` stands twice in this list", _HELP, spots
            )


def _key(member: Requirement) -> object:
    """What makes two members the same; None for those that may well be alike."""
    if isinstance(member, Leaf):
        return (member.item, member.selection) if member.item is not None else None
    return (type(member), _name(member)) if isinstance(member, Named | Holds) else None


def _name(member: Requirement) -> str:
    if isinstance(member, Leaf):
        return member.item or ""
    return member.name if isinstance(member, Named) else getattr(member, "credential", "")


def _of_selection(selection: Selection, place: Place) -> Iterator[Problem]:
    for names in _lists(selection):
        for name in sorted(name for name, times in Counter(names).items() if times > 1):
            yield Problem(
                CODE, Severity.WARNING, f"`{name}` stands twice in this list", _HELP, (spot(place),)
            )


def _lists(selection: Selection) -> Iterator[tuple[str, ...]]:
    """Every list of names in a selection, without the sets that it uses."""
    match selection:
        case OneOf(names):
            yield names
        case Filtered(base, _):
            yield from _lists(base)
        case Union(parts) | Meet(parts):
            yield from _each(parts)
        case Except(base, without):
            yield from _each((base, *without))
        case _:
            return


def _each(parts: Iterable[Selection]) -> Iterator[tuple[str, ...]]:
    for part in parts:
        yield from _lists(part)
