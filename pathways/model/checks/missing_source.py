"""A rule that cites no source.

## Why it matters

An audit tells a learner what decided and where that is written. A rule without `cites` asks them to take
somebody's word for it, and nobody can see later which catalogue or policy it came from.

## An example

```mistake
course eng101 "First-year composition"
badge writer "Writer" { require eng101 }
```

## What to write instead

Declare the document and cite it:

```pathway
source bulletin "Undergraduate Bulletin 2024" { url "https://www.example.edu/bulletin" }
course eng101 "First-year composition"
badge writer "Writer" { require eng101  cites bulletin "Badges, page 12" }
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Owner, Rules
from pathways.model.declaration import Admission, Conversion, Policy, Sharing, Stack
from pathways.model.transfer import Transfer
from pathways.problem import Problem, Severity, spot

CODE = "missing-source"


def check(rules: Rules) -> Iterator[Problem]:
    """Look at credentials, stacks, conversions, admissions and sharings; what is learnt needs no source."""
    found = rules.catalogue
    for owner in (
        *rules.owners,
        *found.sharings.values(),
        *found.policies.values(),
        *found.transfers.values(),
    ):
        if not owner.cites and owner.name not in rules.partly_read:
            message = f"{_noun(owner)} `{owner.name}` cites no source"
            help_ = 'add `cites` with a declared source and where in it, as in `cites bulletin "page 12"`'
            yield Problem(CODE, Severity.WARNING, message, help_, (spot(owner.place),))


def _noun(owner: Owner | Sharing | Policy | Transfer) -> str:
    words = {
        Stack: "the stack",
        Conversion: "the conversion",
        Admission: "the admission",
        Sharing: "the sharing",
        Transfer: "the transfer",
        Policy: "the policy",
    }
    return words.get(type(owner), "the credential")
