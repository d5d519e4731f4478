"""The parse table as plain data: the states of the grammar, its productions, its reserved phrases and its gallery of mistakes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pathways.tree.lexer import VALUES, Lexer
from pathways.tree.slips import Said

END = "end"
"""What stands after the last token of a declaration; no phrase of the language is called so."""
ANY_WORD = ""
"""In the gallery: the message holds for whatever word stands there."""


def rule_key(rule: str) -> str:
    """How a rule is named among the kinds of token, so that `course` the rule is never `course` the word."""
    return f"<{rule}>"


class Production(NamedTuple):
    """One alternative of a rule: what it makes, what it belongs to, its parts, and whether a single part replaces it."""

    name: str
    origin: str
    parts: tuple[str, ...]
    is_transparent: bool


GalleryKey = tuple[int, str, str]
"""A state of the parser, the kind of token that does not fit there, and the word itself or `ANY_WORD`."""


@dataclass(frozen=True)
class Table:
    """What the parser needs to know of the grammar.

    `states[n]` maps a kind of token to the state that follows, or to `-1 - p` when production `p` is complete,
    and the key of a rule to the state that follows it.
    """

    states: Sequence[Mapping[str, int]]
    productions: Sequence[Production]
    first_state: int
    last_state: int
    gallery: Mapping[GalleryKey, Said] = field(default_factory=dict)

    @cached_property
    def _first(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def phrases(self) -> frozenset[str]:
        """Every reserved phrase and mark of the language."""
        parts = {part for production in self.productions for part in production.parts}
        return frozenset(parts - VALUES - {production.origin for production in self.productions})

    @cached_property
    def words(self) -> frozenset[str]:
        """Every reserved phrase, without the marks."""
        return frozenset(phrase for phrase in self.phrases if phrase[0].isalpha())

    @cached_property
    def lexer(self) -> Lexer:
        """The lexer that knows these phrases."""
        return Lexer(self.phrases)

    @cached_property
    def declaring(self) -> frozenset[str]:
        """The phrases that begin a declaration."""
        return self.first("declaration")

    def first(self, rule: str) -> frozenset[str]:
        """The kinds of token that can begin a rule; no rule of the grammar begins with nothing."""
        if rule not in self._first:
            self._first[rule] = self._begins(rule_key(rule))
        return self._first[rule]

    def _begins(self, symbol: str) -> frozenset[str]:
        found: set[str] = set()
        seen = {symbol}
        todo = [symbol]
        for each in todo:
            parts = {production.parts[0] for production in self.productions if production.origin == each}
            todo.extend(sorted(parts - seen))
            seen |= parts
            if not parts:
                found.add(each)
        return frozenset(found)

    def accepts(self, stack: Sequence[int], kind: str) -> list[int] | None:
        """The states after a token of this kind, or None where it does not fit."""
        states = list(stack)
        while True:
            action = self.states[states[-1]].get(kind)
            if action is None:
                return states if kind == END and states[-1] == self.last_state else None
            if action >= 0:
                states.append(action)
                return states
            production = self.productions[-1 - action]
            del states[-len(production.parts) :]
            states.append(self.states[states[-1]][production.origin])

    def settled(self, stack: Sequence[int]) -> list[int]:
        """The states after every reduction that must follow whatever comes: where a reader would say to be."""
        states = list(stack)
        while states[-1] != self.last_state:
            actions = set(self.states[states[-1]].values())
            if len(actions) != 1 or min(actions) >= 0:
                return states
            production = self.productions[-1 - actions.pop()]
            del states[-len(production.parts) :]
            states.append(self.states[states[-1]][production.origin])
        return states

    def expected(self, stack: Sequence[int]) -> frozenset[str]:
        """Every kind of token that fits after these states; `END` where the declaration may end."""
        kinds = {
            kind for kind in self.states[stack[-1]] if kind in VALUES or kind in self.phrases or kind == END
        }
        if stack[-1] == self.last_state:
            kinds.add(END)
        return frozenset(kind for kind in kinds if self.accepts(stack, kind) is not None)

    def to_json(self) -> str:
        """The table as a text that `from_json` reads back."""
        gallery = [[*key, *said[:3]] for key, said in sorted(self.gallery.items())]
        return json.dumps([self.states, self.productions, self.first_state, self.last_state, gallery])

    @classmethod
    def from_json(cls, text: str) -> "Table":
        """The table that `to_json` wrote."""
        states, productions, first_state, last_state, gallery = json.loads(text)
        return cls(
            states,
            [
                Production(name, origin, tuple(parts), is_transparent)
                for name, origin, parts, is_transparent in productions
            ],
            first_state,
            last_state,
            {(state, kind, word): Said(*said) for state, kind, word, *said in gallery},
        )
