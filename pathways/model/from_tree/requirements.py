"""Requirements: groups, orders, choices by a fact, and leaves, each with its path."""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from pathways.model.amount import Fixed, Quantity, Unit
from pathways.model.from_tree import problems
from pathways.model.from_tree.amounts import asked
from pathways.model.from_tree.conditions import condition, selected
from pathways.model.from_tree.context import Context, first
from pathways.model.from_tree.filters import filters
from pathways.model.from_tree.lines import lines
from pathways.model.from_tree.literals import positive
from pathways.model.from_tree.nouns import ITEMS
from pathways.model.from_tree.scope import Entry
from pathways.model.from_tree.selections import narrowed, selection
from pathways.model.requirement import Contributions, Fewer, Group, InOrder, Leaf, Named, Requirement, When
from pathways.model.selection import OneOf
from pathways.model.walk import quantities
from pathways.text import Place
from pathways.tree import nodes

ONE_ITEM = Quantity(Fixed(Fraction(1)), Unit("items", "items"))
_REQUIRABLE = (*ITEMS, "requirement")


def requirement(context: Context, node: nodes.Requirement, path: str) -> Requirement:
    """The requirement that a node says; its members have the paths `path/1`, `path/2` and so on."""
    if isinstance(node, nodes.ItemLeaf):
        return _item_or_named(context, node, path)
    if isinstance(node, nodes.QuantityLeaf):
        return _quantity_leaf(context, node, path)
    if isinstance(node, nodes.Group):
        return _group(context, node, path)
    if isinstance(node, nodes.When):
        return _when(context, node, path)
    if isinstance(node, nodes.Contributions):
        return _contributions(context, node, path)
    if isinstance(node, nodes.InOrder):
        members = tuple(_item_leaf(context, leaf, f"{path}/{at}") for at, leaf in enumerate(node.members, 1))
        return InOrder(path, members, place=context.place(node.span))
    if node.name == "fewer_than":
        return _fewer(context, node, path)
    return condition(context, node, path)


def together(context: Context, found: Sequence[nodes.Requirement], path: str, place: Place) -> Requirement:
    """Several requirements that must all hold, as one; a single one is itself."""
    if len(found) == 1:
        return requirement(context, found[0], path)
    members = tuple(requirement(context, node, f"{path}/{at}") for at, node in enumerate(found, 1))
    return Group(path, "all", len(members), members, place=place)


def _group(context: Context, node: nodes.Group, path: str) -> Group:
    members = tuple(requirement(context, member, f"{path}/{at}") for at, member in enumerate(node.members, 1))
    place = context.place(node.span)
    if node.need.kind == "word":
        need = 1 if node.need.text == "any" else len(members)
        return Group(path, node.need.text, need, members, place=place)
    need = positive(context, node.need, "members")
    if need > len(members):
        sentence = f"{need} of {len(members)} cannot be met"
        help_ = f"write `{len(members)} of` or `all of`, or add members"
        context.tell(problems.numbers.impossible_number(sentence, help_, context.spot(node.need.span)))
    return Group(path, "N", min(need, len(members)), members, place=place)


def _when(context: Context, node: nodes.When, path: str) -> When:
    place = context.place(node.span)
    fact = requirement(context, node.fact, f"{path}/fact")
    then = together(context, node.then, f"{path}/then", place)
    otherwise = together(context, node.otherwise, f"{path}/otherwise", place) if node.otherwise else None
    return When(path, fact, then, otherwise, place=place)


def _contributions(context: Context, node: nodes.Contributions, path: str) -> Contributions:
    facts = partial(requirement, context)
    members = tuple(
        requirement(context, member.requirement, f"{path}/{at}") for at, member in enumerate(node.members, 1)
    )
    most = tuple(
        asked(context, member.most, f"{path}/{at}/most", facts) if member.most is not None else None
        for at, member in enumerate(node.members, 1)
    )
    wanted = asked(context, node.amount, path, facts)
    return Contributions(path, wanted, members, most, place=context.place(node.span))


