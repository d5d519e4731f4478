"""A second look at the terms of a plan, which shares no row with the search: what is offered in them, and what they hold."""

from collections.abc import Mapping
from fractions import Fraction

from pathways.model.catalogue import Catalogue
from pathways.model.learner import Status
from pathways.model.whole import terms_of
from pathways.plan.candidates import Candidates
from pathways.plan.found import Found
from pathways.plan.load import load_of
from pathways.plan.steps import Slot
from pathways.plan.wish import Wish


class PlanError(AssertionError):
    """A plan breaks a rule: a defect of ours; nobody is told such a plan."""


def must_hold(
    found: Found, candidates: Candidates, slots: Mapping[int, Slot], wish: Wish, catalogue: Catalogue
) -> None:
    """PlanError where a term holds too much, or something is taken when it is not offered.

    What is taught by a calendar of its own has no term of that name, and is not looked at.
    """
    loads: dict[int, Fraction] = {}
    for key, number in found.takes.items():
        learning = candidates.courses[key]
        slot = slots[number]
        offered = {(each.term, each.years) for each in learning.offered}
        kinds = {(slot.term, ""), (slot.term, "odd" if (slot.year or 0) % 2 else "even")}
        own = {term.name for term in terms_of(learning.institution, catalogue)}
        if offered and slot.term in own and offered.isdisjoint(kinds):
            message = f"{learning.name} is not offered in {slot.title}"
            raise PlanError(message)
        loads[number] = loads.get(number, Fraction(0)) + load_of(learning, candidates.unit, catalogue)
    for number, load in loads.items():
        _must_fit(load, number, candidates, slots, wish, catalogue)


def _must_fit(  # noqa: PLR0913, PLR0917 # all that a load depends on
    load: Fraction,
    number: int,
    candidates: Candidates,
    slots: Mapping[int, Slot],
    wish: Wish,
    catalogue: Catalogue,
) -> None:
    """PlanError where a term holds too much together with what is on the record as to be completed in it."""
    begins, ends = slots[number].begins, slots[number].ends
    for item in candidates.supposed.items:
        learning = catalogue.learning.get(item.name or "")
        under_way = item.status in {Status.IN_PROGRESS, Status.PLANNED} and item.key not in candidates.courses
        if learning is not None and under_way and item.completed and begins and ends:
            load += load_of(learning, candidates.unit, catalogue) * (begins <= item.completed <= ends)
    if load > wish.per_term:
        message = "a term holds more than it may"
        raise PlanError(message)
