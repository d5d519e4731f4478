"""Transfer rules of rule files into the store of the tables, so that all of them are judged together."""

from itertools import zip_longest

from pathways.model.articulation.cells import WrongError
from pathways.model.articulation.colleges import Colleges
from pathways.model.articulation.columns import KINDS
from pathways.model.articulation.laid_out import copied
from pathways.model.articulation.store import FIRST_DAY, LAST_DAY, UNKNOWN, Row, Said, Store
from pathways.model.transfer import CourseRef, Given, Taken, Transfer


def with_transfers(colleges: Colleges) -> Store | None:
    """The rules of the tables and those of the rule files side by side; None if there are none."""
    catalogue = colleges.catalogue
    held = catalogue.tables.store
    if not catalogue.transfers:
        return held
    store = copied(held) if held is not None else Store()
    store.reopened()
    store.begin(None)
    for transfer in catalogue.transfers.values():
        if transfer.takes and transfer.gives and _is_known(transfer, colleges):
            _add(store, transfer, colleges)
    store.close()
    return store


def _is_known(transfer: Transfer, colleges: Colleges) -> bool:
    """Whether all names in it are declared; if not, that was told already."""
    courses = [taken.course for taken in transfer.takes] + [given.course for given in transfer.gives]
    return all(course.institution in colleges.catalogue.institutions for course in courses)


def _add(store: Store, transfer: Transfer, colleges: Colleges) -> None:
    begins = transfer.effective.toordinal() if transfer.effective else FIRST_DAY
    ends = transfer.retired.toordinal() if transfer.retired else LAST_DAY
    if begins > ends:
        return
    goals = store.goals.number("\n".join(transfer.only_in))
    rule = store.add_rule(
        transfer.name, Said(transfer.priority, begins, ends, int(transfer.chains), goals), ""
    )
    for taken, given in zip_longest(transfer.takes, transfer.gives):
        takes = _taken(store, taken, colleges) if taken is not None else (UNKNOWN, 0, 0, UNKNOWN)
        gives = _given(store, given, colleges) if given is not None else (UNKNOWN, 0, UNKNOWN, UNKNOWN)
        store.places[len(store.rule_of)] = transfer.place
        store.add_row(rule, Row(*takes, *gives), 0, 1)


def _taken(store: Store, taken: Taken, colleges: Colleges) -> tuple[int, int, int, int]:
    institution = taken.course.institution or ""
    passing = colleges.passing(institution)
    best = _place(colleges, institution, taken.most, 0)
    worst = _place(colleges, institution, taken.least, max(0, len(passing) - 1))
    return _course(store, taken.course), min(best, worst), worst, _worth(colleges, taken.course)


def _place(colleges: Colleges, institution: str, grade: str | None, unsaid: int) -> int:
    try:
        return unsaid if grade is None else colleges.place(institution, grade)
    except WrongError:  # a grade off the scale was told already
        return unsaid


def _given(store: Store, given: Given, colleges: Colleges) -> tuple[int, int, int, int]:
    worth = given.worth.thousandths if given.worth is not None else UNKNOWN
    return _course(store, given.course), KINDS.index(given.how), worth, _worth(colleges, given.course)


def _course(store: Store, course: CourseRef) -> int:
    """A course by what is printed of it; one of which nothing is printed by its name."""
    printed = course.subject or course.number
    name = course.name or course.title
    return store.course(course.institution or "", course.subject if printed else name, course.number)


def _worth(colleges: Colleges, course: CourseRef) -> int:
    found = colleges.catalogue.learning.get(course.name or "")
    unit = colleges.unit(course.institution or "")
    return (
        found.worth.thousandths if found is not None and found.worth and found.worth.unit == unit else UNKNOWN
    )
