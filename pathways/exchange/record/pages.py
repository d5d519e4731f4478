"""The pages of the problems of learner files: what each is, why it matters, an example."""

from typing import NamedTuple


class _Page(NamedTuple):
    """One page; `wrong` and `right` are items of a learner or whole files, or empty."""

    code: str
    what: str
    why: str
    wrong: str
    right: str


_HEAD = '{"pathways": "learner/1", "learner": {"id": "A-1"'
_PINNED = _HEAD + ', "pins": [{"item": "college.eng101", "requirement": '
_ENG = '{"item": "college.eng101", "status": "earned"'


def pages() -> dict[str, str]:
    """Every code of a learner file's problems with its page in Markdown, by the rules of a small college."""
    return {page.code: _page(page) for page in _PAGES}


def _page(page: _Page) -> str:
    opening = f"# {page.code}\n\n{page.what}\n\n{page.why}\n"
    if not page.wrong:
        return opening
    return f"{opening}\n## Example\n\n{_file(page.wrong)}\n## What to write instead\n\n{_file(page.right)}"


def _file(text: str) -> str:
    if text.startswith("learner_id"):
        return f"```csv\n{text}\n```\n"
    whole = text if '"pathways"' in text else f'{_HEAD}, "items": [\n  {text}\n]}}}}'
    return f"```json\n{whole}\n```\n"


