"""Which pictures are drawn at all: not too large, every name once, every line between two boxes."""

from collections import Counter

from pathways.picture.errors import RepeatedBox, TooLarge, UnknownBox
from pathways.picture.nouns import Picture

MAX_BOXES = 2_000
MAX_LINES = 10_000


def refuse_unfit(picture: Picture) -> None:
    """Raise a `PictureError` where `picture` cannot be drawn; otherwise do nothing."""
    if len(picture.boxes) > MAX_BOXES:
        raise TooLarge(len(picture.boxes), "boxes", MAX_BOXES)
    if len(picture.lines) > MAX_LINES:
        raise TooLarge(len(picture.lines), "lines", MAX_LINES)
    names = Counter(box.name for box in picture.boxes)
    for name, times in names.items():
        if times > 1:
            raise RepeatedBox(name)
    for line in picture.lines:
        for name in (line.source, line.target):
            if name not in names:
                raise UnknownBox(name)
