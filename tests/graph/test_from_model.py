"""The compiled graph: typed nodes and edges, no circle, the same for the same rules whatever the order they come in."""

from itertools import permutations
from pathlib import Path

import networkx as nx
import pytest

from pathways.graph.from_model import graph_of, stacked
from pathways.graph.kinds import EdgeKind, NodeKind
from pathways.model.digest import digest
from pathways.model.from_tree import model_of
from pathways.ruleset import load_rules
from pathways.text import Source
from pathways.tree.from_text import parse

RULES = Path(__file__).parents[2] / "rules"
FOLDERS = ["aacrao", "asu", "example", "psu"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_node_and_edge_has_a_kind_and_every_node_its_declaration(folder: str) -> None:
    graph = load_rules(RULES / folder).graph
    assert all(isinstance(facts["kind"], NodeKind) for _, facts in graph.nodes(data=True))
    assert all(facts["declaration"] is not None for _, facts in graph.nodes(data=True))
    assert all(isinstance(facts["kind"], EdgeKind) for _, _, facts in graph.edges(data=True))


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_graph_of_the_library_has_no_circle(folder: str) -> None:
    graph = load_rules(RULES / folder).graph
    needed: nx.DiGraph[str] = nx.DiGraph((source, target) for source, target in graph.edges())
    assert nx.is_directed_acyclic_graph(needed)


def test_the_three_stacks_have_edges_of_three_kinds() -> None:
    graph = load_rules(RULES / "aacrao").graph
    kinds = {facts["kind"] for _, _, facts in graph.edges(data=True)}
    assert {EdgeKind.VERTICAL, EdgeKind.HORIZONTAL, EdgeKind.VALUE_ADDED, EdgeKind.CONVERSION} <= kinds


def test_an_admission_leads_to_its_programme() -> None:
    graph = load_rules(RULES / "asu").graph
    kinds = [facts["kind"] for facts in graph["asu.earned_admission"]["asu.bachelor"].values()]
    assert kinds == [EdgeKind.ADMISSION]


def test_what_a_prerequisite_names_leads_to_the_course() -> None:
    graph = load_rules(RULES / "example").graph
    before = {
        source
        for source, _, facts in graph.in_edges("quill.dat210", data=True)
        if facts["kind"] is EdgeKind.PREREQUISITE
    }
    assert before == {"quill.dat140", "quill.dat150", "quill.mat150"}


def test_credentials_are_ordered_after_all_that_they_depend_on() -> None:
    graph = load_rules(RULES / "psu").graph
    order = list(graph.graph["order"])
    needs = graph.graph["needs"]
    assert all(
        order.index(need) < order.index(name) for name in order for need in needs[name] if need in order
    )


PARTS = (
    'institution c "C" { is a college }\n',
    'course c.a "A" { taught at c worth 3 credits }\ncourse c.b "B" { taught at c worth 3 credits }\n',
    'badge c.x "X" { issued by c require 1 course from { c.a, c.b } }\n',
    'badge c.y "Y" { issued by c require 2 courses from courses at c except { c.b } }\n',
    'horizontal stack c.h "H" { made of all of { c.x, c.y } }\n',
)


def _graph(parts: tuple[str, ...]) -> tuple[list[object], list[object], str]:
    trees = [parse(Source(f"{PARTS.index(part)}.pathway", part))[0] for part in parts]
    catalogue, problems = model_of(trees)
    assert not problems
    graph = graph_of(catalogue)
    return list(graph.nodes), list(graph.edges(keys=True)), digest(catalogue)


def test_graph_and_digest_do_not_depend_on_the_order_of_files() -> None:
    first = _graph(PARTS)
    assert all(_graph(parts) == first for parts in permutations(PARTS))


def test_the_digest_does_not_see_comments_places_and_citations() -> None:
    plain = 'source s "S"\nbadge x "X" { require y }\nbadge y "Y" { }\n'
    cited = '# a comment\nsource s "S"\n\nbadge x "X" {\n  require y\n  cites s "p. 1"\n}\nbadge y "Y" { }\n'
    other = 'source s "S"\nbadge x "X" { require lacks y }\nbadge y "Y" { }\n'
    digests = [digest(model_of([parse(Source("a", text))[0]])[0]) for text in (plain, cited, other)]
    assert digests[0] == digests[1]
    assert digests[0] != digests[2]


def test_a_value_that_has_no_place_in_a_rule_has_no_digest() -> None:
    with pytest.raises(TypeError, match="no place in a rule"):
        digest([])  # type: ignore[arg-type] # that is the point


def test_a_stack_of_learning_only_stacks_the_learning() -> None:
    text = (
        'institution c "C" { is a college }\ncourse c.a "A" { }\ncourse c.b "B" { }\n'
        'badge c.held "Held" { }\n'
        'horizontal stack c.h "H" { made of all of { c.a, c.b } }\n'
        'value-added stack c.v "V" { onto holds c.held add 1 course from courses at c }\n'
    )
    catalogue, _ = model_of([parse(Source("a", text))[0]])
    assert stacked(catalogue.stacks["c.h"], catalogue) == ("c.a", "c.b")
    assert stacked(catalogue.stacks["c.v"], catalogue) == ("c.held",)
