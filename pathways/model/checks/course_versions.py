"""Two versions of a course that are not one course.

## Why it matters

A course may change its title and what it is worth from one catalogue to the next: whoever completed it before the
change has what it was worth then. What requirements select it by stays the same: where it is taught, its subject,
number, level, areas and skills, whether it bears credit, how often it counts and what it is equivalent to. Where that
changes it is another course.

## An example

```mistake
course ed101 "Teaching" { number 101 worth 3 credits effective 2015-08-15 retired 2022-08-14 }
course ed101 "Teaching" { number 201 worth 4 credits effective 2022-08-15 }
```

## What to write instead

Declare two courses, and say that they are equivalent:

```pathway
course ed101 "Teaching" { number 101 worth 3 credits }
course ed201 "Teaching" { number 201 worth 4 credits equivalent to ed101 }
```
"""

from collections.abc import Iterator
from dataclasses import fields, replace

from pathways.model.checks.rules import Rules
from pathways.model.declaration import Learning
from pathways.problem import Problem, Severity, spot

CODE = "course-versions-differ"
_MAY_CHANGE = ("title", "worth", "price", "details", "cites", "offered", "can_be_taken", "place")
_WORDS = {
    "institution": "where it is taught",
    "for_credit": "whether it bears credit",
    "uses": "how often it counts",
    "equivalents": "what it is equivalent to",
}


def check(rules: Rules) -> Iterator[Problem]:
    """Compare every version of a course with the newest."""
    for name, versions in rules.catalogue.versions.items():
        newest = rules.catalogue.learning.get(name)
        for version in versions[:-1] if newest is not None else ():
            older = version.declared
            if isinstance(older, Learning) and newest is not None and not _is_one(older, newest):
                what = ", ".join(_differing(older, newest))
                message = f"the versions of `{name}` are not one course: {what} changed"
                help_ = "declare a course of another name, and say with `equivalent to` that it stands for this one"
                spots = (spot(newest.place), spot(older.place, "the version before is here"))
                yield Problem(CODE, Severity.ERROR, message, help_, spots)


def _is_one(older: Learning, newest: Learning) -> bool:
    return replace(older, **{name: getattr(newest, name) for name in _MAY_CHANGE}) == newest


def _differing(older: Learning, newest: Learning) -> Iterator[str]:
    for field in fields(Learning):
        if field.name not in _MAY_CHANGE and getattr(older, field.name) != getattr(newest, field.name):
            yield _WORDS.get(field.name, f"its {field.name}")
