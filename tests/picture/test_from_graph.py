"""Which boxes and arrows stand for rules: of the rule library, and of a few lines."""

from functools import cache
from pathlib import Path

import pytest

from pathways.graph.kinds import EdgeKind, NodeKind
from pathways.picture import from_graph
from pathways.picture.from_graph import Graph, picture_of
from pathways.picture.nouns import Arrow, Box, Picture, State
from pathways.ruleset import load_rules
from tests.audit.auditing import desk, earned, requiring

RULES = Path(__file__).parents[2] / "rules"


@cache
def _library(folder: str) -> Graph:
    return load_rules(RULES / folder).graph


def _lines(picture: Picture, arrow: Arrow | None = None) -> set[tuple[str, str]]:
    return {(line.source, line.target) for line in picture.lines if arrow in {None, line.arrow}}


def _names(picture: Picture) -> set[str]:
    return {box.name for box in picture.boxes}


def _box(picture: Picture, name: str) -> Box:
    return next(box for box in picture.boxes if box.name == name)


@pytest.mark.parametrize("folder", ["aacrao", "asu", "example", "psu"])
def test_all_rules_have_a_box_each_and_every_arrow_joins_two_boxes(folder: str) -> None:
    graph = _library(folder)
    picture = picture_of(graph)
    routes = {
        name
        for name, facts in graph.nodes(data=True)
        if facts["kind"] is NodeKind.STACK and facts["declaration"].into
    }
    shown = {name for name, facts in graph.nodes(data=True) if facts["kind"] is not NodeKind.REQUIREMENT}
    assert _names(picture) == shown - routes
    assert len(picture.boxes) == len(_names(picture))
    assert {end for line in picture.lines for end in (line.source, line.target)} <= _names(picture)
    assert len({(line.source, line.target, line.arrow) for line in picture.lines}) == len(picture.lines)
    assert all(line.source != line.target for line in picture.lines)
    assert picture.title == "All rules"
    assert picture == picture_of(graph)


def test_three_certificates_make_a_master_by_vertical_arrows() -> None:
    picture = picture_of(_library("aacrao"), "anytown.master", depth=1)
    certificates = {f"anytown.certificate_in_{area}" for area in ("data", "ethics", "leadership")}
    assert _lines(picture, Arrow.VERTICAL) == {(name, "anytown.master") for name in certificates}
    assert _names(picture) == {*certificates, "anytown.master"}
    assert _box(picture, "anytown.master").kind == "master degree"
    assert picture.title == "Master's degree from three certificates"


def test_a_stack_into_a_credential_is_drawn_as_that_credential() -> None:
    graph = _library("aacrao")
    assert picture_of(graph, "anytown.three_certificates") == picture_of(graph, "anytown.master")
    assert "anytown.three_certificates" not in _names(picture_of(graph))


def test_a_stack_of_its_own_is_a_box() -> None:
    picture = picture_of(_library("aacrao"), "anytown.campus_life")
    assert _box(picture, "anytown.campus_life").kind == "horizontal stack"
    assert {line.arrow for line in picture.lines} == {Arrow.HORIZONTAL}
    added = picture_of(_library("aacrao"), "anytown.leader_with_data", depth=1)
    assert _box(added, "anytown.leader_with_data").kind == "value-added stack"
    assert ("anytown.certificate_in_leadership", "anytown.leader_with_data") in _lines(
        added, Arrow.VALUE_ADDED
    )


def test_badges_of_three_categories_lead_to_the_summative_one() -> None:
    picture = picture_of(_library("psu"), "psu.summative")
    kinds = {box.kind for box in picture.boxes}
    assert kinds == {"badge"}
    assert len(picture.boxes) == 14
    assert len([line for line in picture.lines if line.target == "psu.summative"]) == 3


def test_depth_says_how_many_arrows_away() -> None:
    graph = _library("psu")
    sizes = [len(picture_of(graph, "psu.summative", depth=depth).boxes) for depth in (0, 1, 2, 9)]
    assert sizes == [1, 4, 14, 14]


