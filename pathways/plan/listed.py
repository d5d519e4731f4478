"""Terms one after the other, in each what fits of what can begin: seldom the best timetable, but there at once.

This is list scheduling (R. L. Graham, Bounds for certain multiprocessing anomalies, 1966):
first what most of the others wait for.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from pathways.plan.earliest import Earliest


def listed(
    courses: Sequence[str], earliest: Earliest, loads: Mapping[str, Fraction], room: Mapping[int, int]
) -> dict[str, int] | None:
    """The terms (numbers) of courses (keys); None where they do not fit in this way, even if they would in another."""
    waiting = [earliest.behind(key) for key in courses]
    urgent = sorted(courses, key=lambda key: -sum(key in behind for behind in waiting))
    found: dict[str, int] = {}
    for number in earliest.numbers:
        there = frozenset(found)
        can = earliest.begin(number, [key for key in urgent if key not in there], there)
        some: list[str] = []
        for key in (key for key in urgent if key in can):
            if sum(loads[other] for other in (*some, key)) <= room[number]:
                some.append(key)
        found.update(dict.fromkeys(earliest.begin(number, some, there), number))
    return {key: found[key] for key in courses} if len(found) == len(courses) else None
