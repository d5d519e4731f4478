"""A learner's record to entries: each item joined with what the catalogue says of it, on one day."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from pathways.audit.case import Case
from pathways.audit.entry import Entry, identity_as_printed
from pathways.audit.facts import answer
from pathways.audit.scales import scale_of
from pathways.audit.selecting import Selecting
from pathways.audit.transferred import with_transfers
from pathways.audit.view import EARNED
from pathways.audit.window import ELIGIBLE, attempts_by, conversion_at, deadline, eligible_since, event_day
from pathways.model.amount import Worth
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Conversion, Credential, Learning
from pathways.model.equivalence import class_of
from pathways.model.grade import Grade, Scale
from pathways.model.learner import Item, Learner, Provenance, Status
from pathways.model.version import learning_on

_SORT_OF_CREDENTIAL = "credential"
_UNFINISHED = frozenset({Status.IN_PROGRESS, Status.PLANNED})
"""Work whose recorded completion is only expected."""


def entries_of(
    learner: Learner, catalogue: Catalogue, as_of: date, *, transfers: bool = True
) -> tuple[Entry, ...]:
    """Every item as one or two entries (a conversion into something else keeps its source), and what transfer gives for them.

    The earliest come first. NeedsSearchError where there are too many ways to transfer; without `transfers` none is tried.
    An item completed after `as_of` is not there yet on that day, and an award that has lapsed by then is not held.
    """
    record = _Record(learner, catalogue, as_of)
    eligible = _Eligible(record)
    found = [entry for item in record.items for entry in _entries(item, record, eligible)]
    if learner.matriculated is not None:
        found = [replace(entry, matriculated=learner.matriculated) for entry in found]
    found.sort(key=lambda entry: entry.order)
    if transfers and (catalogue.transfers or len(catalogue.tables)):
        found = sorted(with_transfers(found, catalogue, as_of), key=lambda entry: entry.order)
    return tuple(found)


def lapsed_awards(learner: Learner, catalogue: Catalogue, as_of: date) -> tuple[Entry, ...]:
    """The awards that were in force once and are no more, the earliest first; what was revoked never was."""
    record = _Record(learner, catalogue, as_of)
    both = (_as_learned(item, record) for item in record.items)
    found = (entry for entry, in_force in both if not in_force and EARNED.sees(entry))
    return tuple(sorted(found, key=lambda entry: entry.order))


class _Record:
    """A learner's items on a day, beside the catalogue."""

    def __init__(self, learner: Learner, catalogue: Catalogue, as_of: date) -> None:
        self.learner, self.catalogue, self.as_of = learner, catalogue, as_of
        self.items = tuple(
            item
            for item in learner.items
            if item.completed is None or item.completed <= as_of or item.status in _UNFINISHED
        )

    @cached_property
    def by_key(self) -> Mapping[str, Item]:
        """Every item by its key, those of later days too."""
        return {item.key: item for item in self.learner.items}


def _entries(item: Item, record: _Record, eligible: "_Eligible") -> Iterator[Entry]:
    entry, in_force = _as_learned(item, record)
    conversion = _conversion_of(item, record, eligible)
    converted = None
    if (
        conversion is not None
        and _converted_in_time(item, conversion, record.as_of, eligible)
        and _taken_in_few(item, conversion, record)
    ):
        converted = converted_entry(entry, conversion, record.catalogue)
    if in_force and (converted is None or converted.key != entry.key):
        yield entry
    if converted is not None:
        yield converted


def _conversion_of(item: Item, record: _Record, eligible: "_Eligible") -> Conversion | None:
    """The conversion of an item, in the version of its event: of several it is the one in force when its own event came."""
    newest = record.catalogue.conversions.get(item.converted_by or "")
    if newest is None:
        return None
    later = item.converted_on or record.as_of

    def event(conversion: Conversion) -> date:
        since = eligible.since(conversion) if conversion.event == ELIGIBLE else None
        return event_day(conversion, item.completed, since) or later

    return conversion_at(record.catalogue, newest, event)


