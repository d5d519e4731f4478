"""Judge the product on neutral files that are drawn: `python -m tests.external.oracle.long_run FIRST NUMBER`.

It prints each file of which a case is undecided or does not agree with the slow reading, and ends with 1 if there is one.
"""

import sys
from collections import Counter
from collections.abc import Iterator

from tests.external.judge import Judged, judged
from tests.external.neutral import NeutralFile
from tests.external.oracle.drawing import Draw
from tests.external.reading import model_of


def differing(seed: int) -> Iterator[Judged]:
    """The cases of one drawn file of which the product says otherwise, or nothing."""
    file = model_of(NeutralFile, Draw(f"neutral {seed}").file())
    yield from (found for found in judged(file) if not found.agrees)


def main(first: int, number: int) -> int:
    """The exit status."""
    whys: Counter[str] = Counter()
    for seed in range(first, first + number):
        found = list(differing(seed))
        if found:
            one = found[0]
            whys[one.why[:90] or "disagrees"] += 1
            sys.stdout.write(
                f"file {seed}: {len(found)} cases, {one.case.id}: {one.why or f'got {one.got}'}\n"
            )
    for why, times in whys.most_common():
        sys.stdout.write(f"{times} files: {why}\n")
    return 1 if whys else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
