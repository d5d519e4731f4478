"""What a check tells of transfer rules, as a registrar reads it: courses, grades, days, credits, and both rows."""

from dataclasses import replace
from datetime import date

import pytest

from pathways.model.amount import Unit, Worth
from pathways.model.checks import check
from pathways.model.transfer import CourseRef, Given, Taken, Transfer
from pathways.problem import Problem, Severity
from pathways.text import Place, Source, limits
from tests.model.articulation.tables import COLLEGES, HEAD, catalogue_with, codes_of, told_of

COLUMNS = "least_grade,most_grade,effective,retired,priority,from_credits,credits,kind"
ROW = "hostos,MA,114,lehman,MATH"
QUARTERS = """\
institution pacific "Pacific College" { is a college  calendar quarter }
institution lehman "Lehman College" { is a college }
unit quarter = 2/3 semester rounded down to 0.5 on each item
"""


def table(*rows: str) -> str:
    """A table of these rows; columns at the end of a row may be left out."""
    width = f"{HEAD},{COLUMNS}".count(",")
    return "\n".join([f"{HEAD},{COLUMNS}", *(row + "," * (width - row.count(",")) for row in rows)])


def only(code: str, *rows: str, rules: str = COLLEGES) -> Problem:
    """The one problem of a table, which has this code."""
    (problem,) = told_of(table(*rows), rules=rules)
    assert problem.code == code
    return problem


def test_the_grades_in_common_of_two_rules_are_told_as_an_interval() -> None:
    problem = only("overlapping-transfers", f"1,{ROW},115,D", f"2,{ROW},ELEC,,C-")
    assert problem.message == (
        "rules `1` and `2` both take MA 114 of hostos with grade D to C-, "
        "as MATH 115 of lehman and as MATH ELEC of lehman"
    )
    assert (problem.severity, [spot.line for spot in problem.spots]) == (Severity.WARNING, [3, 2])


def test_the_days_in_common_of_two_rules_are_told() -> None:
    rows = f"1,{ROW},115,,,2019-01-01,2020-12-31", f"2,{ROW},116,,,2020-01-01"
    message = only("overlapping-transfers", *rows).message
    assert "with grade D to A from 2020-01-01 to 2020-12-31, as" in message


def test_rules_of_different_priority_are_meant_to_stand_beside_each_other() -> None:
    assert codes_of(table(f"1,{ROW},115,,,,,1", f"2,{ROW},116,,,,,2")) == set()


def test_rules_of_different_days_grades_or_receivers_do_not_overlap() -> None:
    assert codes_of(table(f"1,{ROW},115,,,,2019-12-31", f"2,{ROW},116,,,2020-01-01")) == set()
    assert codes_of(table(f"1,{ROW},115,C", f"2,{ROW},116,,C-")) == set()
    assert codes_of(table(f"1,{ROW},115", "2,hostos,MA,114,hostos,MA,200")) == set()


def test_a_rule_that_stands_twice_is_told_once_with_both_rows() -> None:
    problem = only("duplicate-transfers", f"1,{ROW},115", f"2,{ROW},115")
    assert problem.message == "rules `1` and `2` say the same: MA 114 of hostos as MATH 115 of lehman"
    assert [(spot.line, spot.note) for spot in problem.spots] == [(3, ""), (2, "it stands here already")]


def test_a_rule_that_takes_more_and_gives_no_more_is_never_needed() -> None:
    rows = f"1,{ROW},115", f"2,{ROW},115", "2,hostos,MA,115"
    assert only("shadowed-transfer", *rows).message == (
        "rule `2` is never needed: whoever has MA 114 of hostos and MA 115 of hostos "
        "has MATH 115 of lehman by rule `1` as well"
    )


