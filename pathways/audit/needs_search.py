"""Rules that no audit can decide yet, told when the rules are checked.

# needs-search

Most rules are decided exactly, by search where requirements compete in a way that nothing simpler decides. Three kinds of
rule are still refused: a number or a branch that depends on an average over what counts, `taken in order` of more than a
list of named items, and `at least ... from each` over everything that counts. An answer that is only probably right is
worse than none.

## Why it matters

Every audit of it comes back as "not decided", and an admission by it goes to a person.

## Example

```pathway
institution lakeside "Lakeside College" { is a college }
course lakeside.lab "Laboratory" { taught at lakeside worth 1 credit }
course lakeside.sea "The sea" { taught at lakeside worth 4 credits }
certificate lakeside.nature "Certificate in nature" {
  issued by lakeside
  require when gpa at least 3.50 over what counts { lakeside.sea } otherwise { lakeside.lab }
}
```

## What to write instead

Let it depend on the average over the record, name items that follow one another one by one, and write one minimum for each
subject, area or term that is meant:

```pathway
institution lakeside "Lakeside College" { is a college }
course lakeside.lab "Laboratory" { taught at lakeside worth 1 credit }
course lakeside.sea "The sea" { taught at lakeside worth 4 credits }
certificate lakeside.nature "Certificate in nature" {
  issued by lakeside
  require when gpa at least 3.50 over record courses at lakeside { lakeside.sea } otherwise { lakeside.lab }
}
```
"""

from typing import TYPE_CHECKING

from pathways.audit.classify import classify
from pathways.audit.obstacles import obstacle_of
from pathways.audit.target import declared_target
from pathways.model.catalogue import Catalogue
from pathways.problem import Problem, Severity, in_order, spot

if TYPE_CHECKING:
    from pathways.model.declaration import Admission, Credential, Stack

CODE = "needs-search"


def needs_search(catalogue: Catalogue) -> tuple[Problem, ...]:
    """A warning for everything that could be a goal and cannot be decided yet."""
    goals: tuple[Credential | Stack | Admission, ...] = (
        *catalogue.credentials.values(),
        *catalogue.stacks.values(),
        *catalogue.admissions.values(),
    )
    found = []
    for goal in goals:
        classified = classify(declared_target(goal, catalogue), catalogue)
        if classified.refusal is not None:
            obstacle = obstacle_of(classified.reason)
            message = f"`{goal.name}` cannot be decided yet: {obstacle.why}"
            found.append(Problem(CODE, Severity.WARNING, message, obstacle.remedy, (spot(goal.place),)))
    return in_order(found)


def pages() -> dict[str, str]:
    """The manual page of this problem."""
    return {CODE: (__doc__ or "").partition("\n")[2].strip()}
