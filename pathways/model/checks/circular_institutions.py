"""Institutions that are parts of one another.

## Why it matters

An institution is part of a larger one, up to the whole; a circle has no whole. What is taught at a part is
taught at the whole as well, so that `courses at` a university system takes the courses of its campuses.

## An example

```mistake
institution library "University Library" { part of university }
institution university "University" { part of library }
```

## What to write instead

Write instead which of them is the whole:

```pathway
institution library "University Library" { part of university }
institution university "University"
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules
from pathways.problem import Problem, Severity, spot

CODE = "circular-institutions"


def check(rules: Rules) -> Iterator[Problem]:
    """Follow `part of` upward from each institution, and tell each circle at its first member."""
    institutions = rules.catalogue.institutions
    order = {name: at for at, name in enumerate(institutions)}
    for name in institutions:
        chain = [name]  # which is never long: chains are cut off where they are read
        while (above := institutions[chain[-1]].parent) in institutions and above not in chain:
            chain.append(str(above))
        if above == name and order[name] == min(order[other] for other in chain):
            spots = tuple(spot(institutions[other].place) for other in chain)
            parts = ", which is part of ".join(f"`{other}`" for other in [*chain[1:], name])
            message = f"`{name}` is part of {parts}" if len(chain) > 1 else f"`{name}` is part of itself"
            yield Problem(
                CODE, Severity.ERROR, message, "leave out `part of` in the one that is the whole", spots
            )