def _quantity_leaf(context: Context, node: nodes.QuantityLeaf, path: str) -> Leaf:
    facts = partial(requirement, context)
    return Leaf(
        path,
        asked(context, node.amount, path, facts),
        selection(context, node.selection),
        lines(context, node.lines, f"{path}/which", facts),
        split="split" in node.marks,
        shared="shared" in node.marks,
        place=context.place(node.span),
    )


def _fewer(context: Context, node: nodes.Clause, path: str) -> Fewer:
    """A condition; it stands here because its amount is read as that of a leaf."""
    amount = asked(context, first(node, nodes.Amount), path, partial(requirement, context))
    limit, unit = next((each.number, each.unit) for each in quantities(amount))
    number = limit.value if isinstance(limit, Fixed) else Fraction(0)
    return Fewer(path, number, unit, selection(context, selected(node)), place=context.place(node.span))


def _item_or_named(context: Context, node: nodes.ItemLeaf, path: str) -> Requirement:
    entry = context.scope.named.get(node.name.text)
    entry = context.version(entry) if entry is not None else None
    if entry is not None and isinstance(entry.node, nodes.NamedRequirement):
        return _named(context, node, (entry, entry.node), path)
    return _item_leaf(context, node, path, _REQUIRABLE)


def _item_leaf(context: Context, node: nodes.ItemLeaf, path: str, wanted: Sequence[str] = ITEMS) -> Leaf:
    saying = "a requirement" if wanted is _REQUIRABLE else "`in order`"
    item = context.name(node.name, wanted, saying, _instead(context, node.name.text))
    return Leaf(
        path,
        ONE_ITEM,
        narrowed(OneOf((item,)), filters(context, node.filters)),
        item=item,
        split="split" in node.marks,
        shared="shared" in node.marks,
        place=context.place(node.span),
    )


def _instead(context: Context, name: str) -> str:
    """How to ask for something from what cannot be asked for by itself."""
    entry = context.scope.named.get(name)
    words = {
        "set": f"say how much of it, as in `1 item from {name}`",
        "area": f"say how much of it, as in `1 course from {name}`",
        "skill": f"say how much of it, as in `1 course from courses with skill {name}`",
        "institution": f"say how much is asked for, as in `at least 12 credits from courses at {name}`",
        "kind": f"say how many, as in `1 credential from credentials of kind credential of kind {name}`",
        "stack": "name the credential that the stack leads to, or what it is made of",
        "requirement": "only what a learner earns can be in order; write out its members here",
    }
    return words.get(entry.group, "") if entry is not None else ""


def _named(
    context: Context, node: nodes.ItemLeaf, found: tuple[Entry, nodes.NamedRequirement], path: str
) -> Requirement:
    """A named requirement at its place; what it stands for is the same wherever credits count the same."""
    entry, declared = found
    said = [context.written(extra.span) for extra in node.filters] + list(node.marks)
    if said:
        context.tell(problems.clauses.misplaced_filter(said[0], entry.name, context.spot(node.span)))
    inside = written_out(context, entry, declared)
    if inside is None:
        return Leaf(path, ONE_ITEM, OneOf((entry.name,)), item=entry.name, place=context.place(node.span))
    title = declared.title.text if declared.title else entry.name
    return Named(path, entry.name, title, inside, place=context.place(node.span))


def written_out(context: Context, entry: Entry, declared: nodes.NamedRequirement) -> Requirement | None:
    """What a named requirement stands for, with paths below its name; None if it stands for itself."""
    written, key = context.written_out, (entry.name, context.unit)
    if key in written.requirements:
        return written.requirements[key]
    if entry.name in written.refused:
        return None
    circle = written.circle(entry)
    if circle is not None:
        context.tell(circle)
        return None
    written.underway.append(entry)
    found = requirement(context.within(entry), declared.requirement, entry.name)
    written.underway.pop()
    written.requirements[key] = found
    return found
