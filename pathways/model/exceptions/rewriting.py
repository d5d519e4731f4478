"""Rules with one change in them: requirements made anew where something inside them changes, and the same objects elsewhere."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Admission, Conversion, Credential, Stack
from pathways.model.requirement import (
    Contributions,
    Gpa,
    Group,
    InOrder,
    Leaf,
    Line,
    Named,
    Requirement,
    SpreadLine,
    SumLine,
    When,
)

Node: TypeAlias = Requirement | Line
Changing: TypeAlias = Callable[[Node, bool], Node]
"""What becomes of a requirement or line; it is told whether it stands at the place that is meant, or inside of that."""
Maker: TypeAlias = Credential | Stack | Admission | Conversion


def nothing_asked(node: Node) -> Group:
    """What stands in place of a requirement that is waived: under the same path, asking for nothing."""
    return Group(node.path, "all", 0, (), place=node.place)


def is_waived(node: Node) -> bool:
    """Whether this stands in place of what was waived."""
    return isinstance(node, Group) and not node.members


def changed(requirement: Requirement, at: str, change: Changing, *, inside: bool = False) -> Requirement:
    """A requirement with what is at a path changed, from the inside outward."""
    inside = inside or (requirement.path == at and not isinstance(requirement, Named))

    def of(member: Requirement) -> Requirement:
        return changed(member, at, change, inside=inside)

    made: Requirement = requirement
    match requirement:
        case Group(members=members):
            made = _with(requirement, members=tuple(map(of, members)))
        case Contributions(members=members):
            made = _with(requirement, members=tuple(map(of, members)))
        case InOrder(members=leaves):
            kept = tuple(leaf for leaf in map(of, leaves) if isinstance(leaf, Leaf))
            made = _with(requirement, members=kept) if kept else nothing_asked(requirement)
        case Named(requirement=below):
            made = _with(requirement, requirement=of(below))
        case When(fact=fact, then=then, otherwise=otherwise):
            new = of(otherwise) if otherwise is not None else None
            made = _with(requirement, fact=of(fact), then=of(then), otherwise=new)
        case Leaf(lines=lines):
            made = _with(requirement, lines=changed_lines(lines, at, change, inside=inside))
        case _:
            pass
    return change(made, inside)  # type: ignore[return-value] # only lines become lines


def changed_lines(lines: tuple[Line, ...], at: str, change: Changing, *, inside: bool) -> tuple[Line, ...]:
    """Lines of `of which` or `overall` with that change; a line that is waived is gone."""
    found = (change(line, inside or line.path == at) for line in lines)
    return tuple(line for line in found if isinstance(line, SumLine | SpreadLine | Gpa))


def _with(node: Requirement, **parts: object) -> Requirement:
    """The same object where nothing inside it is another."""
    same = all(_same(getattr(node, name), part) for name, part in parts.items())
    return node if same else replace(node, **parts)  # type: ignore[arg-type] # the fields of the class that was matched


def _same(before: object, now: object) -> bool:
    if isinstance(before, tuple) and isinstance(now, tuple):
        return len(before) == len(now) and all(one is other for one, other in zip(before, now, strict=True))
    return before is now


def makers(catalogue: Catalogue) -> Iterator[Maker]:
    """Everything that is made of requirements, in the order of the catalogue."""
    yield from catalogue.credentials.values()
    yield from catalogue.stacks.values()
    yield from catalogue.admissions.values()
    yield from catalogue.conversions.values()


def of_maker(maker: Maker, root: Callable[[Requirement], Requirement], line: Callable[[Line], Node]) -> Maker:
    """A declaration with each of its competitions and each line over everything changed; the same where nothing is."""
    parts = _parts(maker, root, line)
    same = all(_same(getattr(maker, name), part) for name, part in parts.items())
    return maker if same else replace(maker, **parts)  # type: ignore[arg-type] # the fields of that declaration


def _parts(
    maker: Maker, root: Callable[[Requirement], Requirement], line: Callable[[Line], Node]
) -> dict[str, object]:
    match maker:
        case Credential(require=require, pools=pools, overall=overall, besides=besides):
            over = tuple(each for each in map(line, overall) if isinstance(each, SumLine | SpreadLine | Gpa))
            own = root(require) if require is not None else None
            policies = tuple(each for each in map(root, besides) if isinstance(each, Named))
            return {"require": own, "pools": tuple(map(root, pools)), "overall": over, "besides": policies}
        case Stack(made_of=made_of, onto=onto):
            return {"made_of": root(made_of), "onto": root(onto) if onto is not None else None}
        case Admission(require=asked, review_when=review_when):
            facts = tuple(fact for fact in map(root, review_when) if not is_waived(fact))
            return {"require": root(asked), "review_when": facts}
        case Conversion(require=needed):
            return {"require": root(needed) if needed is not None else None}


def with_makers(catalogue: Catalogue, made: dict[str, Maker]) -> Catalogue:
    """A catalogue with some declarations in place of those of their names."""
    rooms = {
        "credentials": catalogue.credentials,
        "stacks": catalogue.stacks,
        "admissions": catalogue.admissions,
        "conversions": catalogue.conversions,
    }
    new = {
        room: {**found, **{name: one for name, one in made.items() if name in found}}
        for room, found in rooms.items()
        if any(name in found for name in made)
    }
    return replace(catalogue, **new, as_written=catalogue.as_written or catalogue)  # type: ignore[arg-type] # rooms of the catalogue
