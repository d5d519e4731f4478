"""A record joined with what the rules say: what cannot be written in a learner block comes from outside."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pathways.audit.from_record import entries_of
from pathways.audit.scales import scale_of
from pathways.audit.state import State
from pathways.model.amount import SEMESTER, Unit, Worth
from pathways.model.learner import Item, Learner, Provenance, Relation, Status
from tests.audit.auditing import DAY, Desk, desk, earned, goal_text, requiring

if TYPE_CHECKING:
    from pathways.model.catalogue import Catalogue

THREE = Worth(3000, SEMESTER)
POTTERY = Item(
    "p",
    None,
    "course",
    "Pottery",
    Status.EARNED,
    date(2024, 5, 10),
    worth=THREE,
    institution="alder",
    subject="ART",
    number="210",
)
AVERAGE = requiring("gpa at least 3.00 over record courses")


def _state(rules: str, *items: Item, **facts: object) -> State:
    return (
        desk(rules).having(*items).knowing(**facts).audit().state
        if facts
        else desk(rules).having(*items).audit().state
    )


def _entry(item: Item, asked: Desk | None = None) -> object:
    catalogue: Catalogue = (asked or desk(requiring("alder.wri101"))).graph.graph["catalogue"]
    return entries_of(Learner("1", "Rosa", items=(item,)), catalogue, DAY)


def test_an_item_without_a_declaration_counts_by_what_it_says_of_itself() -> None:
    assert _state(requiring('1 course from courses in subject "ART"'), POTTERY) is State.MET
    assert _state(requiring("1 course from courses numbered 200 to 299"), POTTERY) is State.MET
    assert _state(requiring("at least 3 credits from courses at alder"), POTTERY) is State.MET
    assert _state(requiring("1 course from courses in area alder.writing"), POTTERY) is State.UNMET
    assert (
        _state(requiring("1 course from courses of level graduate"), replace(POTTERY, level="graduate"))
        is State.MET
    )


@pytest.mark.parametrize(
    ("number", "taken"),
    [("210L", True), ("H210", True), ("XX", False), ("", False), ("²10", False), ("21", False)],
)
def test_the_first_digits_of_a_number_are_its_number(number: str, taken: bool) -> None:
    state = _state(requiring("1 course from courses numbered 200 to 299"), replace(POTTERY, number=number))
    assert (state is State.MET) is taken


def test_square_brackets_in_a_pattern_are_themselves() -> None:
    odd = replace(POTTERY, number="[2]10")
    assert _state(requiring('1 course from courses matching "ART [2]*"'), odd) is State.MET
    assert _state(requiring('1 course from courses matching "ART [2]*"'), POTTERY) is State.UNMET


def test_the_same_subject_and_number_at_one_place_are_one_course() -> None:
    rules = requiring("2 courses from courses")
    assert _state(rules, POTTERY, replace(POTTERY, key="q")) is State.UNMET
    assert _state(rules, POTTERY, replace(POTTERY, key="q", number="211")) is State.MET
    assert _state(rules, POTTERY, replace(POTTERY, key="q", institution="birch")) is State.MET


def test_without_subject_and_number_the_title_tells_courses_apart_and_then_the_key() -> None:
    rules = requiring("2 courses from courses")
    plain = replace(POTTERY, subject="", number="")
    assert _state(rules, plain, replace(plain, key="q")) is State.UNMET
    assert _state(rules, plain, replace(plain, key="q", title="Weaving")) is State.MET
    nameless = replace(plain, title="")
    assert _state(rules, nameless, replace(nameless, key="q")) is State.MET


def test_credit_is_what_the_record_says_else_the_rules_else_what_it_is_worth() -> None:
    rules = requiring("at least 3 credits from courses")
    assert _state(rules, POTTERY) is State.MET
    assert _state(rules, replace(POTTERY, for_credit=False)) is State.UNMET
    assert _state(rules, replace(POTTERY, worth=None)) is State.UNMET
    assert _state(rules, replace(POTTERY, worth=Worth(3000, Unit("hours", "")))) is State.UNMET
    talk = Item("t", "alder.talk", "course", "", Status.EARNED, date(2024, 5, 10), worth=THREE)
    assert _state(rules, talk) is State.UNMET
    assert _state(rules, replace(talk, for_credit=True)) is State.MET


def test_an_award_from_outside_may_say_what_it_is_worth_and_that_it_bears_credit() -> None:
    rules = requiring("at least 3 credits from credentials")
    award = Item("l", "alder.listener", "credential", "", Status.EARNED, date(2024, 5, 10))
    assert _state(rules, award) is State.UNMET
    assert _state(rules, replace(award, worth=THREE, for_credit=True)) is State.MET


def test_a_transferred_grade_is_out_unless_the_selection_speaks_of_transfer() -> None:
    graded = replace(POTTERY, grade="A", transferred=True)
    assert _state(AVERAGE, graded) is State.UNMET
    for over in (
        "courses transferred",
        "(courses transferred)",
        "(courses transferred or courses not transferred)",
        "(courses transferred) except { alder.wri101 }",
        "(courses and courses transferred)",
        "moved",
    ):
        rules = 'set moved "Moved" = courses transferred\n' + requiring(
            f"gpa at least 3.00 over record {over}"
        )
        assert _state(rules, graded) is State.MET, over
    assert (
        _state(
            'set all_of_them "All" = courses\n' + requiring("gpa at least 3.00 over record all_of_them"),
            graded,
        )
        is State.UNMET
    )


def test_where_something_was_transferred_is_a_filter() -> None:
    for words, state in (("transferred", State.MET), ("not transferred", State.UNMET)):
        assert (
            _state(requiring(f"1 course from courses {words}"), replace(POTTERY, transferred=True)) is state
        )


def test_verified_is_as_good_as_recorded() -> None:
    verified = replace(POTTERY, provenance=Provenance.VERIFIED)
    assert _state(requiring("1 course from courses verified"), verified) is State.MET


def test_what_weighs_in_an_average_are_credits() -> None:
    hours = replace(
        POTTERY, key="h", number="1", grade="F", worth=Worth(99000, Unit("hours", "")), for_credit=True
    )
    nothing = replace(
        POTTERY, key="n", number="2", grade="F", worth=None, for_credit=True, status=Status.FAILED
    )
    assert _state(AVERAGE, replace(POTTERY, grade="A"), hours, nothing) is State.MET


def test_a_grade_on_another_basis_has_no_place_in_an_average() -> None:
    audited = replace(POTTERY, key="a", number="1", grade="D", basis="audit")
    assert _state(AVERAGE, replace(POTTERY, grade="A"), audited) is State.MET


def test_grades_are_read_on_the_scale_of_where_they_were_given() -> None:
    rules = """
    institution cedar "Cedar" { is a college uses scale cedar.numbers }
    institution cedar.west "West" { part of cedar }
    institution dogwood "Dogwood" { is a college }
    scale cedar.numbers "Numbers" { passing A 4.00, B 3.00 failing C 2.00 }
    """ + requiring("1 course from courses with grade C or better")
    graded = replace(POTTERY, grade="C")
    assert _state(rules, graded) is State.MET
    assert _state(rules, replace(graded, institution="cedar")) is State.UNMET
    assert _state(rules, replace(graded, institution="cedar.west", grade="B")) is State.MET
    assert _state(rules, replace(graded, institution="dogwood")) is State.UNMET
    assert _state(rules, replace(graded, institution=None)) is State.UNMET
    assert _state(rules, replace(graded, institution="nowhere")) is State.UNMET


def test_where_there_is_only_one_scale_it_is_everybody_s() -> None:
    catalogue: Catalogue = desk(requiring("alder.wri101")).graph.graph["catalogue"]
    for place in ("alder", "alder.centre", "nowhere", None):
        found = scale_of(place, catalogue)
        assert found is not None
        assert found.name == "alder.letters"
    assert scale_of(None, replace(catalogue, scales={})) is None


def test_a_grade_that_no_scale_has_is_no_grade() -> None:
    assert (
        _state(requiring("1 course from courses with grade D or better"), replace(POTTERY, grade="excellent"))
        is State.UNMET
    )
    assert _state(AVERAGE, replace(POTTERY, grade="excellent")) is State.UNMET


def test_what_nobody_recorded_is_unknown_and_what_was_recorded_as_nothing_is_not() -> None:
    member = requiring('population "athlete"')
    assert desk(member).knowing(populations=None).audit().state is State.UNKNOWN
    assert desk(member).knowing(populations=()).audit().state is State.UNMET
    for word in ("admitted to", "enrolled in"):
        fact = {"admitted to": "admitted", "enrolled in": "enrolled"}[word]
        rules = 'bachelor degree ba "BA" { issued by alder }\n' + requiring(f"{word} ba")
        unknown = {fact: None}
        assert desk(rules).knowing(**unknown).audit().state is State.UNKNOWN
        assert desk(rules).audit().state is State.UNMET
        since_ever = {fact: (Relation("ba"),)}
        assert desk(rules).knowing(**since_ever).audit().state is State.MET


def test_items_recorded_with_an_award_are_what_it_was_learnt_by() -> None:
    asked = desk(requiring("alder.wri101"))
    catalogue: Catalogue = asked.graph.graph["catalogue"]
    course = Item("c", "alder.talk", "course", "", Status.EARNED, date(2024, 5, 1))
    inner = Item("i", "alder.helper", "credential", "", Status.EARNED, date(2024, 5, 2), part_of=("c",))
    outer = Item(
        "o", "alder.listener", "credential", "", Status.EARNED, date(2024, 5, 3), part_of=("i", "c", "lost")
    )
    entries = {
        entry.key: entry.roots
        for entry in entries_of(Learner("1", "R", items=(outer, inner, course)), catalogue, DAY)
    }
    assert entries == {"c": frozenset({"c"}), "i": frozenset({"c"}), "o": frozenset({"c", "lost"})}


def test_awards_that_are_recorded_with_each_other_are_one_learning() -> None:
    asked = desk(requiring("alder.wri101"))
    catalogue: Catalogue = asked.graph.graph["catalogue"]
    one = Item("1", "alder.helper", "credential", "", Status.EARNED, part_of=("2",))
    two = Item("2", "alder.listener", "credential", "", Status.EARNED, part_of=("1",))
    assert [entry.roots for entry in entries_of(Learner("1", "R", items=(one, two)), catalogue, DAY)] == [
        frozenset({"1", "2"}),
        frozenset({"1", "2"}),
    ]


def test_the_order_of_the_record_is_by_day_then_by_name() -> None:
    asked = desk(
        requiring("alder.wri101"),
        earned("wri201 2024-05-10", "wri101 2024-05-10", "mat101 2023-05-10") + "\ntaking alder.wri102",
    )
    catalogue: Catalogue = asked.graph.graph["catalogue"]
    names = [entry.name for entry in entries_of(asked.learner, catalogue, DAY)]
    assert names == ["alder.mat101", "alder.wri101", "alder.wri201", "alder.wri102"]


def test_an_item_of_no_declared_kind_is_no_badge() -> None:
    foreign = replace(POTTERY, sort="credential")
    assert _state(requiring("1 badge from badges"), foreign) is State.UNMET
    assert _state(requiring("1 credential from credentials"), foreign) is State.MET


def test_a_place_that_is_part_of_itself_ends() -> None:
    rules = goal_text("require 1 course from courses at alder")
    assert _state(rules, replace(POTTERY, institution="alder.north")) is State.MET
    assert _state(rules, replace(POTTERY, institution=None)) is State.UNMET


def test_a_conversion_that_gives_nothing_gives_what_the_source_or_the_target_is_worth() -> None:
    rules = (
        'conversion upgrade "Upgrade" { converts alder.placement gives 3 credits as alder.wri101 }\n'
        + requiring("at least 3 credits from alder.wri101")
    )
    item = Item("e", "alder.placement", "exam", "", Status.EARNED, date(2024, 5, 10), converted_by="upgrade")
    assert _state(rules, item) is State.MET


def test_an_item_converted_into_itself_is_told_once() -> None:
    rules = (
        'course evening "Evening" { taught at alder worth 3 credits not for credit }\n'
        'conversion upgrade "Upgrade" { converts evening gives its worth }\n'
    )
    asked = desk(
        rules + requiring("at least 3 credits from courses"),
        "earned evening on 2024-05-10 converted by upgrade",
    )
    catalogue: Catalogue = asked.graph.graph["catalogue"]
    (entry,) = entries_of(asked.learner, catalogue, DAY)
    assert (entry.converted_by, entry.for_credit) == ("upgrade", True)


def test_institutions_that_are_part_of_each_other_end_somewhere() -> None:
    catalogue: Catalogue = desk(requiring("alder.wri101")).graph.graph["catalogue"]
    ring = {
        name: replace(each, parent="alder.north", scale=None) for name, each in catalogue.institutions.items()
    }
    assert scale_of("alder", replace(catalogue, institutions=ring, scales={})) is None


def test_equivalents_are_found_both_ways_and_through_each_other() -> None:
    rules = (
        'course a "A" { taught at alder worth 3 credits equivalent to b }\ncourse b "B" { taught at alder worth 3 credits }\n'
        'course c "C" { taught at alder worth 3 credits equivalent to b }\n'
    )
    both = "earned a on 2023-05-10\nearned c on 2024-05-10"
    assert desk(rules + requiring("2 courses from courses at alder"), both).audit().state is State.UNMET
    catalogue: Catalogue = desk(rules + requiring("a")).graph.graph["catalogue"]
    learning = {**catalogue.learning, "a": replace(catalogue.learning["a"], equivalents=("nowhere",))}
    lost = replace(catalogue, learning=learning)
    item = Item("a", "a", "course", "", Status.EARNED, date(2024, 5, 10))
    assert [entry.identity for entry in entries_of(Learner("1", "R", items=(item,)), lost, DAY)] == ["a"]


def test_work_under_way_may_still_be_recent_enough() -> None:
    rules = requiring("1 course from courses completed within 2 years")
    assert _state(rules, replace(POTTERY, status=Status.IN_PROGRESS, completed=None)) is State.IN_PROGRESS
    assert _state(rules, replace(POTTERY, completed=None)) is State.UNKNOWN
