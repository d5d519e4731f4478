"""Exceptions after an edit of the rules: which name what the rules do not have, and which touch what is another now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pathways.model.catalogue import Catalogue
from pathways.model.digest import meaning
from pathways.model.exceptions.change import Reason
from pathways.model.exceptions.excepted import excepted
from pathways.model.exceptions.rewriting import makers
from pathways.model.learner import GrantedException, Learner
from pathways.model.nearest import nearest
from pathways.model.paths import each_item_path, limit_path, paths_of
from pathways.model.requirement import Leaf, Line, Requirement
from pathways.model.walk import walk, walk_credential, walk_line


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An exception that somebody must look at: why the rules have no use for it, or None where they changed under it.

    `near` is the nearest name of what it names and the rules do not have.
    """

    learner: Learner
    granted: GrantedException
    reason: Reason | None
    near: str | None = None


def review(
    learners: Iterable[Learner], catalogue: Catalogue, before: Catalogue | None = None
) -> Iterator[Reviewed]:
    """The exceptions of learners that the rules have no use for and, given the rules of before, those whose rule changed."""
    now = standing(catalogue)
    was = standing(before) if before is not None else {}
    names = tuple(paths_of(catalogue).changeable)
    items = (*catalogue.learning, *catalogue.credentials)
    for learner in learners:
        for granted in learner.exceptions:
            _, (change,) = excepted(catalogue, (granted,), learner.items, granted.on)
            at = granted.requirement
            if change.reason is not None:
                missing = _missing(granted, change.reason)
                among = names if change.reason is Reason.REQUIREMENT else items
                yield Reviewed(learner, granted, change.reason, nearest(missing, among) if missing else None)
            elif at in was and was[at] != now.get(at):
                yield Reviewed(learner, granted, None)


def _missing(granted: GrantedException, reason: Reason) -> str:
    return {
        Reason.REQUIREMENT: granted.requirement,
        Reason.ITEM: granted.item,
        Reason.INSTEAD_OF: granted.instead_of,
    }.get(reason, "")


def standing(catalogue: Catalogue) -> dict[str, str]:
    """What stands at each path and name that an exception may give, as text that is equal where the meaning is."""
    found: dict[str, str] = {}
    for maker in makers(catalogue):
        found[maker.name] = meaning(maker)
    for node in _nodes(catalogue):
        found.setdefault(node.path, meaning(node))
    for conversion in catalogue.conversions.values():
        for number, limit in enumerate(conversion.limits, 1):
            found[limit_path(conversion.name, number)] = meaning(limit)
    for sharing in catalogue.sharings.values():
        found.update((limit.path, meaning(limit)) for limit in sharing.limits)
        each_item = (sharing.most, sharing.most_of, sharing.in_a_lifetime)
        found[each_item_path(sharing.name)] = meaning(each_item)
    return found


def _nodes(catalogue: Catalogue) -> Iterator[Requirement | Line]:
    for credential in catalogue.credentials.values():
        for inside in walk_credential(credential):
            yield from _with_lines(inside)
        for line in credential.overall:
            yield line
            yield from walk_line(line)
    roots: list[Requirement | None] = []
    for stack in catalogue.stacks.values():
        roots += [stack.made_of, stack.onto]
    for admission in catalogue.admissions.values():
        roots += [admission.require, *admission.review_when]
    roots += [conversion.require for conversion in catalogue.conversions.values()]
    for root in roots:
        for inside in walk(root) if root is not None else ():
            yield from _with_lines(inside)


def _with_lines(node: Requirement) -> Iterator[Requirement | Line]:
    yield node
    yield from node.lines if isinstance(node, Leaf) else ()