def _as_learned(item: Item, record: _Record) -> tuple[Entry, bool]:
    """An item before any conversion, and whether it is in force."""
    catalogue = record.catalogue
    roots = _roots(item, record.by_key if item.part_of else {})
    credential = catalogue.credentials.get(item.name or "")
    if credential is not None:
        entry = _award(item, credential, roots, catalogue)
        in_force = entry.valid_until is None or record.as_of <= entry.valid_until
    else:
        learning = learning_on(catalogue, item.name or "", item.completed or record.as_of)
        entry, in_force = _learned(item, learning, roots, catalogue), True
    if entry.converted_by is not None:
        entry = replace(entry, converted_by=None)
    return entry, in_force


class _Eligible:
    """Since when a learner has all that conversions require, as far as it was learnt and not converted; each found once."""

    def __init__(self, record: _Record) -> None:
        self._record = record
        self._found: dict[int, date | None] = {}

    def since(self, conversion: Conversion) -> date | None:
        """The day, or None where something is not there."""
        if id(conversion) not in self._found:
            self._found[id(conversion)] = eligible_since(conversion, self._case())
        return self._found[id(conversion)]

    def _case(self) -> Case:
        asked = self._record
        both = (_as_learned(item, asked) for item in asked.items)
        record = tuple(entry for entry, in_force in both if in_force)
        seen = tuple(entry for entry in record if EARNED.sees(entry))
        selecting = Selecting(asked.catalogue, asked.as_of, seen=seen)
        return Case(asked.learner, asked.catalogue, asked.as_of, EARNED, record, selecting, answer)


def last_day_of(item: Item, credential: Credential) -> date | None:
    """The last day on which an award is in force, by the record, else by the rules, or by an exception if that is later."""
    last = item.valid_until
    if last is None and credential.valid_for is not None and item.completed is not None:
        last = credential.valid_for.after(item.completed)
    return max(last, credential.extended or last) if last is not None else None


def _converted_in_time(item: Item, conversion: Conversion, as_of: date, eligible: _Eligible) -> bool:
    """Recorded as converted by this day and, where both days are known, within the window."""
    if item.converted_on is None:
        return True
    since = eligible.since(conversion) if conversion.event == ELIGIBLE else None
    last = deadline(conversion, item.completed, since)
    return item.converted_on <= as_of and (last is None or item.converted_on <= last)


def _taken_in_few(item: Item, conversion: Conversion, record: _Record) -> bool:
    """Whether no more attempts were needed than the conversion allows."""
    if conversion.retakes is None:
        return True
    attempts = ((each.status, each.completed) for each in record.items if each.name == item.name)
    return attempts_by(attempts, item.completed) <= conversion.retakes + 1


def _roots(item: Item, by_key: Mapping[str, Item]) -> frozenset[str]:
    """The learning events behind an item: itself, or those recorded with the award; of awards recorded with each other all."""
    found: set[str] = set()
    todo, seen = [item.key], set[str]()
    while todo:
        key = todo.pop()
        if key in seen:
            continue
        seen.add(key)
        parts = by_key[key].part_of if key in by_key else ()
        if parts:
            todo.extend(parts)
        else:
            found.add(key)
    return frozenset(found or seen)


def _award(item: Item, credential: Credential, roots: frozenset[str], catalogue: Catalogue) -> Entry:
    plain = _learned(item, None, roots, catalogue)
    return replace(
        plain,
        sort=_SORT_OF_CREDENTIAL,
        title=credential.title,
        identity=credential.name,
        worth=item.worth or credential.worth,
        institution=item.institution or credential.issuer,
        level=item.level or credential.level,
        kind=credential.kind,
        areas=frozenset(credential.areas),
        skills=frozenset(credential.skills),
        for_credit=credential.for_credit if item.for_credit is None else item.for_credit,
        valid_until=last_day_of(item, credential),
    )


