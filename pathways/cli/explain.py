"""`pathways explain`: the page of a problem: what it is, why it matters, an example, what to write instead."""

import click

from pathways.cli.options import examples, with_json, with_rules_for_nothing
from pathways.cli.streams import is_terminal, say, say_json

FORM = "explain/1"


@click.command(
    "explain",
    short_help="Tell what the code of a problem means.",
    epilog=examples(
        "pathways explain                      all codes, a line each",
        "pathways explain unknown-name         the page of one",
    ),
)
@click.argument("code", required=False)
@with_rules_for_nothing
@with_json
def command(code: str | None, *, as_json: bool) -> None:
    """Explain the code of a problem, as `pathways check` writes it in square brackets.

    Without CODE all codes are listed. Exit status: 0 explained, 2 there is no such code.
    """
    from pathways.cli.pages import all_pages

    pages = all_pages()
    if code is None:
        _list(pages, as_json=as_json)
        return
    code = _known(code.strip("[]`"), pages)
    page = pages[code]
    if as_json:
        say_json({"pathways": FORM, "code": code, "page": page})
    elif is_terminal():
        from pathways.cli.terminal import print_markdown

        print_markdown(page)
    else:
        say(page.rstrip("\n"))


def _known(code: str, pages: dict[str, str]) -> str:
    from pathways.model.nearest import nearest

    if code in pages:
        return code
    close = nearest(code, pages)
    help_ = f"did you mean `{close}`?" if close else "`pathways explain` lists all codes"
    raise click.UsageError(f"there is no problem with the code `{code}`; {help_}")


def _list(pages: dict[str, str], *, as_json: bool) -> None:
    if as_json:
        found = [{"code": code, "summary": summary(page)} for code, page in pages.items()]
        say_json({"pathways": FORM, "codes": found})
        return
    widest = max(len(code) for code in pages)
    for code, page in pages.items():
        say(f"{code:<{widest}}  {summary(page)}")


def summary(page: str) -> str:
    """The first sentence of a page, after its heading."""
    _, _, body = page.partition("\n\n") if page.startswith("#") else ("", "", page)
    first, _, _ = body.strip().partition("\n\n")
    return " ".join(first.split())
