"""What would do is told in a few words: a short list in full, of a long one the first, and nothing that was said already."""

from datetime import date
from typing import Any

import pytest

from pathways.audit.helpful import Completed, Exchange, Helpful, Raises, WithinReach, WouldDo
from pathways.audit.state import State
from pathways.audit.verdict import Finding
from pathways.model.requirement import InOrder
from pathways.model.selection import Filter, Filtered, OneOf
from pathways.report import to_plain
from pathways.report.known import Known
from pathways.report.reach_in_words import within_reach
from pathways.report.titles import Titles
from pathways.report.would_do_in_words import would_do
from tests.report.made import COURSES, TITLES, age, at, audit, found, goal, item, leaf, use

LEAF = leaf(2, unit=COURSES)
COURSE = "abcdefghijklmnopqrstuvwxyz"


def course(name: str, **more: Any) -> Helpful:  # noqa: ANN401 - any further field of a thing
    return Helpful(name, "course", f"ART {101 + COURSE.index(name)}", f"Course {name}", **more)


def told(*things: Helpful, finding: Finding | None = None, **more: Any) -> list[str]:  # noqa: ANN401 - any further field of what would do
    about = finding or found(LEAF)
    names = tuple(each.name for each in things)
    doing = WouldDo(about.path, more.pop("items", names), **more)
    known = Known(goal(about, would_do=(doing,), helpful=things), TITLES)
    return [text.replace("\u00a0", " ") for text in would_do(about, known)]


def test_up_to_three_are_told_in_full() -> None:
    assert told(course("a"), course("b"), course("c")) == [
        "would do: ART 101 Course a, ART 102 Course b or ART 103 Course c"
    ]


def test_of_more_it_is_told_how_many_there_are_and_the_first_of_them() -> None:
    assert told(*map(course, "abcdefgh")) == [
        "would do: any of 8 courses: ART 101 Course a, ART 102 Course b, ART 103 Course c, ART 104 Course d or 4 more"
    ]


def test_different_sorts_are_things() -> None:
    (text,) = told(*map(course, "abc"), Helpful("e", "exam", "", "Exam"), Helpful("f", "exam", "", "Test"))
    assert text.startswith("would do: any of 5 things: ")
    (text,) = told(*(Helpful(name, "credential", "", name, kind="badge") for name in "abcd"))
    assert text == "would do: any of 4 badges: a, b, c or d"


def test_what_something_comes_before_is_told_after_the_others() -> None:
    (text,) = told(course("a"), *(course(name, ready=False) for name in "bcdef"))
    assert text == (
        "would do: any of 6 courses: ART 101 Course a; after what comes before: ART 102 Course b, ART 103 Course c or 3 more"
    )


def test_where_something_comes_before_all_of_them_that_is_told_first() -> None:
    assert told(course("a", ready=False), course("b", ready=False)) == [
        "would do after what comes before: ART 101 Course a or ART 102 Course b"
    ]


def test_an_order_that_failed_names_what_could_be_completed_anew() -> None:
    order = found(InOrder("o", (item("a"), item("b")), place=at(9)))
    assert told(course("b", again=True), finding=order) == ["would do: ART 102 Course b (again)"]


def test_of_a_single_named_item_it_is_told_what_comes_first_and_nothing_else() -> None:
    named = found(item("a"))
    assert told(course("a"), finding=named) == []
    assert told(course("a", ready=False, before=item("eng101")), finding=named) == [
        "first: ENG 101 Composition"
    ]


def test_a_list_that_the_requirement_gives_itself_is_not_given_again() -> None:
    listing = found(leaf(1, OneOf(("a", "b")), unit=COURSES))
    assert told(course("a"), course("b"), finding=listing) == []
    assert told(course("b"), finding=listing) == ["would do: ART 102 Course b"]
    graded = found(leaf(1, Filtered(OneOf(("a", "b")), ((Filter.GRADE, "C"),)), unit=COURSES))
    assert told(course("a"), course("b"), finding=graded) == []


def test_where_nearly_anything_would_do_a_few_are_instances_and_many_are_not_told() -> None:
    assert told(course("a"), is_wide=True) == ["for instance: ART 101 Course a"]
    many = [Helpful(f"c{at}", "course", "", f"Course {at}") for at in range(31)]
    assert told(*many, is_wide=True) == []
    assert told(*many[:30], is_wide=True) != []


@pytest.mark.parametrize("state", [State.MET, State.IN_PROGRESS, State.PLANNED, State.UNKNOWN])
def test_what_waits_for_something_on_its_way_gets_no_list(state: State) -> None:
    assert told(course("a"), finding=found(LEAF, state)) == []


def test_what_was_taken_before_is_taken_again() -> None:
    assert told(course("a", again=True)) == ["would do: ART 101 Course a (again)"]


def test_an_exchange_tells_which_items_would_move() -> None:
    one = found(LEAF, applied=(use("i1"), use("i2", "MAT 150", "Statistics")))
    there = Exchange("ba/require", ("i1",), ("a",))
    further = Exchange("ba/require", ("i1", "i2"), ("a",))
    short, long_ = told(course("a"), finding=one, items=(), exchanges=(there, further))
    end = "which could then count here, for “at least 2 courses”: ART 101 Course a"
    assert short == f"or in place of ENG 101 Composition, {end}"
    moves = "which could then count in place of MAT 150 Statistics"
    assert long_ == f"or in place of ENG 101 Composition, {moves}, {end}"


