"""What one leaf asks for in a case: its need in thousandths, the items it can take, its overlays, and the near misses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pathways.audit.case import Case, in_unit, rounded
from pathways.audit.entry import Entry
from pathways.audit.selecting import Refusal
from pathways.model.amount import SCALE, Amount, Depends, Fixed, Number, OfTwo, Unit
from pathways.model.learner import Provenance, Status
from pathways.model.requirement import Gpa, Leaf, Line, SpreadLine, SumLine
from pathways.model.selection import Every, Filter, Selection

HOURS_IN_A_CREDIT = 15
"""How many hours weigh as much as one credit in progress; it decides no verdict."""
ITEMS = Unit("items", "items")
AVERAGE = Unit("average", "average")
ITEM_WEIGHT = 3
"""What one item weighs in progress, in credits."""


APART = " @ "
"""Stands in the path of a part before the number of its competition, where the same requirement is named in several."""


def declared_path(path: str) -> str:
    """The path that the rules know.

    >>> declared_path("asu.core/2 @ 1"), declared_path("asu.core/2")
    ('asu.core/2', 'asu.core/2')
    """
    return path.partition(APART)[0]


class NeedsSearchError(Exception):
    """This cannot be decided without a search: carries a reason code, its values, and the path of the requirement."""

    def __init__(self, reason: str, path: str, *values: str) -> None:
        """Keep the reason as data; `report` words it."""
        super().__init__(reason)
        self.reason = reason
        self.path = declared_path(path)
        self.values = values


@dataclass(frozen=True, slots=True)
class Candidate:
    """An attempt that a leaf can take, and the thousandths it gives.

    `item` is what competes: all attempts at one course are one item; of a repeatable one each attempt is,
    at most `uses` of them together.
    """

    item: str
    entry: Entry
    amount: int | Fraction
    uses: int | None = 1


@dataclass(frozen=True, slots=True)
class LineDemand:
    """An overlay of a leaf: over which of its candidates, how much of which unit, for each value of which key."""

    line: Line
    at_least: bool
    limit: int
    unit: Unit
    selection: Selection | None
    key: str | None
    is_spread: bool = False
    average: int | None = None
    """Thousandths of a grade point that the average over what the leaf takes must reach."""
    holds: bool | None = None
    """Of an average over the record whether it holds, whatever the leaf takes."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A leaf with its candidates, earliest earned first; `scope` names the competition it takes part in."""

    leaf: Leaf
    scope: str
    unit: Unit
    need: int
    candidates: tuple[Candidate, ...]
    lines: tuple[LineDemand, ...]
    near: tuple[tuple[Entry, Refusal], ...]
    """What is refused only for how it was learnt."""
    attempts: tuple[Candidate, ...] = ()
    """All attempts that could stand for the candidates, for a search that chooses among them."""
    obstacle: tuple[str, ...] = ()
    """Why only a search can fill this leaf: a reason code and its values; empty where that is not so."""

    @property
    def path(self) -> str:
        """The stable name of the leaf."""
        return self.leaf.path


def demand_of(leaf: Leaf, scope: str, case: Case) -> Demand:
    """Read a leaf against a case."""
    need, unit = amount_in(leaf.amount, case, at_least=True)
    takers: dict[str, list[Candidate]] = {}
    uses: dict[str, int | None] = {}
    near: list[tuple[Entry, Refusal]] = []
    for entry in case.concerned(leaf.selection):
        refusal = case.selecting.refusal(leaf.selection, entry)
        amount = amount_of(entry, unit, case, named=leaf.item is not None) if refusal is None else None
        if amount is None:
            refusal = refusal or _no_amount(entry, unit)
            near += [(entry, refusal)] if refusal.near else []
            continue
        takers.setdefault(entry.identity, []).append(Candidate(entry.identity, entry, amount))
        uses[entry.identity] = entry.uses
    lines = tuple(line_of(line, case) for line in leaf.lines)
    candidates: list[Candidate] = []
    attempts: list[Candidate] = []
    obstacle = _obstacle(lines)
    for identity, found in takers.items():
        serving = _serving(found, lines, case)
        obstacle = obstacle or (() if serving else ("attempts-differ", *[each.entry.key for each in found]))
        candidates += _countable(serving or found, uses[identity])
        attempts += _each(found, uses[identity])
    candidates.sort(key=lambda candidate: candidate.entry.order)
    attempts.sort(key=lambda candidate: candidate.entry.order)
    return Demand(leaf, scope, unit, need, tuple(candidates), lines, tuple(near), tuple(attempts), obstacle)


