"""The neutral format `neutral-1`, in which degree rules, learners and the verdicts of other engines are written down."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

TEXT = 10_000
"""Characters of a name, a path or a rule's own text."""
COURSES = 5_000
"""Courses of one learner."""
MEMBERS = 50_000
"""Members of one list."""
RULES = 10_000
CASES = 100_000

Text = Annotated[str, Field(max_length=TEXT)]
Code = Annotated[str, Field(min_length=1, max_length=200)]
Codes = Annotated[list[Code], Field(max_length=MEMBERS)]


def _exact(value: object) -> object:
    """A whole number of the file as an exact one; `true` is no number."""
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _whole(value: object) -> object:
    """A whole number that is written with a dot."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


def _none_is_empty(value: object) -> object:
    """A list that is left open, as an empty one."""
    return [] if value is None else value


def _none_is_zero(value: object) -> object:
    """Credits that are left open."""
    return Decimal(0) if value is None else value


Amount = Annotated[Decimal, BeforeValidator(_exact), Field(ge=0, le=100_000)]
Percent = Annotated[Decimal, BeforeValidator(_exact), Field(ge=0, le=100)]
Number = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=100_000)]
Listed = Annotated[Codes, BeforeValidator(_none_is_empty)]
Sharing = Literal["exclusive", "shared"]


class Part(BaseModel):
    """What all parts of a file share: no keys but those of the format."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Range(Part):
    """Numbers of one subject, both ends included."""

    subject: Code
    from_: Annotated[int, Field(alias="from", ge=0)]
    to: Annotated[int, Field(ge=0)]


class Select(Part):
    """Which courses: every key that is there must hold, except that a pattern or a distribution suffices."""

    ids: Codes | None = None
    subject: Code | None = None
    level: int | None = None
    level_in: list[int] | None = None
    prefix: Code | None = None
    suffix: Code | None = None
    tag: Code | None = None
    everything: bool | None = None
    all: list[Select] | None = None
    any: list[Select] | None = None
    not_: Annotated[Select | None, Field(alias="not")] = None
    range: Range | None = None
    patterns: Codes | None = None
    dist: Codes | None = None
    except_: Annotated[Codes | None, Field(alias="except")] = None


class Node(Part):
    """What all nodes of a rule may have."""

    name: Text | None = None
    path: Text | None = None
    advisory: bool = False
    """The source only warns: it counts as satisfied."""


class Group(Node):
    """All, any or none of some nodes; the courses below are each used once where `sharing` says so."""

    op: Literal["all", "any", "not"]
    of: Annotated[list[Rule], Field(max_length=MEMBERS)] | Rule
    sharing: Sharing | None = None

    @property
    def members(self) -> list[Rule]:
        """The nodes, also where there is one without a list around it."""
        return self.of if isinstance(self.of, list) else [self.of]


class AtLeast(Node):
    """So many of some nodes, and perhaps so many hours in one of them."""

    op: Literal["at_least"]
    n: Number
    of: Annotated[list[Rule], Field(max_length=MEMBERS)]
    min_hours_in_one_area: Amount | None = None
    sharing: Sharing | None = None


class Always(Node):
    """What is satisfied by everybody."""

    op: Literal["true"]


class Manual(Node):
    """What no machine can decide; the value to meet is false."""

    op: Literal["manual"]
    text: Text | None = None


class Count(Node):
    """A number of courses that match."""

    op: Literal["count"]
    min: Number
    max: Number | None = None
    select: Select
    min_mark: Amount | None = None
    in_progress: bool = False
    sharing: Sharing | None = None
    absorbs_many: bool = False


class Credits(Node):
    """The credits of courses that match."""

    op: Literal["credits"]
    min: Amount
    select: Select
    min_mark: Amount | None = None
    in_progress: bool = False
    sharing: Sharing | None = None
    leftover: bool = False


class CreditsFrom(Node):
    """The credits of the courses that satisfied nodes use."""

    op: Literal["credits_from"]
    min: Amount
    of: Annotated[list[Rule], Field(max_length=MEMBERS)]
    sharing: Sharing | None = None


class Average(Node):
    """A mean of marks, each weighed by its credits."""

    op: Literal["average"]
    min: Amount
    select: Select


class InProgram(Node):
    """One of some programmes."""

    op: Literal["in_program"]
    ids: Codes


class InSpecialisation(Node):
    """A specialisation whose code fits; `?` is one letter or digit."""

    op: Literal["in_specialisation"]
    pattern: Code


