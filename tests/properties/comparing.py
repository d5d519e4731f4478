"""An audit and the judgement of the oracle, side by side."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from pathways.audit import admit_learner, audit_learner
from pathways.audit.state import State
from pathways.audit.verdict import Finding, GoalAudit, RouteFinding
from pathways.model.amount import Unit
from pathways.model.checks import check
from pathways.model.from_tree import model_of
from pathways.model.learner import Learner
from pathways.model.requirement import Contributions, Gpa, Leaf
from pathways.problem import Severity
from pathways.ruleset import RuleSet
from pathways.text import Source
from pathways.tree.from_text import parse
from tests.oracle.judge import Judge
from tests.oracle.judgement import Found, Judgement
from tests.properties.drawn_learners import AS_OF_DATES, drawn_learner, pinned, recorded_with, unsaid
from tests.properties.drawn_rules import drawn_rules
from tests.properties.drawn_sets import drawn_set

Places = dict[str, dict[str, int]]
BADGES = ("b1", "b2", "b3")
"""Credentials below the goal, whose pins are told of the goal too."""


@dataclass(frozen=True, repr=False)
class Drawn:
    """Sound rules with learners, the constructs in the rules, and a day."""

    text: str
    rules: RuleSet
    used: frozenset[str]
    learners: tuple[Learner, ...]
    as_of: date

    def __repr__(self) -> str:
        """What a failing test shows: enough to repeat it by hand."""
        unsaid = [(each.populations, each.admitted, each.enrolled) for each in self.learners]
        items = [item for each in self.learners for item in each.items]
        transferred = [item.key for item in items if item.transferred]
        behind = {item.key: item.part_of for item in items if item.part_of}
        pins = [pin for each in self.learners for pin in each.pins]
        return f"{self.text}\nas of {self.as_of}, standing {unsaid}, transferred {transferred}, recorded with {behind}, {pins}"

    @property
    def goals(self) -> tuple[str, ...]:
        return ("goal", "step") if "step" in self.rules.catalogue.stacks else ("goal",)


def rules_of(text: str) -> RuleSet:
    """A rule set from text."""
    tree, read = parse(Source("drawn.pathway", text))
    catalogue, meant = model_of([tree])
    found = [*read, *meant]
    if not any(problem.severity is Severity.ERROR for problem in found):
        found += check(catalogue)
    return RuleSet(("drawn.pathway",), catalogue, tuple(found), trees=(tree,))


def drawn(
    random: Random, learners: int = 3, items: int = 5, *, calm: bool = False, pins: bool = False
) -> Drawn:
    """Rules that have no error, drawn again until there are some, and learners."""
    while True:
        text, used = drawn_rules(random, calm=calm)
        most = min(items, 3) if "transfer" in used else items
        blocks = (drawn_learner(random, f"learner {number}", text, most) for number in range(learners))
        text = "\n".join((text, *blocks))
        rules = rules_of(text)
        if rules.sound:
            tests = rules.catalogue.tests
            found = tuple(unsaid(random, test.learner) for test in tests)
            as_of = date.fromisoformat(random.choice(AS_OF_DATES))
            if pins:
                found = tuple(pinned(random, learner, rules.catalogue) for learner in found)
            return Drawn(text, rules, used, found, as_of)


@dataclass(frozen=True)
class DrawnSet:
    """Rules with several goals, learners who have none of these, and a day; nobody where the rules have errors."""

    text: str
    rules: RuleSet
    goals: tuple[str, ...]
    learners: tuple[Learner, ...]
    as_of: date


def drawn_together(random: Random, *, pins: bool = False) -> DrawnSet:
    """Goals that share what is learnt only within limits, and two learners."""
    text, goals = drawn_set(random)
    text = "\n".join((text, *(drawn_learner(random, f"learner {at}", text, 5) for at in range(2))))
    rules = rules_of(text)
    day = date.fromisoformat(random.choice(AS_OF_DATES))
    learners = []
    for test in rules.catalogue.tests if rules.sound else ():
        items = recorded_with(random, [item for item in test.learner.items if item.name not in goals])
        learner = replace(test.learner, declared=(), items=items)
        learners.append(pinned(random, learner, rules.catalogue) if pins else learner)
    return DrawnSet(text, rules, goals, tuple(learners), day)


def placements(finding: Finding) -> Places:
    """Where the items of a route are applied: path of the leaf, key of the item, amount."""
    found: Places = {}
    for part in _chosen(finding):
        if isinstance(part.requirement, Leaf) and part.applied:
            found[part.path] = {use.item: use.amount for use in part.applied}
    return found


def _chosen(finding: Finding) -> Iterator[Finding]:
    if finding.chosen:
        yield finding
        for child in finding.children:
            yield from _chosen(child)


def differences(goal: GoalAudit, judged: Judgement) -> list[str]:
    """What an audit and the oracle say otherwise about one goal."""
    honoured = {each.pin for each in goal.pins if each.honoured}
    if any(_divides_finely(route.finding) for route in goal.routes):
        return _worse(goal, judged) if honoured == judged.chosen.pins else []
    found = []
    for what, one, other in (
        ("state", goal.state.value, judged.state),
        ("remaining", goal.remaining, judged.remaining),
        ("progress", goal.progress, judged.progress),
    ):
        if one != other:
            found.append(f"{what}: the audit says {one}, the oracle {other}")
    by_name = {route.route: route for route in judged.routes}
    for route in goal.routes:
        best = by_name[route.name]
        if route.remaining != best.remaining:
            found.append(f"remaining of {route.name}: {route.remaining}, {best.remaining}")
        elif route.chosen and judged.chosen.route != route.name:
            found.append(f"route: the audit stands on {route.name}, the oracle on {judged.chosen.route}")
        elif _known(route, placements(route.finding), best) != _known(route, best.places, best):
            found.append(f"places of {route.name}: {placements(route.finding)}, {best.places}")
    return found


def _divides_finely(finding: Finding) -> bool:
    """Whether how much is applied of a divided item matters for more than the amounts that are asked for.

    For an average, or for contributions or lines of another kind, any part of an item may be best, and the oracle,
    which tries only parts that the amounts are multiples of, need not find it; whether it holds is for the checker to
    say. What hours are short of is no round number of credits, so that contributions beside them are of another kind.
    Nor need the oracle honour the same pins, without which the two cannot be compared.
    """
    parts, split = list(_every(finding)), _split_in(finding)
    average = any(isinstance(part.requirement, Gpa) and part.requirement.over is None for part in parts)
    gathered = {part.unit for part in parts if isinstance(part.requirement, Contributions)}
    hours = bool(gathered) and any(part.unit is not None and part.unit.measure == "hours" for part in parts)
    lines = any(
        line.unit != part.unit
        for part in parts
        if isinstance(part.requirement, Leaf) and part.requirement.split
        for line in part.lines
    )
    return bool(split) and (average or lines or hours or bool(gathered - split))


def _split_in(finding: Finding) -> set[Unit]:
    """The units of what may be divided."""
    return {
        part.unit
        for part in _every(finding)
        if isinstance(part.requirement, Leaf) and part.requirement.split and part.unit
    }


def _every(finding: Finding) -> Iterator[Finding]:
    yield finding
    for child in (*finding.children, *finding.lines):
        yield from _every(child)


def _worse(goal: GoalAudit, judged: Judgement) -> list[str]:
    """What an audit finds less of than the oracle; it may find more."""
    states = [state.value for state in State]
    found = [f"state: the audit says {goal.state.value}, the oracle {judged.state}"]
    found = found if states.index(goal.state.value) > states.index(judged.state) else []
    by_name = {route.route: route for route in judged.routes}
    return found + [
        f"remaining of {route.name}: {route.remaining}, {by_name[route.name].remaining}"
        for route in goal.routes
        if (route.chosen or not goal.pins) and route.remaining > by_name[route.name].remaining
    ]


def _known(route: RouteFinding, places: Places, best: Found) -> Places:
    """What the language says of items and their places.

    It does not say which of several attempts at a course an overlay has, so that something else may be earlier, nor
    which of two equally poor items an overlay has that is not met.
    """
    overlaid = {
        part.path
        for part in _chosen(route.finding)
        if isinstance(part.requirement, Leaf) and part.requirement.lines
    }
    if overlaid and route.remaining:
        return {}
    again = len(set(best.courses.values())) < len(best.courses)
    return {
        path: {f"item {at}": 0 for at in range(len(parts))}
        if path in overlaid and again
        else {best.courses[key]: part for key, part in parts.items()}
        if path in overlaid
        else parts
        for path, parts in places.items()
    }


def compared(rules: RuleSet, learner: Learner, goal: str, as_of: date) -> list[str] | None:
    """The differences; None where the audit does not decide."""
    audit = audit_learner(rules, learner, (goal,), as_of).goal(goal)
    if audit.undecided is not None:
        return None
    return differences(audit, Judge(rules.catalogue, learner, as_of).goal(goal))


def compared_admission(rules: RuleSet, learner: Learner, name: str, as_of: date) -> list[str] | None:
    """The same for an admission."""
    decision = admit_learner(rules, learner, name, as_of)
    if decision.answer is None:
        return None
    judged = Judge(rules.catalogue, learner, learner.applied or as_of).admission(name)
    said = decision.answer.value
    return [] if said == judged else [f"admission: the audit says {said}, the oracle {judged}"]
