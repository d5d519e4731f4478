import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pathways.audit.from_graph import audit
from pathways.audit.reasons import Pinned
from pathways.audit.verdict import Audit
from pathways.model.learner import Pin
from tests.cli.running import Run


def _with(college: Path, learner: str) -> str:
    file = college / "more.pathway"
    file.write_text(
        f'learner "Cy" {{\n  earned north.eng101 on 2024-05-10 grade B\n  {learner}\n}}\n', encoding="utf-8"
    )
    return str(college)


def test_learners_that_get_what_is_expected_are_counted(college: Path, run: Run) -> None:
    assert run("test", str(college)) == (0, "", "2 learners, 7 expectations: all as expected\n")


@pytest.mark.no_cover
def test_the_learners_of_the_shipped_library_get_what_is_expected(run: Run) -> None:
    status, out, err = run("test")
    assert (status, out) == (0, "")
    assert err.endswith("all as expected\n")


@pytest.mark.parametrize(
    ("expected", "sentence", "reason"),
    [
        ("north.words not held as of 2024-06-01", "is held", "meets all requirements"),
        ("north.words unmet as of 2024-06-01", "is met", "ENG 101"),
        ("north.ba met as of 2024-06-01", "is unmet", "Complete 3 more credits"),
        ("north.ba progress 49 % as of 2024-06-01", "is at progress 50 %", "Complete 3 more credits"),
        ("north.entry admitted as of 2024-06-01", "is cannot be decided", "the date of birth"),
        ("north.for_credit open as of 2024-06-01", "is closed", "nothing that the learner has"),
    ],
)
def test_what_differs_is_told_at_its_line_with_reasons(
    college: Path, run: Run, expected: str, sentence: str, reason: str
) -> None:
    status, out, err = run("test", _with(college, f"expect {expected}"))
    assert status == 1
    target, _, answer = expected.removesuffix(" as of 2024-06-01").partition(" ")
    differs = f"`{target}` {sentence} for “Cy” as of 2024-06-01, and `{answer}` was expected"
    assert f"college/more.pathway:3:3: error: {differs} [expectation-differs]" in out
    assert f"  3 |   expect {expected}\n    |   ^^^^^^" in out
    assert reason in out
    assert "3 learners, 8 expectations: 1 of them differs" in err


def test_an_open_conversion_tells_until_when(college: Path, run: Run) -> None:
    text = "earned north.workshop on 2024-05-10\n  expect north.for_credit closed as of 2024-06-01"
    assert "Words at work: until 2025-05-10" in run("test", _with(college, text)).out


def test_what_became_of_pins_is_told_first(college: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pin = Pinned(Pin("north.eng101", "north.ba"), "Composition", "ENG 101", honoured=True)

    def pinned(*asked: Any) -> Audit:  # noqa: ANN401 - as it is called
        found = audit(*asked)
        return replace(found, goals=tuple(replace(goal, pins=(pin,)) for goal in found.goals))

    monkeypatch.setattr("pathways.cli.expected.audit", pinned)
    out = run("test", _with(college, "expect north.ba met as of 2024-06-01")).out
    told = "ENG 101 Composition counts for “Bachelor of Arts”, where you pinned it."
    assert out.index(told) < out.index("Complete 3 more credits")


def test_an_expectation_needs_a_day(college: Path, run: Run) -> None:
    status, out, _ = run("test", _with(college, "expect north.words held"))
    assert status == 1
    assert "`north.words` is expected on no day" in out
    assert "write the day behind it, as in `as of 2024-09-01`" in out


def test_what_is_not_decided_is_told_as_undecided(college: Path, run: Run) -> None:
    unequal = (
        'course north.lab "Lab" { taught at north worth 4 credits }\n'
        "set north.some = { north.eng101, north.mat101, north.lab }\n"
        'badge north.hard "Hard" { require at least 4 credits from north.some '
        "require when gpa at least 2.00 over what counts { north.lab } }\n"
    )
    (college / "hard.pathway").write_text(unequal, encoding="utf-8")
    out = run("test", _with(college, "expect north.hard met as of 2024-06-01")).out
    assert "`north.hard` is undecided for “Cy” as of 2024-06-01, and `met` was expected" in out


def test_only_the_learners_of_what_is_named_are_run(college: Path, run: Run) -> None:
    names = str(college / "learners.pathway")
    assert run("test", names, "--rules", str(college)).err == "2 learners, 7 expectations: all as expected\n"
    draft = college.parent / "draft.pathway"
    draft.write_text("set s = { north.eng101 }\n", encoding="utf-8")
    assert (
        run("test", str(draft), "--rules", str(college)).err
        == "0 learners, 0 expectations: all as expected\n"
    )


def test_one_learner_and_one_expectation_are_told_as_one(college: Path, run: Run) -> None:
    alone = college / "alone.pathway"
    alone.write_text('learner "Di" { expect north.words unmet as of 2024-06-01 }\n', encoding="utf-8")
    told = "1 learner, 1 expectation: all as expected\n"
    assert run("test", str(alone), "--rules", str(college)) == (0, "", told)


def test_rules_alone_bring_their_learners(college: Path, run: Run) -> None:
    assert run("test", "--rules", str(college)).err == "2 learners, 7 expectations: all as expected\n"


def test_many_reasons_are_cut(college: Path, run: Run) -> None:
    courses = "".join(f'course north.c{n} "C{n}" {{ taught at north worth 3 credits }}\n' for n in range(9))
    named = ", ".join(f"north.c{n}" for n in range(9))
    badge = f'badge north.many "Many" {{ require all of {{ {named} }} }}\n'
    (college / "many.pathway").write_text(courses + badge, encoding="utf-8")
    out = run("test", _with(college, "expect north.many met as of 2024-06-01")).out
    assert "more; `pathways audit` tells all" in out


def test_json_has_the_counts_and_what_differs(college: Path, run: Run) -> None:
    found = json.loads(run("test", _with(college, "expect north.words unmet as of 2024-06-01"), "--json").out)
    assert (found["pathways"], found["learners"], found["expectations"]) == ("test/1", 3, 8)
    assert [problem["code"] for problem in found["problems"]] == ["expectation-differs"]


def test_rules_with_errors_are_not_tested(college: Path, run: Run) -> None:
    status, _, err = run("test", _with(college, "expect north.wrods held as of 2024-06-01"))
    assert (status, "Nothing is decided by rules that have errors." in err) == (1, True)
