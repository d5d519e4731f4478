"""Exceptions of learners under test: what was granted, by whom, when and why."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from pathways.model.from_tree import problems
from pathways.model.from_tree.context import Context, every, texts
from pathways.model.from_tree.literals import day, day_on, thousandths
from pathways.model.from_tree.nouns import ITEMS
from pathways.model.learner import ExceptionKind, GrantedException
from pathways.model.paths import Paths
from pathways.tree import nodes

_CLAUSES: Mapping[str, ExceptionKind] = MappingProxyType(
    {
        "granted_waiver": ExceptionKind.WAIVE,
        "granted_substitute": ExceptionKind.SUBSTITUTE,
        "granted_item": ExceptionKind.ALSO_ALLOW,
        "granted_limit": ExceptionKind.CHANGE_A_LIMIT,
        "granted_time": ExceptionKind.EXTEND_A_DEADLINE,
    }
)


def exceptions(
    context: Context, clauses: Sequence[nodes.Clause], paths: Callable[[], Paths]
) -> tuple[GrantedException, ...]:
    """The exceptions of a learner, the earliest first, whatever the order of their lines."""
    found = {_exception(context, clause, paths()) for clause in clauses if clause.name in _CLAUSES}
    return tuple(sorted(found, key=lambda one: (one.on, repr(one))))


def _exception(context: Context, clause: nodes.Clause, paths: Paths) -> GrantedException:
    kind = _kind(clause)
    signed = next(part for part in every(clause, nodes.Clause) if part.name == "signed")
    by, reason = texts(signed)
    item, instead_of, place = _names(kind, every(clause, nodes.Name))
    if item is not None:
        context.name(item, ITEMS, "`granted`")
    if instead_of is not None:
        context.name(instead_of, ITEMS, "`in place of`")
    if place is not None:
        _check_place(context, place, paths)
    said = every(clause, nodes.Literal)
    on = day_on(signed)
    assert on is not None  # noqa: S101 # the grammar wants a day
    return GrantedException(
        kind,
        by,
        on,
        reason,
        requirement=place.text if place is not None else "",
        item=item.text if item is not None else "",
        instead_of=instead_of.text if instead_of is not None else "",
        amount=thousandths(context, said[0]) if kind is ExceptionKind.CHANGE_A_LIMIT else None,
        until=day(said[0]) if kind is ExceptionKind.EXTEND_A_DEADLINE else None,
    )


def _kind(clause: nodes.Clause) -> ExceptionKind:
    return ExceptionKind.APPLY_HERE if "only at" in clause.word else _CLAUSES[clause.name]


def _names(
    kind: ExceptionKind, names: Sequence[nodes.Name]
) -> tuple[nodes.Name | None, nodes.Name | None, nodes.Name | None]:
    """The item, what it stands for, and the place of an exception."""
    if kind is ExceptionKind.SUBSTITUTE:
        item, instead_of, *place = names
        return item, instead_of, next(iter(place), None)
    if kind in {ExceptionKind.ALSO_ALLOW, ExceptionKind.APPLY_HERE}:
        return names[0], None, names[1]
    return None, None, names[0]


def _check_place(context: Context, name: nodes.Name, paths: Paths) -> None:
    """Tell of a path that nothing has; what could not be read may have any path."""
    whose = name.text.partition("/")[0]
    entry = context.scope.named.get(whose)
    if (
        name.text in paths.changeable
        or whose in context.scope.lost
        or (entry is not None and not entry.whole)
    ):
        return
    near = context.scope.hint(name.text, paths.changeable, "paths")
    sentence = f"no requirement, limit or conversion has the path or name `{name.text}`"
    shown = whose if entry is not None else "NAME"
    help_ = f"`pathways show {shown} --paths` tells the paths of its requirements and limits"
    told = problems.learners.unknown_requirement(
        sentence, f"did you mean `{near}`? {help_}" if near else help_, context.spot(name.span)
    )
    context.tell(told)
