"""Two transfer rules that say the same.

## Why it matters

Both take the same courses with the same grades on the same days, and give the same. Nothing goes wrong, until one of
them is changed and the other is not: then they contradict each other.

## An example

```table
rule,from_institution,from_subject,from_number,least_grade,most_grade,to_institution,to_subject,to_number
1,hostos,MA,114,D,,lehman,MATH,115
2,hostos,MA,114,D,,lehman,MATH,115
```

## What to write instead

Keep one of them:

```table
rule,from_institution,from_subject,from_number,least_grade,most_grade,to_institution,to_subject,to_number
1,hostos,MA,114,D,,lehman,MATH,115
```
"""

from collections.abc import Iterator

from pathways.model.articulation.findings import Defect
from pathways.model.checks.rules import Rules
from pathways.model.checks.transfers_in_words import gives, name, place, takes, told
from pathways.problem import Problem, Severity

CODE = "duplicate-transfers"


def check(rules: Rules) -> Iterator[Problem]:
    """Tell of every rule that stands there already; a warning, as no audit changes by it."""
    for judged, (_, rule, other, *_) in told(rules, Defect.DUPLICATE):
        both = f"rules {name(judged, other)} and {name(judged, rule)}"
        message = f"{both} say the same: {takes(judged, rule)} as {gives(judged, rule)}"
        spots = (place(judged, rule), place(judged, other, "it stands here already"))
        yield Problem(CODE, Severity.WARNING, message, "take one of them away", spots)
