"""Items that the verdict does not use, each with the one reason that says most."""

from collections.abc import Iterator
from dataclasses import replace

from pathways.audit.allocation.demand import Demand, amount_of, declared_path
from pathways.audit.allocation.parts import Part, demands_in
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.from_record import last_day_of
from pathways.audit.near import words_of
from pathways.audit.not_transferred import why_not_transferred
from pathways.audit.reasons import Unused
from pathways.audit.state import State
from pathways.audit.toward import Below
from pathways.audit.verdict import Finding
from pathways.model.amount import Unit
from pathways.model.declaration import Conversion, Credential
from pathways.model.learner import Item, Provenance, Status
from pathways.model.requirement import SumLine


def unused_of(part: Part, later: Part, finding: Finding, case: Case) -> tuple[Unused, ...]:
    """Every recorded item that is neither applied nor coming, earliest first; the goal's own award is none of them.

    `later` is the part in the last view that was looked at, which says what an item would fit that is not finished yet.
    """
    told = {use.item for each in finding.walk() for use in (*each.applied, *each.coming)}
    applied = {entry.identity for entry in case.record if entry.key in told}
    counting = [entry for entry in case.entries() if entry.key in told]
    moved = [entry for entry in case.record if entry.transfers and entry.key in told]
    demands = demands_in(part)
    below = Below(demands, case)
    found = [
        _given(entry, moved)
        or _toward(entry, _fitting(_unused(entry, demands, applied, counting, (case, finding)), later), below)
        for entry in case.record
        if entry.key not in told
        and (entry.name != case.goal or entry.sort != "credential")
        and (not entry.transfers or _stands_beside(entry, moved))
    ]
    seen = {entry.key for entry in case.record} | {entry.key.split(" as ")[0] for entry in case.record}
    found.extend(
        _not_there(item, case)
        for item in sorted(case.learner.items, key=lambda item: item.key)
        if item.key not in seen
    )
    return tuple(found)


def _not_there(item: Item, case: Case) -> Unused:
    """An item that is completed only later, or that has run out, as the rules call it."""
    learning = case.catalogue.learning.get(item.name or "")
    declared = learning or case.catalogue.credentials.get(item.name or "")
    title = declared.title if declared is not None else item.title
    subject, number = (learning.subject, learning.number) if learning else (item.subject, item.number)
    late = item.completed is not None and item.completed > case.as_of
    last = last_day_of(item, declared) if isinstance(declared, Credential) else None
    return Unused(
        item.key,
        title or item.name or item.key,
        f"{subject} {number}".strip(),
        "later" if late else "lapsed",
        (last.isoformat(),) if last is not None and not late else (),
    )


_STATUS_REASONS = {Status.FAILED: "failed", Status.WITHDRAWN: "withdrawn", Status.REVOKED: "revoked"}


def _stands_beside(entry: Entry, moved: list[Entry]) -> bool:
    """Whether something else that was given for the same by the same rule counts; other ways to transfer are not told."""
    return any(
        other.transfers == entry.transfers and other.sources == entry.sources for other in moved
    ) and not any(entry.key in other.sources for other in moved)


def _given(entry: Entry, moved: list[Entry]) -> Unused | None:
    """An item that counts, or will once something is there, as what it was transferred as."""
    given = [other for other in moved if entry.key in other.sources]
    if not given:
        return None
    sure = all(other.status is Status.EARNED and not other.hangs for other in given)
    labels = tuple(dict.fromkeys(other.code or other.title for other in given))
    return Unused(entry.key, entry.title, entry.code, "transferred" if sure else "transferred then", labels)


