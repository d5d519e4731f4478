"""The example college uses the whole language, and each of its rules has a learner on either side of it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pathways.folders import rules_folder
from pathways.problem import Severity
from pathways.rule_files import rule_files
from pathways.ruleset import RuleSet, load_rules
from pathways.tree.lexer import VALUES
from tests.language.constructs import Construct, Used, all_there_are, used_by

EXAMPLE = rules_folder() / "example"
CREDENTIALS = 150
YES = {"met", "held", "admitted", "open"}
NO = {"unmet", "not held", "not yet", "needs review", "closed"}


@cache
def _college() -> RuleSet:
    return load_rules(EXAMPLE)


@cache
def _used() -> Used:
    return used_by(rule_files(EXAMPLE))


def _unused(used: Used) -> list[Construct]:
    return sorted(all_there_are().constructs - used.constructs)


def test_every_production_of_the_grammar_is_used() -> None:
    assert [str(each) for each in _unused(_used())] == []


def test_every_word_of_the_language_is_used() -> None:
    assert sorted(all_there_are().words - _used().words) == []
    assert _used().words >= VALUES


def test_what_is_not_used_is_named() -> None:
    badges = used_by(rule_files(rules_folder() / "psu"))
    named = [str(each) for each in _unused(badges)]
    assert "<sharing>: sharing <name> STRING <body> -> sharing" in named
    assert "<filter>: verified -> plain_filter" in named
    assert "share at most" in all_there_are().words - badges.words


def test_a_word_in_a_remark_or_a_title_is_not_used(tmp_path: Path) -> None:
    file = tmp_path / "a.pathway"
    file.write_text('# sharing a "A" { }\narea taken "sharing verified" # verified\n', encoding="utf-8")
    assert used_by([file]).words == {"area", "NAME", "STRING"}


def test_the_college_has_credentials_of_every_kind() -> None:
    catalogue = _college().catalogue
    credentials = catalogue.credentials.values()
    assert len(credentials) >= CREDENTIALS
    assert len({catalogue.rank_of(credential.kind) for credential in credentials}) == 8


def test_the_college_has_no_error_and_no_warning() -> None:
    assert [problem for problem in _college().problems if problem.severity is not Severity.NOTICE] == []


@pytest.mark.parametrize("folder", ["harbour", "tidewater"])
def test_the_folder_of_a_partner_is_whole_in_itself(folder: str) -> None:
    assert load_rules(EXAMPLE / folder).sound


def _decided() -> Iterator[str]:
    """What a learner can be expected to have or not to have."""
    catalogue = _college().catalogue
    yield from catalogue.credentials
    yield from catalogue.conversions
    yield from catalogue.admissions
    yield from (name for name, stack in catalogue.stacks.items() if stack.into is None)


@pytest.mark.parametrize("answers", [YES, NO], ids=["yes", "no"])
def test_every_rule_has_a_learner_on_this_side_of_it(answers: set[str]) -> None:
    expected = {
        expectation.target
        for test in _college().catalogue.tests
        for expectation in test.expectations
        if expectation.wanted in answers
    }
    assert [name for name in _decided() if name not in expected] == []


def test_everybody_who_takes_part_is_called_fictional() -> None:
    catalogue = _college().catalogue
    titles = [each.title for each in catalogue.institutions.values()]
    titles += [each.title for each in catalogue.references.values()]
    assert [title for title in titles if "(fictional" not in title] == []


@pytest.mark.parametrize("file", rule_files(EXAMPLE), ids=lambda file: file.stem)
def test_every_file_says_first_what_it_is_about(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith("# ")