class HoldsBadge(Node):
    """A badge that was earned."""

    op: Literal["holds_badge"]
    id: Code


class Tally(Node):
    """A sum of what children contribute: at most their `max` each, and nothing while they are not satisfied."""

    op: Literal["tally"]
    min: Number
    max: Number | None = None
    of: Annotated[list[Rule], Field(max_length=MEMBERS)]
    sharing: Sharing | None = None


class CountAll(Node):
    """All courses taken up to a term; they count elsewhere too."""

    op: Literal["count_all"]
    min: Number
    max: Number | None = None
    by_term: Annotated[int, Field(ge=0, le=150)]


class Pool(Node):
    """Requirements among which each hour is used once, though a course may be split; other pools do not compete."""

    op: Literal["pool"]
    sharing: Literal["exclusive_split_hours"]
    of: Annotated[list[Rule], Field(max_length=MEMBERS)]


Rule: TypeAlias = Annotated[
    Group
    | AtLeast
    | Always
    | Manual
    | Count
    | Credits
    | CreditsFrom
    | Average
    | InProgram
    | InSpecialisation
    | HoldsBadge
    | Tally
    | CountAll
    | Pool,
    Field(discriminator="op"),
]


STATUS = {
    **dict.fromkeys(
        ("completed", "complete", "earned", "passed", "pass", "taken", "done", "transferred"), "earned"
    ),
    **dict.fromkeys(("in progress", "enrolled", "taking", "current", "currently enrolled"), "in progress"),
    **dict.fromkeys(("failed", "fail"), "failed"),
    **dict.fromkeys(("withdrawn", "withdrew", "dropped"), "withdrawn"),
    "planned": "planned",
}
"""What the words of a file say of a course, as the product has it; blanks, lines and capitals are the same."""


def _status(value: object) -> object:
    """A word of a file as one of the product; any other is an error."""
    return (
        STATUS.get(" ".join(value.casefold().replace("_", " ").replace("-", " ").split()), value)
        if isinstance(value, str)
        else value
    )


Status = Annotated[
    Literal["earned", "in progress", "failed", "withdrawn", "planned"], BeforeValidator(_status)
]


class Course(Part):
    """A course of a learner."""

    id: Code
    credits: Annotated[Amount, BeforeValidator(_none_is_zero)] = Decimal(0)
    mark: Amount | None = None
    status: Status | None = None
    term: Annotated[int, Field(ge=0, le=150)] | Text | None = None
    level: int | None = None
    subject: Code | None = None
    tags: Listed = []
    dist: Listed = []
    assigned_to: Annotated[list[Text], BeforeValidator(_none_is_empty), Field(max_length=MEMBERS)] = []
    external: bool = False


class Override(Part):
    """What an advisor has waived: so many hours of a requirement, by the word on a course."""

    course: Code | None = None
    requirement: Text
    hours: Amount | None = None


class Learner(Part):
    """A learner."""

    courses: Annotated[list[Course], Field(max_length=COURSES)] = []
    program: Code | Codes | None = None
    specialisations: Listed = []
    badges: Listed = []
    advisor_overrides: list[Override] = []


class NodeExpected(Part):
    """How one node stands."""

    satisfied: bool
    count: Number


class Expected(Part):
    """The verdict to meet, and what the source's engine says besides."""

    satisfied: bool
    basis: Text | None = None
    nodes: dict[Text, NodeExpected] | None = None
    max_hours_assigned_per_pool: list[Amount] | None = None
    hours_required_per_pool: list[Amount] | None = None
    oracle_solutions: int | None = None
    oracle_verdict: bool | None = None
    oracle_ambiguous: bool | None = None
    fireroad_percent: Percent | None = None
    accepted_in_order: list[bool] | None = None


class NamedRule(Part):
    """A rule that cases name."""

    name: Text | None = None
    text: Text | None = None
    rule: Rule


class Case(Part):
    """A learner, a rule (here or by its name), and the verdict to meet."""

    id: Code
    target: Code | None = None
    rule: Rule | None = None
    kind: Text | None = None
    source: Text | None = None
    learner: Learner
    expected: Expected


class NeutralFile(Part):
    """A whole file."""

    format: Literal["neutral-1"]
    note: Text | None = None
    lang_depts: Listed = []
    rules: Annotated[dict[Code, NamedRule], Field(max_length=RULES)] = {}
    cases: Annotated[list[Case], Field(max_length=CASES)]


for _model in (Select, Group, AtLeast, CreditsFrom, Tally, Pool, NamedRule, Case, NeutralFile):
    _model.model_rebuild()