def _obstacle(lines: Sequence[LineDemand]) -> tuple[str, ...]:
    if any(line.unit == AVERAGE for line in lines):
        return ("average-of-what-counts",)
    each = any(line.at_least and line.key is not None and not line.is_spread for line in lines)
    if any(line.is_spread and not line.at_least for line in lines):
        return ("few-values",)
    return ("least-of-each",) if each else ()


def shown_by(demand: Demand, entry: Entry) -> Demand:
    """The same demand with this attempt in place of the best one; of something repeatable all stay."""
    if entry.uses != 1:
        return demand
    candidates = tuple(replace(each, entry=entry) for each in demand.candidates)
    return replace(demand, candidates=candidates, attempts=candidates)


def _countable(attempts: list[Candidate], uses: int | None) -> Iterable[Candidate]:
    """Of the attempts at one thing, those that may count: the best one, or all of something repeatable."""
    if uses == 1:
        return [min(attempts, key=best_first)]
    return _each(attempts, uses)


def _each(attempts: list[Candidate], uses: int | None) -> list[Candidate]:
    if uses == 1:
        return attempts
    return [Candidate(f"{each.item}#{each.entry.key}", each.entry, each.amount, uses) for each in attempts]


def _serving(attempts: list[Candidate], lines: Sequence[LineDemand], case: Case) -> list[Candidate]:
    """Of attempts that count once, those that serve the overlays at least as well as all others; none if these differ."""
    uses = attempts[0].entry.uses
    if not lines or uses is None or len(attempts) <= uses:
        return attempts
    found = [
        one
        for one in attempts
        if all(_serves(one, other, line, case) for other in attempts for line in lines)
        and one.amount == max(other.amount for other in attempts)
    ]
    if not found or (uses > 1 and len(found) < len(attempts)):
        return []
    return found if uses == 1 else attempts


def _serves(one: Candidate, other: Candidate, line: LineDemand, case: Case) -> bool:
    """Whether an attempt can stand for another one in an overlay: it gives no less to a minimum and no more to a cap."""
    gives, wanted = (_gives(each.entry, line, case) for each in (one, other))
    if line.key is not None and (gives or wanted):
        keys, others = (set(known_keys(each.entry, line.key)) for each in (one, other))
        if not (keys >= others if line.is_spread else keys == others):
            return False
    return gives >= wanted if line.at_least else gives <= wanted


def _gives(entry: Entry, line: LineDemand, case: Case) -> int | Fraction:
    counts = case.selecting.takes if line.at_least else case.selecting.falls_under
    if line.selection is not None and not counts(line.selection, entry):
        return 0
    return amount_of(entry, line.unit, case, named=line.is_spread) or 0


_RANK = {Status.EARNED: 0, Status.IN_PROGRESS: 1, Status.PLANNED: 2}


def best_first(candidate: Candidate) -> tuple[object, ...]:
    """The order of attempts at one thing: of most worth, trusted, finished, best graded, earliest."""
    entry = candidate.entry
    trusted = entry.provenance is not Provenance.ASSERTED
    return (-candidate.amount, not trusted, _RANK[entry.status], -(entry.points or 0), entry.order)


def _no_amount(entry: Entry, unit: Unit) -> Refusal:
    if unit.measure == "credits" and not entry.for_credit:
        return Refusal(Filter.BEARING_CREDIT, value=True)
    return Refusal(None)


def amount_of(entry: Entry, unit: Unit, case: Case, *, named: bool) -> int | Fraction | None:
    """Thousandths of a unit that an attempt gives, or None; credits come only from learning that bears credit."""
    if unit.measure == "items":
        return SCALE if named or case.selecting.takes(Every(_sort(unit)), entry) else None
    if entry.worth is None or (unit.measure == "credits" and not entry.for_credit):
        return None
    return in_unit(entry.worth, unit, case.catalogue)


def share_of(candidate: Candidate, unit: Unit, case: Case) -> Fraction:
    """How much of its item a candidate with an amount in this unit stands for: one where it is not divided."""
    whole = amount_of(candidate.entry, unit, case, named=True)
    return Fraction(candidate.amount) / whole if whole else Fraction(1)


def _sort(unit: Unit) -> str:
    return "anything" if unit.name == "items" else unit.name


