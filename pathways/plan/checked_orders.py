"""A second look at what is asked for in an order, by the days on which a plan would have it done."""

from collections.abc import Iterator, Sequence
from datetime import date

from pathways.audit.state import State
from pathways.audit.verdict import Audit, Finding
from pathways.model.learner import Item, Learner, Status
from pathways.model.requirement import InOrder
from pathways.plan.checked import PlanError

_GONE = frozenset({Status.FAILED, Status.WITHDRAWN, Status.REVOKED})
_DONE = frozenset({State.MET, State.IN_PROGRESS, State.PLANNED})


def must_show_orders(then: Audit, learner: Learner) -> None:
    """PlanError where the audit of a plan counts an order as shown that its days, those of the last days of terms, contradict.

    An order with an item that is there under another name, or without a day, is not looked at.
    """
    for goal in then.goals:
        for route in goal.routes:
            for order in _orders(route.finding) if route.chosen else ():
                days = [_days(leaf.item, learner.items) for leaf in order.members]
                if all(days) and not _follow_one_another(days):
                    message = f"{order.path} is not shown by what is planned"
                    raise PlanError(message)


def _orders(finding: Finding) -> Iterator[InOrder]:
    """The orders that are in use and done."""
    if finding.chosen and isinstance(finding.requirement, InOrder) and finding.state in _DONE:
        yield finding.requirement
    for child in finding.children:
        yield from _orders(child)


def _days(name: str | None, items: Sequence[Item]) -> list[date]:
    """When an item is done, each time; none where that is not known of all of them."""
    found = [item.completed for item in items if item.name == name and item.status not in _GONE]
    days = [day for day in found if day is not None]
    return sorted(days) if len(days) == len(found) else []


def _follow_one_another(days: Sequence[Sequence[date]]) -> bool:
    last = date.min
    for each in days:
        later = [day for day in each if day >= last]
        if not later:
            return False
        last = later[0]
    return True
