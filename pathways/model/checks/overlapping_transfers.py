"""Two transfer rules that take the same for different courses.

## Why it matters

For some grades, on some days, both of them apply, and they give different courses. An audit takes whichever serves the
learner better, goal by goal; most often the author meant one of them only, and an interval of grades or a date is wrong.
Where both are meant, different priorities say so, and nothing is told.

## An example

```table
rule,from_institution,from_subject,from_number,least_grade,most_grade,to_institution,to_subject,to_number
1,hostos,MA,114,D,,lehman,MATH,115
2,hostos,MA,114,,C-,lehman,MATH,ELEC
```

## What to write instead

Let each grade be taken by one rule:

```table
rule,from_institution,from_subject,from_number,least_grade,most_grade,to_institution,to_subject,to_number
1,hostos,MA,114,C,,lehman,MATH,115
2,hostos,MA,114,,C-,lehman,MATH,ELEC
```
"""

from collections.abc import Iterator

from pathways.model.articulation.findings import Defect
from pathways.model.checks.rules import Rules
from pathways.model.checks.transfers_in_words import gives, in_common, name, place, takes, told
from pathways.problem import Problem, Severity
from pathways.text import limits

CODE = "overlapping-transfers"


def check(rules: Rules) -> Iterator[Problem]:
    """Tell of two rules for one learner; a warning, as the allocation chooses between them."""
    for judged, (_, rule, other, *_) in told(rules, Defect.OVERLAP):
        both = f"rules {name(judged, other)} and {name(judged, rule)}"
        message = (
            f"{both} both take {takes(judged, rule)} with {in_common(judged, rule, other)}, "
            f"as {gives(judged, other)} and as {gives(judged, rule)}"
        )
        help_ = "part their grades or dates, or give them different priorities if both are meant"
        spots = (place(judged, rule), place(judged, other, "the other rule"))
        yield Problem(CODE, Severity.WARNING, message, help_, spots)
    for judged, (_, rule, *_) in told(rules, Defect.CROWD):
        message = f"more than {limits.ALIKE} rules take {takes(judged, rule)} at once, so not every two were compared"
        help_ = "no catalogue has so many; look for rows that were copied"
        yield Problem(CODE, Severity.WARNING, message, help_, (place(judged, rule),))
