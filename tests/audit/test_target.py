"""What a goal asks for, read from the rules: routes, their order, and what counts overall."""

from pathways.audit.state import State
from pathways.model.requirement import Leaf
from tests.audit.auditing import desk, earned, goal_text, leaves, requiring

LISTENER = "earned alder.listener on 2024-05-10"


def test_what_is_awarded_on_application_is_not_held_by_whoever_meets_it() -> None:
    goal = desk(requiring("alder.wri101"), earned("wri101")).audit()
    assert (goal.state, goal.automatic, goal.held) == (State.MET, False, None)
    automatic = desk(goal_text("awarded automatically", "require alder.wri101"), earned("wri101")).audit()
    assert automatic.automatic
    assert automatic.held is not None


def test_a_stack_is_never_awarded_automatically() -> None:
    rules = 'horizontal stack goal "Goal" { made of alder.listener }\n'
    assert not desk(rules, LISTENER).audit().automatic


def test_a_part_of_the_programme_is_in_a_stack_a_part_of_what_it_leads_to() -> None:
    rules = 'associate degree above "Above" { issued by alder worth 12 credits }\n'
    rules += (
        'vertical stack goal "Goal" { made of 1/2 of the programme\'s credits from courses into above }\n'
    )
    assert desk(rules, earned("wri101")).audit().remaining == 3000
    assert desk(rules, earned("wri101", "wri102")).audit().state is State.MET


def test_overall_lines_alone_are_no_route_beside_a_stack() -> None:
    stack = 'vertical stack up "Up" { made of alder.listener into goal }\n'
    rules = goal_text("overall { at least 3 credits from courses }") + stack
    goal = desk(rules, earned("wri101")).audit()
    assert (goal.state, [route.name for route in goal.routes]) == (State.UNMET, ["up"])
    assert desk(rules, earned("wri101") + "\n" + LISTENER).audit().state is State.MET


def test_what_a_value_added_stack_is_added_to_comes_first() -> None:
    rules = 'value-added stack goal "Goal" { onto alder.wri101 add alder.wri102 }\n'
    goal = desk(rules, earned("wri102")).audit()
    assert goal.route is not None
    assert [leaf.state for leaf in leaves(goal.route.finding)] == [State.UNMET, State.MET]


def test_an_order_among_more_than_named_items_is_refused() -> None:
    for made_of in (
        "2 courses from { alder.wri101, alder.wri102 }",
        "all of { alder.listener, all of { alder.wri101, alder.wri102 } }",
    ):
        goal = desk(f'horizontal stack goal "Goal" {{ made of {made_of} taken in order }}\n').audit()
        assert goal.undecided is not None
        assert goal.undecided.reason == "order-of-groups"


def test_lines_over_everything_take_nothing_from_anybody() -> None:
    rules = goal_text(
        "require alder.wri101", "overall { at least 3 credits, spread over at least 1 subject }"
    )
    goal = desk(rules, earned("wri101")).audit()
    assert goal.state is State.MET
    assert goal.route is not None
    _, credits_, spread = leaves(goal.route.finding)
    assert (credits_.need, spread.need) == (3000, 0)
    for each in (credits_, spread):
        assert isinstance(each.requirement, Leaf)
        assert each.requirement.shared


def test_a_limit_over_everything_is_about_learning_and_not_about_awards() -> None:
    low = 'certificate low "Low" { issued by alder worth 6 credits }\n'
    rules = low + goal_text("require all of { low, alder.wri101 }", "overall { at most 3 credits }")
    record = earned("wri101", "wri102") + "\nearned low on 2024-05-10"
    assert desk(rules, record).audit().state is State.MET
    rules = rules.replace("alder.wri101 }", "alder.wri101, alder.wri102 }")
    assert desk(rules, record).audit().state is State.UNMET
