"""Which version of its rules a goal goes by, why, and what it would be by another that may be used as well."""

from datetime import date

from pathways.audit.state import State
from pathways.audit.verdict import OtherVersion, VersionUsed
from pathways.report.amounts_in_words import day
from pathways.report.states_in_words import STATES

_WHY = {
    "declared": "the catalogue of {}, under which it was declared",
    "learner": "the learner's catalogue of {}",
    "application": "the day of the application, {}",
    "as of": "those of {}, as no catalogue year is on record",
    "chosen": "the catalogue of {} is the best of those since matriculation",
    "same year": "all of the stack goes by one catalogue year, and that of {} is the best",
}


def in_force(since: date | None, until: date | None) -> str:
    """From when and until when rules are in force.

    >>> in_force(date(2020, 8, 1), date(2023, 7, 31)), in_force(None, None)
    ('in force from 1 August 2020 to 31 July 2023', 'in force at all times')
    """
    if since is None and until is None:
        return "in force at all times"
    if since is None:
        return f"in force until {day(until)}" if until is not None else ""
    return f"in force from {day(since)}{f' to {day(until)}' if until is not None else ''}"


def versions(found: VersionUsed) -> list[str]:
    """Sentences on the version used, and on each of the others."""
    why = _WHY[found.reason].format(day(found.day))
    told = [f"Rules {in_force(found.since, found.until)}: {why}"]
    return told + [_other(other) for other in found.others]


def _other(other: OtherVersion) -> str:
    state = STATES[other.state].word.lower()
    progress = f", {other.percent} %" if other.state is not State.MET else ""
    return f"By the rules {in_force(other.since, other.until)} instead: {state}{progress}"
