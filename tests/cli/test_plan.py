"""`pathways plan` at the command line: plans as text and JSON, and its exit status."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.running import Run

RULES = """
institution u "U" { term spring "Spring" from January 10 to May 10 }
course a "A" { taught at u worth 3 credits }
course b "B" { taught at u worth 3 credits }
certificate goal "Goal" { issued by u require a }
certificate grouped "Grouped" { issued by u }
vertical stack up "Up" { made of all of { 1 courses from { a, b }, a } into grouped taken in order }
badge small "Small" { issued by u awarded on application price $5 require a }
certificate grown "Grown" { issued by u require all of { holds small, b, attested "portfolio" by "faculty" } }
certificate never "Never" { issued by u require gpa at least 3.5 over record courses }
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    rules, learner = tmp_path / "rules.pathway", tmp_path / "learner.json"
    rules.write_text(RULES, encoding="utf-8")
    learner.write_text(
        json.dumps(
            {
                "pathways": "learner/1",
                "learner": {"id": "x", "declared": [{"programme": "goal"}], "items": []},
            }
        ),
        encoding="utf-8",
    )
    return str(rules), str(learner)


def test_a_plan_is_told_and_ends_with_zero(files: tuple[str, str], run: Run) -> None:
    rules, learner = files
    status, out, _ = run("plan", learner, "--rules", rules, "--as-of", "2026-01-01")
    assert status == 0
    assert "Spring 2026 (10 January 2026 to 10 May 2026): 3 credits" in out


def test_json_has_one_document_for_each_learner(files: tuple[str, str], run: Run) -> None:
    rules, learner = files
    out = run("plan", learner, "--goal", "goal", "--rules", rules, "--as-of", "2026-01-01", "--json").out
    (plan,) = json.loads(out)["plans"]
    assert [step["name"] for step in plan["take"]] == ["a"]
    assert (plan["proven"], plan["complete"], plan["credits"]) == (True, True, "3")


def test_plans_fit_the_schema_of_plans(files: tuple[str, str], run: Run) -> None:
    rules, learner = files
    schema = json.loads(run("schema", "plan").out)
    for goal in ("grown", "never"):
        out = run("plan", learner, "--goal", goal, "--rules", rules, "--as-of", "2026-01-01", "--json").out
        jsonschema.validate(json.loads(out), schema)
        assert json.loads(out)["plans"]


def test_what_cannot_be_planned_ends_with_one(files: tuple[str, str], run: Run) -> None:
    rules, learner = files
    status, out, _ = run("plan", learner, "--goal", "never", "--rules", rules, "--as-of", "2026-01-01")
    assert status == 1
    assert "What no plan can give" in out


def test_an_unknown_goal_is_told_with_the_nearest_name(files: tuple[str, str], run: Run) -> None:
    rules, learner = files
    status, _, err = run("plan", learner, "--goal", "gaol", "--rules", rules)
    assert status == 2
    assert "`goal`" in err


def test_a_goal_that_no_audit_decides_is_told_and_ends_with_three(files: tuple[str, str], run: Run) -> None:
    rules, learner = files
    status, out, err = run("plan", learner, "--goal", "grouped", "--rules", rules, "--as-of", "2026-01-01")
    assert (status, out) == (3, "")
    assert (
        "no plan for `grouped`, because `taken in order` is asked of more than a list of named items" in err
    )
