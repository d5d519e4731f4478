"""Choices are told once, together where they differ in nothing but the item, with the pin that would choose each."""

from dataclasses import replace

from pathways.audit.from_graph import audit
from pathways.audit.open_choice import OpenChoice, OpenChoices, Shift
from pathways.audit.telling import Telling
from pathways.report.choices_in_words import MOST_EXCHANGES, NONE, alike, choices, pin_of
from pathways.report.known import Known
from pathways.report.titles import Titles
from tests.audit.auditing import DAY, desk, earned, requiring


def told(*requirements: str, record: str) -> list[tuple[str, list[str]]]:
    of = desk(requiring(*requirements), record)
    verdict = audit(of.graph, of.learner, ("goal",), DAY, "digest", telling=Telling(choices=True))
    goal = verdict.goals[0]
    assert goal.choices is not None
    points = choices(goal.choices, Known(goal, Titles.of_pairs(verdict.titles)))
    return [(point.text, [below.text for below in point.points]) for point in points]


def choice(item: str, here: str, there: str, *shifts: Shift) -> OpenChoice:
    return OpenChoice(item, item.upper(), "", here, there, shifts, item)


def test_what_could_as_well_count_elsewhere_is_a_sentence_with_its_pin() -> None:
    found = told(
        "1 course from { alder.wri101, alder.wri102 }", "1 course from alder.wri101", record=earned("wri101")
    )
    both = "“at least 1 course from WRI 101 Writing 1 or WRI 102 Writing 2”"
    one = "“at least 1 course from WRI 101 Writing 1”"
    sentence = f"WRI 101 Writing 1 counts for {both}; it could as well count for {one}."
    assert found == [(sentence, ["To choose it: pinned alder.wri101 to 'goal/require/2' by learner"])]


def test_several_items_that_could_change_places_with_one_are_told_together() -> None:
    three = "{ alder.wri101, alder.wri102, alder.mat101 }"
    ((text, pins),) = told(
        f"1 course from {three}", f"2 courses from {three}", record=earned("wri101", "wri102", "mat101")
    )
    assert text.startswith("WRI 101 Writing 1 and WRI 102 Writing 2 count for “at least 2 courses")
    assert "; either of them could as well count for “at least 1 course" in text
    assert text.endswith(", and then MAT 101 Numbers 1 takes its place.")
    assert len(pins) == 2


def test_nothing_to_choose_is_told_as_such() -> None:
    assert told("alder.wri101", record=earned("wri101")) == [(NONE, [])]


def test_of_two_that_change_places_one_is_told() -> None:
    there, back = choice("a", "x", "y", Shift("b", "y", "x")), choice("b", "y", "x", Shift("a", "x", "y"))
    assert alike([there, back]) == [[there]]


def test_a_longer_chain_is_told_from_each_end() -> None:
    one = choice("a", "x", "y", Shift("b", "y", "z"), Shift("c", "z", "x"))
    other = choice("b", "y", "z", Shift("a", "x", "y"), Shift("c", "z", "x"))
    assert alike([one, other]) == [[one], [other]]


def test_of_many_that_only_change_places_some_are_told_and_all_by_which_something_else_is_open() -> None:
    goal = desk(requiring("alder.wri101")).audit()
    places = [replace(choice(f"i{at}", "x", f"y{at}"), only_places=True) for at in range(MOST_EXCHANGES + 2)]
    opens = [choice(f"o{at}", "x", f"y{at}") for at in range(MOST_EXCHANGES + 2)]
    points = choices(OpenChoices((*places, *opens)), Known(goal, Titles()))
    assert [point.text.partition(" ")[0] for point in points[: len(opens)]] == [each.title for each in opens]
    assert len(points) == len(opens) + MOST_EXCHANGES + 1
    assert points[-1].text == "2 more items could change places with others, and nothing else would."


def test_what_is_not_complete_says_so() -> None:
    goal = desk(requiring("alder.wri101")).audit()
    (point,) = choices(OpenChoices((), complete=False), Known(goal, Titles()))
    assert point.text.startswith("There may be more choices")


def test_an_item_that_only_the_record_knows_is_pinned_there() -> None:
    assert pin_of(choice("a", "x", "y")) == "a pin on the record of the item a to y"
