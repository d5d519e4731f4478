"""The names and grades in a record that the rules must declare, told even where the rest is unreadable."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from pathways.exchange.record.lookup import Named
from pathways.exchange.record.mistakes import listed
from pathways.exchange.record.reader import Reader
from pathways.exchange.record.written import Path, shown

_WHAT = {
    "item": "course, exam, experience or credential",
    "institution": "institution",
    "converted_by": "conversion",
    "declared": "programme or area",
    "admitted": "programme or institution",
    "enrolled": "programme or institution",
}


def check_person(reader: Reader, person: Mapping[str, object], path: Path) -> None:
    """Tell of programmes and admissions that the rules do not declare."""
    wanted = person.get("applies_for")
    for at, name in enumerate(wanted if isinstance(wanted, list) else ()):
        _check(reader, name, reader.lookup.catalogue.admissions, "admission", (*path, "applies_for", at))
    for field, names in reader.lookup.programmes.items():
        relations = person.get(field)
        for at, relation in enumerate(relations if isinstance(relations, list) else ()):
            if isinstance(relation, dict):
                _check(
                    reader, relation.get("programme"), names, _WHAT[field], (*path, field, at, "programme")
                )


def check_item(reader: Reader, item: Mapping[str, object], path: Path) -> None:
    """Tell of an item, institution or conversion that the rules do not declare, and of a strange grade."""
    lookup = reader.lookup
    wanted = {
        "item": lookup.items,
        "institution": lookup.catalogue.institutions,
        "converted_by": lookup.catalogue.conversions,
    }
    for field, names in wanted.items():
        _check(reader, item.get(field), names, _WHAT[field], (*path, field))
    _check_grade(reader, item, (*path, "grade"))


def _check(reader: Reader, name: object, names: Collection[str], what: str, path: Path) -> None:
    """Tell of a name that is none of `names`; what is no name at all is told where the record is read."""
    if isinstance(name, str) and name and name not in names:
        advice = (
            reader.desk.did_you_mean(name, names, what) or f"the rules declare no {what} with a name like it"
        )
        reader.desk.tell("unknown-name", path, f"{shown(name)} is not the name of a declared {what}", advice)


def _check_grade(reader: Reader, item: Mapping[str, object], path: Path) -> None:
    """A grade must be on the scale of whoever gave it, if there is one."""
    institution, grade = _giver(reader, item), item.get("grade")
    scale = reader.lookup.scale(institution)
    if isinstance(grade, Decimal) and grade.is_finite():
        grade = str(grade)
    if scale and isinstance(grade, str) and grade and scale.grade(grade) is None:
        sentence = f"{shown(grade)} is not a grade of `{institution}`"
        grades = listed(one.name for one in scale.grades)
        reader.desk.tell("unknown-grade", path, sentence, f"its grades are {grades}")


def _giver(reader: Reader, item: Mapping[str, object]) -> str | None:
    """The institution of an item: the one recorded, else the one that the rules name."""
    recorded, name = item.get("institution"), item.get("item")
    if isinstance(recorded, str):
        return recorded
    found = reader.lookup.items.get(name) if isinstance(name, str) else _coded(reader, item.get("code"))
    return found.institution if found else None


def _coded(reader: Reader, code: object) -> Named | None:
    """The one course that is printed so, whoever teaches it."""
    found = reader.lookup.coded(None, code) if isinstance(code, str) else ()
    return found[0] if len(found) == 1 else None
