"""Why a goal is not decided, and what a registrar can do; and how a goal is decided where it is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from pathways.audit.obstacles import obstacle_of
from pathways.audit.reasons import Undecided
from pathways.report.known import Known
from pathways.report.lists_in_words import joined
from pathways.report.plain_text import plain

if TYPE_CHECKING:
    from pathways.audit.classify import Classified


_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "recorded": "nothing is required and no route leads to it, so it can only be recorded",
        "nobody-competes": "no two requirements compete for an item, so each is decided by itself",
        "leaves-compete": "requirements compete for items; a maximum flow finds the best way to use each item once",
        "caps": "limits inside a requirement say which items count; a maximum flow finds the best choice",
    }
)


def undecided(why: Undecided, known: Known) -> list[str]:
    """Why there is no answer, where, and what would help."""
    obstacle = obstacle_of(why.reason)
    about = [
        known.requirement(path)
        for path in dict.fromkeys((why.path, *why.values))
        if path in known.requirements
    ]
    told = [f"It is undecided because {obstacle.why}."]
    if about:
        told.append(f"This is about: {'; '.join(about)}.")
    elif why.reason == "common-learning":
        told.append(f"This is about {joined([known.item(key) for key in why.values])}.")
    told.append(f"What a registrar can do: {obstacle.remedy}.")
    return told


def decided_how(classified: "Classified") -> str:
    """The rule class of a goal, with the reason for it."""
    if classified.refusal is not None:
        obstacle = obstacle_of(classified.reason)
        return f"Not decided yet: {obstacle.why}. What a registrar can do: {obstacle.remedy}."
    if classified.rule_class.value == "search":
        why = obstacle_of(classified.reason).why
        return f"Decided exactly (search): {why}, so every combination that could be better is ruled out."
    why = _CLASSES.get(classified.reason, plain(classified.reason))
    return f"Decided exactly ({classified.rule_class.value}): {why}."
