"""What is told of a pin: the item as printed, and why it is not honoured, whatever else is pinned or on record."""

from dataclasses import replace

import pytest

from pathways.audit.pinned import beside
from pathways.audit.reasons import Undecided
from pathways.audit.state import State
from pathways.model.learner import Item, Pin, Status
from tests.audit.auditing import DAY, desk, earned, requiring
from tests.audit.test_pins import BOTH, ONE_AND_ONE, TO_THE_FIRST, pinned, reasons

FIRST, SECOND = "goal/require/1", "goal/require/2"
POTTERY = Item("p", None, "course", "Pottery", Status.EARNED, DAY, subject="ART", number="210")


@pytest.mark.parametrize(
    ("item", "title", "code"),
    [
        ("alder.wri102", "Writing 2", "WRI 102"),
        ("alder.wri201", "Writing 3", "WRI 201"),
        ("alder.mat101", "Numbers 1", ""),
        ("alder.listener", "Listener", ""),
        ("p", "Pottery", "ART 210"),
        ("nothing", "nothing", ""),
    ],
)
def test_the_item_is_told_as_it_is_printed(item: str, title: str, code: str) -> None:
    asked = pinned(ONE_AND_ONE, BOTH + "\ntaking alder.wri201", Pin(item, FIRST)).having(POTTERY)
    assert [(each.title, each.code) for each in asked.audit().pins] == [(title, code)]


@pytest.mark.parametrize(
    ("record", "reason", "values"),
    [
        ("taking alder.wri102", "not on record", ()),
        ("taking alder.wri101\ntaking alder.wri102", "not finished", ("in progress",)),
        (
            "failed alder.wri101 on 2022-05-10\nwithdrew from alder.wri101 on 2023-05-10",
            "ended",
            ("withdrawn",),
        ),
    ],
)
def test_what_is_not_there_is_told_whatever_else_is(
    record: str, reason: str, values: tuple[str, ...]
) -> None:
    goal = pinned(ONE_AND_ONE, f"{record}\n{earned('mat101')}", TO_THE_FIRST).audit()
    assert [(each.reason, each.values) for each in goal.pins] == [(reason, values)]


@pytest.mark.parametrize("selection", ["{ alder.wri101, alder.wri102 }", 'courses in subject "WRI"'])
def test_a_filter_that_refuses_another_item_or_says_what_is_asked_for_is_not_named(selection: str) -> None:
    rules = requiring(f"1 course from {selection} with grade A or better")
    record = "earned alder.wri102 on 2022-05-10 grade C\nearned alder.bio101 on 2023-05-10 grade A"
    goal = pinned(rules, record, Pin("alder.bio101", "goal/require")).audit()
    assert [(each.reason, each.values) for each in goal.pins] == [("refused", ())]


def test_a_pin_to_a_goal_that_takes_no_items_is_told() -> None:
    assert reasons(pinned(requiring("age at least 22"), BOTH, Pin("alder.wri101", "goal")).audit()) == [
        "refused"
    ]


UP = 'vertical stack up "Up" { made of alder.listener into goal }\n'


def test_a_pin_into_one_of_several_ways_is_told() -> None:
    goal = pinned(ONE_AND_ONE + UP, BOTH, Pin("alder.mat101", FIRST)).audit()
    assert reasons(goal) == ["not on record"]


THREE = requiring(
    "1 course from { alder.wri101, alder.wri102 }",
    "1 course from alder.wri101",
    "1 course from { alder.mat101, alder.mat102 }",
)
RECORD = f"{BOTH}\n{earned('mat101')}"
AGAINST = Pin("alder.wri101", SECOND, "Dr Gray")


@pytest.mark.parametrize("advisor", ["Dr Ash", "Dr Zed"])
def test_the_pin_that_stands_against_it_is_named_whoever_else_has_more_say(advisor: str) -> None:
    beside_it = Pin("alder.mat101", "goal/require/3", advisor)
    before_it = Pin("alder.wri102", FIRST, advisor)
    for other in (beside_it, before_it):
        goal = pinned(THREE, RECORD, TO_THE_FIRST, AGAINST, other).audit()
        told = {each.pin: (each.reason, each.values) for each in goal.pins}
        assert told[TO_THE_FIRST] == ("another pin", ("alder.wri101", SECOND))


def test_a_pin_that_is_not_honoured_stands_against_nothing() -> None:
    not_there = Pin("alder.wri201", FIRST, "Dr Ash")
    goal = pinned(THREE, RECORD, TO_THE_FIRST, AGAINST, not_there).audit()
    assert goal.pins[-1].values == ("alder.wri101", SECOND)


CAPPED = requiring(
    "4 courses from { alder.wri101, alder.wri102, alder.wri201, alder.mat101 } of which {"
    " at most 2 courses from { alder.wri101, alder.wri102, alder.wri201 } }"
)


@pytest.mark.parametrize("more", ["", UP])
def test_where_only_several_together_stand_against_it_the_last_of_them_is_named(more: str) -> None:
    items = ("alder.wri101", "alder.wri102", "alder.wri201", "alder.mat101")
    pins = [
        Pin(item, "goal/require", advisor) for item, advisor in zip(items, ("A", "B", "C", ""), strict=True)
    ]
    goal = pinned(CAPPED + more, earned("wri101", "wri102", "wri201", "mat101"), *pins).audit()
    assert [(each.pin.item, each.reason, each.values) for each in goal.pins] == [
        ("alder.wri101", "", ()),
        ("alder.wri102", "", ()),
        ("alder.wri201", "another pin", ("alder.wri102", "goal/require")),
        ("alder.mat101", "", ()),
    ]


def test_what_the_rules_forbid_is_told_so_though_others_have_more_say() -> None:
    rules = requiring(
        "2 courses from { alder.wri101, alder.wri102 } of which { at most 0 courses from { alder.wri101 } }"
    )
    other = Pin("alder.wri102", "goal/require", "Dr Gray")
    assert reasons(pinned(rules, BOTH, Pin("alder.wri101", "goal/require"), other).audit()) == ["", "rules"]


def test_what_would_be_without_pins_is_told_only_of_what_is_decided() -> None:
    goal, bare = pinned(ONE_AND_ONE, BOTH, TO_THE_FIRST).audit(), desk(ONE_AND_ONE, BOTH).audit()
    why = Undecided("not-in-time", (), "goal/require")
    told = beside(replace(goal, unpinned=None), bare).unpinned
    assert told is not None
    assert told.state is State.MET
    assert beside(replace(goal, unpinned=None, undecided=why), bare).unpinned is None
    assert beside(replace(goal, unpinned=None), replace(bare, undecided=why)).unpinned is None
