"""Model to graph: every declaration and requirement a typed node, every relation a typed edge, in the order of the rule files."""

from collections.abc import Mapping
from typing import Any

import networkx as nx

from pathways.graph.kinds import STACK_EDGES, EdgeKind, NodeKind
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Conversion, Stack
from pathways.model.dependencies import dependencies, names_in
from pathways.model.members import is_open, members
from pathways.model.monotone import monotone_goals
from pathways.model.requirement import Declared, Holds, Leaf, Named, Requirement, Score
from pathways.model.selection import Filter, Filtered, InSet, OneOf, Selection, Union
from pathways.model.walk import members_of, selections, walk_learning, walk_members

Graph = nx.MultiDiGraph
"""Nodes carry `kind` (NodeKind), `title` and `declaration` (the model's object); edges carry `kind` (EdgeKind)."""


def graph_of(catalogue: Catalogue) -> "Graph[Any]":
    """The graph of a catalogue; `graph.graph["catalogue"]` keeps it, `graph.graph["order"]` is an order in which to audit.

    `graph.graph["monotone"]` are the goals for which learning more never hurts.
    """
    builder = _Builder(catalogue)
    for learning in catalogue.learning.values():
        builder.node(learning.name, NodeKind.LEARNING, learning.title, learning)
    for credential in catalogue.credentials.values():
        builder.node(credential.name, NodeKind.CREDENTIAL, credential.title, credential)
    for credential in catalogue.credentials.values():
        for requirement in (credential.require, *credential.pools, *credential.besides):
            builder.required(requirement, credential.name)
    builder.stacks()
    builder.admissions()
    builder.conversions()
    builder.transfers()
    builder.prerequisites()
    needs = dependencies(catalogue)
    builder.graph.graph["order"] = audit_order(catalogue, needs)
    builder.graph.graph["needs"] = needs
    builder.graph.graph["monotone"] = monotone_goals(catalogue)
    return builder.graph


