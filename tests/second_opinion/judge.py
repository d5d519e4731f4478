"""The second judge: what must still be earned for one goal or for several that share, as CP-SAT proves it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pathways.model.catalogue import Catalogue
from pathways.model.learner import Learner
from tests.oracle.record import EARNED, IN_PROGRESS, PLANNED, Record, View
from tests.second_opinion.case import Case, UnmodelledError, case_of
from tests.second_opinion.goal import Goal
from tests.second_opinion.programme import Programme
from tests.second_opinion.sharing import limit_sharing, pairs_of

VIEWS = (("met", EARNED), ("in progress", IN_PROGRESS), ("planned", PLANNED))
Places = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Judged:
    """What an audit should say of a goal; `places` is one way in which so little remains: path of a leaf, keys of items."""

    state: str
    remaining: int
    progress: Fraction
    places: Places


@dataclass(frozen=True)
class SecondJudge:
    """Judges one learner on one day.

    Whether only unknown facts stand in the way is not asked: such a goal is unmet here. Raises UnmodelledError for
    what is not modelled and NotProvedError for what CP-SAT does not prove.
    """

    catalogue: Catalogue
    learner: Learner
    as_of: date

    def goals(self, names: Sequence[str]) -> dict[str, Judged]:
        """Each goal, an earlier one having its way before a later one where a sharing is between them."""
        record = Record(self.catalogue, self.learner, self.as_of)
        looks: dict[View, dict[str, tuple[int, Places]]] = {}
        for view in [record.seen_by(view) for _, view in VIEWS]:
            looks[view] = looks.get(view) or self._look(names, view)
        found: dict[str, Judged] = {}
        for name in names:
            words = (word for word, view in VIEWS if not looks[record.seen_by(view)][name][0])
            remaining, places = looks[EARNED][name]
            found[name] = self._judged(name, next(words, "unmet"), remaining, places)
        return found

    def _judged(self, name: str, state: str, remaining: int, places: Places) -> Judged:
        programme = Programme()
        nothing = programme.smallest(Goal(programme, self._case(name, EARNED).empty(), name).remaining)
        done = Fraction(nothing - min(remaining, nothing), nothing) if nothing else Fraction(state == "met")
        return Judged(state, remaining, done, places)

    def _look(self, names: Sequence[str], view: View) -> dict[str, tuple[int, Places]]:
        """What remains of each goal, seen in one way."""
        programme = Programme()
        goals = {name: Goal(programme, self._case(name, view), name) for name in names}
        if self._are_tied(names):
            self._must_be_all(names)
            limit_sharing(programme, self.catalogue, goals)
        remaining = {name: programme.smallest(goal.remaining) for name, goal in goals.items()}
        return {name: (remaining[name], _places(programme, goal)) for name, goal in goals.items()}

    def _case(self, name: str, view: View) -> Case:
        return case_of(self.catalogue, self.learner, self.as_of, name, view)

    def _are_tied(self, names: Sequence[str]) -> bool:
        case = self._case(names[0], EARNED)
        return any(pairs_of(sharing, names, case) for sharing in self.catalogue.sharings.values())

    def _must_be_all(self, names: Sequence[str]) -> None:
        """Awards, and programmes declared earlier, would be audited before the goals that are asked for."""
        if any(item.sort == "credential" for item in self.learner.items):
            raise UnmodelledError("awards beside goals that share")
        order = list(self.catalogue.credentials)
        since = {one.programme: one.since or self.as_of for one in self.learner.declared}
        declared = sorted(
            (name for name in order if since.get(name, date.max) <= self.as_of), key=lambda name: since[name]
        )
        if declared != list(names[: len(declared)]):
            raise UnmodelledError("declared programmes that are not the first goals")


def _places(programme: Programme, goal: Goal) -> Places:
    found: Places = {}
    for path, thing, variable in goal.places:
        if programme.value(variable):
            found[path] = (*found.get(path, ()), thing.key)
    return found
