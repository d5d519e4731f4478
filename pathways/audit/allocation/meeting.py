"""Which of some requirements can be met together: asked of leaves alone, then of a flow, then of a search."""

from collections.abc import Iterable, Sequence

from pathways.audit.allocation.alone import can_be_met
from pathways.audit.allocation.demand import Demand, NeedsSearchError
from pathways.audit.allocation.parts import Part, Settled, Wanted, all_of, demands_in
from pathways.audit.allocation.searched import Asked
from pathways.audit.allocation.solve import competing, components, is_capped, must_be_searchable, plain
from pathways.audit.allocation.together import Posed, pose
from pathways.audit.case import Case
from pathways.model.learner import Pin
from pathways.search import hall, verdict


class Meeting:
    """Answers for one goal, whose requirements are `parts` of a `root`; what was asked before makes the next answer quicker."""

    def __init__(self, parts: Sequence[Part], root: Part, case: Case) -> None:
        self.parts = parts
        self.root = root
        self.case = case
        self.asked: Asked | None = None
        self.alone: dict[str, bool] = {}
        demands = [demand for part in parts for demand in demands_in(part)]
        self.unbound = _unbound(demands)

    def meets(self, some: Sequence[Part], pins: Sequence[Pin] = ()) -> bool:
        """Whether these can, while these pins are honoured; they must be among those of the case."""
        if self.asked is None and not self.case.pins:
            try:
                known = self._quickly(some)
                return plain(all_of(some, self.root), self.case).met if known is None else known
            except NeedsSearchError as stop:
                must_be_searchable(stop)
        self.asked = self.asked or Asked(self.parts, self.case)
        return self.asked.meet(some, pins)

    def narrowed(self, some: Sequence[Part]) -> tuple[Sequence[Part], bool]:
        """Of some that cannot be met together those that want more than all that can reach them, if there are any (`hall`).

        Also whether they can be met without any one of them; if not, or if there are none, all that is known is that.
        """
        try:
            posed = self._competitions([part.demand for part in some if isinstance(part, Wanted)])
        except NeedsSearchError:
            return some, False
        for each in posed:
            found = hall(each.competition)
            if found is not None:
                paths = {each.demands[leaf].path for leaf in found.leaves}
                return [part for part in some if part.path in paths], self.unbound
        return some, False

    def _competitions(self, leaves: Sequence[Demand]) -> list[Posed]:
        """The leaves that compete, or that a limit may keep from being met; NeedsSearchError where a flow would not be exact."""
        for leaf in leaves:
            if leaf.obstacle:
                raise NeedsSearchError(leaf.obstacle[0], leaf.path)
        rivals = competing(leaves)
        groups = components([leaf for leaf in leaves if leaf.path in rivals])
        return [pose(group, self.case) for group in groups if len(group) > 1 or is_capped(group[0])]

    def _quickly(self, some: Sequence[Part]) -> bool | None:
        """The answer where all are conditions and leaves; None where it takes more than looking at them and a flow."""
        if any(isinstance(part, Settled) and not part.holds for part in some):
            return False
        leaves = [part.demand for part in some if isinstance(part, Wanted)]
        if not all(map(self._alone, leaves)):
            return False
        posed = self._competitions(leaves)
        if not all(verdict(each.competition) for each in posed):
            return False
        simple = all(isinstance(part, Settled | Wanted) for part in some)
        return True if simple and self.unbound else None

    def _alone(self, demand: Demand) -> bool:
        """Whether a leaf could be met if it were the only one, as far as its limits do not matter."""
        if demand.path not in self.alone:
            self.alone[demand.path] = is_capped(demand) or can_be_met(demand, self.case)
        return self.alone[demand.path]


def _unbound(demands: Iterable[Demand]) -> bool:
    """Whether nothing but the leaves themselves keeps items from counting: no learning in two forms, nothing converted."""
    entries = {each.entry.key: each.entry for demand in demands for each in demand.attempts}
    roots = [root for entry in entries.values() for root in entry.roots]
    return len(roots) == len(set(roots)) and not any(entry.converted_by for entry in entries.values())
