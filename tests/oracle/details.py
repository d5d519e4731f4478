"""What the oracle says of single leaves and items: what stands behind an item, how much of a leaf some items fill."""

from collections.abc import Mapping

from pathways.model.requirement import Leaf
from pathways.model.walk import walk_members
from tests.oracle import record as views
from tests.oracle.asked import AskedJudge
from tests.oracle.leaves import Scales
from tests.oracle.record import Roots, Thing
from tests.oracle.routes import minimums, routes_to


class DetailJudge(AskedJudge):
    """Looks at what is earned."""

    def learning_behind(self) -> dict[str, tuple[Roots, ...]]:
        """For each item that is earned or held the learning that may stand behind it: of an award, way by way."""
        return {thing.key: thing.roots for thing in self._things(views.EARNED)}

    def things_for(self, goal: str) -> tuple[Thing, ...]:
        """What can count towards a goal."""
        return self._record.toward(goal, self._things(views.EARNED))

    def scales_for(self, goal: str) -> Scales:
        """What weighs it."""
        return self._scales(self._facts(views.EARNED, goal), goal)

    def leaves_of(self, goal: str, route: str) -> dict[str, Leaf]:
        """The leaves of a route by their paths, those that stand for minimums over everything among them."""
        found = next(one for one in routes_to(self._catalogue, goal) if one.name == route)
        inside = (each for part in found.competitions for each in walk_members(part))
        leaves = [each for each in inside if isinstance(each, Leaf)]
        return {leaf.path: leaf for leaf in (*leaves, *minimums(found.overall))}

    def fills(self, goal: str, leaf: Leaf, amounts: Mapping[str, int]) -> bool:
        """Whether so much of these items meets a leaf."""
        things = {thing.key: thing for thing in self.things_for(goal)}
        applied = {things[key]: amount for key, amount in amounts.items()}
        scales = self.scales_for(goal)
        return scales.within_caps(leaf, applied) and not scales.short(leaf, applied)