def derived_award(
    credential: Credential, completed: date | None, status: Status, roots: frozenset[str]
) -> Entry:
    """A credential held without an award, because its requirements are met and it is awarded automatically."""
    return Entry(
        key=f"held {credential.name}",
        name=credential.name,
        sort=_SORT_OF_CREDENTIAL,
        title=credential.title,
        identity=credential.name,
        uses=1,
        status=status,
        completed=completed,
        term="",
        grade=None,
        scale=None,
        points=None,
        basis="",
        score=None,
        worth=credential.worth,
        institution=credential.issuer,
        subject="",
        number="",
        level=credential.level,
        kind=credential.kind,
        areas=frozenset(credential.areas),
        skills=frozenset(credential.skills),
        for_credit=credential.for_credit,
        provenance=Provenance.RECORDED,
        asserted_by="",
        transferred=False,
        converted_by=None,
        roots=roots,
        derived=True,
    )


def _learned(item: Item, learning: Learning | None, roots: frozenset[str], catalogue: Catalogue) -> Entry:
    institution = item.institution or (learning.institution if learning else None)
    scale = scale_of(institution, catalogue)
    grade = _grade(item.grade, scale)
    subject, number = (learning.subject, learning.number) if learning else (item.subject, item.number)
    return Entry(
        key=item.key,
        name=item.name,
        sort=item.sort,
        title=learning.title if learning else item.title or f"{subject} {number}".strip() or item.key,
        identity=_identity(item, learning, catalogue),
        uses=learning.uses if learning else 1,
        status=Status.FAILED
        if item.status is Status.EARNED and grade is not None and not grade.passing
        else item.status,
        completed=item.completed,
        term=item.term,
        grade=item.grade,
        scale=scale.name if scale else None,
        points=grade.points if grade else None,
        basis=item.basis,
        score=item.score,
        worth=item.worth or (learning.worth if learning else None),
        institution=institution,
        subject=subject,
        number=number,
        level=item.level or (learning.level if learning else None),
        kind=None,
        areas=frozenset(learning.areas if learning else ()),
        skills=frozenset(learning.skills if learning else ()),
        for_credit=_for_credit(item, learning),
        provenance=item.provenance,
        asserted_by=item.asserted_by,
        transferred=item.transferred,
        converted_by=item.converted_by,
        roots=roots,
    )


def _for_credit(item: Item, learning: Learning | None) -> bool:
    if item.for_credit is not None:
        return item.for_credit
    return (
        learning.for_credit if learning else item.worth is not None and item.worth.unit.measure == "credits"
    )


def converted_entry(source: Entry, conversion: Conversion, catalogue: Catalogue) -> Entry:
    """What a conversion gives: credit for its target or for the source itself, learnt when and where the source was."""
    if conversion.target is None or conversion.target == source.name:
        return replace(source, for_credit=True, converted_by=conversion.name)
    newest = catalogue.learning[conversion.target]
    target = learning_on(catalogue, newest.name, source.completed or date.max) or newest
    return replace(
        source,
        key=f"{source.key} as {target.name}",
        name=target.name,
        sort=target.sort,
        title=target.title,
        identity=class_of(target.name, catalogue),
        uses=target.uses,
        grade=None,
        points=None,
        worth=_given(conversion, source, target),
        subject=target.subject,
        number=target.number,
        level=target.level,
        kind=None,
        areas=frozenset(target.areas),
        skills=frozenset(target.skills),
        for_credit=True,
        converted_by=conversion.name,
        source_names=frozenset({source.name} if source.name is not None else ()),
    )


def _given(conversion: Conversion, source: Entry, target: Learning) -> Worth | None:
    return conversion.gives or source.worth or target.worth


def _grade(name: str | None, scale: Scale | None) -> Grade | None:
    return scale.grade(name) if name is not None and scale is not None else None


def _identity(item: Item, learning: Learning | None, catalogue: Catalogue) -> str:
    if learning is not None:
        return class_of(learning.name, catalogue)
    if item.subject or item.number:
        return identity_as_printed(item.institution, item.subject, item.number)
    return f"{item.institution or ''} {item.title}" if item.title else item.key
