import json
from pathlib import Path

import pytest

from tests.cli.running import Run


def test_a_credential_is_told_with_requirements_routes_and_how_it_is_decided(college: Path, run: Run) -> None:
    status, out, err = run("show", "north.studies", "--rules", str(college))
    assert (status, err) == (0, "")
    for words in (
        "Certificate in studies",
        "ENG 101",
        "From badge to certificate",
        "page 3",
        "How it is decided",
    ):
        assert words in out


@pytest.mark.parametrize(
    "name", ["north.entry", "north.upward", "north.for_credit", "north", "north.eng101", "catalogue"]
)
def test_everything_declared_can_be_shown(college: Path, run: Run, name: str) -> None:
    status, out, _ = run("show", name, "--rules", str(college))
    assert (status, name in out) == (0, True)


def test_json_has_sections_and_the_rule_class(college: Path, run: Run) -> None:
    found = json.loads(run("show", "north.ba", "--rules", str(college), "--json").out)
    assert (found["pathways"], found["title"], found["rule_class"]) == (
        "show/1",
        "Bachelor of Arts",
        "independent",
    )
    assert any("6 credits" in point["text"] for section in found["sections"] for point in section["points"])
    assert json.loads(run("show", "north", "--rules", str(college), "--json").out)["rule_class"] is None


def test_a_mistyped_name_is_told_the_nearest(college: Path, run: Run) -> None:
    status, _, err = run("show", "north.studeis", "--rules", str(college))
    assert status == 2
    assert "there is no declaration named `north.studeis`; did you mean `north.studies`?" in err
    assert "`pathways rules` lists what there is" in run("show", "zzzzzzzzz", "--rules", str(college)).err


def test_a_course_is_shown_with_what_comes_before_it_and_when_it_is_offered(tmp_path: Path, run: Run) -> None:
    rules = tmp_path / "utd.pathway"
    rules.write_text(
        """institution utd "UT Dallas" {
  is a university
  term spring "Spring" from January 16 to May 10
  term winter "Winter" from December 16 to January 14
}
institution utd.ecs "Engineering" { part of utd }
course utd.cs1337 "Computer Science I" { taught at utd }
course utd.cs2336 "Computer Science II" {
  taught at utd.ecs
  prerequisite utd.cs1337
  corequisite utd.cs2305
  offered spring in odd years, winter
}
course utd.cs2305 "Discrete Mathematics" { taught at utd }
""",
        encoding="utf-8",
    )
    course = run("show", "utd.cs2336", "--rules", str(rules)).out
    assert "Offered in spring of odd years and winter." in course
    assert "What comes before it\n  · Computer Science I" in course
    assert "What comes before it, or in the same term\n  · Discrete Mathematics" in course
    assert "It can come before Computer Science II." in run("show", "utd.cs1337", "--rules", str(rules)).out
    beside = run("show", "utd.cs2305", "--rules", str(rules)).out
    assert "It can come before or beside Computer Science II." in beside
    institution = " ".join(run("show", "utd", "--rules", str(rules)).out.split())
    assert (
        "Its year has Spring from 16 January to 10 May; Winter from 16 December to 14 January." in institution
    )


def test_rules_with_errors_can_still_be_shown(college: Path, run: Run) -> None:
    (college / "draft.pathway").write_text("set s = { a.c }\n", encoding="utf-8")
    status, out, err = run("show", "north.ba", "--rules", str(college))
    assert (status, "Bachelor of Arts" in out) == (0, True)
    assert "These rules have errors" in err
    assert "How it is decided" not in out


def test_paths_are_told_where_they_are_asked_for_and_in_json_always(college: Path, run: Run) -> None:
    args = ("show", "north.studies", "--rules", str(college))
    assert "north.studies/require/2 — MAT 101 Numbers" in run(*args, "--paths").out
    assert "north.studies/require/2" not in run(*args).out
    for more in ((), ("--paths",)):
        found = json.loads(run(*args, "--json", *more).out)["paths"]
        assert {"path": "north.studies/require/2", "text": "MAT 101 Numbers"} in found
    assert json.loads(run("show", "north", "--rules", str(college), "--json").out)["paths"] == []


def test_a_credential_is_shown_as_the_form_of_a_proposal(college: Path, run: Run) -> None:
    args = ("show", "north.studies", "--proposal", "--rules", str(college))
    status, out, err = run(*args)
    assert (status, err) == (0, "")
    assert "Proposal: Certificate in studies (north.studies)" in out
    assert "Evidence: not stated" in out
    assert "How it is decided" not in out
    found = json.loads(run(*args, "--json").out)
    assert (found["pathways"], found["name"]) == ("proposal/1", "north.studies")
    assert [field["field"] for field in found["fields"] if field["stated"]] == [
        "title",
        "issuing_entity",
        "requirements",
    ]


def test_only_a_credential_has_the_form_of_a_proposal(college: Path, run: Run) -> None:
    status, _, err = run("show", "north", "--proposal", "--rules", str(college))
    assert (status, "`north` is no credential" in err) == (2, True)
    status, _, err = run("show", "north.ba", "--proposal", "--paths", "--rules", str(college))
    assert (status, "choose one of --paths and --proposal" in err) == (2, True)
