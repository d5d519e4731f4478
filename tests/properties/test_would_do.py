"""What would do: everything that is told lowers what remains, and what is not told does not."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given

from pathways.audit.earnable import earnable
from pathways.audit.entry import Entry
from pathways.audit.from_record import entries_of
from pathways.audit.state import State
from pathways.audit.verdict import GoalAudit
from pathways.model.amount import Unit, Worth
from pathways.model.learner import Item, Learner, Provenance, Status
from pathways.model.requirement import Contributions
from tests.properties.comparing import Drawn, DrawnSet, drawn
from tests.properties.explained import audited, in_use
from tests.properties.strategies import FEWEST, colleges

pytestmark = pytest.mark.no_cover


BASES = ("graded", "pass_fail")
"""How courses may be graded; where a rule wants one of these, a course would do that is taken like that."""


def having(college: Drawn | DrawnSet, learner: Learner, name: str, basis: str = "graded") -> Learner:
    """The learner with one thing more, earned on the day of the audit with the best grade there is."""
    declared = college.rules.catalogue.learning.get(name)
    sort = declared.sort if declared is not None else "credential"
    entry = earnable(college.rules.catalogue, college.as_of, None).entry(name)
    item = Item(
        f"more {name}",
        name,
        sort,
        "",
        Status.EARNED,
        completed=college.as_of,
        grade=entry.grade if entry is not None else None,
        score=100_000 if sort == "exam" else None,
        worth=Worth(1_000_000, Unit("hours", "")) if sort == "experience" else None,
        basis=basis,
        provenance=Provenance.VERIFIED,
    )
    return replace(learner, items=(*learner.items, item))


def record_of(college: Drawn, learner: Learner) -> tuple[Entry, ...]:
    return entries_of(learner, college.rules.catalogue, college.as_of)


def is_claimed(entry: Entry) -> bool:
    return entry.provenance is Provenance.ASSERTED


def told(found: GoalAudit) -> dict[str, set[str]]:
    """The things that would do, by requirement, and apart those that would do in a roundabout way."""
    return {
        each.path: {*each.items, *(name for other in each.exchanges for name in other.items)}
        for each in found.would_do
    }


def in_open_use(found: GoalAudit) -> set[str]:
    assert found.route is not None
    return {part.path for part in in_use(found.route.finding)}


def inside_contributions(found: GoalAudit) -> set[str]:
    """What is asked of members that contribute: it lowers what remains of them, and maybe not what they lack together."""
    assert found.route is not None
    gathering = [part for part in in_use(found.route.finding) if isinstance(part.requirement, Contributions)]
    return {inside.path for part in gathering for child in part.children for inside in in_use(child)}


def told_is_so(college: Drawn, learner: Learner) -> int:
    """Check all that is told of requirements in use; how many things these were."""
    found = audited(college, learner)
    if found.route is None:
        return 0
    used, gathered, tried = in_open_use(found), inside_contributions(found), 0
    for path, names in told(found).items():
        for name in sorted(names) if path in used else ():
            tried_as = (audited(college, having(college, learner, name, basis)) for basis in BASES)
            then = min(tried_as, key=lambda each: each.remaining)
            less = then.remaining < found.remaining or path in gathered
            assert less, (path, name, found.remaining, then.remaining)
            assert then.remaining <= found.remaining
            tried += 1
    return tried


def untold_is_of_no_use(college: Drawn, learner: Learner) -> int:
    """Check all that is not told; how many things these were."""
    found = audited(college, learner)
    if found.route is None or found.state is State.MET or found.undecided is not None:
        return 0
    everything = set().union(*told(found).values())
    under_way = {
        entry.identity for entry in record_of(college, learner) if entry.unfinished or is_claimed(entry)
    }
    known = earnable(college.rules.catalogue, college.as_of, None)
    rules = college.rules.catalogue.transfers.values()
    sent = {
        taken.course.name for rule in rules for taken in rule.takes
    }  # told as rules of transfer that would help
    tried = 0
    for name in (*college.rules.catalogue.learning, *college.rules.catalogue.credentials):
        entry = known.entry(name)
        if name not in everything | sent | {"goal"} and entry is not None and entry.identity not in under_way:
            then = audited(college, having(college, learner, name))
            assert then.remaining >= found.remaining, (name, found.remaining, then.remaining)
            tried += 1
    return tried


@given(colleges(calm=True))
@FEWEST
def test_all_that_is_told_would_do(college: Drawn) -> None:
    for learner in college.learners:
        told_is_so(college, learner)


@given(colleges())
@FEWEST
def test_so_would_it_where_more_learning_may_hurt(college: Drawn) -> None:
    for learner in college.learners:
        told_is_so(college, learner)


@given(colleges(calm=True))
@FEWEST
def test_what_is_not_told_would_not_do(college: Drawn) -> None:
    for learner in college.learners:
        untold_is_of_no_use(college, learner)


def test_enough_is_told_and_enough_is_not() -> None:
    found = [(drawn(Random(seed), 1, calm=True)) for seed in range(300, 325)]
    pairs = [(college, college.learners[0]) for college in found]
    assert sum(told_is_so(*each) for each in pairs) >= 60
    assert sum(untold_is_of_no_use(*each) for each in pairs) >= 90
    roundabout = [each for one in pairs for each in audited(*one).would_do if each.exchanges]
    assert len(roundabout) >= 2
