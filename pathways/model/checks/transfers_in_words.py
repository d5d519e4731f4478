"""Transfer rules in sentences: courses, grades, days and places of rules that a check tells of."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from pathways.model.amount import SCALE
from pathways.model.articulation.colleges import grades_between
from pathways.model.articulation.findings import Defect, Finding
from pathways.model.articulation.groups import rule_of
from pathways.model.articulation.judged import Judged
from pathways.model.articulation.store import FIRST_DAY, LAST_DAY, Given, Taken
from pathways.model.articulation.told import shown
from pathways.model.checks.rules import Rules
from pathways.problem import Spot, spot

_MOST = 3
"""Courses of a rule that a sentence names."""


def told(rules: Rules, *defects: Defect) -> Iterator[tuple[Judged, Finding]]:
    """What was found of some kinds, with what it was found in."""
    judged = rules.transfers
    if judged is not None:
        for defect in defects:
            for finding in judged.kept[defect]:
                yield judged, finding


def name(judged: Judged, rule: int) -> str:
    """A rule by its id or name."""
    return shown(judged.store.name(rule))


def course(judged: Judged, number: int) -> str:
    """A course as it is printed, with its institution."""
    institution, subject, printed = judged.store.course_words(number)
    return f"{' '.join(filter(None, (subject, printed)))} of {institution}"


def courses(judged: Judged, parts: tuple[Taken, ...] | tuple[Given, ...]) -> str:
    """What a rule takes or gives."""
    named = [course(judged, each.course) for each in parts[:_MOST]]
    more = len(parts) - len(named)
    return f"{', '.join(named)} and {more} more" if more else " and ".join(named)


def takes(judged: Judged, rule: int) -> str:
    """What a rule takes."""
    return courses(judged, judged.store.takes(rule))


def gives(judged: Judged, rule: int) -> str:
    """What a rule gives."""
    return courses(judged, judged.store.gives(rule))


def in_common(judged: Judged, one: int, other: int) -> str:
    """The grades and the days for which both of two rules are there."""
    first, second = rule_of(judged.store, one), rule_of(judged.store, other)
    grades = [
        grades_between(_passing(judged, number), max(a[0], b[0]), min(a[1], b[1]))
        for number, a, b in zip(first.courses, first.intervals, second.intervals, strict=True)
    ]
    said = f"grade {' and '.join(grades)}" if grades != ["any grade"] else "any grade"
    return said + days(max(first.begins, second.begins), min(first.ends, second.ends))


def days(begins: int, ends: int) -> str:
    """The days between two, as the end of a phrase; nothing for all days."""
    said = "" if begins == FIRST_DAY else f" from {date.fromordinal(begins)}"
    return said + ("" if ends == LAST_DAY else f" to {date.fromordinal(ends)}")


def grades(judged: Judged, course_: int, places: int) -> str:
    """Some grades of a course, best first."""
    passing = _passing(judged, course_)
    named = [f"`{grade}`" for at, grade in enumerate(passing) if places >> at & 1]
    shown_, more = named[: 3 * _MOST], len(named[3 * _MOST :])
    return ", ".join(shown_) + (f" and {more} more" if more else "")


def in_credits(amount: Fraction) -> str:
    """An amount of credits.

    >>> in_credits(Fraction(4000)), in_credits(Fraction(8000, 3))
    ('4 credits', '2 2/3 credits')
    """
    whole, rest = divmod(amount / SCALE, 1)
    if not rest:
        said = str(whole)
    elif SCALE % rest.denominator == 0:
        said = f"{float(whole + rest):.3f}".rstrip("0")
    else:
        said = f"{whole} {rest}" if whole else str(rest)
    return f"{said} credit{'' if amount == SCALE else 's'}"


def place(judged: Judged, rule: int, note: str = "") -> Spot:
    """Where the first row of a rule stands."""
    return spot(judged.store.place(judged.store.rows_of(rule)[0]), note)


def _passing(judged: Judged, number: int) -> tuple[str, ...]:
    return judged.colleges.passing(judged.store.course_words(number)[0])
