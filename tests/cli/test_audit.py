import json
from pathlib import Path

import jsonschema
import pytest

from pathways.exchange.audit.schema import schema
from tests.cli.college import earned, write_learner
from tests.cli.running import Run

ENG = "north.eng101"
DAY = ("--as-of", "2024-06-01")


@pytest.fixture
def audit(college: Path, run: Run) -> Run:
    def audited(*args: str) -> object:
        return run("audit", *args, "--rules", str(college))

    return audited  # type: ignore[return-value] # it runs a command, as `run` does


def test_a_goal_that_is_met_ends_with_0(audit: Run) -> None:
    status, out, err = audit("ada.json", "--goal", "north.words", *DAY)
    assert (status, err) == (0, "")
    assert "Badge in words" in out
    assert "✓" in out


def test_a_goal_that_is_not_met_ends_with_1_and_tells_what_is_missing(audit: Run) -> None:
    status, out, _ = audit("ada.json", "--goal", "north.words", "--goal", "north.ba", *DAY)
    assert status == 1
    assert "50 %" in out
    assert "Complete 3 more credits" in out


def test_a_goal_that_hangs_on_what_nobody_knows_ends_with_3(audit: Run, tmp_path: Path) -> None:
    write_learner(tmp_path / "x.json", "x", items=[earned(ENG, grade="B", provenance="asserted")])
    assert audit("x.json", "--goal", "north.words", *DAY).status == 3


def test_an_admission_may_be_a_goal(audit: Run) -> None:
    assert audit("ada.json", "--goal", "north.entry", *DAY).status == 3


def test_what_is_not_earned_yet_on_the_day_does_not_count(audit: Run) -> None:
    assert audit("ada.json", "--goal", "north.words", "--as-of", "2024-05-09").status == 1


def test_without_a_goal_the_declared_programmes_are_audited(audit: Run, tmp_path: Path) -> None:
    declared = [
        {"programme": "north.ba", "since": "2024-01-01"},
        {"programme": "north.words", "since": "2025-01-01"},
    ]
    write_learner(tmp_path / "x.json", "x", declared=declared, items=[earned(ENG, grade="B")])
    status, out, err = audit("x.json", *DAY)
    assert (status, err) == (1, "X: audited for the declared programme north.ba\n")
    assert "\nBadge in words\n" not in out


def test_without_a_programme_whatever_is_held_or_begun_is_audited(audit: Run, tmp_path: Path) -> None:
    _, out, err = audit("ada.json", *DAY)
    assert err == (
        "Ada: no declared programme; audited for what is held or begun: north.studies, north.ba, north.words\n"
    )
    assert out.count("────") >= 3
    write_learner(tmp_path / "x.json", "x", items=[earned("north.studies")])
    assert "held or begun: north.studies\n" in audit("x.json", *DAY).err


SEVEN = "\n".join(
    [
        'institution here "Here" { }',
        *(f'course c{at} "Course {at}" {{ taught at here worth 3 credits }}' for at in range(1, 10)),
        'badge none "Nothing of it" { issued by here require c9 }',
        'badge tiny "Tiny" { issued by here awarded automatically require c1 }',
        *(
            f'badge b{at} "Badge {at}" {{ issued by here require all of {{ {", ".join(f"c{n}" for n in range(1, at + 1))} }} }}'
            for at in range(7, 1, -1)
        ),
    ]
)


def test_of_what_is_begun_the_nearest_are_audited_and_the_others_told_in_a_line(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "seven.pathway").write_text(SEVEN, encoding="utf-8")
    write_learner(tmp_path / "x.json", "x", items=[earned("c1")])
    asked = ("audit", str(tmp_path / "x.json"), "--rules", str(tmp_path / "seven.pathway"), *DAY)
    status, out, err = run(*asked)
    shown = [
        goal for goal in ("Badge 2", "Badge 3", "Badge 4", "Badge 5", "Badge 6") if f"\n{goal}\n──" in out
    ]
    assert (status, len(shown), out.count("\n──")) == (1, 5, 5)
    assert err.splitlines() == [
        "X: no declared programme; audited for the 5 nearest of 7 that are held or begun: b2, b3, b4, b5, b6",
        "",
        "X: 2 further held or begun; ask with --goal NAME",
        "  b7    14 %  Badge 7",
        "  tiny  held  Tiny",
    ]
    document = json.loads(run(*asked, "--json").out)
    assert [goal["name"] for goal in document["goals"]] == ["b2", "b3", "b4", "b5", "b6"]


def test_with_nothing_to_audit_the_person_is_told_to_give_a_goal(audit: Run, tmp_path: Path) -> None:
    write_learner(tmp_path / "x.json", "x")
    status, out, err = audit("x.json", *DAY)
    assert (status, out) == (3, "")
    assert "give one with --goal" in err


def test_every_learner_of_a_file_is_audited(audit: Run) -> None:
    status, out, _ = audit("applicants.csv", "--goal", "north.words", *DAY)
    assert (status, out.count("Audit of ")) == (3, 4)


