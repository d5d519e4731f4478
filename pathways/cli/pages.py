"""The pages of all problems: of the language, of rules, of rule files and of learner files."""

from typing import NamedTuple

_WHY, _EXAMPLE, _INSTEAD = "## Why it matters", "## An example", "## What to write instead"


class _Page(NamedTuple):
    """One page in its four parts; an example stands in a fence of its own kind."""

    what: str
    why: str
    example: str
    instead: str


_MANY = """learner_id,item,status,completed
A-1,college.eng101,earned,"""
_EXPECTED = """learner "one course" {
  earned lakeside.writing on 2024-05-10
  expect lakeside.writer """
_LAKESIDE = """institution lakeside "Lakeside College" { is a college }
course lakeside.writing "Writing" { taught at lakeside worth 3 credits }
badge lakeside.writer "Writer" { issued by lakeside require lakeside.writing }

"""

_TOO_MANY = f"""
{_EXAMPLE}

More than a thousand rows have their dates in another form:

```csv
{_MANY}05/10/2024
```

{_INSTEAD}

Correct what they have in common, here the column of dates, and read the file again:

```csv
{_MANY}2024-05-10
```
"""
_RULE_FILES = {
    "no-rules": _Page(
        "A folder has no rule files.",
        "Nothing was checked, which is easily taken for everything being right. Most often the path is another one.",
        "The folder holds a single file, and its name does not end in `.pathway`:\n\n"
        "```text\nrules/mycollege/certificates.txt\n```",
        "Rule files end in `.pathway`; a folder is searched with all folders inside it. Rename the file, or write the "
        "path that is meant:\n\n```text\nrules/mycollege/certificates.pathway\n```",
    ),
    "unreadable-file": _Page(
        "A rule file cannot be read.",
        "It is not there, this user may not read it, it is a pipe, a device or a link that leads in a circle, or it is not "
        "text in UTF-8. Nothing can be said about its rules, and the command ends with status 4.",
        "Saved as `Western (Latin-1)`, this file has a letter that is no UTF-8:\n\n"
        '```latin-1\ncourse lakeside.cafe "Café culture"\n```',
        "Save it as UTF-8; editors have an entry such as `Save with encoding` for that:\n\n"
        '```pathway\ncourse lakeside.cafe "Café culture"\n```',
    ),
    "too-large": _Page(
        "Rules are larger than what is read.",
        "A rule file has at most 20 MB, and all rules that are read together at most 50 MB, 10,000 files and 100,000 "
        "declarations. No catalogue is that large; it is nearly always something else, such as a table of students.",
        "The file is 21 MB long:\n\n```text\nrules/mycollege/everything.pathway\n```",
        "Divide it into several files: all files of a folder are read together, and declarations may refer to one "
        "another across files. Of many institutions read one at a time:\n\n"
        "```text\nrules/mycollege/courses.pathway\nrules/mycollege/certificates.pathway\n```",
    ),
    "expectation-differs": _Page(
        "A learner under test gets another answer than expected.",
        "`pathways test` runs the learners that stand beside the rules. Where the rules answer otherwise than `expect` "
        "says, either the rule or the expectation has changed; the reasons of the answer tell which. Without `as of` "
        "an expectation holds on the day of `applied on`, and one of both must be there.",
        f"```mistake\n{_LAKESIDE}{_EXPECTED}met as of 2024-05-09\n}}\n```",
        "Correct the rule, or expect what is true; on the day before the course was completed the badge was not met:"
        f"\n\n```pathway\n{_LAKESIDE}{_EXPECTED}met as of 2024-05-10\n}}\n```",
    ),
    "unknown-library": _Page(
        "There is no library of the name after `use`.",
        "Names that the library declares would all be unknown. `use asu` reads the rule files of the folder `asu`, "
        "which stands beside the folder of the file that uses it, or is one of those that come with Pathways.",
        "```mistake\nuse assu\n```",
        "Write the name of a library, never a path; `pathways rules` lists those that come with Pathways:\n\n"
        "```pathway\nuse asu\n```",
    ),
}


def all_pages() -> dict[str, str]:
    """Every code with its page in Markdown, in alphabetical order; rules before records where both have a code."""
    from pathways.audit.needs_search import pages as pages_of_audits
    from pathways.exchange.record.pages import pages as pages_of_records
    from pathways.model.articulation.pages import PAGES
    from pathways.model.checks import pages as pages_of_rules

    files = {code: _page(*parts) for code, parts in _RULE_FILES.items()}
    audits = {code: _in_parts(page) for code, page in pages_of_audits().items()}
    records = {code: _in_parts(page) for code, page in pages_of_records().items()}
    records["too-many-problems"] += _TOO_MANY
    rules = pages_of_rules()
    both = {code: f"{rules[code]}\n{_below(records[code])}" for code in rules.keys() & records.keys()}
    found = {**_of_the_tree(), **files, **PAGES, **audits, **records, **rules, **both}
    return {code: _under(code, found[code]) for code in sorted(found)}


def _page(what: str, why: str, example: str, instead: str) -> str:
    return f"{what}\n\n{_WHY}\n\n{why}\n\n{_EXAMPLE}\n\n{example}\n\n{_INSTEAD}\n\n{instead}\n"


def _in_parts(page: str) -> str:
    r"""A page with the headings that all have: its second paragraph is why it matters if no heading says so.

    >>> print(_in_parts("# a\n\nWhat.\n\nWhy.\n\n## Example\n"))
    # a
    <BLANKLINE>
    What.
    <BLANKLINE>
    ## Why it matters
    <BLANKLINE>
    Why.
    <BLANKLINE>
    ## An example
    <BLANKLINE>
    """
    page = page.replace("\n## Example\n", f"\n{_EXAMPLE}\n")
    if _WHY in page:
        return page
    heading, what, rest = page.split("\n\n", maxsplit=2)
    return f"{heading}\n\n{what}\n\n{_WHY}\n\n{rest}"


def _under(code: str, page: str) -> str:
    """A page whose heading is its code as it is written in brackets."""
    heading, _, body = page.partition("\n")
    return f"# {code}\n{body}" if heading.startswith("# ") else f"# {code}\n\n{page}"


def _below(page: str) -> str:
    """A page as a chapter of another one with the same code."""
    return "## In learner files\n" + page.partition("\n")[2].replace("\n## ", "\n### ")


def _of_the_tree() -> dict[str, str]:
    from pathways.tree import pages

    return pages()
