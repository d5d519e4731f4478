"""Terms as rows: what is taken in which of them, what comes before what, and how much a term holds."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from pathways.plan.before_rows import BeforeRows
from pathways.plan.candidates import Candidates
from pathways.plan.earliest import Earliest
from pathways.plan.goal_rows import Counting
from pathways.search.programme import Programme


class TermRows:
    """Writes into a programme in which term each course is taken."""

    def __init__(  # noqa: PLR0913, PLR0917 # all that terms depend on
        self,
        courses: Iterable[str],
        chosen: Mapping[str, int],
        candidates: Candidates,
        earliest: Earliest,
        counting: Mapping[str, Sequence[Counting]],
        programme: Programme,
    ) -> None:
        """A column for each of some courses (keys) in each term in which it can be taken."""
        self.counting = counting
        self.chosen, self.candidates, self.programme = chosen, candidates, programme
        self.demands = earliest.demands
        self.at: dict[str, dict[int, int]] = {key: {} for key in candidates.courses}
        for key in courses:
            self.at[key] = {number: programme.column(1) for number in earliest.terms(key)}
            taken = dict.fromkeys(self.at[key].values(), 1)
            programme.row({**taken, chosen[key]: -1}, at_least=0, at_most=0)

    def write(self, used: Mapping[int, int], room: Mapping[int, int]) -> None:
        """What a term holds, that it is in use with what is taken in it, and what comes first."""
        for number, column in used.items():
            taken = {key: each[number] for key, each in self.at.items() if number in each}
            for place in taken.values():
                self.programme.row({place: 1, column: -1}, at_most=0)
            load = {at: self.candidates.loads[key] for key, at in taken.items()}
            self.programme.row(load, at_most=room[number])
        before = BeforeRows(self.at, self.chosen, self.demands, self.counting, self.programme)
        for key, each in self.at.items():
            learning = self.candidates.courses[key]
            for number, at in each.items():
                for asked, until in ((learning.prerequisite, number), (learning.corequisite, number + 1)):
                    if asked is not None:
                        before.after(at, asked, until, learning)


def terms_in_use(numbers: Sequence[int], programme: Programme) -> dict[int, int]:
    """For each term a column that is one if it is in use, and then every earlier one is."""
    used = {number: programme.column(1) for number in numbers}
    for number, later in pairwise(numbers):
        programme.row({used[number]: 1, used[later]: -1}, at_least=0)
    return used
