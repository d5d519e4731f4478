"""Orders that several courses can show: where an exception lets another course stand for a member, each way is tried."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice, product

from pathways.audit.allocation.parts import attempts_at
from pathways.audit.case import Case
from pathways.model.requirement import InOrder, Requirement
from pathways.model.walk import walk

MOST = 256
"""So many ways are tried; more would take eight substitutes in the orders of one route."""


def ways_to_follow(required: Iterable[Requirement], case: Case) -> list[Case]:
    """The case for each choice of courses by which orders are shown, those that the rules name first; none without a choice.

    Without exceptions a member of an order is one course, and there is nothing to choose.
    """
    if not case.learner.exceptions:
        return []
    courses: dict[str, list[str]] = {}
    for order in (inside for one in required for inside in walk(one) if isinstance(inside, InOrder)):
        for leaf in order.members:
            found = attempts_at(leaf, case)
            named = sorted(found, key=lambda entry, name=leaf.item: entry.name != name)  # type: ignore[misc] # of this leaf
            courses[leaf.path] = list(dict.fromkeys(entry.identity for entry in named))
    several = {path: found for path, found in courses.items() if len(found) > 1}
    if not several:
        return []
    ways = islice(product(*several.values()), MOST)
    return [replace(case, followed=dict(zip(several, way, strict=True))) for way in ways]
