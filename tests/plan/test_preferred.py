"""Which plan it is of several that are equally good, or nearly: the least of what was asked for, and then what rules prefer."""

import pytest

from pathways.plan.steps import ErrandKind, Way
from pathways.plan.wish import By
from tests.plan.test_kinds import ALIKE
from tests.plan.test_plans import certificate, planned, taken


@pytest.mark.parametrize(
    ("of_goal", "first"), [("level graduate", "high"), ("level undergraduate", "low"), ("", "low")]
)
def test_of_courses_that_nothing_else_tells_apart_one_of_the_level_of_the_goal_is_taken(
    of_goal: str, first: str
) -> None:
    more = """course low "Low" { taught at u worth 2 credits level undergraduate }
    course high "High" { taught at u worth 2 credits level graduate }"""
    (plan,) = planned(certificate("1 course from { high, low }", of_goal), more=more)
    assert set(taken(plan)) == {first}


def test_where_a_goal_has_no_level_that_of_courses_matters_to_nobody() -> None:
    more = """course high "High" { taught at u worth 2 credits level graduate }
    course plain "Plain" { taught at u worth 2 credits }"""
    (plan,) = planned(certificate("1 course from { high, plain }"), more=more)
    assert set(taken(plan)) == {"high"}


def test_what_rules_name_is_taken_before_what_only_fills_up_a_later_term() -> None:
    more = """course aside "Aside" { taught at u worth 3 credits number 500 }
    course key "Key" { taught at u worth 3 credits number 400 }"""
    asked = "all of { key, at least 3 credits from courses numbered 500 and above }"
    (plan,) = planned(certificate(asked), more=more, per_term=3_000)
    assert [take.name for take in plan.takes][0:1] == ["key"]


def test_a_course_without_a_level_is_as_good_as_one_of_the_goal() -> None:
    more = """course high "High" { taught at u worth 2 credits level graduate }
    course plain "Plain" { taught at u worth 2 credits }
    course low "Low" { taught at u worth 2 credits level undergraduate }"""
    asked = certificate("1 course from { high, plain, low }", "level undergraduate")
    (plan,) = planned(asked, more=more)
    assert set(taken(plan)) == {"plain"}


def test_the_fewest_courses_are_taken_that_rules_ask_for_only_as_any_course() -> None:
    more = " ".join(f'course n{at} "N{at}" {{ taught at u worth 3 credits }}' for at in range(1, 5))
    more += ' course other "Other" { taught at u worth 3 credits number 500 }'
    any_course = "at least 3 credits from courses numbered 500 and above"
    asked = f"any of {{ all of {{ n1, {any_course} }}, all of {{ n3, n4 }}, all of {{ n1, n2, n3 }} }}"
    (plan,) = planned(certificate(asked), more=more)
    assert set(taken(plan)) == {"n3", "n4"}


def test_several_of_one_kind_may_be_taken() -> None:
    (plan,) = planned(certificate("at least 4 credits from courses"), more=ALIKE, by=By.COST)
    assert {take.name: take.instead for take in plan.takes} == {"k0": ("k2",), "k1": ("k2",)}


def test_a_credential_below_is_obtained_only_where_it_is_of_use() -> None:
    more = 'badge step "Step" { issued by u awarded on application require big }'
    asked = certificate("any of { holds step, stat }")
    (plan,) = planned(asked, more=more)
    assert (set(taken(plan)), [each.name for each in plan.obtains]) == ({"stat"}, ["goal"])
    (plan,) = planned(asked, more=more, by=By.COST)
    assert (set(taken(plan)), [each.name for each in plan.obtains]) == ({"big"}, ["step", "goal"])


@pytest.mark.parametrize(("by", "names"), [(By.CREDITS, {"stat"}), (By.COST, {"big"})])
def test_what_is_asked_for_comes_first_where_something_is_left_too(by: By, names: set[str]) -> None:
    (plan,) = planned(
        certificate("all of { any of { bio, stat, big }, gpa at least 3.0 over record courses }"), by=by
    )
    assert (set(taken(plan)), [asked.path for asked in plan.left]) == (names, ["goal/require/2"])


@pytest.mark.parametrize(("prices", "name"), [((0, 0), "p"), ((20_000_001, 20_000_000), "q")])
def test_prices_of_nothing_and_of_millions_are_compared(prices: tuple[int, int], name: str) -> None:
    more = " ".join(
        f'course {each} "{each}" {{ taught at u worth 2 credits price ${price} }}'
        for each, price in zip("pq", prices, strict=True)
    )
    for asked in ("any of { p, q }", "all of { any of { p, q }, gpa at least 3.0 over record courses }"):
        (plan,) = planned(certificate(asked), more=more)
        assert set(taken(plan)) == {name}


