"""The audit document and the decision document, version 1, as they are written: their fields."""

from typing import Annotated, Literal

from pydantic import Field

from pathways.exchange.audit.parts import (
    Day,
    ExceptedPart,
    GrantedPart,
    LearnerPart,
    Number,
    Part,
    SourcePart,
    State,
    UnitPart,
)
from pathways.exchange.audit.would_do import HelpfulPart, WithinReachPart, WouldDoPart

AUDIT = "audit/1"
DECISION = "decision/1"


class UsePart(Part):
    """An item that counts toward a requirement."""

    item: str = Field(description="the id of the item on the record")
    name: str | None = Field(description="its name in the rules, if they declare it")
    code: str
    title: str
    amount: Number = Field(description="what it counts for, in the unit of the requirement")
    status: str = Field(
        description="earned, in progress, planned or asserted; ungraded, unscored, undated or unmatriculated where that decides "
        "and is not recorded"
    )
    not_recorded: list[str] = Field(
        [], description="all that decides and is not recorded: ungraded, unscored, undated, unmatriculated"
    )
    completed: Day | None
    grade: str | None
    converted_by: str | None = Field(description="the conversion in the rules that gave it credit")
    held_without_award: bool = Field(description="a credential that is held because its requirements are met")
    in_part: bool = Field(description="whether only a part of it counts here")
    transferred_by: str | None = Field(None, description="the transfer in the rules that gave it")
    transferred_from: list[str] = Field(
        [], description="what it was transferred from, and where that was taught"
    )
    exception: GrantedPart | None = Field(
        default=None, description="the exception without which it could not count here"
    )
    text: str


class NearPart(Part):
    """An item at the right thing that does not count, and why."""

    item: str
    code: str
    title: str
    filter: str = Field(description="the words of the rule that refuse it")
    value: str
    has: str | None = Field(description="its grade, score or day, which is not what the rule asks for")
    text: str


class WouldTransferPart(Part):
    """A rule of transfer that would give something that counts."""

    rule: str = Field(description="its name in the rules, or that of its table and its id there")
    gives: str
    lacking: list[str] = Field(description="what it takes that is not on the record")
    there: list[str] = Field(description="what it takes that is")
    text: str


class RequirementPart(Part):
    """One requirement with everything below it."""

    path: str = Field(description="its stable name within the rules")
    place: str = Field(description="file and line")
    kind: str
    text: str
    state: State
    chosen: bool = Field(description="false for a branch that another branch made unnecessary")
    have: Number = Field(
        description="what counts in what is earned, in `unit`, or members met without a unit"
    )
    need: Number
    unit: UnitPart | None
    remaining: Number = Field(description="the least that must still be earned, in weight of progress")
    applied: list[UsePart] = Field(description="what counts")
    coming: list[UsePart] = Field(description="what is in progress, planned or not confirmed and would count")
    also_fits: list[str] = Field(description="ids of items that could count and are not needed")
    near: list[NearPart]
    facts: dict[str, str] = Field(description="what a condition saw, such as age or gpa")
    lines: "list[RequirementPart]" = Field(description="the lines of `of which`")
    members: "list[RequirementPart]"
    exceptions: list[GrantedPart] = Field(
        default=[], description="those that waived or changed the requirement itself"
    )
    would_transfer: list[WouldTransferPart] = Field(
        default=[], description="a few rules of transfer that would help, the nearest first"
    )


class RoutePart(Part):
    """One way to a goal: its own requirements or a stack into it."""

    name: str
    title: str
    shape: str = Field(description="own, vertical, horizontal, value-added or admission")
    state: State
    chosen: bool = Field(description="whether the verdict stands on it")
    remaining: Number
    place: str
    sources: list[SourcePart]
    requirement: RequirementPart


class NeededPart(Part):
    """Something that is still needed."""

    text: str
    path: str = Field(description="the requirement that it is about")


class UnusedPart(Part):
    """An item that was not applied, and why."""

    item: str
    title: str
    code: str
    reason: str
    values: list[str]
    text: str


class PricePart(Part):
    """A price."""

    amount: Annotated[str, Field(pattern=r"^\d+\.\d{2}$")]
    currency: str = Field(description="ISO 4217")


class OptionPart(Part):
    """A conversion of an item, open to the learner or not."""

    conversion: str
    title: str
    item: str
    item_title: str
    gives: Number
    unit: UnitPart | None
    target: str | None = Field(description="what it becomes; null where the item itself becomes credit")
    price: PricePart | None
    enrolment_fee: PricePart | None = Field(description="what was due before, on enrolment")
    state: Literal["open", "not open yet", "closed"] = Field(
        default="open",
        description="not open yet: what is needed `first` is not there; closed: its limit is used up",
    )
    deadline: Day | None = Field(description="the last day on which it is open; null before a window begins")
    needs: list[str] = Field(
        description="what it takes besides the price, and limits that leave no room or not for all of it"
    )
    place: str
    sources: list[SourcePart]
    text: str


