"""Unit rules that contradict one another, or a unit that is made of itself.

## Why it matters

A unit rule says how much of another unit one unit is. Where a second rule leads back and does not give the same
again, credits would grow or shrink on the way; where a unit is said to be a part of itself, nobody can tell how much
it is.

## An example

```mistake
unit quarter = 2/3 semester rounded down to 0.5 on the total
unit semester = 2/3 quarter rounded down to 0.5 on the total
```

## What to write instead

Turn the fraction around on the way back, or leave one of the rules out:

```pathway
unit quarter = 2/3 semester rounded down to 0.5 on the total
unit semester = 3/2 quarter rounded down to 0.5 on the total
```
"""

from collections.abc import Iterator

from pathways.model.amount import Unit, UnitRule
from pathways.model.checks.rules import Rules
from pathways.model.checks.unit_mismatch import words
from pathways.problem import Problem, Severity, spot

CODE = "contradictory-units"


def check(rules: Rules) -> Iterator[Problem]:
    """Look at every unit rule by itself, and with the one that leads back; of two the later one is told."""
    seen: set[Unit] = set()
    for rule in rules.catalogue.units.values():
        back = rules.catalogue.units.get(rule.into)
        if rule.unit == rule.into:
            message = f"{words(rule.unit)} are made of themselves here"
            yield _problem(message, "name another unit behind `=`, or leave the rule out", rule)
        elif (
            back is not None and back.into == rule.unit and back.unit in seen and back.ratio * rule.ratio != 1
        ):
            message = f"{_in_words(back)}, and {_in_words(rule)}"
            yield _problem(
                message, f"write `{1 / back.ratio}` here, or leave one of both rules out", rule, back
            )
        seen.add(rule.unit)


def _in_words(rule: UnitRule) -> str:
    one, other = (words(unit).removesuffix("s") for unit in (rule.unit, rule.into))
    return f"1 {one} is {rule.ratio} {other}"


def _problem(message: str, help_: str, rule: UnitRule, back: UnitRule | None = None) -> Problem:
    spots = [spot(found.place) for found in (rule, back) if found is not None and found.place is not None]
    return Problem(CODE, Severity.ERROR, message, help_, tuple(spots))
