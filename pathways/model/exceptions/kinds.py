"""The kinds of exception: for each of them how it changes the rules of one learner."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from types import MappingProxyType

from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Stack
from pathways.model.exceptions.change import Change, Reason
from pathways.model.exceptions.items import Meant, also, in_place_of, meant, without
from pathways.model.exceptions.limits import (
    extended,
    has_limit,
    limit_of,
    limit_of_conversion,
    limit_of_sharing,
    limited,
    limited_conversion,
    limited_sharing,
)
from pathways.model.exceptions.places import places_of
from pathways.model.exceptions.rewriting import (
    Changing,
    Maker,
    Node,
    changed,
    makers,
    nothing_asked,
    of_maker,
    with_makers,
)
from pathways.model.learner import ExceptionKind, GrantedException, Item
from pathways.model.paths import each_item_path, limit_path
from pathways.model.requirement import Leaf, Named, Requirement, SumLine

Made = tuple[Catalogue, Change]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules before an exception, the learner's record, and the day."""

    catalogue: Catalogue
    items: tuple[Item, ...]
    as_of: date

    def meant(self, item: str) -> Meant | None:
        """The item of an exception."""
        return meant(item, self.catalogue, self.items)


@dataclass(slots=True)
class _Change:
    """What stands at the place of an exception, whether that is changed, and by which paths."""

    of: Callable[[Node], Node | None]
    seen: bool = False
    paths: dict[str, None] = field(default_factory=dict)

    def note(self, node: Node, inside: bool) -> Node:  # noqa: FBT001 # the signature of a change
        """Keep the paths of what is at the place and changes."""
        if inside and not isinstance(node, Named):
            self.seen = True
            new = self.of(node)
            if new is not None and new is not node:
                self.paths[node.path] = None
        return node

    def make(self, node: Node, inside: bool) -> Node:  # noqa: FBT001 # the signature of a change
        """The change of what has one of those paths, wherever it stands: what is named twice is one thing."""
        del inside
        new = self.of(node) if node.path in self.paths and not isinstance(node, Named) else None
        return node if new is None else new


def _waive(rules: Rules, granted: GrantedException) -> Made:
    at = granted.requirement
    if _is_maker(at, rules.catalogue):
        return rules.catalogue, Change(granted, reason=Reason.WHOLE)
    elsewhere = _waived_limit(rules.catalogue, granted)
    return elsewhere or _rewritten(
        rules, granted, _Change(lambda node: nothing_asked(node) if node.path == at else node)
    )


def _waived_limit(catalogue: Catalogue, granted: GrantedException) -> Made | None:
    """Without a limit on sharing or of a conversion."""
    at = granted.requirement
    for sharing in catalogue.sharings.values():
        kept = tuple(limit for limit in sharing.limits if limit.path != at)
        own = tuple(each for each in sharing.own if each.path != at)
        most = None if at == each_item_path(sharing.name) else sharing.most
        waived = replace(sharing, limits=kept, most=most, own=own)
        if waived != sharing:
            sharings = {**catalogue.sharings, sharing.name: waived}
            return _with_sharings(catalogue, sharings), Change(granted, (sharing.name,), (at,))
    for conversion in catalogue.conversions.values():
        limits = tuple(
            limit
            for number, limit in enumerate(conversion.limits, 1)
            if limit_path(conversion.name, number) != at
        )
        if limits != conversion.limits:
            made: dict[str, Maker] = {conversion.name: replace(conversion, limits=limits)}
            return with_makers(catalogue, made), Change(granted, (conversion.name,), (at,))
    return None


def _substitute(rules: Rules, granted: GrantedException) -> Made:
    found, course = rules.meant(granted.item), granted.instead_of
    if found is None:
        return rules.catalogue, Change(granted, reason=Reason.ITEM)
    if course not in rules.catalogue.learning and course not in rules.catalogue.credentials:
        return rules.catalogue, Change(granted, reason=Reason.INSTEAD_OF)

    def instead(node: Node) -> Node:
        if not isinstance(node, Leaf):
            return node
        selection = in_place_of(node.selection, course, found)
        return node if selection is node.selection else replace(node, selection=selection)

    return _rewritten(rules, granted, _Change(instead))


