from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.model.amount import Duration, Money, Unit, Worth
from pathways.report import amounts_in_words as words
from pathways.report.lists_in_words import counted, joined, shortened


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (12, Unit("credits", "semester"), "12 credits"),
        (1, Unit("credits", "semester"), "1 credit"),
        (Fraction(5, 2), Unit("credits", "quarter"), "2.5 quarter credits"),
        (1, Unit("credits", "quarter"), "1 quarter credit"),
        (6, Unit("credits", "ects"), "6 ECTS credits"),
        (300, Unit("hours", ""), "300 hours"),
        (1, Unit("hours", "clock"), "1 clock hour"),
        (Fraction(1, 2), Unit("CEU", ""), "0.5 CEUs"),
        (1, Unit("CEU", ""), "1 CEU"),
        (1, Unit("items", "courses"), "1 course"),
        (3, Unit("items", "badges"), "3 badges"),
        (2, Unit("items", ""), "2 items"),
    ],
)
def test_an_amount_is_told_in_its_unit(value: int | Fraction, unit: Unit, told: str) -> None:
    assert words.measured(value, unit) == told


@pytest.mark.parametrize(
    ("cents", "currency", "told"),
    [
        (40000, "USD", "$400"),
        (1250, "EUR", "€12.50"),
        (5, "GBP", "£0.05"),
        (0, "USD", "$0"),
        (123456789, "CHF", "CHF 1,234,567.89"),
    ],
)
def test_money_is_told_with_its_currency(cents: int, currency: str, told: str) -> None:
    assert words.money(Money(cents, currency)) == told


def test_days_and_durations_are_told_as_people_write_them() -> None:
    assert words.day(date(2024, 12, 1)) == "1 December 2024"
    assert words.day_from("not a day\n") == "not a day"
    assert words.duration(Duration(1, "months")) == "1 month"
    assert words.duration(Duration(2, "years")) == "2 years"


def test_a_worth_is_an_amount() -> None:
    assert words.worth(Worth(2500, Unit("credits", "ects"))) == "2.5 ECTS credits"
    assert words.thousandths(7, None) == "7"


@given(st.fractions(max_denominator=2000))
def test_a_number_is_told_exactly(value: Fraction) -> None:
    assert Fraction(words.number(value)) == value


@given(st.integers(0, 10_000_000))
def test_an_average_is_told_exactly_and_with_two_places(value: int) -> None:
    told = words.average(value)
    assert Fraction(told) == Fraction(value, 1000)
    assert len(told.partition(".")[2]) in {2, 3}


def test_lists_are_joined_and_cut() -> None:
    assert joined([]) == "nothing"
    assert joined(["A", "B"], "or") == "A or B"
    assert shortened(["A", "B", "C"], most=2) == "A, B and C"
    assert shortened(list("ABCDE"), most=2) == "A, B and 3 more"
    assert counted(2, "person", "people") == "2 people"
