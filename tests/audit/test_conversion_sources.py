"""Where a conversion may start, and what it may ask for besides."""

from tests.audit.auditing import desk, earned, requiring

AUTOMATIC = """
badge low "Low" { issued by alder.centre awarded automatically require alder.talk }
conversion upgrade "Upgrade" { converts low gives 3 credits as alder.wri101 window 1 year after completed }
"""
NEEDS_WRITING = requiring("alder.wri101")


def test_an_automatic_badge_can_be_converted_although_nobody_recorded_it() -> None:
    asked = desk(AUTOMATIC + NEEDS_WRITING, earned("talk 2024-02-29"))
    (option,) = asked.options("upgrade")
    assert (option.item_title, str(option.deadline)) == ("Low", "2025-02-28")
    assert asked.audit().options == (option,)


def test_without_the_badge_there_is_nothing_to_convert() -> None:
    asked = desk(AUTOMATIC + NEEDS_WRITING, earned("first_aid 2024-02-29"))
    assert asked.options("upgrade") == asked.audit().options == ()


def test_a_source_that_cannot_be_decided_is_not_offered_and_does_not_stop_the_audit() -> None:
    rules = AUTOMATIC.replace(
        "require alder.talk", "require alder.talk overall { gpa at least 2.00 over what counts }"
    )
    asked = desk(rules + NEEDS_WRITING, earned("talk 2024-02-29"))
    assert asked.options("upgrade") == ()
    assert asked.audit().undecided is None


def _needs(requirement: str, record: str) -> tuple[str, ...]:
    rules = f'conversion upgrade "Upgrade" {{ converts alder.talk gives 3 credits as alder.wri101 require {requirement} }}\n'
    (option,) = desk(rules + NEEDS_WRITING, earned("talk 2024-02-29") + "\n" + record).options("upgrade")
    return tuple(need.partition(":")[0] for need in option.needs)


def test_a_choice_that_a_conversion_requires_is_needed_until_one_is_there() -> None:
    assert _needs("any of { alder.mat101, alder.mat102 }", "") == ("first",)
    assert _needs("any of { alder.mat101, alder.mat102 }", earned("mat102")) == ()


def test_an_overlay_that_a_conversion_requires_is_looked_at() -> None:
    two = "2 courses from courses at alder of which { at least 1 course from courses in area alder.numbers }"
    assert _needs(two, earned("wri101", "wri102")) == ("first",)
    assert _needs(two, earned("wri101", "mat101")) == ()


def test_what_would_need_a_search_is_left_to_whoever_converts() -> None:
    each = "2 courses from courses at alder of which { at least 1 course from each subject }"
    assert _needs(each, earned("wri101", "mat101")) == ()
    assert _needs("gpa at least 2.00 over what counts", "") == ("first",)
    hangs = "when gpa at least 2.00 over what counts { alder.mat101 } otherwise { alder.mat102 }"
    assert _needs(hangs, earned("mat101", "mat102")) == ("requirement",)
