"""A verdict as data: a tree of findings with what was applied where and why not more; `report` turns it into words."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from pathways.audit.excepted import Excepted
from pathways.audit.helpful import Helpful, WithinReach, WouldDo
from pathways.audit.open_choice import OpenChoices
from pathways.audit.reasons import Conflict, Option, Pinned, RunningOut, Undecided, Unpinned, Unused
from pathways.audit.state import State
from pathways.audit.transferable import WouldTransfer
from pathways.model.amount import Money, Unit
from pathways.model.declaration import Citation, Policy
from pathways.model.learner import GrantedException
from pathways.model.requirement import Line, Requirement, SumLine
from pathways.model.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Use:
    """An item applied to a requirement: `amount` in thousandths of the requirement's unit (1000 is one item).

    `came_from` is what was transferred by the rule `transferred_by`, as printed and with where it was taught.
    """

    item: str
    title: str
    code: str
    name: str | None
    amount: int
    status: str
    completed: date | None
    grade: str | None
    converted_by: str | None = None
    derived: bool = False
    part: bool = False
    transferred_by: str | None = None
    came_from: tuple[str, ...] = ()
    granted: GrantedException | None = None
    """The exception without which it could not count here."""
    unsaid: tuple[str, ...] = ()
    """All that decides about it and is not on the record: statuses, of which `status` is the first."""

    @property
    def statuses(self) -> tuple[str, ...]:
        """Its status, or all that is not recorded of it."""
        return self.unsaid or (self.status,)


@dataclass(frozen=True, slots=True)
class NearMiss:
    """An item at the right thing that does not count here: which filter refuses it, and the filter's value in words' order.

    `has` is what the item has instead: its grade, its score, or the day on which it was completed, as far as it is recorded.
    """

    item: str
    title: str
    code: str
    filter: str
    value: str
    has: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One requirement of a verdict.

    `have` and `need` are thousandths of `unit` (a group counts its members, unit None); `remaining` is the least that must
    still be earned, in thousandths of weight. `applied` counts in what is earned; `coming` are items in progress, planned or
    asserted that would count. `facts` says what a condition saw (such as `age` or `gpa`). `chosen` is False for a branch
    that another branch made unnecessary. `granted` are the exceptions that changed it; it is shown as it is written, but for
    a limit, which is shown as it was changed. `would_transfer` are a few rules of transfer that would help.
    """

    requirement: Requirement | Line
    state: State
    remaining: int
    have: int = 0
    need: int = 0
    unit: Unit | None = None
    applied: tuple[Use, ...] = ()
    coming: tuple[Use, ...] = ()
    also_fits: tuple[str, ...] = ()
    near: tuple[NearMiss, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    chosen: bool = True
    lines: "tuple[Finding, ...]" = ()
    children: "tuple[Finding, ...]" = ()
    granted: tuple[GrantedException, ...] = ()
    would_transfer: tuple[WouldTransfer, ...] = ()

    @property
    def path(self) -> str:
        """The stable name of the requirement."""
        return self.requirement.path

    def walk(self) -> "Iterator[Finding]":
        """This and all requirements inside it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def in_use(self) -> "Iterator[Finding]":
        """This and all requirements inside it that no other branch makes unnecessary."""
        if self.chosen:
            yield self
            for child in self.children:
                yield from child.in_use()


@dataclass(frozen=True, slots=True)
class RouteFinding:
    """One route to a goal: its own requirements (`name` is the goal's) or a stack into it."""

    name: str
    title: str
    shape: str
    state: State
    remaining: int
    finding: Finding
    chosen: bool
    place: str
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Award:
    """How a credential is held: awarded on a day, or because its requirements are met and it is awarded automatically."""

    on: date | None
    automatic: bool
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """A limit on what may count in several goals: how much of it is used, and by which items (keys).

    `goals` are the two that share it, or all that do; thousandths of `unit`. `rule` is the limit as a line; of `each item
    in at most` there is none, `limit` and `have` count goals, in thousandths as well, and `items` count most often; it is
    about what is `most_of`, if that is said, and perhaps `in_a_lifetime`. Of what must be a goal's own the line is a minimum,
    `items` count in the first of `goals` and in none of the others, and `asked` are all goals of which that is asked;
    where the first is `awarded`, what it is short of is missing of the others.
    """

    sharing: str
    path: str
    rule: SumLine | None
    goals: tuple[str, ...]
    limit: int
    have: int
    unit: Unit
    items: tuple[str, ...]
    place: str
    cites: tuple[Citation, ...] = ()
    most_of: Selection | None = None
    in_a_lifetime: bool = False
    asked: tuple[str, ...] = ()
    awarded: bool = False

    @property
    def owner(self) -> str | None:
        """The goal that must have this of its own; None where it is a limit on what several share."""
        return self.goals[0] if self.asked else None

    @property
    def broken(self) -> bool:
        """Whether more is shared than may be, or less is a goal's own than must be."""
        return self.have < self.limit if self.asked else self.have > self.limit


@dataclass(frozen=True, slots=True)
class Together:
    """What a goal would be by itself, and what ties it to the others of the set, which come in the order of their say."""

    goals: tuple[str, ...]
    state: State
    progress: Fraction
    percent: int
    remaining: int
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """What a goal would be by another version of its rules that the learner may use as well."""

    since: date | None
    until: date | None
    state: State
    progress: Fraction
    percent: int
    remaining: int


@dataclass(frozen=True, slots=True)
class VersionUsed:
    """Which version of its rules a goal goes by: in force from `since` to `until` (None: without end), as on `day`.

    Reasons: `declared` with the programme, `learner` for all programmes, `application`, `as of` where no catalogue is on
    record; `chosen` where the learner may use any catalogue since matriculation, `same year` where a stack wants one year
    for all of it: of these the best is taken, and `others` are the rest.
    """

    since: date | None
    until: date | None
    day: date
    reason: str
    others: tuple[OtherVersion, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalAudit:
    """The verdict on one goal. `progress` is exact; `percent` is its floor, below 100 unless the goal is met.

    Where a limit on sharing binds it to other goals of the set, the verdict is the one together with these, and
    `together` tells what it would be alone.
    `pins` are those about requirements of this goal, those with most say first, and `unpinned` is what it would be without
    them, given where that is another verdict or less remains. `exceptions` are those that change rules of this goal or of what
    is below it, and those that change no rule at all.
    `policies` are those that ask something of it besides its own rules.
    `version` says which of several versions of the rules it goes by; most rules have one, and it is None.
    `would_do` is what would do for each requirement that is open, and `helpful` are all these things.
    `mentioned` are requirements that the reasons speak of by path and that stand in none of the findings.
    """

    name: str
    title: str
    kind: str
    state: State
    held: Award | None
    automatic: bool
    progress: Fraction
    percent: int
    remaining: int
    routes: tuple[RouteFinding, ...]
    unused: tuple[Unused, ...]
    options: tuple[Option, ...]
    conflict: Conflict | None
    undecided: Undecided | None
    place: str
    cites: tuple[Citation, ...] = ()
    mentioned: tuple[Requirement | Line, ...] = field(default=(), repr=False)
    together: Together | None = None
    pins: tuple[Pinned, ...] = ()
    unpinned: Unpinned | None = None
    version: VersionUsed | None = None
    policies: tuple[Policy, ...] = ()
    exceptions: tuple[Excepted, ...] = ()
    would_do: tuple[WouldDo, ...] = ()
    helpful: tuple[Helpful, ...] = ()
    other_conflicts: tuple[Conflict, ...] = ()
    choices: OpenChoices | None = None
    """What could as well count elsewhere, where that was asked for."""
    percent_then: int | None = None
    """The percent there would be once all that is in progress and planned is earned; None where nothing is decided."""
    running_out: tuple[RunningOut, ...] = ()
    """What counts today and will not in a year, the first to run out first."""
    price: Money | None = None
    """What whoever applies for the credential pays, where the rules say it."""

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """All reasons why it is not met, no requirement in two of them, those that concern one requirement alone first."""
        return (*([self.conflict] if self.conflict is not None else []), *self.other_conflicts)

    @property
    def eligible(self) -> bool:
        """Whether the requirements are met by what is earned."""
        return self.state is State.MET

    @property
    def route(self) -> RouteFinding | None:
        """The route that the verdict stands on."""
        return next((route for route in self.routes if route.chosen), None)


@dataclass(frozen=True, slots=True)
class Audit:
    """One learner, some goals, one day, one rule set: everything needed to replay the decision.

    `within_reach` are credentials that nobody asked for and for which one thing is lacking, where that was looked up.
    """

    learner: str
    learner_name: str
    as_of: date
    digest: str
    goals: tuple[GoalAudit, ...]
    titles: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    links: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """The addresses of sources that are cited, by the names of the sources."""
    within_reach: tuple[WithinReach, ...] = ()

    def goal(self, name: str) -> GoalAudit:
        """The verdict on one goal by name; KeyError if the audit has no such goal."""
        for goal in self.goals:
            if goal.name == name:
                return goal
        raise KeyError(name)

    def __str__(self) -> str:
        """The audit as text for a terminal or a letter."""
        from pathways.report import to_text  # an audit may show itself; contracted exception to the floors

        return to_text(self)

    def _repr_html_(self) -> str:
        """The audit as HTML, for notebooks."""
        from pathways.report import to_html  # as above

        return to_html(self)


class Answer(Enum):
    """The four answers of an admission, tested in this order."""

    ADMITTED = "admitted"
    NEEDS_REVIEW = "needs review"
    CANNOT_BE_DECIDED = "cannot be decided"
    NOT_YET = "not yet"


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer of an admission for one applicant, with the audit of its requirements and what a reviewer must look at."""

    learner: str
    learner_name: str
    as_of: date
    digest: str
    answer: Answer | None
    goal: GoalAudit
    review: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    links: tuple[tuple[str, str], ...] = field(default=(), repr=False)
