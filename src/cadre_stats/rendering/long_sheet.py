"""A workbook of one long sheet: a header row and plain cells below it, each different cell made once.

XlsxWriter writes the package, the header and every different text; the rows come here, for a call per cell would take
most of the time that a table of millions of cells needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING
from zipfile import ZipFile

from cadre_stats.finding import column_letter
from cadre_stats.regex import regex
from cadre_stats.rendering.archive import member_of
from cadre_stats.rendering.moment import moment

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["SheetCell", "write_long_sheet"]

SheetCell = str | int | float | None

_SHEET, _TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_DIMENSION = regex(rb'(?<=<dimension ref=")[^"]*')
_COUNT = regex(rb'(?<= count=")[0-9]+')
_SPANS = regex(rb' spans="[0-9:]*"')
# Stands for the number of the row; a cell's XML holds numbers and names of columns alone, so it can't hold the mark.
_ROW = "#"
_ROWS_AT_ONCE = 2000
_TEXTS_IN_A_COLUMN = 1_000_000


def write_long_sheet(name: str, head: Sequence[str], columns: Sequence[Sequence[SheetCell]]) -> bytes:
    """Give an .xlsx of one sheet: texts are texts, numbers numbers, ``None`` is no cell; the head stays and filters.

    All columns have one length, below that of a sheet; no text is longer than a cell holds, and none has line breaks
    or characters that XML can't hold.
    """
    rows = len(columns[0]) if columns else 0
    distinct = [dict.fromkeys(cells) for cells in columns]
    places: dict[str, int] = {}
    for text in (*head, *(cell for cells in distinct for cell in cells if isinstance(cell, str))):
        places.setdefault(text, len(places))
    package = _package(name, head, places, rows)
    made = [_cells(number, cells, places) for number, cells in enumerate(distinct)]
    count = len(head) + sum(_texts_of(cells, known) for cells, known in zip(columns, distinct, strict=True))
    out = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(out, "w") as target:
        for member in source.infolist():
            data, info = source.read(member), member_of(member.filename)
            if member.filename == _TEXTS:
                data = _COUNT.sub(str(count).encode(), data, count=1)
            if member.filename != _SHEET:
                target.writestr(info, data)
                continue
            with target.open(info, "w", force_zip64=True) as sheet:
                before, after = _around_rows(data, f"A1:{column_letter(len(head) - 1)}{rows + 1}")
                sheet.write(before)
                for block in _blocks(columns, made):
                    sheet.write(block.encode())
                sheet.write(after)
    return out.getvalue()


def _package(name: str, head: Sequence[str], places: Mapping[str, int], rows: int) -> bytes:
    """Give a workbook with the header, and every different text somewhere below it, in the order of ``places``."""
    from xlsxwriter.workbook import Workbook

    out = BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    workbook.set_properties({"author": "", "created": moment()})
    sheet: Worksheet = workbook.add_worksheet(name)
    bold = workbook.add_format({"bold": True})
    for number, title in enumerate(head):
        sheet.write_string(0, number, title, bold)
    for text, place in places.items():
        sheet.write_string(1 + place % _TEXTS_IN_A_COLUMN, place // _TEXTS_IN_A_COLUMN, text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, len(head) - 1)
    workbook.close()
    return out.getvalue()


def _around_rows(data: bytes, dimension: str) -> tuple[bytes, bytes]:
    """Give what stands before the first row of cells, the header included, and what stands behind the last."""
    end = data.index(b"</row>") + len(b"</row>")
    before = _DIMENSION.sub(dimension.encode(), data[:end], count=1)
    return _SPANS.sub(b"", before), data[data.index(b"</sheetData>") :]


def _cells(number: int, cells: Iterable[SheetCell], places: Mapping[str, int]) -> dict[SheetCell, str]:
    """Give the XML of each different cell of a column, with a mark in the place of its row's number."""
    start = f'<c r="{column_letter(number)}{_ROW}"'
    made: dict[SheetCell, str] = {None: ""}
    for cell in cells:
        if isinstance(cell, str):
            made[cell] = f'{start} t="s"><v>{places[cell]}</v></c>'
        elif cell is not None:
            made[cell] = f"{start}><v>{cell!r}</v></c>"
    return made


def _texts_of(cells: Sequence[SheetCell], distinct: Iterable[SheetCell]) -> int:
    if all(isinstance(cell, str) for cell in distinct):
        return len(cells)
    return sum(isinstance(cell, str) for cell in cells)


def _blocks(columns: Sequence[Sequence[SheetCell]], made: Sequence[Mapping[SheetCell, str]]) -> Iterator[str]:
    xml = (map(known.__getitem__, cells) for cells, known in zip(columns, made, strict=True))
    rows = enumerate(zip(*xml, strict=True), start=2)
    while block := [
        f'<row r="{_ROW}">{"".join(row)}</row>'.replace(_ROW, str(number))
        for number, row in islice(rows, _ROWS_AT_ONCE)
    ]:
        yield "".join(block)
