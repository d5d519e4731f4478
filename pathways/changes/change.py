"""A change as data: of the record, of the rules, and of the verdict on each goal between two audits of a learner."""

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from pathways.changes.kept import KeptAudit, KeptException, KeptGoal, KeptOption, KeptPin, KeptRequirement


class Cause(Enum):
    """What can make two audits differ, as far as the audits themselves say it."""

    RECORD = "record"
    RULES = "rules"
    DAY = "day"


class Kind(Enum):
    """How a requirement changed; one can change in several ways."""

    MET = "met"
    NO_LONGER_MET = "no longer met"
    NEW = "new"
    GONE = "gone"
    RENAMED = "renamed"
    LIMIT = "limit"
    REWORDED = "reworded"
    IN_USE = "in use"
    NOT_IN_USE = "not in use"
    MORE = "more counts"
    LESS = "less counts"
    FACTS = "facts"


OF_THE_RULES = frozenset({Kind.NEW, Kind.GONE, Kind.RENAMED, Kind.LIMIT, Kind.REWORDED})
"""Kinds that only a change of the rules, of their version or of exceptions brings."""
Thing = TypeVar("Thing", KeptOption, KeptPin, KeptException)


@dataclass(frozen=True, slots=True)
class Seen:
    """An item as an audit showed it.

    `status` is that of what counts, or for what ended `failed`, `withdrawn` or `revoked`; empty where the audit does not say.
    """

    item: str
    code: str
    title: str
    status: str = ""
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item of the record that is new (no `before`), gone (no `after`), or otherwise."""

    before: Seen | None
    after: Seen | None


@dataclass(frozen=True, slots=True)
class RequirementChange:
    """A requirement that changed; without `before` it is new, without `after` gone. Of these only the outermost is told."""

    before: KeptRequirement | None
    after: KeptRequirement | None
    kinds: tuple[Kind, ...]

    @property
    def told(self) -> KeptRequirement:
        """The requirement as it is now, or as it was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change is of something")
        return found


@dataclass(frozen=True, slots=True)
class Move:
    """An item that counts elsewhere: no longer at some requirements (paths of before), newly at others (paths of now).

    `instead` are items (keys) that count now where it no longer does and did not before; `why` is why it is not used, if so.
    """

    item: Seen
    no_longer: tuple[str, ...]
    newly: tuple[str, ...]
    instead: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Pair(Generic[Thing]):
    """An option, pin or exception as it was and as it is; None where there was or is none."""

    before: Thing | None
    after: Thing | None


@dataclass(frozen=True, slots=True)
class GoalChanges:
    """What changed for one goal; a goal that only one of the audits is about has no `before` or no `after`."""

    before: KeptGoal | None
    after: KeptGoal | None
    requirements: tuple[RequirementChange, ...] = ()
    moves: tuple[Move, ...] = ()
    options: tuple[Pair[KeptOption], ...] = ()
    pins: tuple[Pair[KeptPin], ...] = ()
    exceptions: tuple[Pair[KeptException], ...] = ()

    @property
    def told(self) -> KeptGoal:
        """The goal as it is now, or as it was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change is of something")
        return found

    @property
    def stands_otherwise(self) -> bool:
        """Whether the verdict, what is held, how far it is, or by what it was decided is another."""
        return self.before is None or self.after is None or _standing(self.before) != _standing(self.after)

    @property
    def is_none(self) -> bool:
        """Whether nothing changed."""
        inside = (self.requirements, self.moves, self.options, self.pins, self.exceptions)
        return not self.stands_otherwise and not any(map(len, inside))

    def has(self, kind: Kind) -> bool:
        """Whether some requirement changed in this way."""
        return any(kind in each.kinds for each in self.requirements)


@dataclass(frozen=True, slots=True)
class AuditChanges:
    """What changed between two audits of one learner, goal by goal in the order of now, those that are gone last."""

    before: KeptAudit
    after: KeptAudit
    causes: tuple[Cause, ...]
    record: tuple[ItemChange, ...]
    goals: tuple[GoalChanges, ...]

    @property
    def is_none(self) -> bool:
        """Whether neither the record, as far as it is seen, nor any goal changed."""
        return not self.record and all(goal.is_none for goal in self.goals)

    def __str__(self) -> str:
        """What changed, as text for a terminal or a letter."""
        from pathways.report.from_changes import (  # as an audit does; contracted exception to the floors
            changes_to_text,
        )

        return changes_to_text(self)

    def goal(self, name: str) -> GoalChanges:
        """What changed for a goal; KeyError where neither audit is about it."""
        for goal in self.goals:
            if goal.told.name == name:
                return goal
        raise KeyError(name)


def _standing(goal: KeptGoal) -> tuple[object, ...]:
    version = goal.version and (goal.version.since, goal.version.until)
    return (
        goal.state,
        goal.held,
        goal.progress,
        goal.remaining,
        goal.undecided,
        goal.together,
        version,
        goal.policies,
        goal.route and goal.route.name,
    )