@pytest.mark.parametrize(
    ("prices", "name"),
    [(("€50", "€20", "$200"), "r"), (("$50", "$20", "€200"), "r"), (("€50", "$20", ""), "q")],
)
def test_of_several_currencies_that_of_most_prices_is_compared(prices: tuple[str, ...], name: str) -> None:
    more = " ".join(
        f'course {each} "{each}" {{ taught at u worth 2 credits {price and f"price {price}"} }}'
        for each, price in zip("pqr", prices, strict=True)
    )
    among = "p, q, r" if prices[2] else "p, q"
    (plan,) = planned(certificate(f"1 course from {{ {among} }}"), more=more, by=By.COST)
    assert set(taken(plan)) == {name}


def test_parts_of_a_credit_are_compared_exactly() -> None:
    more = """unit quarter = 2/3 semester rounded down to 0.5 on the total
    institution v "Quarter college" { calendar quarter }
    course five "Five" { taught at v worth 5 quarter credits price $900 }
    course bit "A bit more" { taught at u worth 3.334 credits price $1 }"""
    (plan,) = planned(certificate("any of { five, bit }"), more=more)
    assert set(taken(plan)) == {"five"}


def test_no_more_is_to_be_seen_to_than_must_be() -> None:
    signed = 'attested "a" by "the faculty", attested "b" by "the faculty"'
    (plan,) = planned(certificate(f"all of {{ stat, any of {{ all of {{ {signed} }}, declared goal }} }}"))
    assert [errand.kind for errand in plan.errands] == [ErrandKind.DECLARE]


def test_terms_are_those_of_where_the_first_goal_is_awarded() -> None:
    more = """institution v "Vale" { academic calendar semester term autumn "Autumn" from September 1 to December 1 }
    course v1 "V1" { taught at v worth 3 credits }
    certificate other "Other" { issued by v require v1 }"""
    for goals, title in ((("goal", "other"), "Spring 2026"), (("other", "goal"), "Autumn 2026")):
        (plan,) = planned(certificate("stat"), more=more, goals=goals)
        assert taken(plan) == {"stat": title, "v1": title}


def test_what_counts_for_the_first_goal_is_taken_first() -> None:
    more = """certificate other "Other" { issued by u require eng1 }
    sharing tie "Tie" { between { goal, other } each item in at most 1 credential }"""
    for goals, first in ((("goal", "other"), "stat"), (("other", "goal"), "eng1")):
        (plan,) = planned(certificate("1 course from { eng1, stat }"), more=more, goals=goals, per_term=3_000)
        assert plan.takes[0].name == first
        assert set(taken(plan)) == {"eng1", "stat"}


def test_another_way_may_have_half_of_what_the_best_has_but_no_more() -> None:
    more = " ".join(f'course p{at} "P{at}" {{ taught at u worth 2 credits price ${at} }}' for at in range(3))
    plans = planned(certificate("2 courses from { p0, p1, p2 }"), more=more, alternatives=2)
    assert [(plan.way, len(plan.takes)) for plan in plans] == [(Way.BEST, 2), (Way.OTHER, 2), (Way.OTHER, 2)]
    assert len({frozenset(taken(plan)) for plan in plans}) == 3


def test_a_conversion_is_sooner_than_any_course() -> None:
    more = """course shop "Workshop" { taught at u worth 30 clock hours not for credit }
    conversion turn "Turn" { converts shop gives 3 credits as stat price $900 }"""
    plans = planned(certificate("stat"), "earned shop on 2025-10-01", more=more, by=By.COST, alternatives=1)
    assert [(plan.way, len(plan.takes)) for plan in plans] == [(Way.BEST, 1), (Way.CREDITS, 0)]


def terms(*credits_: int, more: str = "", per_term: int) -> dict[str, int]:
    """In which term each of some courses of so many credits is taken; their names are letters."""
    names = "abcdefghij"[: len(credits_)]
    courses = " ".join(
        f'course {name} "{name}" {{ taught at u worth {worth} credits }}'
        for name, worth in zip(names, credits_, strict=True)
    )
    asked = ", ".join((*names, *(("last",) if more else ())))
    (plan,) = planned(certificate(f"all of {{ {asked} }}"), more=courses + more, per_term=per_term)
    return {take.name: take.slot.number for take in plan.takes}


def test_the_end_is_early_before_all_is_early() -> None:
    chain = " ".join(
        f'course {name} "{name}" {{ taught at u worth 4 credits prerequisite {before} }}'
        for name, before in (("next", "a"), ("last", "next"))
    )
    assert max(terms(4, 1, 1, 1, 1, 1, 1, more=chain, per_term=6_000).values()) == 3


def test_all_is_early_before_what_is_preferred_is() -> None:
    assert terms(3, 3, 1, 1, per_term=3_000) == {"c": 1, "d": 1, "a": 2, "b": 3}
