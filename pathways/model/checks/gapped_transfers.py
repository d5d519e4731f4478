"""Transfer rules that leave out grades that pass, or days between two versions.

## Why it matters

Who has such a grade, or completed the course on such a day, gets nothing at all for it, not even blanket credit, though
others do for the same course. Between two rules, or above one, that is nearly always a slip. Where only the lowest grades
are left out it may be meant, so that is a notice, and one for all courses between two institutions.

## An example

```table
rule,from_institution,from_subject,from_number,least_grade,most_grade,to_institution,to_subject,to_number,effective,retired
1,hostos,MA,114,D,,lehman,MATH,115,,2019-12-31
2,hostos,MA,114,D,,lehman,MATH,116,2020-02-01,
```

## What to write instead

Let one version begin on the day after the other ends:

```table
rule,from_institution,from_subject,from_number,least_grade,most_grade,to_institution,to_subject,to_number,effective,retired
1,hostos,MA,114,D,,lehman,MATH,115,,2020-01-31
2,hostos,MA,114,D,,lehman,MATH,116,2020-02-01,
```
"""

from collections.abc import Iterator

from pathways.model.articulation.findings import Defect, Finding
from pathways.model.articulation.judged import Judged
from pathways.model.checks.rules import Rules
from pathways.model.checks.transfers_in_words import course, days, grades, name, place, told
from pathways.problem import Problem, Severity

CODE = "gapped-transfers"


def check(rules: Rules) -> Iterator[Problem]:
    """Tell of gaps between rules, which are warnings, and below them, which are notices."""
    for judged, finding in told(rules, Defect.GRADES):
        taken = course(judged, finding.course)
        message = f"no rule takes {taken} with grade {grades(judged, finding.course, finding.grades)}"
        help_ = "add a rule for them, such as one for blanket credit, or widen the grades of this one"
        yield Problem(CODE, Severity.WARNING, message, help_, (place(judged, finding.rule),))
    for judged, finding in told(rules, Defect.DAYS):
        between = days(*finding.days)
        rules_ = f"{name(judged, finding.rule)} and {name(judged, finding.other)}"
        message = f"no rule takes {course(judged, finding.course)}{between}, between rules {rules_}"
        help_ = "let one begin on the day after the other is retired"
        spots = (place(judged, finding.rule), place(judged, finding.other, "the rule after it"))
        yield Problem(CODE, Severity.WARNING, message, help_, spots)
    if rules.transfers is not None:
        yield from _lowest(rules.transfers)


def _lowest(judged: Judged) -> Iterator[Problem]:
    """One notice for each two institutions and each range of grades at the lower end."""
    found: dict[tuple[int, int, int], list[Finding]] = {}
    for finding in judged.kept[Defect.LOWEST]:
        given = judged.store.gives(finding.rule)[0]
        parties = judged.store.institution_of(finding.course), judged.store.institution_of(given.course)
        found.setdefault((*parties, finding.grades), []).append(finding)
    for (_, receiver, places), those in found.items():
        rule = those[0].rule
        first = course(judged, those[0].course)
        which = f"{len(those):,} courses, such as {first}," if len(those) > 1 else first
        at = judged.store.institutions.words[receiver]
        message = f"{at} takes {which} and not with grade {grades(judged, those[0].course, places)}"
        help_ = "if they shall have blanket credit, add a rule that takes them; else leave it so"
        yield Problem(CODE, Severity.NOTICE, message, help_, (place(judged, rule),))
