"""Where progress means the same to FireRoad as to an audit: where it does not matter which branch is taken."""

from tests.external.neutral import AtLeast, Count, Group, Rule
from tests.external.walking import members


def sizes_agree(rule: Rule) -> bool:
    """Whether every choice in a rule is among branches that ask for equally many courses.

    FireRoad looks at the branches that are furthest, each by its own share; an audit at the least that must still be earned,
    against the least that must be earned from nothing.
    """
    return _size(rule) is not None


def _size(node: Rule) -> int | None:
    if isinstance(node, Count):
        return node.min
    sizes = [_size(member) for member in members(node)]
    known = [size for size in sizes if size is not None]
    if len(known) < len(sizes) or not known:
        return None
    match node:
        case Group(op="all"):
            return sum(known)
        case Group(op="any"):
            return known[0] if len(set(known)) == 1 else None
        case AtLeast(n=number):
            return number * known[0] if len(set(known)) == 1 else None
        case _:
            return None
