"""Numbers, texts and names as the language writes them."""

from collections.abc import Iterable
from decimal import Decimal

from tests.external.courses import slug


def plain(number: Decimal) -> str:
    """A number as the language writes it: no exponent, no zeros behind the last digit.

    >>> plain(Decimal("65.50")), plain(Decimal("100")), plain(Decimal("1E+2"))
    ('65.5', '100', '100')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def credits_(number: Decimal) -> str:
    """The word for so many of them."""
    return "credit" if number == 1 else "credits"


def quoted(text: str) -> str:
    """A text of the language, on one line."""
    words = " ".join(text.split()) or "-"
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def named(prefix: str, texts: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in sorted(texts):
        wanted = name = f"{prefix}.{slug(text)}"
        number = 1
        while name in found.values():
            number += 1
            name = f"{wanted}_{number}"
        found[text] = name
    return found


def alone(text: str) -> str:
    """A selection that filters can follow."""
    return text if not {" or ", " and ", " except "} & {f" {word} " for word in text.split()} else f"({text})"


def grouped(text: str, filters: str, bare: str) -> str:
    return f"{alone(bare)}{filters}" if filters else text
