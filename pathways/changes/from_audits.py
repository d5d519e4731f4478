"""From two audits of a learner to what changed between them."""

from collections.abc import Callable, Hashable, Iterator, Sequence

from pathways.changes.change import (
    AuditChanges,
    Cause,
    GoalChanges,
    ItemChange,
    Kind,
    Move,
    Pair,
    RequirementChange,
    Thing,
)
from pathways.changes.kept import (
    KeptAudit,
    KeptException,
    KeptGoal,
    KeptOption,
    KeptPin,
    KeptRequirement,
)
from pathways.changes.paired import Pairs, paired
from pathways.changes.seen import became, of_unused, record_changes, seen_in

_SOME_OF = frozenset({"any of", "N of"})
"""Groups that are told of by themselves, because not all of their members need be met."""
_OVER_ALL = "/overall/"
"""In the path of what is asked over everything: there nothing takes the place of anything."""


def changes_between(before: KeptAudit, after: KeptAudit) -> AuditChanges:
    """What changed from one audit of a learner to another, goal by goal."""
    names = [goal.name for goal in after.goals]
    gone = [goal for goal in before.goals if goal.name not in names]
    goals = [_goal(before.goal(goal.name), goal) for goal in after.goals]
    goals += [GoalChanges(goal, None) for goal in gone]
    record = record_changes(before, after)
    return AuditChanges(before, after, tuple(_causes(before, after, record, goals)), record, tuple(goals))


def _causes(
    before: KeptAudit, after: KeptAudit, record: Sequence[ItemChange], goals: Sequence[GoalChanges]
) -> Iterator[Cause]:
    if record or any(goal.pins or goal.exceptions for goal in goals):
        yield Cause.RECORD
    if before.rules != after.rules:
        yield Cause.RULES
    if before.as_of != after.as_of:
        yield Cause.DAY


def _goal(before: KeptGoal | None, after: KeptGoal) -> GoalChanges:
    if before is None or before.route is None or after.route is None:
        return GoalChanges(before, after)
    pairs = paired(before, after)
    return GoalChanges(
        before,
        after,
        tuple(_requirements(pairs)),
        tuple(_moves(before, after, pairs)),
        _pairs(before.options, after.options, _option, _offer) if after.state != "met" else (),
        _pairs(before.pins, after.pins, _pin, _fate),
        _pairs(before.exceptions, after.exceptions, _granted, _use),
    )


def _requirements(pairs: Pairs) -> Iterator[RequirementChange]:
    replaced = [(was, now) for was, now in pairs if was and now and was.kind != now.kind]
    new = {each.path for was, each in pairs if was is None and each is not None}
    new -= {below.path for _, now in replaced for below in now.walk()}
    gone = {each.path for each, now in pairs if now is None and each is not None}
    gone -= {below.path for was, _ in replaced for below in was.walk()}
    new = _outermost(new, [each for _, each in pairs if each is not None])
    gone = _outermost(gone, [each for each, _ in pairs if each is not None])
    for was, now in pairs:
        kinds: tuple[Kind, ...] = ()
        if was is not None and now is not None:
            kinds = tuple(_kinds(was, now))
        elif now is not None and now.path in new:
            kinds = (Kind.NEW,)
        elif was is not None and was.path in gone:
            kinds = (Kind.GONE,)
        if kinds:
            yield RequirementChange(was, now, kinds)


def _outermost(paths: set[str], among: Sequence[KeptRequirement]) -> set[str]:
    """Of what is new or gone with all that is in it what stands in nothing that is so too."""
    inside = {each.path: {below.path for below in each.walk()} for each in among}
    wholly = {path for path, below in inside.items() if below <= paths}
    return wholly - {below for path in wholly for below in inside[path] if below != path}


def _kinds(was: KeptRequirement, now: KeptRequirement) -> Iterator[Kind]:
    yield from _of_the_rules(was, now)
    if not (_is_told(was) or _is_told(now)):
        return
    if was.chosen != now.chosen:
        yield Kind.IN_USE if now.chosen else Kind.NOT_IN_USE
    if (was.state == "met") != (now.state == "met") and (was.chosen or now.chosen):
        yield Kind.MET if now.state == "met" else Kind.NO_LONGER_MET
    if was.members or now.members:
        return
    if was.unit == now.unit and was.have != now.have:
        yield Kind.MORE if now.have > was.have else Kind.LESS
    if was.facts != now.facts:
        yield Kind.FACTS


