"""What a record may say and audits do not use yet: it is kept, and whoever gave it is told once a file."""

from collections.abc import Mapping

from pathways.exchange.record.document import PersonRecord
from pathways.exchange.record.reader import Reader
from pathways.exchange.record.written import Path

CODE = "not-used-yet"
"""The code of every such warning."""
_ADVICE = "it is kept, and the answers are the same as without it"
_OF_A_PERSON: Mapping[str, str] = {
    "matriculated": "the day of matriculation is read, and no rule asks for it yet",
    "applies_for": "the admissions applied for are read, and `pathways admit --to` alone says which one is answered",
    "catalogue": "the catalogue date is read, and audits go by the rules as they are given, whatever their year",
}
_OF_A_DECLARATION: Mapping[str, str] = {
    "catalogue": _OF_A_PERSON["catalogue"],
    "concentration_of": "the programme of a concentration is read, and no rule asks for it yet",
}


def warn_of_unused(reader: Reader, person: PersonRecord, path: Path) -> None:
    """Tell of everything a person's record says that does not change an answer yet."""
    for field, sentence in _OF_A_PERSON.items():
        if getattr(person, field):
            reader.desk.warn_once(CODE, (*path, field), sentence, _ADVICE)
    for at, declared in enumerate(person.declared or ()):
        for field, sentence in _OF_A_DECLARATION.items():
            if getattr(declared, field):
                reader.desk.warn_once(CODE, (*path, "declared", at, field), sentence, _ADVICE)


def warn_of_attempt(reader: Reader, path: Path) -> None:
    """Tell of the number of an attempt where the days of completion do not say the same."""
    sentence = "the number of an attempt is read, and audits go by the days of completion alone"
    advice = "write the day of completion of every attempt, so that it is known which was the last"
    reader.desk.warn_once(CODE, (*path, "attempt"), sentence, advice)
