"""The manual pages of the syntax problems: one small module a code, its docstring is the page."""

from importlib import import_module
from pkgutil import iter_modules


def pages() -> dict[str, str]:
    """Every code of a problem that reading a file can give, with its page in Markdown.

    A page says what the problem is, why it matters, shows an example (fenced as `mistake`) and what to write
    instead (fenced as `pathway`).

    >>> pages()["missing-name"].splitlines()[0]
    '# `missing-name`'
    """
    names = sorted(module.name for module in iter_modules(__path__))
    return {name.replace("_", "-"): _page(name) for name in names}


def _page(name: str) -> str:
    text = import_module(f"{__name__}.{name}").__doc__ or ""
    return f"# `{name.replace('_', '-')}`\n\n{text}"