def test_grades_above_and_between_rules_are_gaps_and_those_below_all_a_notice() -> None:
    problem = only("gapped-transfers", f"1,{ROW},115,B", f"2,{ROW},ELEC,,C-")
    assert (problem.message, problem.severity) == (
        "no rule takes MA 114 of hostos with grade `B-`, `C`",
        Severity.WARNING,
    )
    rows = f"1,{ROW},115,C", "2,hostos,MA,115,lehman,MATH,116,C", "3,hostos,MA,116,lehman,MATH,117,B"
    few, many = sorted(told_of(table(*rows)), key=lambda each: each.message)
    assert few.message == "lehman takes 2 courses, such as MA 114 of hostos, and not with grade `C-`, `D`"
    assert many.message == "lehman takes MA 116 of hostos and not with grade `B-`, `C`, `C-`, `D`"
    assert {few.severity, many.severity} == {Severity.NOTICE}


def test_days_between_two_versions_are_a_gap() -> None:
    problem = only("gapped-transfers", f"1,{ROW},115,,,,2019-12-31", f"2,{ROW},116,,,2020-02-01")
    assert problem.message == (
        "no rule takes MA 114 of hostos from 2020-01-01 to 2020-01-31, between rules `1` and `2`"
    )


@pytest.mark.parametrize(
    ("brought", "credits_", "kind", "message"),
    [
        ("3", "4", "fixed", "1 credit too much by rule `1`: "),
        ("3", "3.001", "fixed", "0.001 credits too much by rule `1`: "),
        ("3", "2.5", "fixed", "0.5 credits lost by rule `1`: "),
        ("3", "2", "at most", "1 credit lost by rule `1`: "),
        ("3", "4", "at most", ""),
        ("3", "", "rest", ""),
        ("", "4", "fixed", ""),
        ("3", "", "", ""),
    ],
)
def test_credits_in_and_out_are_compared_where_both_are_known(
    brought: str, credits_: str, kind: str, message: str
) -> None:
    told = told_of(table(f"1,{ROW},115,,,,,,{brought},{credits_},{kind}"))
    assert [each.message.partition("MA 114")[0] for each in told] == [message] * bool(message)
    assert {each.severity for each in told} <= {Severity.ERROR if "too much" in message else Severity.WARNING}


def test_what_a_declared_course_bears_need_not_stand_in_the_table() -> None:
    courses = """\
course hostos.algebra "Algebra" { taught at hostos  worth 3 credits  subject "MA"  number 114 }
course lehman.precalculus "Precalculus" { taught at lehman  worth 4 credits  subject "MATH"  number 115 }
"""
    problem = only("unbalanced-transfer", f"1,{ROW},115", rules=COLLEGES + courses)
    assert problem.message.startswith("1 credit too much by rule `1`")


def test_credits_of_another_calendar_are_compared_by_its_unit_rule_and_what_rounding_may_make_of_them() -> (
    None
):
    row = "1,pacific,MA,1,lehman,MATH,1,,,,,"
    for brought, given, message in (
        ("5", "3", ""),
        ("5", "3.5", ""),
        ("5", "4", "too much"),
        ("5", "2", "lost"),
    ):
        told = told_of(table(f"{row},{brought},{given},fixed"), rules=QUARTERS)
        assert [message in each.message for each in told] == [True] * bool(message)
    without = "\n".join(QUARTERS.splitlines()[:2])
    assert told_of(table(f"{row},5,9,fixed"), rules=without) == ()


def test_a_circle_in_which_credits_grow_is_told_with_its_rules() -> None:
    rows = f"1,{ROW},115,,,,,,3,4,fixed", "2,lehman,MATH,115,hostos,MA,114,,,,,,4,4,fixed"
    told = {each.code: each.message for each in told_of(table(*rows))}
    assert told["inflating-transfers"] == (
        "credits grow: MA 114 of hostos comes back with more of them by the rules `1`, `2`"
    )


def test_a_knot_too_large_to_be_tried_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathways.model.articulation.circles._TRIES", 1)
    rows = [
        f"{at},hostos,MA,{at},hostos,MA,{(at + 1) % 4},,,,,,3,{4 if at == 3 else 3},fixed" for at in range(4)
    ]
    told = [each for each in told_of(table(*rows)) if each.code == "inflating-transfers"]
    assert [each.message for each in told] == [
        "whether credits grow in a circle from MA 0 of hostos was not decided: too many rules hang together"
    ]


