"""Rules of tables whose rows are all read: whether they take and give something, and say one thing."""

from collections.abc import Iterable

from pathways.model.articulation.columns import REST
from pathways.model.articulation.store import UNKNOWN, Store
from pathways.model.articulation.told import DISAGREE, Desk, Where, shown
from pathways.text import limits


def check_rules(store: Store, rules: Iterable[int], desk: Desk) -> None:
    """Tell of every rule that takes or gives nothing, or whose rows contradict one another."""
    taken, given = store.rows[0], store.rows[4]
    for rule in rules:
        rows = store.rows_of(rule)
        if len(rows) == 1 and taken[rows[0]] != UNKNOWN and given[rows[0]] != UNKNOWN:
            continue
        for row, message, help_ in _wrong(store, rows):
            told = f"rule {shown(store.name(rule))} {message}"
            desk.tell(DISAGREE, told, help_, Where(store.offsets[row], store.lines[row]))


def _wrong(store: Store, rows: Iterable[int]) -> Iterable[tuple[int, str, str]]:
    """The rows at which something is wrong, with what, and what to do."""
    first = UNKNOWN
    takes: dict[int, tuple[int, int, int]] = {}
    gives: dict[int, tuple[int, int, int]] = {}
    receivers: set[int] = set()
    for at in rows:
        first = at if first == UNKNOWN else first
        row = store.row(at)
        if row.taken != UNKNOWN:
            said = row.best, row.worst, row.brought
            if takes.setdefault(row.taken, said) != said:
                yield at, "takes one course twice, and not alike", _ALIKE
        if row.given != UNKNOWN:
            said = row.how, row.worth, row.catalogue
            if gives.setdefault(row.given, said) != said:
                yield at, "gives one course twice, and not alike", _ALIKE
            receivers.add(store.institution_of(row.given))
            if len(receivers) > 1:
                receivers.clear()
                yield at, "gives courses of several institutions", "write one rule for each institution"
    for verb, courses in (("takes", takes), ("gives", gives)):
        if first != UNKNOWN and len(courses) > limits.TAKEN:
            yield first, f"{verb} more than {limits.TAKEN} courses", "rows with the same `rule` make one rule"
    if first != UNKNOWN and not takes:
        yield first, "takes nothing", "name a course in `from_institution`, `from_subject` and `from_number`"
    if first != UNKNOWN and not gives:
        yield first, "gives nothing", "name a course in `to_institution`, `to_subject` and `to_number`"
    if sum(how == REST for how, _, _ in gives.values()) > 1:
        yield first, "gives the rest twice", "the rest is one course"


_ALIKE = "a course that stands in several rows of a rule counts once: write the same in each row"
