"""The workbooks of a folder: those under a header that is known wait for each other and are read together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cadre_stats.errors import InputError
from cadre_stats.reading.cells.grid import Cell, Grid, RowColumns
from cadre_stats.reading.folders.bundle import Bundle, Member
from cadre_stats.reading.folders.folder_forms import FolderForms
from cadre_stats.reading.folders.known_headers import KnownHeaders
from cadre_stats.reading.folders.precedent import Precedent, precedent_of
from cadre_stats.reading.folders.raw_bundle import RawBundle
from cadre_stats.reading.formats.files import Found
from cadre_stats.reading.formats.font_cells import decode_fonts
from cadre_stats.reading.formats.grids import read_stored
from cadre_stats.reading.formats.sniff import Format
from cadre_stats.reading.recognition.one_file import FileReading, read_as, read_one
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.tables.table import Table

__all__ = ["BOOKS", "FolderBooks"]

BOOKS: frozenset[Format] = frozenset({"xlsx", "xlsb", "xls", "ods"})
# Cells of these types may equal ones of others, and yet each be itself in its own file.
_ODD = {int, bool}


# A header is looked for in workbooks of so many forms at most.
_FORMS = 8


class _Known:
    """A precedent's bundles of files that wait: those that the library read, and of each form those it doesn't need to.

    ``tried`` counts the files that were looked at for their form.
    """

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.raw: list[RawBundle] = []
        self.tried = 0


class FolderBooks:
    """The workbooks met so far; those that wait come out later than others."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._known = KnownHeaders[_Known]()
        self._forms = FolderForms()

    def waits(self, found: Found, at: str, data: bytes) -> bool:
        """Have a file wait for others that needn't be opened by the library: its form and header are known."""
        known = self._forms.bundle_of(data)
        if known is None:
            return False
        bundle, sheet = known
        bundle.add(found, at, sheet)
        self._known.recurred()
        return True

    def due(self) -> Iterator[tuple[Found, FileReading]]:
        """Read the files that have waited long enough."""
        for bundle in self._forms.full():
            yield from self._told(bundle.read())

    def read(self, found: Found, at: str, data: bytes, kind: Format) -> Iterator[tuple[Found, FileReading]]:
        """Read a file, or have it wait for others; give those that were read."""
        try:
            grids = read_stored(data, found.path, kind)
        except (InputError, OSError):
            yield found, read_one(found, self._options, at=at)
            return
        known = self._taken_in(found, at, grids)
        if known is None:
            yield from self._alone(found, data, grids)
            return
        self._learn_form(known, data, grids)
        if known.bundle.is_full:
            yield from self._read_together(known)

    def rest(self) -> Iterator[tuple[Found, FileReading]]:
        """Read the files that wait."""
        for known in self._known.forget():
            yield from self._forgotten(known)

    def _taken_in(self, found: Found, at: str, grids: Sequence[Grid]) -> _Known | None:
        """Add a file to those that wait under its header, if that is known."""
        rows = _rows(grids)
        for known in self._known:
            precedent = known.bundle.precedent
            if precedent.holds_for(rows) and _is_alike(grids[0], precedent):
                columns = tuple(zip(*rows[len(precedent.head) :], strict=True))
                if any(_ODD & set(map(type, cells)) for cells in columns):
                    return None
                known.bundle.add(Member(found, at, len(columns[0]), grids[0].sheet, ""), columns)
                self._known.recurred()
                return known
        return None

    def _learn_form(self, known: _Known, data: bytes, stored: Sequence[Grid]) -> None:
        """Remember the form of a file under a known header, for others of that form."""
        if known.tried < _FORMS and stored[0].format == "xlsx":
            known.tried += 1
            made = self._forms.learn(data, _rows(stored), known.bundle.precedent)
            known.raw += [made] if made else []

    def _forgotten(self, known: _Known) -> Iterator[tuple[Found, FileReading]]:
        """Read all files that wait for others of a header, which is known no more."""
        yield from self._read_together(known)
        for bundle in known.raw:
            self._forms.forget(bundle)
            yield from self._told(bundle.read())

    def _read_together(self, known: _Known) -> Iterator[tuple[Found, FileReading]]:
        bundle, known.bundle = known.bundle, Bundle(known.bundle.precedent)
        yield from self._told(bundle.read())

    def _told(self, tables: Iterable[tuple[Member, Table | None]]) -> Iterator[tuple[Found, FileReading]]:
        for member, table in tables:
            if table is None:
                yield member.found, read_one(member.found, self._options, at=member.at)
            else:
                yield member.found, FileReading((table,))

    def _alone(self, found: Found, data: bytes, stored: Sequence[Grid]) -> Iterator[tuple[Found, FileReading]]:
        """Read a file by itself, and remember its header if others can be read by it."""
        grids = list(map(decode_fonts, stored))
        reading = read_as(found, self._options, lambda: grids)
        yield found, reading
        if len(grids) == len(reading.tables) == 1 and not reading.findings and self._known.is_worth_more:
            made = precedent_of(grids[0], _rows(stored), reading.tables[0], self._options)
            known = None if made is None else _Known(Bundle(made))
            forgotten = self._known.learn(known)
            if known is not None:
                self._learn_form(known, data, stored)
            if forgotten is not None:
                yield from self._forgotten(forgotten)


def _is_alike(grid: Grid, precedent: Precedent) -> bool:
    return grid.merges == precedent.merges and grid.format == precedent.table.format


def _rows(grids: Sequence[Grid]) -> Sequence[Sequence[Cell]]:
    """Give the rows of the only sheet as they stand, none where they can't be read together with others."""
    if len(grids) != 1 or grids[0].hidden or grids[0].findings:
        return ()
    columns = grids[0].columns
    return columns.rows if isinstance(columns, RowColumns) else ()
