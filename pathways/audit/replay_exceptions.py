"""The independent checker of exceptions: whether a yes by one learner's own rules follows from everybody's and what was granted.

It does not apply exceptions. It sets the rules as they are written beside those that a yes was found by, and asks of each
difference, and of each item that counts, which exception grants it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from pathways.audit.allocation.demand import declared_path
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Part, Wanted, walk
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.replay import ReplayError
from pathways.audit.selecting import Selecting
from pathways.audit.target import Target
from pathways.model.amount import Fixed, Quantity
from pathways.model.learner import ExceptionKind, GrantedException
from pathways.model.requirement import (
    Age,
    Contributions,
    Fewer,
    Gpa,
    Group,
    InOrder,
    Leaf,
    Line,
    Named,
    OnDate,
    Requirement,
    Score,
    SpreadLine,
    SumLine,
    When,
)

Node = Requirement | Line
_ITEMS = (ExceptionKind.SUBSTITUTE, ExceptionKind.ALSO_ALLOW, ExceptionKind.APPLY_HERE)


def must_follow(own: Target, written: Target, part: Part, outcome: Outcome, case: Case) -> None:
    """No yes by exceptions leaves the house that does not follow from them: raises ReplayError."""
    wrong = follows(own, written, part, outcome, case)
    if wrong:
        raise ReplayError("; ".join(wrong))


def follows(own: Target, written: Target, part: Part, outcome: Outcome, case: Case) -> tuple[str, ...]:
    """What no exception grants, of the rules that a yes was found by and of the items that count in it."""
    granted = [each for each in case.learner.exceptions if each.on <= case.as_of]
    check = _Check(granted, {}, case.as_of)
    wrong = list(check.targets(own, written))
    for leaf in walk(part):
        fill = outcome.fills.get(leaf.path) if isinstance(leaf, Wanted) else None
        for candidate, _ in fill.applied if fill is not None else ():
            if not _may_count(candidate.entry, declared_path(leaf.path), check, case):
                wrong.append(f"{leaf.path}: nobody granted that {candidate.entry.key} counts there")
    return tuple(wrong)


@dataclass(frozen=True, slots=True)
class _Check:
    """What was granted, and for each path that was compared what stands there as it is written, and what it is part of."""

    granted: Sequence[GrantedException]
    above: dict[str, tuple[Node, frozenset[str]]]
    as_of: date

    def targets(self, own: Target, written: Target) -> Iterator[str]:
        """Every route, competition and line over everything is as it is written or as it was granted."""
        for route in written.routes:
            around = frozenset({written.name, route.name})
            for node in (*(part.requirement for part in route.parts), *route.overall):
                self._note(node, around)
        for mine, theirs in zip(own.routes, written.routes, strict=True):
            for now, before in zip(mine.parts, theirs.parts, strict=True):
                yield from self.nodes(now.requirement, before.requirement)
            yield from self.lines(mine.overall, theirs.overall)

    def _note(self, node: Node, around: frozenset[str]) -> None:
        """Keep what stands at each path, and all that it is part of, in whichever places it stands."""
        here = around if isinstance(node, Named) else around | {node.path}
        _, before = self.above.get(node.path, (node, frozenset[str]()))
        self.above[node.path] = (node, before | here)
        inside = (node.requirement,) if isinstance(node, Named) else _members(node)
        for each in (*inside, *(node.lines if isinstance(node, Leaf) else ())):
            self._note(each, here)

    def has(self, kind: ExceptionKind, path: str, fits: Callable[[GrantedException], bool]) -> bool:
        return any(each.kind is kind and each.requirement == path and fits(each) for each in self.granted)

    def waived(self, path: str) -> bool:
        return self.has(ExceptionKind.WAIVE, path, lambda _: True)

    def nodes(self, now: Node, before: Node) -> Iterator[str]:
        """A requirement and what is inside it, as it is now and as it is written."""
        if isinstance(before, Named):
            yield from self.nodes(now.requirement if isinstance(now, Named) else now, before.requirement)
            return
        if self.waived(before.path) or all(self._is_waived(each) for each in _members(before) or (before,)):
            return
        if type(now) is not type(before):
            yield f"{before.path}: nobody granted that something else is asked for"
            return
        if _number(now) != _number(before) and not self.has(
            ExceptionKind.CHANGE_A_LIMIT,
            before.path,
            lambda one: _number(now) == Fraction(one.amount or 0, 1000),
        ):
            yield f"{before.path}: nobody granted that number"
        yield from self._inside(now, before)

    def _is_waived(self, node: Node) -> bool:
        return self.waived(node.path)

    def _inside(self, now: Node, before: Node) -> Iterator[str]:
        mine, theirs = _members(now), _members(before)
        if isinstance(before, InOrder):
            theirs = tuple(each for each in theirs if not self.waived(each.path))
        if len(mine) != len(theirs):
            yield f"{before.path}: nobody granted that it has other members"
        for one, other in zip(mine, theirs, strict=False):
            yield from self.nodes(one, other)
        if isinstance(now, Leaf) and isinstance(before, Leaf):
            yield from self.lines(now.lines, before.lines)
        if isinstance(now, OnDate) and isinstance(before, OnDate) and now != before:
            _, here = self.above[before.path]
            late = [
                each.until for each in self.granted if each.requirement in here and each.until is not None
            ]
            if not late or (self.as_of > max(late) and self.as_of >= before.day):
                yield f"{before.path}: nobody granted that day"

    def lines(self, now: Sequence[Line], before: Sequence[Line]) -> Iterator[str]:
        mine: Mapping[str, Line] = {line.path: line for line in now}
        for line in before:
            if line.path in mine:
                yield from self.nodes(mine[line.path], line)
            elif not self.waived(line.path):
                yield f"{line.path}: nobody granted that this is left out"


def _members(node: Node) -> tuple[Requirement, ...]:
    match node:
        case Group(members=members) | InOrder(members=members) | Contributions(members=members):
            return tuple(members)
        case When(fact=fact, then=then, otherwise=otherwise):
            return (fact, then) if otherwise is None else (fact, then, otherwise)
        case _:
            return ()


def _number(node: Node) -> object:
    """The number that a limit is about, in whole units."""
    match node:
        case Leaf(amount=amount) | Contributions(amount=amount) | SumLine(amount=amount):
            plain = isinstance(amount, Quantity) and isinstance(amount.number, Fixed)
            return amount.number.value if plain else amount  # type: ignore[union-attr] # a quantity with a fixed number
        case Fewer(limit=limit):
            return limit
        case Group(need=need):
            return Fraction(need)
        case SpreadLine(number=number):
            return Fraction(number)
        case Gpa(minimum=minimum) | Score(minimum=minimum):
            return Fraction(minimum, 1000)
        case Age(years=years):
            return Fraction(years)
        case _:
            return None


def _may_count(entry: Entry, path: str, check: _Check, case: Case) -> bool:
    """Whether the rule as it is written takes an item, or would take it under the name or on the day that was granted."""
    found = check.above.get(path)
    if found is None:
        return True
    node, here = found
    selection = node.selection if isinstance(node, Leaf | SumLine) else None
    if selection is None:
        return True
    written = Selecting(case.catalogue.as_written or case.catalogue, case.as_of, case.view.favourable)
    days = [entry]
    days += [
        replace(entry, completed=day)
        for each in check.granted
        if each.until is not None and each.until >= case.as_of and each.requirement in here
        for day in _days_in_time(entry, each.until)
    ]
    if any(written.takes(selection, one) for one in days):
        return True
    for each in check.granted:
        at = not each.requirement or each.requirement in here
        if not at or each.kind not in _ITEMS or not _is_it(each.item, entry, written):
            continue
        if each.kind is not ExceptionKind.SUBSTITUTE:
            return True
        if any(written.takes(selection, replace(one, name=each.instead_of)) for one in days):
            return True
    return False


def _days_in_time(entry: Entry, until: date) -> Iterator[date]:
    """Days on which the item would be neither too old nor, as a day before which it had to be done was moved, too late."""
    if entry.completed is not None:
        yield until
        yield from (
            date(year, 1, 1) for year in range(max(1, entry.completed.year - 30), entry.completed.year)
        )


def _is_it(item: str, entry: Entry, written: Selecting) -> bool:
    return item in {entry.key, *written.going_by(entry)} or entry.key.startswith(f"{item} as ")
