"""The page of the gallery: what people write, and what is said to them, from the files of `grammar/mistakes/`."""

from pathlib import Path

from pathways.folders import grammar_folder
from pathways.text import Source
from pathways.tree import parse
from pathways.tree.gallery import header

_OPENING = """\
# Slips, and what Pathways says

{count} slips that people make when they write rules: the line as somebody wrote it, what `pathways check` says about it, and
what to write instead. The whole rules stand one a file in [`grammar/mistakes`](../grammar/mistakes). The page of a code,
such as `unknown-word`, is in [problems.md](problems.md); `pathways explain unknown-word` shows it too.

This page is made from what Pathways says: a test compares both, and `make docs` writes it anew.

{contents}
"""
CHAPTERS = {
    "declarations": "A declaration begins with what it declares, then come its name, its title and its clauses.",
    "clauses": "Each clause begins with a word of its own, and nothing stands between two clauses.",
    "lists": "A list stands between `{` and `}`, has commas between its members, and says before it how many are needed.",
    "amounts": "An amount is a number and what is counted, and comes from a selection.",
    "selections": "A selection says which items count, and filters narrow it down.",
    "conditions": "Ages, averages and whatever depends on a fact about the learner.",
    "stacks, conversions and limits": "What leads where, what becomes credit, and how much of it counts.",
    "learners": "Learners under test, and pins.",
    "spelling and signs": "Dates, numbers, quotes, remarks and what a word processor puts in.",
}
"""The chapters in the order of the reference, each with its first sentence."""


def mistakes_page() -> str:
    """The whole page in Markdown."""
    files = sorted((grammar_folder() / "mistakes").glob("*.pathway"))
    rows: dict[str, list[str]] = {chapter: [] for chapter in CHAPTERS}
    for file in files:
        rows[header(file.read_text("utf-8"))["about"]].append(_row(file))
    contents = "\n".join(
        f"- [{chapter.capitalize()}](#{_anchor(chapter)}): {len(found)}" for chapter, found in rows.items()
    )
    chapters = (_chapter(chapter, found) for chapter, found in rows.items())
    return _OPENING.format(count=len(files), contents=contents) + "".join(chapters)


def _chapter(chapter: str, rows: list[str]) -> str:
    table = "\n".join(["| written | told | instead |", "| --- | --- | --- |", *rows])
    return f"\n## {chapter.capitalize()}\n\n{CHAPTERS[chapter]}\n\n{table}\n"


def _row(file: Path) -> str:
    """The line with the first problem of a file, and what is said about it."""
    problem = parse(Source(file.name, file.read_text("utf-8")))[1][0]
    written = " ".join(problem.spots[-1].quoted.split())
    link = f"[{problem.code}](problems.md#{problem.code})"
    cells = (f"`{written}`", f"{problem.message} ({link})", problem.help)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _anchor(heading: str) -> str:
    return heading.replace(",", "").replace(" ", "-")
