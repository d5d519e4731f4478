"""An item is named where it can never be taken.

## Why it matters

A list names it, and then a filter, an `except` or what is counted leaves it out. Nobody can fill the
requirement with it, although the rule seems to say so.

## An example

```mistake
course eng101 "First-year composition" { number "101" }
course eng301 "Advanced composition" { number "301" }
certificate letters "Letters" { require 1 course from { eng101, eng301 } numbered 200 and above }
```

## What to write instead

Leave it out of the list, or change the filter:

```pathway
course eng101 "First-year composition" { number "101" }
course eng301 "Advanced composition" { number "301" }
certificate letters "Letters" { require 1 course from { eng301 } }
```
"""

from collections.abc import Iterator

from pathways.model.amount import Amount, Quantity
from pathways.model.checks.rules import Rules, named_here, naming
from pathways.model.checks.supply import is_counted
from pathways.model.requirement import Leaf, SumLine
from pathways.model.selection import Selection
from pathways.problem import Problem, Severity, spot
from pathways.text import Place

CODE = "untakeable-item"


def check(rules: Rules) -> Iterator[Problem]:
    """Compare the names in every selection with what it takes and with what is counted."""
    for part in rules.parts:
        leaf = part.requirement
        if isinstance(leaf, Leaf):
            yield from _of(rules, leaf.selection, leaf.amount, leaf.place)
            for line in leaf.lines:
                if isinstance(line, SumLine) and line.selection is not None:
                    yield from _of(rules, line.selection, line.amount, line.place)
    for _, line in rules.overall_lines():
        if isinstance(line, SumLine) and line.selection is not None:
            yield from _of(rules, line.selection, line.amount, line.place)
    for found in rules.catalogue.sets.values():
        yield from _of(rules, found.selection, None, found.place)
    for conversion in rules.catalogue.conversions.values():
        yield from _of(rules, conversion.source, None, conversion.place)


def _of(rules: Rules, selection: Selection, amount: Amount | None, place: Place) -> Iterator[Problem]:
    counted = amount.unit.name if isinstance(amount, Quantity) and amount.unit.measure == "items" else "items"
    for name in dict.fromkeys(named_here(selection)):
        if not rules.is_declared(name):
            continue
        if not rules.members.takes(selection, name):
            message = f"`{name}` is named here, and what stands around it leaves it out"
            help_ = "take the name out, or change the filter or the `except`"
            yield Problem(CODE, Severity.WARNING, message, help_, (spot(naming(place, name)),))
        elif not is_counted(rules.catalogue, name, counted):
            message = f"`{name}` is {rules.noun(name)}, and {counted} are counted here"
            help_ = f"take the name out, or count items, as in `1 item from {{ {name} }}`"
            yield Problem(CODE, Severity.WARNING, message, help_, (spot(naming(place, name)),))
