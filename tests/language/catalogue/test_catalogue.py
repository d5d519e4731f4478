"""Rules of real catalogues that the reference quotes: each is read without an error, and its learners come out as expected."""

from functools import cache
from pathlib import Path

import pytest

from pathways.cli.expected import differences
from pathways.problem import Severity
from pathways.ruleset import RuleSet, load_rules

FILES = sorted(Path(__file__).parent.glob("*.pathway"))


@cache
def rules(file: Path) -> RuleSet:
    return load_rules(file)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_opens_with_what_is_stated_and_what_was_added(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    remark = " ".join(line.removeprefix("# ") for line in text.partition("\n\n")[0].splitlines())
    assert remark.index("Stated") < remark.index("Added so that") < remark.index("made up")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_expectation_comes_true(file: Path) -> None:
    found = rules(file)
    assert not [problem.message for problem in found.problems if problem.severity is Severity.ERROR]
    assert not [f"{each.message} ({each.help})" for each in differences(found.catalogue.tests, found)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_rule_has_a_learner_on_either_side(file: Path) -> None:
    answers: dict[str, set[str]] = {}
    for test in rules(file).catalogue.tests:
        for expected in test.expectations:
            answers.setdefault(expected.target, set()).add(expected.wanted)
    assert answers
    assert not [target for target, found in answers.items() if len(found) == 1]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_credential_that_can_be_met_is_expected_of_somebody(file: Path) -> None:
    found = rules(file)
    expected = {each.target for test in found.catalogue.tests for each in test.expectations}
    declared = [
        name
        for name, credential in found.catalogue.credentials.items()
        if Path(credential.place.source.name).name == file.name and (credential.require or credential.overall)
    ]
    assert not [name for name in declared if name not in expected]
