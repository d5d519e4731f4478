"""An audit and the second judge, side by side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from random import Random

from pathways.audit import audit_learner
from pathways.audit.state import State
from pathways.model.learner import Learner
from pathways.ruleset import RuleSet
from tests.properties.comparing import drawn, rules_of
from tests.properties.drawn_learners import drawn_learner
from tests.properties.drawn_sets import drawn_set
from tests.second_opinion.case import UnmodelledError
from tests.second_opinion.families import FAMILIES
from tests.second_opinion.judge import Judged, SecondJudge

DAY = date(2024, 6, 1)


@dataclass(frozen=True)
class Compared:
    """What audits said how often, and where the second judge says something else."""

    outcomes: Counter[str] = field(default_factory=Counter)
    differing: list[str] = field(default_factory=list)

    def add(self, other: "Compared", about: str = "") -> None:
        """What came out elsewhere, too; every difference begins with what it is about."""
        self.outcomes.update(other.outcomes)
        self.differing.extend(f"{about}{one}" for one in other.differing)


def compared_instance(family: str, seed: int) -> Compared:
    """One instance of full size."""
    text, goals = FAMILIES[family](seed)
    rules = rules_of(text)
    if not rules.sound:
        raise ValueError([problem.message for problem in rules.problems])
    found = Compared()
    found.add(_compared(rules, rules.catalogue.tests[0].learner, goals, DAY), f"{family}, seed {seed}, ")
    return found


def compared_small(seed: int) -> Compared:
    """Small colleges as they are drawn for the judge that tries everything, as far as the second judge knows their rules."""
    found = Compared()
    college = drawn(Random(seed))
    for learner in college.learners:
        about = f"small college, seed {seed}, {learner.name}, "
        found.add(_as_far_as_known(college.rules, learner, ("goal",), college.as_of), about)
    random = Random(seed)
    text, goals = drawn_set(random)
    rules = rules_of(f"{text}\n{drawn_learner(random, 'learner', text)}")
    for test in rules.catalogue.tests if rules.sound else ():
        items = tuple(item for item in test.learner.items if item.name not in goals)
        learner = replace(test.learner, declared=(), items=items)
        found.add(_as_far_as_known(rules, learner, goals, DAY), f"small set, seed {seed}, ")
    return found


def _as_far_as_known(rules: RuleSet, learner: Learner, goals: Sequence[str], as_of: date) -> Compared:
    try:
        return _compared(rules, learner, goals, as_of)
    except UnmodelledError:
        return Compared(Counter({"not modelled": 1}))


def _compared(rules: RuleSet, learner: Learner, goals: Sequence[str], as_of: date) -> Compared:
    """Every goal together with the others, and by itself where a sharing is between them."""
    judge = SecondJudge(rules.catalogue, learner, as_of)
    judged = judge.goals(goals)
    found = Compared()
    for goal in audit_learner(rules, learner, goals, as_of).goals:
        found.outcomes["compared"] += 1
        found.outcomes[goal.state.value] += 1
        if goal.undecided is not None:
            found.differing.append(f"{goal.name}: not decided, {goal.undecided.reason}")
        told = (goal.state, goal.remaining, goal.progress)
        found.differing.extend(_differences(goal.name, told, judged[goal.name]))
        if goal.together is not None:
            alone = (goal.together.state, goal.together.remaining, goal.together.progress)
            found.outcomes["with others"] += 1
            found.outcomes["held back by others"] += goal.remaining > goal.together.remaining
            by_itself = judge.goals((goal.name,))[goal.name]
            found.differing.extend(_differences(f"{goal.name} by itself", alone, by_itself))
    return found


def _differences(name: str, told: tuple[State, int, Fraction], judged: Judged) -> list[str]:
    """The second judge does not ask whether only unknown facts stand in the way."""
    state, remaining, progress = told
    word = State.UNMET.value if state is State.UNKNOWN else state.value
    if (word, remaining, progress) == (judged.state, judged.remaining, judged.progress):
        return []
    says = f"{judged.state}, {judged.remaining}, {judged.progress} by {judged.places}"
    return [f"{name}: the audit says {word}, {remaining}, {progress}, the second judge {says}"]
