"""What to say about a mistake in the grammar: the gallery's sentence where it has one, else what was expected there."""

from pathways.text import limits
from pathways.tree.expected import VALUE_WORDS, in_words, listed
from pathways.tree.guess import MOST_LISTED, by_closeness, guess, help_for_a_declaration
from pathways.tree.guess_marks import comma_inside
from pathways.tree.guess_words import slip_before
from pathways.tree.mistake import TITLE_AT, Mistake
from pathways.tree.pieces import starts_line
from pathways.tree.slips import Said
from pathways.tree.table import ANY_WORD, END, Table

_NAMES = frozenset({"NAME", "QUOTED_NAME"})
_HELP_FOR_A_NAME = "a name is letters and digits in parts joined by dots, as in `asu.eng101`"
_MISSING = {
    "NUMBER": ("missing-number", "write the number in digits, as in `12` or `2.75`"),
    "STRING": ("missing-text", 'write it between double quotes, as in "First-Year Composition"'),
    "DATE": ("missing-date", "write year, month and day, as in `2024-05-31`"),
    "MONEY": (
        "missing-price",
        "write the sign of the currency and the amount without commas, as in `$25` or `$1200.50`",
    ),
    "PERCENT": ("missing-number", "write the number and the sign, as in `30 %`"),
}


def message_for(table: Table, mistake: Mistake) -> Said:
    """One plain sentence on what does not fit here, and what to write instead."""
    expected = table.expected(mistake.stop.stack)
    return (
        comma_inside(mistake)
        or slip_before(mistake, table, expected)
        or _from_gallery(mistake, table)
        or guess(mistake, table, expected)
        or _missing(mistake, table, expected)
        or _unexpected(mistake, table, expected)
    )


def _from_gallery(mistake: Mistake, table: Table) -> Said | None:
    word = mistake.found.text.casefold() if mistake.found else ""
    for key in ((mistake.state, mistake.kind, word), (mistake.state, mistake.kind, ANY_WORD)):
        if key in table.gallery:
            said = table.gallery[key]
            return Said(said.code, _filled(said.message, mistake), _filled(said.help, mistake))
    return None


def _filled(text: str, mistake: Mistake) -> str:
    found = mistake.found.text if mistake.found else "the end"
    before = mistake.tokens[mistake.stop.at - 1].text if mistake.stop.at else ""
    return text.replace("{found}", found).replace("{before}", before)


