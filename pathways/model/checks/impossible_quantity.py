"""A requirement that asks for more than there is.

## Why it matters

If a list holds 24 credits, nobody can take 30 of it; if a rule asks for 12 credits and lets only 6 of them
count, nobody can meet it. Whoever works towards such a credential would find out at the end.

## An example

```mistake
course stat110 "Statistics" { worth 12 credits }
course stat120 "More statistics" { worth 12 credits }
certificate data "Data" { require at least 30 credits from { stat110, stat120 } }
```

## What to write instead

Write instead what can be reached, or add to the list:

```pathway
course stat110 "Statistics" { worth 12 credits }
course stat120 "More statistics" { worth 12 credits }
certificate data "Data" { require at least 24 credits from { stat110, stat120 } }
```
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pathways.model.amount import Unit
from pathways.model.checks.rules import Rules
from pathways.model.checks.supply import least, most, shown, supply, unit_of
from pathways.model.declaration import OwnMinimum, Sharing
from pathways.model.requirement import Contributions, Gpa, Leaf, Line, Named, Requirement, SumLine
from pathways.problem import Problem, Severity, spot
from pathways.text import Place

CODE = "impossible-quantity"


def check(rules: Rules) -> Iterator[Problem]:
    """Compare every demand with what there is, and with the caps beside it."""
    best = max(
        (g.points for scale in rules.catalogue.scales.values() for g in scale.grades if g.points is not None),
        default=None,
    )
    for part in rules.parts:
        inner = part.requirement
        if isinstance(inner, Leaf):
            yield from _more_than_there_is(rules, inner)
            yield from _more_than_counts(inner)
            yield from _against_caps(inner.lines)
        elif isinstance(inner, Contributions):
            yield from _more_than_contributes(inner)
        elif isinstance(inner, Gpa) and best is not None and inner.minimum > best:
            message = "this asks for a better average than the best grade of any scale"
            yield _problem(message, "grade points are those of the declared scales", inner.place)
    for credential in rules.catalogue.credentials.values():
        yield from _against_caps(credential.overall)
    for sharing in rules.catalogue.sharings.values():
        for own in sharing.own:
            yield from _more_than_is_there_twice(rules, sharing, own)


def _more_than_there_is(rules: Rules, leaf: Leaf) -> Iterator[Problem]:
    unit, asked = unit_of(leaf.amount), least(leaf.amount)
    there = supply(rules, leaf.selection, unit) if leaf.item is None else None
    if asked is not None and there is not None and 0 < there < asked:
        message = (
            f"this asks for {shown(asked, unit)}, and all that it can take comes to {shown(there, unit)}"
        )
        yield _problem(message, "ask for less, or let it take more", leaf.place)


def _more_than_is_there_twice(rules: Rules, sharing: Sharing, own: OwnMinimum) -> Iterator[Problem]:
    """What each of two credentials must have of its own comes to more than all that could be."""
    unit, asked = unit_of(own.amount), least(own.amount)
    there = supply(rules, own.selection, unit) if own.selection is not None else None
    if asked is None or there is None or not rules.knows_all(sharing.among):
        return
    of = None if own.of is None else frozenset(rules.members.of(own.of))
    among = frozenset(rules.members.of(sharing.among))
    others = among if sharing.others is None else frozenset(rules.members.of(sharing.others))
    apart = frozenset[str]() if sharing.apart is None else frozenset(rules.members.of(sharing.apart))
    pairs = [{one, two} for one in among for two in others if one != two and not {one, two} <= apart]
    times = min((len(pair if of is None else pair & of) for pair in pairs), default=0)
    if 0 < there < asked * times:
        each = "each of two credentials" if times > 1 else "a credential"
        message = f"{each} must have {shown(asked, unit)} of its own, and all that it is about comes to {shown(there, unit)}"
        yield _problem(message, "ask for less, or let it be taken from more", own.place)


def _more_than_counts(leaf: Leaf) -> Iterator[Problem]:
    """A cap on everything that may be taken, below what is asked."""
    unit, asked = unit_of(leaf.amount), least(leaf.amount)
    for line in leaf.lines:
        if isinstance(line, SumLine) and not line.at_least and line.selection is None and line.each is None:
            cap = most(line.amount)
            if asked is not None and cap is not None and unit_of(line.amount) == unit and cap < asked:
                message = f"this asks for {shown(asked, unit)} and lets at most {shown(cap, unit)} count"
                yield _problem(message, "raise the cap, or ask for less", line.place)


def _more_than_contributes(asked: Contributions) -> Iterator[Problem]:
    """Members of which less counts than is asked of all of them."""
    unit, wanted = unit_of(asked.amount), least(asked.amount)
    there = _contributed(asked, unit)
    if wanted is not None and there is not None and there < wanted:
        message = (
            f"this asks for {shown(wanted, unit)}, and of all members together {shown(there, unit)} can count"
        )
        yield _problem(message, "ask for less, or let more of a member count", asked.place)


def _contributed(asked: Requirement, unit: Unit) -> Fraction | None:
    """The most that all members together let through; None where that is not limited."""
    if isinstance(asked, Named):
        return _contributed(asked.requirement, unit)
    if not isinstance(asked, Contributions):
        return None
    total = Fraction(0)
    for member, limit in zip(asked.members, asked.most, strict=True):
        own = most(limit) if limit is not None and unit_of(limit) == unit else None
        known = [each for each in (own, _contributed(member, unit)) if each is not None]
        if not known:
            return None
        total += min(known)
    return total


def _against_caps(lines: Sequence[Line]) -> Iterator[Problem]:
    """A minimum and a cap on the same things that cannot both hold."""
    sums = [line for line in lines if isinstance(line, SumLine) and line.each is None]
    for floor in (line for line in sums if line.at_least):
        for cap in (line for line in sums if not line.at_least and line.selection == floor.selection):
            unit, asked, limit = unit_of(floor.amount), least(floor.amount), most(cap.amount)
            if asked is not None and limit is not None and unit == unit_of(cap.amount) and limit < asked:
                message = f"at least {shown(asked, unit)} and at most {shown(limit, unit)} cannot both hold"
                yield _problem(message, "raise the cap, or lower the minimum", cap.place)


def _problem(message: str, help_: str, place: Place) -> Problem:
    return Problem(CODE, Severity.ERROR, message, help_, (spot(place),))
