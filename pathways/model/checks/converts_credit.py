"""A conversion takes learning that bears credit already.

## Why it matters

A conversion turns non-credit learning into credit. What bears credit counts by itself, and would be paid
for and counted a second time.

## An example

```mistake
course eng101 "First-year composition" { worth 3 credits }
course eng102 "Second-year composition" { worth 3 credits }
conversion again "Again" { converts { eng101 }  gives 3 credits as eng102 }
```

## What to write instead

Convert what bears no credit; say so where it is declared:

```pathway
course workshop "Writing workshop" { not for credit }
course eng102 "Second-year composition" { worth 3 credits }
conversion again "From workshop to course" { converts { workshop }  gives 3 credits as eng102 }
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules, naming
from pathways.model.dependencies import names_in
from pathways.problem import Problem, Severity, spot

CODE = "converts-credit"


def check(rules: Rules) -> Iterator[Problem]:
    """Look at everything that a conversion names."""
    catalogue = rules.catalogue
    for conversion in catalogue.conversions.values():
        for name in dict.fromkeys(names_in(conversion.source)):
            item = catalogue.learning.get(name) or catalogue.credentials.get(name)
            if item is not None and item.for_credit and rules.members.takes(conversion.source, name):
                message = f"`{conversion.name}` converts `{name}`, which bears credit already"
                help_ = (
                    f"write `not for credit` in `{name}` if it bears none, or leave it out of the conversion"
                )
                spots = (spot(naming(conversion.place, name)), spot(item.place, f"`{name}` is declared here"))
                yield Problem(CODE, Severity.WARNING, message, help_, spots)
