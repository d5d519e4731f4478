"""Walking through the nodes of a neutral rule."""

from collections.abc import Iterator

from tests.external.neutral import (
    AtLeast,
    Average,
    Count,
    Credits,
    CreditsFrom,
    Group,
    Pool,
    Rule,
    Select,
    Tally,
)


def members(node: Rule) -> tuple[Rule, ...]:
    """The nodes inside a node."""
    match node:
        case Group():
            return tuple(node.members)
        case AtLeast() | CreditsFrom() | Tally() | Pool():
            return tuple(node.of)
        case _:
            return ()


def nodes(rule: Rule) -> Iterator[Rule]:
    """The node and all nodes inside it, in the order of the file."""
    yield rule
    for member in members(rule):
        yield from nodes(member)


def leaves(rule: Rule) -> Iterator[Count | Credits]:
    """The leaves that courses meet."""
    for node in nodes(rule):
        if isinstance(node, Count | Credits):
            yield node


def selects(rule: Rule) -> Iterator[Select]:
    """What the leaves and averages select."""
    for node in nodes(rule):
        if isinstance(node, Count | Credits | Average):
            yield node.select
