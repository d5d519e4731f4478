"""Requirements that compete, and together ask for more than there is.

## Why it matters

An item counts for one of the requirements of a credential, not for several: they compete. Two that each could be met
may then be impossible together, and whoever works towards the credential would find out at the end.

## An example

```mistake
course stat110 "Statistics"
course stat120 "More statistics"
certificate data "Data" {
  require stat110
  require 2 courses from { stat110, stat120 }
}
```

## What to write instead

Ask for less, let them take more, or write `shared` behind the one whose items may count again:

```pathway
course stat110 "Statistics"
course stat120 "More statistics"
certificate data "Data" {
  require stat110
  require 2 courses from { stat110, stat120 } shared
}
```
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pathways.model.amount import SCALE, Unit
from pathways.model.checks.rules import Rules
from pathways.model.checks.supply import least, shown, supply, unit_of
from pathways.model.declaration import Admission, Credential
from pathways.model.requirement import Leaf
from pathways.model.walk import needed
from pathways.problem import Problem, Severity, spot

CODE = "contested-items"
_ITEMS = Unit("items", "items")
_HELP = "ask for less, let them take more, or write `shared` behind one whose items may count again"


def check(rules: Rules) -> Iterator[Problem]:
    """Look at everything that competes and is needed in any case."""
    for owner in rules.owners:
        if isinstance(owner, Credential):
            parts = (owner.require, *owner.pools)
        elif isinstance(owner, Admission):
            parts = (owner.require,)
        else:
            continue
        for part in parts:
            if part is not None:
                yield from _of(rules, list({leaf.path: leaf for leaf in needed(part, _is_whole)}.values()))


def _is_whole(leaf: Leaf) -> bool:
    """Whether a leaf takes part in a competition for whole items."""
    return not leaf.shared and not leaf.split


def _of(rules: Rules, leaves: Sequence[Leaf]) -> Iterator[Problem]:
    """Compare what leaves ask with what the widest of them can take; each group is told once, the smallest first."""
    bits = {leaf.path: rules.members.bits(leaf.selection) for leaf in leaves}
    told: list[set[str]] = []
    for widest in sorted(leaves, key=lambda leaf: bits[leaf.path].bit_count()):
        unit = unit_of(widest.amount)
        unit = _ITEMS if unit.measure == "items" else unit
        there = supply(rules, widest.selection, unit)
        if there is None or not bits[widest.path]:
            continue
        inside = [leaf for leaf in leaves if bits[leaf.path] and not bits[leaf.path] & ~bits[widest.path]]
        asked = {leaf.path: _asked(rules, leaf, unit) for leaf in inside}
        group = [leaf for leaf in inside if asked[leaf.path]]
        paths = {leaf.path for leaf in group}
        enough = sum(asked.values()) <= there or max(asked.values()) > there
        if enough or _is_told_elsewhere(group) or any(before <= paths for before in told):
            continue
        told.append(paths)
        yield _problem(widest, group, sum(asked.values(), Fraction(0)), there, unit)


def _asked(rules: Rules, leaf: Leaf, unit: Unit) -> Fraction:
    """How much of a unit a leaf uses up at least; nothing if it counts in another one."""
    if leaf.item is not None:
        learning = rules.catalogue.learning.get(leaf.item)
        if learning is None:
            return Fraction(0)
        if unit == _ITEMS:
            return Fraction(1)
        worth = learning.worth
        return Fraction(worth.thousandths, SCALE) if worth is not None and worth.unit == unit else Fraction(0)
    counted = unit_of(leaf.amount)
    fits = counted.measure == "items" if unit == _ITEMS else counted == unit
    return (least(leaf.amount) or Fraction(0)) if fits else Fraction(0)


def _is_told_elsewhere(group: Sequence[Leaf]) -> bool:
    """One name several times is told as such."""
    return len(group) < 2 or (group[0].item is not None and len({leaf.item for leaf in group}) == 1)  # noqa: PLR2004 # a competition has two sides


def _problem(widest: Leaf, group: Sequence[Leaf], asked: Fraction, there: Fraction, unit: Unit) -> Problem:
    counted = {unit_of(leaf.amount) for leaf in group if leaf.item is None}
    shown_in = counted.pop() if unit == _ITEMS and len(counted) == 1 else unit
    message = (
        f"{len(group)} requirements compete for these items: together they ask for {shown(asked, shown_in)}, "
        f"and all that they can take comes to {shown(there, shown_in)}"
    )
    others = [spot(leaf.place, "competes with it") for leaf in group if leaf is not widest]
    return Problem(CODE, Severity.WARNING, message, _HELP, (spot(widest.place), *others))
