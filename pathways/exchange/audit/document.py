"""The audit document and the decision document, version 1, as they are written: their fields."""

from typing import Literal

from pydantic import Field

from pathways.exchange.audit.finding_parts import NeededPart, RoutePart
from pathways.exchange.audit.parts import (
    Day,
    ExceptedPart,
    LearnerPart,
    Number,
    Part,
    SourcePart,
    State,
    UnitPart,
)
from pathways.exchange.audit.reason_parts import (
    AskedByPolicyPart,
    ChoicesPart,
    ConflictPart,
    OptionPart,
    PinnedPart,
    PricePart,
    ProgressPart,
    RunningOutPart,
    UndecidedPart,
    UnpinnedPart,
    UnusedPart,
)
from pathways.exchange.audit.would_do import HelpfulPart, WithinReachPart, WouldDoPart

AUDIT = "audit/1"
DECISION = "decision/1"


class OtherVersionPart(Part):
    """What a goal would be by another version of its rules that may be used as well."""

    since: Day | None
    until: Day | None
    state: State
    progress: "ProgressPart"
    remaining: Number


class VersionPart(Part):
    """Which of several versions of its rules a goal goes by."""

    since: Day | None = Field(description="the first day on which these rules are in force")
    until: Day | None = Field(description="the last day; null where they still are")
    day: Day = Field(description="the day that the learner goes by")
    reason: str = Field(description="declared, learner, application, as of, chosen or same year")
    others: list[OtherVersionPart]
    text: list[str]


class AlonePart(Part):
    """What a goal would be if it were audited by itself."""

    state: State
    progress: "ProgressPart"
    remaining: Number


class SharedPart(Part):
    """A limit on what may count in several goals, and what does."""

    sharing: str = Field(description="the name of the sharing in the rules")
    path: str
    goals: list[str] = Field(description="the goals that it is about")
    owner: str | None = Field(
        default=None,
        description="the goal that must have at least so much of its own; null where `limit` is the most that several share",
    )
    limit: Number = Field(description="in `unit`; for `each item in at most`, how many credentials")
    have: Number
    unit: UnitPart
    items: list[str] = Field(description="ids of the items that are shared, or that are the owner's own")
    place: str
    sources: list[SourcePart]
    text: str


class TogetherPart(Part):
    """Goals that are decided together because what may count in several of them is limited."""

    goals: list[str] = Field(description="the others, in the order of their say")
    alone: AlonePart
    limits: list[SharedPart]
    text: list[str]


class HeldPart(Part):
    """How a credential is held."""

    on: Day | None
    until: Day | None
    automatically: bool = Field(description="held because its requirements are met, without an award")


class HeldNowPart(HeldPart):
    """A credential that is held, whether it is a goal or not."""

    name: str | None = Field(description="its name in the rules; null for an award that they do not know")
    title: str


class GoalPart(Part):
    """The verdict on one goal."""

    name: str
    title: str
    kind: str
    state: State
    eligible: bool = Field(description="whether what is earned meets the requirements")
    text: list[str]
    held: HeldPart | None
    awarded_automatically: bool
    price: PricePart | None = Field(
        description="what is paid with the application; null where the rules do not say it"
    )
    progress: ProgressPart
    percent_then: int | None = Field(
        ge=0,
        le=100,
        description="the percent once all that is in progress and planned is earned; null where nothing is decided",
    )
    remaining: Number
    still_needed: list[NeededPart]
    would_do: list[WouldDoPart] = Field(
        description="all that would do for each requirement that is not met, in the order of the rules",
    )
    helpful: list[HelpfulPart] = Field(description="what all these names are, each once")
    routes: list[RoutePart]
    unused: list[UnusedPart]
    running_out: list[RunningOutPart] = Field(
        description="what counts today and will not in a year, the first to run out first"
    )
    options: list[OptionPart]
    conflict: ConflictPart | None = Field(description="why it is not met")
    other_conflicts: list[ConflictPart] = Field(
        description="further reasons, of other requirements; with `--why` all that there are"
    )
    pins: list[PinnedPart] = Field(
        description="those about requirements of this goal, those with most say first"
    )
    unpinned: UnpinnedPart | None = Field(
        description="what it would be without the pins; null where that is the same verdict and no less remains"
    )
    choices: ChoicesPart | None = Field(
        description="null where they were not asked for, or nothing is decided"
    )
    exceptions: list[ExceptedPart] = Field(
        description="those that concern this goal or change no rule, the earliest first"
    )
    together: TogetherPart | None = Field(description="null where nothing ties it to another goal")
    version: VersionPart | None = Field(description="null where its rules have one version only")
    policies: list[str] = Field(description="the policies that ask something besides its own rules")
    asked_by_policies: list[AskedByPolicyPart] = Field(
        description="those of them with something that is still open; empty for a goal that is met"
    )
    undecided: UndecidedPart | None
    place: str
    sources: list[SourcePart]


class AuditDocument(Part):
    """An audit of one learner on one day by one rule set."""

    pathways: Literal["audit/1"] = Field(description="the version of the document")
    learner: LearnerPart
    as_of: Day
    rules: str = Field(description="the digest of the meaning of the rules")
    goals: list[GoalPart]
    held_now: list[HeldNowPart] | None = Field(
        description="all that the learner holds on the day, awards by their days and then what is awarded automatically; null "
        "where it was not looked up",
    )
    within_reach: list[WithinReachPart] = Field(
        description="credentials that nobody asked for, begun and at most one thing away"
    )


class ReviewPart(Part):
    """Something that a person must look at."""

    reason: str = Field(
        description="asserted, attestation, clause, ungraded, unscored, undated or unmatriculated"
    )
    about: str = Field(description="the id of an item, or the path of a requirement")


class DecisionDocument(Part):
    """The answer of an admission for one applicant."""

    pathways: Literal["decision/1"] = Field(description="the version of the document")
    learner: LearnerPart
    as_of: Day
    rules: str = Field(description="the digest of the meaning of the rules")
    answer: Literal["admitted", "needs review", "cannot be decided", "not yet", "undecided"]
    text: str
    reasons: list[str]
    review: list[ReviewPart]
    unknown: list[str] = Field(description="paths of requirements that the record leaves open")
    goal: GoalPart
