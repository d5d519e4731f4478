import pytest

from pathways.model.attributes import leading_number
from pathways.model.catalogue import Catalogue
from pathways.model.members import is_open, members, members_of
from tests.model.reading import read

RULES = """
scale letters { passing A 4 failing F 0 }
institution u "U" { part of sys }
institution sys "System"
area w "W"
area empty "Empty"
skill s "S"
kind k "K" ranks as badge
course a "A" { taught at u level undergraduate subject "CS" number "101" teaches area w }
course b "B" { taught at sys level graduate subject "CS" number "H301" teaches skill s not for credit }
course c "C" { equivalent to a }
exam e "E" { subject "AP" number "Lab" }
experience x "X"
badge d "D" { issued by u teaches area w }
credential of kind k f "F" {}
certificate g "G" {}
set few = { a, d }
"""
CATALOGUE = read(RULES).catalogue


def found(selection: str, more: str = "") -> list[str]:
    catalogue = _catalogue(selection, more)
    return list(members(catalogue, catalogue.sets["asked"].selection))


def _catalogue(selection: str, more: str = "") -> Catalogue:
    reading = read(f"{RULES}\n{more}\nset asked = {selection}")
    assert reading.codes == []
    return reading.catalogue


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        ("courses", "a b c"),
        ("exams", "e"),
        ("experiences", "x"),
        ("badges", "d f"),
        ("credentials", "d f g"),
        ("anything", "a b c e x d f g"),
        ("{ g, b }", "b g"),
        ("a", "a c"),
        ("c", "a c"),
        ("few", "a c d"),
        ("w", "a d"),
        ("empty", ""),
        ("courses or exams", "a b c e"),
        ("few and courses", "a c"),
        ("courses except a", "b"),
        ("courses except (courses with grade A or better)", "a b c"),
        ("courses except (courses at sys)", "c"),
        ("courses except w except { b }", "c"),
        ("courses at u", "a c"),
        ("courses at sys", "a b c"),
        ("credentials at sys", "d"),
        ("anything with skill s", "b"),
        ("courses of level graduate", "b c"),
        ("credentials of level graduate", ""),
        ("credentials of kind badge", "d f"),
        ("credentials of kind credential of kind k", "f"),
        ('courses in subject "CS"', "a b c"),
        ("courses numbered 200 and above", "b c"),
        ("courses numbered 100 to 199", "a c"),
        ("anything numbered 100 and below", "c e x"),
        ('anything matching "CS *"', "a b c x"),
        ('anything matching "CS [1]*"', "c x"),
        ("courses bearing credit", "a c"),
        ("anything bearing no credit", "b e x d f"),
        ("courses completed within 5 years verified", "a b c"),
        ("courses in area w with skill s", ""),
    ],
)
def test_what_a_selection_can_take(selection: str, names: str) -> None:
    assert found(selection) == names.split()


def test_what_may_be_converted_in_place_can_bear_credit() -> None:
    conversion = 'conversion conv "Conversion" { converts b gives its worth }'
    assert found("courses bearing credit", conversion) == ["a", "b", "c"]
    assert found("courses bearing no credit", conversion) == ["b"]


@pytest.mark.parametrize(
    ("selection", "open_"),
    [
        ("courses", True),
        ("courses at u", True),
        ("courses in area w", False),
        ("anything with skill s", False),
        ("badges of kind badge", False),
        ("{ a, b }", False),
        ("few", False),
        ("few or courses", True),
        ("few and courses", False),
        ("courses and (anything at u)", True),
        ("courses except a", True),
        ("{ a } except courses", False),
    ],
)
def test_a_selection_is_open_if_undeclared_learning_may_count(selection: str, open_: bool) -> None:
    assert is_open(_catalogue(selection).sets["asked"].selection) is open_


def test_one_catalogue_has_one_index() -> None:
    assert members_of(CATALOGUE) is members_of(CATALOGUE)
    assert members_of(CATALOGUE) is not members_of(_catalogue("few"))


def test_names_that_are_not_declared_are_no_members() -> None:
    index = members_of(CATALOGUE)
    assert index.bits_of(["nobody"]) == 0
    assert index.equivalents("nobody") == ()
    assert not index.takes(CATALOGUE.sets["few"].selection, "nobody")
    assert index.takes(CATALOGUE.sets["few"].selection, "d")


def test_the_first_digits_are_the_number() -> None:
    assert [leading_number(text) for text in ("", "X", "1234567890123")] == [None, None, 123456789]


def test_who_is_part_of_whom_may_even_be_a_circle() -> None:
    circle = read(
        'institution a "A" { part of b }\ninstitution b "B" { part of a }\ncourse c "C" { taught at a }\nset s = courses at b'
    )
    assert members(circle.catalogue, circle.catalogue.sets["s"].selection) == ("c",)


def test_a_filter_is_read_once_for_all_selections() -> None:
    assert found("(courses at u) or (exams at u) or (credentials at u)") == ["a", "c", "e", "d"]
