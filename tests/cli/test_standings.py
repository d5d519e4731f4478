from datetime import date
from pathlib import Path

import pytest

from pathways.cli.standings import standings
from pathways.exchange.record.to_learners import read
from pathways.picture.nouns import State
from pathways.ruleset import RuleSet, load_rules
from tests.cli.college import college_in, earned, write_learner

DAY = date(2024, 6, 1)
ENG = "north.eng101"


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    return load_rules(college_in(tmp_path_factory.mktemp("standings")))


def _standing(rules: RuleSet, folder: Path, name: str, **fields: object) -> tuple[State, str]:
    file = write_learner(folder / "learner.json", "x", **fields)
    (learner,), problems = read(file, rules.catalogue)
    assert problems == ()
    return standings([name, "nowhere"], learner, DAY, rules)[name]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], (State.MISSING, "")),
        ([earned(ENG, grade="B")], (State.EARNED, "grade B")),
        ([earned(ENG)], (State.EARNED, "")),
        ([{"item": ENG, "status": "in progress"}], (State.IN_PROGRESS, "")),
        ([{"item": ENG, "status": "planned"}], (State.IN_PROGRESS, "planned")),
        ([{"item": ENG, "status": "failed"}], (State.MISSING, "")),
        ([earned(ENG, provenance="asserted")], (State.UNKNOWN, "not verified")),
        ([earned(ENG, completed="2024-06-02")], (State.MISSING, "")),
        ([earned(ENG, grade="B"), {"item": ENG, "status": "planned"}], (State.EARNED, "grade B")),
    ],
)
def test_learning_is_as_far_as_its_best_attempt(
    rules: RuleSet, tmp_path: Path, items: list[dict[str, str]], expected: tuple[State, str]
) -> None:
    assert _standing(rules, tmp_path, ENG, items=items) == expected


@pytest.mark.parametrize(
    ("name", "items", "expected"),
    [
        ("north.words", [earned(ENG, grade="B")], (State.EARNED, "")),
        ("north.words", [], (State.MISSING, "")),
        ("north.studies", [earned(ENG, grade="B")], (State.ELIGIBLE, "")),
        ("north.studies", [earned("north.studies")], (State.EARNED, "")),
        ("north.ba", [earned(ENG, grade="B")], (State.MISSING, "50 %")),
        ("north.words", [{"item": ENG, "status": "in progress"}], (State.IN_PROGRESS, "")),
        ("north.words", [{"item": ENG, "status": "planned"}], (State.IN_PROGRESS, "planned")),
    ],
)
def test_a_credential_is_as_far_as_its_audit(
    rules: RuleSet, tmp_path: Path, name: str, items: list[dict[str, str]], expected: tuple[State, str]
) -> None:
    assert _standing(rules, tmp_path, name, items=items) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"born": "2000-01-01", "items": [earned(ENG, grade="B")]}, (State.ELIGIBLE, "admitted")),
        ({"born": "2000-01-01"}, (State.MISSING, "not yet")),
        ({"items": [earned(ENG, grade="B")]}, (State.UNKNOWN, "cannot be decided")),
        (
            {"born": "2000-01-01", "items": [earned(ENG, provenance="asserted")]},
            (State.UNKNOWN, "needs review"),
        ),
    ],
)
def test_an_admission_is_as_it_is_answered(
    rules: RuleSet, tmp_path: Path, fields: dict[str, object], expected: tuple[State, str]
) -> None:
    assert _standing(rules, tmp_path, "north.entry", applied="2024-06-01", **fields) == expected


def test_a_conversion_is_done_open_or_missing(rules: RuleSet, tmp_path: Path) -> None:
    workshop = earned("north.workshop")
    conversion = "north.for_credit"
    done = {**workshop, "converted_by": conversion, "converted_on": "2024-05-20"}
    assert _standing(rules, tmp_path, conversion, items=[]) == (State.MISSING, "")
    assert _standing(rules, tmp_path, conversion, items=[done]) == (State.EARNED, "done")
    assert _standing(rules, tmp_path, conversion, items=[workshop]) == (State.ELIGIBLE, "open")


def test_what_is_not_decided_is_unknown(tmp_path: Path) -> None:
    college = college_in(tmp_path)
    unequal = (
        'course north.lab "Lab" { taught at north worth 4 credits }\n'
        "set north.some = { north.eng101, north.mat101, north.lab }\n"
        'badge north.hard "Hard" { require at least 4 credits from north.some '
        "require when gpa at least 2.00 over what counts { north.lab } }\n"
    )
    (college / "hard.pathway").write_text(unequal, encoding="utf-8")
    assert _standing(load_rules(college), tmp_path, "north.hard") == (State.UNKNOWN, "undecided")


def test_a_stack_of_its_own_is_as_far_as_its_audit(tmp_path: Path) -> None:
    college = college_in(tmp_path)
    stack = 'horizontal stack north.both "Both" { made of all of { north.eng101, north.mat101 } }\n'
    (college / "stack.pathway").write_text(stack, encoding="utf-8")
    items = [earned(ENG, grade="B"), earned("north.mat101", grade="B")]
    assert _standing(load_rules(college), tmp_path, "north.both", items=items) == (State.ELIGIBLE, "")
