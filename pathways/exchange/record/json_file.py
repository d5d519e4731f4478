"""A learner document in JSON: its values with exact numbers, and where in the text each of them stands."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache, partial

from pathways.exchange.record import limits
from pathways.exchange.record.desk import Desk
from pathways.exchange.record.document import VERSION
from pathways.exchange.record.positions import positions
from pathways.exchange.record.unreadable import unreadable
from pathways.exchange.record.written import Path, Span, clipped, shown
from pathways.problem import Problem
from pathways.text import Source
from pathways.text.composed import composed

_ENVELOPE = ("pathways", "learner", "learners", "$schema", "bad")
_DEEP = 8
_WRONG = {
    "Expecting property name": "the name of a field in double quotes is expected here",
    "Expecting ':'": "a colon is expected between the name of a field and its value",
    "Expecting ','": "a comma or a closing bracket is expected here",
    "Expecting value": "a value is expected here",
    "Extra data": "the document has ended, and something follows it",
    "Unterminated string": "the text that begins here has no closing quote",
    "Invalid control character": "a line end, a tab or another control character stands inside a text",
    "Invalid \\": "a backslash is followed by something that it cannot stand before",
    "Illegal trailing comma": "nothing follows the comma",
}
"""What Python's reader of JSON can find wrong, by how its own wording begins, as a sentence for people."""


class _Repeating(dict[str, object]):
    """An object in which the fields `repeated` stand more than once."""

    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JsonFile:
    """A learner document that could be read as JSON."""

    source: Source
    found: tuple[tuple[Path, object], ...]

    @property
    def yes_or_no(self) -> str:
        """How JSON says yes and no."""
        return "`true` or `false`"

    @property
    def count(self) -> int:
        """How many learners there are."""
        return len(self.found)

    def learners(self) -> tuple[tuple[Path, object], ...]:
        """Every learner's value with its path."""
        return self.found

    def words(self, path: Path) -> str:
        """The path with dots and numbers from 0: `learner.items[3].grade`."""
        steps = "".join(f"[{step}]" if isinstance(step, int) else f".{clipped(step)}" for step in path)
        return f"`{steps.removeprefix('.')}`" if steps else ""

    def field(self, path: Path) -> str:
        """The last step of a path."""
        return str(path[-1])

    def source_of(self, path: Path) -> str:
        """Nothing: every field has its own name."""
        del path
        return ""

    def spans(self, paths: Iterable[Path]) -> Mapping[Path, Span]:
        """Where values stand, found again in the text."""
        return positions(self.source.text, paths)


def read_json(text: str, file: str, desk: Desk) -> JsonFile | Problem:
    """The document in a text, or why it is no JSON; mistakes in its outermost object go to the desk."""
    source = Source(file, text)
    value = value_in(source, desk)
    return value if isinstance(value, Problem) else JsonFile(source, tuple(_learners(value, desk)))


def value_in(source: Source, desk: Desk) -> object:
    """What a JSON text holds, with exact numbers, or the problem that it is none; fields that stand twice go to the desk."""
    repeating: list[_Repeating] = []
    # Most files are written in ASCII, in which nothing has two forms.
    is_plain = source.text.isascii() and "\\u" not in source.text
    try:
        value: object = json.loads(
            source.text,
            object_pairs_hook=partial(_object if is_plain else _composed_object, repeating),
            parse_float=_number,
            parse_int=_number,
            parse_constant=_number,
        )
    except json.JSONDecodeError as error:
        return unreadable(source, error.pos, *_said(source.text, error))
    except RecursionError:
        return unreadable(
            source, 0, "the file is nested too deeply", "six levels are enough for any document"
        )
    if repeating:
        _tell_repeated(value, desk)
    return value


@lru_cache(maxsize=1_000)
def _number(digits: str) -> Decimal | str:
    """A number as it is written, even `NaN`, so that its field can be named; one beyond bounds stays text."""
    try:
        return Decimal(digits)
    except InvalidOperation:
        return digits


