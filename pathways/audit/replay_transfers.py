"""The independent check of what came by transfer: the rule is there and in force, its sources passed, and none counts twice."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from pathways.audit.entry import Entry
from pathways.audit.transferred import rules_for
from pathways.model.catalogue import Catalogue
from pathways.model.learner import Status
from pathways.model.transfer import Transfer


def wrong_transfers(
    applied: Sequence[tuple[str, Entry]], record: Sequence[Entry], catalogue: Catalogue, goal: str
) -> Iterator[str]:
    """What is wrong with items that came by transfer, each with the competition in which it counts."""
    if not any(entry.transfers for _, entry in applied):
        return
    by_key = {entry.key: entry for entry in record}
    rules = {rule.name: rule for rule in rules_for(catalogue, record)}
    for _, entry in applied:
        if entry.transfers:
            yield from _not_given(entry, by_key, rules.get(entry.transfers[-1]), goal)
    for (scope, one), (other_scope, other) in combinations(applied, 2):
        if scope == other_scope and one.key != other.key and _exclude(one, other):
            yield f"{scope}: {one.key} and {other.key} come from the same item in two ways"


def _not_given(entry: Entry, record: dict[str, Entry], rule: Transfer | None, goal: str) -> Iterator[str]:
    if rule is None or entry.name not in {given.course.name for given in rule.gives}:
        yield f"{entry.key}: no rule gives it"
        return
    sources = [record[key] for key in sorted(entry.sources) if key in record]
    if len(sources) < len(entry.sources) or any(
        source.status in {Status.FAILED, Status.WITHDRAWN, Status.REVOKED} for source in sources
    ):
        yield f"{entry.key}: what it comes from was not passed"
    if entry.completed is not None and not rule.in_force(entry.completed):
        yield f"{entry.key}: {rule.name} was not in force"
    if rule.only_in and goal not in (entry.only_in or ()):
        yield f"{entry.key}: it does not count toward {goal}"


def _exclude(one: Entry, other: Entry) -> bool:
    """Whether one comes from the other, or both in different ways from one item."""
    if not one.transfers and not other.transfers:
        return False
    ways = {
        entry.key.rpartition(" as ")[0] + entry.transfers[-1] for entry in (one, other) if entry.transfers
    }
    beside = len(ways) == 1 and one.transfers == other.transfers
    return bool(
        one.key in other.sources
        or other.key in one.sources
        or (one.sources & other.sources and not beside and not _along(one, other))
    )


def _along(one: Entry, other: Entry) -> bool:
    """Whether what both come from was given side by side by one rule, so that both may count."""
    return len(one.transfers) > 1 or len(other.transfers) > 1
