"""Rules with an exception, and the rules that say the same by hand, for one learner: both drawn as text."""

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from pathways.model.learner import ExceptionKind, GrantedException, Learner, Pin
from pathways.ruleset import RuleSet
from tests.properties.comparing import rules_of

COURSES = ("c1", "c2", "c3", "c4", "c5")
AS_OF = date(2024, 10, 1)
_DECLARED = """
institution u "U" { uses scale letters }
scale letters "Letters" { passing A 4.00, C 2.00, D 1.00  failing F 0.00 }
area red "Red"
course c1 "One" { taught at u worth 3 credits teaches area red }
course c2 "Two" { taught at u worth 4 credits }
course c3 "Three" { taught at u worth 2 credits teaches area red }
course c4 "Four" { taught at u worth 2.68 credits }
course c5 "Five" { taught at u worth 3 credits }
"""


@dataclass(frozen=True)
class Leaf:
    """A requirement as its author writes it, in the pieces that an exception may change."""

    number: str
    unit: str
    selection: str
    recent: bool = False
    most: str = ""

    def __str__(self) -> str:
        within = " completed within 2 years" if self.recent else ""
        which = f" of which {{ at most {self.most} credits from courses in area red }}" if self.most else ""
        return f"at least {self.number} {self.unit} from ({self.selection}){within}{which}"


@dataclass(frozen=True)
class Compared:
    """One learner twice: with an exception by some rules, and without it by the rules that say it by hand."""

    text: str
    by_hand: str
    rules: RuleSet
    rules_by_hand: RuleSet
    learner: Learner
    learner_by_hand: Learner


def compared(random: Random, kind: ExceptionKind) -> Compared:
    """Drawn rules with a learner who is granted one exception; drawn again until neither rules have an error."""
    while True:
        found = _drawn(random, kind)
        if found.rules.sound and found.rules_by_hand.sound:
            return found


@dataclass
class _Hand:
    """Rules with one exception: where it is, what it says, and what is written by hand in its place."""

    random: Random
    leaves: list[Leaf]
    overall: str
    at: int
    says: dict[str, object]
    pins: tuple[Pin, ...] = ()

    def waive(self) -> list[str]:
        return [
            "on or after 1900-01-01" if place == self.at else str(leaf)
            for place, leaf in enumerate(self.leaves)
        ]

    def substitute(self) -> list[str]:
        item, other = self.random.sample(COURSES, 2)
        everywhere = self.random.random() < 0.5
        if everywhere:
            del self.says["requirement"]
        self.says |= {"item": item, "instead_of": other}
        either = f"({other} or {item})"
        return [
            str(replace(leaf, selection=leaf.selection.replace(other, either)))
            if (everywhere or place == self.at) and "except" not in leaf.selection
            else str(leaf)
            for place, leaf in enumerate(self.leaves)
        ]

    def also_allow(self) -> list[str]:
        self.says["item"] = self.random.choice(COURSES)
        return self._with_here(self._allowed())

    def apply_here(self) -> list[str]:
        item = self.says["item"] = self.random.choice(COURSES)
        self.pins = (Pin(item, str(self.says["requirement"]), "Dr Gray", date(2024, 9, 2)),)
        here = self._allowed()
        self.leaves = [replace(leaf, selection=f"({leaf.selection}) except {item}") for leaf in self.leaves]
        return self._with_here(here)

    def change_a_limit(self) -> list[str]:
        number, leaf = self.random.randint(1, 6), self.leaves[self.at]
        self.says["amount"] = number * 1000
        which = self.random.choice(("leaf", "line", "overall"))
        if which == "overall":
            self.says["requirement"], self.overall = "goal/overall/1", str(number)
        elif which == "line" and leaf.most:
            self.says["requirement"] = f"{self.says['requirement']}/which/1"
            return self._with_here(replace(leaf, most=str(number)))
        else:
            return self._with_here(replace(leaf, number=str(number)))
        return self._with_here(leaf)

    def extend_a_deadline(self) -> list[str]:
        self.says["until"] = self.random.choice((AS_OF, date(2025, 1, 1)))
        return self._with_here(replace(self.leaves[self.at], recent=False))

    def _allowed(self) -> Leaf:
        leaf = self.leaves[self.at]
        within = " completed within 2 years" if leaf.recent else ""
        return replace(leaf, selection=f"({leaf.selection}){within} or {self.says['item']}", recent=False)

    def _with_here(self, here: Leaf) -> list[str]:
        return [str(here if place == self.at else leaf) for place, leaf in enumerate(self.leaves)]


def _drawn(random: Random, kind: ExceptionKind) -> Compared:
    leaves = [_leaf(random) for _ in range(random.randint(1, 3))]
    at, overall = random.randrange(len(leaves)), random.choice(("6", "8", "9", "11"))
    place = f"goal/require/{at + 1}" if leaves[1:] else "goal/require"
    text = _rules([str(leaf) for leaf in leaves], overall)
    hand = _Hand(random, leaves, overall, at, {"requirement": place})
    written = getattr(hand, kind.name.lower())()
    by_hand, learner = _rules(written, hand.overall), _learner(random)
    granted = GrantedException(kind, "Dr Gray", date(2024, 9, 2), "a reason", **hand.says)  # type: ignore[arg-type] # what its kind needs
    rules, rules_by_hand = rules_of(text + learner), rules_of(by_hand + learner)
    drawn = rules.catalogue.tests[0].learner
    with_exception = replace(drawn, exceptions=(granted,))
    return Compared(text, by_hand, rules, rules_by_hand, with_exception, replace(drawn, pins=hand.pins))


def _leaf(random: Random) -> Leaf:
    names = random.sample(COURSES, random.randint(1, 3))
    selection = random.choice((" or ".join(names), " or ".join(names), "courses in area red"))
    if selection.startswith("courses"):
        selection = random.choice((selection, f"{selection} except {names[0]}"))
    unit = random.choice(("credits", "credits", "courses"))
    number = str(random.randint(1, 6) if unit == "credits" else random.randint(1, 2))
    most = random.choice(("", "", "2", "3", "5"))
    return Leaf(number, unit, selection, random.random() < 0.4, most)


def _rules(leaves: list[str], overall: str) -> str:
    required = "".join(f"  require {leaf}\n" for leaf in leaves)
    return (
        f'{_DECLARED}certificate goal "Goal" {{\n{required}  overall {{ at least {overall} credits }}\n}}\n'
    )


def _learner(random: Random) -> str:
    lines = []
    for name in COURSES:
        for _ in range(random.choice((0, 1, 1, 1, 2))):
            word = random.choice(("earned", "earned", "earned", "earned", "taking", "failed"))
            year = random.choice((2020, 2023, 2024))
            grade = {"earned": random.choice((" grade A", " grade C", "")), "failed": " grade F"}.get(
                word, ""
            )
            day = (
                f"2024-12-{random.randint(10, 20)}"
                if word == "taking"
                else f"{year}-05-{random.randint(10, 28)}"
            )
            lines.append(f"  {word} {name} on {day}{grade}\n")
    return f'learner "Ada" {{\n{"".join(lines)}  expect goal unmet\n}}\n'