_PAGES = (
    _Page(
        "unreadable-record",
        "The file cannot be read: no JSON or CSV, not text in UTF-8, larger than 20 MB, or not there.",
        "Nothing can be said about its learners; the command ends with status 4.",
        _HEAD + "}",
        _HEAD + "}}",
    ),
    _Page(
        "unknown-version",
        "The document is written in a version of the learner document that this program does not read.",
        "Another version may mean something else by the same fields.",
        '{"pathways": "learner/9", "learner": {"id": "A-1"}}',
        _HEAD + "}}",
    ),
    _Page(
        "missing-field",
        "A field that every learner, item or entry must have is not there.",
        "Without a status, for instance, nobody knows whether an item was earned or only planned.",
        '{"item": "college.eng101"}',
        _ENG + "}",
    ),
    _Page(
        "missing-value",
        "A field is there, and its text is empty or `null` where there must be one.",
        "What is not known is left out; an empty text would be a name of nothing.",
        '{"item": "", "status": "earned"}',
        _ENG + "}",
    ),
    _Page(
        "unknown-field",
        "There is no field, or no column, of that name.",
        "A mistyped field would be overlooked, and a grade or a date with it.",
        _ENG + ', "grad": "B"}',
        _ENG + ', "grade": "B"}',
    ),
    _Page(
        "repeated-field",
        "The same field stands twice in one object, or the same column twice in a table.",
        "Programs silently take the last one, and nobody can know which of them was meant.",
        _ENG + ', "grade": "B", "grade": "C"}',
        _ENG + ', "grade": "B"}',
    ),
    _Page(
        "wrong-kind-of-value",
        "A value is of another kind than its field: a list for text, or text for `true` or `false`.",
        "What it means would have to be guessed.",
        _ENG + ', "transferred": "maybe"}',
        _ENG + ', "transferred": true}',
    ),
    _Page(
        "unknown-value",
        "A field that takes one of a few words has another one.",
        "A status that nobody knows cannot decide anything.",
        '{"item": "college.eng101", "status": "completed"}',
        _ENG + "}",
    ),
    _Page(
        "too-much",
        "A text, list, object or table is longer than any record needs.",
        "Limits keep a broken or hostile file from exhausting the machine.",
        "learner_id,item,status\nA-1,college.eng101,earned,2024-05-10",
        "learner_id,item,status,completed\nA-1,college.eng101,earned,2024-05-10",
    ),
    _Page(
        "unreadable-text",
        "A text holds a character that cannot be seen, such as a line end in a name or half a character.",
        "Two names that look alike would be different.",
        _ENG + ', "term": "2024\\u0000 fall"}',
        _ENG + ', "term": "2024 fall"}',
    ),
    _Page(
        "unreadable-date",
        "A date is not written year-month-day, or there is no such day.",
        "05/10/2024 is a day in May for some and in October for others.",
        _ENG + ', "completed": "05/10/2024"}',
        _ENG + ', "completed": "2024-05-10"}',
    ),
    _Page(
        "date-out-of-range",
        "A date is before 1900 or after 2200.",
        "Such dates are slips of the keyboard, and windows of years would be reckoned from them.",
        _ENG + ', "completed": "0204-05-10"}',
        _ENG + ', "completed": "2024-05-10"}',
    ),
    _Page(
        "unreadable-number",
        "A number of credits, hours or points is none.",
        "Numbers are digits with a point before the decimals; a comma is a point to some people only.",
        _ENG + ', "credits": "3,0"}',
        _ENG + ', "credits": "3.0"}',
    ),
    _Page(
        "impossible-amount",
        "Credits, hours or points are below zero, or more than anybody can have.",
        "A negative item would take away from what others count.",
        _ENG + ', "credits": -3}',
        _ENG + ', "credits": 3}',
    ),
    _Page(
        "too-precise",
        "A number has more than three decimals.",
        "Amounts are reckoned exactly in thousandths; how to round is for the institution to say.",
        _ENG + ', "credits": 2.6667}',
        _ENG + ', "credits": 2.667}',
    ),
    _Page(
        "unknown-name",
        "A record names an item, institution, programme or conversion that the rules do not declare.",
        "What the rules do not know cannot count; most often the name is mistyped.",
        '{"item": "college.eng110", "status": "earned"}',
        _ENG + "}",
    ),
    _Page(
        "unknown-requirement",
        "A pin goes to a requirement that the rules do not have.",
        "A pin says at which requirement an item counts; `pathways show NAME --paths` tells the paths of all of them.",
        _PINNED + '"college.ba/requires"}]}}',
        _PINNED + '"college.ba/require"}]}}',
    ),
    _Page(
        "takes-no-items",
        "A pin goes to a condition, a limit, or something else at which no item counts.",
        "Nothing is applied there, so that nothing can be pinned there.",
        _PINNED + '"college.ba/pool/1"}]}}',
        _PINNED + '"college.ba/require"}]}}',
    ),
    _Page(
        "unknown-grade",
        "A grade is not on the grade scale of the institution that gave it.",
        "Whether it is a C or better is only defined within a scale.",
        _ENG + ', "grade": "B++"}',
        _ENG + ', "grade": "B"}',
    ),
    _Page(
        "unknown-unit",
        "Credits or hours are of a unit that is neither built in nor declared by a rule.",
        "Units never add up unless a rule says how one becomes the other.",
        _ENG + ', "credits": 3, "unit": "semestre"}',
        _ENG + ', "credits": 3, "unit": "semester"}',
    ),
    _Page(
        "unclear-item",
        "An item neither has a name of the rules nor is described well enough to be somebody's course.",
        "It could be anything. A description is the institution with subject and number, or with a title.",
        '{"institution": "college", "subject": "ENG", "status": "earned"}',
        '{"institution": "college", "subject": "ENG", "number": "101", "status": "earned"}',
    ),
    _Page(
        "missing-worth",
        "A course that the rules do not declare says nothing of its credits or hours.",
        "The rules cannot say it either, so that it could never count for anything.",
        '{"institution": "college", "title": "Harbour cities", "status": "earned"}',
        '{"institution": "college", "title": "Harbour cities", "status": "earned", "credits": 3}',
    ),
    _Page(
        "contradiction",
        "Two fields, or two rows, say things that cannot both be right.",
        "Choosing one of them silently could decide for or against the learner.",
        _ENG + ', "credits": 3, "hours": 45}',
        _ENG + ', "credits": 3}',
    ),
    _Page(
        "duplicate-id",
        "Two items of a record, or two learners of a file, have the same id.",
        "An award that names the id would mean both.",
        _ENG + ', "id": "1"},\n  {"item": "college.mat142", "status": "earned", "id": "1"}',
        _ENG + ', "id": "1"},\n  {"item": "college.mat142", "status": "earned", "id": "2"}',
    ),
    _Page(
        "unknown-id",
        "An award says that it was recorded with an item that the record does not have.",
        "What an award was made of decides what may count again beside it.",
        '{"item": "college.data_badge", "status": "earned", "part_of": ["9"]}',
        _ENG + ', "id": "9"},\n  {"item": "college.data_badge", "status": "earned", "part_of": ["9"]}',
    ),
    _Page(
        "circular-award",
        "Awards are recorded with each other in a circle.",
        "An award is made of what came before it; in a circle nothing came first.",
        '{"item": "college.data_badge", "status": "earned", "id": "1", "part_of": ["1"]}',
        '{"item": "college.data_badge", "status": "earned", "id": "1"}',
    ),
    _Page(
        "lineage-unknown",
        "An award is recorded without the items that led to it, though its rules ask for some; this is a notice.",
        "What an award was made of must not count once more beside it. If nobody knows what that was, the award counts as"
        " learning of its own, and the same course could count both by itself and inside the award.",
        '{"item": "college.ba", "status": "earned"}',
        _ENG + ', "id": "1"},\n  {"item": "college.ba", "status": "earned", "part_of": ["1"]}',
    ),
    _Page(
        "not-used-yet",
        "The record says something that no audit uses yet, such as a concentration or a catalogue date; this is a warning.",
        "It is read, checked and kept, and the answers are the same as without it: they may be wrong for this learner.",
        _HEAD + ', "declared": [{"programme": "college.ba", "catalogue": "2023-09-01"}]}}',
        _HEAD + ', "declared": [{"programme": "college.ba"}]}}',
    ),
    _Page(
        "repeated-item",
        "Two items of a record say exactly the same; this is a warning.",
        "Most often a row was copied. If the learner did earn both, an id for each says so.",
        _ENG + "},\n  " + _ENG + "}",
        _ENG + "}",
    ),
    _Page(
        "misplaced-cell",
        "A row of a table fills a column that rows of its kind do not have.",
        "The cell would be overlooked.",
        "learner_id,record,programme,grade\nA-1,declared,college.ba,B",
        "learner_id,record,programme,since\nA-1,declared,college.ba,2024-09-01",
    ),
    _Page(
        "too-many-problems",
        "A file has more than 1,000 errors and is read no further, or more warnings than are shown.",
        "So many mostly have one cause, such as a column under another name.",
        "",
        "",
    ),
)