class PinPart(Part):
    """Somebody's word on where an item counts."""

    item: str = Field(description="a name in the rules, or the id of an item on the record")
    requirement: str = Field(description="the path of a requirement, or the name of what it is in")
    advisor: str | None = Field(description="the advisor whose word it is; null for the learner's own")
    on: Day | None


class PinnedPart(PinPart):
    """A pin, and what became of it."""

    title: str
    code: str
    honoured: bool
    reason: str = Field(
        description="why it is not honoured: not on record, not finished, refused, another pin, rules; else empty"
    )
    values: list[str] = Field(
        description="of refused: the words of the rule and the value; of another pin: its item and its requirement"
    )
    text: str


class UnpinnedPart(Part):
    """What a goal would be if no pin were honoured."""

    state: State
    progress: "ProgressPart"
    remaining: Number
    text: str


class ShiftPart(Part):
    """Another item that would move too."""

    item: str
    here: str | None = Field(description="the path where it counts; null where it does not")
    there: str | None = Field(description="the path where it would count; null where it would not")


class OpenChoicePart(Part):
    """An item that could as well count elsewhere, with nothing worse."""

    item: str
    title: str
    code: str
    here: str = Field(description="the path where it counts")
    there: str = Field(description="the path where it could as well count")
    moves: list[ShiftPart] = Field(description="what else would move within the goal")
    only_places: bool = Field(
        description="whether every requirement would stand as it does: items change places"
    )
    pin: str | None = Field(description="the pin that would choose it; null where none means just this")
    text: str


class ChoicesPart(Part):
    """What could as well count elsewhere."""

    complete: bool = Field(description="false where looking for more took longer than the time given")
    open: list[OpenChoicePart]


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


class LimitPart(Part):
    """A rule that keeps items from counting."""

    kind: str = Field(
        description="inside, contribution, overall, sharing, conversion, repeat, learning (counts in one form) or once "
        "(an item counts at one requirement)"
    )
    path: str = Field(
        description="of the limit in the rules; empty for learning and once, the name for repeat"
    )
    place: str


class AdditionPart(Part):
    """What would have to be added for a requirement, or for a line inside it."""

    path: str
    amount: Number
    unit: UnitPart | None = Field(description="null for a condition that would have to hold")


class RepairPart(Part):
    """Additions by which what is in conflict can be met."""

    weight: Number = Field(description="what they weigh in progress: credits, or 3 for an item")
    additions: list[AdditionPart]


class ConflictPart(Part):
    """Requirements that cannot all be met; without any one of them, of the limits or of the pins, the others can."""

    requirements: list[str] = Field(description="their paths")
    items: list[str] = Field(description="ids of the items that any of them can take")
    demand: Number = Field(description="what they want together")
    supply: Number = Field(description="what all these items can give them")
    unit: UnitPart | None = Field(
        description="of demand and supply; null where counting alone does not prove it"
    )
    lines: list[str] = Field(
        description="paths of minimums and limits inside the requirements that the counting needs"
    )
    pins: list[PinPart] = Field(description="pins without any one of which the requirements can be met")
    alone: bool = Field(description="one requirement that cannot be met whatever else is asked for")
    limits: list[LimitPart] = Field(description="limits without any one of which the requirements can be met")
    contested: list[str] = Field(description="ids of the items that they compete for")
    repairs: list[RepairPart] = Field(
        description="the cheapest additions; empty where a search would have to find them and `--why` was not asked"
    )
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


class UndecidedPart(Part):
    """Why there is no verdict."""

    reason: str
    path: str
    values: list[str]
    text: list[str]


class HeldPart(Part):
    """How a credential is held."""

    on: Day | None
    until: Day | None
    automatically: bool = Field(description="held because its requirements are met, without an award")


class ProgressPart(Part):
    """How far it is."""

    percent: int = Field(ge=0, le=100, description="rounded down; 100 only for what is met")
    exact: Annotated[str, Field(pattern=r"^\d+(/\d+)?$")] = Field(description="the exact share, such as 3/4")


class AskedByPolicyPart(Part):
    """A policy that asks for something that is still open, or in conflict with the rest."""

    policy: str
    title: str
    requirements: list[str] = Field(description="the paths of what it asks")
    text: str
    sources: list[SourcePart]


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
    progress: ProgressPart
    remaining: Number
    still_needed: list[NeededPart]
    would_do: list[WouldDoPart] = Field(
        description="all that would do for each requirement that is not met, in the order of the rules",
    )
    helpful: list[HelpfulPart] = Field(description="what all these names are, each once")
    routes: list[RoutePart]
    unused: list[UnusedPart]
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