def _of_the_rules(was: KeptRequirement, now: KeptRequirement) -> Iterator[Kind]:
    """How what is asked for differs; of a group what its members are is told at these."""
    if is_named(was.path) and is_named(now.path) and was.path != now.path:
        yield Kind.RENAMED
    if was.text != now.text:
        grown = len(was.members) != len(now.members)
        if was.kind != now.kind:
            yield Kind.REWORDED
        elif (was.need, was.unit) != (now.need, now.unit) and not grown:
            yield Kind.LIMIT
        elif not now.members:
            yield Kind.REWORDED


def is_named(path: str) -> bool:
    """Whether a requirement has a name that somebody gave it, not its place in what it stands in.

    >>> is_named("quill.data_core"), is_named("quill.data_core/2")
    (True, False)
    """
    return not path.rpartition("/")[2].isdecimal()


def _is_told(each: KeptRequirement) -> bool:
    """What is innermost, a choice, or has a name of its own; what all others are follows from their members."""
    return not each.members or each.kind in _SOME_OF or "/" not in each.path


def _moves(before: KeptGoal, after: KeptGoal, pairs: Pairs) -> Iterator[Move]:
    now_is = {was.path: now.path for was, now in pairs if was is not None and now is not None}
    seen_before, seen_now = seen_in([before]), seen_in([after])
    same = became(seen_before, seen_now)
    was_at, is_at = _places(before), _places(after)
    unused = {each.item: each for each in after.unused}
    before_of = {now: was for was, now in same.items()}
    for key, at in is_at.items():
        old = was_at.get(before_of.get(key, key), ())
        there = [now_is.get(path, path) for path in old]
        newly = tuple(path for path in at if path not in there)
        no_longer = tuple(path for path in old if now_is.get(path, path) not in at)
        if (newly or no_longer) and key in seen_now:
            instead = _instead(no_longer, now_is, was_at, is_at, same)
            yield Move(seen_now[key], no_longer, newly, instead)
    for key, old in was_at.items():
        now = same.get(key, key)
        if now not in is_at and key in seen_before:
            why = unused.get(now)
            seen = of_unused(why) if why is not None else seen_before[key]
            instead = _instead(old, now_is, was_at, is_at, same)
            yield Move(seen, old, (), instead, why.text if why is not None else "not on the record")


def _places(goal: KeptGoal) -> dict[str, tuple[str, ...]]:
    """For each item (key) the requirements (paths) that are in use and where it counts, or would."""
    found: dict[str, dict[str, None]] = {}
    for each in goal.counting():
        for use in each.uses if each.chosen else ():
            found.setdefault(use.item, {})[each.path] = None
    return {key: tuple(paths) for key, paths in found.items()}


def _instead(
    left: Sequence[str],
    now_is: dict[str, str],
    was_at: dict[str, tuple[str, ...]],
    is_at: dict[str, tuple[str, ...]],
    same: dict[str, str],
) -> tuple[str, ...]:
    """Items (keys of now) that count at what an item has left, and did not count there before."""
    before_of = {now: was for was, now in same.items()}
    gone = {now_is[path]: path for path in left if path in now_is and _OVER_ALL not in path}
    return tuple(
        key
        for key, paths in is_at.items()
        if any(path in gone and gone[path] not in was_at.get(before_of.get(key, key), ()) for path in paths)
    )


def _pairs(
    before: Sequence[Thing],
    after: Sequence[Thing],
    name: Callable[[Thing], Hashable],
    said: Callable[[Thing], Hashable],
) -> tuple[Pair[Thing], ...]:
    was: dict[Hashable, Thing] = {name(each): each for each in before}
    now: dict[Hashable, Thing] = {name(each): each for each in after}
    found: list[Pair[Thing]] = []
    for key, each in now.items():
        old = was.get(key)
        if old is None or said(old) != said(each):
            found.append(Pair(old, each))
    found.extend(Pair(old, None) for key, old in was.items() if key not in now)
    return tuple(found)


def _option(each: KeptOption) -> Hashable:
    return each.conversion, each.item


def _offer(each: KeptOption) -> Hashable:
    return each.state, each.deadline, each.text


def _pin(each: KeptPin) -> Hashable:
    return each.item, each.requirement, each.advisor


def _fate(each: KeptPin) -> Hashable:
    return each.honoured, each.text


def _granted(each: KeptException) -> Hashable:
    return each.granted


def _use(each: KeptException) -> Hashable:
    return each.used, each.text
