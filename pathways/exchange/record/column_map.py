"""The column map, version 1, as it stands in a file: where each of our columns comes from in a college's own table."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from pathways.exchange.record import limits
from pathways.exchange.record.document import Part
from pathways.exchange.record.fields import Line, Name
from pathways.exchange.record.layouts import Layout

VERSION = "columns/1"
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}


class Filled(Part):
    """Where one of our columns comes from: a column of the table, or the same word for every row."""

    column: Name | None = Field(None, description="the name of the column in the table")
    always: Name | None = Field(
        None, description="what it is in every row, for what the table has no column of"
    )
    words: Annotated[dict[Line, Line], Field(max_length=limits.WORDS)] | None = Field(
        None,
        description="what words of the table mean in ours; an empty word is an empty cell, an empty meaning is nothing",
    )
    otherwise: Line | None = Field(
        None, description="what every other word means; without it other words are taken as they stand"
    )
    dates: Layout | None = Field(None, description="how this column writes dates")


def _filled(value: object) -> object:
    """The name of a column alone stands for an entry with nothing else in it."""
    return {"column": value} if isinstance(value, str) else value


class ColumnMap(Part):
    """How a college's own table is read as a learner table."""

    pathways: Literal["columns/1"] = Field(description="the version of the document")
    delimiter: Literal["comma", "semicolon", "tab"] | None = Field(
        None, description="what separates cells; without it, what the header has most of"
    )
    dates: Layout | None = Field(
        None, description="how the table writes dates: year-month-day, if nothing is said"
    )
    decimals: Literal["point", "comma"] | None = Field(
        None, description="what stands before the decimals of a number: a point, if nothing is said"
    )
    columns: Annotated[
        dict[Line, Annotated[Filled, BeforeValidator(_filled)]], Field(max_length=limits.COLUMNS)
    ] = Field(description="our columns, each with the table's column, or with how it is filled")
    ignore: Annotated[list[Line], Field(max_length=limits.COLUMNS)] | None = Field(
        None, description="columns of the table that are passed over"
    )
    ignore_others: bool | None = Field(
        None, description="whether all columns that nothing is said of are passed over"
    )

    @property
    def separator(self) -> str | None:
        """What separates cells, if it is said."""
        return SEPARATORS[self.delimiter] if self.delimiter else None
