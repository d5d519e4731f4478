"""Pins: which leaves each of them means, and whether what is applied keeps it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pathways.model.learner import Pin
from pathways.model.requirement import Contributions, Group, InOrder, Leaf, Named, Requirement, When
from tests.oracle.allocations import Allocation
from tests.oracle.facts import Facts
from tests.oracle.record import Thing
from tests.oracle.routes import Route


@dataclass(frozen=True)
class Meant:
    """A pin with, for each competition, the paths of the leaves in the requirement that it names."""

    pin: Pin
    leaves: tuple[frozenset[str], ...]

    def means(self, thing: Thing) -> bool:
        """Whether a thing is the pinned item, as recorded or converted."""
        return self.pin.item in {thing.name, thing.key, thing.key.split(" as ")[0], *thing.behind}

    def share(self, competitions: Sequence[Sequence[Allocation]]) -> int | Fraction:
        """How much of the item is applied where it should be, and none elsewhere: in the competition that has most of it."""
        return max(
            (
                self._share(part, leaves)
                for leaves, parts in zip(self.leaves, competitions, strict=False)
                for part in parts
            ),
            default=0,
        )

    def _share(self, part: Allocation, leaves: frozenset[str]) -> int | Fraction:
        counting = [
            (leaf, thing, amount)
            for leaf, applied in part.places.items()
            for thing, amount in applied.items()
            if self.means(thing)
        ]
        if not leaves.issuperset(leaf.path for leaf, _, _ in counting):
            return 0
        shares = (
            Fraction(amount) / int(part.scales.amount(thing, leaf)) if leaf.split else 1
            for leaf, thing, amount in counting
        )
        return min(1, sum(shares))


def meant_in(route: Route, goal: str, pins: Sequence[Pin], facts: Facts) -> list[Meant]:
    """The pins about requirements of a route to a goal whose item is there, those with most say first."""
    found = [
        Meant(
            pin,
            tuple(
                frozenset(_leaves(one, facts, pin.requirement, goal, route.name))
                for one in route.competitions
            ),
        )
        for pin in sorted(pins, key=lambda pin: pin.say)
    ]
    return [one for one in found if any(one.leaves) and any(map(one.means, facts.things))]


def _leaves(part: Requirement | None, facts: Facts, wanted: str, *above: str) -> Iterator[str]:
    """The leaves in a requirement, which is known by its path or by the name of what it is in."""
    if part is None:
        return
    names = (*above, part.path) if not isinstance(part, Named) else above
    match part:
        case Leaf(path=path):
            if any(wanted == name or name.startswith(f"{wanted}/") for name in names):
                yield path
        case Group(members=members) | InOrder(members=members) | Contributions(members=members):
            for member in members:
                yield from _leaves(member, facts, wanted, *names)
        case Named(requirement=inside):
            yield from _leaves(inside, facts, wanted, *names)
        case When(fact=fact, then=then, otherwise=otherwise):
            found = facts.truth(fact)
            for asked, branch in ((found is not False, then), (found is not True, otherwise)):
                yield from _leaves(branch if asked else None, facts, wanted, *names)
        case _:
            pass
