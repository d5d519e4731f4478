"""Policies in words: which ones bear on a goal, and which of them keep it from being met, with their sources."""

from collections.abc import Iterator, Sequence

from pathways.audit.state import State
from pathways.audit.verdict import Finding, GoalAudit
from pathways.model.declaration import Policy
from pathways.report.known import Known, walk
from pathways.report.lists_in_words import joined
from pathways.report.notes import source
from pathways.report.plain_text import plain


def under_policies(goal: GoalAudit) -> str:
    """The policies that ask something of a goal besides its own rules."""
    noun = "policy" if len(goal.policies) == 1 else "policies"
    return f"Also under the {noun} {', '.join(_title(policy) for policy in goal.policies)}"


def binding(goal: GoalAudit, known: Known) -> list[str]:
    """For each policy with something that is open, or in conflict with the rest: what it asks, and where that is written."""
    return [text for _, _, text in asked_by_policies(goal, known)]


def asked_by_policies(goal: GoalAudit, known: Known) -> Iterator[tuple[Policy, list[str], str]]:
    """The same with each policy, and the paths of what it asks; nothing for a goal that is met."""
    if goal.route is None or goal.state is State.MET:
        return
    for policy in goal.policies:
        paths = list(dict.fromkeys(_binding(policy, goal)))
        if paths:
            yield policy, paths, _asks(policy, paths, known)


def _asks(policy: Policy, paths: Sequence[str], known: Known) -> str:
    cited = joined([source(cite, known.titles) for cite in policy.cites])
    asked = "; ".join(known.listed(list(paths)))
    return f"{_title(policy)} asks: {asked}{f' ({cited})' if cited else ''}."


def _binding(policy: Policy, goal: GoalAudit) -> Iterator[str]:
    """The paths of a policy that are not met, and those in the conflict."""
    own = (f"{policy.name}/overall", f"{policy.name}/require")
    for finding in walk(goal.route.finding) if goal.route is not None else ():
        if finding.path.startswith(own) and _is_open(finding):
            yield finding.path
    for found in goal.conflicts:
        for path in (*found.requirements, *(limit.path for limit in found.limits)):
            if path.startswith(own):
                yield path


def _is_open(finding: Finding) -> bool:
    return finding.chosen and finding.state is not State.MET and not finding.children


def _title(policy: Policy) -> str:
    return f"“{plain(policy.title)}”"
