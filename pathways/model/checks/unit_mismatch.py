"""Amounts in units that cannot be added up.

## Why it matters

A semester credit is not a quarter credit, an hour is not a credit, and an ECTS credit is neither. Different
units add up only through a `unit` rule, which says the ratio and how it is rounded. Without one, learning
in another unit counts for nothing here.

## An example

```mistake
institution psu "Penn State"
institution osu "Oregon State" { calendar quarter }
course osu.stat1 "Statistics" { taught at osu  worth 4 credits }
certificate psu.data "Data" { issued by psu  require at least 4 credits from { osu.stat1 } }
```

## What to write instead

Declare how the units compare, or ask in the unit of the courses:

```pathway
institution psu "Penn State"
institution osu "Oregon State" { calendar quarter }
unit quarter = 2/3 semester rounded down to 0.5 on the total
course osu.stat1 "Statistics" { taught at osu  worth 6 credits }
certificate psu.data "Data" { issued by psu  require at least 4 credits from { osu.stat1 } }
```
"""

from collections.abc import Iterator

from pathways.model.amount import Amount, OfTwo, Unit
from pathways.model.checks.rules import Rules, naming
from pathways.model.checks.supply import unit_of
from pathways.model.declaration import Conversion
from pathways.model.dependencies import names_in
from pathways.model.requirement import Contributions, Fewer, Leaf, Line, SumLine
from pathways.model.selection import Selection
from pathways.model.walk import walk_members
from pathways.problem import Problem, Severity, spot
from pathways.text import Place

CODE = "unit-mismatch"


def check(rules: Rules) -> Iterator[Problem]:
    """Look at every amount with what it is taken from, and at the limits of conversions."""
    for part in rules.parts:
        leaf = part.requirement
        if isinstance(leaf, Leaf):
            yield from _of_amount(rules, leaf.amount, leaf.selection, leaf.place)
            for line in leaf.lines:
                yield from _of_line(rules, line, leaf)
        elif isinstance(leaf, Fewer):
            yield from _of_amount(rules, leaf.enough.amount, leaf.selection, leaf.place)
        elif isinstance(leaf, Contributions):
            yield from _of_contributions(rules, leaf)
    for _, line in rules.overall_lines():
        yield from _of_line(rules, line, None)
    for conversion in rules.catalogue.conversions.values():
        yield from _of_limits(rules, conversion)


def _of_line(rules: Rules, line: Line, leaf: Leaf | None) -> Iterator[Problem]:
    """A line on all that its leaf takes says nothing new if it counts in the unit of the leaf."""
    if isinstance(line, SumLine):
        over = line.selection
        if over is None and leaf is not None and unit_of(line.amount) != unit_of(leaf.amount):
            over = leaf.selection
        yield from _of_amount(rules, line.amount, over, line.place)


def _of_contributions(rules: Rules, asked: Contributions) -> Iterator[Problem]:
    """How much of a member counts is said in the unit in which all of it is counted."""
    yield from _of_amount(rules, asked.amount, None, asked.place)
    for most in asked.most:
        if most is not None:
            yield from _of_amount(rules, most, None, asked.place)
            one, other = unit_of(most), unit_of(asked.amount)
            if one != other:
                message = f"{words(one)} are counted of a member, and {words(other)} of all of them"
                yield _problem(message, f"write how many {words(other)} of it count", asked.place)
    yield from _within(asked)


def _within(asked: Contributions) -> Iterator[Problem]:
    """What is held back inside a member is taken off all that is counted, so it is said in that unit too."""
    other = unit_of(asked.amount)
    for inner in walk_members(asked):
        most = next((each for each in inner.most if each), None) if isinstance(inner, Contributions) else None
        if inner is not asked and most is not None and unit_of(most) != other:
            message = f"{words(unit_of(most))} are limited inside a member, and {words(other)} counted of all members"
            help_ = f"write how many {words(other)} count there, or leave `up to` out there"
            yield _problem(message, help_, inner.place)


