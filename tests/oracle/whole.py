"""A whole route tried at once: ways through each of its competitions, put together where a limit binds them all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain, combinations, product

from pathways.model.catalogue import Catalogue
from pathways.model.requirement import Gpa
from tests.oracle.allocations import Allocation
from tests.oracle.averages import reached
from tests.oracle.choices import Atom, Gathers
from tests.oracle.contributions import short_beyond
from tests.oracle.limits import Limits
from tests.oracle.record import Roots, Thing
from tests.oracle.transfers import apart


@dataclass(frozen=True)
class Way:
    """One way through a competition: which branch, what its conditions lack, an allocation of leaves that compete."""

    branch: int
    lacking: int
    parts: tuple[Allocation, ...]
    averages: tuple[Gpa, ...] = ()
    applies: bool = True
    """Whether its items are applied; those of a minimum over everything are only looked at."""
    failing: frozenset[Atom] = frozenset()
    """The conditions that do not hold."""
    gathers: tuple[Gathers, ...] = ()

    @cached_property
    def remaining(self) -> int:
        return self.lacking + sum(part.remaining for part in self.parts)

    @cached_property
    def met(self) -> list[bool]:
        return [any(met) for met in zip(*(part.met for part in self.parts), strict=True)]

    @cached_property
    def filled(self) -> list[int]:
        """Leaf by leaf minus what it is short, whichever part of the way it is in."""
        return [max(found) for found in zip(*(part.filled for part in self.parts), strict=True)]

    @cached_property
    def units(self) -> list[int]:
        """Leaf by leaf as little as can be from the latest item."""
        return [sum(found) for found in zip(*(part.units for part in self.parts), strict=True)]

    @cached_property
    def used(self) -> tuple[frozenset[Thing], ...]:
        return tuple(
            frozenset(thing for applied in part.places.values() for thing in applied) for part in self.parts
        )

    @cached_property
    def key(self) -> tuple[object, ...]:
        placed = [
            (leaf.path, thing.key, amount)
            for part in self.parts
            for leaf, things in part.places.items()
            for thing, amount in things.items()
        ]
        pinned = any(part.scales.pinned for part in self.parts)
        splits = any(leaf.split for part in self.parts for leaf in part.places)
        divided = frozenset(shares(self.parts).items()) if splits else frozenset()
        return (self.used, self.averages, divided, (self.branch, *placed) if self.gathers or pinned else ())

    @cached_property
    def merit(self) -> tuple[object, ...]:
        return merit([self], 0)

    def roots(self) -> Iterator[Roots]:
        """The learning behind all of it; within one competition no learning is there twice."""
        for some in product(*(_behind(used) for used in self.used)):
            yield frozenset().union(*some)


def missed(ways: Sequence[Way], catalogue: Catalogue) -> int:
    """What averages over what counts lack, over all that is applied in all of these ways, and then contributions."""
    applied = shares(part for way in ways if way.applies for part in way.parts)
    found = 0
    for way in ways:
        lacking: dict[Atom, int] = dict.fromkeys(way.failing, 1000)
        for one in way.averages:
            if not reached(catalogue, one.minimum, applied):
                lacking[one] = 1000
                found += 1000
        places = {leaf: things for part in way.parts for leaf, things in part.places.items()}
        for one_of in way.gathers:
            found += short_beyond(one_of, places, way.parts[0].scales, lacking)
    return found


def shares(parts: Iterable[Allocation]) -> dict[Thing, int | Fraction]:
    """How much of each item is applied in the competition that has most of it."""
    most: dict[Thing, int | Fraction] = {}
    for part in parts:
        here: dict[Thing, int | Fraction] = {}
        for leaf, applied in part.places.items():
            for thing, share in part.scales.shares(leaf, applied).items():
                here[thing] = here.get(thing, 0) + share
        most |= {thing: max(share, most.get(thing, share)) for thing, share in here.items()}
    return most


def merit(ways: Sequence[Way], short: int) -> tuple[object, ...]:
    """Least remaining, most leaves met, earlier leaves, branches, fuller leaves, pinned parts, better attempts, earlier items."""
    parts = [part for way in ways for part in way.parts]
    return (
        -sum(way.remaining for way in ways) - short,
        sum(sum(way.met) for way in ways),
        [way.met for way in ways],
        [-way.branch for way in ways],
        [way.filled for way in ways],
        kept(parts),
        sum(part.best_attempts for part in parts),
        [way.units for way in ways],
    )


def kept(parts: Sequence[Allocation]) -> list[int]:
    """How much of each pinned item is applied where it is divided."""
    return [sum(some) for some in zip(*(part.kept for part in parts), strict=True)]


def different(ways: Iterable[Way]) -> list[Way]:
    """Of ways that use the same items the best: a limit on everything cannot tell them apart."""
    best: dict[tuple[object, ...], Way] = {}
    for way in ways:
        other = best.get(way.key)
        if other is None or (way.remaining <= other.remaining and way.merit > other.merit):
            best[way.key] = way
    return list(best.values())


def together(each: Iterable[Sequence[Way]], limits: Limits) -> Iterator[tuple[Way, ...]]:
    """One way through each competition, as long as what they use stays within the limits."""
    for ways in product(*each):
        if limits.keep(chain.from_iterable(chain.from_iterable(way.used for way in ways))):
            yield ways


def _behind(used: frozenset[Thing]) -> list[Roots]:
    return [
        frozenset().union(*some)
        for some in product(*(thing.roots for thing in used))
        if all(apart(one, other) for one, other in combinations(some, 2))
    ]
