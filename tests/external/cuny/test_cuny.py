"""Conditions that advisors of CUNY wrote for Degree Works: what the language can say of them, checked by its own reader."""

from functools import cache
from pathlib import Path

import pytest

from pathways.problem import Severity
from pathways.ruleset import load_rules
from tests.external.cuny.__main__ import Told, conditions_of, table, told
from tests.external.cuny.in_pathway import Rules, UnsayableError, said
from tests.external.cuny.scribe import Compared, Course, Joined, UnreadableError, read

pytestmark = pytest.mark.no_cover
FILE = Path(__file__).parents[4] / "shared" / "data" / "cuny_scribe" / "if_conditions.txt"
there = pytest.mark.skipif(not FILE.exists(), reason=f"the conditions of CUNY are not at {FILE}")


@cache
def found() -> tuple[list[Told], Rules]:
    rules = Rules()
    return told(conditions_of(FILE), rules), rules


@pytest.mark.parametrize(
    ("condition", "tree"),
    [
        ("(CONC=CORPORATE)", Compared("CONC", "=", "CORPORATE")),
        (
            "(CONC=CORPORATEorCONC=ORAL)",
            Joined("or", (Compared("CONC", "=", "CORPORATE"), Compared("CONC", "=", "ORAL"))),
        ),
        ("(BIO11wasntPASSED)", Course("BIO11", (), "passed", negated=True)),
        (
            "(BIO11(WITHDWCredits>=4)isINPROGRESSandSGPA>=2.5)",
            Joined(
                "and",
                (
                    Course("BIO11", (Compared("DWCREDITS", ">=", "4"),), "inprogress", negated=False),
                    Compared("SGPA", ">=", "2.5"),
                ),
            ),
        ),
        (
            "(DAY=YorT2K=YandFLEX=Y)",
            Joined(
                "or",
                (
                    Compared("DAY", "=", "Y"),
                    Joined("and", (Compared("T2K", "=", "Y"), Compared("FLEX", "=", "Y"))),
                ),
            ),
        ),
    ],
)
def test_a_condition_without_white_space_is_read_as_it_is_meant(condition: str, tree: object) -> None:
    assert read(condition) == tree


@pytest.mark.parametrize("condition", ["", "(CONC=)", "CONC=A)", "(CONC=A", "(SHOE=42)"])
def test_anything_else_is_no_condition(condition: str) -> None:
    with pytest.raises(UnreadableError):
        read(condition)


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        ("(CONC<>ART)", "not declared cuny.bachelor_degree_conc_art"),
        ("(BIO11wasPASSEDorBIO11isINPROGRESS)", "any of { cuny.course_bio11 }"),
        ("(BIO11wasntPASSED)", "lacks cuny.course_bio11"),
        ("(BIO11(WITHDWCredits<1)wasPASSED)", "cuny.course_bio11 each worth at most 0.999 credits"),
        ("(BIO11(WITHDWGRADE>B-)wasPASSED)", "cuny.course_bio11 with grade B or better"),
        ("(TR_CREDITS>30)", "at least 30.001 credits from courses transferred"),
        ("(EARNED-DEGCR>=001800)", "at least 18 credits from courses"),
        ("(SGPA>=002000)", "gpa at least 2.000 over record courses at cuny"),
        ("(SGPA<002000)", "gpa below 2.000 over record courses at cuny"),
        ("(EARNED-DEGCR<002400)", "fewer than 24 credits from courses"),
        (
            "(BIO11(WITHDWCredits<1)wasntPASSED)",
            "fewer than 1 course from cuny.course_bio11 each worth at most 0.999 credits",
        ),
        ('(SPNSCORE>"125")', "score at least 126 on cuny.exam_spnscore"),
        ("(MATH.1701:5004isPASSED)", '1 course from courses in subject "MATH" numbered 1701 to 5004'),
    ],
)
def test_a_condition_becomes_the_text_of_a_requirement(condition: str, text: str) -> None:
    assert said(read(condition), Rules()) == text


@pytest.mark.parametrize(
    "condition",
    [
        "(BIO11isINPROGRESS)",
        "(BIO11wasTAKEN)",
        "(NumMajors<2)",
        "(CreditsAppliedTowardsDegree>=60)",
        "(ACTM1-SCH<40)",
    ],
)
def test_what_the_language_cannot_say_has_a_reason(condition: str) -> None:
    with pytest.raises(UnsayableError, match=r"\w+ \w+"):
        said(read(condition), Rules())


@there
def test_1187_of_the_1237_conditions_can_be_said() -> None:
    conditions, _ = found()
    assert len(conditions) == 1237
    assert sum(not each.reason for each in conditions) == 1187
    assert not [each.condition for each in conditions if each.kinds == ("not read",)]


@there
def test_26_of_the_40_kinds_of_condition_can_be_said() -> None:
    conditions, _ = found()
    kinds = {kind for each in conditions for kind in each.kinds}
    sayable = {kind for each in conditions if not each.reason for kind in each.kinds}
    assert (len(kinds), len(sayable)) == (40, 26)


@there
def test_every_text_is_read_without_an_error(tmp_path: Path) -> None:
    conditions, rules = found()
    file = tmp_path / "cuny.pathway"
    texts = [each.text for each in conditions if each.text]
    file.write_text(rules.text(texts), encoding="utf-8")
    loaded = load_rules(file)
    assert not [problem.message for problem in loaded.problems if problem.severity is Severity.ERROR]
    assert sum(name.startswith("cuny.condition_") for name in loaded.catalogue.credentials) == len(texts)


@there
def test_the_table_ends_with_all_conditions() -> None:
    conditions, _ = found()
    assert table(conditions).splitlines()[-1] == "  1237     1187  conditions in all"
