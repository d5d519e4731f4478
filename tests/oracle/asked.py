"""Which of the requirements of a goal can be met together, by trying everything."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from pathways.model.learner import Pin
from pathways.model.requirement import Line
from tests.oracle import record as views
from tests.oracle.averages import averages_in
from tests.oracle.choices import Atom, choices, not_asked_for
from tests.oracle.judge import How, Judge, Part
from tests.oracle.judgement import pinned_shares
from tests.oracle.pins import Meant
from tests.oracle.record import Thing
from tests.oracle.routes import required, routes_to
from tests.oracle.whole import Way, missed, together


@dataclass(frozen=True)
class Asked:
    """What is asked: the ways through what is required of each competition, lines over everything, and pins."""

    parts: list[Part]
    lines: list[Line]
    how: How
    things: tuple[Thing, ...]
    meant: list[Meant]


class AskedJudge(Judge):
    """A judge who can be asked about some of the requirements."""

    def meets(
        self, goal: str, route: str, paths: frozenset[str], pins: Mapping[Pin, int | Fraction] | None = None
    ) -> bool:
        """Whether those of a route's requirements that have these paths can be met together by what is earned.

        Where an average is asked for, what counts for the others counts in it too, although they need not be met, and where
        so much of some pins is to be kept, what is pinned there is not to be had elsewhere.
        """
        asked = self._asked(goal, route, paths, list(pins or ()))
        if not pins:
            return not self._together(asked.parts, asked.lines, asked.how, asked.things)[0]
        return len(asked.meant) == len(pins) and any(
            all(0 < share >= pins[pin] for pin, share in pinned_shares(asked.meant, ways).items())
            and not sum(way.remaining for way in ways)
            and not missed(ways, self._catalogue)
            and not self._records_lacking(asked.lines, asked.how[1])
            for ways in self._every_way(asked)
        )

    def lacking(self, goal: str, route: str, paths: frozenset[str]) -> int:
        """What remains of those that have these paths at least, in thousandths of weight."""
        asked = self._asked(goal, route, paths, [])
        return self._together(asked.parts, asked.lines, asked.how, asked.things)[0]

    def requirements(self, goal: str, route: str) -> frozenset[str]:
        """The paths of everything that must all be met, limits on everything among them."""
        chosen = next(one for one in routes_to(self._catalogue, goal) if one.name == route)
        facts = self._facts(views.EARNED, goal)
        inside = (path for part in chosen.competitions for path, _ in required(part, facts))
        return frozenset((*inside, *(line.path for line in chosen.overall)))

    def kept(self, goal: str, route: str, pins: Sequence[Pin]) -> dict[Pin, int | Fraction]:
        """How much of the item of each pin counts where it should be, those with most say first, whatever it costs."""
        asked = self._asked(goal, route, None, pins)
        found = (pinned_shares(asked.meant, ways) for ways in self._every_way(asked))
        return dict.fromkeys(pins, 0) | max(found, key=lambda shares: list(shares.values()))

    def _every_way(self, asked: Asked) -> Iterator[tuple[Way, ...]]:
        among = self._ways(asked.parts, asked.lines, asked.how, asked.things)
        return together(among, self._limits(asked.lines, asked.how, asked.things))

    def _asked(self, goal: str, route: str, paths: frozenset[str] | None, pins: Sequence[Pin]) -> Asked:
        """Those that have these paths, or all of them."""
        chosen = next(one for one in routes_to(self._catalogue, goal) if one.name == route)
        things = self._record.toward(goal, self._things(views.EARNED))
        facts = self._facts(views.EARNED, goal)
        scales = self._scales(facts, goal)
        meant = self._pinned(chosen, goal, scales, facts, pins)
        parts: list[Part] = []

        def is_asked(path: str) -> bool:
            return paths is None or path in paths

        for at, part in enumerate(chosen.competitions):
            atoms = required(part, facts)
            each = [choices(one, facts, kind=False) for path, one in atoms if is_asked(path)]
            others = [choices(one, facts, kind=False) for path, one in atoms if not is_asked(path)]
            averages = averages_in([*chosen.competitions, *chosen.overall])
            beside = others if pins or any(True for _ in averages) else []
            among = [
                frozenset[Atom]().union(*some, not_asked_for(some, more, scales.of(at).fills_up))
                for some in product(*each)
                for more in product(*beside)
            ]
            parts.append((part, among))
        lines = [line for line in chosen.overall if is_asked(line.path)]
        return Asked(parts, lines, (scales, facts, views.EARNED), things, meant)
