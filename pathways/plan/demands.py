"""What leaves of prerequisites ask for, read once for all courses that they come before."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType

from pathways.audit.allocation.demand import Candidate, Demand, demand_of
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.model.requirement import Leaf


class Demands:
    """Leaves against a record in which all candidates are planned."""

    def __init__(
        self, case: Case, candidates: Collection[str], ends: Mapping[str, int] = MappingProxyType({})
    ) -> None:
        """`candidates` are the keys of what is only supposed; `ends` has the terms ahead in which some of the record ends."""
        self.case, self.candidates, self.ends = case, candidates, ends
        self._read: dict[str, Demand] = {}

    def of(self, leaf: Leaf, course: str) -> Demand:
        """What a leaf asks for before a course (name), which never comes before itself."""
        if leaf.path not in self._read:
            self._read[leaf.path] = demand_of(leaf, leaf.path, self.case)
        found = self._read[leaf.path]
        if any(each.entry.name == course for each in found.candidates):
            return demand_of(leaf, leaf.path, self.case.for_goal(course, None))
        return found

    def there(self, demand: Demand, until: int) -> Fraction:
        """What of a demand the record itself has before a term (number), each thing once."""
        return sum(self._there(demand, until).values(), Fraction(0))

    def to_come(self, demand: Demand) -> Iterator[list[Candidate]]:
        """What candidates could give of a demand: for each thing that the record does not have all ways to have it once."""
        there = self._there(demand)
        ways: dict[str, list[Candidate]] = {}
        for each in demand.attempts:
            if each.item not in there:
                ways.setdefault(each.item, []).append(each)
        yield from ways.values()

    def _there(self, demand: Demand, until: int | None = None) -> dict[str, Fraction]:
        return {
            each.item: Fraction(each.amount)
            for each in reversed(demand.attempts)
            if not behind(each.entry, self.candidates)
            and (until is None or all(self.ends[key] < until for key in behind(each.entry, self.ends)))
        }


def behind(entry: Entry, candidates: Collection[str]) -> tuple[str, ...]:
    """The candidates (keys) that an entry comes from: itself, what was transferred, what was converted."""
    keys = dict.fromkeys((entry.key, *sorted(entry.sources), entry.key.partition(" as ")[0]))
    return tuple(key for key in keys if key in candidates)
