"""Credentials that need one another in a circle.

## Why it matters

A credential needs what it requires, what the stacks into it are made of, and what is converted into it. If
that leads back to where it began, nobody can ever begin: each waits for the other. A credential that is
awarded automatically is needed by whatever could count it, so two automatic badges of an area that both ask
for badges of that area need each other, too. (Badges that are awarded on application count there only once
they are recorded, which makes no circle. No credential ever counts itself.)

## An example

```mistake
badge reader "Reader" { require writer }
badge writer "Writer" { require reader }
```

## What to write instead

Write instead what comes first:

```pathway
course eng101 "First-year composition"
badge reader "Reader" { require eng101 }
badge writer "Writer" { require reader }
```
"""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from pathways.model.checks.rules import Rules, naming
from pathways.model.dependencies import dependencies
from pathways.model.requirement import Holds
from pathways.model.walk import selections
from pathways.problem import Problem, Severity, Spot, spot
from pathways.text import Place

CODE = "circular-stacks"
_MOST_CIRCLES = 100
_MOST_STEPS = 20
"""Steps that are told of a circle; nobody follows more of them."""
_HELP = "decide which of them comes first, and let it need only what can be learnt before it"


def check(rules: Rules) -> Iterator[Problem]:
    """Tell every circle once; credentials of a circle that was told are left out of the search for others."""
    needs = {
        name: found
        for name, found in dependencies(rules.catalogue).items()
        if name in rules.catalogue.credentials
    }
    for _ in range(_MOST_CIRCLES):
        circle = _circle(needs)
        if circle is None:
            return
        yield _problem(rules, circle)
        needs = {
            name: tuple(other for other in found if other not in circle)
            for name, found in needs.items()
            if name not in circle
        }


def _circle(needs: dict[str, tuple[str, ...]]) -> list[str] | None:
    """Names of which each needs the next one and the last needs the first; the first in order comes first."""
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        found = list(reversed(error.args[1][1:]))
        order = {name: at for at, name in enumerate(needs)}
        first = min(range(len(found)), key=lambda at: order[found[at]])
        return found[first:] + found[:first]
    return None


def _problem(rules: Rules, circle: list[str]) -> Problem:
    steps = list(zip(circle, [*circle[1:], circle[0]], strict=True))
    if len(steps) > _MOST_STEPS:
        steps = [*steps[: _MOST_STEPS - 1], steps[-1]]
    spots = tuple(_step(rules, name, needed) for name, needed in steps)
    if len(circle) == 1:
        message = f"`{circle[0]}` needs itself"
    else:
        chain = ", and ".join(f"`{name}` needs `{needed}`" for name, needed in steps)
        message = f"these credentials need one another: {chain}"
    return Problem(CODE, Severity.ERROR, message, _HELP, spots)


def _step(rules: Rules, name: str, needed: str) -> Spot:
    """Where one credential says that it needs the next."""
    return spot(_where(rules, name, needed), f"`{name}` needs `{needed}`")


def _where(rules: Rules, name: str, needed: str) -> Place:
    own = rules.routes_of(name)
    for part in (part for route in own for part in rules.parts_of.get(route, ())):
        inner = part.requirement
        named = isinstance(inner, Holds) and not inner.negated and inner.credential == needed
        if named or any(rules.members.takes(selection, needed) for selection in selections(inner)):
            return naming(inner.place, needed)
    conversions = [
        rules.catalogue.conversions[route] for route in own if route in rules.catalogue.conversions
    ]
    return next(found.place for found in conversions if rules.members.takes(found.source, needed))
