"""Why not: the fewest requirements of a goal that cannot be met, and whether each could be met without the others."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from pathways.audit.allocation.demand import Demand, declared_path
from pathways.audit.allocation.meeting import Meeting
from pathways.audit.allocation.parts import Choice, Part, Wanted
from pathways.audit.case import Case
from pathways.audit.reasons import Conflict
from pathways.audit.scarcity import scarcity_of
from pathways.model.learner import Pin

T = TypeVar("T")


def conflict_of(
    part: Part, case: Case, honoured: Collection[Pin] = (), *, unmet: bool = False
) -> Conflict | None:
    """Requirements that what is earned cannot meet; without any one of them the others can be met. None if all can be met.

    `unmet` says that this is known not to be so. Where they could all be met if no pin were honoured, some of the pins are
    named beside them.
    """
    parts, pins = required(part), [pin for pin in case.pins if pin in honoured]
    bare = Meeting(parts, part, replace(case, pins=()))
    if (pins or not unmet) and bare.meets(parts):
        return _because_of_pins(parts, pins, Meeting(parts, part, replace(case, pins=tuple(pins))))
    kept, is_least = bare.narrowed()
    if not is_least:
        kept = fewest(kept, lambda some: not bare.meets(some))
    paths = tuple(dict.fromkeys(declared_path(each.path) for each in kept))
    leaves = [each.demand for each in kept if isinstance(each, Wanted)]
    if len(leaves) < len(kept):
        return Conflict(paths)
    found = scarcity_of(leaves, case)
    if found is None:
        return Conflict(paths, _contested(leaves))
    return Conflict(paths, found.items, found.demand, found.supply, found.unit, found.lines)


def _because_of_pins(parts: Sequence[Part], pins: Sequence[Pin], meeting: Meeting) -> Conflict | None:
    def unmeetable(some: Sequence[Pin | Part]) -> bool:
        asked = [each for each in some if not isinstance(each, Pin)]
        return not meeting.meets(asked, [each for each in some if isinstance(each, Pin)])

    if not pins or not unmeetable([*pins, *parts]):
        return None
    kept = fewest([*pins, *parts], unmeetable)
    paths = dict.fromkeys(declared_path(each.path) for each in kept if not isinstance(each, Pin))
    return Conflict(tuple(paths), pins=tuple(each for each in kept if isinstance(each, Pin)))


def fewest(parts: Sequence[T], unmeetable: Callable[[Sequence[T]], bool]) -> list[T]:
    """As few of the parts as are still unmeetable together: those that stay if one after the other is left out, the last first.

    Halves are tried at once (QuickXplain; U. Junker, AAAI 2004), which finds the same ones with fewer questions.
    """

    def explain(beside: Sequence[T], left: Sequence[T], *, changed: bool) -> list[T]:
        if changed and unmeetable(beside):
            return []
        if len(left) == 1:
            return list(left)
        middle = len(left) // 2
        first, second = left[:middle], left[middle:]
        later = explain([*beside, *first], second, changed=True)
        return explain([*beside, *later], first, changed=bool(later)) + later

    return explain((), parts, changed=False)


def required(part: Part) -> list[Part]:
    """The requirements that must all be met, as finely as `all of` divides them; one that stands in two places is there once."""
    return list({each.path: each for each in _divided(part)}.values())


def _divided(part: Part) -> Iterator[Part]:
    if isinstance(part, Choice) and part.need == len(part.members) and part.members:
        for member in part.members:
            yield from _divided(member)
    else:
        yield part


def _contested(demands: Sequence[Demand]) -> tuple[str, ...]:
    """The items that requirements compete for: all that any of them can take."""
    if len(demands) == 1:
        return ()
    items: dict[str, str] = {}
    for demand in demands:
        for candidate in demand.candidates:
            items.setdefault(candidate.item, candidate.entry.key)
    return tuple(items.values())
