"""A grade is asked of something that is graded on another scale, or on none.

## Why it matters

`grade C or better` means something only within one scale. A course is graded on the scale of the institution where it
is taught; if that scale has no such grade, or the institution names no scale, no grade there is ever good enough.

## An example

```mistake
scale letters { passing A 4, B 3, C 2  failing F 0 }
scale pass_fail { passing P  failing NP }
institution lakeside "Lakeside College" { uses scale pass_fail }
course lakeside.writing "Writing" { taught at lakeside }
badge writer "Writer" { require lakeside.writing with grade C or better }
```

## What to write instead

Ask for a grade of that scale, or correct the scale that the institution uses:

```pathway
scale letters { passing A 4, B 3, C 2  failing F 0 }
scale pass_fail { passing P  failing NP }
institution lakeside "Lakeside College" { uses scale letters }
course lakeside.writing "Writing" { taught at lakeside }
badge writer "Writer" { require lakeside.writing with grade C or better }
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules, named_here
from pathways.model.grade import Scale
from pathways.model.requirement import Fewer, Leaf
from pathways.model.selection import Filter, Filtered, Meet, Selection, Union
from pathways.problem import Problem, Severity, spot
from pathways.text import Place

CODE = "grade-off-scale"


def check(rules: Rules) -> Iterator[Problem]:
    """Look at every grade that is asked of named courses, or of what is taught at a named institution."""
    for part in rules.parts:
        if isinstance(part.requirement, Leaf | Fewer):
            yield from _of(rules, part.requirement.selection, part.requirement.place)
    for found in rules.catalogue.sets.values():
        yield from _of(rules, found.selection, found.place)


def _of(rules: Rules, selection: Selection, place: Place) -> Iterator[Problem]:
    match selection:
        case Filtered(base, filters):
            for which, grade in filters:
                if which is Filter.GRADE:
                    yield from _told(rules, _institutions(rules, base, selection), str(grade), place)
        case Union(parts) | Meet(parts):
            for part in parts:
                yield from _of(rules, part, place)
        case _:
            return


def _institutions(rules: Rules, base: Selection, selection: Filtered) -> list[str]:
    """Where what is asked for is taught, as far as the rule says."""
    learning = rules.catalogue.learning
    named = [learning[name].institution for name in named_here(base) if name in learning]
    at = [str(value) for which, value in selection.filters if which is Filter.TAUGHT_AT]
    declared = rules.catalogue.institutions
    return list(dict.fromkeys(name for name in (*named, *at) if name is not None and name in declared))


def _told(rules: Rules, institutions: list[str], grade: str, place: Place) -> Iterator[Problem]:
    known = {scale_grade.name for scale in rules.catalogue.scales.values() for scale_grade in scale.grades}
    if grade not in known:
        return
    for name in institutions:
        scale = _scale_of(rules, name)
        if scale is None:
            message = (
                f"nothing says on which scale `{name}` grades, so that no grade there is `{grade}` or better"
            )
            help_ = f"write `uses scale` and the name of a scale among the clauses of `{name}`"
        elif scale.grade(grade) is None:
            message = f"`{name}` grades on the scale `{scale.name}`, which has no `{grade}`"
            passing = ", ".join(f"`{each.name}`" for each in scale.grades if each.passing)
            help_ = f"write a grade of that scale ({passing}), or another scale with `uses scale` in `{name}`"
        else:
            continue
        yield Problem(CODE, Severity.WARNING, message, help_, (spot(place),))


def _scale_of(rules: Rules, institution: str) -> Scale | None:
    """The scale of an institution, else the only one there is, as an audit has it."""
    scales = rules.catalogue.scales
    own = rules.catalogue.institutions[institution].scale
    if own is not None:
        return scales.get(own)
    return next(iter(scales.values())) if len(scales) == 1 else None
