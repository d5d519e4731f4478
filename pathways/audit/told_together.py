"""What would do for goals that limits on sharing tie together: what is in doubt is tried, and told for the goal that it helps."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from pathways.audit.helpful import Exchange, Helpful, WouldDo
from pathways.audit.tried_together import Trials
from pathways.audit.verdict import GoalAudit
from pathways.audit.would_do import by_usefulness


def told_together(verdicts: Mapping[str, GoalAudit], trials: Trials) -> dict[str, GoalAudit]:
    """Verdicts with what would do for each goal beside the others.

    What would help a goal before it in place of this one is said to be for that one first; what would help none is not told.
    """
    told = {name: _doubted(goal, _doubts(name, verdicts, trials), trials) for name, goal in verdicts.items()}
    names = {name: _narrow(goal) for name, goal in told.items()}
    return {name: _with_both(goal, names, trials) for name, goal in told.items()}


def _narrow(goal: GoalAudit) -> dict[str, str]:
    """Things that would do for something of which not nearly everything does, each with a requirement (path) that it is for."""
    return {name: each.path for each in goal.would_do if not each.is_wide for name in each.items}


def _doubts(goal: str, verdicts: Mapping[str, GoalAudit], trials: Trials) -> Callable[[str], bool]:
    """Whether what would do for a goal by itself may not: it would for one before it, which is open, or for an award.

    What would not do for that one by itself could still help it, where it has several ways or is held back by what is shared.
    """
    before = trials.open_before(goal)
    seen = [verdicts[name] for name in before if name in verdicts]
    held_back = any(each.together is None or each.remaining > each.together.remaining for each in seen)
    if trials.assuming or held_back or len(seen) < len(before) or trials.several_ways(before):
        return lambda _: True
    names = {name for each in seen for would in each.would_do for name in _names(would)}
    return lambda name: name in names or (bool(before) and trials.moves(goal, name))


def _doubted(goal: GoalAudit, doubts: Callable[[str], bool], trials: Trials) -> GoalAudit:
    """A verdict with only what would do as it is tried, where it is in doubt."""
    first: dict[str, tuple[str, ...]] = {}
    tried = [
        _tried(each, goal.name, doubts, trials, first)
        for each in sorted(goal.would_do, key=lambda each: each.is_wide)
    ]
    kept = {each.path: each for each in tried}
    things = {name for each in tried for name in _names(each)}
    helpful = {
        each.name: replace(each, first_for=first.get(each.name, ()))
        for each in goal.helpful
        if each.name in things
    }
    would = (kept[each.path] for each in goal.would_do)
    return replace(
        goal,
        would_do=tuple(replace(each, items=by_usefulness(each.items, helpful)) for each in would),
        helpful=tuple(helpful.values()),
    )


def _names(would: WouldDo) -> Iterator[str]:
    yield from would.items
    for exchange in would.exchanges:
        yield from exchange.items


def _tried(
    would: WouldDo,
    goal: str,
    doubts: Callable[[str], bool],
    trials: Trials,
    first: dict[str, tuple[str, ...]],
) -> WouldDo:
    """What would do for a requirement that is asked for; `first` is told for which other goals something would count first."""
    if would.path not in trials.asked[goal]:
        return would
    kept = []
    for name in would.items:
        if not doubts(name):
            kept.append(name)
            continue
        then = trials.of(goal, would.path, name)
        before = trials.first(goal, then) if then is not None and not trials.helps(goal, then) else ()
        if before:
            first[name] = before
        if before or (then is not None and trials.helps(goal, then)):
            kept.append(name)
    return replace(
        would,
        items=tuple(kept),
        enough=would.enough.intersection(kept).difference(first),
        exchanges=tuple(_exchanges(would, goal, doubts, trials)),
    )


def _exchanges(
    would: WouldDo, goal: str, doubts: Callable[[str], bool], trials: Trials
) -> Iterator[Exchange]:
    for exchange in would.exchanges:
        then = {name: trials.of(goal, exchange.path, name) for name in filter(doubts, exchange.items)}
        helping = {name for name, found in then.items() if found is not None and trials.helps(goal, found)}
        items = tuple(name for name in exchange.items if name not in then or name in helping)
        if items:
            yield replace(exchange, items=items)


def _with_both(goal: GoalAudit, names: Mapping[str, Mapping[str, str]], trials: Trials) -> GoalAudit:
    """A verdict with the other goals that a thing would count for as well."""

    def both(each: Helpful) -> Iterator[str]:
        others = [other for other, its in names.items() if other != goal.name and each.name in its]
        then = trials.of(goal.name, names[goal.name].get(each.name, ""), each.name) if others else None
        if then is not None and trials.helps(goal.name, then):
            yield from (other for other in others if trials.helps(other, then))

    helpful = {each.name: replace(each, elsewhere=tuple(both(each))) for each in goal.helpful}
    would = tuple(replace(each, items=by_usefulness(each.items, helpful)) for each in goal.would_do)
    return replace(goal, would_do=would, helpful=tuple(helpful.values()))
