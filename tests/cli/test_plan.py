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


def test_who_has_declared_nothing_is_asked_what_to_finish(files: tuple[str, str], run: Run) -> None:
    rules, learner = files
    page = Path(learner).with_name("page.html")
    taking = {"id": "x", "name": "Xenia", "items": [{"item": "a", "status": "in progress"}]}
    Path(learner).write_text(json.dumps({"pathways": "learner/1", "learner": taking}), encoding="utf-8")
    asked = ("plan", learner, "--rules", rules, "--as-of", "2026-01-01")
    told = "Xenia: no declared programme; say what to finish with --goal NAME; the nearest are "
    for more in ((), ("--html", str(page))):
        status, out, err = run(*asked, *more)
        assert (status, out) == (3, "")
        assert err.startswith(f"{told}goal, ")
    assert not page.exists()


def test_a_plan_that_was_not_found_in_time_says_so(files: tuple[str, str], run: Run) -> None:
    rules, learner = files
    asked = ("plan", learner, "--goal", "grown", "--rules", rules, "--as-of", "2026-01-01")
    status, out, err = run(*asked, "--seconds", "0.000001")
    assert (status, out) == (3, "")
    assert "no plan was found in" in err
    assert "try more with --seconds" in err


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


def test_what_if_is_told_first_and_both_plans_are_in_json(files: tuple[str, str], run: Run) -> None:
    rules, learner = files
    asked = ("plan", learner, "--goal", "grown", "--rules", rules, "--as-of", "2026-01-01")
    waived = (
        "--what-if",
        "granted waiver of 'grown/require/2'",
        "--what-if",
        "granted waiver of 'grown/require/3'",
    )
    status, out, _ = run(*asked, *waived)
    assert status == 0
    lines = out.splitlines()
    assert lines[2] == "If: granted waiver of 'grown/require/2'; granted waiver of 'grown/require/3'"
    assert lines[5] == "What is supposed, and what it changes"
    assert "No longer needed: B." in out
    document = json.loads(run(*asked, *waived, "--json").out)
    jsonschema.validate(document, json.loads(run("schema", "plan").out))
    assert document["what_if"]["gone"] == ["b"]
    assert [step["name"] for step in document["what_if"]["without"]["take"]] == ["a", "b"]
    assert [step["name"] for step in document["plans"][0]["take"]] == ["a"]


def test_without_goals_the_plan_is_for_what_is_declared_and_supposed_to_be(
    files: tuple[str, str], run: Run
) -> None:
    rules, learner = files
    asked = ("plan", learner, "--rules", rules, "--as-of", "2026-01-01", "--json")
    assert json.loads(run(*asked, "--what-if", "declared grown").out)["goals"] == ["goal", "grown"]


def test_a_supposition_that_cannot_be_read_ends_with_two(files: tuple[str, str], run: Run) -> None:
    rules, learner = files
    status, out, err = run(
        "plan", learner, "--goal", "goal", "--rules", rules, "--what-if", "granted waver of 'x'"
    )
    assert (status, out) == (2, "")
    assert "--what-if" in err


def test_a_page_says_what_is_supposed_and_what_it_saves(
    files: tuple[str, str], run: Run, tmp_path: Path
) -> None:
    rules, learner = files
    page, waived = tmp_path / "plan.md", "granted waiver of 'grown/require/2'"
    asked = ("plan", learner, "--goal", "grown", "--rules", rules, "--as-of", "2026-01-01")
    run(*asked, "--what-if", waived, "--markdown", str(page))
    text = page.read_text("utf-8")
    assert (
        text.index("If: granted waiver")
        < text.index("## What is supposed")
        < text.index("## What to do next")
    )
    assert "“B” is waived (which nobody has granted yet)" in text
    run(*asked, "--what-if", waived, "--seconds", "0.000001", "--markdown", str(page))
    text = page.read_text("utf-8")
    assert text.index("If: granted waiver") < text.index("No plan was found")
