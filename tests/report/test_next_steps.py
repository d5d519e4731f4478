"""What to do next stands at the head of a page with a plan: also what is under way, what is not known, and what it costs."""

from dataclasses import replace

import pytest

from pathways.audit.state import State
from pathways.audit.verdict import Award, Finding, GoalAudit
from pathways.model.amount import Money
from pathways.plan.steps import Obtain, Plan, Slot
from pathways.plan.wish import Wish
from pathways.report.from_plan import page_of_plans
from pathways.report.next_steps import next_steps, without_plan
from pathways.report.page import Verdict
from pathways.report.to_text import text_of
from tests.report.made import age, audit, found, goal, item, route, use
from tests.report.test_plan_on_a_page import PLAN

AWARD = Award(None, automatic=False)
ASK = "What is missing stands under “Still needed”. Ask for a plan: it tells what to take when, and what it costs."
IDLE = replace(PLAN, takes=(), converts=(), obtains=())
FREE = "As far as the rules say, nothing is left to pay"
HELD = Obtain("aa", "Associate of data", automatic=True, after=None, price=None)


def _then(finding: Finding) -> Plan:
    return replace(IDLE, then=audit(goal(routes=(route(finding),))))


def _said(plan: Plan) -> list[str]:
    return [point.text for point in next_steps(plan).points]


def _verdict(plan: Plan) -> Verdict:
    found = page_of_plans((plan,), Wish()).chapters[0].verdict
    assert found is not None
    return found


def test_the_first_term_comes_with_its_days_and_the_later_ones_with_their_number() -> None:
    assert _said(PLAN) == [
        "Take in Spring 2025 (10 January 2025 to 10 May 2025): X a Course a, 3 credits; X b Course b, 4 credits",
        "Later 1 more to take, the last in Term 2",
        "Convert Workshop into Sheets by “Credit for workshops”, for $75, until 1 March 2025",
        "Apply for Bachelor of data after Term 2, for $20",
        "It costs at least €50.50 and $195, because the rules do not state every price",
    ]


@pytest.mark.parametrize(
    ("prices", "text"),
    [
        ((None, None), "What it costs is not stated in the rules"),
        ((Money(500, "USD"), None), "It costs at least $5, because the rules do not state every price"),
        ((Money(500, "USD"), Money(0, "USD")), "It costs $5"),
    ],
)
def test_what_no_rule_says_is_never_told_as_nothing(
    prices: tuple[Money | None, Money | None], text: str
) -> None:
    takes = tuple(replace(take, price=price) for take, price in zip(PLAN.takes[:2], prices, strict=True))
    assert _said(replace(IDLE, takes=takes))[-1] == text


def test_what_is_to_be_applied_for_now_is_a_step() -> None:
    now = Obtain("aa", "Associate of data", automatic=False, after=None, price=Money(2000, "USD"))
    assert _said(replace(IDLE, obtains=(now,))) == [
        "Apply for Associate of data now, for $20",
        "It costs $20",
    ]


def test_of_terms_that_are_only_numbered_the_first_is_the_next_one() -> None:
    takes = tuple(
        replace(take, slot=Slot(number, f"Term {number}")) for number, take in enumerate(PLAN.takes, 1)
    )
    assert _said(replace(IDLE, takes=takes))[0] == "Take in the next term: X a Course a, 3 credits"
    assert _said(replace(IDLE, takes=takes[1:]))[0] == "Take in Term 2: X b Course b, 4 credits"


def test_what_is_to_be_applied_for_later_says_when() -> None:
    waits = Obtain(
        "aa", "Associate of data", automatic=False, after=None, price=Money(4500, "USD"), waits=True
    )
    assert _said(replace(IDLE, obtains=(waits,))) == [
        "Apply for Associate of data once its requirements are met, for $45",
        "It costs $45",
    ]


@pytest.mark.parametrize(
    ("about", "steps"),
    [
        (goal(state=State.MET, held=AWARD), ["Nothing: all that is asked for is met."]),
        (goal(state=State.MET), ["Apply for Bachelor of data now"]),
        (
            replace(goal(state=State.MET), price=Money(4500, "USD")),
            ["Apply for Bachelor of data now, for $45"],
        ),
        (replace(goal(state=State.MET), kind="admission"), ["Nothing: all that is asked for is met."]),
        (goal(state=State.PLANNED), ["Finish what is under way for Bachelor of data"]),
        (goal(state=State.UNMET), [ASK]),
        (
            goal(state=State.UNKNOWN),
            ["What is to be confirmed or put on the record stands under “Still needed”."],
        ),
        (goal(state=State.UNMET, held=AWARD), ["Nothing: all that is asked for is met."]),
    ],
)
def test_a_page_without_a_plan_says_what_it_can(about: GoalAudit, steps: list[str]) -> None:
    assert [point.text for point in without_plan([about]).points] == steps


def test_what_is_in_progress_and_planned_already_belongs_to_the_plan() -> None:
    begun = (
        use("p", "DAT 220", "Databases", status="planned"),
        use("i", "DAT 130", "Sheets", status="in progress"),
        use("h", "", "Badge", status="in progress", derived=True),
        use("e"),
    )
    plan = _then(found(item("eng101"), State.PLANNED, coming=begun))
    assert _said(plan) == [
        "Finish what is in progress: DAT 130 Sheets",
        "Take as planned: DAT 220 Databases (until 10 May 2024)",
        FREE,
    ]
    text = " ".join(text_of(page_of_plans((plan,), Wish())).split())
    assert "◐ DAT 130 Sheets, in progress until 10 May 2024 — for “ENG 101 Composition”" in text
    assert "○ DAT 220 Databases, planned until 10 May 2024 — for “ENG 101 Composition”" in text
    taken = replace(plan, takes=(replace(PLAN.takes[0], item="p"),))
    assert not any("DAT 220" in said for said in _said(taken))


def test_what_is_only_not_on_the_record_is_told_apart_from_what_cannot_be_met() -> None:
    open_ = found(age(), State.UNKNOWN)
    plan = replace(_then(open_), left=(open_.requirement,))
    assert _said(plan) == ["Have the date of birth put on the record", FREE]
    assert _verdict(plan).word == "Not known yet"
    taking = replace(plan, takes=PLAN.takes)
    assert (_verdict(taking).mark, _verdict(taking).word) == ("?", "A plan")
    assert _verdict(taking).sentence.startswith("What remains beside it depends on facts")
    unmet = found(age(), State.UNMET)
    plan = replace(_then(unmet), left=(unmet.requirement,))
    assert _said(plan) == ["No course helps now: what is left is told at the end of the plan.", FREE]
    assert _verdict(plan).word == "Not all of it"


def test_what_is_held_by_itself_already_is_nothing_to_plan() -> None:
    plan = replace(IDLE, obtains=(HELD,))
    assert _said(plan) == ["Nothing: all that is asked for is met.", FREE]
    assert _verdict(plan).word == "Nothing to plan"
    assert "Associate of data" not in text_of(page_of_plans((plan,), Wish()))