def total(candidates: Iterable[Candidate], unit: Unit, case: Case) -> int:
    """What candidates give together in whole thousandths, after roundings on the total."""
    return int(exact_total(candidates, unit, case))


def exact_total(candidates: Iterable[Candidate], unit: Unit, case: Case) -> int | Fraction:
    """The same with what parts of an item give, unrounded."""
    plain: int | Fraction = 0
    by_unit: dict[Unit, Fraction] = {}
    for candidate in candidates:
        own = candidate.entry.worth.unit if candidate.entry.worth else unit
        if unit.measure != "items" and own != unit and case.catalogue.units[own].on_total:
            by_unit[own] = by_unit.get(own, Fraction(0)) + candidate.amount
        else:
            plain += candidate.amount
    return plain + sum(rounded(amount, case.catalogue.units[own]) for own, amount in by_unit.items())


def line_of(line: Line, case: Case) -> LineDemand:
    """Read an overlay against a case."""
    match line:
        case SumLine(at_least=at_least, amount=amount, selection=selection, each=each):
            limit, line_unit = amount_in(amount, case, at_least=at_least)
            return LineDemand(line, at_least, limit, line_unit, selection, each)
        case SpreadLine(number=number, key=key, at_least=at_least):
            return LineDemand(line, at_least, number * SCALE, ITEMS, None, key, is_spread=True)
        case Gpa(minimum=minimum, over=None):
            return LineDemand(
                line, at_least=True, limit=SCALE, unit=AVERAGE, selection=None, key=None, average=minimum
            )
        case Gpa():
            holds = settled_by(line, case)
            return LineDemand(
                line, at_least=True, limit=SCALE, unit=AVERAGE, selection=None, key=None, holds=holds
            )


def settled_by(line: Gpa, case: Case) -> bool:
    """Whether an average over the record holds in a view."""
    known = case.answer(line, case)
    return case.view.favourable if known is None else known


def amount_in(amount: Amount, case: Case, *, at_least: bool) -> tuple[int, Unit]:
    """An amount in thousandths, and its unit; minimums are rounded up and limits down, so that neither is loosened."""
    if isinstance(amount, OfTwo):
        one, unit = amount_in(amount.one, case, at_least=at_least)
        other, _ = amount_in(amount.other, case, at_least=at_least)
        return (max(one, other) if amount.greater else min(one, other)), unit
    exact = _number(amount.number, case, amount.unit, at_least=at_least)
    return (exact.__ceil__() if at_least else exact.__floor__()), amount.unit


def _number(number: Number, case: Case, unit: Unit, *, at_least: bool) -> Fraction:
    """Thousandths; while a fact is unknown the stricter number holds, or the kinder one where unknown facts are favourable."""
    if isinstance(number, Fixed):
        return number.value * SCALE
    if isinstance(number, Depends):
        known = case.answer(number.fact, case)
        then, otherwise = number.then * SCALE, _number(number.otherwise, case, unit, at_least=at_least)
        if known is not None:
            return then if known else otherwise
        return max(then, otherwise) if at_least is not case.view.favourable else min(then, otherwise)
    worth = case.worth
    return (
        number.part * worth.thousandths
        if worth is not None and worth.unit.measure == unit.measure
        else Fraction(0)
    )


def weigh(unit: Unit, shortage: int | Fraction) -> int:
    """What is short, in thousandths of progress weight: credits as they are, three for an item, fifteen hours a credit."""
    if unit.measure == "items":
        return (Fraction(shortage) * ITEM_WEIGHT).__ceil__()
    return -(-shortage // (HOURS_IN_A_CREDIT if unit.measure == "hours" else 1))


def keys_of(entry: Entry, key: str) -> Sequence[str]:
    """All values of a key, for limits on each of them; a course in two areas counts in both."""
    return known_keys(entry, key) or (() if key == "area" else (f"? {entry.key}",))


def own_keys(entry: Entry, key: str) -> Sequence[str]:
    """All values of a key; what has none of any area stands by itself, too."""
    return known_keys(entry, key) or (f"? {entry.key}",)


def known_keys(entry: Entry, key: str) -> Sequence[str]:
    """All values that are recorded; what nobody recorded is no value that learning could be spread over."""
    if key == "area":
        return sorted(entry.areas)
    value = {
        "term": entry.term,
        "subject": entry.subject,
        "level": entry.level,
        "institution": entry.institution,
        "year": str(entry.completed.year) if entry.completed else None,
    }[key]
    return (value,) if value else ()
