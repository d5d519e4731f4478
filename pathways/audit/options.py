"""Conversions that are open to a learner: what would become what, at which price, until which day, and what is still needed."""

from collections.abc import Callable, Iterator

from pathways.audit.allocation.demand import Demand, NeedsSearchError, amount_of
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Part, demands_in, read
from pathways.audit.allocation.solve import solve
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.from_record import converted_entry
from pathways.audit.verdict import Option
from pathways.audit.window import conditions
from pathways.audit.window import deadline as deadline_of
from pathways.model.declaration import Conversion
from pathways.model.learner import Status
from pathways.model.requirement import Requirement

NEEDED_DETAILS = ("content", "assessment", "portfolio")


def options_of(part: Part, outcome: Outcome, case: Case) -> tuple[Option, ...]:
    """The open conversions whose result a requirement that is not met could take, in the order of the rules and of dates."""
    demands = [
        demand
        for demand in demands_in(part)
        if demand.path not in outcome.fills or not outcome.fills[demand.path].met
    ]

    def wanted(given: Entry) -> bool:
        return any(_would_take(demand, given, case) for demand in demands)

    conversions = case.catalogue.conversions.values()
    return tuple(option for conversion in conversions for option in open_for(conversion, case, wanted))


def open_for(
    conversion: Conversion, case: Case, wanted: Callable[[Entry], bool] = lambda _: True
) -> Iterator[Option]:
    """What a conversion offers a learner, item by item, as far as its result is `wanted`."""
    for entry in case.entries():
        option = _option(conversion, entry, wanted, case)
        if option is not None:
            yield option


def _option(
    conversion: Conversion, entry: Entry, wanted: Callable[[Entry], bool], case: Case
) -> Option | None:
    done = any(other.converted_by == conversion.name and other.roots == entry.roots for other in case.record)
    if done or entry.status is not Status.EARNED:
        return None
    if entry.converted_by is not None or not case.selecting.takes(conversion.source, entry):
        return None
    if conversion.target is None and entry.for_credit:
        return None
    deadline = deadline_of(conversion, entry.completed, case.learner, case.as_of)
    if deadline is not None and case.as_of > deadline:
        return None
    given = converted_entry(entry, conversion, case.catalogue)
    if not wanted(given):
        return None
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
        deadline=deadline,
        needs=(*_still_needed(conversion, case), *_over_limit(conversion, given, case)),
        place=str(conversion.place),
        cites=conversion.cites,
    )


def _would_take(demand: Demand, given: Entry, case: Case) -> bool:
    takes = case.selecting.takes(demand.leaf.selection, given)
    return takes and amount_of(given, demand.unit, case, named=demand.leaf.item is not None) is not None


def _still_needed(conversion: Conversion, case: Case) -> Iterator[str]:
    """Paths of unmet requirements of the conversion, and what it asks for besides."""
    for requirement in conditions(conversion.require):
        if not _surely_met(requirement, conversion, case):
            yield f"requirement:{requirement.path}"
    for detail in conversion.details:
        if detail.word in NEEDED_DETAILS:
            yield f"{detail.word}:{detail.text}"


def _surely_met(requirement: Requirement, conversion: Conversion, case: Case) -> bool:
    """Whether a requirement holds; one that would need a search is for whoever converts to look at."""
    try:
        return solve(read(requirement, case, conversion.name), case).met
    except NeedsSearchError:
        return False


def _over_limit(conversion: Conversion, given: Entry, case: Case) -> Iterator[str]:
    """A limit per learner that leaves no room beside what is converted already."""
    for scope, limit in conversion.limits:
        if scope != "per learner" or given.worth is None:
            continue
        before = sum(
            entry.worth.thousandths
            for entry in case.record
            if entry.converted_by == conversion.name
            and entry.worth is not None
            and entry.worth.unit == limit.unit
        )
        if before + given.worth.thousandths > limit.thousandths:
            yield f"limit:{limit.thousandths}"
