"""What the audit says is missing, added to the record: `python -m tests.external.completing FILE.json` does it for every no.

It prints each case that is no yes after it, and those for which the rules declare no more courses; it ends with 1 if there is
one of the first sort.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pathways.audit import audit_learner
from pathways.audit.state import State
from pathways.audit.verdict import Finding, GoalAudit
from pathways.model.amount import Fixed, Quantity, Unit, Worth
from pathways.model.learner import Item, Learner, Status
from pathways.model.members import members
from pathways.model.requirement import Contributions, Leaf
from tests.external.from_neutral import GOAL
from tests.external.judge import Ready, by_rule, prepared
from tests.external.neutral import NeutralFile
from tests.external.reading import read
from tests.external.terms import AS_OF, day_of


@dataclass(frozen=True)
class Completed:
    """A no, and how it stands after what is missing was added; None where the rules declare too few courses for that."""

    case: str
    after: State | None
    added: tuple[str | None, ...] = ()


def completed(file: NeutralFile, each_rule: int = 1, of_a_rule: int | None = None) -> Iterator[Completed]:
    """Every no of a file, or of every so many rules a few."""
    for title, rule, cases in by_rule(file)[::each_rule]:
        ready = prepared(title, rule, cases, file.lang_depts, None, "rule")
        missed = [found for found in ready.learners if not found[0].expected.satisfied]
        for case, learner in missed[:: max(1, len(missed) // of_a_rule) if of_a_rule else 1]:
            found = _audit(ready, learner)
            if found.state is State.MET:
                continue
            more = _with_what_is_missing(ready, learner, found)
            if more is None:
                yield Completed(case.id, None)
            else:
                added = tuple(item.name for item in more.items[len(learner.items) :])
                yield Completed(case.id, _audit(ready, more).state, added)


@dataclass(frozen=True)
class _Lacking:
    """Leaves of which so much is missing together, in thousandths of their unit."""

    leaves: tuple[Leaf, ...]
    amount: int
    in_items: bool


def _audit(ready: Ready, learner: Learner) -> GoalAudit:
    return audit_learner(ready.rules, learner, [GOAL], AS_OF).goal(GOAL)


def _with_what_is_missing(ready: Ready, learner: Learner, goal: GoalAudit) -> Learner | None:
    """The learner with a course for each that is missing; None where the rules declare no more of them."""
    assert goal.route is not None
    items = list(learner.items)
    for lacking in _lacking(goal.route.finding):
        fits = {name for leaf in lacking.leaves for name in members(ready.rules.catalogue, leaf.selection)}
        fresh = sorted(fits - {item.name for item in items})
        wanted = lacking.amount // 1000 if lacking.in_items else 1
        if len(fresh) < wanted:
            return None
        worth = Worth(3000 if lacking.in_items else lacking.amount, Unit("credits", "semester"))
        items += [
            Item(f"new {name}", name, "course", "", Status.EARNED, day_of(9), worth=worth)
            for name in fresh[:wanted]
        ]
    return replace(learner, items=tuple(items))


def _lacking(finding: Finding) -> Iterator[_Lacking]:
    if finding.state is State.MET or not finding.chosen:
        return
    if isinstance(finding.requirement, Leaf):
        yield _Lacking((finding.requirement,), finding.need - finding.have, _in_items(finding))
        return
    inside = [lacking for child in finding.children for lacking in _lacking(child)]
    yield from inside
    if isinstance(finding.requirement, Contributions):
        short = finding.need - finding.have - sum(lacking.amount for lacking in inside)
        if short > 0:
            yield from _shared_out(finding, short)


def _shared_out(finding: Finding, short: int) -> Iterator[_Lacking]:
    """What is missing of a contribution, from the members that could contribute more: those without a limit first."""
    rooms = sorted(_room(finding), key=lambda each: each[1] is not None)
    if not _in_items(finding):
        yield _Lacking(tuple(leaf for leaf, _ in rooms), short, in_items=False)
        return
    for leaf, room in rooms:
        amount = short if room is None else min(short, room)
        short -= amount
        if amount:
            yield _Lacking((leaf,), amount, in_items=True)


def _room(finding: Finding) -> Iterator[tuple[Leaf, int | None]]:
    """The members in use or met by one course, and how much more each could contribute; None for as much as there is."""
    assert isinstance(finding.requirement, Contributions)
    for child, most in zip(finding.children, finding.requirement.most, strict=True):
        fixed = most.number if isinstance(most, Quantity) else None
        room = int(fixed.value * 1000) - max(child.have, child.need) if isinstance(fixed, Fixed) else None
        if isinstance(child.requirement, Leaf) and (child.chosen or child.need == 1000):
            yield child.requirement, None if room is None else max(0, room)


def _in_items(finding: Finding) -> bool:
    return finding.unit is not None and finding.unit.measure == "items"


def main(path: Path) -> int:
    """The exit status."""
    found = list(completed(read(path)))
    failing = [one for one in found if one.after not in {State.MET, None}]
    for one in found:
        if one.after is not State.MET:
            told = (
                "no more courses are declared" if one.after is None else f"{one.after.value} with {one.added}"
            )
            sys.stdout.write(f"{one.case}: {told}\n")
    sys.stdout.write(f"{len(found)} of which {len(failing)} are no yes\n")
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