def test_more_rules_of_one_course_than_are_compared_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ALIKE", 3)
    rows = [f"{at},{ROW},{at},,,,,{at}" for at in range(6)]
    (problem,) = told_of(table(*rows))
    assert problem.message == (
        "more than 3 rules take MA 114 of hostos at once, so not every two were compared"
    )


def test_a_rule_of_a_rule_file_is_judged_beside_those_of_a_table() -> None:
    catalogue, _ = catalogue_with(table(f"1,{ROW},115,C"))
    course = CourseRef(None, "hostos", "MA", "114", "Algebra")
    given = Given(
        CourseRef(None, "lehman", "MATH", "116", "More"), "fixed", Worth(3000, Unit("credits", "semester"))
    )
    transfer = Transfer(
        name="algebra",
        title="Algebra",
        takes=(Taken(course, least="B", most=None),),
        gives=(given,),
        priority=0,
        effective=date(2020, 1, 1),
        retired=date(2021, 1, 1),
        only_in=(),
        chains=False,
        details=(),
        cites=(),
        place=Place(Source("a.pathway", "transfer algebra"), 9, 16),
    )
    told = check(replace(catalogue, transfers={"algebra": transfer}))
    (problem,) = [each for each in told if each.code == "overlapping-transfers"]
    assert problem.message == (
        "rules `1` and `algebra` both take MA 114 of hostos with grade B to A from 2020-01-01 to 2021-01-01, "
        "as MATH 115 of lehman and as MATH 116 of lehman"
    )
    assert [(spot.file, spot.line) for spot in problem.spots] == [("a.pathway", 1), ("transfers.csv", 2)]
    for other in (
        replace(transfer, only_in=("ats",)),
        replace(transfer, takes=(Taken(replace(course, institution=None)),)),
    ):
        assert "overlapping-transfers" not in {
            each.code for each in check(replace(catalogue, transfers={"algebra": other}))
        }


def test_rules_that_count_only_in_a_credential_are_compared_with_their_like() -> None:
    degree = 'bachelor degree lehman.BA "BA" { issued by lehman  require 3 credits from courses }\n'
    other = degree.replace("BA", "BS")
    head = f"{HEAD},least_grade,counts_only_in"

    def told(*rows: str) -> set[str]:
        return codes_of("\n".join((head, *rows)), rules=COLLEGES + degree + other) - {"missing-source"}

    one, more = "1,hostos,MA,114,lehman,MATH,115,D,", "2,hostos,MA,114,lehman,MATH,116,D,"
    assert told(one, more) == {"overlapping-transfers"}
    assert told(f"{one}lehman.BA", f"{more}lehman.BA") == {"overlapping-transfers"}
    assert told(f"{one}lehman.BA", f"2{one[1:]}lehman.BA") == {"duplicate-transfers"}
    assert told(f"{one}lehman.BA", f"{more}lehman.BS") == set()
    assert told(one, f"{more}lehman.BS") == set()
    assert told(f"{one.replace(',D,', ',B,')}lehman.BA") == set()


@pytest.mark.seeds
def test_what_is_told_hangs_on_the_rows_and_not_on_their_order() -> None:
    rows = [
        *(f"a{at},hostos,MA,{at},lehman,MATH,{at},C" for at in range(20)),
        *(f"b{at},hostos,MA,{at},lehman,ELEC,1,,C" for at in range(0, 20, 2)),
    ]
    told = sorted(
        each.code + each.message for each in told_of(table(*rows)) if each.severity is Severity.WARNING
    )
    assert len(told) == 10
    turned = sorted(each.code for each in told_of(table(*rows[::-1])) if each.severity is Severity.WARNING)
    assert turned == ["overlapping-transfers"] * 10
