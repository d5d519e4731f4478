"""Numbers, amounts, money and dates in words; exact, never rounded."""

from datetime import date
from fractions import Fraction

from pathways.model.amount import SCALE, Duration, Money, Unit, Worth
from pathways.model.term import MONTHS
from pathways.report.plain_text import plain

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
_PLAIN_CREDITS = {"", "semester"}
"""Units of credit that go without saying; a quarter credit is always called one."""


def number(value: int | Fraction) -> str:
    """A number as a decimal where one is exact, else as a fraction.

    >>> number(Fraction(5, 2)), number(12), number(Fraction(1, 3))
    ('2.5', '12', '1/3')
    """
    exact = Fraction(value)
    thousandths = exact * SCALE
    if thousandths.denominator != 1:
        return f"{exact.numerator}/{exact.denominator}"
    sign = "-" if thousandths < 0 else ""
    whole, part = divmod(abs(int(thousandths)), SCALE)
    return f"{sign}{whole}.{part:03d}".rstrip("0").rstrip(".")


def measured(value: int | Fraction, unit: Unit) -> str:
    """A number of a unit; the number is in whole units.

    >>> measured(12, Unit("credits", "semester")), measured(Fraction(5, 2), Unit("credits", "quarter"))
    ('12 credits', '2.5 quarter credits')
    >>> measured(1, Unit("items", "courses")), measured(300, Unit("hours", ""))
    ('1 course', '300 hours')
    """
    return f"{number(value)} {unit_name(unit, one=value == 1)}"


def unit_name(unit: Unit, *, one: bool = False) -> str:
    """The unit by itself, for one or for several."""
    if unit.measure == "CEU":
        return "CEU" if one else "CEUs"
    if unit.measure == "items":
        name = plain(unit.name) or "items"
        return name.removesuffix("s") if one else name
    word = plain(unit.measure)
    word = word.removesuffix("s") if one else word
    if unit.measure == "credits" and unit.name in _PLAIN_CREDITS:
        return word
    name = "ECTS" if unit.name == "ects" else plain(unit.name)
    return f"{name} {word}".strip()


def thousandths(value: int, unit: Unit | None) -> str:
    """Thousandths of a unit in words; without a unit the number alone.

    >>> thousandths(2500, Unit("credits", "ects")), thousandths(2, None)
    ('2.5 ECTS credits', '2')
    """
    return measured(Fraction(value, SCALE), unit) if unit is not None else str(value)


def number_of_thousandths(value: int | Fraction) -> str:
    """Thousandths as a plain number.

    >>> number_of_thousandths(62500)
    '62.5'
    """
    return number(Fraction(value, SCALE))


def worth(value: Worth) -> str:
    """What an item is worth."""
    return thousandths(value.thousandths, value.unit)


def average(minimum: int) -> str:
    """Thousandths of a grade point with at least two places.

    >>> average(2750), average(3000), average(2333)
    ('2.75', '3.00', '2.333')
    """
    whole, part = divmod(minimum, SCALE)
    text = f"{part:03d}"
    return f"{whole}.{text[:2]}" if text.endswith("0") else f"{whole}.{text}"


def money(sum_: Money) -> str:
    """A sum of money, the currency by its sign where it has a well-known one.

    >>> money(Money(40000, "USD")), money(Money(1250, "EUR")), money(Money(123456, "CAD"))
    ('$400', '€12.50', 'CAD 1,234.56')
    """
    whole, cents = divmod(sum_.cents, 100)
    text = f"{whole:,}.{cents:02d}" if cents else f"{whole:,}"
    sign = _SYMBOLS.get(sum_.currency)
    return f"{sign}{text}" if sign else f"{plain(sum_.currency)} {text}"


def day(on: date) -> str:
    """A day as people write it.

    >>> day(date(2024, 5, 10))
    '10 May 2024'
    """
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def day_from(text: str) -> str:
    """A day written as 2024-05-10 as people write it; anything else as it is.

    >>> day_from("2024-05-10"), day_from("some day")
    ('10 May 2024', 'some day')
    """
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return plain(text)


def duration(length: Duration) -> str:
    """A number of years, months or days.

    >>> duration(Duration(1, "years")), duration(Duration(18, "months"))
    ('1 year', '18 months')
    """
    return f"{length.count} {length.unit.removesuffix('s') if length.count == 1 else length.unit}"
