"""The lines of `of which` and `overall` over some items: how much is short of a minimum, and rows that keep a limit."""

from collections.abc import Iterable, Mapping
from math import gcd
from typing import TypeAlias

from pathways.model.requirement import SpreadLine, SumLine
from pathways.model.selection import Every, Filter, Filtered, InSet, OneOf, Selection
from tests.oracle.record import Thing, declared_thing
from tests.second_opinion.case import ONE, Case, UnmodelledError, unit_of, weight
from tests.second_opinion.programme import Programme, Term, Var

Placed: TypeAlias = Mapping[Thing, Var]
"""For each item whether it is taken."""
STATIC = {Filter.SUBJECT, Filter.NUMBERED, Filter.LEVEL, Filter.AREA}
"""Filters that look at what is declared and not at how it was earned."""


def short_of(
    programme: Programme, need: int, size: int, taken: Mapping[Thing, tuple[int, Var]], asked: Var
) -> Term:
    """What is short of an amount that is asked for: items have their amounts; `size` weighs one that is missing."""
    if need <= 0:
        raise UnmodelledError("an amount of nothing")
    step = gcd(need, *(amount for amount, _ in taken.values()))
    short = programme.number(need // step)
    # What an item comes to beyond the need helps nothing: leaving it out changes no answer and tightens the relaxation.
    given = [(min(amount, need) // step, variable) for amount, variable in taken.values()]
    programme.at_least([(1, short), *given, (-need // step, asked)], 0)
    return (size * step, short)


def line_short(
    programme: Programme, case: Case, line: SumLine | SpreadLine, placed: Placed, asked: Var
) -> Term:
    """What is short of one minimum."""
    if isinstance(line, SpreadLine):
        return _spread_short(programme, line, placed, asked)
    if line.each:
        raise UnmodelledError(f"at least of each {line.each} at {line.path}")
    taken = {thing: (amount, placed[thing]) for thing, amount in _amounts(case, line, placed).items()}
    return short_of(programme, case.amount(line.amount), weight(unit_of(line.amount)), taken, asked)


def _spread_short(programme: Programme, line: SpreadLine, placed: Placed, asked: Var) -> Term:
    """A missing value weighs what a missing item does."""
    seen: list[Term] = []
    for things in _by_value(line.key, placed).values():
        seen.append((1, programme.choice()))
        programme.at_least([*((1, placed[thing]) for thing in things), (-1, seen[-1][1])], 0)
    short = programme.number(line.number)
    programme.at_least([(1, short), *seen, (-line.number, asked)], 0)
    return (3 * ONE, short)


def keep_within(programme: Programme, case: Case, line: SumLine | SpreadLine, placed: Placed) -> None:
    """Items that are taken stay within a limit, or those of each value do."""
    if isinstance(line, SpreadLine):
        _keep_to_few(programme, line, placed)
        return
    most, amounts = case.amount(line.amount), _amounts(case, line, placed)
    groups = [list(amounts)]
    if line.each:
        groups = list(_by_value(line.each, amounts).values())
        if line.each != "area" and sum(map(len, groups)) < len(amounts):
            raise UnmodelledError(f"an item without {line.each}, at {line.path}")
    for group in groups:
        programme.at_most([(amounts[thing], placed[thing]) for thing in group], most)


def _keep_to_few(programme: Programme, line: SpreadLine, placed: Placed) -> None:
    """Each item has one of the few values that are chosen."""
    among = {value: programme.choice() for value in _by_value(line.key, placed)}
    programme.at_most([(1, chosen) for chosen in among.values()], line.number)
    for thing in placed:
        own = _values(line.key, thing)
        if not own:
            raise UnmodelledError(f"an item without {line.key}, at {line.path}")
        programme.at_least([(-1, placed[thing]), *((1, among[value]) for value in own)], 0)


def _amounts(case: Case, line: SumLine, placed: Placed) -> dict[Thing, int]:
    """What items come to for a line; those that come to nothing are left out."""
    unit = unit_of(line.amount)
    taken = (thing for thing in placed if line.selection is None or case.takes(line.selection, thing))
    found = {thing: case.comes_to(unit, thing) for thing in taken}
    return {thing: amount for thing, amount in found.items() if amount}


def _by_value(key: str, things: Iterable[Thing]) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = {}
    for thing in things:
        for value in _values(key, thing):
            found.setdefault(value, []).append(thing)
    return found


def _values(key: str, thing: Thing) -> tuple[str, ...]:
    """The values that an item has; what nobody recorded is none."""
    match key:
        case "area":
            return thing.areas
        case "subject":
            value: str | None = thing.subject
        case "term":
            value = thing.term
        case "level":
            value = thing.level
        case "institution":
            value = thing.home
        case "year":
            value = str(thing.completed.year) if thing.completed else None
        case _:
            raise UnmodelledError(f"values of {key}")
    return (value,) if value else ()


def at_once(case: Case, one: SumLine, other: SumLine) -> bool:
    """Whether one item can serve two minimums; where the rules leave that open, it is refused."""
    if one.selection is None or other.selection is None:
        return True
    subjects = [_subject(line) for line in (one.selection, other.selection)]
    if None not in subjects and subjects[0] != subjects[1]:
        return False
    if not (_is_static(one.selection) and _is_static(other.selection)):
        raise UnmodelledError(f"minimums that look at how something was earned, at {one.path}")
    things = [
        *(declared_thing(case.catalogue, each) for each in case.catalogue.learning.values()),
        *(declared_thing(case.catalogue, each) for each in case.catalogue.credentials.values()),
    ]
    if any(case.takes(one.selection, thing) and case.takes(other.selection, thing) for thing in things):
        return True
    if _is_listed(one.selection) or _is_listed(other.selection):
        return False
    raise UnmodelledError(f"minimums of which only some undeclared item could serve both, at {one.path}")


def _subject(selection: Selection) -> str | None:
    filters = selection.filters if isinstance(selection, Filtered) else ()
    return next((str(value) for kind, value in filters if kind is Filter.SUBJECT), None)


def _is_static(selection: Selection) -> bool:
    match selection:
        case InSet(_, inside):
            return _is_static(inside)
        case Filtered(inside, filters):
            return _is_static(inside) and {kind for kind, _ in filters} <= STATIC
        case _:
            return isinstance(selection, OneOf | Every)


def _is_listed(selection: Selection) -> bool:
    match selection:
        case InSet(_, inside) | Filtered(inside, _):
            return _is_listed(inside)
        case _:
            return isinstance(selection, OneOf)
