"""Instances of full size by family: rule text with one learner, and the goals to be audited in their order."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from benchmarks import campus
from tests.second_opinion.degrees import Kind, degree

Instance = tuple[str, tuple[str, ...]]


def _alone(make: Callable[[int], str], seed: int) -> Instance:
    return make(seed), ("goal",)


def _campus(name: str, surplus: int = 0, missing: int = 0) -> Callable[[int], Instance]:
    kind = campus.Kind(name, surplus=surplus, missing=missing)
    return partial(_alone, partial(campus.campus, kind))


FAMILIES: Mapping[str, Callable[[int], Instance]] = MappingProxyType(
    {
        "independent, finished": _campus("independent"),
        "independent, 3 short": _campus("independent", missing=3),
        "flow, finished, 8 to spare": _campus("flow", surplus=8),
        "flow, 3 short": _campus("flow", missing=3),
        "campus, finished": _campus("campus"),
        "campus, finished, 8 to spare": _campus("campus", surplus=8),
        "campus, 3 short": _campus("campus", missing=3),
        "campus, 3 short, 4 to spare": _campus("campus", surplus=4, missing=3),
        "matching of 8": partial(_alone, partial(campus.three_by_three, 8)),
        "matching of 16": partial(_alone, partial(campus.three_by_three, 16)),
        "any 12 of 40 groups": partial(_alone, campus.twelve_of_forty),
        "partition without slack": partial(_alone, campus.partition),
        "degree, finished": partial(degree, Kind()),
        "degree, finished, 12 to spare": partial(degree, Kind(surplus=12)),
        "degree, 4 short": partial(degree, Kind(missing=4)),
        "degree, 4 short, 12 to spare": partial(degree, Kind(missing=4, surplus=12)),
        "degree, 3 not finished yet": partial(degree, Kind(coming=3)),
        "degree, 8 earned again, 4 short": partial(degree, Kind(again=8, missing=4)),
        "degree with a stack into it": partial(degree, Kind(leaves=16, awards=2)),
        "degree with a stack into it, 4 short": partial(degree, Kind(leaves=16, awards=2, missing=4)),
        "certificate in a degree": partial(degree, Kind(leaves=12, certificates=1)),
        "certificate in a degree, 3 short": partial(degree, Kind(leaves=12, certificates=1, missing=3)),
        "certificate in a degree, 4 to spare": partial(degree, Kind(leaves=12, certificates=1, surplus=4)),
        "certificate in a degree, 2 not finished yet": partial(
            degree, Kind(leaves=12, certificates=1, coming=2)
        ),
        "two certificates in a degree": partial(degree, Kind(leaves=10, certificates=2)),
        "two certificates in a degree, 2 short": partial(degree, Kind(leaves=10, certificates=2, missing=2)),
    }
)
