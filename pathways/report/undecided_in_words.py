"""Why a goal is not decided, and what a registrar can do; and how a goal is decided where it is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pathways.audit.verdict import Undecided
from pathways.report.known import Known
from pathways.report.lists_in_words import joined
from pathways.report.plain_text import plain

if TYPE_CHECKING:
    from pathways.audit.classify import Classified


class Obstacle(NamedTuple):
    """What stands in the way, and what to do about it."""

    why: str
    remedy: str


OBSTACLES: Mapping[str, Obstacle] = MappingProxyType(
    {
        "overall-limits": Obstacle(
            "a limit over everything that counts (`overall`) takes part in the choice of what counts where",
            "state the limit inside the requirements it is about (`of which`), or let a person apply it",
        ),
        "average-of-what-counts": Obstacle(
            "a grade point average over what counts depends on the choice of what counts where",
            "ask for the average over the record instead (`gpa ... over record ...`)",
        ),
        "split-and-whole": Obstacle(
            "requirements that may divide an item compete with requirements that take it whole",
            "let either all of them divide items (`split`) or none",
        ),
        "whole-unequal-credits": Obstacle(
            "requirements in credits compete for whole courses that give different amounts of credit",
            "ask for a number of courses, let items be divided (`split`), mark a requirement as `shared`, "
            "or narrow the selections so that no course fits two of them",
        ),
        "too-many-branches": Obstacle(
            "there are too many ways to choose among requirements that compete for the same items",
            "divide the choice into smaller ones, or put it into a `pool` of its own",
        ),
        "common-learning": Obstacle(
            "two items that come from the same learning would both be needed, and the same learning counts once",
            "record which of the two is meant to count, or ask for one of them by name",
        ),
        "minimum-of-another-unit": Obstacle(
            "a minimum inside a requirement is in another unit than the requirement, and other requirements compete with it",
            "write both in the same unit",
        ),
        "overlays-cross": Obstacle(
            "minimums inside a requirement overlap without one containing the other, and other requirements compete with it",
            "write them so that one contains the other or no item fits both",
        ),
        "least-of-each": Obstacle(
            "`at least ... from each` asks for a minimum of every value that occurs",
            "write one minimum for each subject, area or term that is meant",
        ),
        "caps-cross": Obstacle(
            "limits overlap without one containing the other",
            "write the limits so that one contains the other or no item falls under both",
        ),
        "rounded-on-the-total": Obstacle(
            "credits that are rounded on their total compete with others for the same requirement",
            "round the credits on each item instead (`on each item`)",
        ),
        "caps-of-another-unit": Obstacle(
            "a limit that counts items stands where items may be divided",
            "write the limit in credits, or do not let items be divided there",
        ),
    }
)
"""Every reason for which an audit says neither yes nor no."""
_OTHER = Obstacle("its rules combine requirements in a way that needs a search", "let a person decide it")

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
    obstacle = OBSTACLES.get(why.reason, _OTHER)
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
        obstacle = OBSTACLES.get(classified.reason, _OTHER)
        return f"Not decided yet: {obstacle.why}. What a registrar can do: {obstacle.remedy}."
    why = _CLASSES.get(classified.reason, plain(classified.reason))
    return f"Decided exactly ({classified.rule_class.value}): {why}."
