"""Somebody says what was applied where, and the independent checker is asked about it."""

from pathways.audit.allocation.alone import Fill
from pathways.audit.allocation.demand import Candidate
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.replay import replay
from pathways.model.learner import Item, Pin
from tests.audit.auditing import desk

REFUSED = "not met by what was applied"


def said_of(
    rules: str, record: str, claimed: dict[str, str], *pins: Pin, items: tuple[Item, ...] = ()
) -> tuple[str, ...]:
    """What the checker says of these items in these leaves: `Writing 1` as one course, `Writing 1 = 3` as three credits."""
    part, _, case = desk(rules, record).having(*items).outcome()
    entries = {name: entry for entry in case.entries() for name in (entry.title, entry.key)}
    fills = {}
    for path, titles in claimed.items():
        applied = []
        for each in filter(None, titles.split(" + ")):
            title, _, credits_ = each.partition(" = ")
            amount = 1000 * int(credits_ or 1)
            applied.append((Candidate(entries[title].identity, entries[title], amount), amount))
        fills[path] = Fill(tuple(applied), 0, 0, ())
    return replay(part, Outcome(0, 0, {}, fills, frozenset(pins)), case)


def is_refused(rules: str, record: str, claimed: dict[str, str]) -> bool:
    return any(REFUSED in each for each in said_of(rules, record, claimed))
