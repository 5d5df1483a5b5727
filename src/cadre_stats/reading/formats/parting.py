"""Parting delimited text into columns by pyarrow: every cell a text, none taken for anything else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.csv import InvalidRow

__all__ = ["part_records"]


def part_records(
    data: pa.Buffer,
    delimiter: str,
    width: int,
    columns: Iterable[int],
    as_texts: Collection[int],
    unlike: Callable[[InvalidRow], str] | None = None,
) -> pa.Table:
    """Give columns of a text of UTF-8 whose records have ``width`` cells, in the order asked for.

    Those ``as_texts`` come as they are, others dictionary-encoded, the texts of these in the order in which they come.
    ``unlike`` says of a record of another width whether to "skip" it; without it one raises
    :class:`pyarrow.ArrowInvalid`. Whether bytes are UTF-8 isn't looked at.
    """
    import pyarrow as pa
    from pyarrow import csv

    encoded, text = pa.dictionary(pa.int32(), pa.string()), pa.string()
    types = {str(column): text if column in as_texts else encoded for column in columns}
    return csv.read_csv(
        pa.BufferReader(data),
        csv.ReadOptions(
            column_names=[str(column) for column in range(width)], block_size=data.size + 1, use_threads=False
        ),
        csv.ParseOptions(
            delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=unlike
        ),
        csv.ConvertOptions(
            check_utf8=False,
            column_types=types,
            include_columns=list(types),
            strings_can_be_null=False,
            null_values=[],
        ),
    )