def _also_allow(rules: Rules, granted: GrantedException) -> Made:
    found = rules.meant(granted.item)
    if found is None:
        return rules.catalogue, Change(granted, reason=Reason.ITEM)

    def allowed(node: Node) -> Node:
        if isinstance(node, Leaf):
            return replace(node, selection=also(node.selection, found))
        if isinstance(node, SumLine) and node.at_least and node.selection is not None:
            at_line = node.path == granted.requirement
            return replace(node, selection=also(node.selection, found)) if at_line else node
        return node

    return _rewritten(rules, granted, _Change(allowed))


def _apply_here(rules: Rules, granted: GrantedException) -> Made:
    """Allowed there and, where what is there competes for items, nowhere else in that competition."""
    found = rules.meant(granted.item)
    if found is None:
        return rules.catalogue, Change(granted, reason=Reason.ITEM)

    def allowed(node: Node) -> Node:
        return replace(node, selection=also(node.selection, found)) if isinstance(node, Leaf) else node

    def elsewhere(node: Node, inside: bool) -> Node:  # noqa: FBT001 # the signature of a change
        competes = isinstance(node, Leaf) and not node.shared and not inside
        return replace(node, selection=without(node.selection, found)) if competes else node  # type: ignore[arg-type, union-attr] # a leaf competes

    return _rewritten(rules, granted, _Change(allowed), elsewhere)


def _change_a_limit(rules: Rules, granted: GrantedException) -> Made:
    elsewhere = _changed_elsewhere(rules.catalogue, granted)
    if elsewhere is not None:
        return elsewhere
    at, amount = granted.requirement, granted.amount or 0
    before: list[int | None] = []
    refused: list[Reason] = []

    def changed_here(node: Node) -> Node | None:
        if node.path != at or not has_limit(node):
            return None
        new = limited(node, amount)
        before.append(limit_of(node))
        refused.extend([Reason.AMOUNT] if new is None else [Reason.NOTHING] if new == node else [])
        return None if new == node else new

    made, change = _rewritten(rules, granted, _Change(changed_here))
    if refused:
        return made, replace(change, reason=refused[0])
    return made, replace(change, before=before[0]) if before else change


def _changed_elsewhere(catalogue: Catalogue, granted: GrantedException) -> Made | None:
    """With another limit on sharing or of a conversion."""
    at, amount = granted.requirement, granted.amount or 0
    nothing = catalogue, Change(granted, reason=Reason.NOTHING)
    for conversion in catalogue.conversions.values():
        before = limit_of_conversion(conversion, at)
        one = limited_conversion(conversion, at, amount)
        if one is not None:
            changed_one: dict[str, Maker] = {one.name: one}
            return with_makers(catalogue, changed_one), Change(granted, (one.name,), (at,), before=before)
        if before is not None:
            return nothing
    for sharing in catalogue.sharings.values():
        before = limit_of_sharing(sharing, at)
        other = limited_sharing(sharing, at, amount)
        if other is not None and other != sharing:
            sharings = {**catalogue.sharings, other.name: other}
            return _with_sharings(catalogue, sharings), Change(granted, (other.name,), (at,), before=before)
        if before is not None:
            return catalogue, Change(granted, reason=Reason.NOTHING if before == amount else Reason.AMOUNT)
    return None


