"""Which items could as well count elsewhere, by trying everything: allocations that are as good as the one that is shown."""

from collections.abc import Iterator, Sequence

from pathways.model.requirement import Leaf
from tests.oracle.allocations import Allocation, allocations
from tests.oracle.choices import choices, leaves_in_order
from tests.oracle.details import DetailJudge
from tests.oracle.judge import STATES, How, Part
from tests.oracle.judgement import pinned_shares
from tests.oracle.leaves import Scales
from tests.oracle.orders import in_sequence
from tests.oracle.pins import Meant
from tests.oracle.record import Thing, View
from tests.oracle.routes import Route, competitions, routes_to
from tests.oracle.whole import merit, missed, together

Open = tuple[str, str, str]
"""An item (key), where it counts (path), and where it could as well count."""
EVERY_PLACE = (-1, "", "")
"""As if something were pinned: then ways that use the same items at other places are not taken for the same."""
Merit = tuple[int, int]
"""What remains, and minus how many leaves are met."""


class ChoiceJudge(DetailJudge):
    """Looks at all allocations that are as good, in every view that a verdict stands on."""

    def can_tell(self, goal: str) -> bool:
        """Whether nothing that counts raises an average or a contribution: there more may count than is needed."""
        routes = routes_to(self._catalogue, goal)
        return not any(self._coupled([*route.competitions, *route.overall]) for route in routes)

    def open_choices(self, goal: str, route: str) -> set[Open]:
        """What counts at a leaf of a route and could count at another leaf of the same competition."""
        judged = self.goal(goal)
        views = [view for _, view in STATES][
            : [*(word for word, _ in STATES), "unmet"].index(judged.state) + 1
        ]
        way = next(each for each in routes_to(self._catalogue, goal) if each.name == route)
        found = next(each for each in judged.routes if each.route == route)
        could = [set(self._spots(way, goal, self._record.seen_by(view))) for view in views]
        return {
            (key, here, there)
            for here, things in found.places.items()
            for key in things
            for (item, scope, there) in set.intersection(*could)
            if item == key and there != here and (key, scope, here) in could[0]
        }

    def _spots(self, route: Route, goal: str, view: View) -> Iterator[tuple[str, str, str]]:
        """Every item at every leaf, with the competition they are in, of all allocations that are as good as can be."""
        things = self._record.toward(goal, self._things(view))
        facts = self._facts(view, goal)
        how = (self._scales(facts, goal), facts, view)
        meant = self._pinned(route, goal, how[0], facts)
        parts = [(part, choices(part, facts, kind=view.kind)) for part in route.competitions]
        if meant or self._limits(route.overall, how, things).any:
            yield from self._of_all(route, parts, how, (things, meant))
            return
        for at, part in enumerate(parts):
            yield from self._of_part(str(at), part, how, things)

    def _of_all(
        self, route: Route, parts: Sequence[Part], how: How, given: tuple[Sequence[Thing], Sequence[Meant]]
    ) -> Iterator[tuple[str, str, str]]:
        """The same where pins or limits bind the competitions to each other: all ways through all of them."""
        things, meant = given
        how[0].pinned |= {EVERY_PLACE}
        each = self._ways(parts, route.overall, how, things)
        tried = [
            (
                (list(pinned_shares(meant, ways).values()), *merit(ways, missed(ways, self._catalogue))[:2]),
                ways,
            )
            for ways in together(each, self._limits(route.overall, how, things))
        ]
        best = max(reached for reached, _ in tried)
        for reached, ways in tried:
            for at, way in enumerate(ways if reached == best else ()):
                for part in way.parts:
                    yield from _spots_of(part, str(at))

    def _of_part(
        self, at: str, part: Part, how: How, things: Sequence[Thing]
    ) -> Iterator[tuple[str, str, str]]:
        scales, facts, _ = how
        order = leaves_in_order(part[0], facts)
        tried: list[tuple[Merit, list[Allocation]]] = []
        for choice in part[1]:
            shown = in_sequence(choice, scales, facts, self._record.as_of)
            groups = [_best(shown, leaves, order, things) for leaves in competitions(choice)]
            remaining = self._lacking(choice, facts) + sum(merit[0] for merit, _ in groups)
            met = sum(merit[1] for merit, _ in groups)
            tried.append(((remaining, met), [one for _, some in groups for one in some]))
        best = min(reached for reached, _ in tried)
        for reached, some in tried:
            for allocation in some if reached == best else ():
                yield from _spots_of(allocation, at)


def _spots_of(allocation: Allocation, at: str) -> Iterator[tuple[str, str, str]]:
    for leaf, applied in allocation.places.items():
        scope = leaf.path if leaf.shared else at
        yield from ((thing.key, scope, leaf.path) for thing in applied if not leaf.split)


def _best(
    scales: Scales, leaves: Sequence[Leaf], order: Sequence[Leaf], things: Sequence[Thing]
) -> tuple[Merit, list[Allocation]]:
    """All allocations of leaves that compete of which none is better."""
    some = [Allocation(scales, order, things, places) for places in allocations(scales, leaves, things)]
    merits = [(one.remaining, -sum(one.met)) for one in some]
    best = min(merits)
    return best, [one for one, merit in zip(some, merits, strict=True) if merit == best]
