import re
from datetime import date
from pathlib import Path

import pytest

from pathways.audit.classify import Classified, RuleClass
from pathways.audit.obstacles import OBSTACLES
from pathways.audit.reasons import Option, Undecided, Unused
from pathways.audit.state import State
from pathways.audit.verdict import Answer, Award
from pathways.model.amount import SEMESTER, Duration, Money
from pathways.report import to_text
from pathways.report.known import Known
from pathways.report.options_in_words import option
from pathways.report.states_in_words import ANSWERS, STATES, UNDECIDED, holding, told
from pathways.report.undecided_in_words import decided_how, undecided
from pathways.report.unused_in_words import ORDER, unused
from tests.report.made import TITLES, at, attested, audit, found, goal, item, known, leaf
from tests.report.made import unused as item_unused


def _known() -> Known:
    return Known(
        goal(found(leaf(12, path="ba/1")), found(item("eng101", path="ba/2")), mentioned=(attested(),)),
        TITLES,
    )


@pytest.mark.parametrize(
    ("each", "text"),
    [
        (item_unused("failed"), "Pottery — not passed"),
        (item_unused("withdrawn", code="ART 1"), "ART 1 Pottery — withdrawn"),
        (item_unused("revoked"), "Pottery — revoked"),
        (item_unused("later"), "Pottery — completed after this day"),
        (item_unused("lapsed"), "Pottery — no longer in force on this day"),
        (item_unused("repeat"), "Pottery — another attempt at the same or an equivalent one counts"),
        (item_unused("toward", "core"), "Pottery — counts toward “Data core”, which is not held yet"),
        (
            item_unused("toward", "core", "asu"),
            "Pottery — counts toward “Data core” and “Arizona State University”, which are not held yet",
        ),
        (
            item_unused("not finished", "in progress", "core"),
            "Pottery — not finished yet (in progress); it would fit “Data core”",
        ),
        (item_unused("lapsed", "2024-12-31"), "Pottery — in force only until 31 December 2024"),
        (item_unused("nothing asks for it"), "Pottery — nothing in these requirements asks for it"),
        (item_unused("not finished", "planned"), "Pottery — not finished yet (planned)"),
        (item_unused("not finished"), "Pottery — not finished yet"),
        (
            item_unused("asserted", "the learner"),
            "Pottery — only stated by the learner",
        ),
        (item_unused("asserted", ""), "Pottery — only stated"),
        (
            item_unused("asserted", "the learner", "core"),
            "Pottery — only stated by the learner; once confirmed it would fit “Data core”",
        ),
        (item_unused("inside", "h", "Savvy Searcher"), "Pottery — counts through Savvy Searcher"),
        (item_unused("inside"), "Pottery — counts through something else"),
        (item_unused("surplus"), "Pottery — not needed"),
        (
            item_unused("surplus", "ba/1", "ba/2"),
            "Pottery — not needed; it would fit “at least 12 credits from courses” and “ENG 101 Composition”",
        ),
        (
            item_unused("refused", "ba/1", "bearing credit", "True"),
            "Pottery — bears no credit, which “at least 12 credits from courses” asks for",
        ),
        (
            item_unused("refused", "nowhere", "with score", "60000"),
            "Pottery — counts for “nowhere” only with a score of 60 or better",
        ),
        (item_unused("refused", "too few"), "Pottery — refused"),
        (item_unused("something new"), "Pottery — something new"),
    ],
)
def test_each_reason_for_not_using_an_item_is_told(each: Unused, text: str) -> None:
    assert unused([each], _known()) == [text]


def test_a_reason_that_items_share_is_told_once() -> None:
    items = [item_unused("nothing asks for it", key=f"i{number}", title=f"T{number}") for number in range(12)]
    assert unused(items, known()) == [
        "12 items: T0, T1, T2, T3, T4, T5, T6, T7 and 4 more — nothing in these requirements asks for them"
    ]
    pair = [item_unused("surplus", "ba/1", key=key) for key in "ab"]
    assert unused(pair, _known()) == [
        "Pottery and Pottery — not needed; they would fit “at least 12 credits from courses”"
    ]