def test_json_has_one_document_a_line(audit: Run) -> None:
    _, out, _ = audit("applicants.csv", "--goal", "north.words", "--json", *DAY)
    documents = [json.loads(line) for line in out.splitlines()]
    assert {document["pathways"] for document in documents} == {"audit/1"}
    assert len(documents) == 4


def test_what_is_held_is_told_first_and_in_json_whether_it_is_a_goal_or_not(audit: Run) -> None:
    _, out, _ = audit("ada.json", "--goal", "north.ba", *DAY)
    assert out.index("\nYou hold\n") < out.index("\nBachelor of Arts\n")
    assert "  ✓ Badge in words — awarded automatically\n" in out
    _, out, _ = audit("ada.json", "--goal", "north.ba", *DAY, "--json")
    document = json.loads(out)
    jsonschema.validate(document, schema())
    badge = {
        "name": "north.words",
        "title": "Badge in words",
        "on": None,
        "until": None,
        "automatically": True,
    }
    assert badge in document["held_now"]
    assert document["goals"][0]["percent_then"] == document["goals"][0]["progress"]["percent"]


def test_json_tells_how_far_what_is_planned_leads(audit: Run, tmp_path: Path) -> None:
    items = [earned(ENG, grade="B"), {"item": "north.mat101", "status": "planned"}]
    write_learner(tmp_path / "x.json", "x", items=items)
    _, out, _ = audit("x.json", "--goal", "north.ba", *DAY, "--json")
    goal = json.loads(out)["goals"][0]
    assert (goal["progress"]["percent"], goal["percent_then"]) == (50, 100)


def test_today_is_the_day_unless_another_is_given(audit: Run) -> None:
    assert audit("ada.json", "--goal", "north.words").status == 0


def test_a_mistyped_goal_is_told_the_nearest(audit: Run) -> None:
    status, _, err = audit("ada.json", "--goal", "north.wrods")
    assert status == 2
    assert (
        "there is no credential, stack or admission named `north.wrods`; did you mean `north.words`?" in err
    )


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("yesterday", "`yesterday` is not a day; write year, month and day, as in 2024-09-01"),
        ("20240901", "write `20240901` with hyphens, as in 2024-09-01"),
        ("2024-02-30", "`2024-02-30` is not a day"),
    ],
)
def test_what_is_not_a_day_is_wrong_use(audit: Run, day: str, sentence: str) -> None:
    status, _, err = audit("ada.json", "--as-of", day)
    assert (status, sentence in err) == (2, True)


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"{", b"{}"])
def test_a_file_that_is_no_record_ends_with_4(audit: Run, tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "x.json").write_bytes(content)
    status, out, err = audit("x.json")
    assert (status, out) == (4, "")
    assert "error" in err


def test_one_error_in_a_record_stops_everybody_and_the_way_on_is_told(audit: Run, tmp_path: Path) -> None:
    document = {
        "pathways": "learner/1",
        "learners": [
            {"id": "1", "items": [earned(ENG, grade="B")]},
            {"id": "2", "items": [earned("north.eng110")]},
        ],
    }
    (tmp_path / "two.json").write_text(json.dumps(document), encoding="utf-8")
    status, out, err = audit("two.json", "--goal", "north.words", *DAY)
    assert (status, out) == (4, "")
    assert "did you mean `north.eng101`?" in err
    assert "1 of 2 learners has no error in the record." in err
    assert "--skip-bad uses those who have none" in err


def test_nobody_is_audited_by_rules_with_errors(audit: Run, college: Path) -> None:
    (college / "draft.pathway").write_text("set s = { a.c }\n", encoding="utf-8")
    status, out, err = audit("ada.json")
    assert (status, out) == (1, "")
    assert "[unknown-name]" in err
    assert "Nothing is decided by rules that have errors." in err


def test_rules_that_are_not_there_end_with_4(run: Run) -> None:
    assert run("audit", "ada.json", "--rules", "nowhere.pathway").status == 4


def test_an_audit_that_knows_the_one_before_says_the_same_again(audit: Run, tmp_path: Path) -> None:
    asked = ("ada.json", "--goal", "north.words", *DAY)
    first = audit(*asked, "--json")
    (tmp_path / "before.json").write_text(first.out, encoding="utf-8")
    again = audit(*asked, "--json", "--previous", str(tmp_path / "before.json"))
    assert (again.status, again.out) == (first.status, first.out)


