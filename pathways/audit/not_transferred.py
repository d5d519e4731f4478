"""Why an item that counts nowhere was not transferred, or does not count as what it was transferred as."""

from collections.abc import Iterator, Sequence

from pathways.audit.allocation.demand import Demand, declared_path
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.transferred import (
    Application,
    completed,
    enough,
    grades_taken,
    matches,
    outputs,
    rules_for,
)
from pathways.model.transfer import Taken, Transfer
from pathways.model.whole import upward

Reason = tuple[str, tuple[str, ...]]
"""A code and its values."""


def why_not_transferred(entry: Entry, case: Case, demands: Sequence[Demand]) -> Reason | None:
    """The reason that says most; None where transfer has nothing to do with it."""
    given = [each for each in case.record if entry.key in each.sources and not each.hangs]
    for each in given:
        fits = [demand for demand in demands if any(one.entry.key == each.key for one in demand.attempts)]
        if fits:
            paths = dict.fromkeys(declared_path(demand.path) for demand in fits)
            return "transfer not needed", (_label(each), *paths)
    rules = [rule for rule in rules_for(case.catalogue, [entry]) if rule.name not in entry.transfers]
    found = [reason for rule in rules for reason in _of_rule(rule, entry, case, demands)]
    if found:
        return found[0]
    if given:
        return "transferred in vain", (_label(given[0]),)
    return ("nothing transfers it", ()) if not rules and _is_away(entry, case) else None


def _of_rule(rule: Transfer, entry: Entry, case: Case, demands: Sequence[Demand]) -> Iterator[Reason]:
    """Why a rule that would give something of use here does not."""
    would = outputs(Application(rule, (entry,), hangs=False), case.catalogue)
    if not any(case.selecting.takes(demand.leaf.selection, each) for each in would for demand in demands):
        return
    for taken in rule.takes:
        if not matches(taken.course, entry, case.catalogue):
            continue
        sure = enough(taken, entry, case.catalogue)
        if not sure:
            yield (
                "transfer grade" if sure is False else "transfer ungraded",
                (rule.title, grades_taken(taken)),
            )
        elif entry.transferred and not rule.chains:
            yield "transferred before", (rule.title,)
        elif not rule.in_force(completed([entry]) or case.as_of):
            days = (rule.effective, rule.retired)
            yield "transfer date", (rule.title, *(day.isoformat() if day is not None else "" for day in days))
        elif missing := _missing(rule, taken, case):
            yield "transfer incomplete", (rule.title, *missing)
        elif rule.only_in:
            yield "transfer elsewhere", (rule.title, *rule.only_in)


def _missing(rule: Transfer, having: Taken, case: Case) -> tuple[str, ...]:
    """What else a rule takes that is not there."""
    return tuple(
        taken.course.label
        for taken in rule.takes
        if taken is not having
        and not any(
            matches(taken.course, entry, case.catalogue)
            and case.view.sees(entry)
            and enough(taken, entry, case.catalogue)
            for entry in case.record
        )
    )


def _label(entry: Entry) -> str:
    return entry.code or entry.title


def _is_away(entry: Entry, case: Case) -> bool:
    """Whether it was taught elsewhere than where the goal is awarded, at a place of which other courses are transferred."""
    goal = case.catalogue.credentials.get(case.goal)
    rules = case.catalogue.transfers.values()
    known = case.catalogue.tables.sends(entry.institution or "") or any(
        taken.course.institution == entry.institution for rule in rules for taken in rule.takes
    )
    if goal is None or goal.issuer is None or entry.institution is None or not known:
        return False
    return goal.issuer not in upward(entry.institution, case.catalogue.institutions)
