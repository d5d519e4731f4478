"""The last day of a conversion: from completion, or from the day on which everything but the fee was there."""

from datetime import date

import pytest

from pathways.audit.from_graph import audit
from pathways.audit.reasons import Opening
from pathways.audit.state import State
from pathways.model.amount import Duration
from pathways.model.learner import Item, Status
from tests.audit.auditing import desk, requiring

RULES = """
conversion upgrade "Credit" {
  converts alder.talk
  gives 3 credits as alder.wri101
  window 10 days after EVENT
  require attested "shown" by "faculty"
}
""" + requiring("alder.wri101")
PLACED = "earned alder.placement_year on 2024-06-02 worth 5 hours\nearned alder.placement_year on 2024-06-03 worth 5 hours"
BOTH = "earned alder.mat101 on 2024-06-07\nearned alder.mat102 on 2024-06-05"
SCORED = "earned alder.placement on 2024-06-04 score 50\nearned alder.placement on 2024-06-11 score 60"
ELIGIBLE = "became eligible"


def _last_day(event: str, signed: str, day: date) -> date | None:
    record = f'earned alder.talk on 2024-06-21\nattested "shown" by "faculty" {signed}'
    (option,) = desk(RULES.replace("EVENT", event), record).options("upgrade", day)
    return option.deadline


@pytest.mark.parametrize(
    ("event", "signed", "day", "last"),
    [
        ("completed", "on 2024-06-24", date(2024, 6, 30), date(2024, 7, 1)),
        (ELIGIBLE, "on 2024-06-24", date(2024, 6, 30), date(2024, 7, 4)),
        (ELIGIBLE, "on 2024-06-24", date(2024, 6, 24), date(2024, 7, 4)),
        (ELIGIBLE, "on 2024-06-20", date(2024, 6, 30), date(2024, 7, 1)),
        (ELIGIBLE, "", date(2024, 6, 30), date(2024, 7, 1)),
    ],
)
def test_a_window_begins_when_its_event_has_come(event: str, signed: str, day: date, last: date) -> None:
    assert _last_day(event, signed, day) == last


def test_before_all_is_there_a_window_after_eligibility_has_not_begun() -> None:
    record = 'earned alder.talk on 2024-06-21\nattested "shown" by "faculty" on 2024-09-24'
    asked = desk(RULES.replace("EVENT", ELIGIBLE), record)
    for day in (date(2024, 6, 21), date(2024, 9, 23)):
        (option,) = asked.options("upgrade", day)
        assert (option.deadline, option.opening) == (None, Opening.NOT_YET)
        assert option.window == Duration(10, "days")
    (option,) = asked.options("upgrade", date(2024, 9, 24))
    assert (option.deadline, option.opening, option.window) == (date(2024, 10, 4), Opening.OPEN, None)
    text = str(audit(asked.graph, asked.learner, ("goal",), date(2024, 9, 23), "digest"))
    assert (
        "Not open yet: first the signature of the faculty (shown). Then you can convert Speaking up (workshop) into "
        "3 credits as Writing 1 within 10 days of that day."
    ) in " ".join(text.split())


@pytest.mark.parametrize(
    ("asked", "record", "last"),
    [
        ("at least 8 hours from alder.placement_year", PLACED, date(2024, 6, 13)),
        ("alder.mat101", "earned alder.mat101 on 2024-06-05", date(2024, 6, 15)),
        ("any of { alder.mat101, alder.mat102 }", BOTH, date(2024, 6, 15)),
        ("2 of { alder.mat101, alder.mat102, alder.lab100 }", BOTH, date(2024, 6, 17)),
        ("declared goal", "declared goal on 2024-06-08", date(2024, 6, 18)),
        ("admitted to goal", "admitted to goal on 2024-06-07", date(2024, 6, 17)),
        ("enrolled in goal", "enrolled in goal on 2024-06-06", date(2024, 6, 16)),
        ("holds low", "earned alder.mat101 on 2024-06-05", date(2024, 6, 15)),
        ("any of { age at least 20, alder.mat101 }", "earned alder.mat101 on 2024-06-05", date(2024, 6, 15)),
        ("on or after 2024-06-09", "", date(2024, 6, 19)),
        ("age at least 20", "born 2004-06-10", date(2024, 6, 20)),
        ("age at least 1", "born 2000-02-29", date(2024, 6, 11)),
        ("score at least 60 on alder.placement", SCORED, date(2024, 6, 21)),
    ],
)
def test_a_learner_is_eligible_from_the_day_on_which_all_that_is_required_holds(
    asked: str, record: str, last: date
) -> None:
    low = 'badge low "Low" { issued by alder awarded automatically require alder.mat101 }\n'
    rules = low + RULES.replace("EVENT", ELIGIBLE).replace('attested "shown" by "faculty"', asked)
    (option,) = desk(rules, f"{record}\nearned alder.talk on 2024-06-01").options(
        "upgrade", date(2024, 6, 11)
    )
    assert option.deadline == last


def test_what_has_no_date_was_always_there() -> None:
    rules = 'badge low "Low" { issued by alder awarded automatically require alder.mat101 }\n'
    rules += RULES.replace("EVENT", ELIGIBLE)
    item = Item("m", "alder.mat101", "course", "", Status.EARNED)
    for asked in ("alder.mat101", "holds low", 'attested "shown" by "faculty"'):
        signed = 'earned alder.talk on 2024-06-01\nattested "shown" by "faculty"'
        there = desk(rules.replace('attested "shown" by "faculty"', asked), signed).having(item)
        (option,) = there.options("upgrade", date(2024, 6, 11))
        assert option.deadline == date(2024, 6, 11)


def test_somebody_born_on_29_february_is_of_age_on_1_march_of_a_common_year() -> None:
    rules = RULES.replace("EVENT", ELIGIBLE).replace('attested "shown" by "faculty"', "age at least 21")
    record = "born 2000-02-29\nearned alder.talk on 2020-01-01"
    (option,) = desk(rules, record).options("upgrade", date(2021, 3, 5))
    assert option.deadline == date(2021, 3, 11)
    rules = rules.replace("21", "24")
    (option,) = desk(rules, record).options("upgrade", date(2024, 3, 5))
    assert option.deadline == date(2024, 3, 10)


@pytest.mark.parametrize(("day", "state"), [("2024-06-15", State.MET), ("2024-06-16", State.UNMET)])
def test_what_is_converted_counts_if_it_was_converted_by_the_last_day_after_eligibility(
    day: str, state: State
) -> None:
    rules = RULES.replace("EVENT", ELIGIBLE).replace('attested "shown" by "faculty"', "alder.mat101")
    record = (
        "earned alder.mat101 on 2024-06-05\n"
        f"earned alder.talk on 2024-01-01 converted by upgrade converted on {day}"
    )
    assert desk(rules, record).audit().state is state


def test_a_conversion_is_not_late_while_nothing_says_when_all_was_there() -> None:
    record = "earned alder.talk on 2024-01-01 converted by upgrade converted on 2024-06-16"
    assert desk(RULES.replace("EVENT", ELIGIBLE), record).audit().state is State.MET
    assert desk(RULES.replace("EVENT", "completed"), record).audit().state is State.UNMET
