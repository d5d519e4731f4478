"""The last day of a conversion: from completion, or from the day on which everything but the fee was there."""

from datetime import date

import pytest

from tests.audit.auditing import desk, requiring

RULES = """
conversion upgrade "Credit" {
  converts alder.talk
  gives 3 credits as alder.wri101
  window 10 days after EVENT
  require attested "shown" by "faculty"
}
""" + requiring("alder.wri101")
COMPLETED = date(2024, 6, 21)
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
        (ELIGIBLE, "on 2024-06-24", date(2024, 6, 23), date(2024, 7, 1)),
        (ELIGIBLE, "on 2024-06-20", date(2024, 6, 30), date(2024, 7, 1)),
        (ELIGIBLE, "", date(2024, 6, 30), date(2024, 7, 1)),
    ],
)
def test_a_window_begins_when_its_event_has_come(event: str, signed: str, day: date, last: date) -> None:
    assert _last_day(event, signed, day) == last
