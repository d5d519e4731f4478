"""The what-if document, version 1, as it is written: both audits, and what changes between them, goal by goal."""

from typing import Literal

from pydantic import Field

from pathways.exchange.audit.document import AuditDocument
from pathways.exchange.audit.parts import ExceptedPart, Number, Part
from pathways.exchange.audit.reason_parts import OptionPart, PinnedPart, UnusedPart

WHAT_IF = "what-if/1"


class MovedPart(Part):
    """An item at a requirement."""

    item: str = Field(
        description="the id of the item; of a supposed one that is not on the record, of our making"
    )
    path: str = Field(description="the requirement")


class AveragePart(Part):
    """An average that would be another."""

    path: str = Field(description="the requirement that asks for it")
    now: Number | None = Field(description="null where nothing graded is in it")
    then: Number | None


class ChangePart(Part):
    """What changes for one goal."""

    goal: str
    changes: bool = Field(description="false where nothing does")
    text: list[str]
    counts: list[MovedPart] = Field(description="what would count newly, earned or on its way")
    no_longer_counts: list[MovedPart]
    newly_missing: list[str] = Field(description="paths of requirements that would come to be unmet")
    newly_met: list[str] = Field(description="paths of requirements that would come to be met")
    averages: list[AveragePart]
    options: list[OptionPart] = Field(
        description="conversions that would come to be open, or to be open otherwise"
    )
    no_longer_options: list[OptionPart] = Field(
        description="conversions that are open and would not be while the goal is not met"
    )
    fits: list[MovedPart] = Field(description="what is supposed, with requirements of branches not in use")
    not_used: list[UnusedPart] = Field(description="what is supposed and would not be used, and why")
    exceptions: list[ExceptedPart] = Field(description="what became of the exceptions that are supposed")
    pins: list[PinnedPart] = Field(description="what became of the pins that are supposed")


class WhatIfDocument(Part):
    """An audit of a learner as they are, one of what somebody supposes, and the difference."""

    pathways: Literal["what-if/1"] = Field(description="the version of the document")
    suppose: list[str] = Field(description="what is supposed, line by line, as it was given")
    changes: list[ChangePart] = Field(description="in the order of the goals")
    now: AuditDocument
    then: AuditDocument
