"""What a requirement that is open tells of transfer: a rule that would give something that counts there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WouldTransfer:
    """A rule of transfer that would give `gives` for a requirement: what it takes that is `lacking`, and what is `there`."""

    rule: str
    gives: str
    lacking: tuple[str, ...]
    there: tuple[str, ...] = ()
