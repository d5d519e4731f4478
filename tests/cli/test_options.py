from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pathways.cli.options import Day


@given(st.dates())
def test_every_day_is_read_as_it_is_written_and_once_read_stays(day: date) -> None:
    assert Day().convert(str(day), None, None) == Day().convert(day, None, None) == day
