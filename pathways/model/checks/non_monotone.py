"""A rule by which learning more can make things worse.

## Why it matters

Nearly every rule of the language can only get better for a learner who learns more. An average can fall, a
learner can come to hold what must not be held, and a branch of `when` or a number that depends on what was
learnt may ask more of those who have more. That is allowed, and it is what some policies say; a notice
stands here so that nobody writes it by accident. A number that only gets kinder, as in `at least (3 when
holds writer otherwise 6) credits`, gets no notice.

## An example

```mistake
course eng101 "First-year composition"
badge writer "Writer" { require gpa at least 2.75 over record courses in subject "ENG" }
```

## What to write instead

Where a grade in each course is meant, say that instead:

```pathway
scale letters { passing A 4, B 3, C 2  failing F 0 }
course eng101 "First-year composition"
badge writer "Writer" { require eng101 with grade B or better }
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules
from pathways.model.declaration import Learning
from pathways.model.monotone import shrinks
from pathways.model.requirement import Gpa
from pathways.problem import Problem, Severity, spot

CODE = "non-monotone"


def check(rules: Rules) -> Iterator[Problem]:
    """Tell each place where more learning can hurt; what comes before a course is no part of a verdict."""
    parts = (part.requirement for part in rules.parts if not isinstance(part.owner, Learning))
    lines = (line for _, line in rules.overall_lines() if not isinstance(line, Gpa))
    for rule in (*parts, *lines):
        reason = shrinks(rule)
        if reason:
            message = f"learning more can make this rule harder to meet: {reason}"
            help_ = "leave it if the policy says so; otherwise ask for a grade or a credential instead"
            yield Problem(CODE, Severity.NOTICE, message, help_, (spot(rule.place),))
