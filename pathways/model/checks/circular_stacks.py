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

from pathways.model.checks.circles import circles, steps_of
from pathways.model.checks.rules import Rules, naming
from pathways.model.dependencies import dependencies
from pathways.model.requirement import Holds
from pathways.model.walk import selections
from pathways.problem import Problem, Severity, Spot, spot
from pathways.text import Place

CODE = "circular-stacks"
_HELP = "decide which of them comes first, and let it need only what can be learnt before it"


def check(rules: Rules) -> Iterator[Problem]:
    """Tell every circle once; credentials of a circle that was told are left out of the search for others."""
    needs = {
        name: found
        for name, found in dependencies(rules.catalogue).items()
        if name in rules.catalogue.credentials
    }
    for circle in circles(needs):
        yield _problem(rules, circle)


def _problem(rules: Rules, circle: list[str]) -> Problem:
    steps = steps_of(circle)
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
