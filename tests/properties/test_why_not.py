"""Every reason for a no: its requirements and limits alone cannot be met, relaxing any one helps, and what repairs it does."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from pathways.audit import audit_learner
from pathways.audit.reasons import Addition, Conflict, Limit, Repair
from pathways.audit.verdict import Finding
from pathways.model.amount import SCALE, Fixed, Quantity
from pathways.model.learner import Learner
from pathways.model.requirement import InOrder, Leaf, Line, SpreadLine, SumLine
from pathways.ruleset import RuleSet
from tests.oracle.details import DetailJudge
from tests.oracle.freed import FreedJudge, kept_over_everything
from tests.properties.comparing import Drawn
from tests.properties.explained import in_use
from tests.properties.strategies import FEWER, colleges

pytestmark = pytest.mark.no_cover

Less = Mapping[str, Quantity | None]


class Told:
    """A goal that is not met with all its reasons, beside the oracle."""

    def __init__(self, rules: RuleSet, learner: Learner, as_of: date) -> None:
        """Ask for every reason."""
        self.rules, self.learner, self.as_of = rules, learner, as_of
        self.goal = audit_learner(rules, learner, ("goal",), as_of, why=True).goal("goal")
        self.route = self.goal.route
        self.judge = DetailJudge(rules.catalogue, learner, as_of)

    def reasons(self) -> Iterator[Conflict]:
        """The reasons that need no pin."""
        yield from (each for each in self.goal.conflicts if self.route is not None and not each.pins)

    def meets(self, told: Conflict, limits: tuple[Limit, ...], without: str = "") -> bool:
        """Whether its requirements can be met, all but one, while of all limits only these are kept."""
        assert self.route is not None
        judge = FreedJudge(self.rules.catalogue, self.learner, self.as_of, "goal", limits)
        return judge.meets("goal", self.route.name, self.named(told, limits) - {without})

    def makes_up(self, told: Conflict, less: Less) -> bool:
        """Whether its requirements can be met once some ask for less, while all limits are kept."""
        assert self.route is not None
        judge = FreedJudge(self.rules.catalogue, self.learner, self.as_of, "goal", None, less)
        return judge.meets("goal", self.route.name, self.named(told, told.limits))

    def named(self, told: Conflict, limits: tuple[Limit, ...]) -> frozenset[str]:
        """Its requirements and the limits over everything, by their paths."""
        return frozenset(told.requirements).union(kept_over_everything(limits))

    def orders(self, told: Conflict) -> frozenset[str]:
        """The orders in which some of its requirements are to follow others: what is applied to them shows it."""
        found = in_use(self.route.finding) if self.route is not None else ()
        return frozenset(
            f"{part.path}/order"
            for part in found
            if isinstance(part.requirement, InOrder)
            and not set(told.requirements).isdisjoint(child.path for child in part.children)
        )


def reason_holds(told: Told, reason: Conflict) -> None:
    """Check that nothing else is needed, and that each requirement and each limit is.

    Where an order is shown by some attempts, limits may keep it from being shown by others: of that `test_no` looks after.
    """
    if told.orders(reason):
        return
    assert not told.meets(reason, reason.limits)
    for path in reason.requirements:
        assert told.meets(reason, reason.limits, path)
    for limit in reason.limits:
        assert told.meets(reason, tuple(each for each in reason.limits if each != limit))


def reasons_are_all(told: Told) -> None:
    """Check that no requirement is in two reasons, and that those in none can be met together."""
    if told.route is None or any(each.pins for each in told.goal.conflicts):
        return
    named = [path for reason in told.reasons() for path in reason.requirements]
    assert len({each.requirements for each in told.reasons()}) == len(list(told.reasons()))
    again = {path for path in named if named.count(path) > 1}
    assert again <= {path for path, times in Counter(_paths(told.route.finding)).items() if times > 1}
    rest = told.judge.requirements("goal", told.route.name) - set(named)
    assert told.judge.meets("goal", told.route.name, rest)


def _paths(finding: Finding) -> Iterator[str]:
    yield finding.path
    for child in finding.children:
        yield from _paths(child)


def repairs_do(told: Told, reason: Conflict) -> int:
    """Check that the first repair adds as little as can be, and that each one makes up for what is short; how many there are."""
    assert told.route is not None
    if not reason.repairs or told.orders(reason):
        return 0
    least = told.judge.lacking("goal", told.route.name, told.named(reason, reason.limits))
    assert reason.repairs[0].weight == least
    assert [each.weight for each in reason.repairs] == sorted(each.weight for each in reason.repairs)
    for repair in reason.repairs:
        assert told.makes_up(reason, _lessened(told, repair))
    return len(reason.repairs)


def _lessened(told: Told, repair: Repair) -> Less:
    """What is asked for once the additions are there."""
    assert told.route is not None
    leaves = told.judge.leaves_of("goal", told.route.name)
    scales = told.judge.scales_for("goal")
    lines = {line.path: line for leaf in leaves.values() for line in leaf.lines}
    less: dict[str, Quantity | None] = {}
    for each in repair.additions:
        asked = leaves.get(each.path) or lines.get(each.path)
        less[each.path] = None
        if each.unit is not None and isinstance(asked, Leaf | SumLine):
            less[each.path] = _but(scales.need(asked), each)
            less |= {line.path: None for line in getattr(asked, "lines", ()) if _is_minimum(line)}
        elif each.unit is not None and isinstance(asked, SpreadLine):
            less[each.path] = _but(asked.number * SCALE, each)
    return less


def _is_minimum(line: Line) -> bool:
    """What is added may serve every minimum inside a leaf."""
    return isinstance(line, SumLine | SpreadLine) and line.at_least


def _but(need: int, added: Addition) -> Quantity:
    assert added.unit is not None
    return Quantity(Fixed(Fraction(need - added.amount, SCALE)), added.unit)


def _look(college: Drawn) -> Counter[str]:
    found: Counter[str] = Counter()
    for learner in college.learners:
        found += looked_at(college.rules, learner, college.as_of)
    return found


def looked_at(rules: RuleSet, learner: Learner, as_of: date) -> Counter[str]:
    """Check every reason for a no; what kinds of reasons there were."""
    found: Counter[str] = Counter()
    told = Told(rules, learner, as_of)
    if told.goal.conflict is not None:
        reasons_are_all(told)
        for reason in told.reasons():
            reason_holds(told, reason)
            found["reasons"] += 1
            found["together"] += not reason.alone
            found["repairs"] += repairs_do(told, reason)
            found.update(limit.kind for limit in reason.limits)
        found["several"] += len(told.goal.conflicts) > 1
    return found


@given(colleges())
@FEWER
def test_a_reason_is_its_requirements_and_limits_and_nothing_else(college: Drawn) -> None:
    _look(college)


@given(colleges(calm=True))
@FEWER
def test_so_it_is_where_items_are_scarce(college: Drawn) -> None:
    _look(college)
