"""Which goals a sharing is about, known from the rules alone."""

import pytest

from pathways.audit.sharing import bound_together, ties
from tests.audit.auditing import desk, requiring

GOALS = ("c", "a", "d", "b")
RULES = "".join(f'certificate {name} "{name}" {{ issued by alder require alder.wri101 }}\n' for name in GOALS)


def _pairs(between: str, goals: tuple[str, ...] = GOALS) -> list[str]:
    rules = f'{RULES}sharing limits "Limits" {{ between {between} each item in at most 1 credential }}\n'
    catalogue = desk(rules + requiring("alder.wri101")).graph.graph["catalogue"]
    return ["".join(pair) for tie in ties(goals, catalogue) for pair in tie.pairs]


@pytest.mark.parametrize(
    ("between", "pairs"),
    [
        ("{ a, b, c }", ["ca", "cb", "ab"]),
        ("{ a, b } and one of { c, d }", ["ca", "cb", "ad", "db"]),
        ("{ a, b } and one of { a, c }", ["ca", "cb", "ab"]),
        ("{ a, b, c } unless both in { a, b }", ["ca", "cb"]),
        ("{ a, b, c } unless both in { a, b, d }", ["ca", "cb"]),
        ("{ a, b } and one of { c, d } unless both in { a, c, d }", ["cb", "db"]),
    ],
)
def test_a_sharing_is_about_these_pairs_in_the_order_of_the_set(between: str, pairs: list[str]) -> None:
    assert _pairs(between) == pairs


def _groups(*between: str) -> list[tuple[str, ...]]:
    sharings = "".join(
        f'sharing limits{at} "Limits" {{ between {{ {pair} }} each item in at most 1 credential }}\n'
        for at, pair in enumerate(between)
    )
    catalogue = desk(RULES + sharings + requiring("alder.wri101")).graph.graph["catalogue"]
    return bound_together(GOALS, ties(GOALS, catalogue))


def test_goals_that_are_tied_only_through_a_third_one_are_a_group() -> None:
    assert _groups("a, b", "c, d") == [("c", "d"), ("a", "b")]
    assert _groups("d, a") == [("c",), ("a", "d"), ("b",)]
    assert _groups("d, a", "b, c", "b, d") == [GOALS]
    assert _groups("c, b") == [("c", "b"), ("a",), ("d",)]
    assert _groups() == [("c",), ("a",), ("d",), ("b",)]


def test_a_sharing_about_one_goal_of_the_set_limits_nothing() -> None:
    rules = RULES + 'sharing limits "Limits" { between { a, b } each item in at most 1 credential }\n'
    catalogue = desk(rules + requiring("alder.wri101")).graph.graph["catalogue"]
    assert ties(("c", "a", "d"), catalogue) == ()
