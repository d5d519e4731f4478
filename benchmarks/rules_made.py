"""Rule files of a wanted size, made from a number: the same number, the same text."""

HEAD = """institution made "Made College" {
  is a college
  uses scale made.letters
}

scale made.letters "Letters" {
  passing A 4.00, B 3.00, C 2.00, D 1.00
  failing F 0.00
}

source made.book "Made catalogue"

"""
EVERY = 4
"""Every fourth declaration is a certificate; the others are courses."""


def small_file(seed: int) -> str:
    """About 3 KB of rules: courses, certificates, a stack and an admission."""
    return declarations(11, seed)


def declarations(count: int, seed: int) -> str:
    """A file with that many courses and certificates; `seed` changes its text and nothing of its shape."""
    parts = [f"# round {seed}\n", HEAD]
    parts.extend(
        _course(number, seed) if (number + 1) % EVERY else _certificate(number, seed)
        for number in range(count)
    )
    return "".join(parts)


def _course(number: int, seed: int) -> str:
    return (
        f'course made.c{number} "Course {number} of round {seed}" {{\n'
        f'  taught at made\n  worth 3 credits\n  level undergraduate\n  subject "MAD"\n  number "{100 + number}"\n'
        f'  outcome "Does on paper what course {number} of round {seed} is about, and tells why."\n}}\n\n'
    )


def _certificate(number: int, seed: int) -> str:
    return (
        f'certificate made.k{number} "Certificate {number} of round {seed}" {{\n'
        f"  issued by made\n  worth 6 credits\n  awarded automatically\n"
        f"  require 2 courses from {{ made.c{number - 3}, made.c{number - 2}, made.c{number - 1} }}\n"
        f"  require any of {{\n    made.c{number - 3} with grade C or better,\n"
        f"    all of {{ made.c{number - 2}, made.c{number - 1} }},\n  }}\n"
        f"  require at least 6 credits from courses at made numbered 100 and above shared\n"
        f'  criteria "Three courses of which two are passed, and one of them well."\n'
        f'  cites made.book "page {number}"\n}}\n\n'
    )
