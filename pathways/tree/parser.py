"""Tokens to one declaration by the parse table: some twenty lines that shift and reduce, making nodes as they go."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from pathways.tree.builder import Builder
from pathways.tree.lexer import Token
from pathways.tree.nodes import AnyDeclaration
from pathways.tree.table import END, Table

_BUILDER = Builder()


class _Many(list[Any]):
    """What a repetition has collected so far; it is poured into the production that it stands in."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a declaration stopped making sense: the number of the token that does not fit, and the parser's states there."""

    at: int
    stack: tuple[int, ...]


def declaration(table: Table, tokens: Sequence[Token]) -> AnyDeclaration | Stop:
    """The declaration that these tokens are, or where they stop being one."""
    states, productions = table.states, table.productions
    stack: list[int] = [table.first_state]
    values: list[Any] = []
    at = 0
    while True:
        kind = tokens[at].kind if at < len(tokens) else END
        action = states[stack[-1]].get(kind)
        if action is None:
            return Stop(at, tuple(table.settled(stack)))
        if action >= 0:
            stack.append(action)
            values.append(tokens[at])
            at += 1
            continue
        name, origin, expansion, is_transparent = productions[-1 - action]
        size = len(expansion)
        parts = values[-size:]
        del stack[-size:], values[-size:]
        values.append(parts[0] if is_transparent else _reduced(name, parts))
        stack.append(states[stack[-1]][origin])
        if kind == END and stack[-1] == table.last_state:
            return cast("AnyDeclaration", values[-1])


def _reduced(name: str, parts: list[Any]) -> Any:  # noqa: ANN401 # a node, a list of nodes, or what a repetition has so far
    if name.startswith("_"):
        many = parts[0] if isinstance(parts[0], _Many) else _Many(parts[:1])
        many.extend(parts[1:])
        return many
    if any(isinstance(part, _Many) for part in parts):
        parts = [each for part in parts for each in (part if isinstance(part, _Many) else (part,))]
    return _BUILDER.build(name, parts)
