"""Rule text to tokens: each reserved phrase one token, comments kept aside, an odd character a problem and never a stop."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple
from unicodedata import category, normalize

from pathways.problem import Problem, Severity, spot
from pathways.text import Place, Source, limits
from pathways.text.composed import composed
from pathways.tree import slips

VALUES = frozenset(
    {"NAME", "QUOTED_NAME", "STRING", "GRADE", "DATE", "FRACTION", "PERCENT", "MONEY", "NUMBER"}
)
"""The kinds of token that carry a value; every other kind is the reserved phrase or the mark itself."""
_MOST_INDENTED = 200
"""Blanks before the mark of a list on its line; who writes more does not write a list."""
_NUMBERS = frozenset({"NUMBER", "FRACTION", "MONEY", "PERCENT"})
UNREADABLE = "unreadable"
"""The kind of a token that fits nowhere and whose problem is already told."""

_RAW = r"""
        (?P<SPACE>[^\S\v\f\x1c-\x1f\x85\u2028\u2029]+)
      | (?P<COMMENT>\#[^\n]*)
      | (?P<DATE>\d{4}-\d{2}-\d{2}(?!\w))
      | (?P<BAD_DATE>\d{4}[-/]\d{1,2}[-/]\d{1,2}\w* | \d{1,2}(?P<dot>[/.])\d{1,2}(?P=dot)\d{2,4}(?!\d))
      | (?P<MONEY>[$€£]\d+(?:\.\d\d?)?)
      | (?P<FRACTION>\d+/\d+)
      | (?P<PERCENT>\d+(?:\.\d+)?[ \t]*%)
      | (?P<GLUED>\d+(?:\.\d+)?(?:\+ | [-–—](?:\d+\b | [^\W\d_][\w\-]*)))
      | (?P<NUMBER>\d+(?:\.\d+)?)
      | (?P<BROKEN_STRING>"[^"\\\n{}]*\n[^"\\\n{}]*"(?=[ \t]*[{}\n]))
      | (?P<STRING>"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+")
      | (?P<CURLY>[“”„«»][^“”„«»"\n]*[“”«»"]?)
      | (?P<QUOTED_NAME>'[^'\n]+')
      | (?P<CURLY_NAME>[‘’‚][^‘’‚'\n]+[‘’'])
      | (?P<PATH>\.\.?/[^\s{}"]*)
      | (?P<MARKUP></?[a-zA-Z][^<>{}\n]*> | &\#?\w++;)
      | (?P<ADDRESS>https?://[^\s{}"]+)
      | (?P<AND_OR>and/or\b)
      | (?P<WORD>[^\W\d_][\w.\-MARKS]*(?:['’]s(?!\w)|\+)?)
      | (?P<REMARK>//[^\n]* | ={3,}[^\n]* | --[^\n]* | /\*.*?(?:\*/|\Z))
      | (?P<COMPARE>[<>]=?|=[<>=]|[≤≥])
      | (?P<MARK>[{}(),=])
      | (?P<OPEN_STRING>["'][^\n]*)
      | (?P<OTHER>(?P<odd>.)(?P=odd)*+)"""  # noqa: RUF001 # these are the characters that word processors put in
"""The pieces of a file; repetitions that need not be tried again are possessive, so that a long one takes no memory."""
_HIDDEN = re.compile(r"[\x00-\x08\v\f\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")
"""What shows nothing by itself and changes what else is shown: controls, line ends of other systems, marks that turn letters."""


class Patterns(NamedTuple):
    """The pieces of a file, and what a name and a grade are."""

    raw: re.Pattern[str]
    name: re.Pattern[str]
    grade: re.Pattern[str]


@cache
def _patterns(marks: str) -> Patterns:
    """The patterns for a file in which these marks stand; without them Hindi, Thai or `é` in two pieces could not be written."""
    part = rf"[^\W\d_][\w{marks}]*"
    return Patterns(
        re.compile(_RAW.replace("MARKS", marks), re.VERBOSE | re.DOTALL),
        re.compile(rf"{part}(?:\.{part})*"),
        re.compile(rf"{part}[+-]"),
    )


def _marks(text: str) -> str:
    """The marks of a text, which in many scripts are written above, below or behind a letter and belong to it."""
    if text.isascii():
        return ""
    letters = {part for each in set(text) for part in normalize("NFC", each)}
    return "".join(sorted(each for each in letters if category(each)[0] == "M"))


class Token(NamedTuple):
    """A word of the language, a name, a value or a mark; `kind` is one of `VALUES`, or the reserved phrase or mark itself."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, from `#` to the end of its line."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexed:
    """A file as tokens, its comments, what could not be read, and where the tokens begin about which that is told."""

    tokens: tuple[Token, ...]
    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]
    told: frozenset[int]


class Lexer:
    """Knows the reserved phrases of a grammar, longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Sort the phrases by their first word."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase in sorted(phrases, key=lambda phrase: (-phrase.count(" "), phrase)):
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append((words, phrase))

    def lex(self, source: Source) -> Lexed:
        """Read a whole file; white space and comments do not reach the parser."""
        raw = _Raw(source)
        pieces = raw.pieces
        tokens: list[Token] = []
        at = 0
        while at < len(pieces):
            piece = pieces[at]
            phrase, length = self._phrase_at(pieces, at)
            if length:
                tokens.append(Token(phrase, phrase, piece.start, pieces[at + length - 1].end))
                at += length
                continue
            tokens.append(raw.word(piece) if piece.kind == "WORD" else piece)
            at += 1
        return Lexed(tuple(tokens), tuple(raw.comments), tuple(raw.problems), frozenset(raw.told))

    def _phrase_at(self, pieces: Sequence[Token], at: int) -> tuple[str, int]:
        for words, phrase in self._by_first.get(pieces[at].text, ()):
            length = len(words)
            if length == 1 or tuple(piece.text for piece in pieces[at : at + length]) == words:
                return phrase, length
        return "", 0


def _open_string(text: str) -> tuple[slips.Said, str, str]:
    kind = "STRING" if text[0] == '"' else "QUOTED_NAME"
    return slips.open_string(text), kind, text.rstrip() + text[0]


_TEXTS: dict[str, Callable[[str], tuple[slips.Said, str, str]]] = {
    "ADDRESS": lambda text: (slips.address(text), "STRING", f'"{text}"'),
    "BROKEN_STRING": lambda text: (slips.broken_string(text), "STRING", slips.on_one_line(text)),
    "CURLY": lambda text: (slips.curly(text), "STRING", f'"{text.strip(slips.CURLY)}"'),
    "CURLY_NAME": lambda text: (slips.curly_name(text), "QUOTED_NAME", f"'{text[1:-1]}'"),
    "OPEN_STRING": _open_string,
}
"""Texts and names between other marks than their own: what to tell, and what they are read as."""


class _Raw:
    """The pieces of a file before words are put together to phrases."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.pieces: list[Token] = []
        self.comments: list[Comment] = []
        self.problems: list[Problem] = []
        self.told: set[int] = set()
        self.has_bullets = False
        self.has_markup = False
        self.opened = 0
        self.patterns = _patterns(_marks(source.text))
        self._has_hidden = _HIDDEN.search(source.text) is not None
        for match in self.patterns.raw.finditer(source.text):
            kind, text = str(match.lastgroup), match.group()
            if kind != "SPACE":
                if len(self.pieces) + len(self.comments) >= limits.WORDS:
                    self._unreadable(slips.too_many_words(), text, match.start(), match.end())
                    break
                self._piece(kind, text, match.start(), match.end())
                if self._has_hidden and kind != "OTHER":
                    self._hidden(text, match.start())

    def _piece(self, kind: str, text: str, start: int, end: int) -> None:
        if kind == "COMMENT":
            self.comments.append(Comment(text.rstrip(), start, end))
        elif kind == "WORD":
            self._word(text, start, end)
        elif kind in _NUMBERS and len(text.rstrip("% \t")) > limits.NUMBER:
            self._unreadable(slips.long_number(text.rstrip("% \t")), text, start, end)
        elif kind == "PERCENT":
            self.pieces.append(Token(kind, text.rstrip("% \t") + " %", start, end))
        elif kind == "DATE" and not slips.is_day(text):
            self._unreadable(slips.no_such_day(text), text, start, end)
        elif kind == "MARK":
            if text == ")" and self._bullet(text, start, end):
                return
            self.opened += {"(": 1, ")": -1}.get(text, 0)
            self.pieces.append(Token(text, text, start, end))
        elif kind in {"STRING", "QUOTED_NAME"}:
            self._quoted(kind, text, start, end)
        elif kind in VALUES:
            self.pieces.append(Token(kind, text, start, end))
        elif text != "\ufeff" or start:
            self._odd(kind, text, start, end)

    def _odd(self, kind: str, text: str, start: int, end: int) -> None:
        """What a rule file should not have, read as what its author most likely meant."""
        if kind in {"BAD_DATE", "PATH"}:
            self._unreadable(
                slips.bad_date(text) if kind == "BAD_DATE" else slips.path(text), text, start, end
            )
        elif kind == "REMARK":
            self._tell(slips.remark(text), start, end)
        elif kind == "MARKUP":
            if not self.has_markup:
                self._tell(slips.markup(text), start, end)
            self.has_markup = True
        elif kind == "GLUED":
            self._glued(text, start, end)
        elif kind == "AND_OR":
            self._tell(slips.AND_OR, start, end)
            self.pieces.append(Token("WORD", "or", start, end))
        elif kind == "COMPARE":
            self._tell(slips.comparison(text, self.pieces[-1].text if self.pieces else ""), start, end)
            meant = "at least" if text in {">", ">=", "=>", "≥"} else "at most"
            self.pieces.extend(Token("WORD", word, start, end) for word in meant.split())
        elif kind in _TEXTS:
            said, kind, text = _TEXTS[kind](text)
            self._tell(said, start, end)
            self._quoted(kind, text, start, end)
        elif not self._bullet(text, start, end):
            self._tell(slips.odd_character(text[0]), start, end)
            if text in slips.MEANT:
                meant = slips.MEANT[text]
                self.pieces.append(Token("WORD" if meant.isalpha() else meant, meant, start, end))

    def _word(self, text: str, start: int, end: int) -> None:
        """A word, without the full stop that ends a sentence, and as the language spells it."""
        text = text.replace("’", "'")  # noqa: RUF001 # as word processors write `programme's`
        bare = text.rstrip(".")
        if bare != text:
            end -= len(text) - len(bare)
            self._tell(slips.odd_character("."), end, end + 1)
        word = composed(self._not_too_long(bare, limits.NAME, start, end))
        if word in slips.SPELLINGS:
            self._tell(slips.spelling(word), start, end)
        self.pieces.append(Token("WORD", slips.SPELLINGS.get(word, word), start, end))

    def _glued(self, text: str, start: int, end: int) -> None:
        """A number that runs into what follows: `200-299`, `300+`, `3-credit`."""
        self._tell(slips.glued(text, self.pieces[-1].text if self.pieces else ""), start, end)
        first, last = slips.ends_of_range(text)
        if not last or max(len(first), len(last)) > limits.NUMBER:
            self.pieces.append(Token(UNREADABLE, text[: limits.NAME], start, end))
            return
        kinds = (("NUMBER", first), ("WORD", "to"), ("NUMBER", last))
        self.pieces.extend(Token(kind, part, start, end) for kind, part in kinds)

    def _bullet(self, text: str, start: int, end: int) -> bool:
        """The mark or the number of a list, first on its line; the first of a file is told, and none is read."""
        before = self.pieces[-1] if self.pieces else None
        is_numbered = before is not None and before.end == start and self._numbers(before, text)
        if before is not None and is_numbered:
            start = before.start
        if not (is_numbered or text in slips.BULLETS) or not self._is_first(start):
            return False
        if is_numbered:
            self.pieces.pop()
        if not self.has_bullets:
            self._tell(slips.bullet(self.source.text[start:end]), start, end)
        self.has_bullets = True
        return True

    def _numbers(self, before: Token, text: str) -> bool:
        """Whether this is the mark behind the number or the letter of a line, as in `1.` and `a)`."""
        is_short = before.kind == "NUMBER" or (before.kind == "WORD" and len(before.text) == 1)
        return is_short and (text == "." or (text == ")" and self.opened <= 0))

    def _is_first(self, start: int) -> bool:
        """Whether only a few blanks stand before a place on its line."""
        before = self.source.text[max(0, start - _MOST_INDENTED) : start]
        return not before.rpartition("\n")[2].strip() and ("\n" in before or start < _MOST_INDENTED)

    def _quoted(self, kind: str, text: str, start: int, end: int) -> None:
        """A text or a name between quotes, told and cut off if nobody would read it to its end."""
        is_name = kind == "QUOTED_NAME"
        inner = self._not_too_long(text[1:-1], limits.NAME if is_name else limits.TEXT, start, end)
        self.pieces.append(Token(kind, f"{text[0]}{composed(inner)}{text[0]}", start, end))

    def _not_too_long(self, text: str, most: int, start: int, end: int) -> str:
        if len(text) <= most:
            return text
        self._tell(slips.too_long(text, most), start, end)
        return text[:most]

    def _hidden(self, text: str, start: int) -> None:
        """Tell what a reader of a text or a comment does not see."""
        for match in _HIDDEN.finditer(text):
            at = start + match.start()
            self._tell(slips.hidden(match.group()[0]), at, start + match.end())

    def word(self, piece: Token) -> Token:
        """A word that is not reserved: a name, a grade such as `B-`, or something that cannot be a name."""
        text = piece.text
        if self.patterns.name.fullmatch(text):
            return piece._replace(kind="NAME")
        if self.patterns.grade.fullmatch(text):
            return piece._replace(kind="GRADE")
        self._tell(slips.bad_name(text), piece.start, piece.end)
        return piece._replace(kind="NAME")

    def _unreadable(self, said: slips.Said, text: str, start: int, end: int) -> None:
        self._tell(said, start, end)
        self.pieces.append(Token(UNREADABLE, text[: limits.NAME], start, end))

    def _tell(self, said: slips.Said, start: int, end: int) -> None:
        self.told.add(start)
        if len(self.problems) < limits.MISTAKES:
            place = Place(self.source, start, end)
            self.problems.append(Problem(said.code, Severity.ERROR, said.message, said.help, (spot(place),)))
