"""What the audit document says in many places: numbers and days as text, whom it is about, units, sources, exceptions."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

Number: TypeAlias = Annotated[str, Field(pattern=r"^-?\d+(\.\d{1,3})?$")]
"""An exact number as text: whole, or with at most three decimals."""
Day: TypeAlias = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
State: TypeAlias = Literal["met", "in progress", "planned", "unknown", "unmet"]


class Part(BaseModel):
    """What all parts of a document share: all their fields are always written, and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class LearnerPart(Part):
    """Whom the audit is about."""

    id: str = Field(description="the learner's id on the record")
    name: str = Field(description="the name as it is shown; empty where there is none")


class UnitPart(Part):
    """What an amount counts."""

    measure: str = Field(description="credits, hours, CEU or items")
    name: str = Field(description="the unit, such as semester or courses; may be empty")


class SourcePart(Part):
    """A published source that a rule cites."""

    source: str = Field(description="the name of the source in the rules")
    where: str = Field(description="where in the source")
    text: str = Field(description="title and place in words")
    place: str = Field(description="file and line of the citation")


class GrantedPart(Part):
    """What a named person granted to this learner against the letter of the rules."""

    kind: str = Field(
        description="waive, substitute, also allow, apply here, change a limit, extend a deadline"
    )
    by: str
    on: Day
    reason: str
    requirement: str | None = Field(description="the path or name of what it changes")
    item: str | None = Field(description="the id of an item of the record, or a name in the rules")
    instead_of: str | None = Field(description="of a substitute: the name for which the item stands")
    amount: Number | None = Field(description="of a changed limit: the new one, in the unit of the old one")
    until: Day | None = Field(description="of an extended deadline: the new last day")


class ExceptedPart(Part):
    """What became of an exception."""

    granted: GrantedPart
    title: str
    code: str
    used: bool
    reason: str = Field(description="why it is not used; empty where it is")
    values: list[str]
    paths: list[str] = Field(description="the requirements that it changes")
    text: str
