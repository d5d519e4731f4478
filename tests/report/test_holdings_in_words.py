"""What a learner holds, in a few lines at a desk and in full on a page; what counts only until a day."""

from dataclasses import replace
from datetime import date

from pathways.audit.holdings import Holding
from pathways.audit.reasons import RunningOut
from pathways.audit.verdict import Award
from pathways.report.holdings_in_words import MOST_SHOWN, held, with_what_is_held
from pathways.report.known import Known
from pathways.report.page import Page
from pathways.report.running_out_in_words import running_out
from pathways.report.to_text import text_of
from tests.report.made import TITLES, found, goal, leaf

PAGE = Page("Audit of Rosa", (), ())
AWARDED = Holding("aid", "First aid", Award(date(2023, 5, 4), automatic=False, until=date(2025, 5, 4)))


def _automatic(number: int) -> Holding:
    return Holding(f"b{number}", f"Badge {number}", Award(None, automatic=True))


def test_at_a_desk_each_thing_that_is_held_is_one_line() -> None:
    assert text_of(with_what_is_held(PAGE, [AWARDED, _automatic(1)])) == (
        "Audit of Rosa\n\nYou hold\n"
        "  ✓ First aid — awarded on 4 May 2023, in force until 4 May 2025\n"
        "  ✓ Badge 1 — awarded automatically\n"
    )


def test_of_many_things_a_few_are_told_and_the_others_counted() -> None:
    many = [_automatic(number) for number in range(MOST_SHOWN + 3)]
    (section,) = with_what_is_held(PAGE, many).first
    assert [point.text for point in section.points[-2:]] == ["Badge 4 — awarded automatically", "and 3 more"]
    (section,) = with_what_is_held(PAGE, many[: MOST_SHOWN + 1]).first
    assert len(section.points) == MOST_SHOWN + 1


def test_where_nothing_is_held_a_desk_is_told_nothing_and_a_page_says_so() -> None:
    assert with_what_is_held(PAGE, []) == PAGE
    assert held([]).points[0].text.startswith("No award is on the record")


def test_what_counts_until_a_day_is_told_once_with_all_that_it_counts_for() -> None:
    first, second = leaf(3, path="first"), leaf(6, path="second")
    soon = [RunningOut("i1", "First aid", "", date(2025, 5, 4), path) for path in ("first", "second")]
    told = replace(goal(found(first), found(second)), running_out=tuple(soon))
    known = Known(told, TITLES)
    assert running_out(told, known) == [
        f"4 May 2025: First aid, for {known.where('first')} and {known.where('second')}"
    ]
