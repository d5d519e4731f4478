"""What a course weighs in a term, in credits of where the goal is awarded, exactly, and how much room each term has."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from pathways.audit.case import in_unit
from pathways.model.amount import SEMESTER, Unit
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Learning
from pathways.model.learner import Item, Status
from pathways.plan.steps import Slot

_TO_COME = frozenset({Status.IN_PROGRESS, Status.PLANNED})


def credit_unit(issuer: str | None, catalogue: Catalogue) -> Unit:
    """The credits of an institution; semester credits where a goal has none."""
    institution = catalogue.institutions.get(issuer or "")
    return Unit("credits", institution.credit_unit) if institution is not None else SEMESTER


def load_of(learning: Learning, unit: Unit, catalogue: Catalogue) -> Fraction:
    """Thousandths of a unit; hours of experiences weigh nothing, and where no rule leads to the unit a credit is a credit."""
    worth = learning.worth
    if worth is None or worth.unit.measure != "credits":
        return Fraction(0)
    found = in_unit(worth, unit, catalogue)
    return Fraction(worth.thousandths if found is None else found)


def rooms(
    per_term: int, slots: Iterable[Slot], record: Iterable[Item], unit: Unit, catalogue: Catalogue
) -> dict[int, int]:
    """What each term (number) still holds, in thousandths: less by what is on the record as to be completed in it."""
    there = list(record)
    return {
        slot.number: max(0, (per_term - under_way(slot, there, unit, catalogue)).__floor__())
        for slot in slots
    }


def under_way(slot: Slot, record: Iterable[Item], unit: Unit, catalogue: Catalogue) -> Fraction:
    """What of a record is to be completed in a term, in thousandths of a unit."""
    load = Fraction(0)
    for item in record:
        learning, day = catalogue.learning.get(item.name or ""), item.completed
        if item.status in _TO_COME and learning is not None and day is not None and slot.begins and slot.ends:
            load += load_of(learning, unit, catalogue) if slot.begins <= day <= slot.ends else 0
    return load


def without_a_term(
    slots: Iterable[Slot], record: Iterable[Item], unit: Unit, catalogue: Catalogue
) -> Iterator[Item]:
    """What is under way on a record, weighs something, and takes no room in any term, since no day says in which it ends."""
    dated = all(slot.begins is not None for slot in slots)
    for item in record:
        learning = catalogue.learning.get(item.name or "")
        weighs = learning is not None and load_of(learning, unit, catalogue) > 0
        if item.status in _TO_COME and weighs and not (dated and item.completed):
            yield item
