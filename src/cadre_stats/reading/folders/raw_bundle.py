"""A bundle of workbooks of one form and header whose cells are told apart by their XML, and typed once for all."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_stats.reading.folders.book_form import BookForm, RawSheet
from cadre_stats.reading.folders.bundle import Member, read_together
from cadre_stats.reading.folders.precedent import Precedent
from cadre_stats.reading.folders.raw_columns import raw_columns
from cadre_stats.reading.folders.raw_sheets import RawSheets
from cadre_stats.reading.formats.files import Found
from cadre_stats.reading.tables.table import Table

__all__ = ["RawBundle"]

# How many sheets are scanned at once: numpy then has as much to do as calling it takes.
_AT_ONCE = 32
# How many rows are read together.
_ROWS = 200_000


class RawBundle:
    """The files that wait for being read together; each comes out with its table, or none if it is to be read alone."""

    def __init__(self, form: BookForm, precedent: Precedent) -> None:
        self.form, self.precedent = form, precedent
        self._begin()

    def add(self, found: Found, at: str, sheet: RawSheet) -> None:
        """Take in a file whose sheet begins as the precedent's does."""
        self._waiting.append((found, at, sheet))
        if len(self._waiting) >= _AT_ONCE:
            self._scan()

    @property
    def is_full(self) -> bool:
        """Whether it is time to read them."""
        return self._rows >= _ROWS

    def read(self) -> Iterator[tuple[Member, Table | None]]:
        """Give each file's table; none for a file that isn't certainly like its precedent. The bundle is empty then."""
        self._scan()
        members, alone, sheets = self._members, self._alone, self._sheets
        self._begin()
        yield from ((member, None) for member in alone)
        if members:
            columns = raw_columns(sheets, self.form)
            if columns is None:
                yield from ((member, None) for member in members)
            else:
                yield from read_together(self.precedent, members, columns)

    def _begin(self) -> None:
        self._sheets = RawSheets(len(self.precedent.head), self.precedent.width)
        self._waiting: list[tuple[Found, str, RawSheet]] = []
        self._members: list[Member] = []
        self._alone: list[Member] = []
        self._rows = 0

    def _scan(self) -> None:
        waiting, self._waiting = self._waiting, []
        taken = self._sheets.take([sheet for _, _, sheet in waiting]) if waiting else []
        for (found, at, sheet), rows in zip(waiting, taken, strict=True):
            (self._members if rows else self._alone).append(Member(found, at, rows, sheet.name, ""))
            self._rows += rows
