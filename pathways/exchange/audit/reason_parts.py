"""The reasons beside a verdict in a document of an audit: why not, options, pins, choices, what is not used."""

from typing import Annotated, Literal

from pydantic import Field

from pathways.exchange.audit.parts import (
    Day,
    Number,
    Part,
    SourcePart,
    State,
    UnitPart,
)


class UnusedPart(Part):
    """An item that was not applied, and why."""

    item: str
    title: str
    code: str
    reason: str
    values: list[str]
    text: str


class RunningOutPart(Part):
    """An item that counts for a requirement until a day and no longer."""

    item: str
    title: str
    code: str
    until: Day = Field(description="the last day on which it counts")
    path: str
    requirement: str


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


class ProgressPart(Part):
    """How far it is."""

    percent: int = Field(ge=0, le=100, description="rounded down; 100 only for what is met")
    exact: Annotated[str, Field(pattern=r"^\d+(/\d+)?$")] = Field(description="the exact share, such as 3/4")


class UnpinnedPart(Part):
    """What a goal would be if no pin were honoured."""

    state: State
    progress: ProgressPart
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


class UndecidedPart(Part):
    """Why there is no verdict."""

    reason: str
    path: str
    values: list[str]
    text: list[str]


class AskedByPolicyPart(Part):
    """A policy that asks for something that is still open, or in conflict with the rest."""

    policy: str
    title: str
    requirements: list[str] = Field(description="the paths of what it asks")
    text: str
    sources: list[SourcePart]
