"""The page of all problems: every page that `pathways explain` shows, by where the problem is found, with what is told."""

from pathlib import Path

from pathways.audit import needs_search
from pathways.cli.explain import summary
from pathways.cli.pages import all_pages
from pathways.cli.problems.rows import rows_of
from pathways.cli.problems.to_text import to_text
from pathways.exchange.record import pages as records
from pathways.model import checks, from_tree
from pathways.tree import pages as pages_of_the_tree
from tests.cli.told import IN_RECORDS, chapters, examples, told

_OPENING = """\
# Problems, and what to do about them

{count} problems that `pathways check`, `pathways test` and the commands that read records can tell. Each has a code, which
stands in brackets behind its sentence. This page says of each what it is, why it matters, an example with what is told
about it, and what to write instead; `pathways explain CODE` shows the same at the command line. What people write, slip
by slip, is in [mistakes.md](mistakes.md).

An **error** stops an audit until it is put right. A **warning** is most likely a mistake, and a **notice** only worth a thought.

This page is made from what Pathways says: a test compares both, and `make docs` writes it anew.
"""
_CHAPTERS = {
    "Reading a rule file": "Told where the text of a rule cannot be understood, whatever it may mean.",
    "Names, clauses and values": "Told where a rule can be read, and says something that cannot be.",
    "What rules mean together": "Told when all rules are read: what can never be met, what says nothing, what leads nowhere.",
    "Files and learners under test": "Told where files cannot be read, and where rules do not answer as expected.",
    "Learner files": "Told of records in JSON and CSV, which the commands `audit` and `admit` read.",
}


def problems_page(folder: Path) -> str:
    """The whole page in Markdown; the examples are read from files of this folder."""
    pages = chapters(all_pages())
    groups = _groups(pages)
    contents = "\n".join(_contents(chapter, codes, pages) for chapter, codes in groups.items())
    text = _OPENING.format(count=len(pages)) + f"\n{contents}"
    for chapter, codes in groups.items():
        text += f"\n## {chapter}\n\n{_CHAPTERS[chapter]}\n"
        text += "".join(_page(code, pages[code], folder) for code in codes)
    return text


def _groups(pages: dict[str, str]) -> dict[str, list[str]]:
    """The codes by where they are found, in alphabetical order."""
    model = set(from_tree.pages())
    found = {
        "Reading a rule file": set(pages_of_the_tree()),
        "Names, clauses and values": model,
        "What rules mean together": (set(checks.pages()) - model) | set(needs_search.pages()),
        "Files and learners under test": set[str](),
        "Learner files": {code for code in pages if code in records.pages() or " " in code},
    }
    found["Learner files"] -= model
    found["Files and learners under test"] = set(pages).difference(*found.values())
    return {chapter: sorted(found[chapter]) for chapter in _CHAPTERS}


def _contents(chapter: str, codes: list[str], pages: dict[str, str]) -> str:
    lines = [f"- [`{code}`](#{code.replace(' ', '-')}): {_small(summary(pages[code]))}" for code in codes]
    return (
        f"**[{chapter}](#{chapter.lower().replace(' ', '-').replace(',', '')})**\n\n"
        + "\n".join(lines)
        + "\n"
    )


def _small(sentence: str) -> str:
    """A sentence as it stands in a list."""
    return sentence.removesuffix(".")


def _page(code: str, page: str, folder: Path) -> str:
    """One page as a part of the whole, and behind its example what is told about it."""
    name = code.partition(" ")[0]
    wrong, _ = examples(page)
    fence = f"```{wrong[0]}\n{wrong[1]}```\n"
    body = page.partition("\n")[2].rstrip("\n").replace(IN_RECORDS, "")
    body = body.replace(fence, f"{fence}\n```text\n{_told(name, wrong, folder / code)}\n```\n", 1)
    return f"\n### {code}\n{body.replace(f'{chr(10)}## ', f'{chr(10)}#### ')}\n"


def _told(code: str, example: tuple[str, str], folder: Path) -> str:
    """The first problem of this code, as the command prints it."""
    folder.mkdir()
    problem = next(found for found in told(code, *example, folder) if found.code == code)
    return (
        to_text(rows_of([problem])).replace(f"{folder}/", "").replace(str(folder), "rules/mycollege").rstrip()
    )
