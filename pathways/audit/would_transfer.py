"""What would be transferred for a requirement that is still open: first by rules of which something is on the record."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from pathways.audit.allocation.demand import Demand
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.from_record import entries_of
from pathways.audit.scales import scale_of
from pathways.audit.transferable import WouldTransfer
from pathways.audit.transferred import Application, enough, grades_taken, matches, outputs, rules_for
from pathways.model.learner import Item, Status
from pathways.model.members import is_open, members
from pathways.model.transfer import Taken, Transfer
from pathways.text import limits


def would_transfer(demand: Demand, case: Case) -> tuple[WouldTransfer, ...]:
    """A few rules that would give something that counts for a leaf, each with what of it is lacking.

    Rules of which something is on the record come first, then those of places where the learner has learnt, then the others;
    of these in the order of the rules. Only rules in force on the day of the audit are told, and those that give something
    that the leaf really takes.
    """
    if not case.catalogue.transfers and not len(case.catalogue.tables):
        return ()
    found: dict[tuple[str, ...], WouldTransfer] = {}
    for rule in islice(_candidates(demand, case), limits.WOULD_TRANSFER_TRIED):
        told = _told(rule, demand, case)
        if told is not None:
            found.setdefault(told.lacking, told)
        if len(found) == limits.WOULD_TRANSFER:
            break
    return tuple(found.values())


def _candidates(demand: Demand, case: Case) -> Iterator[Transfer]:
    """Rules that may be told, the nearest first, each once."""
    seen = case.entries()
    here = {entry.institution for entry in seen}
    near = rules_for(case.catalogue, [entry for entry in seen if not entry.derived])
    giving = sorted(
        _giving(demand, case), key=lambda rule: all(_home(each) not in here for each in rule.takes)
    )
    yield from {rule.name: rule for rule in (*near, *giving) if rule.in_force(case.as_of)}.values()


def _home(taken: Taken) -> str | None:
    return taken.course.institution


def _giving(demand: Demand, case: Case) -> list[Transfer]:
    """The rules that give something that the rules name for this leaf; of a leaf that takes nearly everything, none."""
    catalogue, selection = case.catalogue, demand.leaf.selection
    names = set(members(catalogue, selection)) if not is_open(selection) else set[str]()
    if not names or len(names) > limits.WOULD_TRANSFER_MEMBERS:
        return []
    declared = (rule for rule in catalogue.transfers.values() if any(_is_given(rule, names)))
    printed = [
        (course.institution, course.subject, course.number)
        for name in sorted(names)
        if (course := catalogue.learning.get(name)) is not None and course.institution is not None
    ]
    return [*declared, *catalogue.tables.giving(printed)]


def _is_given(rule: Transfer, names: set[str]) -> Iterator[bool]:
    yield from (given.course.name in names for given in rule.gives)


def _told(rule: Transfer, demand: Demand, case: Case) -> WouldTransfer | None:
    """A rule, if what it gives for what is there and for what is lacking counts for the leaf."""
    there = [_there(taken, rule, case) for taken in rule.takes]
    lacking = [taken for taken, held in zip(rule.takes, there, strict=True) if held is None]
    if not lacking or any(taken.least is None and taken.most is not None for taken in lacking):
        return None  # it applies, or asks for a low grade, which nobody is advised to get
    sources = [
        held if held is not None else _supposed(taken, case)
        for taken, held in zip(rule.takes, there, strict=True)
    ]
    if any(source is None for source in sources):
        return None
    certain = tuple(source for source in sources if source is not None)
    for given in outputs(Application(rule, certain, hangs=False), case.catalogue):
        is_elsewhere = given.only_in is not None and case.goal not in given.only_in
        if not is_elsewhere and case.selecting.takes(demand.leaf.selection, given):
            return WouldTransfer(
                rule.name,
                given.code or given.title,
                tuple(_lacking(taken, case) for taken in lacking),
                tuple(held.code or held.title for held in there if held is not None),
            )
    return None


def _there(taken: Taken, rule: Transfer, case: Case) -> Entry | None:
    """What is on the record, finished or not, and could be taken."""
    return next(
        (
            entry
            for entry in case.record
            if matches(taken.course, entry, case.catalogue)
            and (rule.chains or not entry.transferred)
            and enough(taken, entry, case.catalogue) is not False
        ),
        None,
    )


def _supposed(taken: Taken, case: Case) -> Entry | None:
    """What is lacking, as if it were completed today with the best grade that is taken."""
    course, catalogue = taken.course, case.catalogue
    if course.name in catalogue.credentials:
        return None  # an award is not taken like a course
    declared = catalogue.learning.get(course.name or "")
    scale = scale_of(course.institution, catalogue)
    best = next((grade.name for grade in scale.grades if grade.passing), None) if scale is not None else None
    item = Item(
        f"{course.institution} {course.label}",
        course.name,
        declared.sort if declared is not None else "course",
        course.title,
        Status.EARNED,
        completed=case.as_of,
        grade=taken.most or best,
        institution=course.institution,
        subject=course.subject,
        number=course.number,
    )
    alone = replace(case.learner, items=(item,), exceptions=())
    return next(iter(entries_of(alone, catalogue, case.as_of, transfers=False)), None)


def _lacking(taken: Taken, case: Case) -> str:
    """A course with the place where it is taught, and the grades that are taken."""
    course = taken.course
    place = f" at {case.catalogue.title(course.institution)}" if course.institution is not None else ""
    grades = grades_taken(taken)
    return f"{course.label}{place}{f' with grade {grades}' if grades else ''}"
