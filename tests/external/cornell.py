"""Credit for exams as Cornell's own table gives it: rules of conversion from the table, and what they offer for a score."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

from pydantic import Field

from pathways.audit import open_conversions
from pathways.exchange.record import load_learners
from pathways.model.learner import Learner
from pathways.ruleset import RuleSet, load_rules
from tests.external.courses import slug
from tests.external.neutral import Code, Number, Part
from tests.external.wording import quoted

AS_OF = date(2024, 6, 1)
Equivalents = dict[Code, list[int]]


class Row(Part):
    """What a score gives: as a number and better, or as a word."""

    course: Annotated[int, Field(alias="courseId")]
    equivalents: Annotated[Equivalents, Field(alias="courseEquivalents", default_factory=dict)]
    minimum: Annotated[int | None, Field(alias="minimumScore")] = None
    score: Code | None = None
    credits: Number
    majors_excluded: Annotated[list[Code], Field(alias="majorsExcluded", default_factory=list)]


class Gives(Part):
    """The credit to meet."""

    credits: Number
    course_equivalents: Equivalents
    majors_excluded: list[Code]


class Sitting(Part):
    """An exam with a score, and what it gives."""

    exam: Code
    subject: Code
    score: int | Code
    expected: Gives


class ExamTable(Part):
    """The whole file."""

    table: dict[Code, dict[Code, list[Row]]]
    cases: Annotated[list[Sitting], Field(max_length=100_000)]


@dataclass(frozen=True, slots=True)
class Offered:
    """A case, and what the product offers for it."""

    case: Sitting
    rule: str
    got: Gives

    @property
    def agrees(self) -> bool:
        """Whether that is the credit to meet."""
        return self.got == self.case.expected


def offered(file: ExamTable, folder: Path | None = None) -> Iterator[Offered]:
    """Every case: the rules and the records are written, read by the product, and asked for what is open."""
    text = written(file)
    with TemporaryDirectory() as temporary:
        place = folder or Path(temporary)
        (place / "exams.pathway").write_text(text, encoding="utf-8")
        (place / "exams.json").write_text(json.dumps(document(file.cases), indent=1), encoding="utf-8")
        rules = load_rules(place / "exams.pathway")
        learners = {learner.key: learner for learner in load_learners(place / "exams.json", rules)}
    for at, case in enumerate(file.cases):
        rows = file.table.get(case.exam, {}).get(case.subject, [])
        yield Offered(
            case, _clauses(text, _exam(case.exam, case.subject)), _best(rules, learners[str(at)], case, rows)
        )


def _best(rules: RuleSet, learner: Learner, case: Sitting, rows: Sequence[Row]) -> Gives:
    """The open conversion with the highest threshold."""
    found = Gives(credits=0, course_equivalents={}, majors_excluded=[])
    for at, row in sorted(enumerate(rows), key=lambda each: each[1].minimum or each[0]):
        for option in open_conversions(rules, learner, _conversion(case.exam, case.subject, at), AS_OF):
            found = Gives(
                credits=option.gives // 1000,
                course_equivalents=row.equivalents,
                majors_excluded=row.majors_excluded,
            )
    return found


def written(file: ExamTable) -> str:
    """The table as rules."""
    lines = [
        'institution c "Cornell" { is a university calendar semester }',
        'institution e "Whoever examines" { is a agency uses scale e.marks }',
        f'scale e.marks "Words for scores" {{ passing {", ".join(map(quoted, _words(file)))} failing "F" }}',
    ]
    for exam, subjects in file.table.items():
        for subject, rows in subjects.items():
            name = _exam(exam, subject)
            lines.append(f"exam {name} {quoted(f'{exam} {subject}')} {{ taught at e not for credit }}")
            for at, row in enumerate(rows):
                level = (
                    f"with score {row.minimum} or better"
                    if row.minimum is not None
                    else f"with grade {quoted(row.score or '')} or better"
                )
                course = f"c.{name.replace('.', '_')}_{at}"
                title, worth = quoted(f"Credit for {exam} {subject}"), f"{row.credits} credits"
                clauses = f"converts {name} {level} gives {worth} as {course}"
                lines += [
                    f"course {course} {title} {{ taught at c worth {worth} }}",
                    f"conversion {_conversion(exam, subject, at)} {title} {{ {clauses} }}",
                ]
    return "\n".join(lines) + "\n"


def document(cases: Sequence[Sitting]) -> dict[str, Any]:
    """The cases as learners, each with one exam."""
    return {
        "pathways": "learner/1",
        "learners": [{"id": str(at), "items": [_item(case)]} for at, case in enumerate(cases)],
    }


def _item(case: Sitting) -> dict[str, Any]:
    found: dict[str, Any] = {
        "item": _exam(case.exam, case.subject),
        "status": "earned",
        "completed": "2024-05-01",
    }
    if isinstance(case.score, int):
        return {**found, "score": case.score}
    return {**found, "grade": case.score, "status": "failed" if case.score == "F" else "earned"}


def _words(file: ExamTable) -> list[str]:
    """The words for scores, the best first: of one exam the later gives more."""
    rows = [row for subjects in file.table.values() for some in subjects.values() for row in reversed(some)]
    return list(dict.fromkeys(row.score for row in rows if row.score is not None))


def _exam(exam: str, subject: str) -> str:
    return f"{slug(exam)}.{slug(subject)}"


def _conversion(exam: str, subject: str, at: int) -> str:
    return f"{_exam(exam, subject)}.credit_{at}"


def _clauses(text: str, exam: str) -> str:
    return "\n".join(line for line in text.splitlines() if f" {exam} " in line)
