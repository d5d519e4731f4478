"""A course for blanket credit is not said to be `not offered`.

## Why it matters

Blanket credit stands for what a college has no course for: nobody can take it. But to the rules it is a course like all
others. A plan would tell a learner to take it, and an audit would name it among what would do for a requirement.

## An example

```mistake
institution hos "Hostos" {}
institution leh "Lehman" {}
course hos.acc110 "Accounting I" { taught at hos  worth 4 credits }
course leh.acc1000 "Accounting, blanket credit" { taught at leh  repeatable }
transfer accounting "Accounting" {
  takes hos.acc110
  gives the rest as leh.acc1000
}
```

## What to write instead

```pathway
institution hos "Hostos" {}
institution leh "Lehman" {}
course hos.acc110 "Accounting I" { taught at hos  worth 4 credits }
course leh.acc1000 "Accounting, blanket credit" { taught at leh  repeatable  not offered }
transfer accounting "Accounting" {
  takes hos.acc110
  gives the rest as leh.acc1000
}
```

If it is a course that is really taught, say in which terms it is `offered`.
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules
from pathways.problem import Problem, Severity, spot

CODE = "offered-blanket-credit"


def check(rules: Rules) -> Iterator[Problem]:
    """Look at what transfers give the rest as, or some credit as that has no worth of its own."""
    given = {
        (each.course.name or "", each.how): transfer
        for transfer in rules.catalogue.transfers.values()
        for each in transfer.gives
    }
    done: set[str] = set()
    for (name, how), transfer in given.items():
        learning = rules.catalogue.learning.get(name)
        if learning is None or name in done or not learning.can_be_taken or learning.offered:
            continue
        if how == "rest" or (how != "catalogue" and learning.worth is None):
            done.add(name)
            message = f"`{name}` is given as blanket credit, and nothing says whether anybody can take it"
            help_ = f"write `not offered` among the clauses of `{name}`, or in which terms it is `offered`"
            spots = (spot(learning.place), spot(transfer.place, "given here"))
            yield Problem(CODE, Severity.NOTICE, message, help_, spots)
