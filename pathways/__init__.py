"""Rules for microcredentials, stackable credentials and degrees, and audits of learners by them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathways.audit import admit_learner, audit_learner, open_conversions, what_if
    from pathways.exchange.audit import compare_audits
    from pathways.exchange.record import RecordsError, load_learners
    from pathways.plan import plan_learner
    from pathways.ruleset import RulesError, RuleSet, load_rules

__all__ = [
    "RecordsError",
    "RuleSet",
    "RulesError",
    "__version__",
    "admit_learner",
    "audit_learner",
    "compare_audits",
    "load_learners",
    "load_rules",
    "open_conversions",
    "plan_learner",
    "what_if",
]

__version__ = "0.1.0"

_HOMES = {
    "RecordsError": "pathways.exchange.record",
    "RuleSet": "pathways.ruleset",
    "RulesError": "pathways.ruleset",
    "admit_learner": "pathways.audit",
    "audit_learner": "pathways.audit",
    "compare_audits": "pathways.exchange.audit",
    "load_learners": "pathways.exchange.record",
    "load_rules": "pathways.ruleset",
    "open_conversions": "pathways.audit",
    "plan_learner": "pathways.plan",
    "what_if": "pathways.audit",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: the command line starts without what it does not need."""
    if name not in _HOMES:
        message = f"module 'pathways' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