def test_an_audit_that_was_kept_before_there_was_all_that_audits_say_today_is_read(
    audit: Run, tmp_path: Path
) -> None:
    asked = ("ada.json", "--goal", "north.words", *DAY)
    first = audit(*asked, "--json")
    kept = json.loads(first.out)
    for goal in kept["goals"]:
        for newer in ("exceptions", "version", "policies", "together", "pins", "unpinned"):
            del goal[newer]
    kept["goals"][0]["of_later_days"] = True
    (tmp_path / "before.json").write_text(json.dumps(kept), encoding="utf-8")
    again = audit(*asked, "--json", "--previous", str(tmp_path / "before.json"))
    assert (again.status, again.out) == (first.status, first.out)
    supposed = audit(*asked, "--what-if", "born 2000-01-01", "--previous", str(tmp_path / "before.json"))
    assert supposed.status == first.status


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (b"{}", "line 1 is no audit document: in `pathways`, field required"),
        (b"\xff", "it is not text in UTF-8"),
        (b"[" * 30, "line 1 is no audit document"),
        (None, "no such file or directory"),
    ],
)
def test_an_audit_of_before_that_cannot_be_read_ends_with_4(
    held: bytes | None, said: str, audit: Run, tmp_path: Path
) -> None:
    if held is not None:
        (tmp_path / "before.json").write_bytes(held)
    status, _, err = audit(
        "ada.json", "--goal", "north.words", *DAY, "--previous", str(tmp_path / "before.json")
    )
    assert status == 4
    assert f"the audits cannot be read: {said}" in err


def test_a_time_limit_that_is_long_enough_changes_nothing(audit: Run) -> None:
    asked = ("ada.json", "--goal", "north.words", *DAY)
    assert audit(*asked, "--seconds", "60").out == audit(*asked).out


def test_no_time_at_all_is_no_time_limit(audit: Run) -> None:
    assert audit("ada.json", "--goal", "north.words", *DAY, "--seconds", "0").status == 2


def test_what_if_tells_what_changes_and_ends_as_what_is_supposed(audit: Run) -> None:
    goal = ("--goal", "north.words", *DAY)
    status, out, err = audit("ada.json", *goal, "--what-if", f"withdrew from {ENG}")
    assert (status, err) == (1, "")
    assert "What changes: Badge in words" in out
    assert "would no longer count for" in out
    assert "Newly missing: Complete" in out
    assert audit("ada.json", *goal, "--what-if", f"planning {ENG}").status == 0


def test_what_if_has_both_audits_in_json(audit: Run) -> None:
    status, out, _ = audit(
        "ada.json", "--goal", "north.words", *DAY, "--json", "--what-if", f"withdrew from {ENG}"
    )
    document = json.loads(out)
    assert (status, document["pathways"]) == (1, "what-if/1")
    assert document["now"]["goals"][0]["eligible"]
    assert not document["then"]["goals"][0]["eligible"]
    assert document["changes"][0]["no_longer_counts"]


def test_without_a_goal_a_programme_that_is_supposed_to_be_declared_is_audited(audit: Run) -> None:
    _, out, _ = audit("ada.json", *DAY, "--what-if", "declared north.ba")
    assert "What changes: Bachelor" in out


def test_without_a_goal_what_would_be_begun_is_audited_too(audit: Run, tmp_path: Path) -> None:
    document = {"pathways": "learner/1", "learner": {"id": "1", "name": "Zed", "items": []}}
    (tmp_path / "zed.json").write_text(json.dumps(document), encoding="utf-8")
    status, out, err = audit("zed.json", *DAY, "--what-if", f"planning {ENG}")
    assert status == 1
    assert "What changes: Badge in words" in out
    assert "Zed, as supposed: no declared programme; audited for what is held or begun" in err


def test_a_line_that_cannot_be_supposed_is_told_and_nothing_is_audited(audit: Run) -> None:
    status, out, err = audit("ada.json", "--goal", "north.words", *DAY, "--what-if", "earnd north.eng101")
    assert (status, out) == (2, "")
    assert "did you mean `earned`?" in err


WHOLE = """\
course a "A" { worth 2 credits }
course b "B" { worth 3 credits }
course c "C" { worth 4 credits }
certificate three "Three" {
  require at least 4 credits from { a, c }
  require at least 3 credits from { b, c }
}
"""


def test_why_tells_the_cheapest_ways_out_of_what_only_a_search_decides(run: Run, tmp_path: Path) -> None:
    rules = tmp_path / "three.pathway"
    rules.write_text(WHOLE, "utf-8")
    learner = write_learner(tmp_path / "x.json", "x", items=[earned("a"), earned("c")])
    asked = ("audit", str(learner), "--goal", "three", *DAY, "--rules", str(rules))
    plainly, thoroughly = (" ".join(run(*asked, *more).out.split()) for more in ((), ("--why",)))
    assert "but not both together" in plainly
    assert "The cheapest ways out" not in plainly
    assert "for they are 2 credits short overall" in thoroughly
    assert "The cheapest ways out: 2 more credits from A or C; or 3 more credits from B or C." in thoroughly


def test_why_is_about_one_audit(audit: Run) -> None:
    status, _, err = audit("ada.json", *DAY, "--why", "--what-if", "earned north.mat101")
    assert status == 2
    assert "choose one of --why and --what-if" in err
