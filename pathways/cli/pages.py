"""The pages of all problems: of the language, of rules, of rule files and of learner files."""

_RULE_FILES = {
    "no-rules": (
        "A folder has no rule files.",
        (
            "Rule files end in `.pathway`; a folder is searched with all folders inside it. Look whether the path "
            "is the one you mean, and whether the files have that ending."
        ),
    ),
    "unreadable-file": (
        "A rule file cannot be read.",
        (
            "It is not there, this user may not read it, or it is not text in UTF-8. Nothing can be said about its "
            "rules, and the command ends with status 4. Editors have an entry such as `Save with encoding` for UTF-8."
        ),
    ),
    "too-large": (
        "A rule file is larger than 20 MB.",
        (
            "Divide it into several files: all files of a folder are read together, and declarations may refer to "
            "one another across files."
        ),
    ),
    "expectation-differs": (
        "A learner under test gets another answer than expected.",
        (
            "`pathways test` runs the learners that stand beside the rules. Where the rules answer otherwise than "
            "`expect` says, either the rule or the expectation has changed; the reasons of the answer tell which. "
            "Without `as of` an expectation holds on the day of `applied on`, and one of both must be there."
        ),
    ),
    "unknown-library": (
        "There is no library of the name after `use`.",
        (
            "`use asu` reads the rule files of the folder `asu`, which stands beside the folder of the file that "
            "uses it, or is one of those that come with Pathways. `pathways rules` lists the latter. A library is "
            "called by its name, never by a path."
        ),
    ),
}


def all_pages() -> dict[str, str]:
    """Every code with its page in Markdown, in alphabetical order; rules before records where both have a code."""
    from pathways.audit.needs_search import pages as pages_of_audits
    from pathways.exchange.record.pages import pages as pages_of_records
    from pathways.model.checks import pages as pages_of_rules

    files = {code: f"# {code}\n\n{what}\n\n{more}\n" for code, (what, more) in _RULE_FILES.items()}
    records, rules = pages_of_records(), pages_of_rules()
    both = {code: f"{rules[code]}\n{_below(records[code])}" for code in rules.keys() & records.keys()}
    found = {**_of_the_tree(), **files, **pages_of_audits(), **records, **rules, **both}
    return {code: _under(code, found[code]) for code in sorted(found)}


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
