"""A transfer rule that is never the better choice.

## Why it matters

Another rule takes the same courses or fewer, with the same grades or lower ones, whenever this one does, and gives the
same or more. This one can be left out, and no audit would change; so most likely something else was meant.

## An example

```table
rule,from_institution,from_subject,from_number,least_grade,most_grade,to_institution,to_subject,to_number
1,hostos,MA,114,D,,lehman,MATH,115
2,hostos,MA,114,B,,lehman,MATH,115
```

## What to write instead

Take it away, or say what it was meant to give:

```table
rule,from_institution,from_subject,from_number,least_grade,most_grade,to_institution,to_subject,to_number
1,hostos,MA,114,D,B-,lehman,MATH,115
2,hostos,MA,114,B,,lehman,MATH,116
```
"""

from collections.abc import Iterator

from pathways.model.articulation.findings import Defect
from pathways.model.checks.rules import Rules
from pathways.model.checks.transfers_in_words import gives, name, place, takes, told
from pathways.problem import Problem, Severity

CODE = "shadowed-transfer"


def check(rules: Rules) -> Iterator[Problem]:
    """Tell of every rule that another makes idle; a warning, as no audit changes by it."""
    for judged, (_, rule, other, *_) in told(rules, Defect.SHADOW):
        message = (
            f"rule {name(judged, rule)} is never needed: whoever has {takes(judged, rule)} "
            f"has {gives(judged, rule)} by rule {name(judged, other)} as well"
        )
        help_ = "take it away, or write what it gives beyond the other"
        spots = (place(judged, rule), place(judged, other, "takes no more and gives as much"))
        yield Problem(CODE, Severity.WARNING, message, help_, spots)
