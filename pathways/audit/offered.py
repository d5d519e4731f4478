"""When something can be taken: whether what comes before it is there, and whether the next term offers it."""

from datetime import date

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.case import Case
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Learning
from pathways.model.whole import terms_of


def is_ready(learning: Learning, case: Case) -> bool | None:
    """Whether what comes before something is earned; None where nothing comes before it, or where that is not decided."""
    if learning.prerequisite is None:
        return None
    try:
        return case.answer(learning.prerequisite, case)
    except NeedsSearchError:
        return None


def is_soon(learning: Learning, catalogue: Catalogue, as_of: date) -> bool | None:
    """Whether it is offered in the next term that begins after a day where it is taught; None where nothing says that."""
    if not learning.offered:
        return None
    ahead = [
        (begins, term, year)
        for term in terms_of(learning.institution, catalogue)
        for year in (as_of.year, as_of.year + 1)
        if (begins := term.days(year)[0]) > as_of
    ]
    if not ahead:
        return None
    begins = min(day for day, _, _ in ahead)
    next_ones = [(term.name, year) for day, term, year in ahead if day == begins]
    return any(
        each.term == term and each.is_in(year) for each in learning.offered for term, year in next_ones
    )
