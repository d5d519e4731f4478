"""Files drawn in every style of the format: the product says of each case what the slow reading of the format says."""

import pytest

from tests.external.oracle.drawing import Draw
from tests.external.oracle.long_run import differing

pytestmark = pytest.mark.no_cover

FIXED = range(120)
"""Numbers of the files of the fixed run; `python -m tests.external.oracle.long_run` draws others."""


@pytest.mark.parametrize("part", range(4))
def test_every_drawn_case_is_decided_as_the_slow_reading_says(part: int) -> None:
    found = [(seed, one.case.id, one.why) for seed in FIXED[part::4] for one in differing(seed)]
    assert found == []


@pytest.mark.seeds
def test_no_drawn_verdict_hangs_on_the_order_of_sets() -> None:
    found = [one.why for seed in FIXED[:12] for one in differing(seed)]
    assert found == []


def test_the_fixed_run_draws_every_kind_of_node_with_verdicts_of_both_sorts() -> None:
    files = [Draw(f"neutral {seed}").file() for seed in FIXED]
    text = str([file["rules"] for file in files])
    kinds = [
        "all",
        "any",
        "at_least",
        "not",
        "true",
        "manual",
        "count",
        "credits",
        "credits_from",
        "average",
        "in_program",
        "in_specialisation",
        "holds_badge",
        "tally",
        "count_all",
        "pool",
    ]
    assert [kind for kind in kinds if f"'op': '{kind}'" not in text] == []
    keys = [
        "in_progress",
        "absorbs_many",
        "leftover",
        "min_mark",
        "min_hours_in_one_area",
        "advisory",
        "sharing",
        "except",
        "range",
        "patterns",
        "dist",
        "tag",
        "prefix",
        "suffix",
        "level_in",
    ]
    assert [key for key in keys if f"'{key}'" not in text] == []
    verdicts = [case["expected"]["satisfied"] for file in files for case in file["cases"]]
    assert min(verdicts.count(True), verdicts.count(False)) > len(verdicts) // 4
