"""The paths of requirements: at which of them items can count, and why nothing can be pinned to the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pathways.model.declaration import Admission, Credential, Stack
from pathways.model.requirement import Leaf, Line, Named, Requirement
from pathways.model.version import One, every_version
from pathways.model.walk import walk, walk_line, walk_members

if TYPE_CHECKING:
    from pathways.model.catalogue import Catalogue, Declared
    from pathways.text import Place

_LONGEST = 60
"""Characters of a rule that are quoted in a sentence."""
_SHOWN_BY = "`pathways show {} --paths` tells the paths of its requirements"


class Refusal(NamedTuple):
    """Why nothing can be pinned to a path: a code, a sentence, and help; `mistyped` where a near path may be meant."""

    code: str
    sentence: str
    help: str
    mistyped: bool = False


@dataclass(frozen=True, slots=True)
class Paths:
    """Where items can count: paths of requirements, and names of what is made of them. The rest takes none."""

    taking: Mapping[str, None]
    idle: "Mapping[str, Place]"
    named: Mapping[str, str]
    """Places of named requirements, whose path is their name wherever they stand."""
    declared: frozenset[str]
    changeable: Mapping[str, None]
    """What an exception can change, sorted: requirements, lines and limits, and what has a deadline, by path or name."""

    def refusal(self, path: str) -> Refusal | None:
        """Why nothing can be pinned there; None where it can."""
        if path in self.taking:
            return None
        if path in self.named:
            name = self.named[path]
            sentence = f"at `{path}` stands the requirement `{name}`"
            return Refusal("unknown-requirement", sentence, f"write `{name}`, wherever it stands")
        if path in self.idle:
            sentence = f"no item counts at `{path}`, which says `{_written(self.idle[path])}`"
            help_ = "pin to a requirement that asks for items; conditions and limits use nothing up"
            return Refusal("takes-no-items", sentence, help_)
        if path in self.declared:
            help_ = "pin to something that requires items, by itself or by a stack into it"
            return Refusal("takes-no-items", f"no item counts at `{path}`, which requires none", help_)
        whose = path.partition("/")[0]
        help_ = _SHOWN_BY.format(whose if whose in self.declared else "NAME")
        return Refusal("unknown-requirement", f"no requirement has the path `{path}`", help_, mistyped=True)


def paths_of(catalogue: "Catalogue") -> Paths:
    """The paths of everything that is required, in the order of the rules."""
    taking: dict[str, None] = {}
    idle: dict[str, Place] = {}
    named: dict[str, str] = {}
    makers: tuple[Credential | Stack | Admission, ...] = (
        *_every(catalogue.credentials, catalogue),
        *_every(catalogue.stacks, catalogue),
        *_every(catalogue.admissions, catalogue),
    )
    for declared in makers:
        for requirement in asked_by(declared, catalogue):
            if takes_items(requirement):
                taking[declared.name] = None
            for inside in walk(requirement):
                _note(inside, taking, idle, named)
        for beside in _beside(declared):
            idle.setdefault(beside.path, beside.place)
    for conversion in _every(catalogue.conversions, catalogue):
        for inside in walk(conversion.require) if conversion.require is not None else ():
            idle.setdefault(inside.path, inside.place)
    kept = {path: place for path, place in idle.items() if path not in taking}
    declared_names = frozenset(each.name for each in makers)
    changeable = {*taking, *kept, *declared_names, *_limits(catalogue)}
    return Paths(taking, kept, named, declared_names, dict.fromkeys(sorted(changeable)))


def limit_path(conversion: str, number: int) -> str:
    """The stable name of a limit of a conversion, counted from 1."""
    return f"{conversion}/limit/{number}"


def each_item_path(sharing: str) -> str:
    """The stable name of `each item in at most`."""
    return f"{sharing}/each item"


def _limits(catalogue: "Catalogue") -> Iterator[str]:
    """Limits that belong to no requirement, and conversions, whose window is a deadline."""
    for conversion in catalogue.conversions.values():
        yield conversion.name
        yield from (limit_path(conversion.name, number) for number in range(1, len(conversion.limits) + 1))
    for sharing in catalogue.sharings.values():
        yield from (limit.path for limit in sharing.limits)
        if sharing.most is not None:
            yield each_item_path(sharing.name)
        yield from (each.path for each in sharing.own)


def _every(declared: "Mapping[str, One]", catalogue: "Catalogue") -> "Iterator[One]":
    """All declarations in all their versions: a path of any version can be pinned to."""
    return (version for each in declared.values() for version in every_version(catalogue, each))


def asked_by(declared: "Declared", catalogue: "Catalogue") -> Iterator[Requirement]:
    """The requirements at which items count toward a credential, by all its routes, or toward a stack or admission."""
    match declared:
        case Credential(name=name, require=require, pools=pools, besides=besides):
            yield from (require, *pools, *besides) if require is not None else (*pools, *besides)
            for stack in catalogue.stacks.values():
                if stack.into == name:
                    yield from asked_by(stack, catalogue)
        case Stack(onto=onto, made_of=made_of):
            yield from (onto, made_of) if onto is not None else (made_of,)
        case Admission(require=require):
            yield require
        case _:
            return


def takes_items(requirement: Requirement) -> bool:
    """Whether items are applied to a requirement or to something inside it."""
    return any(isinstance(inside, Leaf) for inside in walk_members(requirement))


def _written(place: "Place") -> str:
    """The rule in the words of its author, shortened."""
    text = " ".join(place.source.text[place.start : place.end].split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3].rstrip()}..."


def _note(
    requirement: Requirement, taking: dict[str, None], idle: "dict[str, Place]", named: dict[str, str]
) -> None:
    if isinstance(requirement, Named):
        named[requirement.path] = requirement.name
    elif takes_items(requirement):
        taking[requirement.path] = None
    else:
        idle.setdefault(requirement.path, requirement.place)
    if isinstance(requirement, Leaf):
        idle.update((line.path, line.place) for line in requirement.lines)


def _beside(declared: Credential | Stack | Admission) -> Iterator[Requirement | Line]:
    """Lines over everything, and facts that ask for a review."""
    if isinstance(declared, Credential):
        for line in declared.overall:
            yield line
            yield from walk_line(line)
    elif isinstance(declared, Admission):
        yield from declared.review_when
