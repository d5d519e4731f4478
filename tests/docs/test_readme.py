"""The README says what is true: its rule checks, its learners come out as it says, its Python prints an audit."""

import re
from pathlib import Path

import pytest

import pathways
from pathways.audit import audit_learner
from pathways.ruleset import load_rules

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_the_rule_in_the_readme_has_no_error_and_its_learners_come_out_as_expected(tmp_path: Path) -> None:
    file = tmp_path / "readme.pathway"
    file.write_text(_block("pathway"), encoding="utf-8")
    rules = load_rules(file)
    assert rules.sound
    wanted = []
    for test in rules.catalogue.tests:
        for expected in test.expectations:
            assert expected.as_of is not None
            goal = audit_learner(rules, test.learner, [expected.target], expected.as_of).goals[0]
            wanted.append((expected.wanted, "held" if goal.held else goal.state.value))
    assert wanted == [("held", "held"), ("unmet", "unmet")]


def test_the_python_in_the_readme_prints_the_graph_and_the_audit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(_block("python"), "README.md", "exec"), {})  # noqa: S102 # the README's own five lines
    printed = capsys.readouterr().out
    assert "MultiDiGraph with" in printed
    assert "Associate degree in applied data" in printed


def test_every_public_name_is_there() -> None:
    assert all(getattr(pathways, name) is not None for name in pathways.__all__)


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'stacks'"):
        _ = pathways.stacks


def test_a_record_with_an_error_is_refused_with_its_problems(tmp_path: Path) -> None:
    rules = load_rules(ROOT / "rules" / "psu")
    file = tmp_path / "rosa.json"
    record = '{"pathways": "learner/1", "learner": {"id": "r", "items": [{"item": "psu.keywrds", "status": "earned"}]}}'
    file.write_text(record, encoding="utf-8")
    with pytest.raises(pathways.RecordsError) as refused:
        pathways.load_learners(file, rules)
    assert [problem.code for problem in refused.value.problems] == ["unknown-name"]
