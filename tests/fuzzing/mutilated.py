"""Rule files and records mutilated: what a careless editor, a bad merge or somebody with bad intentions makes of them."""

import json
from functools import cache
from itertools import pairwise
from pathlib import Path

from hypothesis import strategies as st

from pathways.exchange.record.columns import COLUMNS
from pathways.exchange.record.layouts import LAYOUTS
from pathways.folders import grammar_folder, rules_folder
from pathways.model.articulation.columns import COLUMNS as COLUMNS_OF_TRANSFERS
from pathways.text import Source
from pathways.tree import parse
from pathways.tree.kept_table import table

CORPUS = Path(__file__).parent / "corpus"
_MOST = 6_000
"""Characters of a file that is mutilated; a longer one is no other than a short one, only slower."""
_ODD = [
    *(
        "\0",
        "\x1b[31m",
        "\x85",
        "\u2028",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\r",
        "\r\n",
        "\x0b",
        "\x1c",
    ),
    *(
        '"',
        "'",
        "“",
        "\N{LEFT SINGLE QUOTATION MARK}x",
        "\\",
        '"\\',
        "#",
        "{",
        "}",
        "(",
        ")",
        ",",
        "=",
        "<script>",
        "]]>",
        "\U0001f600",
    ),
    *(
        "9" * 13,
        "1/0",
        "2024-02-30",
        "05/10/2024",
        "%",
        "$1.999",
        "²",
        "٣",
        "e\u0301",
        "हिन्दी",
        "a.-b",
        "a..b",
    ),
    *("x" * 101, '"' + "y" * 10_001 + '"', "all of {" * 65, "\n"),
]


@cache
def _files() -> tuple[str, ...]:
    """Our rule files and mistakes, the short ones first."""
    found = [*rules_folder().rglob("*.pathway"), *(grammar_folder() / "mistakes").glob("*.pathway")]
    texts = {file.read_text("utf-8") for file in sorted(found)}
    return tuple(sorted((text for text in texts if len(text) <= _MOST), key=lambda text: (len(text), text)))


@cache
def _pieces(text: str) -> tuple[str, ...]:
    """A file in pieces, each a word of the language with the white space and the comments before it."""
    tokens = parse(Source("a.pathway", text))[0].tokens
    ends = [0, *(token.end for token in tokens), len(text)]
    return tuple(text[start:end] for start, end in pairwise(ends))


@cache
def _words() -> tuple[str, ...]:
    return (
        *sorted(table().phrases),
        *_ODD,
        "asu.eng101",
        "12",
        '"Title"',
        "B-",
        "30 %",
        "2/3",
        "2024-05-31",
        "$25",
    )


@st.composite
def rules(draw: st.DrawFn) -> bytes:
    """A rule file with words taken out, doubled, exchanged, put in, or with a part of another file in it."""
    pieces = list(_pieces(draw(st.sampled_from(_files()))))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(pieces)))
        end = draw(st.integers(at, min(len(pieces), at + 12)))
        other = _pieces(draw(st.sampled_from(_files())))
        begin = draw(st.integers(0, len(other)))
        instead = draw(
            st.one_of(
                st.just([]),
                st.just(pieces[at:end] * 2),
                st.lists(st.sampled_from(_words()).map(" {} ".format), min_size=1, max_size=4),
                st.just(list(other[begin : begin + 12])),
            )
        )
        pieces[at:end] = instead
    return "".join(pieces).encode()


@st.composite
def texts(draw: st.DrawFn) -> bytes:
    """Words of the language and of nobody in any order."""
    return "".join(draw(st.lists(st.sampled_from(_words()).map("{} ".format), max_size=60))).encode()


