"""What must be a goal's own beside what it requires itself: from nothing, and in the search for a reason."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pathways.audit.allocation.demand import amount_in, weigh
from pathways.audit.allocation.parts import Ceiling, Part, walk
from pathways.audit.allocation.posed import Posed
from pathways.audit.case import Case
from pathways.audit.conflict import required
from pathways.audit.sharing import Tie


def own_from_nothing(ties: Iterable[Tie], name: str, case: Case) -> int:
    """What ties ask of a goal that is its own, as it would remain of somebody who has nothing, in thousandths of weight."""
    empty = replace(case, record=(), held={})
    asked = [each.minimum.amount for tie in ties for each in tie.own if name in each.goals]
    needs = (amount_in(amount, empty, at_least=True) for amount in asked)
    return sum(weigh(unit, need) for need, unit in needs)


def left_out(root: Part, parts: Sequence[Part]) -> list[Part]:
    """What a goal requires besides these, where items may count although it need not be met.

    Without it nothing would count that could be a goal's own. Limits over everything are no place to count.
    """
    kept = {part.path for part in parts}
    return [part for part in required(root) if part.path not in kept and not isinstance(part, Ceiling)]


def forgive(posed: Posed, forgiven: Sequence[Part], parts: Sequence[Part]) -> None:
    """Nothing remains of what is left out, unless it stands in what is not."""
    kept = {inside.path for part in parts for inside in walk(part)}
    for inside in (inside for part in forgiven for inside in walk(part)):
        if inside.path not in kept and inside.path in posed.owed:
            posed.remaining.pop(posed.owed[inside.path], None)
