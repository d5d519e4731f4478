"""Bars of progress: what is earned, what is coming and what is missing, told by length, by pattern and in words."""

from pathways.report.document.markup import text, value

HATCH = (
    '<svg class="hidden" width="0" height="0" aria-hidden="true"><defs>'
    '<pattern id="hatch" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="1.4" height="3" class="coming"/></pattern></defs></svg>'
)
"""The pattern of what is coming, once in a document: it can be told from what is earned where there are no colours."""


def bar(earned: int, coming: int, words: str, about: str) -> str:
    """A bar of so many percent with its words below; `about` says of what, to those who do not see it."""
    ends = min(100, earned + coming)
    return (
        f'<div class="progress"><svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" '
        f'aria-label="{value(f"{about}: {words}")}">'
        f'<rect class="ground" width="100" height="4"/><rect class="hatched" width="{ends}" height="4"/>'
        f'<rect class="earned" width="{min(100, earned)}" height="4"/></svg> <small>{text(words)}</small></div>'
    )


def in_percent(earned: int, coming: int, rest: str = "missing") -> str:
    """The words of a verdict's bar; `rest` is what is said of all else.

    >>> in_percent(60, 25), in_percent(100, 0)
    ('60 % earned, 25 % coming, 15 % missing', '100 % earned')
    """
    missing = max(0, 100 - earned - coming)
    told = [f"{earned} % earned"]
    told += [f"{coming} % coming"] if coming else []
    told += [f"{missing} % {rest}"] if missing else []
    return ", ".join(told)
