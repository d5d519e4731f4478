"""Terms of a year, and in which of them something is offered."""

import pytest

from pathways.model.term import DayOfYear, Offering
from tests.model.reading import read

COLLEGE = """
institution u "U" {
  term fall "Fall" from August 21 to December 15
  term spring from January 16 to May 10
}
institution u.part "Part" { part of u }
institution other "Other" { part of u term block from March 1 to March 31 }
"""


def codes(text: str) -> list[str]:
    return [problem.code for problem in read(COLLEGE + text).told]


def test_terms_stand_in_the_order_of_the_year() -> None:
    terms = read(COLLEGE).catalogue.institutions["u"].terms
    assert [(term.name, term.title, term.begins) for term in terms] == [
        ("spring", "spring", DayOfYear(1, 16)),
        ("fall", "Fall", DayOfYear(8, 21)),
    ]


def test_offerings_are_kept_once_and_with_their_years() -> None:
    text = 'course c "C" { taught at u.part offered fall, spring in odd years offered fall }'
    found = read(COLLEGE + text)
    assert not found.told
    assert found.catalogue.learning["c"].offered == (Offering("fall"), Offering("spring", "odd"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('course c "C" { taught at u offered autumn }', "unknown-term"),
        ('course c "C" { taught at other offered fall }', "unknown-term"),
        ('course c "C" { offered fall }', "unknown-term"),
        ('institution v "V" { term fall from Sept 1 to May 2 }', "unknown-month"),
        ('institution v "V" { term fall from June 31 to July 2 }', "impossible-number"),
        ('institution v "V" { term fall from February 29 to July 2 }', "impossible-number"),
        ('institution v "V" { term fall from June 1.5 to July 2 }', "not-whole"),
        (
            'institution v "V" { term t from June 1 to July 2 term t from July 3 to July 9 }',
            "repeated-clause",
        ),
        ('certificate c "C" { prerequisite u }', "misplaced-clause"),
        ('course c "C" { require c }', "misplaced-clause"),
    ],
)
def test_a_wrong_term_is_told(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_what_is_not_offered_cannot_be_taken_and_has_no_terms() -> None:
    found = read(COLLEGE + 'course c "C" { taught at u not offered } course d "D" { taught at u }')
    assert not found.told
    assert [found.catalogue.learning[name].can_be_taken for name in "cd"] == [False, True]
    (problem,) = read(COLLEGE + 'course c "C" { taught at u offered fall not offered }').told
    assert problem.code == "repeated-clause"


def test_the_nearest_term_is_offered() -> None:
    (problem,) = read(COLLEGE + 'course c "C" { taught at u offered sprint }').told
    assert "`spring`" in problem.help


def test_where_no_terms_are_declared_the_help_says_how() -> None:
    (problem,) = read('institution v "V" course c "C" { taught at v offered fall }').told
    assert "`term fall from August 21 to December 15`" in problem.help
