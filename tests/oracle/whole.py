"""A whole route tried at once: ways through each of its competitions, put together where a limit binds them all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations, product

from pathways.model.catalogue import Catalogue
from tests.oracle.allocations import Allocation
from tests.oracle.averages import reached
from tests.oracle.limits import Limits
from tests.oracle.record import Roots, Thing


@dataclass(frozen=True)
class Way:
    """One way through a competition: which branch, what its conditions lack, an allocation of leaves that compete."""

    branch: int
    lacking: int
    parts: tuple[Allocation, ...]
    averages: tuple[int, ...] = ()
    applies: bool = True
    """Whether its items are applied; those of a minimum over everything are only looked at."""

    @cached_property
    def remaining(self) -> int:
        return self.lacking + sum(part.remaining for part in self.parts)

    @cached_property
    def met(self) -> list[bool]:
        return [any(met) for met in zip(*(part.met for part in self.parts), strict=True)]

    @cached_property
    def used(self) -> tuple[frozenset[Thing], ...]:
        return tuple(
            frozenset(thing for applied in part.places.values() for thing in applied) for part in self.parts
        )

    @property
    def key(self) -> tuple[object, ...]:
        return (self.used, self.averages)

    @property
    def merit(self) -> tuple[object, ...]:
        return merit([self], 0)

    def roots(self) -> Iterator[Roots]:
        """The learning behind all of it; within one competition no learning is there twice."""
        for some in product(*(_behind(used) for used in self.used)):
            yield frozenset().union(*some)


def averages_missed(ways: Sequence[Way], catalogue: Catalogue) -> int:
    """What averages over what counts lack, over all that is applied in all of these ways."""
    applied = {thing for way in ways if way.applies for used in way.used for thing in used}
    return sum(1000 * (not reached(catalogue, one, applied)) for way in ways for one in way.averages)


def merit(ways: Sequence[Way], missed: int) -> tuple[object, ...]:
    """Least remaining, most leaves met, earlier leaves, earlier branches, fuller leaves, better attempts, earlier items."""
    parts = [part for way in ways for part in way.parts]
    return (
        -sum(way.remaining for way in ways) - missed,
        sum(sum(way.met) for way in ways),
        [way.met for way in ways],
        [-way.branch for way in ways],
        [part.filled for part in parts],
        sum(part.best_attempts for part in parts),
        [part.units for part in parts],
    )


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
        if all(one.isdisjoint(other) for one, other in combinations(some, 2))
    ]
