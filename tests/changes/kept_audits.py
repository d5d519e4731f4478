"""Kept audits written by hand, with no more in them than a test is about."""

from datetime import date

from pathways.changes.kept import (
    KeptAudit,
    KeptGoal,
    KeptLearner,
    KeptRequirement,
    KeptRoute,
    KeptUnused,
    KeptUse,
    State,
)

DAY = date(2024, 6, 30)


def use(item: str, title: str = "", status: str = "earned", grade: str | None = None) -> KeptUse:
    """An item that counts; its key is its title with a day, as of a record without ids."""
    return KeptUse(
        f"{item}@2024-05-10#1" if "@" not in item else item,
        "",
        title or item.partition("@")[0],
        status,
        grade,
    )


def asked(
    path: str, *members: KeptRequirement, uses: tuple[KeptUse, ...] = (), **more: object
) -> KeptRequirement:
    """A requirement."""
    return KeptRequirement(path, uses, members, **{"kind": "items", "text": path, **more})  # type: ignore[arg-type] # as a test says it


def goal(
    requirement: KeptRequirement | None = None, *, name: str = "goal", state: State = "unmet", **more: object
) -> KeptGoal:
    """A goal with one way."""
    routes = (KeptRoute(name, chosen=True, requirement=requirement),) if requirement is not None else ()
    return KeptGoal(name, routes, state=state, **more)  # type: ignore[arg-type] # as a test says it


def audit(*goals: KeptGoal, day: date = DAY, rules: str = "rules") -> KeptAudit:
    """An audit."""
    return KeptAudit("audit/1", KeptLearner("x"), goals, day, rules)


def unused(item: str, reason: str = "", text: str = "not needed") -> KeptUnused:
    """An item that is not used."""
    return KeptUnused(
        f"{item}@2024-05-10#1" if "@" not in item else item, "", item.partition("@")[0], reason, text
    )