def test_conversions_averages_and_days_are_told() -> None:
    one = found(LEAF, applied=(use("i1"),))
    assert told(finding=one, conversions=(("turn", "i1"),)) == [
        "or by converting ENG 101 Composition (see the options)"
    ]
    assert told(raises=(Raises("A", 1000), Raises("B", 2500), Raises("C", 6000))) == [
        "would do: 1 more credit with A or 6 more credits with C"
    ]
    assert told(raises=(Raises("A", 1000),)) == ["would do: 1 more credit with A"]
    assert told(finding=found(age()), since=date(2027, 5, 3)) == ["holds from 3 May 2027 on"]


def test_what_else_a_thing_would_bring_is_told_of_the_first_two() -> None:
    complete = Completed("aa", "badge", ("ba",))
    several = [course(name, completes=(complete,)) for name in "abc"]
    assert told(*several)[1:] == [
        "ART 101 Course a would also complete “Associate of data” (badge), which counts in “Bachelor of data”",
        "ART 102 Course b would also complete “Associate of data” (badge), which counts in “Bachelor of data”",
    ]
    assert told(course("a", elsewhere=("aa",)), finding=found(item("a"))) == [
        "it would count in “Associate of data”, too"
    ]
    (_, text) = told(course("a", elsewhere=("aa",), at_once=("ba/require", "core")))
    at_once = "would count for “Data core” at the same time"
    assert text == f"ART 101 Course a {at_once} and would count in “Associate of data”, too"


def test_what_all_of_them_would_count_for_says_nothing_about_any_of_them() -> None:
    double = {"at_once": ("ba/require", "core")}
    assert len(told(course("a", **double), course("b", **double))) == 1
    assert len(told(course("a", **double), course("b"))) == 2


def test_where_nearly_anything_would_do_only_what_completes_something_begun_is_told() -> None:
    begun, other = (course(name, completes=(Completed("aa", "badge", (), name == "a"),)) for name in "ab")
    assert told(begun, other, is_wide=True)[1:] == [
        "ART 101 Course a would also complete “Associate of data” (badge)"
    ]


def test_what_is_within_reach_is_told_shortly() -> None:
    near = (
        WithinReach("one", "One", "badge", ()),
        WithinReach("two", "Two", "badge", (course("a"), course("b")), ("ba",)),
        WithinReach("three", "Three", "badge", (Helpful("aa", "credential", "", "Inner", kind="badge"),)),
        WithinReach("four", "Four", "badge", (course("a"), Helpful("e", "exam", "", "Exam"))),
    )
    assert within_reach(near * 2, TITLES) == [
        "You have everything that “One” (badge) asks for.",
        "You are one course away from “Two” (badge): ART 101 Course a or ART 102 Course b; it counts in “Bachelor of data”.",
        "You are one badge away from “Three” (badge): Inner.",
        "And 5 more like these.",
    ]
    assert len(within_reach(near, TITLES)) == len(near)
    assert within_reach(near[3:], Titles()) == [
        "You are one thing away from “Four” (badge): ART 101 Course a or Exam."
    ]
    assert within_reach((), TITLES) == []


def test_programs_get_all_of_it() -> None:
    about = found(LEAF, applied=(use("i1"),))
    things = tuple(map(course, "abcdefgh"))
    doing = WouldDo(
        about.path,
        tuple(COURSE[:8]),
        frozenset("ab"),
        exchanges=(Exchange("ba/require", ("i1",), ("a",)),),
        conversions=(("turn", "i1"),),
        raises=(Raises("A", 2500),),
        since=date(2027, 5, 3),
    )
    document = to_plain(audit(goal(about, would_do=(doing,), helpful=things)))["goals"][0]
    (plain,) = document["would_do"]
    assert plain["items"] == list("abcdefgh")
    assert plain["enough"] == ["a", "b"]
    assert plain["instead"] == [{"path": "ba/require", "frees": ["i1"], "items": ["a"]}]
    assert plain["conversions"] == [{"conversion": "turn", "item": "i1"}]
    assert plain["raises"] == [{"grade": "A", "credits": "2.5"}]
    assert plain["since"] == "2027-05-03"
    assert [each["name"] for each in document["helpful"]] == list("abcdefgh")
    assert document["helpful"][0]["title"] == "Course a"


def test_what_counts_for_another_goal_first_is_said_with_the_goal() -> None:
    taken, free = [course(name, first_for=("ba",)) for name in "bc"], course("a")
    assert told(course("a", first_for=("ba", "aa")))[1:] == [
        "it counts for “Bachelor of data” and “Associate of data” first, and not here as well"
    ]
    assert told(*taken)[1:] == ["each of these counts for “Bachelor of data” first, and not here as well"]
    assert told(free, *taken)[1:] == [
        "ART 102 Course b and ART 103 Course c count for “Bachelor of data” first, and not here as well"
    ]
    assert told(free, taken[0])[1:] == [
        "ART 102 Course b counts for “Bachelor of data” first, and not here as well"
    ]


def test_of_many_where_nearly_anything_would_do_it_is_said_how_many_do() -> None:
    many = [course(name, first_for=("ba",)) for name in "bcdef"]
    text = "of 6 things that would do 5 count for “Bachelor of data” first, and not here as well"
    assert text in told(course("a"), *many, is_wide=True)
    assert text not in told(course("a"), *many)
