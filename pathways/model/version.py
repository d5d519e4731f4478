"""Versions: which text of a rule holds, told by its days, and by which day a learner goes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from pathways.model.amount import Worth
from pathways.model.declaration import (
    Admission,
    Conversion,
    Credential,
    Learning,
    NamedSet,
    Policy,
    Sharing,
    Stack,
)

if TYPE_CHECKING:
    from pathways.model.catalogue import Catalogue
    from pathways.model.learner import Learner

Versioned: TypeAlias = Credential | Stack | Conversion | Admission | Learning | Policy | Sharing | NamedSet
One = TypeVar("One", Credential, Stack, Conversion, Admission, Learning, Policy, Sharing, NamedSet)
Choice: TypeAlias = Mapping[str, int]
"""For each name that has versions the number of the one that holds, the oldest being 0; NONE where none does."""
NONE = -1


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a rule, from the first day to the last day on which it holds; None is without end."""

    declared: Versioned
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Catalogued:
    """The day by which a learner goes in one matter, and why.

    Reasons: `declared` with the programme, `learner` by the whole record, `application`, `as of` where nothing is recorded.
    """

    day: date
    reason: str


def number_on(versions: Sequence[Version], day: date) -> int:
    """The number of the version that a day goes by: the last that came into force by then, else the first.

    On days between two versions and after the last the one before still holds for those who go by such a day.
    """
    begun = [at for at, version in enumerate(versions) if version.since is None or version.since <= day]
    return begun[-1] if begun else 0


def number_in_force(versions: Sequence[Version], day: date) -> int:
    """The number of the version of a policy or a sharing on a day: none before the first came into force and after the last."""
    begun = [at for at, version in enumerate(versions) if version.since is None or version.since <= day]
    last = versions[-1].until
    return NONE if not begun or (last is not None and day > last) else begun[-1]


def with_ends(found: Sequence[tuple[Versioned, date | None, date | None]]) -> tuple[Version, ...]:
    """Texts in the order of their first days, of which those that follow one another and say the same are one version."""
    versions: list[Version] = []
    for declared, since, retired in found:
        if versions and versions[-1].declared == declared:
            versions[-1] = replace(versions[-1], until=retired)
            continue
        if versions and since is not None:
            last = since - timedelta(days=1)
            versions[-1] = replace(versions[-1], until=min(versions[-1].until or last, last))
        versions.append(Version(declared, since, retired))
    return tuple(versions)


def catalogued(catalogue: "Catalogue", learner: "Learner", name: str, as_of: date) -> Catalogued:
    """By which day a learner goes in a credential, stack or admission: declared with it, else recorded, else the as-of date.

    A stack goes by the credential that it leads to; an admission by the day of the application.
    """
    if name in catalogue.admissions:
        return Catalogued(learner.applied, "application") if learner.applied else Catalogued(as_of, "as of")
    stack = catalogue.stacks.get(name)
    programmes = (name, stack.into) if stack is not None else (name,)
    days = [
        (relation.since or date.min, relation.catalogue)
        for relation in learner.declared
        if relation.programme in programmes
        and relation.catalogue is not None
        and (relation.since is None or relation.since <= as_of)
    ]
    if days:
        return Catalogued(max(days)[1], "declared")
    if learner.catalogue is not None:
        return Catalogued(learner.catalogue, "learner")
    return Catalogued(as_of, "as of")


def choice_for(catalogue: "Catalogue", learner: "Learner", as_of: date) -> dict[str, int]:
    """The version of everything that is chosen for a learner.

    Conversions and courses go by days of their own, and what policies ask and what sets take stands in what uses them.
    """
    elsewhere = (catalogue.conversions, catalogue.learning, catalogue.policies, catalogue.sets)
    return {
        name: (number_in_force if name in catalogue.sharings else number_on)(
            versions, catalogued(catalogue, learner, name, as_of).day
        )
        for name, versions in catalogue.versions.items()
        if not any(name in room for room in elsewhere)
    }


def learning_on(catalogue: "Catalogue", name: str, day: date) -> Learning | None:
    """What is declared of a course on the day on which it was completed; None where nothing is declared of that name."""
    newest = catalogue.learning.get(name)
    versions = catalogue.versions.get(name)
    if newest is None or versions is None:
        return newest
    return versions[number_on(versions, day)].declared  # type: ignore[return-value] # versions of a name are of one sort


def on_catalogue(catalogue: "Catalogue", day: date) -> "Catalogue":
    """The rules as the catalogue of a day has them, and no other version of them."""
    in_force = (catalogue.sharings, catalogue.policies)
    choice = {
        name: (number_in_force if any(name in room for room in in_force) else number_on)(versions, day)
        for name, versions in catalogue.versions.items()
    }
    return replace(chosen(catalogue, choice), versions={})


def chosen(catalogue: "Catalogue", choice: Choice) -> "Catalogue":
    """The catalogue with the version of each rule that was chosen; the catalogue itself where that changes nothing."""
    if all(at == len(catalogue.versions[name]) - 1 for name, at in choice.items()):
        return catalogue
    return replace(
        catalogue,
        credentials=_chosen(catalogue.credentials, catalogue, choice),
        stacks=_chosen(catalogue.stacks, catalogue, choice),
        admissions=_chosen(catalogue.admissions, catalogue, choice),
        conversions=_chosen(catalogue.conversions, catalogue, choice),
        learning=_chosen(catalogue.learning, catalogue, choice),
        policies=_chosen(catalogue.policies, catalogue, choice),
        sharings=_chosen(catalogue.sharings, catalogue, choice),
        sets=_chosen(catalogue.sets, catalogue, choice),
        versions={name: each for name, each in catalogue.versions.items() if name not in choice},
    )


def _chosen(declared: Mapping[str, One], catalogue: "Catalogue", choice: Choice) -> dict[str, One]:
    return {
        name: catalogue.versions[name][choice[name]].declared if name in choice else newest  # type: ignore[misc] # versions of a name are of one sort
        for name, newest in declared.items()
        if choice.get(name) != NONE
    }


def every_version(catalogue: "Catalogue", declared: One) -> Iterator[One]:
    """All versions of a declaration, the newest first; most have one."""
    versions = catalogue.versions.get(declared.name)
    if versions is None:
        yield declared
        return
    for version in reversed(versions):
        yield version.declared  # type: ignore[misc] # versions of a name are of one sort


def worths(catalogue: "Catalogue", name: str) -> tuple[Worth | None, ...]:
    """What a course or a credential is worth, in each of its versions; nothing of what is not declared."""
    item = catalogue.learning.get(name) or catalogue.credentials.get(name)
    versions = [version.declared for version in catalogue.versions.get(name, ())]
    found = versions or ([item] if item is not None else [])
    return tuple(each.worth for each in found if isinstance(each, Learning | Credential))


def editions(catalogue: "Catalogue") -> Iterator["Catalogue"]:
    """The catalogue and those before it: in each what has several versions has the one before, as long as there is one.

    Courses have all of theirs in each: they go by the day on which they are completed.
    """
    yield catalogue
    rules = {name: each for name, each in catalogue.versions.items() if name not in catalogue.learning}
    most = max(map(len, rules.values()), default=1)
    for back in range(1, most):
        yield chosen(catalogue, {name: max(len(each) - 1 - back, 0) for name, each in rules.items()})
