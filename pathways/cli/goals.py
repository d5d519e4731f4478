"""Which goals an audit is of: those asked for, else the declared programmes, else whatever has been begun."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from pathways.cli.naming import must_be
from pathways.cli.streams import note

if TYPE_CHECKING:
    from pathways.audit.verdict import GoalAudit
    from pathways.model.catalogue import Catalogue
    from pathways.model.learner import Learner
    from pathways.ruleset import RuleSet


def asked_for(names: Sequence[str], catalogue: "Catalogue") -> tuple[str, ...]:
    """The goals given by name, each once; a name that nobody can be audited for is a complaint."""
    known = (*catalogue.credentials, *catalogue.stacks, *catalogue.admissions)
    return tuple(dict.fromkeys(must_be(name, known, "credential, stack or admission") for name in names))


def goals_of(learner: "Learner", rules: "RuleSet", as_of: date) -> tuple[str, ...]:
    """The goals of a learner for whom none was asked for; a note says which they are and why."""
    who = learner.name or learner.key
    declared = tuple(
        dict.fromkeys(
            relation.programme
            for relation in learner.declared
            if relation.programme in rules.catalogue.credentials and (relation.since or as_of) <= as_of
        )
    )
    if declared:
        note(f"{who}: audited for the declared {_programmes(declared)}")
        return declared
    begun = _begun(learner, rules, as_of)
    if begun:
        note(f"{who}: no declared programme; audited for what is held or begun: {', '.join(begun)}")
    else:
        note(
            f"{who}: no declared programme, and nothing here counts toward a credential; give one with --goal"
        )
    return begun


def _programmes(names: Sequence[str]) -> str:
    return f"programme{'s' * (len(names) != 1)} {', '.join(names)}"


def _begun(learner: "Learner", rules: "RuleSet", as_of: date) -> tuple[str, ...]:
    from pathways.audit.from_graph import audit

    names = tuple(rules.catalogue.credentials)
    found = audit(rules.graph, learner, names, as_of, rules.digest)
    return tuple(goal.name for goal in found.goals if _has_begun(goal))


def _has_begun(goal: "GoalAudit") -> bool:
    """Held, or something is applied to it or would be."""
    return goal.held is not None or goal.progress > 0 or goal.state.value in {"met", "in progress", "planned"}
