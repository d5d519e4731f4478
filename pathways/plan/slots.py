"""The terms that lie ahead of a day, as the institution of a goal declares them, and in which of them something is offered."""

from collections.abc import Iterator
from datetime import date

from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Learning
from pathways.model.term import Term
from pathways.model.whole import terms_of
from pathways.plan.steps import Slot


def slots_ahead(institution: str | None, catalogue: Catalogue, as_of: date, number: int) -> tuple[Slot, ...]:
    """So many terms that begin after a day; without days and names where the institution declares none."""
    terms = terms_of(institution, catalogue)
    if not terms:
        return tuple(Slot(at, f"Term {at}") for at in range(1, number + 1))
    ahead = sorted(_ahead(terms, as_of, number), key=lambda found: found[0])
    return tuple(
        Slot(at, f"{term.title} {begins.year}", term.name, begins.year, begins, ends)
        for at, (begins, ends, term) in enumerate(ahead[:number], 1)
    )


def _ahead(terms: tuple[Term, ...], as_of: date, number: int) -> Iterator[tuple[date, date, Term]]:
    for year in range(as_of.year, as_of.year + number + 2):
        for term in terms:
            begins, ends = term.days(year)
            if begins > as_of:
                yield begins, ends, term


def is_offered(learning: Learning, slot: Slot, catalogue: Catalogue) -> bool:
    """Whether something can be taken in a term: always where it does not say when it is offered.

    What another institution offers in terms of its own begins in the term ahead in which its own term begins, or before it ends.
    """
    if not learning.offered or slot.begins is None or slot.ends is None or slot.year is None:
        return True
    if any(each.term == slot.term and each.is_in(slot.year) for each in learning.offered):
        return True
    own = {term.name: term for term in terms_of(learning.institution, catalogue)}
    if slot.term in own:
        return False
    return any(
        each.is_in(year) and slot.begins <= own[each.term].days(year)[0] <= slot.ends
        for each in learning.offered
        if each.term in own
        for year in (slot.begins.year, slot.ends.year)
    )
