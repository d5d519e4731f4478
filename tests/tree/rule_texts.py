"""Rule texts drawn from the grammar itself: every production can come, with any white space and comments."""

from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

from pathways.tree.kept_table import table
from pathways.tree.table import Production, rule_key

DEPTH = 14
"""From here on a rule becomes the shortest text that it can be."""

_VALUES = {
    "NAME": ("asu", "asu.eng101", "a.b.c", "x_1", "naïve", "Ünï.çode", "mit.s6_006", "B"),
    "QUOTED_NAME": ("'level'", "'at least'", "'6.006'", "'a name'"),
    "STRING": (
        '"First-Year Composition"',
        '""',
        r'"she said \"yes\""',
        r'"back\\slash"',
        '"# no comment"',
        '"{ , }"',
    ),
    "GRADE": ("B-", "A+", "Cr+"),
    "DATE": ("2024-05-31", "1999-04-02"),
    "FRACTION": ("2/3", "1/2"),
    "PERCENT": ("30 %", "30%", "12.5\t%"),
    "MONEY": ("$25", "€400.50", "£1"),
    "NUMBER": ("0", "12", "2.75", "300"),
}
_SPACE = st.sampled_from(
    (" ", "  ", "\n", "\t", "\r\n", " \n\n\n ", "\n# why\n", " # it goes on\n", "\n\n# one\n# two\n\n")
)
_BETWEEN = st.one_of(st.just(" "), st.just(" "), _SPACE)


@cache
def alternatives(symbol: str) -> tuple[Production, ...]:
    """The productions of a rule, the shortest first; none for a kind of token."""
    found = [production for production in table().productions if production.origin == symbol]
    return tuple(sorted(found, key=lambda each: (height(each), len(each.parts), each.parts)))


def height(production: Production) -> int:
    """How many rules stand inside one another in the shortest text of a production."""
    return 1 + max(_heights().get(part, 0) for part in production.parts)


@cache
def _heights() -> dict[str, int]:
    heights: dict[str, int] = {}
    productions = table().productions
    symbols = {production.origin for production in productions}
    for number in range(1, len(symbols) + 1):
        for production in productions:
            parts = [part for part in production.parts if part in symbols]
            if production.origin not in heights and all(heights.get(part, number) < number for part in parts):
                heights[production.origin] = number
    return heights


def shortest(symbol: str) -> list[str]:
    """The kinds of token of the shortest text of a rule."""
    found = alternatives(symbol)
    return [kind for part in found[0].parts for kind in shortest(part)] if found else [symbol]


@st.composite
def kinds(draw: st.DrawFn, symbol: str, depth: int = 0) -> list[str]:
    """The kinds of token of some text of a rule."""
    found = alternatives(symbol)
    if not found:
        return [symbol]
    production = found[0] if depth >= DEPTH else draw(st.sampled_from(found))
    return [kind for part in production.parts for kind in draw(kinds(part, depth + 1))]


@st.composite
def written(draw: st.DrawFn, found: Sequence[str]) -> str:
    """Tokens of these kinds as text, with any white space and comments between them."""
    text = ""
    for kind in found:
        word = draw(st.sampled_from(_VALUES[kind])) if kind in _VALUES else kind
        for part in [word] if kind in _VALUES else word.split(" "):
            text += draw(_BETWEEN) + part
    return text


def plain(found: Sequence[str]) -> str:
    """Tokens of these kinds as text, with one space between them."""
    return " ".join(_VALUES[kind][0] if kind in _VALUES else kind for kind in found)


@st.composite
def rule_texts(draw: st.DrawFn) -> str:
    """A file of some declarations."""
    count = draw(st.integers(0, 4))
    text = "".join(draw(written(draw(kinds(rule_key("declaration"))))) for _ in range(count))
    return text + draw(st.sampled_from(("", "\n", " # the end", "\n\n# the end\n", "\n\n\n")))


def through(production: Production) -> list[str]:
    """The kinds of token of a short declaration that uses a production."""
    return (
        _around()[production.origin][0]
        + [k for part in production.parts for k in shortest(part)]
        + (_around()[production.origin][1])
    )


@cache
def _around() -> dict[str, tuple[list[str], list[str]]]:
    """What stands before and after each rule in a short declaration that has it."""
    found: dict[str, tuple[list[str], list[str]]] = {rule_key("declaration"): ([], [])}
    todo = [rule_key("declaration")]
    for origin in todo:
        before, after = found[origin]
        for production in alternatives(origin):
            for at, part in enumerate(production.parts):
                if alternatives(part) and part not in found:
                    left = [kind for each in production.parts[:at] for kind in shortest(each)]
                    right = [kind for each in production.parts[at + 1 :] for kind in shortest(each)]
                    found[part] = ([*before, *left], [*right, *after])
                    todo.append(part)
    return found
