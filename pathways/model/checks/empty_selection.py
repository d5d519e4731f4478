"""A selection that can take nothing.

## Why it matters

Nothing is ever done by being empty: a requirement that nothing can fill is never met, and a cap over
nothing limits nothing. Often an area has no members yet, a set leaves out all that it takes, or badges are
asked for where only courses are selected. (`courses at asu` is not empty: it takes courses that no rule
declares as well.)

## An example

```mistake
area writing "Writing"
course eng101 "First-year composition"
certificate letters "Letters" { require 1 course from writing }
```

## What to write instead

Declare what belongs to it, or select something else:

```pathway
area writing "Writing"
course eng101 "First-year composition" { teaches area writing }
certificate letters "Letters" { require 1 course from writing }
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules, named_here
from pathways.model.checks.supply import SORTS, unit_of
from pathways.model.declaration import Sharing
from pathways.model.members import is_open
from pathways.model.requirement import Fewer, Gpa, Leaf, SumLine
from pathways.model.selection import Every, Except, Filtered, InSet, Meet, OneOf, Selection, Union
from pathways.problem import Problem, Severity, spot
from pathways.text import Place

CODE = "empty-selection"
_HELP = "declare what should be taken here, or select something else"


def check(rules: Rules) -> Iterator[Problem]:
    """Look at sets, leaves with their lines, averages, conversions, policies and sharings."""
    for found in rules.catalogue.sets.values():
        yield from _nothing(
            rules, found.selection, found.place, f"the set `{found.name}` takes nothing that is declared"
        )
    for conversion in rules.catalogue.conversions.values():
        yield from _nothing(
            rules, conversion.source, conversion.place, "nothing that is declared can be converted here"
        )
    for policy in rules.catalogue.policies.values():
        told = f"the policy `{policy.name}` applies to nothing that is declared"
        yield from _nothing(rules, policy.applies_to, policy.place, told)
    for sharing in rules.catalogue.sharings.values():
        yield from _of_sharing(rules, sharing)
    for part in rules.parts:
        inner = part.requirement
        if isinstance(inner, Leaf) and inner.item is None:
            yield from _of_leaf(rules, inner)
        elif isinstance(inner, Fewer):
            told = "nothing that is declared can be there, so that there are always fewer"
            yield from _nothing(rules, inner.selection, inner.place, told)
        elif isinstance(inner, Gpa) and inner.over is not None:
            yield from _nothing(
                rules, inner.over, inner.place, "nothing that is declared counts for this average"
            )
    for _, line in rules.overall_lines():
        if isinstance(line, SumLine) and line.selection is not None:
            yield from _nothing(
                rules, line.selection, line.place, "nothing that is declared counts for this line"
            )


def _of_sharing(rules: Rules, sharing: Sharing) -> Iterator[Problem]:
    for limit in sharing.limits:
        if limit.selection is not None:
            told = "nothing that is declared counts for this limit"
            yield from _nothing(rules, limit.selection, limit.place, told)
    for own in sharing.own:
        if own.selection is not None:
            told = "nothing that is declared can be the own of a credential here"
            yield from _nothing(rules, own.selection, own.place, told)
    if sharing.most_of is not None:
        yield from _nothing(
            rules,
            sharing.most_of,
            sharing.place,
            f"the sharing `{sharing.name}` is about no item that is declared",
        )


def _of_leaf(rules: Rules, leaf: Leaf) -> Iterator[Problem]:
    told = list(_nothing(rules, leaf.selection, leaf.place, "nothing that is declared can be taken here"))
    yield from told or _wrong_sort(leaf)
    for line in leaf.lines:
        if isinstance(line, SumLine) and line.selection is not None and not told:
            yield from _apart(rules, leaf.selection, line.selection, line.place)


def _nothing(rules: Rules, selection: Selection, place: Place, message: str) -> Iterator[Problem]:
    """An empty selection, unless a problem told elsewhere is the reason: a name in it, or an empty set."""
    if is_open(selection) or isinstance(selection, InSet) or not rules.knows_all(selection):
        return
    if selection == OneOf(()) or any(True for _ in named_here(selection)):
        return
    if not rules.members.bits(selection):
        yield Problem(CODE, Severity.ERROR, message, _HELP, (spot(place),))


def _apart(rules: Rules, taken: Selection, line: Selection, place: Place) -> Iterator[Problem]:
    """A line on things that the leaf does not take."""
    if (is_open(taken) and is_open(line)) or not rules.knows_all(taken) or not rules.knows_all(line):
        return
    if not rules.members.bits(taken) & rules.members.bits(line):
        message = "nothing that can be taken here counts for this line"
        yield Problem(
            CODE, Severity.ERROR, message, "select for this line something that is taken here", (spot(place),)
        )


def _wrong_sort(leaf: Leaf) -> Iterator[Problem]:
    """Courses are counted where only badges can be taken, and the like."""
    unit = unit_of(leaf.amount)
    sorts = _sorts(leaf.selection)
    counted = SORTS.get(unit.name) or ("credential" if unit.name == "badges" else None)
    if unit.measure == "items" and counted is not None and sorts is not None and counted not in sorts:
        taken = " or ".join(sorted(f"{sort}s" for sort in sorts))
        message = f"{unit.name} are counted here, and only {taken} can be taken"
        yield Problem(
            CODE, Severity.ERROR, message, f"count {taken}, or select {unit.name}", (spot(leaf.place),)
        )


def _sorts(selection: Selection) -> frozenset[str] | None:
    """The sorts of items that a selection takes, or None if it may take any."""
    match selection:
        case Every(sort):
            return None if sort == "anything" else frozenset({SORTS.get(sort, "credential")})
        case InSet(_, inside):
            return _sorts(inside)
        case Filtered(base, _) | Except(base, _):
            return _sorts(base)
        case Union(parts):
            return _all_sorts([_sorts(part) for part in parts])
        case Meet(parts):
            return next((found for part in parts if (found := _sorts(part)) is not None), None)
        case _:
            return None


def _all_sorts(parts: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [part for part in parts if part is not None]
    return frozenset().union(*known) if len(known) == len(parts) else None
