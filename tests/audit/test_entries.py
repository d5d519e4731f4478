"""One attempt with what the rules say of it: where the record is silent the declaration speaks, and never the other way."""

from dataclasses import replace
from datetime import date

import pytest

from pathways.audit.entry import Entry
from pathways.audit.from_record import derived_award, entries_of
from pathways.audit.scales import scale_of
from pathways.model.amount import SEMESTER, Unit, Worth
from pathways.model.catalogue import Catalogue
from pathways.model.learner import Item, Learner, Status
from tests.properties.comparing import rules_of

TEXT = """
institution system "System" { uses scale letters }
institution uni "University" { part of system academic }
institution dept "Department" { part of uni academic }
scale letters "Letters" { passing A 4.00, D 1.00, P failing F 0.00 }
"""
OTHER = """
scale points "Points" { passing 6 6.00, 5 5.00 failing 4 4.00 }
institution poly "Polytechnic" { academic uses scale points }
institution firm "Firm"
skill talking "Talking"
course talk "Talk" { taught at firm worth 12 contact hours not for credit }
course writing "Writing" {
  taught at dept subject "WRI" number 101 level undergraduate worth 3 semester credits repeatable up to 3 times
  teaches skill talking
}
course plain "Plain" { taught at dept }
exam test "Test" { taught at firm }
certificate low "Low" { issued by uni level undergraduate worth 6 semester credits }
conversion turn "Turn" { converts { talk, test } gives its worth }
conversion become "Become" { converts { talk, test } gives 2 semester credits as writing }
conversion same "Same" { converts writing gives 1 semester credit as writing }
"""
CATALOGUE = rules_of(TEXT + OTHER).catalogue
DAY = date(2024, 5, 10)
ITEM = Item("k", "writing", "course", "", Status.EARNED, DAY)
AWARD = Item("a", "low", "credential", "", Status.EARNED, DAY)
OUTSIDE = Item("o", None, "course", "", Status.EARNED, DAY)


def _entries(*items: Item, catalogue: Catalogue = CATALOGUE) -> list[Entry]:
    return list(entries_of(Learner("1", "Rosa", items=items), catalogue, DAY))


def _entry(item: Item) -> Entry:
    (found,) = _entries(item)
    return found


@pytest.mark.parametrize(
    ("institution", "scale"),
    [
        ("dept", "letters"),
        ("system", "letters"),
        ("poly", "points"),
        ("firm", None),
        ("nobody", None),
        (None, None),
    ],
)
def test_grades_are_on_the_scale_of_the_institution_or_of_what_it_is_part_of(
    institution: str | None, scale: str | None
) -> None:
    found = scale_of(institution, CATALOGUE)
    assert (found and found.name) == scale


def test_the_only_scale_there_is_is_everybodys() -> None:
    only = rules_of(TEXT + 'institution firm "Firm"').catalogue
    for institution in ("dept", "firm", "nobody", None):
        found = scale_of(institution, only)
        assert found is not None
        assert found.name == "letters"
    chain = rules_of(TEXT + 'scale points "Points" { passing 6 6.00 }').catalogue
    found = scale_of("dept", chain)
    assert found is not None
    assert found.name == "letters"


def test_a_course_says_what_its_declaration_says() -> None:
    entry = _entry(ITEM)
    assert (entry.title, entry.code, entry.level, entry.uses) == ("Writing", "WRI 101", "undergraduate", 3)
    assert entry.skills == {"talking"}
    assert (entry.for_credit, entry.institution) == (True, "dept")
    assert (entry.points, entry.scale, entry.worth) == (None, "letters", Worth(3000, SEMESTER))
    assert not entry.transferred


def test_what_the_record_says_comes_before() -> None:
    said = replace(
        ITEM,
        title="Other",
        level="graduate",
        for_credit=False,
        institution="poly",
        grade="5",
        worth=Worth(1, SEMESTER),
    )
    entry = _entry(said)
    assert (entry.title, entry.level, entry.for_credit, entry.institution) == (
        "Writing",
        "graduate",
        False,
        "poly",
    )
    assert (entry.points, entry.worth) == (5000, Worth(1, SEMESTER))


