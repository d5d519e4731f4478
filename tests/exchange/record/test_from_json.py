"""Learner documents in JSON: what each field becomes, and what is unknown as against known to be none."""

from datetime import date

import pytest

from pathways.exchange.record.to_learners import from_json
from pathways.model.amount import Unit, Worth
from pathways.model.learner import Attestation, Item, Pin, Provenance, Relation, Status
from tests.exchange.record.college import COLLEGE
from tests.exchange.record.reading import document, only, only_item, only_problem, read_items

WHOLE_ITEM = """{
  "id": "7", "item": "college.data_badge", "institution": "college", "title": "Data", "status": "earned",
  "completed": "2024-05-10", "term": "2024 spring", "grade": "B", "basis": "pass_fail", "score": 71.5,
  "credits": 0.125, "unit": "quarter", "level": "graduate", "for_credit": false, "provenance": "asserted",
  "asserted_by": "an employer", "transferred": true, "converted_by": "college.badge_to_credit",
  "converted_on": "2024-06-01", "valid_until": "2027-05-10", "part_of": ["8"], "evidence": "a\\nportfolio"
}"""


def test_every_field_of_an_item_is_kept() -> None:
    learner = only(read_items(WHOLE_ITEM, '{"id": "8", "item": "college.eng101", "status": "planned"}'))
    assert learner.items[0] == Item(
        key="7",
        name="college.data_badge",
        sort="credential",
        title="Data",
        status=Status.EARNED,
        completed=date(2024, 5, 10),
        term="2024 spring",
        grade="B",
        basis="pass_fail",
        score=71_500,
        worth=Worth(125, Unit("credits", "quarter")),
        institution="college",
        level="graduate",
        for_credit=False,
        provenance=Provenance.ASSERTED,
        asserted_by="an employer",
        transferred=True,
        converted_by="college.badge_to_credit",
        converted_on=date(2024, 6, 1),
        valid_until=date(2027, 5, 10),
        part_of=("8",),
        evidence="a\nportfolio",
    )


def test_every_field_of_a_person_is_kept() -> None:
    learner = only(
        from_json(
            document(""", "name": "Ada", "born": "1999-04-02", "populations": ["veteran", "adult", "veteran"],
            "matriculated": "2023-09-01", "applied": "2023-01-31", "applies_for": ["college.ba_by_courses"],
            "declared": [{"programme": "writing"}, {"programme": "college.ba", "since": "2024-01-01"}],
            "admitted": [{"programme": "college"}], "enrolled": [{"programme": "college.ba"}],
            "attestations": [{"what": "portfolio", "office": "registrar", "on": "2024-02-02"}],
            "pins": [{"item": "college.eng101", "requirement": "college.ba"},
                     {"item": "7", "requirement": "college.ba/require", "advisor": "Dr Gray", "on": "2024-05-01"}],
            "items": [{"id": "7", "item": "college.eng101", "status": "earned"}]"""),
            "a.json",
            COLLEGE,
        )
    )
    assert learner.name == "Ada"
    assert learner.born == date(1999, 4, 2)
    assert learner.populations == ("adult", "veteran")
    assert learner.matriculated == date(2023, 9, 1)
    assert learner.applied == date(2023, 1, 31)
    assert learner.applies_for == ("college.ba_by_courses",)
    assert learner.declared == (Relation("college.ba", date(2024, 1, 1)), Relation("writing"))
    assert learner.admitted == (Relation("college"),)
    assert learner.enrolled == (Relation("college.ba"),)
    assert learner.attestations == (Attestation("portfolio", "registrar", date(2024, 2, 2)),)
    assert learner.pins == (
        Pin("7", "college.ba/require", "Dr Gray", date(2024, 5, 1)),
        Pin("college.eng101", "college.ba"),
    )


def test_what_is_left_out_is_unknown() -> None:
    learner = only(from_json(document(""), "a.json", COLLEGE))
    assert (learner.born, learner.populations, learner.admitted, learner.enrolled) == (None,) * 4
    assert (learner.declared, learner.attestations, learner.items, learner.applies_for) == ((),) * 4


def test_null_is_as_good_as_leaving_out() -> None:
    nothing = ', "name": null, "born": null, "populations": null, "admitted": null, "items": null'
    learners = {from_json(document(fields), "a.json", COLLEGE)[0] for fields in ("", nothing)}
    assert len(learners) == 1


def test_an_empty_list_is_known_to_be_none() -> None:
    learner = only(
        from_json(document(', "populations": [], "admitted": [], "enrolled": []'), "a.json", COLLEGE)
    )
    assert (learner.populations, learner.admitted, learner.enrolled) == ((), (), ())


def test_several_learners_come_by_their_ids() -> None:
    text = '{"pathways": "learner/1", "learners": [{"id": "b"}, {"id": "a"}]}'
    learners, problems = from_json(text, "a.json", COLLEGE)
    assert ([learner.key for learner in learners], problems) == (["a", "b"], ())


def test_a_document_may_name_its_schema_for_editors() -> None:
    text = '{"$schema": "learner.schema.json", "pathways": "learner/1", "learners": []}'
    assert from_json(text, "a.json", COLLEGE) == ((), ())


@pytest.mark.parametrize(
    "text", ["\ufeff" + document(""), document("").replace(",", ",\r\n"), document("").replace(",", ",\r")]
)
def test_byte_order_marks_and_all_line_ends_are_read(text: str) -> None:
    assert only(from_json(text, "a.json", COLLEGE)).key == "1"


