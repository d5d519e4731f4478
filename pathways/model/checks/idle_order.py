"""An order is asked of fewer than two things.

## Why it matters

`taken in order` lets the members of a stack be completed one after the other, as they are written. A stack
that is made of a single requirement has no order that could be kept.

## An example

```mistake
course eng101 "First-year composition"
badge writer "Writer" { require eng101 }
certificate letters "Letters" { criteria "a portfolio" }
vertical stack steps "Step by step" { made of writer  into letters  taken in order }
```

## What to write instead

Name the steps, or leave the order out:

```pathway
course eng101 "First-year composition"
course eng301 "Advanced composition"
badge writer "Writer" { require eng101 }
badge editor "Editor" { require eng301 }
certificate letters "Letters" { criteria "a portfolio" }
vertical stack steps "Step by step" { made of all of { writer, editor }  into letters  taken in order }
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules
from pathways.model.requirement import Group, InOrder, Leaf, Named
from pathways.problem import Problem, Severity, spot

CODE = "idle-order"


def check(rules: Rules) -> Iterator[Problem]:
    """Count the members of stacks that are taken in order."""
    for stack in rules.catalogue.stacks.values():
        made_of = stack.made_of
        while isinstance(made_of, Named):
            made_of = made_of.requirement
        members = made_of.members if isinstance(made_of, Group | InOrder) else (made_of,)
        steps = [member for member in members if isinstance(member, Leaf | Named)]
        if stack.in_order and members and len(steps) < 2:  # noqa: PLR2004 # an order is between two
            message = f"the stack `{stack.name}` is taken in order, and has no two steps"
            yield Problem(
                CODE, Severity.WARNING, message, "name the steps in `all of { ... }`", (spot(stack.place),)
            )
