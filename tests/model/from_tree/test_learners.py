from datetime import date
from itertools import permutations

import pytest

from pathways.model.amount import Unit, Worth
from pathways.model.catalogue import LearnerTest
from pathways.model.learner import Attestation, Expectation, Item, Provenance, Relation, Status
from tests.model.reading import read

THINGS = """
scale letters { passing A 4, B 3, C 2 failing F 0 }
institution asu "ASU"
institution pcc "PCC" { calendar quarter }
course a "Course A" { taught at pcc }
course b "Course B"
exam e "Exam E"
experience x "Experience X"
bachelor degree ba "BA" { require a }
badge bd "Badge" { require all of { a, b } }
admission entry "Entry" { admits to ba require a }
conversion conv "Conversion" { converts e gives 3 credits as b }
horizontal stack st "Stack" { made of a }
"""


def block(text: str) -> LearnerTest:
    found = read(THINGS + f'learner "L" {{ {text} }}')
    assert found.errors == []
    return found.catalogue.tests[0]


def items(text: str) -> tuple[Item, ...]:
    return block(f"{text} expect bd met").learner.items


def test_a_learner_is_known_by_the_title_and_has_nothing_that_is_not_said() -> None:
    learner = block("expect bd unmet").learner
    assert (learner.key, learner.name) == ("L", "L")
    assert (learner.born, learner.matriculated, learner.applied) == (None, None, None)
    assert (learner.populations, learner.declared, learner.admitted, learner.enrolled) == ((), (), (), ())
    assert (learner.attestations, learner.items, learner.applies_for) == ((), (), ())


def test_a_learner_has_all_that_is_said() -> None:
    learner = block(
        """
        born 1999-04-02  population "veteran"  population "first generation"  matriculated on 2020-08-15
        applied on 2024-01-02  declared ba on 2021-01-01  declared bd  admitted to ba on 2020-03-01  enrolled in asu
        attested "a jury" by "the dean" on 2024-05-01  attested "a recital" by "music"  applies for entry
        expect bd unmet
        """
    ).learner
    assert learner.born == date(1999, 4, 2)
    assert learner.populations == ("veteran", "first generation")
    assert (learner.matriculated, learner.applied) == (date(2020, 8, 15), date(2024, 1, 2))
    assert learner.declared == (Relation("ba", date(2021, 1, 1)), Relation("bd"))
    assert learner.admitted == (Relation("ba", date(2020, 3, 1)),)
    assert learner.enrolled == (Relation("asu"),)
    assert learner.attestations == (
        Attestation("a jury", "the dean", date(2024, 5, 1)),
        Attestation("a recital", "music"),
    )
    assert learner.applies_for == ("entry",)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("earned", Status.EARNED),
        ("taking", Status.IN_PROGRESS),
        ("planning", Status.PLANNED),
        ("failed", Status.FAILED),
        ("withdrew from", Status.WITHDRAWN),
        ("revoked", Status.REVOKED),
    ],
)
def test_the_word_says_how_far_an_item_is(word: str, status: Status) -> None:
    (item,) = items(f"{word} a")
    assert item.status is status


@pytest.mark.parametrize(
    ("name", "sort", "title"),
    [
        ("a", "course", "Course A"),
        ("e", "exam", "Exam E"),
        ("x", "experience", "Experience X"),
        ("bd", "credential", "Badge"),
    ],
)
def test_an_item_has_sort_and_title_of_what_is_declared(name: str, sort: str, title: str) -> None:
    (item,) = items(f"earned {name}")
    assert (item.name, item.sort, item.title) == (name, sort, title)


def test_an_item_has_all_that_is_said() -> None:
    (item,) = items(
        """earned e on 2024-05-10 grade B graded pass_fail score 79.5 worth 3 credits term "Fall 2024" at pcc
           asserted by "the learner" converted by conv converted on 2024-06-01 valid until 2030-01-01"""
    )
    assert item == Item(
        key="e@2024-05-10#1",
        name="e",
        sort="exam",
        title="Exam E",
        status=Status.EARNED,
        completed=date(2024, 5, 10),
        term="Fall 2024",
        grade="B",
        basis="pass_fail",
        score=79500,
        worth=Worth(3000, Unit("credits", "quarter")),
        institution="pcc",
        provenance=Provenance.ASSERTED,
        asserted_by="the learner",
        converted_by="conv",
        converted_on=date(2024, 6, 1),
        valid_until=date(2030, 1, 1),
    )


