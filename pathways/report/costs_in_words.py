"""What a plan costs, in words, as far as rules say it; what they do not say is never told as nothing."""

from pathways.model.amount import Money
from pathways.plan.steps import Convert, Obtain, Plan, Take
from pathways.report.amounts_in_words import money
from pathways.report.lists_in_words import joined

AT_LEAST = "at least "
_NOT_ALL = ", because the rules do not state every price"
_NO_STEP = "As far as the rules say, nothing is left to pay"
_UNSAID = "What it costs is not stated in the rules"


def cost(plan: Plan) -> str:
    """What the steps of a plan cost together."""
    if not _steps(plan):
        return _NO_STEP
    if not plan.costs:
        return _UNSAID
    said = joined([money(each) for each in plan.costs])
    return f"It costs {AT_LEAST}{said}{_NOT_ALL}" if is_partly_unsaid(plan) else f"It costs {said}"


def is_partly_unsaid(plan: Plan) -> bool:
    """Whether some step has no price that rules say; what is awarded by itself has none."""
    return any(step.price is None for step in _steps(plan))


def for_price(price: Money | None) -> str:
    """The price of one step, where the rules say it."""
    return f", for {money(price)}" if price is not None else ""


def _steps(plan: Plan) -> tuple[Take | Convert | Obtain, ...]:
    applied = (each for each in plan.obtains if not each.automatic)
    return (*plan.takes, *plan.converts, *applied)
