"""Rule files of a wanted size, made from a number: the same number, the same text."""

HEAD = """institution made "Made College" {
  is a college
}

source made.book "Made catalogue"

"""


def small_file(seed: int) -> str:
    """About 3 KB of rules: courses, certificates, a stack and an admission."""
    return declarations(18, seed)


def declarations(count: int, seed: int) -> str:
    """A file with that many courses and certificates; `seed` changes its text and nothing of its shape."""
    parts = [f"# round {seed}\n", HEAD]
    for number in range(count):
        parts.append(_certificate(number, seed) if number % 4 == 3 else _course(number, seed))  # noqa: PLR2004 # every fourth
    return "".join(parts)


def _course(number: int, seed: int) -> str:
    return (
        f'course made.c{number} "Course {number} of round {seed}" {{\n'
        f'  taught at made\n  worth 3 credits\n  subject "MAD"\n  number "{100 + number}"\n}}\n\n'
    )


def _certificate(number: int, seed: int) -> str:
    return (
        f'certificate made.k{number} "Certificate {number} of round {seed}" {{\n'
        f"  issued by made\n  worth 6 credits\n  awarded automatically\n"
        f"  require 2 courses from {{ made.c{number - 3}, made.c{number - 2}, made.c{number - 1} }}\n"
        f'  cites made.book "page {number}"\n}}\n\n'
    )
