"""`pathways exceptions`, and exceptions in `audit` and `test`, as people at a desk meet them."""

import json
from datetime import date
from pathlib import Path

import pytest

from pathways.audit import audit_learner
from pathways.exchange.record.to_learners import from_json
from pathways.report import to_html
from pathways.ruleset import load_rules
from tests.cli.running import Run

WHO = {"by": "Dr Gray", "on": "2024-09-02", "reason": "took the graduate course"}
MET = {"kind": "waive", "requirement": "north.two/require/2", **WHO}


@pytest.fixture(name="college")
def _with_two(college: Path) -> Path:
    two = 'certificate north.two "Two courses" {\n  require all of { north.eng101, north.mat101 }\n}\n'
    (college / "two.pathway").write_text(two, encoding="utf-8")
    return college


def record(folder: Path, *exceptions: dict[str, str]) -> str:
    items = [{"item": "north.eng101", "status": "earned", "completed": "2024-05-10", "grade": "B"}]
    learner = {"id": "7", "name": "Cy", "exceptions": exceptions, "items": items}
    file = folder / "cy.json"
    file.write_text(json.dumps({"pathways": "learner/1", "learner": learner}), encoding="utf-8")
    return str(file)


def audited(run: Run, college: Path, file: str, *more: str) -> tuple[int, str]:
    goal = ("--goal", "north.two", "--rules", str(college), "--as-of", "2024-10-01")
    status, out, _ = run("audit", file, *goal, *more)
    return status, " ".join(out.split())


def test_an_audit_tells_who_waived_what_when_and_why(college: Path, run: Run, tmp_path: Path) -> None:
    status, out = audited(run, college, record(tmp_path, MET))
    assert status == 0
    assert "MAT 101 Numbers — waived by Dr Gray on 2 September 2024: took the graduate course" in out
    assert (
        "“MAT 101 Numbers” is waived (granted by Dr Gray on 2 September 2024, because: took the graduate course)."
        in out
    )


def test_an_item_shows_the_exception_that_lets_it_count(college: Path, run: Run, tmp_path: Path) -> None:
    instead = {"kind": "substitute", "item": "north.eng101", "instead_of": "north.mat101", **WHO}
    waived = {**MET, "requirement": "north.two/require/1"}
    status, out = audited(run, college, record(tmp_path, instead, waived))
    assert status == 0
    assert "MAT 101 Numbers — by ENG 101 Composition, grade B, 10 May 2024, by an exception of Dr Gray" in out


def test_an_audit_in_json_has_the_exception_as_data(college: Path, run: Run, tmp_path: Path) -> None:
    _, out = audited(run, college, record(tmp_path, MET), "--json")
    goal = json.loads(out)["goals"][0]
    wanted = {**MET, "item": None, "instead_of": None, "amount": None, "until": None}
    assert goal["exceptions"][0]["granted"] == wanted
    assert goal["exceptions"][0]["used"] is True
    assert goal["exceptions"][0]["paths"] == ["north.two/require/2"]
    assert goal["routes"][0]["requirement"]["members"][1]["exceptions"] == [wanted]


def test_what_is_gone_is_warned_of_told_in_the_audit_and_listed(
    college: Path, run: Run, tmp_path: Path
) -> None:
    file = record(tmp_path, {**MET, "requirement": "north.two/requires/2"})
    status, out, err = run("audit", file, "--goal", "north.two", "--rules", str(college))
    assert status == 1
    assert "Not used: “north.two/requires/2” is waived" in out
    assert "did you mean `north.two/require/2`?" in err
    status, out, err = run("exceptions", file, "--rules", str(college))
    assert status == 1
    assert " ".join(out.split()) == (
        "Cy (7): waive at north.two/requires/2, granted by Dr Gray on 2 September 2024: The rules have no "
        "requirement, limit or deadline named north.two/requires/2. Did you mean north.two/require/2?"
    )
    assert err.endswith("1 exception of 1 learner, 1 to look at\n")


def test_exceptions_that_the_rules_have_use_for_are_none_to_look_at(
    college: Path, run: Run, tmp_path: Path
) -> None:
    ran = run("exceptions", record(tmp_path, MET), "--rules", str(college), "--before", str(college))
    assert ran == (0, "", "1 exception of 1 learner, 0 to look at\n")