def _extend_a_deadline(rules: Rules, granted: GrantedException) -> Made:
    catalogue, at, until = rules.catalogue, granted.requirement, granted.until
    if until is None:
        return catalogue, Change(granted, reason=Reason.NOT_CHANGEABLE)
    conversion, credential = catalogue.conversions.get(at), catalogue.credentials.get(at)
    if conversion is not None:
        if conversion.window is None:
            return catalogue, Change(granted, reason=Reason.NOT_CHANGEABLE)
        made: dict[str, Maker] = {at: replace(conversion, extended=until)}
        return with_makers(catalogue, made), Change(granted, (at,), (at,))
    if credential is not None:
        lapses = credential.valid_for is not None or any(
            item.name == at and item.valid_until is not None for item in rules.items
        )
        if not lapses:
            return catalogue, Change(granted, reason=Reason.NOT_CHANGEABLE)
        made = {at: replace(credential, extended=until)}
        return with_makers(catalogue, made), Change(granted, (at,), (at,))
    found = _rewritten(rules, granted, _Change(lambda node: extended(node, until, rules.as_of)))
    if found[1].reason is None or rules.as_of <= until:
        return found
    _, before = _rewritten(rules, granted, _Change(lambda node: extended(node, until, until)))
    return catalogue, Change(granted, reason=Reason.OVER) if before.reason is None else found[1]


def _with_sharings(catalogue: Catalogue, sharings: Mapping[str, object]) -> Catalogue:
    return replace(catalogue, sharings=sharings, as_written=catalogue.as_written or catalogue)  # type: ignore[arg-type] # sharings by their names


def _is_maker(name: str, catalogue: Catalogue) -> bool:
    rooms = (catalogue.credentials, catalogue.stacks, catalogue.admissions, catalogue.conversions)
    return any(name in room for room in rooms)


def _rewritten(
    rules: Rules, granted: GrantedException, change: _Change, elsewhere: Changing | None = None
) -> Made:
    """The rules with a change at the place of an exception: a path, a named requirement, all of something, or everywhere."""
    at = granted.requirement
    made: dict[str, Maker] = {}
    paths: dict[str, None] = {}
    for maker in _concerned(rules.catalogue, granted):
        change.paths = {}
        whole = at in {"", maker.name} or (isinstance(maker, Stack) and maker.into == at)
        _noted(maker, at, change, whole=whole)
        if change.paths:
            paths |= change.paths
            root = partial(_root, change=change, elsewhere=elsewhere)
            made[maker.name] = of_maker(maker, root, lambda line: change.make(line, True))  # noqa: FBT003 # a change is told
    if made:
        return with_makers(rules.catalogue, made), Change(granted, tuple(made), tuple(paths))
    reason = Reason.REQUIREMENT if at and not change.seen else Reason.NOT_CHANGEABLE
    return rules.catalogue, Change(granted, reason=reason)


def _concerned(catalogue: Catalogue, granted: GrantedException) -> Iterator[Maker]:
    """The declarations with the place of an exception inside; of a substitute without one those that name the course."""
    places = places_of(catalogue)
    at = granted.requirement
    names = places.at.get(at, ()) if at else places.naming.get(granted.instead_of, ())
    return (maker for maker in makers(catalogue) if maker.name in names)


def _noted(maker: Maker, at: str, change: _Change, *, whole: bool) -> None:
    of_maker(
        maker,
        lambda root: changed(root, at, change.note, inside=whole),
        lambda line: change.note(line, line.path == at),
    )


def _root(requirement: Requirement, *, change: _Change, elsewhere: Changing | None) -> Requirement:
    """One competition with the change; where something in it is changed, also what competes with that."""
    now = changed(requirement, "", change.make)
    if elsewhere is None or now is requirement:
        return now
    return changed(now, "", lambda node, _: elsewhere(node, node.path in change.paths))


KINDS: Mapping[ExceptionKind, Callable[[Rules, GrantedException], Made]] = MappingProxyType(
    {
        ExceptionKind.WAIVE: _waive,
        ExceptionKind.SUBSTITUTE: _substitute,
        ExceptionKind.ALSO_ALLOW: _also_allow,
        ExceptionKind.APPLY_HERE: _apply_here,
        ExceptionKind.CHANGE_A_LIMIT: _change_a_limit,
        ExceptionKind.EXTEND_A_DEADLINE: _extend_a_deadline,
    }
)
"""What each kind makes of the rules."""
