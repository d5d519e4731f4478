"""What a condition of Scribe is in the pathway language: the text of a requirement, or the reason why there is none."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from tests.external.cuny.scribe import Compared, Condition, Course, Joined

_LETTERS = {
    "4.0": "A",
    "3.7": "A-",
    "3.3": "B+",
    "3.0": "B",
    "2.7": "B-",
    "2.3": "C+",
    "2.0": "C",
    "1.0": "D",
}
_SCALE = "A 4.00, A- 3.70, B+ 3.30, B 3.00, B- 2.70, C+ 2.30, C 2.00, D 1.00"
_BETTER = {"B-": "B", "C": "C+", "C-": "C"}


class UnsayableError(Exception):
    """The language has no words for a condition; the message is the reason, `kind` what it fails at."""

    kind = ""


@dataclass
class Rules:
    """What has to be declared so that conditions can be said: names with the text that declares each."""

    declared: dict[str, str] = field(default_factory=dict)

    def text(self, requirements: Iterable[str]) -> str:
        """A rule file with these requirements, and everything that they name."""
        head = [
            f"scale cuny.letters {{ passing {_SCALE} failing F 0.00 }}",
            'institution cuny "CUNY" { is a university academic calendar semester uses scale cuny.letters }',
            'institution suny "SUNY" { is a university academic }',
            'institution elsewhere "Elsewhere" { is a university academic }',
        ]
        named = [
            f'certificate cuny.condition_{at} "Condition {at}" {{ issued by cuny require {text} }}'
            for at, text in enumerate(requirements, 1)
        ]
        return "\n".join([*head, *self.declared.values(), *named, ""])

    def course(self, code: str) -> str:
        """A course by its code."""
        subject, number = _code(code)
        name = _name("course", code)
        self.declared[name] = (
            f'course {name} "{code}" {{ taught at cuny subject "{subject}" number "{number}" worth 3 credits }}'
        )
        return name

    def other(self, word: str, title: str) -> str:
        """An area, an exam or a credential by what Scribe calls it."""
        name = _name(word.replace(" ", "_"), title)
        body = " { issued by cuny requirements not published }" if word == "bachelor degree" else ""
        self.declared[name] = f'{word} {name} "{title}"{body}'
        return name

    def area(self, title: str) -> str:
        """What Scribe calls an attribute of courses; one course has it."""
        name = self.other("area", title)
        self.declared[f"{name}_course"] = (
            f'course {name}_course "A course of {title}" {{ taught at cuny teaches area {name} }}'
        )
        return name

    def majors(self) -> str:
        """What a student may declare as a major."""
        self.declared["cuny.major"] = 'kind cuny.major "Major" ranks as bachelor degree'
        for at in (1, 2):
            body = "{ issued by cuny requirements not published }"
            self.declared[f"cuny.major_{at}"] = (
                f'credential of kind cuny.major cuny.major_{at} "Major {at}" {body}'
            )
        return "credentials of kind credential of kind cuny.major"

    def degree(self, institution: str, title: str) -> str:
        """A degree that another programme or institution has awarded."""
        name = _name("degree", f"{institution} {title}")
        body = f"{{ issued by {institution} requirements not published }}"
        self.declared[name] = f'bachelor degree {name} "{title} of {institution}" {body}'
        return name


def said(condition: Condition, rules: Rules, beside: Sequence[Condition] = ()) -> str:
    """The text of a requirement; `beside` are the alternatives of which this is one. UnsayableError if there is none."""
    if isinstance(condition, Joined):
        parts = _flat(condition)
        around = parts if condition.word == "or" else ()
        texts = dict.fromkeys(said(part, rules, around) for part in parts)
        return f"{'any' if condition.word == 'or' else 'all'} of {{ {', '.join(texts)} }}"
    try:
        return (
            _course(condition, rules, beside)
            if isinstance(condition, Course)
            else _compared(condition, rules)
        )
    except UnsayableError as why:
        why.kind = kind_of(condition)
        raise


def kind_of(atom: Compared | Course) -> str:
    """What an atom compares with what, in a few words."""
    if isinstance(atom, Course):
        verb = {"inprogress": "in progress"}.get(atom.verb, atom.verb)
        what = "not " * atom.negated + verb
        return f"a course {what}" + "".join(f", with {_FILTERS[each.fact]}" for each in atom.filters)
    return f"{_group(atom.fact)} {_OPERATORS[atom.operator]}"


_OPERATORS = {
    "=": "is",
    "<>": "is not",
    ">=": "at least",
    ">": "more than",
    "<": "less than",
    "<=": "at most",
}
_FILTERS = {
    "DWRESIDENT": "residence",
    "DWCREDITS": "credits",
    "DWGRADE": "a grade",
    "DWINPROGRESS": "nothing in progress",
    "ATTRIBUTE": "an attribute",
}


def _group(fact: str) -> str:
    if fact.startswith("PRI-DEG"):
        return "an earlier degree"
    if "-SC" in fact or fact.endswith("SCORE"):
        return "a score"
    known = {
        "CONC": "the concentration",
        "MAJOR": "the major",
        "MINOR": "the minor",
        "DEGREE": "the degree",
        "NUMBEROFMAJORS": "the number of majors",
        "NUMMAJORS": "the number of majors",
        "CREDITSAPPLIEDTOWARDSDEGREE": "credits applied to the degree",
        "TOTALCREDITSEARNED": "credits earned",
        "EARNED-DEGCR": "credits earned",
        "TR_CREDITS": "credits transferred",
        "SGPA": "an average",
        "SSGPA": "an average",
    }
    return known.get(fact, "a mark on the student's file")


def _compared(atom: Compared, rules: Rules) -> str:
    group = _group(atom.fact)
    if group in {"the concentration", "the major", "the minor", "the degree"} and atom.operator in {
        "=",
        "<>",
    }:
        word = "not declared" if atom.operator == "<>" else "declared"
        return f"{word} {rules.other('bachelor degree', f'{atom.fact} {atom.value}')}"
    if group == "an earlier degree":
        where = {"CUNY": "cuny", "SUNY": "suny", "OTHR": "elsewhere"}[atom.fact[-4:]]
        return rules.degree(where, atom.value)
    if group == "a score" and atom.operator in {">=", ">"}:
        return (
            f"score at least {int(atom.value) + (atom.operator == '>')} on {rules.other('exam', atom.fact)}"
        )
    if group == "the number of majors" and atom.operator in {">", ">="}:
        return f"{int(atom.value) + (atom.operator == '>')} declared from {rules.majors()}"
    if group in {"credits earned", "credits transferred"}:
        least = Fraction(atom.value) / (100 if atom.fact == "EARNED-DEGCR" else 1)
        least += Fraction(1, 1000) * (atom.operator in {">", "<="})
        way = " transferred" * (group == "credits transferred")
        bound = "fewer than" if atom.operator.startswith("<") else "at least"
        return f"{bound} {float(least):g} credits from courses{way}"
    if group == "an average":
        least = Fraction(atom.value) / (1000 if "." not in atom.value else 1)
        bound = "below" if atom.operator == "<" else "at least"
        return f"gpa {bound} {float(least):.3f} over record courses at cuny"
    if group == "a mark on the student's file" and atom.operator == "=":
        return f'population "{atom.fact} {atom.value}"'
    raise UnsayableError(_REASONS.get(group, "a mark is one or not, and is in no order"))


_REASONS = {
    "the number of majors": "so many programmes are declared at least, never exactly or fewer",
    "a score": "a score is asked to be at least something, never below it",
    "the concentration": "a name is put in an order with `<`, which may be a slip",
    "credits applied to the degree": "it depends on the very audit that it is part of",
}


def _course(atom: Course, rules: Rules, beside: Sequence[Condition]) -> str:
    if atom.verb == "inprogress":
        passed = (
            each for each in beside if isinstance(each, Course) and each.verb == "passed" and not each.negated
        )
        twin = next((each for each in passed if each.code == atom.code), None)
        if twin is None:
            raise UnsayableError("in progress is a status of an answer and no condition")
        return _course(twin, rules, ())
    if atom.verb in {"found", "taken", "failed"}:
        raise UnsayableError("a course on the record, whatever became of it: only what was passed counts")
    if atom.negated and atom.verb == "passed" and not atom.filters:
        return f"lacks {rules.course(atom.code)}"
    if atom.negated:
        asked = _course(replace(atom, negated=False), rules, beside)
        return f"fewer than {asked if asked.startswith('1 course from') else f'1 course from {asked}'}"
    filters = "".join(_filtered(each, rules) for each in atom.filters) + " transferred" * (
        atom.verb == "transferred"
    )
    if "@" in atom.code:
        every = "" if atom.code == "@@" else f' matching "{" ".join(_code(atom.code)).replace("@", "*")}"'
        return f"1 course from courses{every}{filters}"
    if ":" in atom.code:
        subject, number = _code(atom.code)
        first, last = number.split(":")
        return f'1 course from courses in subject "{subject}" numbered {first} to {last}{filters}'
    return f"{rules.course(atom.code)}{filters}"


def _filtered(atom: Compared, rules: Rules) -> str:
    match atom.fact, atom.operator:
        case "DWRESIDENT", "=":
            return " at cuny"
        case "ATTRIBUTE", "=":
            return f" in area {rules.area(atom.value)}"
        case "DWINPROGRESS", "=" if atom.value == "N":
            return ""
        case "DWCREDITS", "=":
            return f" each worth exactly {atom.value} credits"
        case "DWCREDITS", ">=":
            return f" each worth at least {atom.value} credits"
        case "DWCREDITS", "<":
            return f" each worth at most {float(Fraction(atom.value) - Fraction(1, 1000)):g} credits"
        case "DWGRADE", ">=" if atom.value in _LETTERS:
            return f" with grade {_LETTERS[atom.value]} or better"
        case "DWGRADE", ">" if atom.value in _BETTER:
            return f" with grade {_BETTER[atom.value]} or better"
    raise UnsayableError(f"a filter that the language does not have: {atom.fact} {atom.operator}")


def _flat(condition: Joined) -> tuple[Condition, ...]:
    """The parts of a condition, those of the same word inside it among them."""
    found: list[Condition] = []
    for part in condition.parts:
        found += _flat(part) if isinstance(part, Joined) and part.word == condition.word else [part]
    return tuple(found)


def _code(code: str) -> tuple[str, str]:
    subject = re.match(r"[A-Z@]+?(?=[.]?\d|[.]?@|$)", code)
    head = subject.group() if subject else code
    return head, code[len(head) :].lstrip(".")


def _name(word: str, title: str) -> str:
    return f"cuny.{word}_{re.sub('[^0-9a-z]', '_', title.lower())}"
