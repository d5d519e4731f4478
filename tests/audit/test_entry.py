"""Which of two items that are as early comes first: names alone say so."""

from dataclasses import replace

from pathways.model.learner import Item, Status
from tests.audit.auditing import DAY, applied, desk, earned, requiring

ONE = requiring("1 course from courses")
POTTERY = Item("p", None, "course", "Pottery", Status.EARNED, DAY, subject="ART", number="210")


def _first(*items: Item, record: str = "") -> str:
    ((title,),) = applied(desk(ONE, record).having(*items).audit())
    return title


def test_of_two_declared_courses_the_one_whose_name_comes_first() -> None:
    assert _first(record=earned("lab100", "bio101")) == "Life, with laboratory"


def test_of_two_others_the_one_whose_printed_code_comes_first() -> None:
    assert _first(POTTERY, replace(POTTERY, key="a", title="Anatomy", subject="BIO")) == "Pottery"


def test_without_a_code_the_one_whose_title_comes_first() -> None:
    untold = replace(POTTERY, subject="", number="")
    assert _first(untold, replace(untold, key="z", title="Anatomy")) == "Anatomy"
