"""Policies: lines and requirements that every credential of a selection has besides its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Credential, Policy
from pathways.model.from_tree.clauses import Clauses
from pathways.model.from_tree.context import Context
from pathways.model.from_tree.credentials import required
from pathways.model.from_tree.lines import lines
from pathways.model.from_tree.parts import citations, details, title_of
from pathways.model.from_tree.requirements import requirement
from pathways.model.from_tree.scope import Entry
from pathways.model.from_tree.selections import selection
from pathways.model.members import members
from pathways.model.requirement import Named
from pathways.model.selection import OneOf
from pathways.model.version import Version, with_ends

if TYPE_CHECKING:
    from pathways.tree import nodes


def policy(context: Context, entry: Entry, clauses: Clauses) -> Policy:
    """A policy with what it asks of each credential that it applies to."""
    applies, overall = clauses.one("applies_to"), clauses.one("overall")
    found = cast("tuple[nodes.Line, ...]", overall.values) if overall is not None else ()
    return Policy(
        name=entry.name,
        title=title_of(entry),
        applies_to=selection(context, cast("nodes.Selection", applies.values[0])) if applies else OneOf(()),
        require=required(context, clauses, "require", f"{entry.name}/require"),
        overall=lines(context, found, f"{entry.name}/overall", partial(requirement, context)),
        details=details(clauses),
        cites=citations(context, clauses),
        place=entry.place,
    )


def with_policies(catalogue: Catalogue) -> Catalogue:
    """The catalogue with every credential, in each of its versions, under the policies that apply to it.

    Where a policy came into force, changed or ended, what it applies to has one more version.
    """
    if not catalogue.policies:
        return catalogue
    texts = [text for policy in catalogue.policies.values() for text in _texts(policy, catalogue)]
    made = {name: _versions(one, catalogue, texts) for name, one in catalogue.credentials.items()}
    return replace(
        catalogue,
        credentials={name: cast("Credential", versions[-1].declared) for name, versions in made.items()},
        versions={
            **catalogue.versions,
            **{name: versions for name, versions in made.items() if len(versions) > 1},
        },
    )


def _texts(policy: Policy, catalogue: Catalogue) -> Iterator["_Dated"]:
    """The texts of a policy, each in force until the next one is."""
    versions = catalogue.versions.get(policy.name) or (Version(policy, None, None),)
    for at, version in enumerate(versions):
        text = cast("Policy", version.declared)
        until = version.until
        if at + 1 < len(versions):
            until = (versions[at + 1].since or date.min) - timedelta(days=1)
        yield _Dated(text, version.since, until, members(catalogue, text.applies_to))


@dataclass(frozen=True, slots=True)
class _Dated:
    """One text of a policy, its days, and the credentials that it applies to."""

    policy: Policy
    since: date | None
    until: date | None
    applies_to: Sequence[str]

    def begins_and_ends(self) -> Iterator[date]:
        if self.since is not None:
            yield self.since
        if self.until is not None and self.until < date.max:
            yield self.until + timedelta(days=1)

    def is_in_force(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def _versions(credential: Credential, catalogue: Catalogue, texts: Sequence[_Dated]) -> tuple[Version, ...]:
    """What a credential asks, with what policies ask, in each of the years."""
    own = [text for text in texts if credential.name in text.applies_to]
    alone = (Version(credential, credential.effective, credential.retired),)
    days = sorted({day for text in own for day in text.begins_and_ends()})
    found: list[tuple[Credential, date | None, date | None]] = []
    for version in catalogue.versions.get(credential.name, alone):
        first, last = version.since or date.min, version.until or date.max
        for day in (version.since, *(day for day in days if first < day <= last)):
            there = [text.policy for text in own if text.is_in_force(day or date.min)]
            found.append((_under(cast("Credential", version.declared), there), day, version.until))
    return with_ends(found)


def _under(credential: Credential, policies: list[Policy]) -> Credential:
    """A credential under policies; what a policy requires is told under the policy's title."""
    besides = tuple(
        Named(f"{each.name}/asks", each.name, each.title, each.require, place=each.place)
        for each in policies
        if each.require is not None
    )
    overall = (*credential.overall, *(line for each in policies for line in each.overall))
    return replace(
        credential, overall=overall, besides=besides, policies=tuple(each.name for each in policies)
    )
