"""What an item is: by its name in the rules, or by the institution, subject and number printed for it."""

from pathways.exchange.record.document import ItemRecord
from pathways.exchange.record.lookup import Named
from pathways.exchange.record.mistakes import listed
from pathways.exchange.record.reader import Reader
from pathways.exchange.record.written import Path, shown

_WITH_ARTICLE = {
    "course": "a course",
    "exam": "an exam",
    "experience": "an experience",
    "credential": "a credential",
}


def named(reader: Reader, record: ItemRecord, path: Path) -> Named | None:
    """What the rules declare of an item, or None for one that is only described or that they do not know."""
    if record.item is None:
        return _described(reader, record, path)
    found = reader.lookup.items.get(record.item)
    if found is not None:
        _check_sort(reader, record, found, path)
        _check_printed(reader, record, found, path)
    return found


def _check_sort(reader: Reader, record: ItemRecord, found: Named, path: Path) -> None:
    if record.sort and record.sort != found.sort:
        sentence = (
            f"`{found.name}` is {_WITH_ARTICLE[found.sort]} in the rules, not {_WITH_ARTICLE[record.sort]}"
        )
        reader.contradiction((*path, "sort"), sentence, "leave the field out: the rules say what it is")


def _check_printed(reader: Reader, record: ItemRecord, found: Named, path: Path) -> None:
    printed = (("subject", found.subject, record.subject), ("number", found.number, record.number))
    for field, wanted, given in printed:
        if wanted and given and wanted.casefold() != given.casefold():
            sentence = f"`{found.name}` has the {field} `{wanted}` in the rules, not {shown(given)}"
            reader.contradiction(
                (*path, field), sentence, "keep the name or what is printed, whichever is right"
            )


def _described(reader: Reader, record: ItemRecord, path: Path) -> Named | None:
    """The one declared course with that institution, subject and number; else the item stays undeclared."""
    is_course = record.sort in (None, "course")
    if is_course and record.institution and record.subject and record.number:
        found = reader.lookup.courses(record.institution, record.subject, record.number)
        if len(found) == 1:
            return reader.lookup.items[found[0]]
        if found:
            sentence = f"the institution, subject and number are those of {listed(found)}"
            reader.desk.tell("unclear-item", path, sentence, "write one of these names as `item`")
            return None
    _check_description(reader, record, path, is_course=is_course)
    return None


def _check_description(reader: Reader, record: ItemRecord, path: Path, *, is_course: bool) -> None:
    if not record.title and not (record.subject and record.number):
        advice = (
            "write `item` with its name in the rules, or the institution with subject and number or a title"
        )
        reader.desk.tell("unclear-item", path, "nothing says what was learnt", advice)
    elif is_course and not record.institution:
        sentence = "nothing says where this course was taught"
        reader.desk.tell("unclear-item", path, sentence, "write `institution` with its name in the rules")
    elif is_course and record.credits is None and record.hours is None and record.ceu is None:
        sentence = "the rules do not declare this course, and the record does not say what it is worth"
        reader.desk.tell(
            "missing-worth", path, sentence, "write its `credits`, or as `item` the course it is in the rules"
        )
