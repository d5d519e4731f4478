"""Conversions that are open to a learner or not: what would become what, at which price, until which day, and what it takes."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import cached_property
from math import gcd

from pathways.audit.allocation.demand import Demand, amount_of
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Part, demands_in
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.from_record import converted_entry
from pathways.audit.near import words_of
from pathways.audit.reasons import Option
from pathways.audit.window import (
    ELIGIBLE,
    attempts_by,
    conditions,
    conversion_at,
    eligible_since,
    event_day,
    holds,
)
from pathways.audit.window import deadline as deadline_of
from pathways.model.declaration import Conversion
from pathways.model.learner import Status
from pathways.model.requirement import Attested
from pathways.model.version import every_version
from pathways.model.walk import walk

NEEDED_DETAILS = ("content", "assessment", "portfolio")
MOST_STEPS = 1_000_000
"""The finest that is looked at of what counts under a limit; real limits are some hundred credits."""


def options_of(part: Part, outcome: Outcome, case: Case) -> tuple[Option, ...]:
    """The conversions whose result a requirement that is not met could take, in the order of the rules and of dates."""
    demands = [
        demand
        for demand in demands_in(part)
        if demand.path not in outcome.fills or not outcome.fills[demand.path].met
    ]
    applied = {each.entry.key for fill in outcome.fills.values() for each, _ in fill.applied}

    def wanted(given: Entry) -> bool:
        return any(_would_take(demand, given, case) for demand in demands)

    conversions = case.catalogue.conversions.values()
    return tuple(
        option for conversion in conversions for option in options_from(conversion, case, wanted, applied)
    )


def options_from(
    conversion: Conversion,
    case: Case,
    wanted: Callable[[Entry], bool] = lambda _: True,
    applied: Collection[str] = (),
) -> Iterator[Option]:
    """What a conversion offers a learner, item by item, as far as its result is `wanted` beside what is `applied` (keys).

    Of a conversion that has versions each item goes by the one in force on the day of its event, or today.
    """
    terms = [_Terms(each, case, applied) for each in every_version(case.catalogue, conversion)]
    each = (_option(_terms_of(entry, terms, case), entry, wanted, case) for entry in case.entries())
    found = [option for option in each if option is not None]
    accepted = {option.item_title for option in found if not _is_refused(option)}
    yield from (each for each in found if not _is_refused(each) or each.item_title not in accepted)


def _is_refused(option: Option) -> bool:
    """Whether the conversion takes such an item, but not this one."""
    return any(need.startswith("limit source:") for need in option.needs)


def _terms_of(entry: Entry, terms: "list[_Terms]", case: Case) -> "_Terms":
    """The terms of the version that an item goes by."""
    if len(terms) == 1:
        return terms[0]
    by_conversion = {id(each.conversion): each for each in terms}

    def event(conversion: Conversion) -> date:
        eligible = by_conversion[id(conversion)].eligible if conversion.event == ELIGIBLE else None
        return event_day(conversion, entry.completed, eligible) or case.as_of

    return by_conversion[id(conversion_at(case.catalogue, terms[0].conversion, event))]


class _Terms:
    """What a conversion asks of a learner whichever item is converted; each found when an item asks for it."""

    def __init__(self, conversion: Conversion, case: Case, applied: Collection[str]) -> None:
        self.conversion = conversion
        self._case = case
        self._applied = applied

    @cached_property
    def eligible(self) -> date | None:
        """Since when everything that is required is there, if it is."""
        return eligible_since(self.conversion, self._case)

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """Codes of what is required and not there, that which must be there first before the rest, and of what it takes."""
        missing = []
        for requirement in conditions(self.conversion.require):
            met = holds(requirement, self.conversion, self._case)
            if met:
                continue
            may_be_signed = any(isinstance(inside, Attested) for inside in walk(requirement))
            first = self.conversion.event == ELIGIBLE or (met is False and not may_be_signed)
            missing.append((not first, f"{'first' if first else 'requirement'}:{requirement.path}"))
        details = (each for each in self.conversion.details if each.word in NEEDED_DETAILS)
        return (
            *(need for _, need in sorted(missing, key=lambda each: each[0])),
            *(f"{detail.word}:{detail.text}" for detail in details),
        )

    def room(self, given: Entry) -> Iterator[str]:
        """Codes of limits under which not all of what would be given counts beside what is converted already."""
        for scope, limit in self.conversion.limits:
            if given.worth is None or given.worth.unit != limit.unit:
                continue
            before = [
                entry.worth.thousandths
                for entry in self._case.entries()
                if entry.converted_by == self.conversion.name
                and entry.worth is not None
                and entry.worth.unit == limit.unit
                and (scope == "per learner" or entry.key in self._applied)
            ]
            most, worth = limit.thousandths, given.worth.thousandths
            counts = most_within(before, most)
            more = most_within([*before, worth], most) - counts
            if more < worth:
                yield f"room {scope}:{most}:{more}" if more else f"limit {scope}:{most}:{most - counts}"

    def retaken(self, entry: Entry) -> Iterator[str]:
        """The code of a limit on retakes under which an item was taken too often."""
        most = self.conversion.retakes
        attempts = (
            (each.status, each.completed) for each in self._case.record if each.identity == entry.identity
        )
        if most is not None and attempts_by(attempts, entry.completed) > most + 1:
            yield f"limit retakes:{most}"


def _option(terms: _Terms, entry: Entry, wanted: Callable[[Entry], bool], case: Case) -> Option | None:
    conversion = terms.conversion
    done = any(other.converted_by == conversion.name and other.roots == entry.roots for other in case.record)
    if done or entry.status is not Status.EARNED or entry.transfers:
        return None
    refusal = case.selecting.refusal(conversion.source, entry)
    if entry.converted_by is not None or (refusal is not None and (not refusal.near or not refusal.filter)):
        return None
    if conversion.target is None and entry.for_credit:
        return None
    given = converted_entry(entry, conversion, case.catalogue)
    if not wanted(given):
        return None
    deadline = deadline_of(conversion, entry.completed, terms.eligible)
    shut = []
    if refusal is not None and refusal.filter is not None:
        shut.append(f"limit source:{refusal.filter.value}:{words_of(refusal)}")
    if deadline is not None and case.as_of > deadline:
        shut.append(f"limit window:{deadline.isoformat()}")
    target = conversion.target
    return Option(
        conversion=conversion.name,
        title=conversion.title,
        item=entry.key,
        item_title=entry.title,
        gives=given.worth.thousandths if given.worth else 0,
        unit=given.worth.unit if given.worth else None,
        target=target,
        target_title=case.catalogue.title(target) if target else "",
        price=conversion.price,
        enrolment_fee=conversion.enrolment_fee,
        deadline=deadline,
        needs=(*terms.needs, *shut, *terms.room(given), *terms.retaken(entry)),
        place=str(conversion.place),
        cites=conversion.cites,
        window=conversion.window if conversion.event == ELIGIBLE and terms.eligible is None else None,
    )


def most_within(amounts: Iterable[int], most: int) -> int:
    """The most that some of these amounts come to without going over a limit, as each counts whole or not at all.

    Under a limit of more than a million steps of the amounts, each is taken to fill what is left.

    >>> most_within([3000, 3000, 2000], 5000), most_within([3000, 3000], 5000), most_within([4000], 3000)
    (5000, 3000, 0)
    """
    whole = [amount for amount in amounts if amount <= most]
    if sum(whole) <= most:
        return sum(whole)
    step = gcd(*whole)
    if most // step > MOST_STEPS:
        return most
    reached = 1
    for amount in whole:
        reached |= reached << amount // step
        reached &= (1 << most // step + 1) - 1
    return (reached.bit_length() - 1) * step


def _would_take(demand: Demand, given: Entry, case: Case) -> bool:
    takes = case.selecting.takes(demand.leaf.selection, given)
    return takes and amount_of(given, demand.unit, case, named=demand.leaf.item is not None) is not None
