"""What the audit document says of what would do: for each open requirement, and what is within reach though nobody asked."""

from typing import Literal

from pydantic import Field

from pathways.exchange.audit.parts import Day, Number, Part


class InsteadPart(Part):
    """A requirement that is met, at which something else could count, so that one of its items could move."""

    path: str
    frees: list[str] = Field(
        description="ids of items: each could move to where the next one is, the last to the open requirement"
    )
    items: list[str] = Field(description="names in the rules of what could count in its place")


class ConvertiblePart(Part):
    """A conversion of an item that is open now."""

    conversion: str
    item: str = Field(description="the id of the item on the record")


class RaisesPart(Part):
    """How much more of a grade would raise an average far enough."""

    grade: str
    credits: Number


class WouldDoPart(Part):
    """What would do for an open requirement."""

    path: str = Field(description="the requirement")
    text: list[str]
    items: list[str] = Field(
        description="names in the rules, the most useful first: each by itself would lower what remains"
    )
    enough: list[str] = Field(description="those of them that would leave nothing to be done here")
    anything: bool = Field(description="whether learning that the rules do not declare would do as well")
    instead: list[InsteadPart] = Field(description="what would do in a roundabout way")
    conversions: list[ConvertiblePart] = Field(description="conversions into something that would count here")
    raises: list[RaisesPart] = Field(description="of an average: each of these by itself would do")
    since: Day | None = Field(description="the day from which a condition holds by itself")


class CompletedPart(Part):
    """A credential for which the learner would then have everything."""

    name: str
    kind: str
    leads_to: list[str] = Field(description="credentials in which it counts")
    begun: bool = Field(description="whether something counts for it already")


class HelpfulPart(Part):
    """Something declared that would do for an open requirement."""

    name: str = Field(description="its name in the rules")
    sort: Literal["course", "exam", "experience", "credential"]
    kind: str | None = Field(description="of a credential its kind")
    code: str
    title: str
    again: bool = Field(description="whether it was taken before")
    ready: bool | None = Field(
        description="whether what comes before it is there; null where nothing says it"
    )
    soon: bool | None = Field(description="whether the next term offers it; null where nothing says it")
    before: str | None = Field(description="what comes before it and is not there, in words")
    at_once: list[str] = Field(description="open requirements that it would count for at the same time")
    completes: list[CompletedPart] = Field(description="credentials that would then be complete")
    elsewhere: list[str] = Field(description="other goals of the audit for which it would count as well")
    first_for: list[str] = Field(
        description="goals decided before this one for which it would count, and then not for this one"
    )


class WithinReachPart(Part):
    """A credential that nobody asked for and that is at most one thing away."""

    name: str
    title: str
    kind: str
    items: list[HelpfulPart] = Field(description="any one of these is lacking; none where nothing is")
    leads_to: list[str] = Field(description="credentials in which it counts")
    text: str
