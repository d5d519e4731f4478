"""Which constructs of the grammar rule files use: read off the parse table while it parses them, never off their text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pathways.text import Source
from pathways.tree.kept_table import table
from pathways.tree.lexer import Token
from pathways.tree.pieces import pieces
from pathways.tree.table import END, Production

_REPEATED = re.compile(r"<__\w+>")
"""How the table calls what stands behind `*` in the grammar."""


class Construct(NamedTuple):
    """An alternative of a production, as a reader of the grammar sees it."""

    origin: str
    name: str
    parts: tuple[str, ...]

    def __str__(self) -> str:
        """The production with its name, as the grammar writes it."""
        return f"{self.origin}: {' '.join(self.parts)} -> {self.name}"


class Used(NamedTuple):
    """The constructs and the words that some rule files use."""

    constructs: frozenset[Construct]
    words: frozenset[str]


def all_there_are() -> Used:
    """Every construct and every reserved word of the grammar."""
    productions = table().productions
    return Used(frozenset(map(_construct, productions)), frozenset(map(_plural, table().words)))


def used_by(files: Iterable[Path]) -> Used:
    """The constructs and words that these files use; each file must be free of mistakes."""
    constructs: set[Construct] = set()
    words: set[str] = set()
    for file in files:
        text = file.read_text(encoding="utf-8")
        tokens = table().lexer.lex(Source(file.name, text)).tokens
        words |= {_plural(token.kind) for token in tokens}
        for piece in pieces(tokens, table().declaring, text):
            constructs |= {_construct(production) for production in _reduced(piece)}
    return Used(frozenset(constructs), frozenset(words))


def _construct(production: Production) -> Construct:
    """A production without what says nothing of its own.

    How often a part is repeated and whether a comma ends a list are layout; `credit` and `credits` are one word.
    """
    parts = (part for part in production.parts if not _REPEATED.fullmatch(part) and part != ",")
    origin = re.sub(r"_\d+>$", ">", production.origin)
    name = origin if _REPEATED.fullmatch(production.origin) else production.name
    return Construct(origin, name, tuple(map(_plural, parts)))


def _plural(word: str) -> str:
    """The twin of a singular, where the grammar has both."""
    return f"{word}s" if f"{word}s" in table().words else word


def _reduced(piece: Sequence[Token]) -> Iterator[Production]:
    """The productions that the parser completes in one declaration."""
    states = table().states
    stack = [table().first_state]
    at = 0
    while True:
        kind = piece[at].kind if at < len(piece) else END
        action = states[stack[-1]][kind]
        if action >= 0:
            stack.append(action)
            at += 1
            continue
        production = table().productions[-1 - action]
        yield production
        del stack[-len(production.parts) :]
        stack.append(states[stack[-1]][production.origin])
        if kind == END and stack[-1] == table().last_state:
            return
