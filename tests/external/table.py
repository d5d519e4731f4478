"""A judged file as a table, and the cases that do not agree: the rule as the product read it, the learner, both verdicts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.external.cornell import Offered
from tests.external.judge import Judged
from tests.external.neutral import Learner, NeutralFile

FIRST = 10
"""How many that disagree are shown, and how many undecided ones."""
LINES = 60
"""Lines of a rule that are shown."""


@dataclass(frozen=True)
class Told:
    """A case as the table has it; `got` is None where the product gives no verdict, and `why` tells why."""

    id: str
    rule: str
    learner: str
    expected: str
    got: str | None
    agrees: bool
    why: str = ""


def told(found: Judged, file: NeutralFile) -> Told:
    """A case of a neutral file; the rule in the source's own words, if the file has them, and as the product read it."""
    named = file.rules.get(found.case.target or "")
    own = (named.text if named is not None else None) or found.case.source
    read = "" if found.written is None else without_courses(found.written.text)
    written = f"{own}\n{read}" if own else read
    expected = _said(satisfied=found.case.expected.satisfied)
    got = None if found.got is None else _said(satisfied=found.got)
    return Told(
        found.case.id, written, learner_line(found.case.learner), expected, got, found.agrees, found.why
    )


def told_of_exam(found: Offered) -> Told:
    """A case of Cornell's table."""
    case = found.case
    who = f"{case.exam} {case.subject}, score {case.score}"
    return Told(who, found.rule, who, str(case.expected), str(found.got), found.agrees)


def table(name: str, cases: Iterable[Told], clock: Callable[[], float]) -> tuple[str, int]:
    """What is printed, and how many do not agree."""
    started = clock()
    all_ = list(cases)
    seconds = clock() - started
    undecided = [case for case in all_ if case.got is None]
    disagree = [case for case in all_ if case.got is not None and not case.agrees]
    agree = len(all_) - len(undecided) - len(disagree)
    heads = ("file", "cases", "agree", "disagree", "undecided", "seconds")
    row = (name, str(len(all_)), str(agree), str(len(disagree)), str(len(undecided)), f"{seconds:.1f}")
    lines = [*_columns(heads, row)]
    for case in disagree[:FIRST]:
        lines += ["", *_disagreement(case)]
    lines += _left_out(disagree, "disagree")
    if undecided:
        lines += [
            "",
            *(f"undecided: {case.id}: {case.why}" for case in undecided[:FIRST]),
            *_left_out(undecided, "are undecided"),
        ]
    return "\n".join(lines) + "\n", len(all_) - agree


def _columns(heads: Sequence[str], row: Sequence[str]) -> list[str]:
    widths = [max(len(head), len(value)) for head, value in zip(heads, row, strict=True)]
    return [
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in (heads, row)
    ]


def _disagreement(case: Told) -> list[str]:
    rule = case.rule.splitlines()
    more = [f"  ... {len(rule) - LINES} lines more"] if len(rule) > LINES else []
    return [
        f"disagrees: {case.id}",
        *(f"  {line}" for line in rule[:LINES]),
        *more,
        f"  learner: {case.learner}",
        f"  expected: {case.expected}",
        f"  got: {case.got}",
    ]


def _left_out(cases: Sequence[Told], what: str) -> list[str]:
    return [f"... and {len(cases) - FIRST} more {what}"] if len(cases) > FIRST else []


def without_courses(rule: str) -> str:
    """A rule file without what it declares before its requirements."""
    heads = ("institution ", "scale ", "area ", "course ")
    return "\n".join(line for line in rule.splitlines() if not line.startswith(heads))


def learner_line(learner: Learner) -> str:
    """A learner in a line: the courses with what is said of each, then the rest."""
    courses = []
    for course in learner.courses:
        said = [f"{course.credits}"]
        said += [f"mark {course.mark}"] if course.mark is not None else []
        said += [course.status] if course.status else []
        said += [f"term {course.term}"] if course.term is not None else []
        said += [f"pinned to {path}" for path in course.assigned_to]
        courses.append(f"{course.id} ({', '.join(said)})")
    rest = [f"programme {learner.program}"] if learner.program else []
    rest += [f"specialisation {one}" for one in learner.specialisations]
    rest += [f"badge {one}" for one in learner.badges]
    rest += [f"override {one.course or ''} {one.requirement}" for one in learner.advisor_overrides]
    return "; ".join([*courses, *rest]) or "nothing"


def _said(*, satisfied: bool) -> str:
    return "satisfied" if satisfied else "not satisfied"
