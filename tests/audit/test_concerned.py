"""Of a list only what its names can mean is looked at: never less than what a selection takes or all but takes."""

from random import Random

import pytest

from pathways.audit.bench import Bench
from pathways.audit.case import Case
from pathways.audit.from_record import derived_award
from pathways.audit.state import State
from pathways.audit.target import target_of
from pathways.audit.view import EARNED, FOUR_WAYS
from pathways.graph.from_model import graph_of
from pathways.model.learner import Status
from pathways.model.requirement import Leaf
from pathways.model.selection import Every, Except, Filter, Filtered, InSet, Meet, OneOf, Selection, Union
from pathways.model.walk import walk_credential
from tests.audit.auditing import DAY, desk, earned, requiring
from tests.properties.comparing import drawn

A, B, C = (OneOf((f"alder.{name}",)) for name in ("wri101", "wri102", "mat101"))
ANY = Every("courses")
GRADED = ((Filter.BEARING_CREDIT, True),)


def case_of(rules: str, record: str) -> Case:
    asked = desk(rules, record)
    return Bench(asked.graph, asked.learner, DAY).case(EARNED, target_of(asked.graph, "goal"))


def titles(case: Case, selection: Selection) -> list[str]:
    return [entry.title for entry in case.concerned(selection)]


ALL = earned("wri101 2023-05-10", "wri102 2022-05-10", "mat101 2021-05-10")
IN_ORDER = ["Numbers 1", "Writing 2", "Writing 1"]


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (ANY, IN_ORDER),
        (A, ["Writing 1"]),
        (InSet("some", A), ["Writing 1"]),
        (Filtered(A, GRADED), ["Writing 1"]),
        (Filtered(ANY, GRADED), IN_ORDER),
        (Except(OneOf((*A.names, *B.names)), (B,)), ["Writing 2", "Writing 1"]),
        (Except(ANY, (B,)), IN_ORDER),
        (Meet((ANY, A)), ["Writing 1"]),
        (Meet((A, ANY)), ["Writing 1"]),
        (Meet((ANY, ANY)), IN_ORDER),
        (Union((A, C)), ["Numbers 1", "Writing 1"]),
        (Union((C, A)), ["Numbers 1", "Writing 1"]),
        (Union((A, ANY)), IN_ORDER),
        (Union((ANY, A)), IN_ORDER),
    ],
)
def test_what_lists_name_is_looked_at_in_the_order_of_the_record(
    selection: Selection, found: list[str]
) -> None:
    assert titles(case_of(requiring("alder.wri101"), ALL), selection) == found


def test_an_equivalent_course_is_looked_at_where_the_other_one_is_named() -> None:
    rules = 'course other "Other" { taught at birch worth 3 credits equivalent to alder.wri101 }\n'
    case = case_of(rules + requiring("alder.wri101"), "earned other on 2024-05-10")
    assert titles(case, A) == ["Other"]
    assert titles(case, OneOf(("other",))) == ["Other"]
    assert titles(case, B) == []


def test_what_turns_out_to_be_held_is_looked_at_from_then_on() -> None:
    case = case_of(requiring("alder.listener"), earned("wri101"))
    badge = OneOf(("alder.listener",))
    assert titles(case, badge) == []
    declared = case.catalogue.credentials["alder.listener"]
    case.held["alder.listener"] = derived_award(declared, None, Status.EARNED, frozenset({"listening"}))
    assert titles(case, badge) == ["Listener"]
    assert titles(case, A) == ["Writing 1"]


def test_an_item_without_a_name_in_the_rules_is_in_no_list() -> None:
    asked = desk(requiring("2 courses from courses"), earned("wri101"))
    item = asked.learner.items[0]
    unnamed = type(item)(
        **{name: getattr(item, name) for name in item.__slots__} | {"key": "x", "name": None}
    )
    found = asked.having(unnamed)
    case = Bench(found.graph, found.learner, DAY).case(EARNED, target_of(found.graph, "goal"))
    assert titles(case, A) == ["Writing 1"]
    assert found.audit().state is State.MET


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(40))
def test_nothing_that_is_taken_or_nearly_taken_is_left_out(seed: int) -> None:
    college = drawn(Random(f"concerned {seed}"), 2)
    graph = graph_of(college.rules.catalogue)
    credential = college.rules.catalogue.credentials["goal"]
    leaves = [part for part in walk_credential(credential) if isinstance(part, Leaf)]
    for learner in college.learners:
        for view in FOUR_WAYS:
            case = Bench(graph, learner, college.as_of).case(view, target_of(graph, "goal"))
            for leaf in leaves:
                refusals = [(each, case.selecting.refusal(leaf.selection, each)) for each in case.entries()]
                matter = [each.key for each, refusal in refusals if refusal is None or refusal.near]
                seen = [each.key for each in case.concerned(leaf.selection)]
                assert [key for key in seen if key in matter] == matter