def test_an_admission_is_shown_at_its_programme_and_not_what_leads_to_it() -> None:
    graph = _library("asu")
    programme = picture_of(graph, "asu.bachelor")
    assert _lines(programme, Arrow.ADMISSION) == {("asu.earned_admission", "asu.bachelor")}
    assert not [line for line in programme.lines if line.target == "asu.earned_admission"]
    assert _box(programme, "asu.earned_admission").kind == "admission"


def test_an_admission_that_is_drawn_shows_what_leads_to_it_and_where_it_leads() -> None:
    picture = picture_of(_library("asu"), "asu.earned_admission")
    assert [line for line in picture.lines if line.target == "asu.earned_admission"]
    assert ("asu.earned_admission", "asu.bachelor") in _lines(picture, Arrow.ADMISSION)


def test_a_conversion_stands_between_what_is_converted_and_what_it_becomes() -> None:
    picture = picture_of(_library("example"), "quill.credit_for_calculus")
    assert _lines(picture, Arrow.CONVERSION) == {
        ("quill.calculus_exam", "quill.credit_for_calculus"),
        ("quill.credit_for_calculus", "quill.mat160"),
    }
    assert _box(picture, "quill.credit_for_calculus").kind == "conversion"
    assert _box(picture, "quill.calculus_exam").kind == "exam"


def test_every_kind_of_arrow_that_the_library_has_is_drawn() -> None:
    drawn = {
        line.arrow
        for folder in ("aacrao", "asu", "example", "psu")
        for line in picture_of(_library(folder)).lines
    }
    assert drawn == set(Arrow)


def test_a_declared_kind_is_drawn_as_the_kind_it_ranks_as() -> None:
    assert (
        _box(picture_of(_library("example"), "quill.care_licence"), "quill.care_licence").kind
        == "certificate"
    )


def test_a_selection_is_one_box_with_its_members() -> None:
    graph = desk(requiring("2 courses from courses in area alder.writing")).graph
    picture = picture_of(graph, "goal", words=lambda _: "courses in writing")
    (selection,) = [box for box in picture.boxes if box.kind == "selection"]
    assert selection.title == "courses in writing"
    assert (selection.name, "goal") in _lines(picture, Arrow.REQUIRES)
    assert ("alder.wri101", selection.name) in _lines(picture, Arrow.REQUIRES)
    assert [box.title for box in picture_of(graph, "goal").boxes if box.kind == "selection"] == [
        "any that fits"
    ]


def test_a_selection_with_too_many_members_is_told_by_its_words_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(from_graph, "MOST_MEMBERS", 4)
    named = 'set early "Early" = courses in area alder.writing\n' + requiring(
        "2 courses from early", "1 course from courses at alder"
    )
    picture = picture_of(desk(named).graph, "goal")
    by_title = {box.title: box.name for box in picture.boxes if box.kind == "selection"}
    assert set(by_title) == {"Early", "any that fits"}
    assert not [line for line in picture.lines if line.target == by_title["any that fits"]]
    assert len([line for line in picture.lines if line.target == by_title["Early"]]) == 5


def test_a_filtered_set_keeps_the_title_of_the_set() -> None:
    rules = 'set early "Early" = courses in area alder.writing\n' + requiring(
        "2 courses from early with grade C or better"
    )
    (selection,) = [box for box in picture_of(desk(rules).graph, "goal").boxes if box.kind == "selection"]
    assert selection.title == "Early"


def test_named_items_are_arrows_without_a_box_between() -> None:
    rules = requiring(
        "alder.wri101",
        "any of { alder.mat101 with grade C or better, 1 course from { alder.soc101 } or { alder.soc101 } }",
    )
    picture = picture_of(desk(rules).graph, "goal")
    assert _lines(picture) == {(f"alder.{name}", "goal") for name in ("wri101", "mat101", "soc101")}


