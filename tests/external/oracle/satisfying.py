"""Whether a learner satisfies a neutral rule, by trying every way in which its leaves can use the courses.

It is written from the description of the format. Where that is silent, it is read like this:

- a mark that nobody gave reaches no least mark, and is no part of a mean; a mean of nothing is not reached;
- what is failed, withdrawn from or planned counts nowhere;
- a course that counts for several children of `credits_from` gives its credits once;
- `any` uses what one of its children uses, and `at_least` what `n` of them use, as a count uses `min` courses;
- a leaf that says nothing of sharing, in a tree of which no node around it does, uses nothing up;
- inside `not` nothing is used up for what stands outside: its child is tried on the whole record, alone;
- free electives beside leaves that use nothing up are courses that none of these leaves takes in order to be satisfied;
- a pool competes with nothing outside itself;
- an advisor's word on a path that the rule does not have says nothing here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Any

from tests.external.oracle.choosing import takes

Json = Mapping[str, Any]
Use = frozenset[int]

DONE = {None, "completed", "complete", "earned", "passed", "pass", "taken"}
UNDERWAY = {"in_progress", "in progress", "enrolled"}
LEAVES = {"count", "credits", "count_all"}


def satisfied(rule: Json, learner: Json, languages: Iterable[str] = ()) -> bool:
    """Whether some way of using the learner's courses satisfies the rule."""
    return _Trial(rule, learner, tuple(languages), exclusive=False).somehow


@dataclass(frozen=True)
class _Found:
    holds: bool
    uses: Use = frozenset()
    value: int = 0


