"""The only place that words a verdict: reasons as data to sentences, as text, as HTML, and as a document for programs."""

from pathways.audit.verdict import Audit, Decision
from pathways.report.from_audit import page_of_audit
from pathways.report.from_decision import page_of_decision, reasons
from pathways.report.plain_text import HARD_SPACE
from pathways.report.states_in_words import ANSWERS
from pathways.report.to_html import html_of
from pathways.report.to_plain import to_plain
from pathways.report.to_text import WIDTH, TextLine, lines_of, text_of

__all__ = [
    "TextLine",
    "decision_to_html",
    "decision_to_lines",
    "decision_to_text",
    "reasons_in_a_line",
    "to_html",
    "to_lines",
    "to_plain",
    "to_text",
]


def to_text(audit: Audit, width: int = WIDTH) -> str:
    """An audit as an advisor reads it at the desk: plain text, no line longer than `width`."""
    return text_of(page_of_audit(audit), width)


def to_lines(audit: Audit, width: int = WIDTH) -> tuple[TextLine, ...]:
    """The same line by line, each with what it is about."""
    return lines_of(page_of_audit(audit), width)


def to_html(audit: Audit) -> str:
    """An audit as a fragment of HTML for a notebook or a page."""
    return html_of(page_of_audit(audit))


def decision_to_html(decision: Decision) -> str:
    """The answer of an admission as a fragment of HTML."""
    return html_of(page_of_decision(decision))


def decision_to_text(decision: Decision, width: int = WIDTH) -> str:
    """The answer of an admission with its reasons and the audit it rests on."""
    return text_of(page_of_decision(decision), width)


def decision_to_lines(decision: Decision, width: int = WIDTH) -> tuple[TextLine, ...]:
    """The same line by line, each with what it is about."""
    return lines_of(page_of_decision(decision), width)


def reasons_in_a_line(decision: Decision) -> str:
    """Why an admission is answered as it is, in one line for a table."""
    told = "; ".join(reasons(decision)) or ANSWERS[decision.answer].sentence.removesuffix(".")
    return told.replace(HARD_SPACE, " ")
