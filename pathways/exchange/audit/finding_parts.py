"""How a requirement stands in a document of an audit: what counts, what is near, what is still needed."""

from pydantic import Field

from pathways.exchange.audit.parts import (
    Day,
    GrantedPart,
    Number,
    Part,
    SourcePart,
    State,
    UnitPart,
)


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
