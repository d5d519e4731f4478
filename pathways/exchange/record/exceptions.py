"""The exceptions of a record: that each says what its kind needs, and that what it names is there."""

from collections.abc import Iterable, Mapping

from pathways.exchange.record.document import ExceptionRecord, PersonRecord
from pathways.exchange.record.mistakes import listed
from pathways.exchange.record.pins import check_named_item, known_items
from pathways.exchange.record.reader import Reader
from pathways.exchange.record.written import Path, shown
from pathways.model.learner import ExceptionKind, GrantedException, Item

NEEDS: Mapping[ExceptionKind, tuple[str, ...]] = {
    ExceptionKind.WAIVE: ("requirement",),
    ExceptionKind.SUBSTITUTE: ("item", "instead_of"),
    ExceptionKind.ALSO_ALLOW: ("item", "requirement"),
    ExceptionKind.APPLY_HERE: ("item", "requirement"),
    ExceptionKind.CHANGE_A_LIMIT: ("requirement", "amount"),
    ExceptionKind.EXTEND_A_DEADLINE: ("requirement", "until"),
}
"""What each kind of exception must say besides who granted it, when and why."""
_MAY: Mapping[ExceptionKind, tuple[str, ...]] = {ExceptionKind.SUBSTITUTE: ("requirement",)}
"""What a kind may say besides: without a requirement, a substitute stands everywhere."""
_OF_SOME = ("requirement", "item", "instead_of", "amount", "until")


def check_exceptions(reader: Reader, person: Mapping[str, object], items: Iterable[Item], path: Path) -> None:
    """Warn of exceptions that name what is neither on the record nor in the rules, even where others are unreadable.

    Rules change under exceptions: one that names what is gone is no mistake of the record, and audits tell of it as well.
    """
    exceptions = person.get("exceptions")
    if not isinstance(exceptions, list) or not exceptions:
        return
    known = known_items(person, items)
    for at, granted in enumerate(exceptions):
        if isinstance(granted, dict):
            around = (*path, "exceptions", at)
            check_named_item(reader, granted.get("item"), known, (*around, "item"), reader.desk.warn_once)
            _check_rule(reader, granted.get("instead_of"), (*around, "instead_of"))
            _check_requirement(reader, granted.get("requirement"), (*around, "requirement"))


def exceptions(reader: Reader, person: PersonRecord, path: Path) -> tuple[GrantedException, ...]:
    """The exceptions as the model has them, the earliest first; what does not fit their kinds is told."""
    found = []
    for at, record in enumerate(person.exceptions or ()):
        _check_form(reader, record, (*path, "exceptions", at))
        found.append(
            GrantedException(
                record.kind,
                record.by,
                record.on,
                record.reason,
                record.requirement or "",
                record.item or "",
                record.instead_of or "",
                record.amount,
                record.until,
            )
        )
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.on, repr(one))))


def _check_form(reader: Reader, record: ExceptionRecord, path: Path) -> None:
    needs = NEEDS[record.kind]
    may = (*needs, *_MAY.get(record.kind, ()))
    for field in _OF_SOME:
        is_there = getattr(record, field) is not None
        name = reader.written.field((*path, field))
        if field in needs and not is_there:
            sentence = f"`{name}` is missing: an exception of the kind `{record.kind.value}` needs it"
            advice = f"it needs {listed(('by', 'on', 'reason', *needs))}"
            reader.desk.tell("missing-field", path, sentence, advice)
        elif is_there and field not in may:
            sentence = f"an exception of the kind `{record.kind.value}` has no `{name}`"
            reader.contradiction((*path, field), sentence, f"besides who, when and why it has {listed(may)}")


def _check_rule(reader: Reader, name: object, path: Path) -> None:
    if isinstance(name, str) and name and name not in reader.lookup.items:
        what = "course, exam, experience or credential"
        near = reader.desk.did_you_mean(name, reader.lookup.items, what)
        sentence = f"{shown(name)} is not the name of a declared {what}"
        reader.desk.warn_once(
            "unknown-name", path, sentence, near or "write the name in the rules of what need not be earned"
        )


def _check_requirement(reader: Reader, name: object, path: Path) -> None:
    """A path of any requirement or limit, or the name of what has one."""
    if not isinstance(name, str) or not name:
        return
    known = reader.lookup.changeable()
    if name not in known:
        near = reader.desk.did_you_mean(name, known, "what an exception changes")
        sentence = f"no requirement, limit or conversion has the path or name {shown(name)}"
        how = "`pathways show NAME --paths` tells the paths of requirements and limits"
        reader.desk.warn_once("unknown-requirement", path, sentence, f"{near} {how}" if near else how)