@pytest.mark.parametrize(
    ("item", "title", "identity"),
    [
        (replace(OUTSIDE, title="Pottery", subject="ART", number="1"), "Pottery", " ART 1"),
        (replace(OUTSIDE, subject="ART", number="1"), "ART 1", " ART 1"),
        (replace(OUTSIDE, subject="ART", institution="uni"), "ART", "uni ART "),
        (replace(OUTSIDE, number="1", institution="uni"), "1", "uni  1"),
        (replace(OUTSIDE, title="Pottery", institution="uni"), "Pottery", "uni Pottery"),
        (OUTSIDE, "o", "o"),
    ],
)
def test_what_is_not_declared_is_what_it_says_of_itself(item: Item, title: str, identity: str) -> None:
    entry = _entry(item)
    assert (entry.title, entry.identity, entry.uses) == (title, identity, 1)


def test_what_is_not_declared_bears_credit_if_it_is_worth_credits() -> None:
    assert _entry(replace(OUTSIDE, worth=Worth(3000, SEMESTER))).for_credit
    assert not _entry(replace(OUTSIDE, worth=Worth(3000, Unit("hours", "contact")))).for_credit
    assert not _entry(OUTSIDE).for_credit


@pytest.mark.parametrize(
    ("status", "grade", "institution", "shown"),
    [
        (Status.EARNED, "F", None, Status.FAILED),
        (Status.EARNED, "D", None, Status.EARNED),
        (Status.EARNED, "P", None, Status.EARNED),
        (Status.EARNED, "F", "firm", Status.EARNED),
        (Status.EARNED, None, None, Status.EARNED),
        (Status.IN_PROGRESS, "F", None, Status.IN_PROGRESS),
        (Status.WITHDRAWN, "F", None, Status.WITHDRAWN),
    ],
)
def test_only_what_was_earned_with_a_failing_grade_is_failed(
    status: Status, grade: str | None, institution: str | None, shown: Status
) -> None:
    assert _entry(replace(ITEM, status=status, grade=grade, institution=institution)).status is shown


def test_an_award_says_what_its_credential_says_unless_the_record_does() -> None:
    entry = _entry(AWARD)
    assert (entry.title, entry.identity, entry.institution, entry.level) == (
        "Low",
        "low",
        "uni",
        "undergraduate",
    )
    assert (entry.kind, entry.worth) == ("certificate", Worth(6000, SEMESTER))
    said = _entry(replace(AWARD, institution="poly", level="graduate"))
    assert (said.institution, said.level) == ("poly", "graduate")


def test_what_is_held_without_an_award_counts_once_and_came_by_no_transfer() -> None:
    held = derived_award(CATALOGUE.credentials["low"], DAY, Status.EARNED, frozenset({"k"}))
    assert (held.uses, held.transferred, held.derived) == (1, False, True)


def test_what_is_converted_stands_beside_what_it_came_from() -> None:
    talk = Item("t", "talk", "course", "", Status.EARNED, DAY)
    assert [entry.key for entry in _entries(talk)] == ["t"]
    found = _entries(replace(talk, converted_by="become"))
    assert [(entry.key, entry.title) for entry in found] == [("t", "Talk"), ("t as writing", "Writing")]
    assert found[1].worth == Worth(2000, SEMESTER)
    itself = _entry(replace(talk, converted_by="turn"))
    assert (itself.key, itself.for_credit, itself.converted_by) == ("t", True, "turn")


def test_what_is_converted_to_itself_stays_itself() -> None:
    (entry,) = _entries(replace(ITEM, converted_by="same"))
    assert (entry.key, entry.converted_by, entry.for_credit) == ("k", "same", True)


def test_what_is_equivalent_is_one_thing_named_after_the_first_by_name() -> None:
    rules = rules_of(
        TEXT
        + 'course b "B" { taught at uni equivalent to c } course c "C" { taught at uni equivalent to a } '
        'course a "A" { taught at uni } course d "D" { taught at uni }'
    )
    found = _entries(*(replace(ITEM, key=name, name=name) for name in "abcd"), catalogue=rules.catalogue)
    assert [entry.identity for entry in found] == ["a", "a", "a", "d"]
