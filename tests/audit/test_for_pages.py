"""What a verdict carries for pages: how far it would be with what is coming, and the addresses of its sources."""

import pytest

from pathways.audit.from_graph import audit
from pathways.audit.state import State
from tests.audit.auditing import DAY, DIGEST, desk, goal_text, requiring

SOME = requiring("at least 12 credits from courses")
ENDED = "earned alder.wri101 on 2023-05-01 grade B"


@pytest.mark.parametrize(
    ("more", "state", "then"),
    [
        ("", State.UNMET, 25),
        ("taking alder.mat101", State.UNMET, 50),
        ("planning alder.mat101", State.UNMET, 50),
        ('earned alder.mat101 on 2023-05-01 grade B asserted by "Rosa"', State.UNMET, 25),
    ],
)
def test_what_is_in_progress_and_planned_is_counted_and_what_is_claimed_is_not(
    more: str, state: State, then: int
) -> None:
    goal = desk(SOME, f"{ENDED}\n{more}").audit()
    assert (goal.state, goal.percent, goal.percent_then) == (state, 25, then)


def test_what_would_be_complete_is_complete_then() -> None:
    assert desk(requiring("alder.wri101"), ENDED).audit().percent_then == 100
    planned = desk(requiring("alder.wri101"), "planning alder.wri101").audit()
    assert (planned.percent, planned.percent_then) == (0, 100)


def test_of_what_is_unknown_only_what_is_known_is_counted() -> None:
    goal = desk(requiring("all of { alder.wri101, age at least 18 }"), ENDED).audit()
    assert goal.state is State.UNKNOWN
    assert goal.percent_then == goal.percent


def test_cited_sources_have_their_addresses() -> None:
    rules = (
        'source handbook "Handbook" { url "https://alder.example/handbook" }\nsource paper "Paper" { published 2024-01-01 }\n'
        + goal_text("require alder.wri101", 'cites handbook "page 1"', 'cites paper "page 2"')
    )
    at = desk(rules, ENDED)
    found = audit(at.graph, at.learner, ("goal",), DAY, DIGEST)
    assert found.links == (("handbook", "https://alder.example/handbook"),)