def edited(college: Path, folder: Path, *changes: tuple[str, str]) -> str:
    """A copy of the rules with texts in place of others."""
    copy = folder / "edited"
    copy.mkdir()
    for file in college.glob("*.pathway"):
        text = file.read_text("utf-8")
        for old, new in changes:
            text = text.replace(old, new)
        (copy / file.name).write_text(text, "utf-8")
    return str(copy)


def test_an_edit_lists_the_exceptions_that_it_touches(college: Path, run: Run, tmp_path: Path) -> None:
    turned = ("{ north.eng101, north.mat101 }\n}\n", "{ north.mat101, north.eng101 }\n}\n")
    after = edited(college, tmp_path, turned)
    other = {**MET, "requirement": "north.words/require"}
    granted = record(tmp_path, MET, other)
    ran = run("exceptions", granted, "--rules", after, "--before", str(college), "--json")
    assert ran.status == 1
    (told,) = json.loads(ran.out)["exceptions"]
    assert (told["reason"], told["granted"]["requirement"]) == ("changed", "north.two/require/2")
    assert told["moved"] == "north.two/require/1"
    assert told["text"].endswith(
        "not what it was before the edit. What was meant is now north.two/require/1."
    )


def test_a_rename_lists_the_exceptions_with_the_names_of_today(
    college: Path, run: Run, tmp_path: Path
) -> None:
    after = edited(college, tmp_path, ("north.two", "north.pair"), ("north.eng101", "north.writing"))
    instead = {"kind": "substitute", "item": "north.workshop", "instead_of": "north.eng101", **WHO}
    ran = run("exceptions", record(tmp_path, MET, instead), "--rules", after, "--before", str(college))
    assert ran.status == 1
    assert [line.partition(": ")[2].partition(": ")[2] for line in ran.out.splitlines()] == [
        "The rules have nothing named north.eng101. What was meant is now north.writing.",
        (
            "The rules have no requirement, limit or deadline named north.two/require/2. What was meant is now "
            "north.pair/require/2."
        ),
    ]
    assert ran.err == "2 exceptions of 1 learner, 2 to look at\n"


def test_a_substitute_wherever_a_course_is_named_is_listed_once_it_is_named_elsewhere(
    college: Path, run: Run, tmp_path: Path
) -> None:
    after = edited(college, tmp_path, ("require north.eng101 with", "require north.mat101 with"))
    instead = {"kind": "substitute", "item": "north.workshop", "instead_of": "north.eng101", **WHO}
    granted = record(tmp_path, instead)
    ran = run("exceptions", granted, "--rules", after, "--before", str(college))
    assert ran.status == 1
    assert ran.out.endswith(
        "Where the rules name that, or what they ask there, is not what it was before the edit.\n"
    )
    assert run("exceptions", granted, "--rules", after, "--before", after).status == 0


def test_reasons_and_names_are_never_markup_nor_obeyed(college: Path, run: Run, tmp_path: Path) -> None:
    evil = {**MET, "by": "<b>Dr</b>", "reason": "<script>alert(1)</script>*bold*"}
    rules = load_rules(college)
    _, out, _ = run("audit", record(tmp_path, evil), "--goal", "north.two", "--rules", str(college))
    assert "because: <script>alert(1)</script>*bold*" in " ".join(out.split())
    (learner,) = from_json(Path(record(tmp_path, evil)).read_text("utf-8"), "cy.json", rules.catalogue)[0]
    page = to_html(audit_learner(rules, learner, ("north.two",), date(2024, 10, 1)))
    assert "<script>" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;" in page


def test_a_learner_under_test_may_be_granted_an_exception(college: Path, run: Run) -> None:
    (college / "more.pathway").write_text(
        'learner "Cy" {\n  earned north.eng101 on 2024-05-10 grade B\n'
        '  granted waiver of \'north.two/require/2\' by "Dr Gray" on 2024-09-02 because "as above"\n'
        "  expect north.two unmet as of 2024-09-01\n  expect north.two met as of 2024-09-02\n}\n",
        encoding="utf-8",
    )
    assert run("test", str(college)).status == 0


def test_a_mistyped_place_in_a_rule_file_is_told_with_the_nearest(college: Path, run: Run) -> None:
    (college / "more.pathway").write_text(
        'learner "Cy" {\n  granted waiver of \'north.two/requires/2\' by "Dr Gray" on 2024-09-02 because "as above"\n'
        "  expect north.two unmet as of 2024-09-01\n}\n",
        encoding="utf-8",
    )
    ran = run("check", str(college))
    assert ran.status == 1
    assert "did you mean `north.two/require/2`?" in ran.out + ran.err
