"""What a record may say and audits do not use yet: it is kept, and whoever gave it is told once a file."""

from collections.abc import Mapping

from pathways.exchange.record.document import PersonRecord
from pathways.exchange.record.reader import Reader
from pathways.exchange.record.written import Path

CODE = "not-used-yet"
"""The code of every such warning."""
_ADVICE = "it is kept, and the answers are the same as without it"
_OF_A_PERSON: Mapping[str, str] = {
    "applies_for": "the admissions applied for are read, and `pathways admit --to` alone says which one is answered",
}


def warn_of_unused(reader: Reader, person: PersonRecord, path: Path) -> None:
    """Tell of everything a person's record says that does not change an answer yet."""
    for field, sentence in _OF_A_PERSON.items():
        if getattr(person, field):
            reader.desk.warn_once(CODE, (*path, field), sentence, _ADVICE)


def warn_of_attempt(reader: Reader, path: Path) -> None:
    """Tell of the number of an attempt where the days of completion do not say the same."""
    sentence = "the number of an attempt is read, and audits go by the days of completion alone"
    advice = "write the day of completion of every attempt, so that it is known which was the last"
    reader.desk.warn_once(CODE, (*path, "attempt"), sentence, advice)
