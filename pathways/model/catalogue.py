"""The catalogue: every declaration of a rule set by its name, in the order of the rule files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pathways.model.amount import Unit, UnitRule
from pathways.model.articulation.tables import Tables
from pathways.model.declaration import (
    Admission,
    Conversion,
    Credential,
    Institution,
    Kind,
    Learning,
    NamedSet,
    Policy,
    Reference,
    Sharing,
    Stack,
    Topic,
)
from pathways.model.grade import Scale
from pathways.model.learner import Expectation, Learner
from pathways.model.transfer import Transfer
from pathways.model.version import Version
from pathways.text import Place

Declared: TypeAlias = (
    Reference
    | Institution
    | Topic
    | Kind
    | NamedSet
    | Learning
    | Credential
    | Stack
    | Conversion
    | Admission
    | Sharing
    | Transfer
    | Policy
)


@dataclass(frozen=True, slots=True)
class LearnerTest:
    """A learner block: a record and what is expected of it."""

    learner: Learner
    expectations: tuple[Expectation, ...]
    places: tuple[Place, ...] = field(compare=False, repr=False)
    place: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything declared; mappings keep the order of the rule files."""

    references: Mapping[str, Reference]
    institutions: Mapping[str, Institution]
    scales: Mapping[str, Scale]
    units: Mapping[Unit, UnitRule]
    kinds: Mapping[str, Kind]
    topics: Mapping[str, Topic]
    sets: Mapping[str, NamedSet]
    learning: Mapping[str, Learning]
    credentials: Mapping[str, Credential]
    stacks: Mapping[str, Stack]
    conversions: Mapping[str, Conversion]
    admissions: Mapping[str, Admission]
    sharings: Mapping[str, Sharing]
    transfers: Mapping[str, Transfer]
    tests: tuple[LearnerTest, ...]
    tables: Tables = field(default_factory=Tables)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    """The versions of each rule that has several, the oldest first; the mappings above have the newest of each."""
    as_written: "Catalogue | None" = field(default=None, compare=False, repr=False)
    """Of rules that exceptions changed for one learner: those that hold for everybody."""

    def declared(self, name: str) -> "Declared | None":
        """The declaration of that name that a person could ask about, or None."""
        for found in (
            self.credentials,
            self.admissions,
            self.stacks,
            self.conversions,
            self.sharings,
            self.transfers,
            self.policies,
            self.learning,
            self.sets,
            self.topics,
            self.institutions,
            self.references,
            self.kinds,
        ):
            if name in found:
                return found[name]
        return None

    def title(self, name: str) -> str:
        """The title of a declared name, else the name itself."""
        found = self.declared(name)
        return found.title if found is not None and found.title else name

    def rank_of(self, kind: str) -> str:
        """The built-in kind whose rank a kind has."""
        return self.kinds[kind].ranks_as if kind in self.kinds else kind
