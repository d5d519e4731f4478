"""Whether the findings of a verdict add up: each leaf from what is applied to it, each group from its members."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from pathways.audit.state import State
from pathways.audit.verdict import Finding, GoalAudit
from pathways.model.requirement import Contributions, Group, Leaf, SpreadLine, SumLine
from tests.oracle.details import DetailJudge
from tests.oracle.leaves import Scales, by_key, of_few, weight
from tests.oracle.record import Thing
from tests.properties.explained import in_use


def not_adding_up(goal: GoalAudit, judge: DetailJudge) -> list[str]:
    """What a goal that hangs on nothing but what is earned says of its requirements and is not so."""
    return list(_of_route(goal, judge)) if goal.route is not None else []


def _of_route(goal: GoalAudit, judge: DetailJudge) -> Iterator[str]:
    assert goal.route is not None
    told = goal.route.finding
    yield from _wrong(told, "state of the route", told.state, goal.route.state)
    if not any(isinstance(part.requirement, Contributions) for part in in_use(told)):
        yield from _wrong(told, "what remains of the route", told.remaining, goal.route.remaining)
    scales, leaves = judge.scales_for(goal.name), judge.leaves_of(goal.name, goal.route.name)
    things = {thing.key: thing for thing in judge.things_for(goal.name)}
    for part in in_use(told):
        if isinstance(part.requirement, Leaf) and part.path in leaves:
            applied = {things[use.item]: use.amount for use in part.applied}
            yield from _leaf(part, part.requirement, applied, scales)
        elif isinstance(part.requirement, Group):
            yield from _group(part, part.requirement)
        elif isinstance(part.requirement, Contributions) and part.unit is not None:
            own = sum(_owed(child for child in part.children if child.chosen).values())
            beyond = weight(part.unit, max(0, part.need - part.have))
            yield from _wrong(part, "remaining", part.remaining, max(own, beyond))


def _group(part: Finding, group: Group) -> Iterator[str]:
    chosen = [child for child in part.children if child.chosen]
    yield from _wrong(part, "chosen", len(chosen), group.need)
    yield from _wrong(part, "have", part.have, sum(child.state is State.MET for child in chosen))
    competitions = [[child] for child in chosen] if part.path.endswith("/all") else [chosen]
    remaining = sum(sum(_owed(each).values()) for each in competitions)
    yield from _wrong(part, "remaining", part.remaining, remaining)
    yield from _wrong(part, "met", part.state is State.MET, part.have >= part.need)


def _owed(parts: Iterable[Finding]) -> dict[str, int]:
    """What remains, by path: what is named in several places remains once, and contributions what their members do not."""
    found: dict[str, int] = {}
    for part in parts:
        inside = _owed(child for child in part.children if child.chosen)
        found |= inside
        if not isinstance(part.requirement, Group):
            found[part.path] = part.remaining - sum(inside.values())
    return found


def _leaf(part: Finding, leaf: Leaf, applied: Mapping[Thing, int], scales: Scales) -> Iterator[str]:
    shares = scales.shares(leaf, applied)
    short, kept = scales.short(leaf, applied), scales.within_caps(leaf, applied)
    given = {thing: scales.amount(thing, leaf) * share for thing, share in shares.items()}
    yield from _wrong(part, "remaining", part.remaining, short)
    yield from _wrong(part, "met", part.state is State.MET, kept and not short)
    yield from _wrong(part, "have", part.have, int(scales.total(leaf, given)))
    yield from _wrong(part, "need", part.need, scales.need(leaf))
    for line in part.lines:
        yield from _line(line, shares, scales)


def _line(told: Finding, shares: Mapping[Thing, int | Fraction], scales: Scales) -> Iterator[str]:
    line = told.requirement
    if isinstance(line, SumLine):
        groups = by_key(line.each, shares, alone=True) if line.each else [list(shares)]
        worth = {thing: scales.amount(thing, line) * share for thing, share in shares.items()}
        have = max((int(scales.total(line, {at: worth[at] for at in group})) for group in groups), default=0)
        need, short = scales.need(line), line.at_least and not line.each
        yield from _wrong(told, "have", (told.have, told.need), (have, need))
        yield from _wrong(told, "remaining", told.remaining, max(0, need - have) if short else 0)
    elif isinstance(line, SpreadLine) and not line.at_least:
        fits = (
            not told.remaining
            and told.need == 1000 * line.number >= told.have
            and of_few(replace(line, number=max(1, told.have // 1000)), shares)
        )
        yield from _wrong(told, "a few values", fits, True)  # noqa: FBT003 # what is told and what is so stand side by side
    elif isinstance(line, SpreadLine):
        have = 1000 * len(by_key(line.key, shares))
        yield from _wrong(told, "have", (told.have, told.need), (have, 1000 * line.number))
        yield from _wrong(told, "remaining", told.remaining, max(0, told.need - have))
    yield from _wrong(told, "met", told.state is State.MET, not told.remaining)


def _wrong(part: Finding, what: str, told: object, so: object) -> Iterator[str]:
    if told != so:
        yield f"{part.path}: {what} is told as {told} and is {so}"
