"""Something that is counted whole is to be split.

## Why it matters

A course is one course, wherever it counts: only credits and hours can be split between two requirements.
`split` on a count of items says nothing.

## An example

```mistake
certificate data "Data" { require 4 courses from courses in subject "STAT" split }
```

## What to write instead

Leave `split` out, or ask for credits:

```pathway
certificate data "Data" { require at least 12 credits from courses in subject "STAT" split }
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules
from pathways.model.checks.supply import unit_of
from pathways.model.requirement import Leaf
from pathways.problem import Problem, Severity, spot

CODE = "idle-split"


def check(rules: Rules) -> Iterator[Problem]:
    """Look at what leaves with `split` count."""
    for part in rules.parts:
        leaf = part.requirement
        if isinstance(leaf, Leaf) and leaf.split and unit_of(leaf.amount).measure == "items":
            message = "`split` stands on something that is counted whole"
            yield Problem(
                CODE, Severity.WARNING, message, "leave `split` out, or ask for credits", (spot(leaf.place),)
            )
