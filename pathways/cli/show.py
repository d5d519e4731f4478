"""`pathways show`: one declaration in words, or a credential as the form of a proposal."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import click

from pathways.cli.documents import Documents, with_documents, with_pictures
from pathways.cli.options import Name, examples, with_catalogue, with_json, with_rules
from pathways.cli.streams import say_json, show_report

if TYPE_CHECKING:
    from pathways.audit.classify import Classified
    from pathways.model.declaration import Credential
    from pathways.report.page import Page, Point
    from pathways.ruleset import RuleSet

FORM = "show/1"


@click.command(
    "show",
    short_help="Tell what a credential or admission requires, in words.",
    epilog=examples(
        "pathways show asu.earned_admission        an admission",
        "pathways show quill.ba_data               a degree: its requirements and every route to it",
        "pathways show quill.ba_data --paths       where items of a record can be pinned",
        "pathways show quill.dat101 --json         a course, and where it leads",
        "pathways show transfers.csv:17            a rule of a table of transfer rules",
        "pathways show psu.keywords --proposal     a badge, as the form of a proposal",
        "pathways show quill.ba_data --html ba.html   a page for a catalogue or a meeting",
        "pathways show quill.evening_data --catalogue 2022-09-01   a certificate as it was then",
    ),
)
@click.argument("name", type=Name())
@click.option(
    "--paths",
    "with_paths",
    is_flag=True,
    help="Tell the paths of its requirements and limits too, for pins and exceptions.",
)
@click.option(
    "--proposal",
    "as_proposal",
    is_flag=True,
    help="Fill in the registrars' form for a proposal from a credential; what the rules do not say is `not stated`.",
)
@with_documents
@with_catalogue
@with_rules
@with_json
def command(
    name: str,
    documents: Documents,
    catalogue: date | None,
    rules_path: str | None,
    *,
    with_paths: bool,
    as_proposal: bool,
    as_json: bool,
) -> None:
    """Tell what NAME is and requires, its routes, where it leads, its sources, and how it will be decided.

    NAME is anything that rules declare: a credential, admission, stack, conversion, course, set, area or
    institution. JSON has the paths in any case. Exit status: 0 shown, 2 there is nothing of that name, 4 a file cannot be read.
    """
    from pathways.cli.loading import readable_rules_from
    from pathways.report.from_catalogue import page_of_declaration

    if with_paths and as_proposal:
        raise click.UsageError("choose one of --paths and --proposal")
    rules = _with_rule_of_table(name, readable_rules_from(*((rules_path,) if rules_path else ())))
    _must_be_declared(name, rules)
    versions = rules.catalogue.versions
    rules = rules.on_catalogue(catalogue) if catalogue is not None else rules
    if as_proposal:
        _show_proposal(_credential(name, rules), rules, documents, as_json=as_json)
        return
    classified = _classified(name, rules)
    found = replace(rules.catalogue, versions=versions)
    if as_json:
        say_json(_plain(name, replace(rules, catalogue=found), classified))
    page = page_of_declaration(name, found, classified, with_paths=with_paths)
    _hand_out(page, documents, name, rules, as_json=as_json)


def _hand_out(page: "Page", documents: Documents, name: str, rules: "RuleSet", *, as_json: bool) -> None:
    """Write the page with a picture to the files that are wanted, or show it where nothing else is asked for."""
    from pathways.report.from_audit import DIGEST_SHOWN
    from pathways.report.to_text import lines_of

    if documents.wanted:
        title = page.title or page.chapters[0].title
        foot = (title, f"page made from rules {rules.digest[:DIGEST_SHOWN]}")
        drawn = with_pictures(page, [name], rules, None, date.min) if _is_decided(name, rules) else page
        documents.write([replace(drawn, running=foot)])
    elif not as_json:
        show_report(lines_of(page))


def _is_decided(name: str, rules: "RuleSet") -> bool:
    found = rules.catalogue
    return rules.sound and any(name in room for room in (found.credentials, found.stacks, found.admissions))


def _with_rule_of_table(name: str, rules: "RuleSet") -> "RuleSet":
    """The rules with one of a table among those of the rule files, if that is the one to be shown."""
    from dataclasses import replace

    found = rules.catalogue.tables.named(name)
    if found is None:
        return rules
    transfers = {**rules.catalogue.transfers, name: found}
    return replace(rules, catalogue=replace(rules.catalogue, transfers=transfers))


def _must_be_declared(name: str, rules: "RuleSet") -> None:
    from dataclasses import fields

    from pathways.cli.naming import must_be

    if rules.catalogue.declared(name) is None:
        rooms = (getattr(rules.catalogue, field.name) for field in fields(rules.catalogue))
        names = {
            each for room in rooms if isinstance(room, Mapping) for each in room if isinstance(each, str)
        }
        must_be(
            name, sorted(each for each in names if rules.catalogue.declared(each) is not None), "declaration"
        )


def _credential(name: str, rules: "RuleSet") -> "Credential":
    found = rules.catalogue.credentials.get(name)
    if found is None:
        raise click.UsageError(f"`{name}` is no credential, and only a credential is proposed")
    return found


def _show_proposal(
    credential: "Credential", rules: "RuleSet", documents: Documents, *, as_json: bool
) -> None:
    from pathways.report.from_proposal import page_of_proposal, proposal_to_plain

    if as_json:
        say_json(proposal_to_plain(credential, rules.catalogue))
    page = page_of_proposal(credential, rules.catalogue)
    _hand_out(page, documents, credential.name, rules, as_json=as_json)


def _classified(name: str, rules: "RuleSet") -> "Classified | None":
    """How a credential, stack or admission is decided; None for what is not decided, and for rules with errors."""
    found = rules.catalogue
    if not _is_decided(name, rules):
        return None
    from pathways.audit.classify import classify
    from pathways.audit.target import target_of

    return classify(target_of(rules.graph, name), found)


def _plain(name: str, rules: "RuleSet", classified: "Classified | None") -> dict[str, object]:
    from pathways.report.from_catalogue import page_of_declaration
    from pathways.report.paths_in_words import limits, paths
    from pathways.report.titles import titles_of

    declared = rules.catalogue.declared(name)
    found = paths(declared, rules.catalogue, titles_of(rules.catalogue)) if declared is not None else {}
    others = limits(declared, rules.catalogue, titles_of(rules.catalogue)) if declared is not None else {}
    page: Page = page_of_declaration(name, rules.catalogue, classified)
    chapter = page.chapters[0]
    sections = [
        {"heading": section.heading, "points": [_point(point) for point in section.points]}
        for section in chapter.sections
    ]
    return {
        "pathways": FORM,
        "name": name,
        "title": rules.catalogue.title(name),
        "rule_class": classified.rule_class.value if classified is not None else None,
        "facts": list(chapter.facts),
        "sections": sections,
        "paths": [{"path": path, "text": text} for path, text in found.items()],
        "limits": [{"path": path, "text": text} for path, text in others.items()],
    }


def _point(point: "Point") -> dict[str, object]:
    return {"text": point.words, "points": [_point(below) for below in point.points]}
