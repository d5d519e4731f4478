"""An audit as it is kept: what its document says, as far as two of them are compared.

The fields have the names that they have in the document. What documents of before did not say yet is empty here.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

State = Literal["met", "in progress", "planned", "unknown", "unmet"]


@dataclass(frozen=True, slots=True)
class KeptUse:
    """An item that counts, or would, at a requirement."""

    item: str
    code: str = ""
    title: str = ""
    status: str = "earned"
    grade: str | None = None
    completed: date | None = None
    held_without_award: bool = False


@dataclass(frozen=True, slots=True)
class KeptUnit:
    """What an amount counts."""

    measure: str
    name: str


@dataclass(frozen=True, slots=True)
class KeptRequirement:
    """A requirement with everything below it, in the words of its day; `have` and `need` are in whole units."""

    path: str
    applied: tuple[KeptUse, ...]
    members: "tuple[KeptRequirement, ...]"
    kind: str = ""
    text: str = ""
    state: State = "unmet"
    chosen: bool = True
    have: Decimal = Decimal(0)
    need: Decimal = Decimal(0)
    unit: KeptUnit | None = None
    coming: tuple[KeptUse, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    lines: "tuple[KeptRequirement, ...]" = ()

    @property
    def uses(self) -> tuple[KeptUse, ...]:
        """What counts here, and what would once it is finished."""
        return (*self.applied, *self.coming)

    def walk(self) -> "Iterator[KeptRequirement]":
        """The requirement and all below it, lines among them, in the order of the rules."""
        yield self
        for below in (*self.lines, *self.members):
            yield from below.walk()


@dataclass(frozen=True, slots=True)
class KeptRoute:
    """One way to a goal."""

    name: str
    chosen: bool
    requirement: KeptRequirement
    title: str = ""
    shape: str = "own"


@dataclass(frozen=True, slots=True)
class KeptUnused:
    """An item that was not used, and why."""

    item: str
    code: str = ""
    title: str = ""
    reason: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class KeptOption:
    """A conversion of an item, as it stood open."""

    conversion: str
    item: str
    state: str = "open"
    deadline: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class KeptPin:
    """A pin, and what became of it."""

    item: str
    requirement: str
    advisor: str | None = None
    honoured: bool = True
    text: str = ""


@dataclass(frozen=True, slots=True)
class KeptGrant:
    """What somebody granted, as far as it tells one exception from another."""

    kind: str
    by: str
    on: date
    requirement: str | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class KeptException:
    """An exception, and what became of it."""

    granted: KeptGrant
    used: bool
    text: str = ""
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptAward:
    """How a credential was held."""

    on: date | None = None
    until: date | None = None
    automatically: bool = False


@dataclass(frozen=True, slots=True)
class KeptProgress:
    """How far it was."""

    percent: int = 0


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """Which of several versions of its rules a goal went by."""

    since: date | None = None
    until: date | None = None
    text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptTold:
    """Sentences, as they were told: of what ties goals together, or why there is no verdict."""

    text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptGoal:
    """The verdict on one goal."""

    name: str
    routes: tuple[KeptRoute, ...]
    title: str = ""
    state: State = "unmet"
    held: KeptAward | None = None
    progress: KeptProgress = KeptProgress()
    remaining: Decimal = Decimal(0)
    unused: tuple[KeptUnused, ...] = ()
    options: tuple[KeptOption, ...] = ()
    pins: tuple[KeptPin, ...] = ()
    exceptions: tuple[KeptException, ...] = ()
    version: KeptVersion | None = None
    policies: tuple[str, ...] = ()
    together: KeptTold | None = None
    undecided: KeptTold | None = None

    @property
    def route(self) -> KeptRoute | None:
        """The way that the verdict stood on."""
        return next((route for route in self.routes if route.chosen), None)

    def counting(self) -> "Iterator[KeptRequirement]":
        """The same without lines, of which what counts counts for what they stand in."""
        todo = [self.route.requirement] if self.route is not None else []
        while todo:
            each = todo.pop()
            yield each
            todo.extend(reversed(each.members))

    def requirements(self) -> "Iterator[KeptRequirement]":
        """Everything that the way asks for on which the verdict stood."""
        if self.route is not None:
            yield from self.route.requirement.walk()


@dataclass(frozen=True, slots=True)
class KeptLearner:
    """Whom an audit is about."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class KeptAudit:
    """An audit of a learner on a day by a rule set, which `rules` tells from others."""

    pathways: Literal["audit/1"]
    learner: KeptLearner
    goals: tuple[KeptGoal, ...]
    as_of: date
    rules: str = ""

    def goal(self, name: str) -> KeptGoal | None:
        """The verdict on a goal; None where the audit is not about it."""
        return next((goal for goal in self.goals if goal.name == name), None)
