"""The only place that words a verdict: reasons as data to sentences, as text, as HTML, and as a document for programs."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from pathways.audit.verdict import Answer, Audit, Decision
from pathways.model.catalogue import Catalogue
from pathways.report.document import document_of
from pathways.report.from_audit import page_of_audit
from pathways.report.from_catalogue import page_of_declaration
from pathways.report.from_decision import page_of_decision, reasons
from pathways.report.from_what_if import page_of_what_if
from pathways.report.holdings_in_words import with_what_is_held
from pathways.report.plain_text import HARD_SPACE
from pathways.report.states_in_words import answered
from pathways.report.to_html import html_of
from pathways.report.to_markdown import markdown_of
from pathways.report.to_plain import to_plain
from pathways.report.to_text import WIDTH, TextLine, lines_of, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pathways.audit.classify import Classified
    from pathways.audit.holdings import Holding
    from pathways.audit.supposition import WhatIf
    from pathways.report.page import Section

__all__ = [
    "TextLine",
    "decision_to_html",
    "decision_to_lines",
    "decision_to_text",
    "reasons_in_a_line",
    "show_to_lines",
    "show_to_text",
    "to_document",
    "to_html",
    "to_lines",
    "to_markdown",
    "to_plain",
    "to_text",
    "what_if_to_lines",
    "what_if_to_text",
]


def to_text(audit: Audit, width: int = WIDTH) -> str:
    """An audit as an advisor reads it at the desk: plain text, no line longer than `width`."""
    return text_of(page_of_audit(audit), width)


def to_lines(
    audit: Audit,
    width: int = WIDTH,
    besides: "Mapping[str, Section]" = MappingProxyType({}),
    holdings: "Sequence[Holding]" = (),
) -> tuple[TextLine, ...]:
    """The same line by line, each with what it is about; `besides` has for goals a section to be told first.

    With `holdings` a few lines of what the learner holds stand before everything else.
    """
    return lines_of(with_what_is_held(page_of_audit(audit, besides), holdings), width)


def to_html(audit: Audit) -> str:
    """An audit as a fragment of HTML for a notebook or a page."""
    return html_of(page_of_audit(audit))


def to_document(audit: Audit) -> str:
    """An audit as a whole HTML file to hand out, for screen and print: `pathways audit --html` adds what is held and pictures."""
    return document_of(page_of_audit(audit))


def to_markdown(audit: Audit) -> str:
    """An audit as Markdown."""
    return markdown_of(page_of_audit(audit))


def decision_to_html(decision: Decision) -> str:
    """The answer of an admission as a fragment of HTML."""
    return html_of(page_of_decision(decision))


def decision_to_text(decision: Decision, width: int = WIDTH) -> str:
    """The answer of an admission with its reasons and the audit it rests on."""
    return text_of(page_of_decision(decision), width)


def decision_to_lines(decision: Decision, width: int = WIDTH) -> tuple[TextLine, ...]:
    """The same line by line, each with what it is about."""
    return lines_of(page_of_decision(decision), width)


def show_to_text(
    name: str, catalogue: Catalogue, classified: "Classified | None" = None, width: int = WIDTH
) -> str:
    """What a declared name is, requires and leads to; `classified` says how it is decided. KeyError for an unknown name."""
    return text_of(page_of_declaration(name, catalogue, classified), width)


def show_to_lines(
    name: str,
    catalogue: Catalogue,
    classified: "Classified | None" = None,
    width: int = WIDTH,
    *,
    with_paths: bool = False,
) -> tuple[TextLine, ...]:
    """The same line by line, each with what it is about; `with_paths` adds the paths of its requirements."""
    return lines_of(page_of_declaration(name, catalogue, classified, with_paths=with_paths), width)


def reasons_in_a_line(decision: Decision) -> str:
    """Why an admission is answered as it is, in one line for a table."""
    found = reasons(decision) or [answered(decision).sentence.removesuffix(".")]
    sentences = decision.answer in {None, Answer.NOT_YET}
    return (". " if sentences else "; ").join(found).replace(HARD_SPACE, " ")


def what_if_to_text(found: "WhatIf", width: int = WIDTH) -> str:
    """What would change, and the audit as it would be."""
    return text_of(page_of_what_if(found), width)


def what_if_to_lines(
    found: "WhatIf", width: int = WIDTH, holdings: "Sequence[Holding]" = ()
) -> tuple[TextLine, ...]:
    """The same line by line, each with what it is about, below a few lines of what the learner holds today."""
    return lines_of(with_what_is_held(page_of_what_if(found), holdings), width)
