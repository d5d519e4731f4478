"""A learner's record as the model has it: the person, their programmes and their items."""

from collections.abc import Callable, Iterable, Sequence

from pathways.exchange.record import limits
from pathways.exchange.record.attempts import check_attempts
from pathways.exchange.record.awards import check_among
from pathways.exchange.record.declared import check_item, check_person
from pathways.exchange.record.document import (
    AttestationRecord,
    DeclaredRecord,
    ItemRecord,
    PersonRecord,
    PinRecord,
    RelationRecord,
)
from pathways.exchange.record.exceptions import check_exceptions, exceptions
from pathways.exchange.record.items import item
from pathways.exchange.record.keys import keyed
from pathways.exchange.record.not_used import warn_of_unused
from pathways.exchange.record.pins import check_pins
from pathways.exchange.record.reader import Reader
from pathways.exchange.record.written import Path, shown
from pathways.model.learner import Attestation, Item, Learner, Pin, Relation


def learners(reader: Reader, passed: Callable[[], None]) -> tuple[Learner, ...]:
    """Every learner of a file in whom nothing is wrong, in the order of their ids; `passed` is called after each."""
    found: list[tuple[Path, Learner]] = []
    first: dict[str, Path] = {}
    for path, value in reader.written.learners():
        learner = None if reader.desk.is_full else _learner(reader, value, path)
        passed()
        if learner is None:
            continue
        found.append((path, learner))
        if first.setdefault(learner.key, path) != path:
            sentence = f"the id {shown(learner.key)} is also that of another learner"
            reader.desk.tell("duplicate-id", (*path, "id"), sentence, "give every learner an id of their own")
            reader.desk.spoil(first[learner.key], path)
    sound = [learner for path, learner in found if reader.desk.is_sound(path)]
    return tuple(sorted(sound, key=lambda learner: learner.key))


def _learner(reader: Reader, value: object, path: Path) -> Learner | None:
    members = value if isinstance(value, dict) else {}
    about = {name: member for name, member in members.items() if name != "items"}
    person = reader.part(PersonRecord, about if isinstance(value, dict) else value, path)
    check_person(reader, members, path)
    items = _items(reader, members.get("items"), (*path, "items"))
    check_pins(reader, members, items, path)
    check_exceptions(reader, members, items, path)
    if person is None:
        return None
    _check_concentrations(reader, person, path)
    granted = exceptions(reader, person, path)
    if reader.desk.is_sound(path):
        warn_of_unused(reader, person, path)
    return Learner(
        key=person.id,
        name=person.name or "",
        born=person.born,
        populations=None if person.populations is None else tuple(sorted(set(person.populations))),
        matriculated=person.matriculated,
        applied=person.applied,
        declared=_declared(person.declared or ()),
        admitted=None if person.admitted is None else _relations(person.admitted),
        enrolled=None if person.enrolled is None else _relations(person.enrolled),
        attestations=_attestations(person.attestations or ()),
        items=items,
        applies_for=tuple(sorted(set(person.applies_for or ()))),
        pins=_pins(person.pins or ()),
        catalogue=person.catalogue,
        exceptions=granted,
    )


def _items(reader: Reader, values: object, path: Path) -> tuple[Item, ...]:
    if values is None:
        return ()
    if not isinstance(values, list):
        reader.desk.tell(
            "wrong-kind-of-value", path, f"{shown(values)} stands where a list of items is wanted"
        )
        return ()
    if len(values) > limits.ITEMS:
        reader.desk.tell("too-much", path, f"the list has more than {limits.ITEMS:,} items")
        return ()
    found = {}
    for at, value in enumerate(values):
        record = reader.part(ItemRecord, value, (*path, at))
        if isinstance(value, dict):
            check_item(reader, value, (*path, at))
        if record is not None:
            found[(*path, at)] = item(reader, record, (*path, at))
    check_among(reader, found, list(_ids(values, path)))
    check_attempts(reader, found)
    return keyed(found.values())


def _ids(values: Sequence[object], path: Path) -> Iterable[tuple[Path, str]]:
    for at, value in enumerate(values):
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            yield (*path, at), value["id"]


def _check_concentrations(reader: Reader, person: PersonRecord, path: Path) -> None:
    """A concentration belongs to a programme that is declared beside it."""
    programmes = {record.programme for record in person.declared or () if record.concentration_of is None}
    for at, record in enumerate(person.declared or ()):
        if record.concentration_of is not None and record.concentration_of not in programmes:
            sentence = f"{shown(record.concentration_of)} is no programme that this learner has declared"
            advice = "declare the programme too, in an entry of its own"
            reader.contradiction((*path, "declared", at, "concentration_of"), sentence, advice)


def _relations(records: Iterable[RelationRecord]) -> tuple[Relation, ...]:
    """Relations from the earliest to the latest, those without a date last."""
    return _in_order({Relation(record.programme, record.since) for record in records})


def _declared(records: Iterable[DeclaredRecord]) -> tuple[Relation, ...]:
    """Declared programmes and concentrations, from the earliest to the latest."""
    return _in_order(
        {Relation(one.programme, one.since, one.catalogue, one.concentration_of or "") for one in records}
    )


def _in_order(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    return tuple(
        sorted(relations, key=lambda one: (one.since is None, str(one.since), one.programme, repr(one)))
    )


def _attestations(records: Iterable[AttestationRecord]) -> tuple[Attestation, ...]:
    found = {Attestation(record.what, record.office, record.on) for record in records}
    return tuple(sorted(found, key=lambda one: (one.on is None, str(one.on), one.what, one.office)))


def _pins(records: Iterable[PinRecord]) -> tuple[Pin, ...]:
    """Pins, those with most say first."""
    found = {Pin(one.item, one.requirement, one.advisor or "", one.on) for one in records}
    return tuple(sorted(found, key=lambda one: one.say))