def _of_amount(rules: Rules, amount: Amount, selection: Selection | None, place: Place) -> Iterator[Problem]:
    if isinstance(amount, OfTwo):
        one, other = unit_of(amount.one), unit_of(amount.other)
        if one != other:
            message = f"{words(one)} and {words(other)} cannot be compared"
            yield _problem(message, "write both amounts in one unit", place)
    unit = unit_of(amount)
    if unit.measure == "items" or selection is None:
        return
    taken = rules.members.bits(selection)
    apart = {
        found: bits & taken for found, bits in rules.worth_in.items() if not _adds_up(rules, found, unit)
    }
    if not any(apart.values()):
        return
    named = rules.members.bits_of(names_in(selection))
    for found, bits in apart.items():
        for name in rules.members.names(bits & named):
            message = f"`{name}` is worth {words(found)}, and {words(unit)} are counted here"
            yield _problem(message, _help(found, unit), naming(place, name))
    fits = any(bits & taken for found, bits in rules.worth_in.items() if found not in apart)
    if not fits and not any(bits & named for bits in apart.values()):
        found = next(found for found, bits in apart.items() if bits)
        message = f"everything that can be taken here is worth {words(found)}, and {words(unit)} are counted"
        yield _problem(message, _help(found, unit), place)


def _of_limits(rules: Rules, conversion: Conversion) -> Iterator[Problem]:
    target = rules.catalogue.learning.get(conversion.target or "")
    if conversion.gives is not None and target is not None and target.worth is not None:
        given, worth = conversion.gives.unit, target.worth.unit
        if not _adds_up(rules, given, worth):
            message = f"the conversion gives {words(given)}, and `{target.name}` is worth {words(worth)}"
            yield Problem(CODE, Severity.WARNING, message, _help(given, worth), (spot(conversion.place),))
    for scope, most in conversion.limits:
        gives = conversion.gives
        if gives is not None and not _adds_up(rules, gives.unit, most.unit):
            message = (
                f"the limit {scope} is in {words(most.unit)}, and the conversion gives {words(gives.unit)}"
            )
            yield _problem(message, _help(gives.unit, most.unit), conversion.place)


def _adds_up(rules: Rules, unit: Unit, counted: Unit) -> bool:
    """Whether a unit is the one that is counted, or becomes it by a rule."""
    rule = rules.catalogue.units.get(unit)
    return unit == counted or (rule is not None and rule.into == counted)


def words(unit: Unit) -> str:
    """A unit as a sentence has it.

    >>> words(Unit("credits", "quarter")), words(Unit("hours", "")), words(Unit("items", "courses"))
    ('quarter credits', 'hours', 'courses')
    """
    return unit.name if unit.measure == "items" else f"{unit.name} {unit.measure}".strip()


_USUAL = {
    ("ects", "semester"): "1/2",
    ("quarter", "semester"): "2/3",
    ("semester", "ects"): "2",
    ("semester", "quarter"): "3/2",
}
"""How much of one unit another is at most institutions; only to show what a rule looks like."""


def _help(unit: Unit, counted: Unit) -> str:
    """What rule would make them add up, or what to write where a unit of hours was left out."""
    if unit.measure == counted.measure == "hours" and not unit.name:
        return f"if these are {words(counted)}, write `{words(counted)}` where it is declared"
    one, other = (found.name or f"'{found.measure}'" for found in (unit, counted))
    ratio = _USUAL.get((unit.name, counted.name))
    if ratio is None and (unit.measure, counted.measure) == ("hours", "credits"):
        ratio = "1/15"
    if ratio is None:
        return (
            f"a rule that begins `unit {one} =` says how many {words(counted)} that is, and how it is rounded"
        )
    return (
        f"a rule says how they compare, as in `unit {one} = {ratio} {other} rounded down to 0.5 on the total`"
    )


def _problem(message: str, help_: str, place: Place) -> Problem:
    return Problem(CODE, Severity.ERROR, message, help_, (spot(place),))
