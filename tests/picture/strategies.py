"""Pictures as Hypothesis draws them: any text, any arrows, circles and loops included."""

from hypothesis import strategies as st

from pathways.picture.nouns import Arrow, Box, Line, Picture, State

KINDS = (
    "badge",
    "micro-credential",
    "certificate",
    "associate degree",
    "course",
    "exam",
    "selection",
    "thing",
)
TEXTS = st.text(max_size=60)


@st.composite
def pictures(draw: st.DrawFn, most: int = 14) -> Picture:
    """Return a picture whose lines run between any two of its boxes."""
    count = draw(st.integers(0, most))
    boxes = tuple(
        Box(
            f"b{n}",
            draw(TEXTS),
            draw(st.sampled_from(KINDS)),
            draw(st.sampled_from([None, *State])),
            draw(TEXTS),
        )
        for n in range(count)
    )
    name = st.sampled_from([box.name for box in boxes]) if boxes else st.nothing()
    line = st.builds(Line, name, name, st.sampled_from(Arrow), st.sampled_from(["", "$25", "3 credits"]))
    lines = tuple(draw(st.lists(line, max_size=2 * most))) if boxes else ()
    return Picture(draw(TEXTS), boxes, lines, draw(TEXTS))