def _object(seen: list[_Repeating], pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object from its fields; one in which a field stands twice is also added to `seen`."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    counts = Counter(name for name, _ in pairs)
    seen.append(_Repeating(found))
    seen[-1].repeated = tuple(sorted(name for name, count in counts.items() if count > 1))
    return seen[-1]


def _composed_object(seen: list[_Repeating], pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose names and texts are put into the form that names of rules have."""
    return _object(seen, [(composed(name), _composed(value)) for name, value in pairs])


def _composed(value: object) -> object:
    """A text, or a list with texts in it; objects inside have been composed before."""
    if isinstance(value, list):
        return [composed(each) if isinstance(each, str) else each for each in value]
    return composed(value) if isinstance(value, str) else value


def _said(text: str, error: json.JSONDecodeError) -> tuple[str, str]:
    if not text.strip():
        return "the file is empty", 'a learner document begins with {"pathways": "learner/1"'
    if not text[error.pos :].strip():
        return "the file ends in the middle of the document", "a closing bracket or more is missing"
    sentence = next(
        (said for begins, said in _WRONG.items() if error.msg.startswith(begins)), "this is not JSON"
    )
    comma = text[error.pos] in "]}" and text[: error.pos].rstrip().endswith(",")
    return sentence, "take away the comma before the closing bracket" if comma else ""


def _tell_repeated(value: object, desk: Desk) -> None:
    for path, repeating in _repeating(value, ()):
        if desk.is_full:
            return
        for name in repeating.repeated:
            desk.tell(
                "repeated-field",
                (*path, name),
                "the same field stands twice",
                "keep the one that is right; nobody can know which of them was meant",
                at_name=True,
            )


def _repeating(value: object, path: Path) -> Iterator[tuple[Path, _Repeating]]:
    """Every object with a repeated field, as deep as a learner document goes and a little further."""
    if isinstance(value, _Repeating):
        yield path, value
    if len(path) >= _DEEP:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _repeating(inner, (*path, name))
    if isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _repeating(inner, (*path, at))


def _learners(value: object, desk: Desk) -> Iterator[tuple[Path, object]]:
    """The learners in the outermost object, whichever of the two ways it holds them."""
    if not isinstance(value, dict):
        desk.tell(
            "wrong-kind-of-value", (), f"the file holds {shown(value)}, and a learner document is an object"
        )
        return
    check_version(value, desk, VERSION)
    for name in [name for name in value if name not in _ENVELOPE]:
        near = desk.did_you_mean(name, _ENVELOPE, "envelope")
        desk.tell("unknown-field", (name,), "a learner document has no such field", near, at_name=True)
    if ("learner" in value) == ("learners" in value):
        sentence = "the document has " + (
            "both `learner` and `learners`" if "learner" in value else "no learner"
        )
        desk.tell(
            "missing-field", (), sentence, 'write `"learner": {...}`, or `"learners": [...]` for several'
        )
    elif "learner" in value:
        yield ("learner",), value["learner"]
    else:
        yield from _several(value["learners"], desk)


def _several(values: object, desk: Desk) -> Iterator[tuple[Path, object]]:
    if not isinstance(values, list):
        sentence = f"{shown(values)} stands where a list of learners is wanted"
        desk.tell("wrong-kind-of-value", ("learners",), sentence)
    elif len(values) > limits.LEARNERS:
        desk.tell(
            "too-much",
            ("learners",),
            f"the list has more than {limits.LEARNERS:,} learners",
            "split the file",
        )
    else:
        yield from ((("learners", at), learner) for at, learner in enumerate(values))


def check_version(value: dict[str, object], desk: Desk, version: str) -> None:
    """Tell of a document that has no version, or one that cannot be read."""
    if "pathways" not in value:
        desk.tell(
            "missing-field",
            (),
            "`pathways` is missing from the document",
            f'write `"pathways": "{version}"` first',
        )
    elif value["pathways"] != version:
        found = shown(value["pathways"])
        desk.tell(
            "unknown-version",
            ("pathways",),
            f"{found} is not a version that can be read",
            f"this program reads `{version}`",
        )
