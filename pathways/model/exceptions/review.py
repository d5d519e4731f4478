"""Exceptions after an edit of the rules: which name what the rules do not have, and which touch what is another now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pathways.model.catalogue import Catalogue
from pathways.model.digest import meaning
from pathways.model.exceptions.change import Change, Reason
from pathways.model.exceptions.excepted import in_any_edition
from pathways.model.exceptions.places import nodes_of
from pathways.model.exceptions.renamed import Renamed
from pathways.model.exceptions.rewriting import makers
from pathways.model.learner import GrantedException, Learner
from pathways.model.nearest import nearest
from pathways.model.paths import each_item_path, limit_path, paths_of


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An exception that somebody must look at: why the rules have no use for it, or None where they changed under it.

    `near` is the nearest name of what it names and the rules do not have, `moved` the name or path that this has now.
    """

    learner: Learner
    granted: GrantedException
    reason: Reason | None
    near: str | None = None
    moved: str | None = None


def review(
    learners: Iterable[Learner], catalogue: Catalogue, before: Catalogue | None = None
) -> Iterator[Reviewed]:
    """The exceptions of learners that the rules have no use for and, given the rules of before, those whose rule changed."""
    reviewing = _Reviewing(catalogue, before)
    for learner in learners:
        for granted in learner.exceptions:
            found = reviewing.of(learner, granted)
            if found is not None:
                yield found


class _Reviewing:
    """Rules, and those of before if they are given, with what stands where in both."""

    def __init__(self, catalogue: Catalogue, before: Catalogue | None) -> None:
        self.catalogue, self.before = catalogue, before
        self.now = standing(catalogue)
        self.was = standing(before) if before is not None else {}
        self.renamed = Renamed(self.was, self.now)
        self.paths = tuple(paths_of(catalogue).changeable)
        self.items = (*catalogue.learning, *catalogue.credentials)

    def of(self, learner: Learner, granted: GrantedException) -> Reviewed | None:
        """What must be looked at of an exception; None where nothing must."""
        change = self._change(self.catalogue, learner, granted)
        missing = _missing(granted, change.reason)
        if change.reason is not None:
            among = self.paths if change.reason is Reason.REQUIREMENT else self.items
            near = nearest(missing, among) if missing else None
            return Reviewed(learner, granted, change.reason, near, self.renamed.of(missing))
        at = granted.requirement
        if at in self.was and self.was[at] != self.now.get(at):
            return Reviewed(learner, granted, None, moved=self.renamed.of(at))
        return Reviewed(learner, granted, None) if not at and self._is_another(change, learner) else None

    def _is_another(self, change: Change, learner: Learner) -> bool:
        """Whether what is changed wherever it stands stood elsewhere, or was another there."""
        if self.before is None:
            return False
        then = self._change(self.before, learner, change.granted)
        return set(then.paths) != set(change.paths) or any(
            self.was.get(path) != self.now.get(path) for path in change.paths
        )

    @staticmethod
    def _change(catalogue: Catalogue, learner: Learner, granted: GrantedException) -> Change:
        return in_any_edition(catalogue, granted, learner.items)


def _missing(granted: GrantedException, reason: Reason | None) -> str:
    named: dict[Reason | None, str] = {
        Reason.REQUIREMENT: granted.requirement,
        Reason.ITEM: granted.item,
        Reason.INSTEAD_OF: granted.instead_of,
    }
    return named.get(reason, "")


def standing(catalogue: Catalogue) -> dict[str, str]:
    """What stands at each path and name that an exception may give, as text that is equal where the meaning is."""
    found = {learning.name: meaning(learning) for learning in catalogue.learning.values()}
    for maker in makers(catalogue):
        found[maker.name] = meaning(maker)
    for maker in makers(catalogue):
        for node in nodes_of(maker):
            if node.path not in found:
                found[node.path] = meaning(node)
    for conversion in catalogue.conversions.values():
        for number, limit in enumerate(conversion.limits, 1):
            found[limit_path(conversion.name, number)] = meaning(limit)
    for sharing in catalogue.sharings.values():
        found.update((limit.path, meaning(limit)) for limit in sharing.limits)
        found.update((each.path, meaning(each)) for each in sharing.own)
        each_item = (sharing.most, sharing.most_of, sharing.in_a_lifetime)
        found[each_item_path(sharing.name)] = meaning(each_item)
    return found
