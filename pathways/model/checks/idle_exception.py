"""A learner under test is granted an exception that the rules have no use for.

## Why it matters

An exception changes the rules for one learner. One that puts an item in place of a course that is named nowhere there,
lets an item count where nothing counts, changes a number where there is none, or waives all of a credential at
once changes nothing: what the learner was meant to try is not tried.

## An example

```mistake
source book "Book"
course eng101 "Composition" { cites book }
course eng201 "Rhetoric" { cites book }
certificate writing "Writing" { require eng101  require eng201  cites book }
learner "Ada" {
  earned eng101 on 2024-05-10
  granted waiver of writing by "Dr Gray" on 2024-09-02 because "wrote a novel"
  expect writing unmet as of 2024-10-01
}
```

## What to write instead

Name the requirement or the limit that is meant; `pathways show writing --paths` tells their paths:

```pathway
source book "Book"
course eng101 "Composition" { cites book }
course eng201 "Rhetoric" { cites book }
certificate writing "Writing" { require eng101  require eng201  cites book }
learner "Ada" {
  earned eng101 on 2024-05-10
  granted waiver of 'writing/require/2' by "Dr Gray" on 2024-09-02 because "wrote a novel"
  expect writing met as of 2024-10-01
}
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules
from pathways.model.exceptions import Reason, in_any_edition
from pathways.model.learner import ExceptionKind, GrantedException
from pathways.problem import Problem, Severity, spot

CODE = "idle-exception"
_TOLD_BEFORE = frozenset({Reason.REQUIREMENT, Reason.ITEM, Reason.INSTEAD_OF})
"""Names that are not there are told where they are written."""
_WHY = {
    Reason.WHOLE: "it names all of something, and only a requirement or a limit inside of it can be waived",
    Reason.AMOUNT: "that number cannot stand there",
    Reason.NOTHING: "the rules say that number already",
    Reason.CIRCLE: "the item is a credential that is itself made of what it would count for",
}
_NOT_THERE = {
    ExceptionKind.WAIVE: "nothing there can be waived",
    ExceptionKind.SUBSTITUTE: "what it stands for is named nowhere there",
    ExceptionKind.ALSO_ALLOW: "no item counts there",
    ExceptionKind.APPLY_HERE: "no item counts there",
    ExceptionKind.CHANGE_A_LIMIT: "no limit stands there",
    ExceptionKind.EXTEND_A_DEADLINE: "no deadline that ends earlier stands there",
}
_HELP = "name the requirement or limit that is meant; `pathways show NAME --paths` tells the paths"


def check(rules: Rules) -> Iterator[Problem]:
    """Tell of each exception of a learner under test that changes no rule, on the day on which it was granted."""
    for test in rules.catalogue.tests:
        learner = test.learner
        for granted in learner.exceptions:
            change = in_any_edition(rules.catalogue, granted, learner.items)
            if change.reason is not None and change.reason not in _TOLD_BEFORE:
                why = _WHY.get(change.reason) or _NOT_THERE[granted.kind]
                message = f"the exception {_named(granted)} changes nothing: {why}"
                yield Problem(CODE, Severity.WARNING, message, _HELP, (spot(test.place),))


def _named(granted: GrantedException) -> str:
    at = f" at `{granted.requirement}`" if granted.requirement else ""
    item = f" of `{granted.item}`" if granted.item else ""
    return f"`{granted.kind.value}`{item}{at}"
