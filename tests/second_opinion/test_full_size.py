"""Audits of full size say what CP-SAT proves, from a model that shares nothing with the engine but the rules that it reads."""

import pytest

from tests.second_opinion import long_run
from tests.second_opinion.comparing import Compared, compared_instance, compared_small
from tests.second_opinion.families import FAMILIES
from tests.second_opinion.programme import MISSING, is_installed

pytestmark = pytest.mark.no_cover

if not is_installed():
    pytest.skip(MISSING, allow_module_level=True)

pytestmark = (
    pytest.mark.no_cover
)  # which lines are reached is for other tests to say; to look takes longer than to judge
SEEDS, HARD_SEEDS, SMALL_SEEDS = range(3), range(2), range(40)
HARD = ("any 12 of 40 groups", "partition without slack")
COMES_UP = {
    "campus, finished": {"met"},
    "campus, 3 short, 4 to spare": {"unmet"},
    "any 12 of 40 groups": {"met", "unmet"},
    "degree, finished": {"met"},
    "degree, finished, 12 to spare": {"unmet"},
    "degree, 3 not finished yet": {"planned", "unmet"},
    "degree with a stack into it": {"met", "unmet"},
    "certificate in a degree": {"met", "unmet", "with others", "held back by others"},
    "certificate in a degree, 3 short": {"met", "unmet", "held back by others"},
    "certificate in a degree, 2 not finished yet": {"planned", "held back by others"},
    "two certificates in a degree": {"met", "unmet", "held back by others"},
}
"""What must be among the outcomes, so that learners stand on both sides of the rules."""


@pytest.mark.parametrize("family", FAMILIES)
def test_verdicts_and_what_remains_are_those_of_the_second_judge(family: str) -> None:
    found = Compared()
    for seed in HARD_SEEDS if family in HARD else SEEDS:
        found.add(compared_instance(family, seed))
    assert found.differing == []
    assert {word for word, times in found.outcomes.items() if times} >= COMES_UP.get(family, set())


def test_small_colleges_are_judged_as_they_are_audited() -> None:
    found = Compared()
    for seed in SMALL_SEEDS:
        found.add(compared_small(seed))
    assert found.differing == []
    assert {"met", "unmet", "unknown", "not modelled", "held back by others"} <= set(found.outcomes)


def test_a_long_run_counts_what_it_compares(capsys: pytest.CaptureFixture[str]) -> None:
    assert long_run.main(0, 2, "independent, 3 short") == 0
    assert capsys.readouterr().out.splitlines() == [
        "independent, 3 short: {'compared': 2, 'unmet': 2}",
        "compared 2, different 0",
    ]


def test_a_long_run_shows_what_differs_or_breaks_off_with_its_seed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.second_opinion.case.WEIGHTS", {"credits": 1, "items": 1})
    assert long_run.main(5, 1, "independent, 3 short") == 1
    monkeypatch.setattr("tests.second_opinion.case.WEIGHTS", {})
    assert long_run.main(6, 1, "independent, 3 short") == 1
    told = capsys.readouterr().out
    assert "independent, 3 short, seed 5, goal: the audit says unmet" in told
    assert "independent, 3 short, seed 6: Traceback" in told
    assert told.endswith("compared 0, different 1\n")
