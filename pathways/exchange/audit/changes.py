"""The changes document, version 1, as it is written: what changed for a learner between two audits, goal by goal."""

from typing import Literal

from pydantic import Field

from pathways.exchange.audit.parts import Day, LearnerPart, Number, Part, State

CHANGES = "changes/1"


class WhenPart(Part):
    """Of which day and by which rules an audit was."""

    as_of: Day
    rules: str = Field(description="the digest of the meaning of the rules")


class SeenPart(Part):
    """An item, as an audit showed it."""

    item: str = Field(description="the id of the item on the record")
    code: str
    title: str
    status: str | None = Field(description="null where the audit does not say how far it is")
    grade: str | None


class ItemChangePart(Part):
    """An item of the record that is new, gone or otherwise."""

    before: SeenPart | None
    after: SeenPart | None
    text: str


class StandingPart(Part):
    """How a goal stood."""

    state: State
    held: bool
    decided: bool
    percent: int = Field(ge=0, le=100)
    remaining: Number


class AskedPart(Part):
    """A requirement, as an audit showed it."""

    path: str
    text: str
    state: State
    have: Number
    need: Number


class RequirementChangePart(Part):
    """A requirement that is new, gone or otherwise."""

    changes: list[
        Literal[
            "met",
            "no longer met",
            "new",
            "gone",
            "renamed",
            "limit",
            "reworded",
            "in use",
            "not in use",
            "more counts",
            "less counts",
            "facts",
        ]
    ]
    before: AskedPart | None
    after: AskedPart | None


class MovePart(Part):
    """An item that counts elsewhere, newly or no more."""

    item: str
    no_longer: list[str] = Field(description="paths of before at which it no longer counts")
    newly: list[str] = Field(description="paths of now at which it did not count before")
    instead: list[str] = Field(description="ids of items that count now where it no longer does")
    text: str


class ToldPart(Part):
    """An option, pin or exception, in the words of its day; null where there was or is none."""

    before: str | None
    after: str | None


class GoalChangesPart(Part):
    """What changed for one goal."""

    name: str
    title: str
    changes: bool = Field(description="false where nothing did")
    before: StandingPart | None = Field(description="null where the audit before is not about it")
    after: StandingPart | None = Field(description="null where the audit of now is not about it")
    text: list[str]
    requirements: list[RequirementChangePart]
    moves: list[MovePart]
    options: list[ToldPart]
    pins: list[ToldPart]
    exceptions: list[ToldPart]


class ChangesDocument(Part):
    """What changed for one learner between two audits."""

    pathways: Literal["changes/1"] = Field(description="the version of the document")
    learner: LearnerPart
    before: WhenPart
    after: WhenPart
    outcome: Literal[
        "no longer finished",
        "undecided now",
        "further away",
        "finished",
        "nearer",
        "changed otherwise",
        "unchanged",
    ]
    causes: list[Literal["record", "rules", "day"]] = Field(description="what differs between the audits")
    record: list[ItemChangePart] = Field(description="as far as the audits show it")
    goals: list[GoalChangesPart]
