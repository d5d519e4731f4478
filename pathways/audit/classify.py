"""The rule class of a goal, known from its rules alone: independent, flow, or one that would need a search; and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from typing import TYPE_CHECKING

from pathways.audit.selecting_static import excludes, reach
from pathways.audit.target import Route, Target
from pathways.model.amount import Amount, OfTwo, Unit
from pathways.model.catalogue import Catalogue
from pathways.model.members import is_open
from pathways.model.requirement import Contributions, Gpa, Group, Leaf, Line, Requirement, SpreadLine, SumLine
from pathways.model.version import worths
from pathways.model.walk import walk, walk_line, walk_members

if TYPE_CHECKING:
    from pathways.audit.reasons import Undecided


class RuleClass(Enum):
    """How a goal is decided; each is exact for the rules it is chosen for."""

    INDEPENDENT = "independent"
    FLOW = "flow"
    SEARCH = "search"


REFUSED = frozenset({"average-as-a-fact", "order-of-groups", "overall-each"})
"""Reasons for which not even a search is exact yet: such a goal goes to a person."""


@dataclass(frozen=True, slots=True)
class Classified:
    """A rule class with the reason: a code, its values, and the paths of the requirements it is about."""

    rule_class: RuleClass
    reason: str
    paths: tuple[str, ...] = ()

    @property
    def refusal(self) -> "Undecided | None":
        """Why a goal of this class is not decided yet."""
        from pathways.audit.reasons import Undecided

        path = next(iter(self.paths), "")
        return Undecided(self.reason, self.paths, path) if self.reason in REFUSED else None


def refusal_of(target: Target) -> "Undecided | None":
    """Why a goal is refused whatever the record; None for what is decided."""
    from pathways.audit.reasons import Undecided

    for route in target.routes:
        for found in (*_overall(route), *_order(route), *_averages(route)):
            if found.reason in REFUSED:
                return Undecided(found.reason, found.paths, found.paths[0])
    return None


_ORDER = (RuleClass.INDEPENDENT, RuleClass.FLOW, RuleClass.SEARCH)


def classify(target: Target, catalogue: Catalogue) -> Classified:
    """The class of the hardest route of a target."""
    found = [_route(route, catalogue) for route in target.routes]
    return max(
        found,
        key=lambda each: _ORDER.index(each.rule_class),
        default=Classified(RuleClass.INDEPENDENT, "recorded"),
    )


def _route(route: Route, catalogue: Catalogue) -> Classified:
    """The first refusal of a route, else its hardest part: a limit over everything needs a search."""
    scopes = (_scope(each.requirement, catalogue) for each in route.parts)
    found = [*_overall(route), *_order(route), *_averages(route), *_contributions(route), *scopes]
    refused = (each for each in found if each.reason in REFUSED)
    hardest = max(found, key=lambda each: _ORDER.index(each.rule_class), default=None)
    return next(refused, hardest) or Classified(RuleClass.INDEPENDENT, "nobody-competes")


def _overall(route: Route) -> Iterator[Classified]:
    for line in route.overall:
        if isinstance(line, Gpa) and line.over is None:
            yield Classified(RuleClass.SEARCH, "average-of-what-counts", (line.path,))
        elif any(isinstance(inside, Gpa) and inside.over is None for inside in walk_line(line)):
            yield Classified(RuleClass.SEARCH, "average-as-a-fact", (line.path,))
        elif _is_of_few(line) or (isinstance(line, SumLine) and line.at_least and line.each is not None):
            yield Classified(RuleClass.SEARCH, "overall-each", (line.path,))
        elif isinstance(line, SumLine) and not line.at_least:
            yield Classified(RuleClass.SEARCH, "overall-limits", (line.path,))


def _order(route: Route) -> Iterator[Classified]:
    if route.ordered is False:
        paths = tuple(scoped.requirement.path for scoped in route.parts[-1:])
        yield Classified(RuleClass.SEARCH, "order-of-groups", paths)


def _averages(route: Route) -> Iterator[Classified]:
    """Averages over what counts; one that a number or a branch depends on would depend on itself."""
    for scoped in route.parts:
        members = list(walk_members(scoped.requirement))
        lines = {line.path for leaf in members if isinstance(leaf, Leaf) for line in leaf.lines}
        asked = lines | {member.path for member in members}
        for inside in walk(scoped.requirement):
            if isinstance(inside, Gpa) and inside.over is None and inside.path not in asked:
                yield Classified(RuleClass.SEARCH, "average-as-a-fact", (inside.path,))
            elif isinstance(inside, Gpa) and (inside.over is None or inside.path in lines):
                yield Classified(RuleClass.SEARCH, "average-of-what-counts", (inside.path,))


def _contributions(route: Route) -> Iterator[Classified]:
    for scoped in route.parts:
        for inside in walk_members(scoped.requirement):
            if isinstance(inside, Contributions):
                yield Classified(RuleClass.SEARCH, "contributions", (inside.path,))


def _scope(requirement: Requirement, catalogue: Catalogue) -> Classified:
    leaves = list(
        {
            inside.path: inside
            for inside in walk_members(requirement)
            if isinstance(inside, Leaf) and not inside.shared
        }.values()
    )
    apart = _exclusive(requirement)
    rivals = [
        (one, two)
        for one, two in combinations(leaves, 2)
        if (one.path, two.path) not in apart and not excludes(one.selection, two.selection, catalogue)
    ]
    competing = list({leaf.path: leaf for pair in rivals for leaf in pair}.values())
    few = [leaf.path for leaf in leaves if any(_is_of_few(line) for line in leaf.lines)]
    if few:
        return Classified(RuleClass.SEARCH, "few-values", tuple(few))
    capped = [
        leaf for leaf in leaves if any(isinstance(line, SumLine) and not line.at_least for line in leaf.lines)
    ]
    if not competing and not capped:
        return Classified(RuleClass.INDEPENDENT, "nobody-competes")
    return _flow_or_search(competing, capped, catalogue)


def _is_of_few(line: Line) -> bool:
    return isinstance(line, SpreadLine) and not line.at_least


def _flow_or_search(competing: list[Leaf], capped: list[Leaf], catalogue: Catalogue) -> Classified:
    paths = tuple(leaf.path for leaf in (competing or capped))
    for group in (competing, *([leaf] for leaf in capped if leaf not in competing)):
        reason = _obstacle(group, catalogue)
        if reason is not None:
            return Classified(RuleClass.SEARCH, reason, tuple(leaf.path for leaf in group))
    return Classified(RuleClass.FLOW, "leaves-compete" if competing else "caps", paths)


def _obstacle(group: list[Leaf], catalogue: Catalogue) -> str | None:
    """What keeps a competition from being a flow, as far as the rules alone tell."""
    if not group:
        return None
    splits = {leaf.split for leaf in group}
    if len(splits) > 1:
        return "split-and-whole"
    by_credit = [leaf for leaf in group if unit_of(leaf.amount).measure != "items"]
    if not by_credit or splits == {True}:
        return None
    sizes: set[int] = set()
    for leaf in by_credit:
        if is_open(leaf.selection):
            return "whole-unequal-credits"
        sizes.update(_sizes(leaf, catalogue))
    return "whole-unequal-credits" if len(sizes) > 1 else None


def _sizes(leaf: Leaf, catalogue: Catalogue) -> Iterator[int]:
    for name in reach(leaf.selection, catalogue):
        for worth in worths(catalogue, name):
            if worth is not None and worth.thousandths:
                yield worth.thousandths


def unit_of(amount: Amount) -> Unit:
    """The unit of an amount."""
    return unit_of(amount.one) if isinstance(amount, OfTwo) else amount.unit


def _exclusive(requirement: Requirement) -> set[tuple[str, str]]:
    """Pairs of leaves of which never both are needed: those in different members of an `any of`."""
    found: set[tuple[str, str]] = set()
    for inside in walk_members(requirement):
        if isinstance(inside, Group) and inside.need == 1:
            sides = [
                [leaf.path for leaf in walk_members(member) if isinstance(leaf, Leaf)]
                for member in inside.members
            ]
            for one, two in combinations(sides, 2):
                found.update((left, right) for left in one for right in two)
    return found