def _missing(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """One thing only could stand here: a name, a number, a text, a date, a price, a brace or one word."""
    if expected == _NAMES:
        return _wanting(mistake, "missing-name", "a name such as `asu.eng101`", _HELP_FOR_A_NAME)
    kinds = sorted(expected - _NAMES)
    if len(kinds) != 1 or expected & _NAMES:
        return None
    kind = kinds[0]
    if kind in _MISSING:
        code, help_ = _MISSING[kind]
        words = VALUE_WORDS[kind]
        if kind == "STRING" and mistake.stop.at <= TITLE_AT:
            code, words = "missing-title", "a title in double quotes"
        if kind == "STRING" and mistake.found and mistake.kind in {"NAME", "QUOTED_NAME", "NUMBER"}:
            written = _words_from(mistake)
            help_ = f'write it between double quotes, as in "{written}"'
            following = mistake.tokens[mistake.stop.at + 1 : mistake.stop.at + 2]
            if mistake.stop.at == 1 and any(token.kind == "STRING" for token in following):
                help_ = f"leave {mistake.shown} out: a learner has a title and no name"
        return _wanting(mistake, code, words, help_)
    if kind == "{":
        return _wanting(mistake, "missing-brace", "`{`", _help_for_a_list(mistake))
    if kind == "from":
        return _wanting(mistake, "missing-word", "`from`", _help_for_from(mistake, table))
    if kind in table.phrases:
        return _wanting(mistake, "missing-word", f"`{kind}`", f"put `{kind}` here")
    return None


def _help_for_a_list(mistake: Mistake) -> str:
    if mistake.kind == "(":
        return "write `{` and `}` around the list instead of `(` and `)`"
    if mistake.tokens[mistake.stop.at - 1].kind in {"of which", "overall"}:
        return "put the lines between `{` and `}`, each as in `at least 6 credits from courses at asu`"
    return "put `{` here and `}` where the list or the declaration ends"


def _words_from(mistake: Mistake) -> str:
    """The word that does not fit with all that follows it on its line: a text without its quotes."""
    at = end = mistake.stop.at
    start = mistake.tokens[at].start
    rest = mistake.source.text[start : start + limits.SENTENCE].partition("\n")[0].strip()
    is_own_line = at > TITLE_AT and starts_line(mistake.tokens, at - 1, mistake.source.text)
    if is_own_line and not set(rest) & set('{}"#'):
        return rest
    while end < len(mistake.tokens) and (
        end == at
        or (mistake.tokens[end].kind == "NAME" and not starts_line(mistake.tokens, end, mistake.source.text))
    ):
        end += 1
    return mistake.source.text[mistake.tokens[at].start : mistake.tokens[end - 1].end].strip("'")


def _help_for_from(mistake: Mistake, table: Table) -> str:
    if mistake.kind in table.first("selection"):
        return "put `from` here"
    return "write `from` and what counts, as in `from courses` or `from courses at asu`"


def _wanting(mistake: Mistake, code: str, words: str, help_: str) -> Said:
    if mistake.found is None:
        return Said(code, f"after {mistake.after} comes {words}, and the declaration ends before it", help_)
    if mistake.ended:
        message = f"after {mistake.after} comes {words}, and the {mistake.ended} ends before it"
        return Said(code, message, help_, -1, -1)
    return Said(code, f"after {mistake.after} comes {words}, not {mistake.shown}", help_)


def _unexpected(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said:
    words = in_words(table, expected)
    if mistake.stop.at == 0:
        message = f"{mistake.shown} does not begin a declaration"
        return Said("unexpected-word", message, help_for_a_declaration())
    if expected == {END}:
        message = f"the declaration is complete before {mistake.shown}"
        return Said(
            "unexpected-word", message, "begin a new declaration with its word, or delete what stands here"
        )
    if expected <= table.words:
        near = by_closeness(mistake.shown, expected)
        return _wanting(
            mistake, "missing-word", listed([f"`{word}`" for word in near]), _help_with(mistake, words)
        )
    is_learner = mistake.tokens[0].kind == "learner"
    if mistake.found is not None and table.first("learner_clause" if is_learner else "clause") <= expected:
        return _between_clauses(mistake, table, expected)
    return _wanting(mistake, "unexpected-word", listed(words), _help_with(mistake, words))


def _between_clauses(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said:
    """Something that neither goes on with a clause nor begins one."""
    is_learner = mistake.tokens[0].kind == "learner"
    clause = "a line such as `earned`, `born` or `expect`" if is_learner else "a clause such as `require`"
    is_first = mistake.tokens[mistake.stop.at - 1].kind == "{" or starts_line(
        mistake.tokens, mistake.stop.at, mistake.source.text
    )
    if is_first:
        nothing = "begins no line of a learner" if is_learner else "begins no clause"
        clause = clause if is_learner else "a clause such as `require`, `worth` or `issued by`"
        if not is_learner and mistake.kind in table.first("requirement") - VALUE_WORDS.keys():
            return Said(
                "unexpected-word", f"{mistake.shown} {nothing}", f"write `require` before {mistake.shown}"
            )
        if mistake.tokens[0].kind == "scale":
            clause = "a clause such as `passing A 4, B 3` or `failing F 0`"
        return Said("unexpected-word", f"{mistake.shown} {nothing}", f"begin {clause}, or close with `}}`")
    goes_on = [
        phrase
        for rule, phrase in (
            ("filter", "a filter such as `at asu`"),
            ("item_detail", "a detail such as `grade B`"),
        )
        if table.first(rule) <= expected
    ]
    help_ = f"write {listed([*goes_on, clause])} instead of {mistake.shown}, or leave it out"
    return Said("unexpected-word", f"{mistake.shown} does not fit after {mistake.after}", help_)


def _help_with(mistake: Mistake, words: list[str]) -> str:
    """Everything that may stand here, and where."""
    words = [each for each in words if each != VALUE_WORDS[END]]
    place = f"after {mistake.after}" if mistake.found is None else f"instead of {mistake.shown}, or before it"
    return f"write {listed(words, most=MOST_LISTED)} {place}"
