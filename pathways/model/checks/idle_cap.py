"""A cap that can never be reached.

## Why it matters

There is not as much of it as the cap allows, so the line limits nothing. Often the list was meant to be
longer, or the cap to be smaller.

## An example

```mistake
course soan264 "Society"
course race121 "Race"
certificate americas "Americas" {
  require 6 courses from courses of which { at most 2 courses from { soan264, race121 } }
}
```

## What to write instead

Lower the cap, or leave the line out:

```pathway
course soan264 "Society"
course race121 "Race"
certificate americas "Americas" {
  require 6 courses from courses of which { at most 1 course from { soan264, race121 } }
}
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules
from pathways.model.checks.supply import least, shown, supply, unit_of
from pathways.model.requirement import Leaf, Line, SumLine
from pathways.problem import Problem, Severity, spot

CODE = "idle-cap"


def check(rules: Rules) -> Iterator[Problem]:
    """Compare every cap on a list with what the list comes to."""
    for part in rules.parts:
        if isinstance(part.requirement, Leaf):
            for line in part.requirement.lines:
                yield from _of_line(rules, line)
    for _, line in rules.overall_lines():
        yield from _of_line(rules, line)


def _of_line(rules: Rules, line: Line) -> Iterator[Problem]:
    if not isinstance(line, SumLine) or line.at_least or line.selection is None:
        return
    unit, cap = unit_of(line.amount), least(line.amount)
    there = supply(rules, line.selection, unit)
    if there is not None and cap is not None and 0 < there <= cap:
        message = f"this allows {shown(cap, unit)}, and all that it is about comes to {shown(there, unit)}"
        yield Problem(
            CODE, Severity.WARNING, message, "lower the cap, or leave the line out", (spot(line.place),)
        )