def _unused(
    entry: Entry, demands: list[Demand], applied: set[str], counting: list[Entry], seen: tuple[Case, Finding]
) -> Unused:
    case, finding = seen

    def because(reason: str, *values: str) -> Unused:
        return Unused(entry.key, entry.title, entry.code, reason, values)

    if entry.status in _STATUS_REASONS:
        return because(_STATUS_REASONS[entry.status])
    through = next((other for other in counting if entry.roots <= other.roots), None)
    if through is not None:
        return because("inside", through.key, through.title)
    able = [demand for demand in demands if any(each.entry.key == entry.key for each in demand.attempts)]
    fitting = [demand for demand in able if any(each.entry.key == entry.key for each in demand.candidates)]
    if entry.identity in applied and not fitting:
        return because("repeat")
    if able:
        places = {declared_path(demand.path) for demand in fitting}
        limit = next(_reached(entry, places, finding, case), None)
        if limit is not None:
            return because("limited", limit)
        full = _full(entry, places, counting, seen)
        if full is not None:
            return because("conversion limit", *full)
        return because("surplus", *dict.fromkeys(declared_path(demand.path) for demand in fitting or able))
    near = next(
        ((demand, refusal) for demand in demands for found, refusal in demand.near if found.key == entry.key),
        None,
    )
    if near is not None and near[1].filter is not None:
        return because("refused", near[0].path, near[1].filter.value, words_of(near[1]))
    if entry.provenance is Provenance.ASSERTED:
        return because("asserted", entry.asserted_by)
    if entry.status is not Status.EARNED:
        return because("not finished", entry.status.value)
    turned = next((each for each in case.record if each.converted_by and entry.roots <= each.roots), None)
    if turned is not None and entry.converted_by is None:
        return because("converted in vain", turned.code or turned.title)
    conversion = _in_vain(entry, case)
    if conversion is not None:
        return because("not converted", conversion.title)
    reason = why_not_transferred(entry, case, demands) or _of_another_unit(entry, demands, case)
    return because(reason[0], *reason[1]) if reason is not None else because("nothing asks for it")


def _full(
    entry: Entry, places: set[str], counting: list[Entry], seen: tuple[Case, Finding]
) -> tuple[str, ...] | None:
    """The limit of a conversion that what counts by it fills, where something that the item fits is still open."""
    case, finding = seen
    conversion = case.catalogue.conversions.get(entry.converted_by or "")
    if conversion is None or not _is_open(places, finding):
        return None
    by_it = [each for each in counting if each.converted_by == conversion.name]
    for scope, most in conversion.limits:
        amounts = [amount_of(each, most.unit, case, named=False) or 0 for each in (*by_it, entry)]
        if sum(amounts) > most.thousandths:
            return conversion.title, scope, *_words(most.unit), str(most.thousandths)
    return None


def _is_open(places: set[str], finding: Finding) -> bool:
    return any(each.path in places and each.state is not State.MET for each in finding.walk())


def _of_another_unit(entry: Entry, demands: list[Demand], case: Case) -> tuple[str, tuple[str, ...]] | None:
    """The requirement that would take an item, and counts in a unit that what the item is worth does not become."""
    for demand in demands:
        takes = demand.unit.measure != "items" and case.selecting.takes(demand.leaf.selection, entry)
        if takes and amount_of(entry, demand.unit, case, named=False) is None:
            if entry.worth is None:
                return "no worth", (declared_path(demand.path), *_words(demand.unit))
            worth = (*_words(entry.worth.unit), str(entry.worth.thousandths))
            return "another unit", (declared_path(demand.path), *_words(demand.unit), *worth)
    return None


def _words(unit: Unit) -> tuple[str, str]:
    return unit.measure, unit.name


def _in_vain(entry: Entry, case: Case) -> Conversion | None:
    """The conversion that is recorded of an item and gave nothing for it."""
    item = next((each for each in case.learner.items if each.key == entry.key), None)
    if item is None or item.converted_by is None or entry.converted_by is not None:
        return None
    given = any(each.converted_by == item.converted_by and entry.roots <= each.roots for each in case.record)
    return None if given else case.catalogue.conversions.get(item.converted_by)


def _fitting(unused: Unused, later: Part) -> Unused:
    """An item that is not finished, or not confirmed, with the requirements at which it would count, also in another branch."""
    if unused.reason not in {"not finished", "asserted"}:
        return unused
    fitting = [
        demand.path
        for demand in demands_in(later)
        if any(each.entry.key == unused.item for each in demand.candidates)
    ]
    return replace(unused, values=(*unused.values, *dict.fromkeys(map(declared_path, fitting))))


def _toward(entry: Entry, unused: Unused, below: Below) -> Unused:
    """An item that fits nowhere by itself with the credentials that are asked for and that it counts toward."""
    if unused.reason == "nothing asks for it" and (names := below.taking(entry)):
        return replace(unused, reason="toward", values=names)
    if unused.reason in {"not finished", "asserted"} and len(unused.values) == 1:
        return replace(unused, values=(*unused.values, *below.taking(entry)))
    return unused


def _reached(entry: Entry, places: set[str], finding: Finding, case: Case) -> Iterator[str]:
    """The limits over everything that an item would break where something that it fits is still open."""
    if not _is_open(places, finding):
        return
    for each in finding.children:
        line = each.requirement
        if isinstance(line, SumLine) and not line.at_least and each.unit is not None:
            among = line.selection is None or case.selecting.falls_under(line.selection, entry)
            amount = amount_of(entry, each.unit, case, named=False) if among else None
            if amount is not None and each.have + amount > each.need:
                yield each.path
