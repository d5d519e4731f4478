"""Pins in words: where they are shown, why one is not honoured, and what would be without them."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from pathways.audit.reasons import Conflict, Pinned, Unpinned
from pathways.audit.state import State
from pathways.audit.verdict import GoalAudit
from pathways.model.amount import SEMESTER
from pathways.model.learner import Pin
from pathways.report import to_html, to_plain, to_text
from pathways.report.conflict_in_words import conflict
from pathways.report.known import Known
from pathways.report.pins_in_words import pins
from tests.report.made import TITLES, audit, found, goal, group, item, leaf, together, use

GRAY = Pin("i1", "ba/1", "Dr Gray", date(2024, 5, 1))
OWN = Pin("eng101", "ba/2")


def pinned(pin: Pin = GRAY, reason: str = "", *values: str) -> Pinned:
    return Pinned(pin, "Composition", "ENG 101", not reason, reason, values)


def about(*pins: Pinned, **more: Any) -> GoalAudit:  # noqa: ANN401 - any further field of a goal
    """A goal with two leaves, at the first of which an item counts."""
    finding = together(
        found(leaf(12, path="ba/1"), have=3000, need=12000, unit=SEMESTER, applied=(use(name="eng101"),)),
        found(item("mat150", path="ba/2"), applied=(use("i2", "MAT 150", "Statistics", name="mat150"),)),
    )
    return goal(finding, pins=pins, **more)


def told(*pins_: Pinned, **more: Any) -> list[str]:  # noqa: ANN401 - any further field of a goal
    shown = about(*pins_, **more)
    return pins(shown, Known(shown, TITLES))


@pytest.mark.parametrize(
    ("each", "text"),
    [
        (
            pinned(),
            (
                "ENG 101 Composition counts for “at least 12 credits from courses”, "
                "where Dr Gray pinned it on 1 May 2024."
            ),
        ),
        (pinned(OWN), "ENG 101 Composition counts for “MAT 150 Statistics”, where you pinned it."),
        (
            pinned(Pin("i1", "ba")),
            "ENG 101 Composition counts for “Bachelor of data”, where you pinned it.",
        ),
        (pinned(Pin("i1", "core")), "ENG 101 Composition counts for “Data core”, where you pinned it."),
        (pinned(Pin("i1", "x/7")), "ENG 101 Composition counts for “x/7”, where you pinned it."),
        (
            pinned(OWN, "not finished"),
            (
                "ENG 101 Composition is not finished; once it is, it counts for “MAT 150 Statistics”, "
                "where you pinned it."
            ),
        ),
        (
            pinned(GRAY, "not on record"),
            (
                "Not honoured: Dr Gray pinned ENG 101 Composition to “at least 12 credits from courses” "
                "on 1 May 2024, but it is not on the record."
            ),
        ),
    ],
)
def test_a_pin_says_who_pinned_what_where_and_when(each: Pinned, text: str) -> None:
    assert told(each) == [text]


@pytest.mark.parametrize(
    ("reason", "values", "why"),
    [
        ("refused", ("with grade", "C"), "it counts there only with grade C or better"),
        ("refused", (), "it cannot count there"),
        (
            "another pin",
            ("eng101", "ba/1"),
            "it is also pinned to “at least 12 credits from courses”, and that pin has more say",
        ),
        (
            "another pin",
            ("i2", "ba/1"),
            (
                "MAT 150 Statistics is pinned to “at least 12 credits from courses”, that pin has more say, "
                "and both cannot be kept"
            ),
        ),
        (
            "another pin",
            ("mat150", "aa"),
            (
                "MAT 150 Statistics is pinned to “Associate of data”, that pin has more say, "
                "and both cannot be kept"
            ),
        ),
        ("another pin", (), "another pin has more say, and both cannot be kept"),
        (
            "rules",
            (),
            "the rules let it count there in no way: a limit forbids it, or the same learning counts already",
        ),
        ("something new", (), "something new"),
    ],
)
def test_a_pin_that_is_not_honoured_says_why(reason: str, values: tuple[str, ...], why: str) -> None:
    (text,) = told(pinned(OWN, reason, *values))
    assert text == f"Not honoured: you pinned ENG 101 Composition to “MAT 150 Statistics”, but {why}."


def test_requirements_in_the_same_words_are_told_apart_by_their_paths() -> None:
    twice = together(found(leaf(12, path="ba/1")), found(leaf(12, path="ba/2")))
    shown = goal(twice, pins=(pinned(),))
    (text,) = pins(shown, Known(shown, TITLES))
    assert "counts for “at least 12 credits from courses” (ba/1), where" in text


@pytest.mark.parametrize(
    ("without", "text"),
    [
        (Unpinned(State.MET, Fraction(1), 100, 0), "Without the pin this would be met."),
        (
            Unpinned(State.IN_PROGRESS, Fraction(9, 10), 90, 1000),
            "Without the pin this would be in progress, at 90 %.",
        ),
        (
            Unpinned(State.UNMET, Fraction(1, 2), 50, 6000),
            "Without the pin less would remain: this would be at 50 % instead of 40 %.",
        ),
        (Unpinned(State.UNMET, Fraction(2, 5), 40, 6000), "Without the pin less would remain."),
    ],
)
def test_what_would_be_without_the_pins_is_told(without: Unpinned, text: str) -> None:
    assert told(pinned(), unpinned=without)[1:] == [text]
    several = told(pinned(), pinned(OWN), pinned(OWN, "rules"), unpinned=without)
    assert several[3:] == [text.replace("the pin ", "the pins ")]


def test_an_item_is_marked_where_it_counts_by_a_pin_to_its_requirement_or_around_it() -> None:
    for place in ("ba/1", "ba/group", "ba"):
        text = to_text(audit(about(pinned(Pin("eng101", place, "Dr Gray", date(2024, 5, 1))))), 200)
        assert (
            "counts: ENG 101 Composition, 3 credits, grade B, 10 May 2024, pinned here by Dr Gray on 1 May 2024\n"
            in text
        )
        assert text.count("pinned here") == 1
    text = to_text(audit(about(pinned(Pin("i2", "ba/2")))), 200)
    assert "MAT 150 Statistics — grade B, 10 May 2024, pinned here by you" in text


def test_an_item_is_not_marked_where_its_pin_is_not_honoured() -> None:
    text = to_text(audit(about(pinned(GRAY, "rules"), pinned(OWN))), 200)
    assert "pinned here" not in text
    assert "\nPins\n" in text


def test_what_is_pinned_is_told_in_html_as_well() -> None:
    text = to_html(audit(about(pinned())))
    assert "Pins</h5>" in text
    assert "pinned here by Dr Gray on 1 May 2024" in text


def test_requirements_that_cannot_be_met_beside_pins_are_told_with_the_pins() -> None:
    shown = about(pinned(), pinned(OWN))
    known = Known(shown, TITLES)
    assert conflict(Conflict(("ba/2",), pins=(GRAY,)), known) == [
        "This cannot be met while what is pinned counts where it is pinned: MAT 150 Statistics.",
        "Pinned is ENG 101 Composition to “at least 12 credits from courses” by Dr Gray on 1 May 2024.",
        "Without the pin it can be met with what is earned.",
    ]
    assert conflict(Conflict(("ba/1", "ba/2"), pins=(GRAY, OWN)), known) == [
        (
            "These 2 requirements cannot all be met together while what is pinned counts where it is pinned: "
            "at least 12 credits from courses; MAT 150 Statistics."
        ),
        (
            "Pinned is ENG 101 Composition to “at least 12 credits from courses” by Dr Gray on 1 May 2024 and "
            "ENG 101 Composition to “MAT 150 Statistics” by you."
        ),
        "Without any one of the pins they can be met with what is earned.",
        "Without any one of these requirements, the others can.",
    ]


def test_pins_are_written_for_programs() -> None:
    shown = about(
        pinned(),
        pinned(OWN, "refused", "with grade", "C"),
        unpinned=Unpinned(State.MET, Fraction(1), 100, 0),
        conflict=Conflict(("ba/2",), pins=(GRAY,)),
    )
    document = to_plain(audit(shown))["goals"][0]
    pin = {"item": "i1", "requirement": "ba/1", "advisor": "Dr Gray", "on": "2024-05-01"}
    assert document["pins"] == [
        {
            **pin,
            "title": "Composition",
            "code": "ENG 101",
            "honoured": True,
            "reason": "",
            "values": [],
            "text": (
                "ENG 101 Composition counts for “at least 12 credits from courses”, "
                "where Dr Gray pinned it on 1 May 2024."
            ),
        },
        {
            "item": "eng101",
            "requirement": "ba/2",
            "advisor": None,
            "on": None,
            "title": "Composition",
            "code": "ENG 101",
            "honoured": False,
            "reason": "refused",
            "values": ["with grade", "C"],
            "text": (
                "Not honoured: you pinned ENG 101 Composition to “MAT 150 Statistics”, "
                "but it counts there only with grade C or better."
            ),
        },
    ]
    assert document["unpinned"] == {
        "state": "met",
        "progress": {"percent": 100, "exact": "1"},
        "remaining": "0",
        "text": "Without the pin this would be met.",
    }
    assert document["conflict"]["pins"] == [pin]
    nothing = to_plain(audit(goal(found(group("all", 0)))))["goals"][0]
    assert (nothing["pins"], nothing["unpinned"]) == ([], None)
