"""What an audit says that goes through a record once and never takes anything back, as many systems and all pencils do."""

from collections.abc import Mapping, Sequence
from datetime import date

from pathways.model.catalogue import Catalogue
from pathways.model.learner import Learner
from pathways.model.requirement import Group, Leaf, Requirement, SumLine
from tests.oracle.facts import Facts
from tests.oracle.goal_set import SetJudge
from tests.oracle.leaves import Scales
from tests.oracle.record import EARNED, Record, Thing
from tests.oracle.routes import on_learning

TOP_DOWN, BEST_FIT, DIVIDED = "top down", "best fit", "added up"


class OnePass:
    """Requirements in the order of the file, or the scarcest first; for each the earliest courses, or the least flexible first.

    A course stays where it was put. What would pass a limit is left out. `added up` looks at credits only, and divides courses.
    """

    def __init__(self, catalogue: Catalogue, learner: Learner, as_of: date, manner: str) -> None:
        self._catalogue = catalogue
        record = Record(catalogue, learner, as_of)
        self._things = record.things(EARNED)
        self._scales = Scales(record, Facts(record, EARNED, self._things), None)
        self._judge = SetJudge(catalogue, learner, as_of)
        self._manner = manner

    def met(self, goals: Sequence[str]) -> dict[str, bool]:
        """Whether each of the goals is met, one after the other."""
        used: dict[str, set[Thing]] = {}
        return {goal: self._goal(goal, used) for goal in goals}

    def _goal(self, goal: str, used: dict[str, set[Thing]]) -> bool:
        credential = self._catalogue.credentials[goal]
        required = credential.require
        parts = (
            list(required.members) if isinstance(required, Group) and required.word == "all" else [required]
        )
        used[goal] = set()
        if self._manner == DIVIDED:
            return self._added_up([part for part in parts if isinstance(part, Leaf)])
        if self._manner == BEST_FIT:
            parts.sort(key=lambda part: min((len(self._fitting(leaf)) for leaf in _leaves(part)), default=0))
        leaves = [leaf for part in parts for leaf in _leaves(part)]
        met = [self._part(part, goal, used, leaves) for part in parts]
        return all(met)

    def _part(
        self, part: Requirement | None, goal: str, used: dict[str, set[Thing]], leaves: Sequence[Leaf]
    ) -> bool:
        """The first members that can be filled with what is left, as many as are asked for."""
        before = set(used[goal])
        if isinstance(part, Leaf):
            taken = self._fill(part, goal, used, leaves)
            met = not self._scales.short(part, {thing: self._scales.amount(thing, part) for thing in taken})
            used[goal] |= set(taken) if met else set()
            return met
        found = 0
        for member in part.members if isinstance(part, Group) else ():
            found += self._part(member, goal, used, leaves)
            if isinstance(part, Group) and found == part.need:
                return True
        used[goal] = before
        return False

    def _fill(
        self, leaf: Leaf, goal: str, used: Mapping[str, set[Thing]], leaves: Sequence[Leaf]
    ) -> list[Thing]:
        left = [thing for thing in self._fitting(leaf) if thing not in used[goal]]
        if self._manner == BEST_FIT:
            left.sort(key=lambda thing: sum(thing in self._fitting(other) for other in leaves))
        taken: list[Thing] = []
        for thing in left:
            amounts = {each: int(self._scales.amount(each, leaf)) for each in taken}
            more = amounts | {thing: int(self._scales.amount(thing, leaf))}
            if self._scales.short(leaf, amounts) and self._allowed(leaf, more, goal, used):
                taken.append(thing)
        return taken

    def _allowed(
        self, leaf: Leaf, applied: Mapping[Thing, int], goal: str, used: Mapping[str, set[Thing]]
    ) -> bool:
        overall = self._catalogue.credentials[goal].overall
        caps = [on_learning(line) for line in overall if isinstance(line, SumLine) and not line.at_least]
        counts = used[goal] | set(applied)
        together = {**{other: frozenset(things) for other, things in used.items()}, goal: frozenset(counts)}
        return (
            self._scales.within_caps(leaf, dict(applied))
            and all(self._scales.within(cap, dict.fromkeys(counts, 1)) for cap in caps)
            and all(
                self._judge.keeps(sharing, together, EARNED) for sharing in self._catalogue.sharings.values()
            )
        )

    def _fitting(self, leaf: Leaf) -> list[Thing]:
        return [thing for thing in self._things if self._scales.amount(thing, leaf)]

    def _added_up(self, leaves: Sequence[Leaf]) -> bool:
        """Enough credits for each requirement, and for all of them together."""
        sums = [sum(self._scales.amount(thing, leaf) for thing in self._fitting(leaf)) for leaf in leaves]
        there = {thing: self._scales.amount(thing, leaf) for leaf in leaves for thing in self._fitting(leaf)}
        needs = [self._scales.need(leaf) for leaf in leaves]
        return all(have >= need for have, need in zip(sums, needs, strict=True)) and sum(
            there.values()
        ) >= sum(needs)


def _leaves(part: Requirement | None) -> list[Leaf]:
    if isinstance(part, Leaf):
        return [part]
    return [leaf for member in part.members for leaf in _leaves(member)] if isinstance(part, Group) else []
