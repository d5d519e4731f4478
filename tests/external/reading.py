"""Reading a neutral file; what does not fit the format is told in plain sentences, all of it at once."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from tests.external.neutral import NeutralFile

Model = TypeVar("Model", bound=BaseModel)

FILE_BYTES = 50_000_000
MOST_TOLD = 20
DEEPEST = 100
"""How often keys are taken out of what keys were taken out of."""
_OTHER = "extra_forbidden"


class UnreadableFileError(Exception):
    """A file that is not of the format; `sentences` say what is wrong with it."""

    def __init__(self, *sentences: str) -> None:
        """Keep the sentences."""
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def json_of(path: Path) -> object:
    """What stands in a file of JSON; numbers as they are written."""
    try:
        if path.stat().st_size > FILE_BYTES:
            raise UnreadableFileError(f"`{path.name}` is larger than {FILE_BYTES // 1_000_000} MB")
        return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal, parse_constant=_no_number)
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFileError(f"`{path.name}` cannot be read: {error}") from None
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(f"`{path.name}` is not JSON: {error}") from None


def _no_number(word: str) -> object:
    raise ValueError(f"`{word}` is not a number")


def without_other_keys(model: type[Model], found: object) -> tuple[Model, tuple[str, ...]]:
    """What was read, as a model, and sentences on keys that the format does not have; these are left out.

    :raises UnreadableFileError: if anything else is wrong with it
    """
    told: dict[str, int] = {}
    for _ in range(DEEPEST):
        try:
            return model.model_validate(found), tuple(
                _times(sentence, times) for sentence, times in told.items()
            )
        except ValidationError as error:
            others = [
                one["loc"]
                for one in error.errors(include_url=False, include_input=False)
                if one["type"] == _OTHER
            ]
            if not others:
                break
            for place in others:
                _leave_out(found, place)
                steps = [str(step) for step in place if "[" not in str(step) and not isinstance(step, int)]
                sentence = f"`{steps[-1]}` is not a key of the format in {'.'.join(steps[:-1]) or 'the file'}"
                told[sentence] = told.get(sentence, 0) + 1
    return model_of(model, found), ()


def _times(sentence: str, times: int) -> str:
    return f"{sentence}: left out" if times == 1 else f"{sentence}: left out {times} times"


def _leave_out(found: object, place: Sequence[int | str]) -> None:
    """Take a key out of what was read; steps that are no keys are names of models."""
    for step in place[:-1]:
        inside = (
            isinstance(step, int) if isinstance(found, list) else isinstance(found, dict) and step in found
        )
        found = found[step] if inside else found  # type: ignore[index] # a list and a number, or a dictionary and its key
    if isinstance(found, dict):
        found.pop(place[-1], None)


def read(path: Path) -> NeutralFile:
    """A file of the neutral format; raises UnreadableFileError."""
    return model_of(NeutralFile, json_of(path))


def model_of(model: type[Model], found: object) -> Model:
    """What was read, as a model; raises UnreadableFileError."""
    try:
        return model.model_validate(found)
    except ValidationError as error:
        told = [_sentence(dict(one)) for one in error.errors(include_url=False, include_input=False)]
        more = [f"and {len(told) - MOST_TOLD} more"] if len(told) > MOST_TOLD else []
        raise UnreadableFileError(*told[:MOST_TOLD], *more) from None


def _sentence(error: Mapping[str, object]) -> str:
    place = error["loc"]
    steps = [str(step) for step in place] if isinstance(place, tuple) else []
    around = ".".join(steps[:-1]) or "the file"
    key = steps[-1] if steps else ""
    match error["type"]:
        case "extra_forbidden":
            return f"{around}: `{key}` is not a key of the format here"
        case "missing":
            return f"{around}: the key `{key}` is missing"
        case "union_tag_invalid":
            return f"{'.'.join(steps)}: this `op` is not one of the format"
        case _:
            return f"{'.'.join(steps)}: {str(error['msg']).lower()}"
