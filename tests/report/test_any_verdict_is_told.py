"""Whatever a verdict is made of, it can be told: nothing raises, nothing hides, nothing depends on the run."""

import json
import unicodedata

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from pathways.audit.verdict import Audit, Decision
from pathways.exchange.audit.document import AuditDocument, DecisionDocument
from pathways.exchange.audit.schema import schema
from pathways.model.learner import Learner
from pathways.report import decision_to_html, decision_to_text, reasons_in_a_line, to_html, to_plain, to_text
from pathways.report.document import document_of
from pathways.report.from_audit import page_of_audit
from pathways.report.plain_text import JOINERS, LONGEST, plain
from pathways.report.record_on_a_page import with_record
from pathways.report.to_markdown import markdown_of
from tests.report.pages_read import Read
from tests.report.strategies import AUDITS, DECISIONS, TEXTS

SCHEMA = jsonschema.Draft202012Validator(schema())
ANY = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def _is_fit_for_a_page(text: str) -> bool:
    return all(each == "\n" or each in JOINERS or unicodedata.category(each)[0] != "C" for each in text)


@ANY
@given(AUDITS)
def test_any_audit_is_told(audit: Audit) -> None:
    text, html, document = to_text(audit), to_html(audit), json.loads(json.dumps(to_plain(audit)))
    assert _is_fit_for_a_page(text)
    assert _is_fit_for_a_page(html)
    assert (text, html) == (to_text(audit), to_html(audit))
    SCHEMA.validate(document)
    assert AuditDocument.model_validate(document).learner.id == audit.learner
    page = with_record(page_of_audit(audit), audit, Learner(audit.learner, audit.learner_name))
    assert _is_fit_for_a_page(markdown_of(page))
    assert _is_fit_for_a_page(document_of(page))
    assert Read(document_of(page)).complaints() == []


@ANY
@given(DECISIONS)
def test_any_decision_is_told(decision: Decision) -> None:
    assert _is_fit_for_a_page(decision_to_text(decision))
    assert _is_fit_for_a_page(decision_to_html(decision))
    line = reasons_in_a_line(decision)
    assert line
    assert "\n" not in line
    document = json.loads(json.dumps(to_plain(decision)))
    SCHEMA.validate(document)
    assert DecisionDocument.model_validate(document).goal.name == decision.goal.name


@given(TEXTS)
def test_any_text_is_made_one_visible_line(text: str) -> None:
    told = plain(text)
    assert _is_fit_for_a_page(told)
    assert told == plain(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\u202eevil\u202c", "evil"),
        ("a\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "á\u0301\u0301\u0301\u0301"),
        ("\u0646\u0627\u0645\u0647\u200c\u0647\u0627", "\u0646\u0627\u0645\u0647\u200c\u0647\u0627"),
        ("x" * 500, "x" * (LONGEST - 1) + "…"),
        ("a\u00a0b\tc", "a b c"),
    ],
)
def test_titles_are_made_plain(text: str, told: str) -> None:
    assert plain(text) == told
