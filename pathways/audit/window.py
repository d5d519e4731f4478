"""The window of a conversion: the last day on which an item can still become credit, and the day from which it runs."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.allocation.parts import Settled, read, walk
from pathways.audit.allocation.solve import solve
from pathways.audit.case import Case
from pathways.model.amount import Duration
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Conversion
from pathways.model.learner import Status
from pathways.model.requirement import Age, Group, Named, OnDate, Requirement
from pathways.model.version import number_on
from pathways.model.walk import walk as walk_requirement

ELIGIBLE = "became eligible"


def deadline(conversion: Conversion, completed: date | None, eligible: date | None) -> date | None:
    """The last day, itself included; None without a window, without a date of completion, or before its event.

    The window runs from completion or, with `became eligible`, from the first day on which the item was completed and
    everything that the conversion requires was there; what is paid or shown when converting is no part of it. An exception
    may have extended it.
    """
    event = event_day(conversion, completed, eligible)
    if conversion.window is None or event is None:
        return None
    last = conversion.window.after(event)
    return max(last, conversion.extended) if conversion.extended is not None else last


def attempts_by(attempts: Iterable[tuple[Status, date | None]], completed: date | None) -> int:
    """How many finished attempts at one thing there are up to the day on which one of them was completed.

    >>> attempts_by([(Status.FAILED, date(2024, 1, 1)), (Status.EARNED, date(2024, 5, 1))], date(2024, 5, 1))
    2
    """
    finished = [day for status, day in attempts if status in {Status.EARNED, Status.FAILED}]
    return sum(day is None or completed is None or day <= completed for day in finished)


def event_day(conversion: Conversion, completed: date | None, eligible: date | None) -> date | None:
    """The day of the event whose rules decide: of its window if it has one; None where there is no window or no such day."""
    if conversion.window is None or completed is None:
        return None
    if conversion.event != ELIGIBLE:
        return completed
    return max(completed, eligible) if eligible is not None else None


def conversion_at(
    catalogue: Catalogue, newest: Conversion, event: Callable[[Conversion], date]
) -> Conversion:
    """The version of a conversion that was in force on the day of its own event, the newest such; else the newest of all."""
    versions = catalogue.versions.get(newest.name, ())
    for at, version in reversed(list(enumerate(versions))):
        declared = version.declared
        if isinstance(declared, Conversion) and number_on(versions, event(declared)) == at:
            return declared
    return newest


def eligible_since(conversion: Conversion, case: Case) -> date | None:
    """The day on which all that a conversion requires came to hold; None where on the day of the case it does not.

    Days are tried on which something happened. What holds keeps holding, as more learning never hurts; of rules for which
    that is not so, one of the days on which they came to hold is found.
    """
    asked = tuple(conditions(conversion.require))

    def there(day: date) -> int:
        return all(holds(each, conversion, _on(day, case)) for each in asked)

    if not there(case.as_of):
        return None
    days = sorted({case.as_of, *(day for day in _days(asked, case) if day < case.as_of)})
    return days[bisect_left(days, 1, key=there)]


def holds(requirement: Requirement, conversion: Conversion, case: Case) -> bool | None:
    """Whether a requirement holds; None where that is unknown or would need a search that is not made."""
    try:
        part = read(requirement, case, conversion.name)
        if solve(part, case).met:
            return True
    except NeedsSearchError:
        return None
    unknown = any(isinstance(inside, Settled) and inside.unknown for inside in walk(part))
    return None if unknown else False


def conditions(requirement: Requirement | None) -> Iterator[Requirement]:
    """What a conversion requires, one by one."""
    if isinstance(requirement, Named):
        yield from conditions(requirement.requirement)
    elif isinstance(requirement, Group) and requirement.need == len(requirement.members):
        for member in requirement.members:
            yield from conditions(member)
    elif requirement is not None:
        yield requirement


def _on(day: date, case: Case) -> Case:
    """The same learner on an earlier day."""
    seen = tuple(entry for entry in case.selecting.seen if entry.completed and entry.completed <= day)
    return replace(
        case,
        as_of=day,
        selecting=replace(case.selecting, as_of=day, favourable=False, seen=seen),
        record=tuple(entry for entry in case.record if entry.completed is None or entry.completed <= day),
        held={
            name: entry
            for name, entry in case.held.items()
            if entry.completed is None or entry.completed <= day
        },
        unknown=set(),
    )


def _days(asked: tuple[Requirement, ...], case: Case) -> Iterator[date]:
    """Every day on which a requirement may have come to hold."""
    learner = case.learner
    relations = (*learner.declared, *(learner.admitted or ()), *(learner.enrolled or ()))
    dates = (
        *(entry.completed for entry in case.record),
        *(attestation.on for attestation in learner.attestations),
        *(relation.since for relation in relations),
    )
    yield from (day for day in dates if day is not None)
    for requirement in asked:
        for inside in walk_requirement(requirement):
            if isinstance(inside, OnDate):
                yield inside.day
            elif isinstance(inside, Age) and learner.born is not None:
                yield _birthday(learner.born, inside.years)


def _birthday(born: date, years: int) -> date:
    """The first day at an age; 1 March of a common year for somebody born on 29 February."""
    last = Duration(years, "years").after(born)
    return last if last.day == born.day else Duration(1, "days").after(last)
