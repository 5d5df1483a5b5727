"""The values of cells of workbooks of one form: what each is, the reading library says of its own XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence

from cadre_stats.reading.cells.grid import Cell
from cadre_stats.reading.folders.book_form import STRINGS, BookForm
from cadre_stats.reading.folders.raw_sheets import RawCell
from cadre_stats.reading.formats.cell_places import number_cell
from cadre_stats.reading.formats.panics import is_panic, panics_unprinted

__all__ = ["typed_cells"]

_NAMESPACE = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD, _TAIL = b'<worksheet xmlns="' + _NAMESPACE + b'"><sheetData>', b"</sheetData></worksheet>"
_TEXTS, _TEXTS_END = b'<sst xmlns="' + _NAMESPACE + b'"><si>', b"</si></sst>"
_ROW_OF_CELLS = 4096
# Shared texts begin so, other cells don't.
_TEXT = b"<"


def typed_cells(cells: Sequence[RawCell], form: BookForm) -> list[Cell] | None:
    """Give the value of each cell; none where the library can't read one of them.

    It gets a workbook that holds each of them once, with the form's own styles.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in form.contents().items():
            archive.writestr(name, content)
        texts = [cell for cell in cells if isinstance(cell, bytes) and cell.startswith(_TEXT)]
        if texts:
            archive.writestr(STRINGS, _TEXTS + b"</si><si>".join(texts) + _TEXTS_END)
        archive.writestr(form.sheet, _HEAD + b"".join(_rows(cells)) + _TAIL)
    stream.seek(0)
    try:
        with panics_unprinted(), CalamineWorkbook.from_filelike(stream) as book:
            rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError):
        return None
    except BaseException as error:
        # What the library doesn't foresee is a panic of Rust.
        if not is_panic(error):
            raise
        return None
    values: list[Cell] = [value for row in rows for value in row]
    return values[: len(cells)] + [""] * (len(cells) - len(values))


def _rows(cells: Sequence[RawCell]) -> Iterator[bytes]:
    texts = 0
    written: list[bytes] = []
    for cell in cells:
        if isinstance(cell, int):
            written.append(number_cell(cell))
        elif cell.startswith(_TEXT):
            written.append(b' t="s"><v>%d</v>' % texts)
            texts += 1
        else:
            written.append(cell)
    for start in range(0, len(written), _ROW_OF_CELLS):
        yield b"<row><c" + b"</c><c".join(written[start : start + _ROW_OF_CELLS]) + b"</c></row>"
