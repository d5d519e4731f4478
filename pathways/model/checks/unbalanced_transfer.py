"""A transfer rule by which credits appear or vanish.

## Why it matters

What a rule gives is what it takes: credits in are credits out, and what has no course of its own is blanket credit, which
a row of the kind `rest` gives. A rule that gives more makes credits from nothing, and degrees would be had with too few:
that is an error. One that gives less takes credits away from learners: a warning, since some receivers mean it.
Credits are compared where both worths are known: from `from_credits` and `to_credits`, or from the declared course.

## An example

```table
rule,from_institution,from_subject,from_number,least_grade,most_grade,to_institution,to_subject,to_number,credits,from_credits
1,hostos,MA,114,,,lehman,MATH,115,4,3
```

## What to write instead

Give what was brought; `at most` says that a course can bear more than that:

```table
rule,from_institution,from_subject,from_number,least_grade,most_grade,to_institution,to_subject,to_number,credits,from_credits,kind
1,hostos,MA,114,,,lehman,MATH,115,4,3,at most
```
"""

from collections.abc import Iterator

from pathways.model.articulation.findings import Defect
from pathways.model.checks.rules import Rules
from pathways.model.checks.transfers_in_words import gives, in_credits, name, place, takes, told
from pathways.problem import Problem, Severity

CODE = "unbalanced-transfer"


def check(rules: Rules) -> Iterator[Problem]:
    """Tell of every rule whose credits out are not its credits in."""
    for judged, finding in told(rules, Defect.APPEAR, Defect.VANISH):
        rule = finding.rule
        brought, given = finding.amounts
        appears = finding.defect is Defect.APPEAR
        verb = "too much" if appears else "lost"
        message = (
            f"{in_credits(abs(given - brought))} {verb} by rule {name(judged, rule)}: {takes(judged, rule)} "
            f"brings {in_credits(brought)}, {gives(judged, rule)} gives {in_credits(given)}"
        )
        help_ = (
            "give what is brought; `at most` gives no more than that"
            if appears
            else "give the rest as well, as the course that stands for blanket credit"
        )
        severity = Severity.ERROR if appears else Severity.WARNING
        yield Problem(CODE, severity, message, help_, (place(judged, rule),))
