"""The one place that makes text fit for HTML, in documents and in notebooks, so that nothing a record says becomes markup."""

from html import escape

MARKS = {
    "✓": "met",
    "◐": "in progress",
    "○": "planned",
    "?": "not known",
    "✗": "not met",
    "-": "not needed",
    "→": "open to you",
}
"""What marks say, for those who do not see them."""


def text(said: str) -> str:
    """Text between elements.

    >>> text("<b> & c")
    '&lt;b&gt; &amp; c'
    """
    return escape(said, quote=False)


def value(said: str) -> str:
    """The value of an attribute, between double quotation marks."""
    return escape(said, quote=True)


def mark(sign: str) -> str:
    """A mark with its word; one that only shows where a line begins is not read aloud."""
    word = MARKS.get(sign)
    if word is None:
        return f'<span class="mark" aria-hidden="true">{text(sign)}</span>'
    return f'<span class="mark" role="img" aria-label="{word}">{text(sign)}</span>'