@pytest.mark.parametrize(
    ("credits_", "thousandths"),
    [
        ("3", 3000),
        ("0.1", 100),
        ("2.680", 2680),
        ('"2.68"', 2680),
        ("1e2", 100_000),
        ("0e99", 0),
        ("-0.0", 0),
        ("30E-1", 3000),
    ],
)
def test_credits_are_exact_however_they_are_written(credits_: str, thousandths: int) -> None:
    item = only_item(read_items(f'{{"item": "college.eng101", "status": "earned", "credits": {credits_}}}'))
    assert item.worth == Worth(thousandths, Unit("credits", "semester"))


@pytest.mark.parametrize(
    ("fields", "worth"),
    [
        ('"credits": 6, "institution": "abroad"', Worth(6000, Unit("credits", "ects"))),
        ('"credits": 6, "unit": "workshop"', Worth(6000, Unit("credits", "workshop"))),
        ('"hours": 40', Worth(40_000, Unit("hours", ""))),
        ('"hours": 40, "unit": "clock"', Worth(40_000, Unit("hours", "clock"))),
        ('"ceu": "1.5"', Worth(1500, Unit("CEU", ""))),
    ],
)
def test_amounts_have_the_unit_they_say_or_the_institutions(fields: str, worth: Worth) -> None:
    assert (
        only_item(read_items(f'{{"item": "college.internship", "status": "earned", {fields}}}')).worth
        == worth
    )


@pytest.mark.parametrize("number", ['"101"', "101"])
@pytest.mark.parametrize("subject", ["ENG", "eng", " Eng "])
def test_a_described_course_is_the_declared_one(subject: str, number: str) -> None:
    item = only_item(
        read_items(
            f'{{"institution": "college", "subject": "{subject}", "number": {number}, "status": "earned"}}'
        )
    )
    assert (item.name, item.sort, item.number) == ("college.eng101", "course", "101")


def test_a_described_course_that_nobody_declared_stays_as_described() -> None:
    item = only_item(
        read_items(
            '{"institution": "abroad", "subject": "ENG", "number": "101", "status": "earned", "credits": 5}'
        )
    )
    assert (item.name, item.sort, item.institution) == (None, "course", "abroad")


@pytest.mark.parametrize("sort", ["exam", "experience", "credential"])
def test_what_is_no_course_needs_a_title_only(sort: str) -> None:
    item = only_item(read_items(f'{{"sort": "{sort}", "title": "CPA", "status": "earned"}}'))
    assert (item.name, item.sort, item.title) == (None, sort, "CPA")


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("college.eng101", "course"),
        ("college.placement", "exam"),
        ("college.internship", "experience"),
        ("college.ba", "credential"),
    ],
)
def test_the_rules_say_what_a_named_item_is(name: str, sort: str) -> None:
    assert only_item(read_items(f'{{"item": "{name}", "status": "earned"}}')).sort == sort


def test_an_item_that_somebody_asserts_is_asserted() -> None:
    item = only_item(read_items('{"item": "college.ba", "status": "earned", "asserted_by": "the learner"}'))
    assert item.provenance is Provenance.ASSERTED


def test_a_scale_of_another_institution_does_not_bind() -> None:
    item = only_item(
        read_items('{"item": "college.eng101", "institution": "abroad", "status": "earned", "grade": 1.3}')
    )
    assert item.grade == "1.3"


def test_a_learner_with_a_problem_is_left_out_and_the_others_are_read() -> None:
    text = '{"pathways": "learner/1", "learners": [{"id": "a", "born": "x"}, {"id": "b"}]}'
    learners, problems = from_json(text, "a.json", COLLEGE)
    assert ([learner.key for learner in learners], len(problems)) == (["b"], 1)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("[]", "wrong-kind-of-value", "the file holds a list, and a learner document is an object"),
        ('{"learner": {"id": "1"}}', "missing-field", "`pathways` is missing from the document"),
        (
            '{"pathways": "learner/2", "learner": {"id": "1"}}',
            "unknown-version",
            "in `pathways`, `learner/2` is not a version that can be read",
        ),
        ('{"pathways": "learner/1"}', "missing-field", "the document has no learner"),
        (
            '{"pathways": "learner/1", "learner": {"id": "1"}, "learners": []}',
            "missing-field",
            "the document has both `learner` and `learners`",
        ),
        (
            '{"pathways": "learner/1", "learners": {"id": "1"}}',
            "wrong-kind-of-value",
            "in `learners`, an object stands where a list of learners is wanted",
        ),
        (
            '{"pathways": "learner/1", "learner": {"id": "1"}, "lerners": 1}',
            "unknown-field",
            "in `lerners`, a learner document has no such field",
        ),
        (
            '{"pathways": "learner/1", "learner": {"id": "1"}, "pathways": "learner/1"}',
            "repeated-field",
            "in `pathways`, the same field stands twice",
        ),
        (
            '{"pathways": "learner/1", "learners": ["x"]}',
            "wrong-kind-of-value",
            "in `learners[0]`, `x` stands where an object with fields is wanted",
        ),
    ],
)
def test_what_is_wrong_around_the_learners_spoils_the_file(text: str, code: str, message: str) -> None:
    problem = only_problem(from_json(text, "a.json", COLLEGE))
    assert (problem.code, problem.message) == (code, message)


def test_two_learners_with_one_id_are_both_left_out() -> None:
    text = '{"pathways": "learner/1", "learners": [{"id": "a"}, {"id": "a"}, {"id": "b"}]}'
    learners, problems = from_json(text, "a.json", COLLEGE)
    assert [learner.key for learner in learners] == ["b"]
    assert [problem.message for problem in problems] == [
        "in `learners[1].id`, the id `a` is also that of another learner"
    ]
