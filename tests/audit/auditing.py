"""A few lines of rules and a few lines of a record, put beside Alder College, to a verdict."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pathways.audit.admission import admit
from pathways.audit.allocation.solve import solve
from pathways.audit.bench import Bench
from pathways.audit.classify import Classified, classify
from pathways.audit.closure import route_part, solved
from pathways.audit.from_graph import audit
from pathways.audit.target import target_of
from pathways.audit.view import EARNED, View
from pathways.graph.from_model import graph_of
from pathways.model.from_tree import model_of
from pathways.problem import Severity
from pathways.text import Source
from pathways.tree.from_text import parse

if TYPE_CHECKING:
    from pathways.audit.allocation.outcome import Outcome
    from pathways.audit.allocation.parts import Part
    from pathways.audit.case import Case
    from pathways.audit.reasons import Option
    from pathways.audit.target import Graph
    from pathways.audit.verdict import Decision, Finding, GoalAudit
    from pathways.model.learner import Item, Learner
    from pathways.tree.from_text import Tree

COLLEGE = Path(__file__).parents[1] / "language" / "meaning" / "alder" / "college.pathway"
DAY = date(2024, 6, 30)
DIGEST = "digest"


@dataclass(frozen=True)
class Desk:
    """Rules and one learner; everything is asked about `goal` unless another one is named."""

    graph: "Graph"
    learner: "Learner"
    goal: str = "goal"

    def audit(self, goal: str = "", day: date = DAY, seconds: float | None = None) -> "GoalAudit":
        return audit(self.graph, self.learner, (goal or self.goal,), day, DIGEST, seconds).goals[0]

    def decision(self, goal: str = "", day: date | None = DAY) -> "Decision":
        return admit(self.graph, self.learner, goal or self.goal, day, DIGEST)

    def options(self, conversion: str, day: date = DAY) -> "tuple[Option, ...]":
        return Bench(self.graph, self.learner, day).options(conversion)

    def classified(self, goal: str = "") -> Classified:
        return classify(target_of(self.graph, goal or self.goal), self.graph.graph["catalogue"])

    def outcome(self, view: View = EARNED, day: date = DAY) -> "tuple[Part, Outcome, Case]":
        """The first route of the goal in a view, solved, without asking for its class."""
        target = target_of(self.graph, self.goal)
        case = Bench(self.graph, self.learner, day).case(view, target)
        own = case.for_goal(target.name, target.worth)
        part = route_part(target.routes[0], own)
        return part, solve(part, own), own

    def routes_solved(self) -> int:
        target = target_of(self.graph, self.goal)
        return len(solved(target, Bench(self.graph, self.learner, DAY).case(EARNED, target)))

    def having(self, *items: "Item") -> "Desk":
        """The same with these items besides, as only a record from outside can say them."""
        return replace(self, learner=replace(self.learner, items=(*self.learner.items, *items)))

    def knowing(self, **facts: object) -> "Desk":
        return replace(self, learner=replace(self.learner, **facts))  # type: ignore[arg-type] # the fields of a learner


def desk(rules: str, record: str = "", goal: str = "goal") -> Desk:
    """The college, some rules, and a learner with a record in the words of the language."""
    learner = f'learner "Rosa" {{\n{record}\nexpect {goal} {_expected(rules, goal)} as of 2024-06-30\n}}\n'
    catalogue, problems = model_of([_college(), _tree("rules.pathway", rules + "\n" + learner)])
    assert not [each.message for each in problems if each.severity is Severity.ERROR]
    return Desk(graph_of(catalogue), catalogue.tests[-1].learner, goal)


@cache
def _college() -> "Tree":
    return _tree("college.pathway", COLLEGE.read_text(encoding="utf-8"))


def _tree(name: str, text: str) -> "Tree":
    tree, mistakes = parse(Source(name, text))
    assert not mistakes, [mistake.message for mistake in mistakes]
    return tree


def _expected(rules: str, goal: str) -> str:
    if f"admission {goal} " in rules:
        return "not yet"
    return "closed" if f"conversion {goal} " in rules else "met"


def goal_text(*clauses: str) -> str:
    """A certificate named `goal`, awarded on application."""
    return 'certificate goal "Goal" {\n  issued by alder\n  ' + "\n  ".join(clauses) + "\n}\n"


def requiring(*requirements: str) -> str:
    """A certificate with these requirements."""
    return goal_text(*(f"require {each}" for each in requirements))


def earned(*names: str, on: str = "2024-05-10") -> str:
    """Courses of the college, all completed on one day, or each on its own: `wri101 2023-05-10`."""
    lines = []
    for name in names:
        course, _, rest = name.partition(" ")
        lines.append(f"earned alder.{course} on {rest or on}")
    return "\n".join(lines)


def leaves(finding: "Finding") -> list["Finding"]:
    """The findings without children, in the order of the rule file."""
    return [leaf for child in finding.children for leaf in leaves(child)] if finding.children else [finding]


def applied(goal: "GoalAudit") -> list[list[str]]:
    """Which items count in each leaf of the route that the verdict stands on, by title."""
    assert goal.route is not None
    return [[use.title for use in leaf.applied] for leaf in leaves(goal.route.finding)]


def reasons(goal: "GoalAudit") -> dict[str, str]:
    """Why each item that is not used is not used."""
    return {unused.title: unused.reason for unused in goal.unused}
