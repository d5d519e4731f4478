"""Transfer rules in a circle that make credits grow.

## Why it matters

A course goes to another institution and comes back, and bears more than when it left; going round again would make any
number of credits. Transfers do not chain unless a rule says so, so no audit does that; but one of the worths is wrong. One
circle is told of each knot of rules.

## An example

```table
rule,from_institution,from_subject,from_number,least_grade,most_grade,to_institution,to_subject,to_number,from_credits,credits
1,hostos,MA,114,,,lehman,MATH,115,3,4
2,lehman,MATH,115,,,hostos,MA,114,4,4
```

## What to write instead

Give what is brought, in both directions:

```table
rule,from_institution,from_subject,from_number,least_grade,most_grade,to_institution,to_subject,to_number,from_credits,credits
1,hostos,MA,114,,,lehman,MATH,115,3,3
2,lehman,MATH,115,,,hostos,MA,114,3,3
```
"""

from collections.abc import Iterator

from pathways.model.articulation.findings import Defect
from pathways.model.checks.rules import Rules
from pathways.model.checks.transfers_in_words import name, place, takes, told
from pathways.problem import Problem, Severity

CODE = "inflating-transfers"
_MOST = 5
"""Rules of a circle that are named."""


def check(rules: Rules) -> Iterator[Problem]:
    """Tell of circles; a warning, as the rule that gives too much is an error of its own."""
    for judged, finding in told(rules, Defect.INFLATE):
        named = [name(judged, rule) for rule in finding.circle[:_MOST]]
        rest = len(finding.circle) - len(named)
        way = ", ".join(named) + (f" and {rest} more" if rest else "")
        message = (
            f"credits grow: {takes(judged, finding.rule)} comes back with more of them by the rules {way}"
        )
        spots = tuple(
            place(judged, rule, "" if not at else "and then")
            for at, rule in enumerate(finding.circle[:_MOST])
        )
        yield Problem(CODE, Severity.WARNING, message, "let each of them give what it takes", spots)
    for judged, finding in told(rules, Defect.UNDECIDED):
        first = takes(judged, finding.rule)
        message = (
            f"whether credits grow in a circle from {first} was not decided: too many rules hang together"
        )
        help_ = "mend the rules by which credits appear, and check again"
        yield Problem(CODE, Severity.WARNING, message, help_, (place(judged, finding.rule),))
