"""The rule files beside this test say what the language means; every answer they expect comes true."""

from pathlib import Path

import pytest

from pathways.cli.expected import differences
from pathways.model.catalogue import LearnerTest
from pathways.problem import Severity
from pathways.ruleset import RuleSet, load_rules

HERE = Path(__file__).parent
COLLEGE = HERE / "alder"
FILES = sorted(HERE.glob("*.pathway"))


def _own_learners(rules: RuleSet, file: Path) -> list[LearnerTest]:
    return [test for test in rules.catalogue.tests if Path(test.place.source.name).name == file.name]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_expectation_of_the_file_comes_true(file: Path) -> None:
    rules = load_rules(COLLEGE, file)
    wrong = [problem for problem in rules.problems if problem.severity is Severity.ERROR]
    assert not wrong, [f"{problem.message} ({problem.help})" for problem in wrong]
    learners = _own_learners(rules, file)
    assert learners
    lines = [
        f"{file.name}:{problem.spots[0].line}: {problem.message}\n    {problem.help}"
        for problem in differences(learners, rules)
    ]
    assert not lines, "\n".join(["", *lines])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_target_of_the_file_is_expected_to_be_this_and_to_be_that(file: Path) -> None:
    """A rule with a learner on one side only says little: each target has two answers at least."""
    answers: dict[str, set[str]] = {}
    for test in _own_learners(load_rules(COLLEGE, file), file):
        for expected in test.expectations:
            wanted = expected.wanted if expected.percent is None else f"{expected.percent} %"
            answers.setdefault(expected.target, set()).add(wanted)
    assert not [target for target, found in answers.items() if len(found) == 1]


def test_every_numbered_file_says_which_rule_it_shows() -> None:
    for file in FILES:
        number = int(file.name[:2])
        assert file.read_text(encoding="utf-8").startswith(f"# Rule {number}:")
