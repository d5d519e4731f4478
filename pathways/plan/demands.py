"""What leaves of prerequisites ask for, read once for all courses that they come before."""

from collections.abc import Collection
from fractions import Fraction

from pathways.audit.allocation.demand import Demand, demand_of
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.model.requirement import Leaf


class Demands:
    """Leaves against a record in which all candidates are planned."""

    def __init__(self, case: Case, candidates: Collection[str]) -> None:
        """`candidates` are the keys of what is only supposed."""
        self.case, self.candidates = case, candidates
        self._read: dict[str, Demand] = {}

    def of(self, leaf: Leaf, course: str) -> Demand:
        """What a leaf asks for before a course (name), which never comes before itself."""
        if leaf.path not in self._read:
            self._read[leaf.path] = demand_of(leaf, leaf.path, self.case)
        found = self._read[leaf.path]
        if any(each.entry.name == course for each in found.candidates):
            return demand_of(leaf, leaf.path, self.case.for_goal(course, None))
        return found

    def there(self, demand: Demand) -> Fraction:
        """What of a demand the record itself has, each thing once."""
        there = {
            each.item: Fraction(each.amount)
            for each in reversed(demand.candidates)
            if not behind(each.entry, self.candidates)
        }
        return sum(there.values(), Fraction(0))


def behind(entry: Entry, candidates: Collection[str]) -> tuple[str, ...]:
    """The candidates (keys) that an entry comes from: itself, what was transferred, what was converted."""
    keys = dict.fromkeys((entry.key, *sorted(entry.sources), entry.key.partition(" as ")[0]))
    return tuple(key for key in keys if key in candidates)