class _Trial:
    """One rule and one learner."""

    def __init__(self, rule: Json, learner: Json, languages: tuple[str, ...], *, exclusive: bool) -> None:
        self.rule, self.learner, self.languages, self.exclusive = rule, learner, languages, exclusive
        self.courses = list(learner.get("courses") or ())
        self.paths = {node.get("path") for node in _nodes(rule)} - {None}
        self.leaves = list(self._leaves(rule, (), exclusive=exclusive, summed=False, tallied=False))
        self.leftover = any(node.get("leftover") for node in _nodes(rule))

    @property
    def somehow(self) -> bool:
        chosen: dict[int, Use] = {}
        return self._try(0, chosen, frozenset(), frozenset())

    def _leaves(
        self, node: Json, above: tuple[str, ...], *, exclusive: bool, summed: bool, tallied: bool
    ) -> Iterator[tuple[Json, tuple[str, ...], bool, bool, bool]]:
        """Each leaf, the paths around it, whether it uses courses up, whether they are summed, whether a tally counts them."""
        if node.get("advisory") or node["op"] in {"not", "pool"}:
            return
        sharing = node.get("sharing")
        exclusive = sharing == "exclusive" if sharing else exclusive
        here = (*above, node["path"]) if node.get("path") else above
        if node["op"] in LEAVES:
            yield node, here, exclusive or bool(node.get("leftover")), summed, tallied
        summed = summed or node["op"] == "credits_from" or bool(node.get("min_hours_in_one_area"))
        for child in _children(node):
            yield from self._leaves(
                child, here, exclusive=exclusive, summed=summed, tallied=node["op"] == "tally"
            )

    # Which courses a leaf could take

    def able(self, leaf: Json, above: Sequence[str] = (), *, exclusive: bool = False) -> list[int]:
        return [at for at, course in enumerate(self.courses) if self._can(leaf, above, course, exclusive)]

    def _can(self, leaf: Json, above: Sequence[str], course: Json, exclusive: bool) -> bool:
        put = [path for path in course.get("assigned_to") or () if path in self.paths]
        there = any(path in above for path in put)
        if course.get("external"):
            return there and self._in_time(leaf, course)
        if exclusive and put and not there:
            return False
        return self._fits(leaf, course)

    def _fits(self, leaf: Json, course: Json) -> bool:
        if not self._in_time(leaf, course):
            return False
        if leaf["op"] == "count_all":
            return True
        least = leaf.get("min_mark")
        if least is not None and (course.get("mark") is None or course["mark"] < least):
            return False
        return takes(leaf["select"], course, self.languages)

    @staticmethod
    def _in_time(leaf: Json, course: Json) -> bool:
        status = course.get("status")
        if status not in DONE and not (leaf.get("in_progress") and status in UNDERWAY):
            return False
        by = leaf.get("by_term")
        return by is None or (isinstance(course.get("term"), int) and course["term"] <= by)

    # Trying all ways

    def _try(self, at: int, chosen: dict[int, Use], used: Use, touched: Use) -> bool:
        if at == len(self.leaves):
            return self.found(self.rule, chosen).holds
        leaf, above, exclusive, summed, tallied = self.leaves[at]
        able = self.able(leaf, above, exclusive=exclusive)
        if not exclusive and not summed and not self.leftover:
            chosen[id(leaf)] = frozenset(able)
            return self._try(at + 1, chosen, used, touched)
        for some in self._subsets(leaf, able, tallied=tallied):
            barred = (used | touched) if leaf.get("leftover") else used if exclusive else frozenset()
            elsewhere = frozenset(
                one
                for other, _, _, _, _ in self.leaves[:at]
                if other.get("leftover")
                for one in chosen[id(other)]
            )
            if some & (barred | elsewhere):
                continue
            chosen[id(leaf)] = some
            if self._try(at + 1, chosen, used | some if exclusive else used, touched | some):
                return True
        return False

    @staticmethod
    def _subsets(leaf: Json, able: Sequence[int], *, tallied: bool) -> Iterator[Use]:
        if leaf["op"] == "count" and not tallied and not leaf.get("absorbs_many"):
            sizes: Iterable[int] = sorted({0, min(int(leaf["min"]), len(able) + 1)}, reverse=True)
        else:
            sizes = range(len(able), -1, -1)
        for size in sizes:
            yield from map(frozenset, combinations(able, size))

    # What a node says of one way

    def found(self, node: Json, chosen: Mapping[int, Use]) -> _Found:  # one branch a kind
        if node.get("advisory"):
            return _Found(holds=True)
        match node["op"]:
            case "not":
                inside = {"op": "all", "of": _children(node)}
                return _Found(
                    holds=not _Trial(inside, self.learner, self.languages, exclusive=self._root).somehow
                )
            case "all" | "any" | "at_least":
                return self._group(node, chosen)
            case "count" | "count_all":
                some = chosen[id(node)]
                return _Found(len(some) >= node["min"], some, len(some))
            case "credits":
                some = chosen[id(node)]
                return _Found(self._sum(some) >= node["min"], some)
            case "credits_from":
                uses = self._used(self.found(child, chosen) for child in node["of"])
                return _Found(self._sum(uses) >= node["min"], uses)
            case "tally":
                children = [(child, self.found(child, chosen)) for child in node["of"]]
                value = sum(_contributes(child, one) for child, one in children)
                return _Found(value >= node["min"], self._used(one for _, one in children), value)
            case "pool":
                return _Found(self._flows(node["of"]))
            case "average":
                return _Found(self._mean_reaches(node))
            case _:
                return _Found(self._is_so(node))

    @property
    def _root(self) -> bool:
        sharing = self.rule.get("sharing", "exclusive" if self.exclusive else None)
        return bool(sharing == "exclusive")

    def _group(self, node: Json, chosen: Mapping[int, Use]) -> _Found:
        children = [self.found(child, chosen) for child in node["of"]]
        number = sum(child.holds for child in children)
        need: int = {"all": len(children), "any": 1, "at_least": node.get("n", 0)}[node["op"]]
        hours = node.get("min_hours_in_one_area") or 0
        full = not hours or any(child.holds and self._sum(child.uses) >= hours for child in children)
        best = sorted(children, key=lambda child: (child.holds, self._sum(child.uses)), reverse=True)
        return _Found(number >= need and full, self._used(best[:need]))

    @staticmethod
    def _used(children: Iterable[_Found]) -> Use:
        return frozenset(at for child in children if child.holds for at in child.uses)

    def _sum(self, some: Iterable[int]) -> Decimal:
        return sum((Decimal(str(self.courses[at]["credits"])) for at in some), Decimal(0))

    def _flows(self, leaves: Sequence[Json]) -> bool:
        """By Hall: no set of requirements asks for more hours than the courses that any of them takes have."""
        able = [frozenset(self.able(leaf)) for leaf in leaves]
        return all(
            sum(Decimal(str(leaves[at]["min"])) for at in some)
            <= self._sum({one for at in some for one in able[at]})
            for size in range(1, len(leaves) + 1)
            for some in combinations(range(len(leaves)), size)
        )

    def _mean_reaches(self, node: Json) -> bool:
        some = [
            (Decimal(str(course["credits"])), Decimal(str(course["mark"])))
            for course in self.courses
            if course.get("mark") is not None
            and course.get("status") in DONE
            and takes(node["select"], course, self.languages)
        ]
        weight = sum((credits_ for credits_, _ in some), Decimal(0))
        return bool(weight) and sum(credits_ * mark for credits_, mark in some) >= node["min"] * weight

    def _is_so(self, node: Json) -> bool:
        match node["op"]:
            case "true":
                return True
            case "manual":
                return False
            case "in_program":
                own = self.learner.get("program") or []
                return not set(node["ids"]).isdisjoint([own] if isinstance(own, str) else own)
            case "in_specialisation":
                had = self.learner.get("specialisations") or ()
                return any(_spelt(node["pattern"], one) for one in had)
            case "holds_badge":
                return node["id"] in (self.learner.get("badges") or ())
            case op:
                raise ValueError(op)


def _contributes(node: Json, found: _Found) -> int:
    if not found.holds:
        return 0
    return found.value if node.get("max") is None else min(int(node["max"]), found.value)


def _spelt(pattern: str, code: str) -> bool:
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    return len(pattern) == len(code) and all(
        (wanted == "?" and sign in signs) or wanted == sign
        for wanted, sign in zip(pattern, code, strict=True)
    )


def _children(node: Json) -> list[Json]:
    of = node.get("of") or []
    return [of] if isinstance(of, Mapping) else list(of)


def _nodes(node: Json) -> Iterator[Json]:
    yield node
    for child in _children(node):
        yield from _nodes(child)
