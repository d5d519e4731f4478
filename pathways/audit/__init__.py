"""Audits: what a learner has earned, what counts where, why, and what is missing."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathways.audit.reasons import Option
    from pathways.audit.supposition import WhatIf
    from pathways.audit.verdict import Audit, Decision
    from pathways.model.learner import Learner
    from pathways.ruleset import RuleSet


def audit_learner(  # noqa: PLR0913 # all that a decision depends on
    rules: "RuleSet",
    learner: "Learner",
    goals: Sequence[str],
    as_of: date,
    seconds: float | None = None,
    *,
    previous: "Audit | None" = None,
    why: bool = False,
    choices: bool = False,
) -> "Audit":
    """Audit a learner against a set of goals on a day; the engine never reads a clock.

    A search gets at most `seconds`, where they are given; what is not proven by then is undecided (`not-in-time`).
    Of allocations that are equally good the one is taken that moves least from the `previous` audit. With `why` every reason
    is told why a goal is not met, and what would repair it; else reasons that only a search finds are cut short. With
    `choices` each goal also tells which items could as well count elsewhere.
    Raises KeyError for a goal that the rules do not declare, RulesError when the rules have errors.
    """
    from pathways.audit.from_graph import audit
    from pathways.audit.previous import previous_of
    from pathways.audit.telling import Telling

    before = previous_of(previous) if previous is not None else None
    telling = Telling(every_reason=why, choices=choices)
    return audit(rules.graph, learner, goals, as_of, rules.digest, seconds, before, telling)


def what_if(  # noqa: PLR0913, PLR0917 # all that a decision depends on, and what is supposed
    rules: "RuleSet",
    learner: "Learner",
    goals: Sequence[str],
    as_of: date,
    suppose: Sequence[str],
    seconds: float | None = None,
) -> "WhatIf":
    """Audit a learner as they are and as they would be, and tell what changes.

    `suppose` are lines of a learner in the language, such as `"earned asu.dat110 grade B"`, `"withdrew from asu.eng101"`,
    `"declared asu.data"` or `"goes by catalogue 2023-08-01"`. The second audit keeps what counts where in the first as far as
    nothing better is possible. Raises RulesError with the problems of these lines, KeyError for an unknown goal.
    """
    from pathways.audit.supposition import Supposition, compare
    from pathways.model.from_tree.supposing import supposing
    from pathways.ruleset import RulesError

    change, problems = supposing(rules.trees, rules.catalogue, suppose)
    if problems:
        raise RulesError(problems)
    lines = Supposition(tuple(suppose), change)
    return compare(rules.graph, learner, goals, as_of, rules.digest, lines, seconds)


def admit_learner(
    rules: "RuleSet",
    learner: "Learner",
    admission: str,
    as_of: date | None = None,
    seconds: float | None = None,
) -> "Decision":
    """Decide an admission on the learner's application date, or on `as_of` where the record has none.

    A search gets at most `seconds`, where they are given; what is not proven by then has no answer.

    Raises KeyError for an unknown admission, ValueError without a date, RulesError when the rules have errors.
    """
    from pathways.audit.admission import admit

    return admit(rules.graph, learner, admission, as_of, rules.digest, seconds)


def open_conversions(
    rules: "RuleSet", learner: "Learner", conversion: str, as_of: date
) -> "tuple[Option, ...]":
    """What a conversion offers a learner on a day, item by item; KeyError for an unknown conversion."""
    from pathways.audit.bench import Bench
    from pathways.audit.reasons import Opening
    from pathways.graph.for_learner import graph_for

    options = Bench(graph_for(rules.graph, learner, as_of), learner, as_of).options(conversion)
    return tuple(option for option in options if option.opening is Opening.OPEN)