def test_credits_of_an_item_are_those_of_who_teaches_it() -> None:
    of_a, of_b = items("earned a worth 3 credits  earned b worth 3 credits")
    assert of_a.worth == Worth(3000, Unit("credits", "quarter"))
    assert of_b.worth == Worth(3000, Unit("credits", "semester"))


def test_keys_do_not_depend_on_the_order_of_lines() -> None:
    lines = [
        "earned a on 2024-05-10 grade B",
        "failed a on 2024-05-10 grade F",
        "taking b",
        "earned bd with { a, b }",
    ]
    found = {
        tuple(
            sorted(
                (item.key, item.status.value, tuple(sorted(item.part_of))) for item in items(" ".join(order))
            )
        )
        for order in permutations(lines)
    }
    assert len(found) == 1
    (one,) = found
    assert [key for key, _, _ in one] == ["a@2024-05-10#1", "a@2024-05-10#2", "b@undated#1", "bd@undated#1"]
    assert one[3][2] == ("a@2024-05-10#1", "a@2024-05-10#2", "b@undated#1")


def test_an_award_is_never_recorded_with_itself() -> None:
    found = items("earned bd on 2024-01-01 with { bd }")
    assert found[0].part_of == ()


def test_expectations_keep_their_places() -> None:
    test = block(
        "expect bd progress 30 % as of 2024-09-01  expect entry cannot be decided  expect st in progress"
    )
    assert test.expectations == (
        Expectation("bd", "progress", 30, date(2024, 9, 1)),
        Expectation("entry", "cannot be decided", None, None),
        Expectation("st", "in progress", None, None),
    )
    assert [place.line for place in test.places] == [test.place.line] * 3
    assert test.place.source.text[test.place.start : test.place.end] == '"L"'


@pytest.mark.parametrize(
    ("target", "answers"),
    [
        ("bd", ["met", "unmet", "in progress", "planned", "unknown", "held", "not held"]),
        ("st", ["met", "unmet", "in progress", "planned", "unknown"]),
        ("entry", ["admitted", "needs review", "cannot be decided", "not yet"]),
        ("conv", ["open", "closed"]),
    ],
)
def test_each_target_is_answered_in_its_own_words(target: str, answers: list[str]) -> None:
    every = [
        "met",
        "unmet",
        "in progress",
        "planned",
        "unknown",
        "held",
        "not held",
        "admitted",
        "needs review",
    ]
    for answer in [*every, "cannot be decided", "not yet", "open", "closed"]:
        told = read(THINGS + f'learner "L" {{ expect {target} {answer} }}').codes
        assert told == ([] if answer in answers else ["wrong-expectation"])


def test_nothing_is_said_of_an_answer_for_a_target_that_is_not_there() -> None:
    assert read(THINGS + 'learner "L" { expect nothing_like_it met }').codes == ["unknown-name"]
    assert read(THINGS + 'learner "L" { expect a met }').codes == ["wrong-kind-of-name"]


def test_an_item_that_is_not_declared_is_kept_as_a_course() -> None:
    found = read(THINGS + 'learner "L" { earned nothing_like_it worth 3 credits expect bd unmet }')
    assert found.codes == ["unknown-name"]
    (item,) = found.catalogue.tests[0].learner.items
    assert (item.name, item.sort, item.title) == ("nothing_like_it", "course", "nothing_like_it")


def test_what_was_recorded_with_an_award_and_is_not_declared_is_told_once() -> None:
    found = read(THINGS + 'learner "L" { earned bd with { nothing_like_it } expect bd held }')
    assert found.codes == ["unknown-name"]
