"""What an audit decides: a goal with its routes, read from the graph."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from pathways.graph.from_model import declaration_of
from pathways.model.amount import Fixed, Quantity, Unit, Worth
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Admission, Citation, Credential, Stack
from pathways.model.requirement import Group, InOrder, Leaf, Line, Requirement, SpreadLine, SumLine
from pathways.model.selection import Every, Except
from pathways.text import Place

if TYPE_CHECKING:
    import networkx as nx

Graph: TypeAlias = "nx.MultiDiGraph[Any]"


@dataclass(frozen=True, slots=True)
class Scoped:
    """A requirement and the name of the competition that its leaves take part in."""

    requirement: Requirement
    scope: str


@dataclass(frozen=True, slots=True)
class Route:
    """One way to a goal: requirements that must all be met, and overall lines."""

    name: str
    title: str
    shape: str
    parts: tuple[Scoped, ...]
    overall: tuple[Line, ...]
    place: Place
    cites: tuple[Citation, ...]
    ordered: bool | None = None
    """Whether `taken in order` could be read as named items one after the other; None where it is not asked for."""


@dataclass(frozen=True, slots=True)
class Target:
    """A credential, stack or admission with its routes in the order of the rule files."""

    name: str
    title: str
    kind: str
    worth: Worth | None
    routes: tuple[Route, ...]
    declaration: Credential | Stack | Admission

    @property
    def automatic(self) -> bool:
        """Whether meeting the requirements is holding it."""
        return isinstance(self.declaration, Credential) and self.declaration.automatic


def target_of(graph: Graph, name: str) -> Target:
    """The target of that name; KeyError when the graph has no credential, stack or admission of that name."""
    declaration = declaration_of(graph, name)
    if not isinstance(declaration, Credential | Stack | Admission):
        raise KeyError(name)
    return declared_target(declaration, graph.graph["catalogue"])


def declared_target(declaration: Credential | Stack | Admission, catalogue: Catalogue) -> Target:
    """The target of a declaration, with all its routes."""
    if isinstance(declaration, Credential):
        return _credential(declaration, catalogue)
    if isinstance(declaration, Stack):
        above = catalogue.credentials.get(declaration.into or "")
        worth = above.worth if above is not None else None
        return Target(
            declaration.name,
            declaration.title,
            declaration.shape,
            worth,
            (_stack(declaration, ()),),
            declaration,
        )
    route = _route(declaration, "admission", (Scoped(declaration.require, declaration.name),), ())
    return Target(declaration.name, declaration.title, "admission", None, (route,), declaration)


def _route(
    declared: Credential | Stack | Admission, shape: str, parts: tuple[Scoped, ...], overall: tuple[Line, ...]
) -> Route:
    return Route(declared.name, declared.title, shape, parts, overall, declared.place, declared.cites)


def _credential(credential: Credential, catalogue: Catalogue) -> Target:
    routes: list[Route] = []
    own = [Scoped(credential.require, credential.name)] if credential.require else []
    own += [
        Scoped(pool, f"{credential.name} pool {number}") for number, pool in enumerate(credential.pools, 1)
    ]
    stacks = [stack for stack in catalogue.stacks.values() if stack.into == credential.name]
    if own or (credential.overall and not stacks):
        routes.append(_route(credential, "own", tuple(own), credential.overall))
    routes.extend(_stack(stack, credential.overall) for stack in stacks)
    if credential.policies:
        routes = [_under_policies(route, credential, catalogue) for route in routes]
    return Target(
        credential.name, credential.title, credential.kind, credential.worth, tuple(routes), credential
    )


def _under_policies(route: Route, credential: Credential, catalogue: Catalogue) -> Route:
    """A route with what policies require besides, which competes with nothing but itself, and their sources."""
    besides = tuple(Scoped(each, each.path) for each in credential.besides)
    cites = tuple(cite for name in credential.policies for cite in catalogue.policies[name].cites)
    return replace(route, parts=(*route.parts, *besides), cites=(*route.cites, *cites))


def _stack(stack: Stack, overall: tuple[Line, ...]) -> Route:
    in_order = stack.in_order and _asks(stack.made_of)
    made_of = _ordered(stack.made_of) if in_order else stack.made_of
    parts = [Scoped(made_of, stack.name)]
    if stack.onto is not None:
        parts.insert(0, Scoped(stack.onto, f"{stack.name} onto"))
    route = _route(stack, stack.shape, tuple(parts), overall)
    return replace(route, ordered=isinstance(made_of, InOrder)) if in_order else route


def _ordered(requirement: Requirement) -> Requirement:
    """`taken in order`: the named items of an `all of` follow one another as they are listed."""
    if isinstance(requirement, Leaf) and requirement.item is not None:
        return InOrder(requirement.path, (requirement,), place=requirement.place)
    if isinstance(requirement, Group) and requirement.need == len(requirement.members):
        asked = [member for member in requirement.members if _asks(member)]
        leaves = tuple(member for member in asked if isinstance(member, Leaf) and member.item is not None)
        if len(leaves) == len(asked):
            return InOrder(requirement.path, leaves, place=requirement.place)
    return requirement


def _asks(requirement: Requirement) -> bool:
    """Whether anything is asked for: not of what an exception waived."""
    return not isinstance(requirement, Group) or any(map(_asks, requirement.members))


def overall_leaf(line: SumLine | SpreadLine) -> Leaf:
    """An `at least` or `spread over` line over everything that counts: a leaf that takes nothing from the others.

    Without a selection it counts learning and no awards, which would count their own courses again.
    """
    if isinstance(line, SpreadLine):
        nothing = Quantity(Fixed(Fraction(0)), Unit("items", "items"))
        return Leaf(line.path, nothing, _LEARNING, (line,), shared=True, place=line.place)
    return Leaf(line.path, line.amount, line.selection or _LEARNING, shared=True, place=line.place)


def overall_ceiling(line: SumLine) -> SumLine:
    """An `at most` line over everything that counts, which without a selection is about learning and no awards."""
    return line if line.selection is not None else replace(line, selection=_LEARNING)


_LEARNING = Except(Every("anything"), (Every("credentials"),))
