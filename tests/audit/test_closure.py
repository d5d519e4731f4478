"""Credentials that are awarded automatically: when they are held, with what, and which route a verdict stands on."""

from datetime import date

from pathways.audit.bench import Bench
from pathways.audit.entry import Entry
from pathways.audit.state import State
from pathways.audit.target import target_of
from pathways.audit.view import EARNED, IN_PROGRESS, View
from pathways.model.learner import Pin, Status
from tests.audit.auditing import DAY, Desk, desk, earned, requiring

LOW = 'badge low "Low" { issued by alder awarded automatically require %s }\n'
BOTH = LOW % "all of { alder.wri101, alder.wri102 }" + requiring("low")


def _held(asked: Desk, view: View = EARNED) -> Entry:
    return Bench(asked.graph, asked.learner, DAY).case(view, target_of(asked.graph, "goal")).held["low"]


def test_it_is_as_far_as_the_least_finished_of_what_it_took() -> None:
    record = earned("wri101") + "\ntaking alder.wri102"
    assert _held(desk(BOTH, record), IN_PROGRESS).status is Status.IN_PROGRESS
    assert _held(desk(BOTH, earned("wri101", "wri102")), IN_PROGRESS).status is Status.EARNED


def test_it_was_completed_with_the_last_of_what_it_took_if_that_is_known() -> None:
    assert _held(desk(BOTH, earned("wri101 2023-05-10", "wri102 2022-05-10"))).completed == date(2023, 5, 10)
    assert _held(desk(BOTH, earned("wri101 2023-05-10") + "\nearned alder.wri102")).completed is None


def test_where_it_took_nothing_it_is_a_learning_of_its_own() -> None:
    low = _held(desk(LOW % "age at least 22" + requiring("low"), "born 1999-01-01"))
    assert low.roots == {"held low"}
    assert low.completed is None


def test_an_award_on_record_is_what_counts_though_it_would_be_held_without() -> None:
    record = earned("wri101 2022-05-10", "wri102 2022-05-10") + "\nearned low on 2023-05-10"
    asked = desk(BOTH, record)
    assert Bench(asked.graph, asked.learner, DAY).case(EARNED, target_of(asked.graph, "goal")).held == {}
    goal = asked.audit()
    assert goal.route is not None
    assert [use.item for use in goal.route.finding.applied] == ["low@2023-05-10#1"]


def test_whatever_could_have_met_it_in_a_view_may_stand_behind_it() -> None:
    rules = LOW % "any of { alder.wri101, all of { alder.wri102, age at least 22 } }"
    rules += requiring("low", "alder.wri101")
    assert desk(rules, earned("wri101", "wri102")).audit().state is State.UNKNOWN
    assert desk(rules, "born 1999-01-01\n" + earned("wri101", "wri102")).audit().state is State.MET
    assert desk(rules, "born 2020-01-01\n" + earned("wri101", "wri102")).audit().state is State.UNMET


UP = 'vertical stack up "Up" { made of %s into goal }\n'


def test_the_route_on_which_least_remains_is_taken_though_fewer_leaves_of_it_are_met() -> None:
    rules = requiring("alder.wri101", "alder.wri102", "alder.mat101", "alder.mat102") + UP % "alder.bio101"
    goal = desk(rules, earned("wri101", "wri102")).audit()
    assert goal.route is not None
    assert (goal.route.name, goal.remaining) == ("up", 3000)


def test_of_routes_on_which_as_little_remains_the_one_with_most_leaves_met_is_taken() -> None:
    rules = (
        requiring("alder.wri101", "alder.mat101") + UP % "all of { alder.wri101, alder.wri102, alder.bio101 }"
    )
    goal = desk(rules, earned("wri101", "wri102")).audit()
    assert goal.route is not None
    assert (goal.route.name, goal.remaining) == ("up", 3000)


def test_the_route_that_honours_the_pin_with_most_say_is_taken() -> None:
    rules = requiring("alder.wri101", "alder.mat101") + UP % "alder.wri102"
    by_learner = Pin("alder.wri102", "up")
    by_advisor = Pin("alder.wri101", "goal/require/1", advisor="Dr Gray")
    for pins in ((by_learner, by_advisor), (by_advisor, by_learner)):
        goal = desk(rules, earned("wri101", "wri102")).knowing(pins=pins).audit()
        assert goal.route is not None
        assert (goal.state, goal.route.name) == (State.UNMET, "goal")
