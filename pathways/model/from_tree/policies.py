"""Policies: lines and requirements that every credential of a selection has besides its own."""

from dataclasses import replace
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
    """The catalogue with every credential, in each of its versions, under the policies that apply to it."""
    if not catalogue.policies:
        return catalogue
    applying: dict[str, list[Policy]] = {}
    for each in catalogue.policies.values():
        for name in members(catalogue, each.applies_to):
            applying.setdefault(name, []).append(each)
    return replace(
        catalogue,
        credentials={
            name: _under(credential, applying.get(name, []))
            for name, credential in catalogue.credentials.items()
        },
        versions={
            name: tuple(
                replace(version, declared=_under(version.declared, applying.get(name, [])))
                if isinstance(version.declared, Credential)
                else version
                for version in versions
            )
            for name, versions in catalogue.versions.items()
        },
    )


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
