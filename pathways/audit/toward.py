"""Which credentials that are asked for, and not held yet, take an item that the requirements themselves do not ask for."""

from collections.abc import Iterable, Iterator

from pathways.audit.allocation.demand import Demand
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.target import declared_target
from pathways.model.members import is_open
from pathways.model.requirement import Leaf
from pathways.model.walk import walk


class Below:
    """The credentials below some requirements, with what each asks for by name or by area; made once it is looked at."""

    def __init__(self, demands: Iterable[Demand], case: Case) -> None:
        """Take the leaves to start from; nothing is looked up yet."""
        self._first = [demand.leaf for demand in demands]
        self._case = case
        self._leaves: dict[str, list[Leaf]] | None = None

    def taking(self, entry: Entry) -> tuple[str, ...]:
        """The credentials toward which an item counts, nearest to the requirements first; not itself, nor what is held."""
        if self._leaves is None:
            self._leaves = self._found()
        takes = self._case.selecting.takes
        return tuple(
            name
            for name, leaves in self._leaves.items()
            if name != entry.name and any(takes(leaf.selection, entry) for leaf in leaves)
        )

    def _found(self) -> dict[str, list[Leaf]]:
        """Level by level, so that what is asked for in a circle ends."""
        catalogue = self._case.catalogue
        found: dict[str, list[Leaf]] = {}
        level = self._first
        while level:
            names = dict.fromkeys(name for leaf in level for name in self._credentials(leaf))
            new = [name for name in names if name not in found and not self._case.holds(name)]
            for name in new:
                target = declared_target(catalogue.credentials[name], catalogue)
                parts = (part for route in target.routes for part in route.parts)
                inside = (each for part in parts for each in walk(part.requirement))
                found[name] = [
                    each for each in inside if isinstance(each, Leaf) and not is_open(each.selection)
                ]
            level = [leaf for name in new for leaf in found[name]]
        return found

    def _credentials(self, leaf: Leaf) -> Iterator[str]:
        """Credentials that a leaf names, in the order of the names."""
        named = (
            (leaf.item,)
            if leaf.item is not None
            else sorted(self._case.selecting.named(leaf.selection) or ())
        )
        yield from (
            name for name in named if name in self._case.catalogue.credentials and name != self._case.goal
        )