def test_what_can_be_acted_on_comes_first() -> None:
    items = [item_unused("nothing asks for it"), item_unused("failed"), item_unused("asserted", "Rosa")]
    assert [text.partition(" — ")[2].partition(";")[0] for text in unused(items, known())] == [
        "only stated by Rosa",
        "not passed",
        "nothing in these requirements asks for it",
    ]


def test_a_requirement_that_was_told_above_is_named_by_its_number() -> None:
    look = _known()
    look.note(str(at(1)))
    assert unused([item_unused("surplus", "ba/1")], look) == ["Pottery — not needed; it would fit [1]"]


def test_two_requirements_that_are_named_alike_are_named_once() -> None:
    look = Known(goal(found(leaf(12, path="ba/1")), found(leaf(12, path="ba/2"))), TITLES)
    look.note(str(at(1)))
    assert unused([item_unused("surplus", "ba/1", "ba/2")], look) == [
        "Pottery — not needed; it would fit [1]"
    ]


def _option(**more: object) -> Option:
    said: dict[str, object] = {
        "conversion": "to_credit",
        "title": "Credit for workshops",
        "item": "i1",
        "item_title": "Workshop",
        "gives": 3000,
        "unit": SEMESTER,
        "target": "eng101",
        "target_title": "Composition",
        "price": Money(40000, "USD"),
        "deadline": date(2025, 5, 10),
        "needs": (),
        "place": "college.pathway:40",
    }
    return Option(**{**said, **more})  # type: ignore[arg-type] # fields of an option


@pytest.mark.parametrize(
    ("offer", "text"),
    [
        (
            _option(),
            "You can convert Workshop into 3 credits as Composition for $400 until 10 May 2025.",
        ),
        (_option(target=None, price=None, deadline=None), "You can convert Workshop into 3 credits."),
        (
            _option(gives=0, target_title="", price=None, deadline=None),
            "You can convert Workshop into credit as eng101.",
        ),
        (
            _option(needs=("requirement:ba/signed", "assessment:A test."), deadline=None),
            (
                "You can convert Workshop into 3 credits as Composition for $400. It also takes the signature "
                "of the Library (portfolio accepted) and an assessment (“A test”)."
            ),
        ),
        (
            _option(needs=("content:More", "portfolio:Three works"), price=None, deadline=None),
            (
                "You can convert Workshop into 3 credits as Composition. It also takes further content (“More”) and a "
                "portfolio (“Three works”)."
            ),
        ),
        (
            _option(needs=("a stamp", "requirement:x"), price=None, deadline=None, target=None),
            "You can convert Workshop into 3 credits. It also takes a stamp and “x”.",
        ),
        (
            _option(needs=("limit per learner:6000:0", "portfolio:Three works")),
            (
                "Workshop cannot be converted into 3 credits as Composition: the limit of 6 credits for each learner "
                "is used up."
            ),
        ),
        (
            _option(needs=("limit per credential:six:two",)),
            (
                "Workshop cannot be converted into 3 credits as Composition: the limit of six for each credential "
                "leaves two, and an item counts whole."
            ),
        ),
        *(
            (
                _option(needs=(f"limit retakes:{most}",)),
                f"Workshop cannot be converted into 3 credits as Composition: it was taken again, {why}.",
            )
            for most, why in (
                (0, "and no retake is allowed"),
                (1, "and only one retake is allowed"),
                (2, "more often than the 2 times that are allowed"),
            )
        ),
        (
            _option(needs=("assessment:A test.", "room per learner:6000:1000"), price=None, deadline=None),
            (
                "You can convert Workshop into 3 credits as Composition. It also takes an assessment (“A test”). "
                "Under the limit of 6 credits for each learner it would still give 1 credit."
            ),
        ),
        (
            _option(needs=("first:x", "requirement:ba/signed"), deadline=None, window=Duration(1, "months")),
            (
                "Not open yet: first “x”. Then you can convert Workshop into 3 credits as Composition for $400 within "
                "1 month of that day. It also takes the signature of the Library (portfolio accepted)."
            ),
        ),
    ],
)
def test_an_option_has_its_price_its_deadline_and_what_it_takes(offer: Option, text: str) -> None:
    assert option(offer, Known(goal(mentioned=(attested(),), options=(offer,)), TITLES)) == text


