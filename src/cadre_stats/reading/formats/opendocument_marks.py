"""What an OpenDocument tells of cells and the reading library doesn't: errors, formulas never calculated, hidden rows.

The library gives the first two as empty cells or zeros, which count as something that they aren't.
"""

from __future__ import annotations

from html import unescape

from cadre_stats.reading.formats.farthest import FarthestRepeated
from cadre_stats.reading.formats.sheet_marks import SheetMarks
from cadre_stats.regex import regex

__all__ = ["OpenDocumentMarks"]

_ERROR = regex(rb"""value-type\s*=\s*["']error["']""")
_FORMULA = regex(rb"""table:formula\s*=\s*["']([^"']*)""")
_VALUE = regex(rb"""office:value-type\s*=\s*["']""")
_NO_TEXT = regex(rb"""office:string-value\s*=\s*(?:""|'')""")
_HIDDEN = regex(rb"""table:visibility\s*=\s*["'](?:collapse|filter)["']""")
_TEXT = regex(rb"\s*<text:p(?:\s[^>]*)?>([^<]+)<")
_UNKNOWN_ERROR = "#ERROR"
# A sheet with more has no figures.
_MOST_MARKS = 1_000_000


class OpenDocumentMarks(FarthestRepeated):
    """The marks of the sheets, gathered on the way to the farthest cell."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets: list[tuple[dict[tuple[int, int], str], dict[tuple[int, int], str], list[int]]] = []

    @property
    def marks(self) -> list[SheetMarks]:
        """The marks of the sheets in their order."""
        return [SheetMarks(errors, uncalculated, tuple(hidden)) for errors, uncalculated, hidden in self._sheets]

    def seen(self, kind: bytes, attributes: bytes, repeats: int, behind: bytes) -> None:
        """Keep what a sheet, a row or a cell tells. Raises :class:`ValueError` for one with a million marks."""
        if kind == b"table":
            self._sheets.append(({}, {}, []))
        elif not self._sheets or self.is_too_far:
            return
        elif kind == b"table-row":
            if _HIDDEN.search(attributes):
                self._sheets[-1][2].extend(range(self._at_row, min(self._at_row + repeats, _MOST_MARKS)))
        else:
            self._cell(attributes, repeats, behind)

    def _cell(self, attributes: bytes, repeats: int, behind: bytes) -> None:
        errors, uncalculated, _ = self._sheets[-1]
        formula = _FORMULA.search(attributes)
        is_error = bool(_ERROR.search(attributes)) or bool(formula and _NO_TEXT.search(attributes))
        if not is_error and (formula is None or _VALUE.search(attributes)):
            return
        found = _TEXT.match(behind)
        shown = unescape(found[1].decode("utf-8", "replace")) if found else ""
        if is_error and not shown and not _ERROR.search(attributes):
            # A formula that gives an empty text shows nothing.
            return
        text = shown or (
            _UNKNOWN_ERROR if is_error or formula is None else unescape(formula[1].decode(errors="replace"))
        )
        place = errors if is_error or shown else uncalculated
        first = self._at_column - repeats
        for row in range(self._at_row, self._at_row + self._row_repeats):
            for column in range(first, self._at_column):
                place[row, column] = text
            if len(place) > _MOST_MARKS:
                raise ValueError("a million errors")
