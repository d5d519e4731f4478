"""An average over what counts: graded work only, weighed by its credits and by how much of it is applied, never rounded."""

from fractions import Fraction

import pytest

from pathways.audit.allocation.average import counted, mean, reaches
from pathways.audit.bench import Bench
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.target import target_of
from pathways.audit.view import EARNED
from tests.audit.auditing import DAY, desk, requiring

RECORD = """
    earned alder.wri101 on 2024-05-10 grade A
    earned alder.bio101 on 2024-05-10 grade C
    earned alder.wri102 on 2024-05-10 grade A graded pass_fail
    earned alder.mat101 on 2024-05-10
"""


def asked() -> tuple[Case, dict[str, Entry]]:
    found = desk(requiring("alder.wri101"), RECORD)
    case = Bench(found.graph, found.learner, DAY).case(EARNED, target_of(found.graph, "goal"))
    return case, {str(entry.name).removeprefix("alder."): entry for entry in case.entries()}


def test_only_graded_work_counts_each_by_what_is_applied_of_it() -> None:
    case, entries = asked()
    everything = [(entry, Fraction(1, 2)) for entry in entries.values()]
    assert sorted(counted(everything, case)) == [(Fraction(1500), 4000), (Fraction(2000), 2000)]


def test_the_mean_is_exact_and_there_is_none_without_graded_work() -> None:
    case, entries = asked()
    assert mean([(entries["wri101"], 1)], case) == 4000
    assert mean([(entries["wri101"], 1), (entries["bio101"], 1)], case) == Fraction(20000, 7)
    assert mean([(entries["wri102"], 1), (entries["mat101"], 1)], case) is None


@pytest.mark.parametrize(("minimum", "whether"), [(3999, True), (4000, True), (4001, False)])
@pytest.mark.parametrize("share", [1, Fraction(1, 3000)])
def test_an_average_is_reached_or_it_is_not_however_little_is_missing(
    share: int | Fraction, minimum: int, whether: bool
) -> None:
    case, entries = asked()
    assert reaches([(entries["wri101"], share)], minimum, case) is whether


def test_without_graded_work_no_average_is_reached() -> None:
    case, entries = asked()
    assert not reaches([(entries["mat101"], 1)], 0, case)
    assert not reaches([], 0, case)


def test_grades_that_were_transferred_are_out() -> None:
    case, entries = asked()
    moved = type(entries["wri101"])(
        **{name: getattr(entries["wri101"], name) for name in Entry.__slots__} | {"transferred": True}
    )
    assert mean([(moved, 1), (entries["bio101"], 1)], case) == 2000