def test_facts_about_what_was_learnt_are_arrows_too() -> None:
    rules = requiring(
        "holds alder.listener",
        "score at least 60 on alder.placement",
        "not holds alder.helper",
        "declared alder.writing",
    )
    assert _lines(picture_of(desk(rules).graph, "goal")) == {
        ("alder.listener", "goal"),
        ("alder.placement", "goal"),
    }


def test_both_branches_of_a_when_lead_there() -> None:
    rules = requiring(
        "when age at least 22 { alder.wri101 } otherwise { alder.mat101 }",
        "when age below 16 { alder.soc101 }",
    )
    assert _lines(picture_of(desk(rules).graph, "goal")) == {
        (f"alder.{name}", "goal") for name in ("wri101", "mat101", "soc101")
    }


def test_a_requirement_with_a_name_is_followed_once() -> None:
    rules = "requirement two = all of { alder.wri101, alder.wri102 }\n" + requiring(
        "two", "any of { two, alder.mat101 }"
    )
    assert _lines(picture_of(desk(rules).graph, "goal")) == {
        (f"alder.{name}", "goal") for name in ("wri101", "wri102", "mat101")
    }


def test_what_a_stack_asks_for_besides_credentials_leads_to_its_target() -> None:
    rules = 'certificate goal "Goal" { issued by alder }\n'
    rules += 'vertical stack up "Up" { made of all of { alder.listener, alder.wri101 } into goal }\n'
    picture = picture_of(desk(rules).graph, "goal")
    assert _lines(picture, Arrow.VERTICAL) == {("alder.listener", "goal")}
    assert _lines(picture, Arrow.REQUIRES) == {("alder.wri101", "goal")}


def test_where_the_goal_leads_is_shown_one_step_without_what_else_leads_there() -> None:
    rules = (
        requiring("alder.wri101")
        + 'certificate above "Above" { issued by alder require all of { goal, alder.mat101 } }\n'
    )
    picture = picture_of(desk(rules).graph, "goal")
    assert _names(picture) == {"alder.wri101", "goal", "above"}
    assert ("goal", "above") in _lines(picture)


def test_a_state_stands_in_its_box_with_its_words() -> None:
    graph = desk(requiring("alder.wri101"), earned("wri101")).graph
    picture = picture_of(graph, "goal", standings={"alder.wri101": (State.EARNED, "grade A")}, caption="Rosa")
    assert (_box(picture, "alder.wri101").state, _box(picture, "alder.wri101").detail) == (
        State.EARNED,
        "grade A",
    )
    assert (_box(picture, "goal").state, _box(picture, "goal").detail) == (None, "")
    assert picture.caption == "Rosa"


@pytest.mark.parametrize("name", ["nobody", "goal/require"])
def test_a_name_that_is_no_box_is_refused(name: str) -> None:
    with pytest.raises(KeyError):
        picture_of(desk(requiring("alder.wri101")).graph, name)


def test_an_edge_is_there_once() -> None:
    graph = desk(requiring("1 course from { alder.wri101 } or { alder.wri101 }")).graph
    assert [facts["kind"] for facts in graph["alder.wri101"]["goal/require"].values()] == [EdgeKind.COUNTS]


def test_boxes_and_lines_come_in_the_order_of_the_rules() -> None:
    rules = requiring("alder.mat101", "alder.wri101")
    picture = picture_of(desk(rules).graph, "goal")
    assert [box.name for box in picture.boxes] == ["alder.wri101", "alder.mat101", "goal"]
    assert [line.source for line in picture.lines] == ["alder.wri101", "alder.mat101"]


def test_a_course_is_drawn_with_its_code() -> None:
    graph = desk('certificate goal "Goal" { issued by alder require alder.wri101 }').graph
    titles = [box.title for box in picture_of(graph, "goal").boxes]
    assert titles == ["WRI 101 Writing 1", "Goal"]
