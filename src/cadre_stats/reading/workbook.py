"""Workbooks: xlsx, xlsb, xls and ods through python-calamine."""

from __future__ import annotations

import io
from collections.abc import Iterator

from cadre_stats.errors import InputError
from cadre_stats.reading.grid import CellRange, Grid
from cadre_stats.reading.preflight import check_workbook
from cadre_stats.reading.sniff import Format

__all__ = ["read_workbook"]


def read_workbook(data: bytes, file: str, format: Format) -> Iterator[Grid]:
    """Read the worksheets of a workbook in their order, hidden ones marked.

    Raises :class:`InputError` for one that is damaged, password-protected or beyond the limits of the pre-flight.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    if format != "xls":
        check_workbook(data, file)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for about in book.sheets_metadata:
                if about.typ != SheetTypeEnum.WorkSheet:
                    continue
                sheet = book.get_sheet_by_name(about.name)
                merges = tuple(
                    CellRange(top, left, bottom, right)
                    for (top, left), (bottom, right) in sorted(sheet.merged_cell_ranges or ())
                )
                yield Grid.of_rows(
                    file,
                    about.name,
                    format,
                    sheet.to_python(skip_empty_area=False),
                    merges=merges,
                    hidden=about.visible != SheetVisibleEnum.Visible,
                )
    except PasswordError as error:
        raise InputError("reading.encrypted", file) from error
    except CalamineError as error:
        raise InputError("reading.damaged", file) from error
