"""What counts today and will not in a year: until which day, for which requirement, and what is none of it."""

from datetime import date

from pathways.audit.from_graph import audit
from pathways.audit.running_out import last_day
from pathways.model.amount import Duration
from tests.audit.auditing import DAY, Desk, desk, requiring

AID = 'badge aid "Aid" { issued by alder valid for 2 years }\n'


def _running_out(at: Desk, as_of: date = DAY) -> list[tuple[str, date, str]]:
    goal = audit(at.graph, at.learner, ["goal"], as_of, "").goals[0]
    return [(each.title, each.until, each.path) for each in goal.running_out]


def test_an_award_that_runs_out_within_a_year_counts_until_its_last_day() -> None:
    at = desk(AID + requiring("aid"), "earned aid on 2022-12-31")
    assert _running_out(at) == [("Aid", date(2024, 12, 31), "goal/require")]
    assert _running_out(at, date(2023, 12, 30)) == []
    assert _running_out(at, date(2023, 12, 31)) == [("Aid", date(2024, 12, 31), "goal/require")]
    assert _running_out(at, date(2024, 12, 31)) == [("Aid", date(2024, 12, 31), "goal/require")]
    assert _running_out(at, date(2025, 1, 1)) == []


def test_learning_that_grows_too_old_counts_until_the_last_day_of_its_window() -> None:
    rules = 'set fresh "Fresh" = courses completed within 7 years\n' + requiring(
        "2 courses from fresh with grade C or better"
    )
    record = "earned alder.wri101 on 2017-09-01 grade A\nearned alder.mat101 on 2023-09-01 grade A"
    assert _running_out(desk(rules, record)) == [("Writing 1", date(2024, 9, 1), "goal/require")]


def test_what_counts_by_one_of_several_ways_only_is_not_said_to_run_out() -> None:
    rules = requiring("1 course from (courses completed within 7 years) or alder.wri101")
    assert _running_out(desk(rules, "earned alder.wri101 on 2017-09-01 grade A")) == []


def test_the_first_to_run_out_comes_first() -> None:
    rules = 'badge other "Another" { issued by alder valid for 2 years }\n' + AID + requiring("aid", "other")
    at = desk(rules, "earned aid on 2022-08-01\nearned other on 2022-09-01")
    assert [title for title, _, _ in _running_out(at)] == ["Aid", "Another"]


def test_the_last_day_of_a_window_is_the_last_on_which_the_course_is_taken() -> None:
    for window, completed in (
        (Duration(1, "years"), date(2023, 2, 28)),
        (Duration(1, "years"), date(2024, 2, 29)),
        (Duration(1, "months"), date(2023, 2, 28)),
        (Duration(7, "years"), date(2018, 5, 4)),
    ):
        last = last_day(window, completed)
        assert window.before(last) <= completed
        assert window.before(date.fromordinal(last.toordinal() + 1)) > completed
