"""Plans: what a learner still has to do for some goals, in which term and at which price; the best way, or it says so."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathways.model.learner import Learner
    from pathways.plan.steps import Plan
    from pathways.ruleset import RuleSet


def plan_learner(  # noqa: PLR0913 # all that a plan depends on, and what is asked of it
    rules: "RuleSet",
    learner: "Learner",
    goals: Sequence[str],
    as_of: date,
    *,
    by: Literal["credits", "cost", "time"] = "credits",
    credits_per_term: int = 15,
    terms: int = 8,
    alternatives: int = 0,
    seconds: float | None = None,
    exams: bool = False,
    elsewhere: bool = False,
    suppose: Sequence[str] = (),
) -> "tuple[Plan, ...]":
    """The best way to finish some goals from a day on, and so many other ways.

    The best is so by what was asked for. Then come plans that are better by another measure (`way` says by which), and then
    those that differ in substance: each has at most half of the conversions, credentials and narrowly asked courses of every plan
    before it. With `exams` exams are looked at that could be sat to be converted, with `elsewhere` what would be transferred.

    With `suppose`, lines of a learner in the language such as `"granted waiver of 'asu.ba/require/2'"`, the plans are for the
    learner as they would be. `plan.supposed.without` is then the best plan for the learner as they are, which has as many
    seconds again.

    Every plan is audited before it is told. One that is not `proven` is the best that was found in `seconds`, which are those
    for all plans; there is none where nothing was found by then. Raises KeyError for a goal that the rules do not declare,
    CannotPlanError for one that no audit decides, RulesError when the rules or the lines have errors.
    """
    from pathways.audit.supposition import Supposition
    from pathways.model.from_tree.supposing import supposing
    from pathways.plan.from_audit import plans_for
    from pathways.plan.what_if import plans_if
    from pathways.plan.wish import By, Wish
    from pathways.ruleset import RulesError

    wish = Wish(By(by), credits_per_term * 1000, terms, alternatives, seconds, exams, elsewhere)
    if not suppose:
        return plans_for(rules.graph, learner, goals, as_of, rules.digest, wish)
    change, problems = supposing(rules.trees, rules.catalogue, suppose)
    if problems:
        raise RulesError(problems)
    lines = Supposition(tuple(suppose), change)
    return plans_if(rules.graph, learner, goals, as_of, rules.digest, wish, lines)