def audit_order(catalogue: Catalogue, needs: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Credentials so that each comes after all it depends on (`needs`), alphabetical among equals."""
    found: nx.DiGraph[str] = nx.DiGraph()
    for name in sorted(catalogue.credentials):
        found.add_node(name)
    for name, others in sorted(needs.items()):
        if name in catalogue.credentials:
            found.add_edges_from((other, name) for other in others if other in catalogue.credentials)
    return tuple(nx.lexicographical_topological_sort(found))


def declaration_of(graph: "Graph[Any]", name: str) -> object:
    """What a node stands for, as it is for the learner whose graph it is; KeyError where there is no such node.

    The graph of one learner shares nodes and edges with that of the rules; `graph.graph["own"]` has what is another.
    """
    own: Mapping[str, object] = graph.graph.get("own", {})
    return own[name] if name in own else graph.nodes[name]["declaration"]


class _Builder:
    """Adds nodes and edges, each once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.graph: Graph[Any] = Graph(catalogue=catalogue)
        self.selections: dict[Selection, str] = {}

    def node(self, name: str, kind: NodeKind, title: str, declaration: object) -> None:
        self.graph.add_node(name, kind=kind, title=title, declaration=declaration)

    def edge(self, source: str, target: str, kind: EdgeKind, **more: object) -> None:
        if not self.graph.has_edge(source, target, key=(kind.value, *more.values())):
            self.graph.add_edge(source, target, key=(kind.value, *more.values()), kind=kind, **more)

    def required(self, requirement: Requirement | None, owner: str) -> None:
        if requirement is not None:
            self.requirement(requirement)
            self.edge(_opened(requirement).path, owner, EdgeKind.REQUIRED)

    def requirement(self, requirement: Requirement) -> None:
        """A requirement and everything below it; a named one is a node once."""
        requirement = _opened(requirement)
        if requirement.path in self.graph:
            return
        self.node(requirement.path, NodeKind.REQUIREMENT, "", requirement)
        for member in members_of(requirement):
            self.requirement(member)
            self.edge(_opened(member).path, requirement.path, EdgeKind.PART)
        for name in _named_by(requirement):
            if (
                name in self.graph and name != requirement.path.partition("/")[0]
            ):  # nothing counts toward itself
                self.edge(name, requirement.path, EdgeKind.COUNTS)
        if isinstance(requirement, Leaf):
            self.selection(requirement.selection, requirement.path)

    def selection(self, selection: Selection, path: str) -> None:
        """What a leaf can take: named items themselves; sets and selections by filters as nodes that leaves share."""
        match selection:
            case Union(parts):
                for part in parts:
                    self.selection(part, path)
            case OneOf() | Filtered(base=OneOf()):
                for name in members(self.catalogue, selection):
                    self.edge(name, path, EdgeKind.COUNTS)
            case _:
                self.edge(self.chosen(selection), path, EdgeKind.COUNTS)

    def chosen(self, selection: Selection) -> str:
        """The node of a selection; the same selection is the same node wherever it stands."""
        if selection in self.selections:
            return self.selections[selection]
        inside = selection.base if isinstance(selection, Filtered) else selection
        name = f"selection {len(self.selections) + 1}"
        title = self.catalogue.title(inside.name) if isinstance(inside, InSet) else ""
        if isinstance(inside, InSet) and title == inside.name:
            title = ""  # it is told by what it takes
        self.selections[selection] = name
        self.node(name, NodeKind.SELECTION, title, selection)
        for member in members(self.catalogue, selection):
            if not _asks_for_credit(selection) or self.bears_credit(member):
                self.edge(member, name, EdgeKind.COUNTS)
        return name

    def bears_credit(self, name: str) -> bool:
        """Whether a declared item bears credit by itself; what a conversion must make so arrives through the conversion."""
        declared = self.catalogue.learning.get(name) or self.catalogue.credentials[name]
        return declared.for_credit

    def stacks(self) -> None:
        for stack in self.catalogue.stacks.values():
            self.node(stack.name, NodeKind.STACK, stack.title, stack)
            for requirement in (stack.onto, stack.made_of):
                self.required(requirement, stack.name)
            target = stack.into or stack.name
            for name in stacked(stack, self.catalogue):
                self.edge(name, target, STACK_EDGES[stack.shape], stack=stack.name)
            if stack.into is not None:
                self.edge(stack.name, stack.into, STACK_EDGES[stack.shape], stack=stack.name)

    def conversions(self) -> None:
        for conversion in self.catalogue.conversions.values():
            self.node(conversion.name, NodeKind.CONVERSION, conversion.title, conversion)
            self.required(conversion.require, conversion.name)
            for name in members(self.catalogue, conversion.source):
                self.edge(name, conversion.name, EdgeKind.CONVERSION, conversion=conversion.name)
            for name in self.results(conversion):
                self.edge(conversion.name, name, EdgeKind.CONVERSION, conversion=conversion.name)

    def transfers(self) -> None:
        for transfer in self.catalogue.transfers.values():
            self.node(transfer.name, NodeKind.TRANSFER, transfer.title, transfer)
            for taken in transfer.takes:
                if taken.course.name is not None:
                    self.edge(taken.course.name, transfer.name, EdgeKind.TRANSFER, transfer=transfer.name)
            for given in transfer.gives:
                if given.course.name is not None:
                    self.edge(transfer.name, given.course.name, EdgeKind.TRANSFER, transfer=transfer.name)

    def prerequisites(self) -> None:
        """What a prerequisite or corequisite names comes before the course; no picture draws it, and no verdict asks."""
        for learning in self.catalogue.learning.values():
            for part in walk_learning(learning):
                for selection in selections(part):
                    for name in names_in(selection):
                        self.edge(name, learning.name, EdgeKind.PREREQUISITE)

    def results(self, conversion: Conversion) -> list[str]:
        """What a conversion leads to: its target or, where learning itself comes to bear credit, selections of such learning."""
        if conversion.target is not None:
            return [conversion.target]
        sources = set(members(self.catalogue, conversion.source))
        return [
            name
            for selection, name in self.selections.items()
            if _asks_for_credit(selection) and sources.intersection(members(self.catalogue, selection))
        ]

    def admissions(self) -> None:
        for admission in self.catalogue.admissions.values():
            self.node(admission.name, NodeKind.ADMISSION, admission.title, admission)
            self.required(admission.require, admission.name)
            self.edge(admission.name, admission.programme, EdgeKind.ADMISSION)


def _asks_for_credit(selection: Selection) -> bool:
    return isinstance(selection, Filtered) and (Filter.BEARING_CREDIT, True) in selection.filters


def _opened(requirement: Requirement) -> Requirement:
    while isinstance(requirement, Named):
        requirement = requirement.requirement
    return requirement


def _named_by(requirement: Requirement) -> tuple[str, ...]:
    match requirement:
        case (
            Holds(credential=name, negated=False) | Declared(programme=name, negated=False) | Score(exam=name)
        ):
            return (name,)
        case _:
            return ()


def stacked(stack: Stack, catalogue: Catalogue) -> tuple[str, ...]:
    """What a stack puts together: the credentials it names or, where it names none, the learning that it names."""
    found: dict[str, None] = {}
    for requirement in (stack.onto, stack.made_of):
        for inside in walk_members(requirement) if requirement is not None else ():
            if isinstance(inside, Leaf) and not is_open(inside.selection):
                found.update(dict.fromkeys(members(catalogue, inside.selection)))
            elif isinstance(inside, Holds) and not inside.negated:
                found[inside.credential] = None
    credentials = tuple(name for name in found if name in catalogue.credentials)
    return credentials or tuple(found)
