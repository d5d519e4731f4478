"""Whole pages: what stands on them, in which order, and that text and HTML say the same."""

import re
from fractions import Fraction
from html.parser import HTMLParser

import pytest

from pathways.audit.reasons import Conflict, Undecided
from pathways.audit.state import State
from pathways.audit.verdict import Answer, Decision
from pathways.model.amount import SEMESTER, Depends, Fixed, Quantity
from pathways.model.declaration import Citation
from pathways.model.requirement import Leaf, Population
from pathways.model.selection import Every
from pathways.report import (
    decision_to_html,
    decision_to_lines,
    decision_to_text,
    reasons_in_a_line,
    to_html,
    to_lines,
    to_plain,
    to_text,
)
from pathways.report.page import Tone
from tests.report.made import (
    age,
    at,
    attested,
    audit,
    decision,
    found,
    goal,
    item,
    leaf,
    near,
    route,
    together,
    unused,
    use,
)

OPEN = together(
    found(item("eng101"), State.MET, applied=(use(name="eng101"),)),
    found(leaf(12), have=3000, need=12000, unit=SEMESTER, near=(near(),)),
)
CITES = (Citation("catalogue", "page 7", place=at(9)), Citation("catalogue", "", place=at(10)))


def _headings(text: str) -> list[str]:
    blocks = text.split("\n\n")[2:]
    return [block.splitlines()[0] for block in blocks]


def test_an_audit_is_told_from_the_verdict_to_the_sources() -> None:
    about = goal(
        OPEN,
        found(item("mat150"), State.MET),
        conflict=Conflict(("ba/require", "ba/item")),
        unused=(unused("failed"), unused("refused", "ba/require", "with grade", "C", key="i9")),
        cites=CITES,
    )
    text = to_text(audit(about))
    assert text.startswith(
        "Audit of Rosa Alvarez (A-1042)\nAs of 1 September 2024, by rules 0123456789ab\n\n"
        "Bachelor of data\n────────────────\n✗ Not yet met. Some requirements are still open.\n"
        "████████░░░░░░░░░░░░ 40 %\nNot held. It is awarded on application.\n"
    )
    assert _headings(text) == [
        "Still needed",
        "Why not all of it is met",
        "Requirements",
        "Other ways",
        "Not used",
        "Rules and sources",
    ]
    assert "  ✓ By the requirements of its own: met [3]\n" in text
    assert "  · Catalogue 2024: page 7\n  · Catalogue 2024\n  · Declared in college.pathway:9\n" in text
    assert "  · college.pathway: [1] line 1, [2] line 2, [3] line 9\n" in text
    assert text.count("DAT 340") == 1, "what was told where it stands is not told again as unused"


def test_a_verdict_by_way_of_a_stack_says_so_and_counts_the_other_ways() -> None:
    stack = route(found(item("a"), State.MET), name="up", title="Two more years", shape="vertical")
    about = goal(state=State.MET, routes=(stack, route(OPEN, chosen=False)))
    text = to_text(audit(about))
    assert "Requirements, by way of “Two more years” (a vertical stack)" in text
    assert "✗ By the requirements of its own: not yet met, 1 of 2 requirements met" in text
    assert "Still needed" not in text
    other = route(OPEN, name="up", title="Two more years", shape="horizontal", chosen=False)
    assert "✗ “Two more years”, a horizontal stack: not yet met" in to_text(
        audit(goal(routes=(stack, other)))
    )


def test_a_goal_that_is_not_decided_says_why() -> None:
    about = goal(
        state=State.UNKNOWN, undecided=Undecided("caps-cross", ("ba/signed",), ""), mentioned=(attested(),)
    )
    text = to_text(audit(about))
    assert (
        "? Undecided. These rules cannot be decided by Pathways yet, so it says neither yes nor no.\n" in text
    )
    assert "  · This is about: signed by the Library: portfolio accepted.\n" in text
    assert "%" not in text


@pytest.mark.parametrize(
    ("seconds", "time"),
    [(("1",), "1 second"), (("0.5",), "0.5 seconds"), (("60",), "60 seconds"), ((), "time")],
)
def test_what_was_not_decided_in_time_says_in_how_much_and_how_to_give_more(
    seconds: tuple[str, ...], time: str
) -> None:
    about = goal(state=State.UNKNOWN, undecided=Undecided("not-in-time", seconds, "ba/1"))
    sentence = (
        f"This was not decided in the {time} given, so Pathways says neither yes nor no; allow more with "
        "`--seconds`."
    )
    assert f"? Undecided. {sentence}" in " ".join(to_text(audit(about)).split())
    stopped = decision(about, None)
    assert f"? Undecided. {sentence}" in " ".join(decision_to_text(stopped).split())
    assert to_plain(stopped)["text"] == sentence


def test_an_unnamed_learner_is_told_by_key_and_several_goals_follow_one_another() -> None:
    text = to_text(audit(goal(OPEN), goal(OPEN, title=""), name=""))
    assert text.startswith("Audit of A-1042\n")
    assert "\n\nba\n──\n" in text


