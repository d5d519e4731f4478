"""A transfer takes grades that nobody can have, or gives blanket credit that counts only once.

## Why it matters

`with grade C to D` is written from the lower grade to the higher one: from a C to a D there is no grade, so that nothing
is ever transferred. Grades are those of the scale of the college that sends; one that it does not have is reached by nobody.
And a course for blanket credit stands for many courses of elsewhere: if it is not `repeatable`, all of these together give
credit once.

## An example

```mistake
institution hos "Hostos" { uses scale letters }
institution leh "Lehman" { uses scale letters }
scale letters { passing A, B, C, D  failing F }
course hos.acc110 "Accounting I" { taught at hos  worth 4 credits }
course leh.acc171 "Principles" { taught at leh  worth 3 credits }
transfer accounting "Accounting" {
  takes hos.acc110 with grade C to D
  gives leh.acc171
}
```

## What to write instead

```pathway
institution hos "Hostos" { uses scale letters }
institution leh "Lehman" { uses scale letters }
scale letters { passing A, B, C, D  failing F }
course hos.acc110 "Accounting I" { taught at hos  worth 4 credits }
course leh.acc171 "Principles" { taught at leh  worth 3 credits }
transfer accounting "Accounting" {
  takes hos.acc110 with grade D to C
  gives leh.acc171
}
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules
from pathways.model.grade import Scale
from pathways.model.transfer import Taken, Transfer
from pathways.problem import Problem, Severity, spot

CODE = "idle-transfer"


def check(rules: Rules) -> Iterator[Problem]:
    """Look at the grades of every transfer, and at what several of them give as blanket credit."""
    for transfer in rules.catalogue.transfers.values():
        for taken in transfer.takes:
            yield from _grades(rules, transfer, taken)
    yield from _blanket(rules)


def _grades(rules: Rules, transfer: Transfer, taken: Taken) -> Iterator[Problem]:
    grades = [grade for grade in (taken.least, taken.most) if grade is not None]
    scale = _scale(rules, taken.course.institution)
    if scale is None:
        return
    name = taken.course.name or taken.course.label
    passing = [grade.name for grade in scale.grades if grade.passing]
    for grade in grades:
        if scale.grade(grade) is None:
            message = f"`{transfer.name}` takes `{name}` with a grade `{grade}`, which its scale `{scale.name}` does not have"
            help_ = f"write a grade of that scale: {', '.join(f'`{each}`' for each in passing)}"
            yield Problem(CODE, Severity.WARNING, message, help_, (spot(transfer.place),))
            return
    able = [
        grade
        for grade in passing
        if (taken.least is None or scale.reaches(grade, taken.least))
        and (taken.most is None or scale.reaches(taken.most, grade))
    ]
    if not able:
        message = f"`{transfer.name}` takes `{name}` with grades that nobody who passed can have"
        help_ = "write the lower grade first, as in `with grade D to C`"
        if len(grades) == 1:
            help_ = f"write a grade that passes: {', '.join(f'`{each}`' for each in passing)}"
        yield Problem(CODE, Severity.WARNING, message, help_, (spot(transfer.place),))


def _scale(rules: Rules, institution: str | None) -> Scale | None:
    found = rules.catalogue.institutions.get(institution or "")
    return rules.catalogue.scales.get(found.scale or "") if found is not None else None


def _blanket(rules: Rules) -> Iterator[Problem]:
    givers: dict[str, list[Transfer]] = {}
    for transfer in rules.catalogue.transfers.values():
        for given in transfer.gives:
            if given.how == "rest" and given.course.name is not None:
                givers.setdefault(given.course.name, []).append(transfer)
    for name, transfers in givers.items():
        learning = rules.catalogue.learning.get(name)
        if learning is not None and learning.uses == 1 and len(transfers) > 1:
            message = f"`{name}` is blanket credit of {len(transfers)} transfers, and gives credit once"
            help_ = f"write `repeatable` among the clauses of `{name}`"
            yield Problem(CODE, Severity.NOTICE, message, help_, (spot(learning.place),))
