"""Rules that colleges really have, one file for each numbered case: every learner comes out as expected, and no case is lost."""

import re
from functools import cache
from pathlib import Path

import pytest

from pathways.cli.expected import differences
from pathways.folders import rules_folder
from pathways.problem import Severity
from pathways.ruleset import RuleSet, load_rules

HERE = Path(__file__).parent
TESTS = HERE.parent.parent
FILES = sorted(HERE.glob("*.pathway"))

WHERE: dict[int, str] = {
    1: "case_01_the_whole_degree",
    2: "case_02_january_terms",
    3: "case_03_a_language",
    4: "case_04_chemistry",
    5: "case_05_caps_for_each_discipline",
    6: "case_06_asian_studies",
    7: "case_07_music",
    8: "case_08_two_majors",
    9: "case_09_overlapping_buckets",
    10: "case_10_and_11_units",
    11: "case_10_and_11_units",
    12: "case_12_budgets_and_slots",
    13: "case_13_all_courses",
    14: "case_14_among_what_counts",
    20: "case_20_and_21_graduate_certificates",
    21: "case_20_and_21_graduate_certificates",
    22: "case_22_two_programmes",
    26: "case_26_quarters_and_semesters",
    27: "case_27_eight_credits",
}
"""The cases whose file stands here."""
IN_THE_LIBRARY: dict[int, str] = {
    15: "cuny/transfer.pathway",
    16: "cuny/transfer.pathway",
    18: "cuny/transfer.pathway",
    19: "maryland/transfer.pathway",
    23: "rutgers/mba.pathway",
    24: "ohio/one_year_option.pathway",
    25: "asu/earned_admission.pathway",
}
"""The cases that are rules of the library."""
ELSEWHERE: dict[int, str] = {17: "audit/test_transfers.py", 28: "language/meaning/25_exceptions.pathway"}
"""The cases that are tried where the language itself is."""
COMPLAINTS: dict[int, str] = {
    1: "language/counter_examples/ce1_top_down.pathway",
    2: "language/meaning/25_pins.pathway",
    3: "language/meaning/17_sharing.pathway",
    4: "audit/test_options.py",
    5: "language/cases/case_09_overlapping_buckets.pathway",
    6: "language/meaning/11_facts.pathway",
    7: "language/cases/case_12_budgets_and_slots.pathway",
    8: "language/meaning/08_repeats.pathway",
    9: "language/meaning/12_nothing_by_being_empty.pathway",
    10: "language/cases/case_14_among_what_counts.pathway",
    11: "model/articulation/test_judged.py",
    12: "cli/test_exceptions.py",
    13: "properties/test_order.py",
}
"""What users of other systems complain about, and where it is tried that it does not happen here."""


@cache
def rules(file: Path) -> RuleSet:
    return load_rules(file)


def test_each_of_the_28_cases_is_somewhere() -> None:
    places = [*WHERE, *IN_THE_LIBRARY, *ELSEWHERE]
    assert sorted(places) == list(range(1, 29))
    assert {f"{name}.pathway" for name in WHERE.values()} == {file.name for file in FILES}
    assert all((rules_folder() / name).is_file() for name in IN_THE_LIBRARY.values())
    assert all((TESTS / name).is_file() for name in ELSEWHERE.values())


def test_each_of_the_13_complaints_is_tried_somewhere() -> None:
    assert sorted(COMPLAINTS) == list(range(1, 14))
    assert [name for name in COMPLAINTS.values() if not (TESTS / name).is_file()] == []


@pytest.mark.parametrize("number", WHERE)
def test_a_file_opens_with_the_fact_and_the_number_of_its_case(number: int) -> None:
    text = (HERE / f"{WHERE[number]}.pathway").read_text(encoding="utf-8")
    remark = " ".join(line.lstrip("# ") for line in text.splitlines()[:12] if line.startswith("#"))
    assert re.search(rf"\bCase {number}: ", remark)
    assert "Source" in remark


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_expectation_of_a_case_comes_true(file: Path) -> None:
    found = rules(file)
    wrong = [problem for problem in found.problems if problem.severity is Severity.ERROR]
    assert not wrong, [f"{problem.message} ({problem.help})" for problem in wrong]
    lines = [
        f"{file.name}:{problem.spots[0].line}: {problem.message}\n    {problem.help}"
        for problem in differences(found.catalogue.tests, found)
    ]
    assert not lines, "\n".join(["", *lines])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_target_of_a_case_has_a_learner_on_either_side(file: Path) -> None:
    answers: dict[str, set[str]] = {}
    for test in rules(file).catalogue.tests:
        for expected in test.expectations:
            answers.setdefault(expected.target, set()).add(expected.wanted)
    assert answers
    assert not [target for target, found in answers.items() if not found > {"met"}]


def test_what_is_left_out_is_told_of_each_case_beside_its_file() -> None:
    rows = re.findall(
        r"^\| (\d+) \| (.*) \| (.*) \| (.*) \|$", (HERE / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert [int(number) for number, *_ in rows] == list(range(1, 29))
    assert all(
        WHERE[number] in where for number, where in ((int(row[0]), row[2]) for row in rows) if number in WHERE
    )
    assert all(left_out for *_, left_out in rows)