def test_lines_have_tones_and_no_more_than_the_columns_asked_for() -> None:
    lines = to_lines(audit(goal(OPEN)), width=60)
    assert {Tone.TITLE, Tone.HEADING, Tone.MET, Tone.OPEN, Tone.QUIET} <= {line.tone for line in lines}
    assert max(len(line.text) for line in lines) <= 60
    assert to_text(audit(goal(OPEN)), width=1) == to_text(audit(goal(OPEN)), width=40)


DECISIONS: list[tuple[Decision, str]] = [
    (decision(goal(state=State.MET), Answer.ADMITTED), "You meet all requirements for admission"),
    (decision(goal(OPEN), Answer.NOT_YET), "Complete 9 more credits from courses"),
    (decision(goal(), Answer.NOT_YET), "Some requirements for admission are still open"),
    (
        decision(
            goal(OPEN, mentioned=(attested(), Population("ba/pop", "veteran", place=at(6)))),
            Answer.NEEDS_REVIEW,
            review=(
                ("asserted", "i1"),
                ("clause", "ba/pop"),
                ("attestation", "ba/signed"),
                ("attestation", "gone"),
                ("stamp", "red"),
            ),
        ),
        (
            "ENG 101 Composition is stated but not confirmed by a record; the rule asks for a review in this case: "
            "on record as “veteran”; the Library has not signed yet: portfolio accepted; a signature is missing: "
            "“gone”; stamp: red"
        ),
    ),
    (
        decision(goal(OPEN), Answer.NEEDS_REVIEW, review=(("asserted", "i1"), ("asserted", "i2"))),
        "ENG 101 Composition and i2 are stated but not confirmed by a record",
    ),
    (
        decision(goal(mentioned=(age(path="a"),)), Answer.CANNOT_BE_DECIDED, unknown=("a", "gone", "a")),
        "the date of birth is not on the record (an age of at least 22); the record leaves this open: “gone”",
    ),
    (
        decision(goal(), Answer.CANNOT_BE_DECIDED),
        "A fact that the decision needs is not on the record",
    ),
    (
        decision(
            goal(
                found(
                    Leaf(
                        "l",
                        Quantity(Depends(Fraction(9), age(24), Fixed(Fraction(15))), SEMESTER),
                        Every("courses"),
                        place=at(1),
                    ),
                    State.UNKNOWN,
                )
            ),
            Answer.CANNOT_BE_DECIDED,
        ),
        "the date of birth is not on the record (an age of at least 24)",
    ),
]


def test_the_reasons_of_a_decision_fit_into_a_line() -> None:
    for one, line in DECISIONS:
        assert reasons_in_a_line(one) == line
    stopped = decision(goal(undecided=Undecided("caps-cross", (), "")), None)
    assert reasons_in_a_line(stopped).startswith("It is undecided because limits overlap")


def test_a_decision_is_told_with_its_reasons_before_the_audit() -> None:
    texts = [decision_to_text(one) for one, _ in DECISIONS]
    assert texts[0].startswith(
        "Admission of Rosa Alvarez (A-1042)\nDecided as of 1 September 2024, by rules 0123456789ab\n\n"
        "Bachelor of data\n────────────────\n✓ Admitted. You meet all requirements for admission.\n"
    )
    assert _headings(texts[3])[:2] == ["What to look at", "Still needed"]
    assert _headings(texts[5])[0] == "What is not on the record"
    assert (
        decision_to_lines(DECISIONS[1][0])[5].text
        == "✗ Not yet. Some requirements for admission are still open."
    )


class _Reader(HTMLParser):
    """Reads the words of a fragment, and which elements are open."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.update({tag, *(name for name, _ in attrs)})

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.extend(data.split())


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def test_html_is_whole_and_says_what_the_text_says() -> None:
    about = audit(goal(OPEN, unused=(unused("failed"),), cites=CITES))
    read = _read(to_html(about))
    assert read.seen == {
        *("section", "article", "h3", "h4", "h5", "p", "ul", "li", "span", "small", "strong", "progress"),
        *("style", "lang", "role", "aria-label", "aria-hidden", "max", "value"),
    }
    shown = re.sub(r"[█░─]+", " ", to_text(about)).split()
    assert set(shown) <= {*read.words}
    assert 'aria-label="Progress toward Bachelor of data">40 %</progress> 40 %' in to_html(about)


def test_the_html_of_a_decision_is_whole() -> None:
    for one, _ in DECISIONS:
        _read(decision_to_html(one))


def test_a_hostile_title_can_neither_write_html_nor_turn_text_around() -> None:
    title = 'Data"><script>alert(1)</script>\u202e\x1b[31m\n\n# Owned'
    hostile = together(
        found(item("x"), State.MET, applied=(use(name="y", code="", title=title, grade=title),))
    )
    about = audit(goal(hostile, title=title, unused=(unused("failed", title=title),)), name=title)
    html, text = to_html(about), to_text(about)
    assert "script" not in _read(html).seen
    for told in (html, text):
        assert not set(told) & set("\u202e\x1b")
    assert "\n# Owned" not in text
    assert "_repr_html_" not in html
    assert about._repr_html_() == html  # the hook that notebooks call
    assert str(about) == text