@pytest.mark.parametrize("reason", [*OBSTACLES, "something new"])
def test_every_obstacle_says_why_and_what_a_registrar_can_do(reason: str) -> None:
    sentences = undecided(Undecided(reason, ("ba/2",), "ba/1"), _known())
    assert sentences[0].startswith("It is undecided because ")
    assert sentences[1] == "This is about: at least 12 credits from courses; ENG 101 Composition."
    assert sentences[2].startswith("What a registrar can do: ")


def test_items_of_the_same_learning_are_named() -> None:
    look = Known(goal(unused=(item_unused("failed"),)), TITLES)
    assert (
        undecided(Undecided("common-learning", ("i5", "i6"), "x"), look)[1] == "This is about Pottery and i6."
    )
    assert len(undecided(Undecided("caps-cross", (), ""), known())) == 2


def test_how_a_goal_is_decided_is_told_with_the_reason() -> None:
    assert decided_how(Classified(RuleClass.INDEPENDENT, "nobody-competes")) == (
        "Decided exactly (independent): no two requirements compete for an item, so each is decided by itself."
    )
    assert (
        decided_how(Classified(RuleClass.FLOW, "something new")) == "Decided exactly (flow): something new."
    )
    assert decided_how(Classified(RuleClass.SEARCH, "caps-cross")) == (
        "Decided exactly (search): limits overlap without one containing the other, "
        "so every combination that could be better is ruled out."
    )
    assert decided_how(Classified(RuleClass.SEARCH, "overall-each")).startswith(
        "Not decided yet: `at least ... from each` over everything"
    )


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_mark_a_word_and_a_sentence(state: State) -> None:
    assert all(STATES[state])
    assert told(goal(found(leaf(12)), state=state)) is STATES[state]


@pytest.mark.parametrize("state", list(State))
def test_what_can_only_be_recorded_is_told_without_requirements(state: State) -> None:
    sentence = told(goal(state=state)).sentence
    assert "requirements" not in sentence
    assert "record" in sentence


def test_what_can_only_be_recorded_shows_no_progress() -> None:
    assert "%" not in to_text(audit(goal()))
    assert "%" in to_text(audit(goal(found(leaf(12)))))
    assert holding(goal()) == "Not held."


@pytest.mark.parametrize("answer", [*Answer, None])
def test_every_answer_has_a_mark_a_word_and_a_sentence(answer: Answer | None) -> None:
    assert all(ANSWERS[answer])


def test_a_goal_that_is_not_decided_is_told_as_such() -> None:
    assert told(goal(state=State.UNKNOWN, undecided=Undecided("caps-cross", (), ""))) is UNDECIDED


def test_whether_a_credential_is_held_is_told_with_the_reason() -> None:
    asked = found(leaf(12))
    assert holding(goal(asked, state=State.MET)) == (
        "Not held yet: you are eligible, and it is awarded on application."
    )
    assert holding(goal(asked)) == "Not held. It is awarded on application."
    assert (
        holding(goal(asked, automatic=True))
        == "Not held. It is awarded automatically once its requirements are met."
    )
    assert holding(goal(state=State.MET, held=Award(None, automatic=True))) == (
        "Held: its requirements are met, and it is awarded automatically."
    )
    award = Award(date(2024, 5, 10), automatic=False, until=date(2029, 5, 10))
    assert holding(goal(state=State.MET, held=award)) == (
        "Held: awarded on 10 May 2024, in force until 10 May 2029."
    )
    assert holding(goal(held=Award(None, automatic=False))) == (
        "Held: awarded, on a day that the record does not give. "
        "The award stands, whatever of the requirements is shown below as open."
    )
    assert holding(goal(undecided=Undecided("caps-cross", (), ""))) == "No award is on the record."
    assert holding(goal(kind="admission")) == ""


def test_every_code_that_an_audit_can_give_has_its_words() -> None:
    audit = Path(__file__).parents[2] / "pathways" / "audit"
    text = "\n".join(file.read_text("utf-8") for file in sorted(audit.rglob("*.py")))
    codes = set(re.findall(r'NeedsSearchError\(\s*"([a-z-]+)"', text))
    codes |= set(re.findall(r'RuleClass\.SEARCH,\s*"([a-z-]+)"', text))
    assert len(codes) > 10
    assert codes <= set(OBSTACLES)
    reasons = set(re.findall(r'because\("([a-z ]+)"', text))
    assert len(reasons) > 5
    assert reasons <= set(ORDER)
