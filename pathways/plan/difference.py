"""How one plan differs from another, as data: credits, costs, how many terms, and the steps of one that the other has not."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from pathways.model.amount import Money
from pathways.plan.steps import Convert, Obtain, Plan, Take

Step = Take | Convert | Obtain


@dataclass(frozen=True, slots=True)
class Difference:
    """What a plan has more than another (less where it is negative), in thousandths of a credit, money and terms."""

    credits: Fraction
    costs: tuple[Money, ...]
    """Currency by currency, none that is nothing."""
    terms: int
    new: tuple[Step, ...]
    """Steps that the other has not."""
    gone: tuple[Step, ...]
    """Steps of the other that this one has not."""


def difference(plan: Plan, other: Plan) -> Difference:
    """What a plan has more and less than another; credentials that come by themselves are no steps."""
    own, others = _steps(plan), _steps(other)
    costs, before = ({each.currency: each.cents for each in some.costs} for some in (plan, other))
    more = {name: costs.get(name, 0) - before.get(name, 0) for name in sorted({*costs, *before})}
    return Difference(
        Fraction(plan.credits) - other.credits,
        tuple(Money(cents, name) for name, cents in more.items() if cents),
        _last(plan) - _last(other),
        tuple(step for key, step in own.items() if key not in others),
        tuple(step for key, step in others.items() if key not in own),
    )


def _last(plan: Plan) -> int:
    return plan.last.number if plan.last is not None else 0


def _steps(plan: Plan) -> Mapping[str, Step]:
    obtained = (each for each in plan.obtains if not each.automatic)
    return {
        **{each.name: each for each in plan.takes},
        **{each.item: each for each in plan.converts},
        **{each.name: each for each in obtained},
    }
