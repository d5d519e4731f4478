"""What would do for contributions that are short: one item more for a member that is met or then would be, as limits let it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from pathways.audit.allocation.alone import fill_of
from pathways.audit.allocation.contributions import gathered
from pathways.audit.allocation.demand import Candidate
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Gathered, Wanted, walk
from pathways.audit.conflict import is_met
from pathways.audit.earnable import Earnable
from pathways.audit.entry import Entry
from pathways.audit.one_more import Place, Solution


class MoreContributed:
    """Contributions as they are solved: what those members give that are met, and what there is of all that are in use."""

    def __init__(self, solution: Solution, part: Gathered) -> None:
        """Look at what is used."""
        self.solution, self.part = solution, part
        chosen = solution.outcome.chosen.get(part.path, ())
        self.met = tuple(at for at in chosen if is_met(part.members[at], solution.outcome))
        self.have = self._given(chosen, solution.outcome)

    def entries(self, known: Earnable) -> Iterator[tuple[Entry, bool]]:
        """Things of which one more would leave less, each once, and whether it would be enough."""
        told: set[str] = set()
        tried: dict[object, int | Fraction] = {}
        for at, place in self._places():
            for entry in known.taken_by(place.demand.leaf.selection, self.solution.case.selecting):
                if entry.key in told or not self.solution.is_new(entry, place.demand):
                    continue
                added = self.solution.candidate(entry, place.demand)
                if added is None:
                    continue
                like = (at, place.demand.path, self.solution.alike(added, place.demand))
                if like not in tried:
                    tried[like] = self._with(at, place, added)
                if tried[like] > self.have:
                    told.add(entry.key)
                    yield entry, tried[like] >= self.part.need

    def _places(self) -> Iterator[tuple[int, Place]]:
        """The leaves in use of members that are met, and members that are leaves and not met; nothing that is divided."""
        for at, member in enumerate(self.part.members):
            inside = (
                [part for part in walk(member) if isinstance(part, Wanted)] if at in self.met else [member]
            )
            for each in inside:
                place = self.solution.places[each.path] if isinstance(each, Wanted) else None
                if place is not None and not place.demand.leaf.split and (place.in_use or at not in self.met):
                    yield at, place

    def _with(self, at: int, place: Place, added: Candidate) -> int | Fraction:
        """What is given with one item more; nothing where it may not count, or its member would still be short."""
        if self.solution.lowers(place, added) != 0:
            return 0
        more = fill_of(place.demand, [*place.applied, added], self.solution.case)
        outcome = self.solution.outcome
        then = replace(outcome, fills={**outcome.fills, place.demand.path: more})
        return self._given(tuple(sorted({*self.met, at})), then)

    def _given(self, used: Sequence[int], outcome: Outcome) -> int | Fraction:
        return gathered(self.part, used, outcome, self.solution.case)


def more_contributed(solution: Solution, part: Gathered, known: Earnable) -> Iterator[tuple[Entry, bool]]:
    """Things that would leave contributions short of less, and whether they would be enough."""
    if part.path in solution.outcome.chosen:
        yield from MoreContributed(solution, part).entries(known)
