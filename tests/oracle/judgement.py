"""What the oracle finds: the best of each way to a goal, and the judgement on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from pathways.model.learner import Pin
from tests.oracle.pins import Meant
from tests.oracle.whole import Way


@dataclass(frozen=True)
class Found:
    """The best of a route: what remains, and which amounts of which items stand where (by path and key)."""

    route: str
    remaining: int
    places: dict[str, dict[str, int]]
    leaves_met: int
    courses: dict[str, str]
    """For each item the course that it is an attempt at: equivalents go by one name."""
    pins: frozenset[Pin] = frozenset()
    """The pins that are honoured."""


@dataclass(frozen=True)
class Judgement:
    """What an audit should say of a goal."""

    state: str
    remaining: int
    progress: Fraction
    routes: tuple[Found, ...]

    @property
    def chosen(self) -> Found:
        """The route that the verdict stands on: pins, least remaining, most leaves met, first in the rule files."""
        return min(foremost(self.routes), key=lambda found: (found.remaining, -found.leaves_met))


def foremost(routes: Sequence[Found]) -> list[Found]:
    """The routes on which the pins with most say are honoured."""
    pins = sorted({pin for found in routes for pin in found.pins}, key=lambda pin: pin.say)
    best = max([pin in found.pins for pin in pins] for found in routes)
    return [found for found in routes if [pin in found.pins for pin in pins] == best]


def honoured(meant: Sequence[Meant], ways: Sequence[Way]) -> frozenset[Pin]:
    """The pins that are kept by what is applied in these ways."""
    return frozenset(pin for pin, share in pinned_shares(meant, ways).items() if share)


def pinned_shares(meant: Sequence[Meant], ways: Sequence[Way]) -> dict[Pin, int | Fraction]:
    """How much of the item of each pin counts where it should be."""
    competitions = [way.parts for way in ways]
    return {one.pin: one.share(competitions) for one in meant}
