"""Rules that no audit can decide yet, told when the rules are checked.

# needs-search

An audit of this credential, stack or admission would have to try out combinations of courses, and Pathways does not do that
yet. It decides requirements that do not compete for items, and those whose competition is a flow: items are counted, or all
give the same credits, or may be divided. Everything else is refused: an answer that is only probably right is worse than none.

## Why it matters

Every audit of it comes back as "not decided", and an admission by it goes to a person.

## Example

```pathway
institution lakeside "Lakeside College" { is a college }
course lakeside.lab "Laboratory" { taught at lakeside worth 1 credit }
course lakeside.sea "The sea" { taught at lakeside worth 4 credits }
certificate lakeside.nature "Certificate in nature" {
  issued by lakeside
  require at least 2 credits from { lakeside.lab, lakeside.sea }
  require at least 1 credit from { lakeside.lab, lakeside.sea }
}
```

## What to write instead

Ask for a number of courses, let items be divided (`split`), mark a requirement as `shared`, or narrow the selections so that
no course fits two of them:

```pathway
institution lakeside "Lakeside College" { is a college }
course lakeside.lab "Laboratory" { taught at lakeside worth 1 credit }
course lakeside.sea "The sea" { taught at lakeside worth 4 credits }
certificate lakeside.nature "Certificate in nature" {
  issued by lakeside
  require 1 course from { lakeside.lab, lakeside.sea }
  require 1 course from { lakeside.lab, lakeside.sea }
}
```
"""

from typing import TYPE_CHECKING

from pathways.audit.classify import RuleClass, classify
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
        if classified.rule_class is RuleClass.SEARCH:
            obstacle = obstacle_of(classified.reason)
            message = f"`{goal.name}` cannot be decided yet: {obstacle.why}"
            found.append(Problem(CODE, Severity.WARNING, message, obstacle.remedy, (spot(goal.place),)))
    return in_order(found)


def pages() -> dict[str, str]:
    """The manual page of this problem."""
    return {CODE: (__doc__ or "").partition("\n")[2].strip()}
