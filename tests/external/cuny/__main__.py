"""`python -m tests.external.cuny FILE`: the kinds of condition in a list of Scribe conditions, and which the language can say."""

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.external.cuny.in_pathway import Rules, UnsayableError, kind_of, said
from tests.external.cuny.scribe import UnreadableError, atoms, read


@dataclass(frozen=True)
class Told:
    """A condition: its kinds, and the text of a requirement or the reason why there is none."""

    condition: str
    kinds: tuple[str, ...]
    text: str
    reason: str = ""
    fails_at: str = ""


def told(conditions: list[str], rules: Rules) -> list[Told]:
    """Every condition with what it is in the language."""
    return [_told(each, rules) for each in conditions]


def _told(condition: str, rules: Rules) -> Told:
    try:
        found = read(condition)
    except UnreadableError:
        return Told(
            condition, ("not read",), "", "no condition of Scribe as this reader knows it", "not read"
        )
    kinds = tuple(sorted({kind_of(atom) for atom in atoms(found)}))
    try:
        return Told(condition, kinds, said(found, rules))
    except UnsayableError as why:
        return Told(condition, kinds, "", str(why), why.kind)


def table(found: list[Told]) -> str:
    """For each kind how many conditions ask it, how many of those can be said, and why the others cannot."""
    lines = []
    kinds = Counter(kind for each in found for kind in each.kinds)
    for kind, number in sorted(kinds.items(), key=lambda each: (-each[1], each[0])):
        of_kind = [each for each in found if kind in each.kinds]
        sayable = sum(not each.reason for each in of_kind)
        reasons = "; ".join(sorted({each.reason for each in of_kind if each.fails_at == kind}))
        lines.append(f"{number:6} {sayable:8}  {kind}" + (f"  ({reasons})" if reasons else ""))
    whole = sum(not each.reason for each in found)
    head = [" asked sayable  kind"]
    return "\n".join([*head, *lines, f"{len(found):6} {whole:8}  conditions in all"])


def conditions_of(file: Path) -> list[str]:
    """The conditions of a file, one a line."""
    return [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    print(table(told(conditions_of(Path(sys.argv[1])), Rules())))  # noqa: T201 # it is a command
