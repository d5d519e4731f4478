"""Limits on everything that is applied, wherever it is: `at most` over everything, and what a conversion may give."""

from collections.abc import Iterable, Sequence

from pathways.model.catalogue import Catalogue
from pathways.model.requirement import SumLine
from tests.oracle.leaves import Scales
from tests.oracle.record import Thing


class Limits:
    """The limits of a route, for what a learner has; most routes have none."""

    def __init__(
        self, catalogue: Catalogue, scales: Scales, lines: Sequence[SumLine], things: Sequence[Thing]
    ) -> None:
        self._scales = scales
        self._lines = lines
        self._given = {
            name: min(limit.thousandths for _, limit in conversion.limits)
            for name, conversion in catalogue.conversions.items()
            if conversion.limits and any(thing.converted_by == name for thing in things)
        }

    @property
    def any(self) -> bool:
        return bool(self._lines or self._given)

    def keep(self, used: Iterable[Thing]) -> bool:
        """Whether these items, each looked at once, stay within all limits."""
        once = dict.fromkeys(used, 1)
        return all(self._scales.within(line, once) for line in self._lines) and all(
            sum(thing.worth.thousandths for thing in once if thing.worth and thing.converted_by == name)
            <= limit
            for name, limit in self._given.items()
        )
