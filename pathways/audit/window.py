"""The window of a conversion: the last day on which an item can still become credit."""

from collections.abc import Iterator
from datetime import date

from pathways.model.declaration import Conversion
from pathways.model.learner import Learner
from pathways.model.requirement import Attested, Group, Named, Requirement


def deadline(conversion: Conversion, completed: date | None, learner: Learner, as_of: date) -> date | None:
    """The last day, itself included; None without a window or a date of completion.

    The window runs from completion or, with `became eligible`, from the day on which everything but the fee was
    there: completion and every signature that the conversion requires.
    """
    if conversion.window is None or completed is None:
        return None
    start = completed
    if conversion.event == "became eligible":
        start = max([start, *_signed_days(conversion, learner, as_of)])
    return conversion.window.after(start)


def _signed_days(conversion: Conversion, learner: Learner, as_of: date) -> Iterator[date]:
    for requirement in conditions(conversion.require):
        if isinstance(requirement, Attested):
            days = [
                each.on
                for each in learner.attestations
                if (each.what, each.office) == (requirement.what, requirement.office)
                and each.on is not None
                and each.on <= as_of
            ]
            yield from sorted(days)[:1]


def conditions(requirement: Requirement | None) -> Iterator[Requirement]:
    """What a conversion requires, one by one."""
    if isinstance(requirement, Named):
        yield from conditions(requirement.requirement)
    elif isinstance(requirement, Group) and requirement.need == len(requirement.members):
        for member in requirement.members:
            yield from conditions(member)
    elif requirement is not None:
        yield requirement
