"""A long comparison of audits and the second judge: `python -m tests.second_opinion.long_run FIRST_SEED NUMBER [FAMILY ...]`."""

import sys
import traceback
from collections.abc import Callable
from functools import partial

from tests.second_opinion.comparing import Compared, compared_instance, compared_small
from tests.second_opinion.families import FAMILIES
from tests.second_opinion.programme import MISSING, is_installed

SMALL = "small colleges"


def main(first: int, number: int, *families: str) -> int:
    """Compare so many instances of every family, or of some; every difference is shown with its family and seed."""
    if not is_installed():
        sys.stderr.write(f"{MISSING}\n")
        return 2
    found = {family: Compared() for family in families or (*FAMILIES, SMALL)}
    for seed in range(first, first + number):
        for family, so_far in found.items():
            compare = compared_small if family == SMALL else partial(compared_instance, family)
            one = _whatever_happens(compare, seed, family)
            so_far.add(one)
            sys.stdout.write("".join(f"{each}\n" for each in one.differing))
            sys.stdout.flush()
    for family, each in found.items():
        sys.stdout.write(f"{family}: {dict(sorted(each.outcomes.items()))}\n")
    compared = sum(each.outcomes["compared"] for each in found.values())
    different = sum(len(each.differing) for each in found.values())
    sys.stdout.write(f"compared {compared}, different {different}\n")
    return 1 if different else 0


def _whatever_happens(compare: Callable[[int], Compared], seed: int, family: str) -> Compared:
    """Where something breaks off, the seed is told."""
    try:
        return compare(seed)
    except Exception:  # noqa: BLE001 # a long run is not lost to one seed
        return Compared(differing=[f"{family}, seed {seed}: {traceback.format_exc()}"])


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]))
