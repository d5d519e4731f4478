"""A vertical stack that does not lead upward.

## Why it matters

Credentials rank: badge, micro-credential, certificate, associate degree, bachelor degree, graduate
certificate, master degree, doctorate; a kind of your own ranks as one of these. A vertical stack leads to a
credential that ranks above everything it is made of. One that leads down or sideways is usually turned
around, or is not vertical.

## An example

```mistake
certificate data "Data certificate" { require at least 12 credits from courses }
badge plots "Plots" {}
vertical stack up "From certificate to badge" { made of data  into plots }
```

## What to write instead

Write instead the lower credential into `made of`, or, where rank does not matter, make the stack horizontal:

```pathway
certificate data "Data certificate" { require at least 12 credits from courses }
badge plots "Plots" {}
vertical stack up "From badge to certificate" { made of plots  into data }
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules, naming
from pathways.model.declaration import KINDS, Credential, Stack
from pathways.model.dependencies import names_in
from pathways.model.requirement import Leaf
from pathways.model.selection import Every, Filter, Filtered, InSet, Meet, Selection, Union
from pathways.problem import Problem, Severity, spot

CODE = "stack-goes-down"
_HELP = "put what ranks highest after `into`, or write `horizontal stack` if rank does not matter"


def check(rules: Rules) -> Iterator[Problem]:
    """Compare the rank of the goal of every vertical stack with all that it is made of."""
    catalogue = rules.catalogue
    for part in rules.parts:
        stack, leaf = part.owner, part.requirement
        if not isinstance(stack, Stack) or stack.shape != "vertical" or not isinstance(leaf, Leaf):
            continue
        goal = catalogue.credentials.get(stack.into or "")
        if goal is None or catalogue.rank_of(goal.kind) not in KINDS:
            continue
        for name in names_in(leaf.selection):
            below = catalogue.credentials.get(name)
            if below is not None and catalogue.rank_of(below.kind) in KINDS and below.rank >= goal.rank:
                yield _problem(rules, goal, f"`{name}`, {rules.noun(name)}", leaf, name)
        for kind in _kinds(leaf.selection):
            rank = catalogue.rank_of(kind)
            if rank in KINDS and KINDS.index(rank) >= goal.rank:
                yield _problem(rules, goal, f"a credential that ranks as `{rank}`", leaf, kind)


def _problem(rules: Rules, goal: Credential, below: str, leaf: Leaf, name: str) -> Problem:
    message = f"`{goal.name}`, {rules.noun(goal.name)}, does not rank above {below}"
    spots = (spot(naming(leaf.place, name)), spot(goal.place, f"`{goal.name}` is declared here"))
    return Problem(CODE, Severity.ERROR, message, _HELP, spots)


def _kinds(selection: Selection) -> Iterator[str]:
    """The kinds of credential that a selection asks for without naming any."""
    match selection:
        case Every("badges"):
            yield "badge"
        case Filtered(base, filters):
            yield from (str(value) for kind, value in filters if kind is Filter.KIND)
            yield from _kinds(base)
        case InSet(_, inside):
            yield from _kinds(inside)
        case Union(parts) | Meet(parts):
            for part in parts:
                yield from _kinds(part)
        case _:
            return
