"""What keeps an audit from deciding in a simple way or at all, reason by reason, and what a registrar can do about it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


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
        "overall-each": Obstacle(
            "`at least ... from each` over everything that counts asks for a minimum of every value that occurs",
            "write one minimum for each subject, area or term that is meant",
        ),
        "not-in-time": Obstacle(
            "the best allocation was not proven in the time allowed",
            "allow more time (`--seconds`), or divide the requirement into smaller ones",
        ),
        "average-of-what-counts": Obstacle(
            "a grade point average over what counts depends on the choice of what counts where",
            "ask for the average over the record instead (`gpa ... over record ...`)",
        ),
        "average-as-a-fact": Obstacle(
            "a number or a branch depends on an average over what counts, which depends on them",
            "let it depend on the average over the record (`gpa ... over record ...`)",
        ),
        "contributions": Obstacle(
            "what requirements contribute together depends on which of them are used and on what is applied to them",
            "ask for each of the requirements by itself",
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
        "too-many-transfers": Obstacle(
            "there are too many ways to transfer what is on the record",
            "leave attempts that cannot count off the record, or record what was transferred as it was decided",
        ),
        "common-learning": Obstacle(
            "two items that come from the same learning would both be needed, and the same learning counts once",
            "record which of the two is meant to count, or ask for one of them by name",
        ),
        "pinned": Obstacle(
            "the learner's record says where an item is to count",
            "take the pins away, or decide by hand",
        ),
        "minimum-of-another-unit": Obstacle(
            "a minimum inside a requirement is in another unit than the requirement, and other requirements compete with it",
            "write both in the same unit",
        ),
        "overlays-cross": Obstacle(
            "minimums inside a requirement overlap without one containing the other, and other requirements compete with it",
            "write them so that one contains the other or no item fits both",
        ),
        "attempts-differ": Obstacle(
            "there are several attempts at one course, and which of them counts decides about a limit or minimum "
            "inside a requirement",
            "record which attempt is meant to count, or leave the other ones out of the selection",
        ),
        "parts-of-another-unit": Obstacle(
            "requirements that may divide an item compete for it and count it in different ways",
            "write all of them in credits of one unit, or do not let items be divided there",
        ),
        "least-of-each": Obstacle(
            "`at least ... from each` asks for a minimum of every value that occurs",
            "write one minimum for each subject, area or term that is meant",
        ),
        "few-values": Obstacle(
            "`spread over at most` leaves open which subjects, areas or terms are the few that count",
            "name the one that is meant",
        ),
        "conversion-limit": Obstacle(
            "more is converted than the limit of the conversion lets count, so some of it must be chosen",
            "record as converted only what is meant to count",
        ),
        "order-of-groups": Obstacle(
            "`taken in order` is asked of more than a list of named items",
            "name the items one by one in `all of { ... }`, or leave the order out",
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
"""Every reason for which a goal needs a search or, where not even that is exact yet, gets neither yes nor no."""
_OTHER = Obstacle("its rules combine requirements in a way that needs a search", "let a person decide it")


def obstacle_of(reason: str) -> Obstacle:
    """What stands in the way, for a reason code of the audit."""
    return OBSTACLES.get(reason, _OTHER)
