"""What an item is: by its name in the rules, or by the institution, subject and number printed for it."""

import re

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
_CODE = re.compile(r"([^0-9]*?)[\s-]*([0-9].*)", re.DOTALL)


def printed(record: ItemRecord) -> tuple[str, str]:
    """Subject and number of an item as printed; a code is divided before its first digit."""
    if record.code is None:
        return record.subject or "", record.number or ""
    parts = _CODE.fullmatch(record.code)
    return (parts[1], parts[2]) if parts else ("", record.code)


def named(reader: Reader, record: ItemRecord, path: Path) -> Named | None:
    """What the rules declare of an item, or None for one that is only described or that they do not know."""
    if record.code and (record.subject or record.number):
        sentence = "`code` is subject and number together, and one of these stands here as well"
        reader.contradiction((*path, "code"), sentence, "keep `code`, or `subject` and `number`")
    if record.item is None:
        return _coded(reader, record, path) if record.code else _described(reader, record, path)
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
    if record.code and (found.subject or found.number) and not reader.lookup.is_coded(found, record.code):
        wanted = f"{found.subject} {found.number}".strip()
        sentence = f"`{found.name}` is printed `{wanted}` in the rules, not {shown(record.code)}"
        reader.contradiction((*path, "code"), sentence, "keep the name or the code, whichever is right")
    both = (("subject", found.subject, record.subject), ("number", found.number, record.number))
    for field, wanted, given in both:
        if wanted and given and wanted.casefold() != given.casefold():
            sentence = f"`{found.name}` has the {field} `{wanted}` in the rules, not {shown(given)}"
            reader.contradiction(
                (*path, field), sentence, "keep the name or what is printed, whichever is right"
            )


def _coded(reader: Reader, record: ItemRecord, path: Path) -> Named | None:
    """The one declared course that is printed so; else the item stays undeclared."""
    code = record.code or ""
    if record.sort not in {None, "course"}:
        return None
    found = reader.lookup.coded(record.institution, code)
    if len(found) == 1:
        return found[0]
    if found:
        sentence = f"{shown(code)} is the code of {listed(one.name for one in found)}"
        advice = "write `institution` too, or one of these names as `item`"
        reader.desk.tell("unclear-item", (*path, "code"), sentence, advice)
        return None
    where = f" of `{record.institution}`" if record.institution else ""
    near = reader.desk.did_you_mean(code, reader.lookup.codes(record.institution), f"code{where}")
    if record.institution is None:
        advice = near or "write `institution` with its name in the rules"
        sentence = f"the rules declare no course {shown(code)}, and nothing says where it was taught"
        reader.desk.tell("unclear-item", (*path, "code"), sentence, advice)
    elif not _has_worth(record):
        sentence = (
            f"the rules declare no course {shown(code)}{where}, and the record does not say what it is worth"
        )
        advice = near or "write its `credits`, or as `item` the course it is in the rules"
        reader.desk.tell("missing-worth", (*path, "code"), sentence, advice)
    return None


def _has_worth(record: ItemRecord) -> bool:
    return any(amount is not None for amount in (record.credits, record.hours, record.ceu))


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
    elif is_course and not _has_worth(record):
        sentence = "the rules do not declare this course, and the record does not say what it is worth"
        reader.desk.tell(
            "missing-worth", path, sentence, "write its `credits`, or as `item` the course it is in the rules"
        )
