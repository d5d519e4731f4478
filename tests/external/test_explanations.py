"""For every no, what the audit says is missing makes it a yes."""

import pytest

from pathways.audit.state import State
from tests.external.completing import completed
from tests.external.results import neutral
from tests.external.suites import needs_data

pytestmark = [needs_data, pytest.mark.no_cover]


@pytest.mark.parametrize(
    ("suite", "each"),
    [("princeton", 6), ("utd core", 1), ("utd computer science", 1), ("mit fireroad", 1), ("utd majors", 1)],
)
def test_every_no_becomes_a_yes_by_what_the_audit_says_is_missing(suite: str, each: int) -> None:
    found = list(completed(neutral(suite), each, 3))
    assert [one for one in found if one.after not in {State.MET, None}] == []
    assert len(found) > 2
    assert sum(one.after is None for one in found) < len(found) / 4
