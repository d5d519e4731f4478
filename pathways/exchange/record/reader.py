"""Reading the parts of a record by what the document allows, and telling what it does not allow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from pathways.exchange.record import limits
from pathways.exchange.record.column_map import Filled
from pathways.exchange.record.desk import Desk
from pathways.exchange.record.document import (
    AttestationRecord,
    DeclaredRecord,
    ExceptionRecord,
    LearnerRecord,
    Part,
    PersonRecord,
    PinRecord,
    RelationRecord,
)
from pathways.exchange.record.lookup import Lookup
from pathways.exchange.record.mistakes import WORDS, listed, said
from pathways.exchange.record.written import Path, Written, shown

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

AnyPart = TypeVar("AnyPart", bound=Part)


@dataclass(frozen=True, slots=True)
class Reader:
    """One file while it is read: as written, the desk for what is wrong with it, the rules it speaks of."""

    written: Written
    desk: Desk
    lookup: Lookup

    def part(self, kind: type[AnyPart], value: object, path: Path) -> AnyPart | None:
        """A part of a record, or None if something is wrong with it, which is then told."""
        crowded = next((inner for inner in _inside(value, path) if _is_crowded(inner[1])), None)
        if crowded:
            self.desk.tell("too-much", crowded[0], f"the object has more than {limits.FIELDS} fields")
            return None
        try:
            return kind.model_validate(value)
        except ValidationError as error:
            for details in error.errors(include_url=False):
                self._tell(kind, details, path)
        return None

    def contradiction(self, path: Path, sentence: str, advice: str) -> None:
        """Two fields that cannot both be right."""
        self.desk.tell("contradiction", path, sentence, advice)

    def _tell(self, kind: type[Part], details: "ErrorDetails", around: Path) -> None:
        path = (*around, *details["loc"])
        field = str(path[-1])
        part = _part(kind, details["loc"])
        if details["type"] == "missing":
            sentence = f"`{self.written.field(path)}` is missing"
            advice = self.written.source_of(path) or _what_it_says(part, field)
            self.desk.tell("missing-field", around + details["loc"][:-1], sentence, advice)
        elif details["type"] in ("extra_forbidden", "invalid_key"):
            self._tell_unknown_field(part.model_fields, path)
        elif details["type"] in ("enum", "literal_error", "unknown-value"):
            self._tell_unknown_word(details["input"], path)
        else:
            found = said(
                details["type"],
                details["input"],
                {"yes_or_no": self.written.yes_or_no, **details.get("ctx", {})},
            )
            must_be = found.code == "missing-value" and field in part.model_fields
            is_wanted = must_be and part.model_fields[field].is_required()
            advice = "this must be said" if is_wanted else found.help
            self.desk.tell(found.code, path, found.sentence, advice)

    def _tell_unknown_field(self, fields: Iterable[str], path: Path) -> None:
        names = list(fields)
        near = self.desk.did_you_mean(str(path[-1]), names, names[0])
        self.desk.tell(
            "unknown-field",
            path,
            "there is no such field",
            near or f"the fields are {listed(names)}",
            at_name=True,
        )

    def _tell_unknown_word(self, value: object, path: Path) -> None:
        words, field = WORDS[path[-1]], self.written.field(path)
        near = self.desk.did_you_mean(value, words, field) if isinstance(value, str) else ""
        sentence = f"{shown(value)} is not a word for `{field}`"
        advice = near or f"the words are {listed(words)}"
        how = self.written.source_of(path)
        self.desk.tell("unknown-value", path, sentence, f"{advice}; {how}" if how else advice)


_LISTED: Mapping[str, type[Part]] = {
    "attestations": AttestationRecord,
    "columns": Filled,
    "declared": DeclaredRecord,
    "exceptions": ExceptionRecord,
    "pins": PinRecord,
}
"""Lists of a learner whose members are no mere relations."""


def _part(kind: type[Part], inside: tuple[int | str, ...]) -> type[Part]:
    """The part that `inside` leads into from a part of some kind."""
    if len(inside) > 1:
        return _LISTED.get(str(inside[0]), RelationRecord)
    return LearnerRecord if kind is PersonRecord else kind


def _what_it_says(part: type[Part], field: str) -> str:
    """What belongs into a field that is missing."""
    if field in WORDS:
        return f"the words are {listed(WORDS[field])}"
    return part.model_fields[field].description or "" if field in part.model_fields else ""


def _inside(value: object, path: Path) -> Iterable[tuple[Path, object]]:
    """A value, its members, and theirs: as deep as the parts of a record go."""
    yield path, value
    if isinstance(value, dict) and not _is_crowded(value):
        for name, members in value.items():
            for at, member in enumerate(members if isinstance(members, list) else ()):
                yield (*path, name, at), member


def _is_crowded(value: object) -> bool:
    return isinstance(value, dict) and len(value) > limits.FIELDS
