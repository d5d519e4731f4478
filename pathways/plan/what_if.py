"""Plans for a learner as somebody supposes them to be, beside the best plan for the learner as they are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pathways.audit.supposition import Supposition
from pathways.audit.target import Graph
from pathways.model.learner import Learner, Status
from pathways.model.supposed import supposed
from pathways.plan.clock import Clock
from pathways.plan.from_audit import CannotPlanError, plans_for
from pathways.plan.steps import Plan, Supposed
from pathways.plan.wish import Wish

if TYPE_CHECKING:
    from pathways.model.catalogue import Catalogue

_THERE = frozenset({Status.EARNED, Status.IN_PROGRESS, Status.PLANNED})


def plans_if(  # noqa: PLR0913, PLR0917 # all that a plan depends on, and what is supposed
    graph: Graph,
    learner: Learner,
    goals: Sequence[str],
    as_of: date,
    digest: str,
    wish: Wish,
    suppose: Supposition,
    clock: Clock | None = None,
) -> tuple[Plan, ...]:
    """Plans under a wish if that were so too; the plan without it has as much time again, and is made where there are plans.

    The errors are those of plans for a learner as they are.
    """
    other = supposed(learner, suppose.change, as_of)
    plans = plans_for(graph, other, goals, as_of, digest, wish, clock)
    if not plans:
        return ()
    try:
        now = plans_for(graph, learner, goals, as_of, digest, replace(wish, alternatives=0))
    except CannotPlanError:
        now = ()
    catalogue: Catalogue = graph.graph["catalogue"]
    told = Supposed(
        suppose.lines,
        tuple((name, catalogue.title(name)) for name in _learnt(learner, other)),
        frozenset(other.exceptions) - frozenset(learner.exceptions),
        now[0] if now else None,
    )
    return tuple(replace(plan, supposed=told) for plan in plans)


def _learnt(now: Learner, then: Learner) -> Iterator[str]:
    """The names of what is there or converted only because it is supposed."""
    recorded = {item.key: item for item in now.items}
    for item in then.items:
        before = recorded.get(item.key)
        is_new = before is None or before.converted_by != item.converted_by
        if is_new and item.status in _THERE and item.name is not None:
            yield item.name
