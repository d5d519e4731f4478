"""Items that are distributed among leaves directly: what fills a leaf, what fills none, and how often."""

import pytest

from pathways.audit.verdict import State
from tests.audit.auditing import desk, earned, requiring

MET, UNMET = State.MET, State.UNMET
RULES = """
course choir "Choir" { taught at alder worth 3 credits repeatable up to 2 times }
unit quarter = 2/3 semester rounded down to %s
course drawing "Drawing" { taught at birch worth 4.5 credits }
course painting "Painting" { taught at birch worth 4.5 credits }
"""
CHOIR = "\n".join(f"earned choir on 202{year}-05-10" for year in (1, 2, 3))
SINGING = ("2 courses from { choir, alder.wri101 }", "1 course from { choir, alder.wri101 }")
CHAPEL = "at least 3 credits from { alder.chapel, alder.wri101 }"
ART = "at least 3 semester credits from { drawing, painting, alder.wri101 }"
NOTHING = "1 course from { alder.chapel, alder.wri101 }"


@pytest.mark.parametrize(
    ("asked", "record", "state", "remaining"),
    [
        (SINGING, f"{CHOIR}\n{earned('wri101')}", MET, 0),
        (SINGING, CHOIR, UNMET, 3000),
        ((CHAPEL, CHAPEL), earned("chapel", "wri101"), UNMET, 3000),
        ((CHAPEL, NOTHING), earned("chapel", "wri101"), MET, 0),
        ((CHAPEL, NOTHING), earned("chapel"), UNMET, 3000),
        ((ART, ART), "earned drawing on 2024-05-10\nearned painting on 2024-05-10", MET, 0),
        ((ART, ART), "earned drawing on 2024-05-10", UNMET, 3000),
    ],
)
def test_what_is_decided_without_any_time(
    asked: tuple[str, ...], record: str, state: State, remaining: int
) -> None:
    goal = desk(RULES % "0.5 on each item" + requiring(*asked), record).audit(seconds=0)
    assert (goal.undecided, goal.state, goal.remaining) == (None, state, remaining)


def test_what_is_rounded_on_its_total_beside_what_is_not() -> None:
    six = ART.replace("3 semester", "6 semester")
    rules = RULES % "2 on the total" + requiring(six, "1 course from { painting }")
    record = f"earned drawing on 2024-05-10\nearned painting on 2024-05-11\n{earned('wri101')}"
    assert desk(rules, record).audit().state is UNMET
    assert desk(rules.replace("rounded down", "rounded up"), record).audit().state is MET
