"""What the readers of Pathways say of a text: rules, a learner file, or files that are there."""

import re
from collections.abc import Sequence
from pathlib import Path

from pathways.audit.needs_search import needs_search
from pathways.cli.expected import differences
from pathways.exchange.record.to_learners import from_csv, from_json
from pathways.problem import Problem
from pathways.ruleset import load_rules
from pathways.text import limits
from tests.exchange.record.college import COLLEGE
from tests.model.articulation.tables import COLLEGES, NAME

IN_RECORDS = "\n## In learner files\n"
MANY_ROWS = 1_001
_FENCE = re.compile(r"^```(\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def chapters(pages: dict[str, str]) -> dict[str, str]:
    """Every page, and as a page of its own what it says of learner files."""
    found: dict[str, str] = {}
    for code, page in pages.items():
        rules, _, records = page.partition(IN_RECORDS)
        found[code] = rules
        if records:
            found[f"{code} in learner files"] = f"# {code}\n{records}".replace("\n### ", "\n## ")
    return found


def examples(chapter: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The example of a page and what to write instead, each with the kind of its fence."""
    _, example, instead = re.split(r"^## .*\n", chapter, flags=re.MULTILINE)[1:]
    (wrong,), (right,) = _FENCE.findall(example), _FENCE.findall(instead)
    return wrong, right


def told(code: str, kind: str, text: str, folder: Path) -> Sequence[Problem]:
    """What is said of the example of a code, written to a file of this folder and read from there."""
    if kind == "json":
        return from_json(text, "example.json", COLLEGE)[1]
    if kind == "csv":
        return from_csv(_long(text) if code == "too-many-problems" else text, "example.csv", COLLEGE)[1]
    if kind == "table":
        (folder / "colleges.pathway").write_text(
            f'{COLLEGES}transfers from table "{NAME}"\n', encoding="utf-8"
        )
        (folder / NAME).write_text(text, encoding="utf-8")
        return load_rules(folder).problems
    if kind == "text":
        for name in text.splitlines():
            size = limits.FILE_BYTES + 1 if name.endswith("everything.pathway") else 0
            (folder / Path(name).name).write_bytes(b"#" * size)
        return load_rules(folder).problems
    encoding = kind if kind == "latin-1" else "utf-8"
    (folder / "example.pathway").write_text(text, encoding=encoding)
    rules = load_rules(folder)
    if not rules.sound:
        return rules.problems
    return (*rules.problems, *needs_search(rules.catalogue), *differences(rules.catalogue.tests, rules))


def _long(table: str) -> str:
    """A table whose row stands there more often than problems are told."""
    head, row = table.splitlines()
    return "\n".join([head, *[row] * MANY_ROWS])