_FIELDS = (
    "id",
    "name",
    "born",
    "items",
    "declared",
    "pins",
    "item",
    "status",
    "completed",
    "grade",
    "credits",
    "what",
    "on",
)
_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=True)
    | st.sampled_from(["1", "earned", "college.eng101", "2024-05-10", "college.ba", "planned", *_ODD]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_FIELDS), inner, max_size=5),
    max_leaves=20,
)


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A learner document with anything in it, or cut off anywhere."""
    learner = draw(st.dictionaries(st.sampled_from(_FIELDS), _VALUES, max_size=6))
    text = json.dumps({"pathways": "learner/1", "learner": learner}, ensure_ascii=False)
    return text[: draw(st.sampled_from([len(text), len(text), len(text) // 2]))].encode("utf-8", "replace")


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """A learner table with anything in its cells, and with any separator between them."""
    cells = st.sampled_from([*COLUMNS, "1", "earned", "college.eng101", "2024-05-10", "", '"', '"a', *_ODD])
    rows = draw(st.lists(st.lists(cells, max_size=6), max_size=5))
    header = draw(st.lists(st.sampled_from(sorted(COLUMNS)), min_size=1, max_size=6))
    separator = draw(st.sampled_from([",", ";", "\t"]))
    return "\n".join(separator.join(row) for row in [["learner_id", *header], *rows]).encode()


_HEADS = ("Id", "Course", "Mark", "End", "e\u0301", "\0", "")
_MEANINGS = ["", "earned", "failed", "declared", "yes", "none", "college.eng101", "B", "1,5", *_ODD[:12]]
_ENTRIES = st.one_of(
    st.sampled_from(_HEADS),
    st.fixed_dictionaries(
        {},
        optional={
            "column": st.sampled_from(_HEADS),
            "always": st.sampled_from(_MEANINGS),
            "words": st.dictionaries(st.sampled_from(_MEANINGS), st.sampled_from(_MEANINGS), max_size=3),
            "otherwise": st.sampled_from(_MEANINGS),
            "dates": st.sampled_from([*LAYOUTS, "nothing"]),
        },
    ),
    _VALUES,
)


@st.composite
def mapped(draw: st.DrawFn) -> bytes:
    """A column map, mostly one that can be read, and behind a blank line a table of another system."""
    columns = draw(st.dictionaries(st.sampled_from(COLUMNS), _ENTRIES, max_size=4))
    about = st.fixed_dictionaries(
        {"ignore_others": st.sampled_from([True])},
        optional={
            "dates": st.sampled_from(LAYOUTS),
            "decimals": st.sampled_from(["point", "comma"]),
            "delimiter": st.sampled_from(["comma", "semicolon", "tab", "nothing"]),
            "ignore": st.lists(st.sampled_from(_HEADS), max_size=2),
        },
    )
    document = {"pathways": "columns/1", **draw(about), "columns": {"learner_id": "Id", **columns}}
    cells = st.sampled_from([*_MEANINGS, "1", "05/10/2024", "2024-05-10", '"', *_ODD])
    rows = draw(st.lists(st.lists(cells, max_size=5), max_size=4))
    header = draw(st.lists(st.sampled_from(_HEADS), max_size=5))
    separator = draw(st.sampled_from([",", ";", "\t"]))
    table = "\n".join(separator.join(row) for row in [["Id", *header], *rows])
    return f"{json.dumps(document, ensure_ascii=False)}\n\n{table}".encode("utf-8", "replace")


_CELLS = (
    *("", "", "1", "2", "hostos", "lehman", "MA", "114", "115", "A", "B", "C-", "D", "F", "3", "2.5", "4"),
    *("catalogue", "fixed", "at most", "rest", "2020-01-01", "2024-12-31", "2024-02-30", "9" * 13, "-1"),
    *(
        "=1+1",
        "#REF!",
        "@SUM(A1)",
        "hostoss",
        "fixd",
        '"a',
        '"a"b',
        '"say ""yes"""',
        "a\nb",
        '"a\nb"',
        "\x1b[31m",
    ),
    *("\u202e", "\0", "\r", "e\u0301", "x" * 1_001),
)


@st.composite
def transfer_tables(draw: st.DrawFn) -> bytes:
    """A table of transfer rules with cells exchanged, columns lost, and delimiters and line ends of others."""
    columns = list(draw(st.permutations(COLUMNS_OF_TRANSFERS)))[draw(st.sampled_from([0, 0, 0, 1, 5])) :]
    good = {
        "rule": "1",
        "from_institution": "hostos",
        "from_number": "114",
        "to_institution": "lehman",
        "to_number": "115",
    }
    rows = [columns]
    for _ in range(draw(st.integers(0, 6))):
        cells = {**good, "rule": draw(st.sampled_from(["1", "2", "3"]))}
        for _ in range(draw(st.integers(0, 3))):
            cells[draw(st.sampled_from(COLUMNS_OF_TRANSFERS))] = draw(st.sampled_from(_CELLS))
        rows.append([cells.get(column, "") for column in columns])
    delimiter = draw(st.sampled_from([",", ",", ",", ";", "\t", "|"]))
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    text = end.join(delimiter.join(row) for row in rows)
    return (draw(st.sampled_from(["", "", "\ufeff"])) + text).encode()
