"""Pre-flight: what is looked at in a workbook's archive before a library opens it.

A few kilobytes can unfold to gigabytes, or name one cell at the end of the sheet and have the reader lay out all
cells before it. Such files are refused with the member or the cell named.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cadre_stats.errors import InputError
from cadre_stats.reading.formats.archive import Archive
from cadre_stats.reading.formats.farthest import FarthestCell
from cadre_stats.record import Record
from cadre_stats.regex import regex

if TYPE_CHECKING:
    from cadre_stats.reading.formats.opendocument_marks import OpenDocumentMarks
    from cadre_stats.reading.formats.sheet_cells import SheetCells
    from cadre_stats.reading.formats.sheet_marks import SheetMarks

__all__ = ["DAMAGE", "LARGE_SHEET", "Flight", "check_archive", "check_workbook"]

MOST_MEMBERS = 10_000
LARGEST_MEMBER = 1 << 30
LARGEST_ARCHIVE = 2 << 30
# Beyond this size a member may not be packed tighter than real sheets ever are.
LARGE_MEMBER = 10_000_000
TIGHTEST = 200
# What the shared strings may take when they are read, each with so many bytes on top of its text.
LARGEST_STRINGS = 700_000_000
_PER_STRING = 64
# The other parts that the reading library reads whole; of an xlsb a string can take nine times its record.
LARGEST_PARTS = {
    "xl/styles.xml": 64 << 20,
    "xl/workbook.xml": 64 << 20,
    "xl/_rels/workbook.xml.rels": 64 << 20,
    "xl/styles.bin": 64 << 20,
    "xl/workbook.bin": 64 << 20,
    "xl/sharedstrings.bin": 128 << 20,
}
_STRINGS = "xl/sharedstrings.xml"
# A piece of XML without a tag in it that is longer than this is no sheet.
LONGEST_TEXT = 8 << 20
# From this many bytes on it pays to scan a sheet's cells before they are read.
LARGE_SHEET = 1 << 20

_BLOCK = 1 << 20
_SHEET = regex(r"xl/worksheets/.*\.xml", re.IGNORECASE)
_BINARY_BOOK = "xl/workbook.bin"
_DOCTYPE = regex(rb"<!\s*DOCTYPE", re.IGNORECASE)
_FIRST_ELEMENT = regex(rb"<[A-Za-z]")
# What the archive library raises on damaged input.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class Flight(Record):
    """What the pre-flight learnt on its way.

    ``cells`` are those of the large sheets of an xlsx, by member, so far as they are written as spreadsheet programs
    write them; ``marks`` those of an ods or xlsb, by the sheets' order; ``sheets`` the names of the sheets of an xlsx
    with the members that hold them.
    """

    cells: Mapping[str, SheetCells]
    marks: Sequence[SheetMarks]
    sheets: Sequence[tuple[str, str]] = ()


def check_workbook(data: bytes, where: str, large: int = LARGE_SHEET) -> Flight:
    """Refuse an archive (xlsx, xlsb, ods) that is damaged or that would unfold beyond the limits."""
    try:
        with Archive(data) as archive:
            return check_archive(archive, where, large)
    except DAMAGE as error:
        raise InputError("reading.damaged", where) from error


def check_archive(archive: Archive, where: str, large: int = LARGE_SHEET) -> Flight:
    """Refuse an archive that is open already, as :func:`check_workbook` does.

    Sheets of an xlsx with ``large`` bytes of XML and more are scanned cell by cell. Raises :class:`InputError` naming
    the member or the cell.
    """
    scanned: dict[str, SheetCells] = {}
    marks: list[SheetMarks] = []
    try:
        members = archive.infolist()
        _check_sizes(members, where)
        named = _named_sheets(archive)
        sheets = {member for _, member in named}
        for member in members:
            is_sheet = member.filename in sheets or _SHEET.fullmatch(member.filename) is not None
            if is_sheet or member.filename.lower().endswith((".xml", ".rels")):
                _check_prolog(archive, member, where)
            _check_part(archive, member, where)
            if is_sheet:
                cells = _scanned(archive, member) if member.file_size >= large else None
                if cells is None:
                    _check_cells(archive, member, FarthestCell(), where)
                else:
                    scanned[member.filename] = cells
            elif member.filename == "content.xml":
                document = _document_marks()
                _check_cells(archive, member, document, where)
                marks = document.marks
        if _BINARY_BOOK in archive.namelist():
            marks = _binary_marks(archive, where)
    except DAMAGE as error:
        raise InputError("reading.damaged", where) from error
    return Flight(scanned, marks, named)


def _named_sheets(archive: zipfile.ZipFile) -> tuple[tuple[str, str], ...]:
    """Give the sheets that the workbook of an xlsx names, and their members, whatever these are called."""
    from cadre_stats.reading.formats.sheet_marks import sheet_members

    return tuple(sheet_members(archive))


def _document_marks() -> OpenDocumentMarks:
    from cadre_stats.reading.formats.opendocument_marks import OpenDocumentMarks

    return OpenDocumentMarks()


def _binary_marks(archive: zipfile.ZipFile, where: str) -> list[SheetMarks]:
    from cadre_stats.reading.formats.record_marks import xlsb_marks

    return xlsb_marks(archive, where)


def _scanned(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> SheetCells | None:
    from cadre_stats.reading.formats.sheet_cells import scan_cells

    with archive.open(member) as stream:
        return scan_cells(stream)


def _check_sizes(members: list[zipfile.ZipInfo], where: str) -> None:
    if len(members) > MOST_MEMBERS:
        raise InputError("reading.too_many_members", where, members=len(members))
    for member in members:
        tight = member.file_size > LARGE_MEMBER and member.file_size > TIGHTEST * max(member.compress_size, 1)
        if member.file_size > LARGEST_MEMBER or tight:
            raise InputError("reading.too_large", where, member=member.filename, size=member.file_size)
    whole = sum(member.file_size for member in members)
    if whole > LARGEST_ARCHIVE:
        raise InputError("reading.too_large", where, member="*", size=whole)


def _check_prolog(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> None:
    """Refuse a DOCTYPE before the first element; XML in UTF-16 has a NUL byte beside each letter."""
    prolog = b""
    for block in _blocks(archive, member, where):
        prolog += block.replace(b"\0", b"")
        first = _FIRST_ELEMENT.search(prolog)
        if _DOCTYPE.search(prolog, 0, first.start() if first else len(prolog)):
            raise InputError("reading.doctype", where, member=member.filename)
        if first or len(prolog) > LONGEST_TEXT:
            return


def _check_part(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> None:
    """Refuse a part that takes too much when it is read whole: many short strings take more than their XML.

    To its end it is read in any case, where the archive's checksum tells whether the size is as stated.
    """
    name = member.filename.lower()
    limit = LARGEST_STRINGS if name == _STRINGS else LARGEST_PARTS.get(name)
    if limit is None:
        return
    size = 0
    for block in _blocks(archive, member, where):
        size += len(block) + _PER_STRING * (block.count(b"<si") + block.count(b":si") if name == _STRINGS else 0)
        if size > limit:
            raise InputError("reading.too_large", where, member=member.filename, size=member.file_size)


def _check_cells(archive: zipfile.ZipFile, member: zipfile.ZipInfo, farthest: FarthestCell, where: str) -> None:
    """Refuse a sheet whose cells reach too far; each piece that is looked at ends before a tag."""
    rest = b""
    for block in _blocks(archive, member, where):
        piece = rest + block
        cut = piece.rfind(b"<")
        piece, rest = piece[:cut], piece[cut:]
        farthest.look(piece)
        if farthest.is_too_far:
            raise InputError("reading.far_cell", where, cell=farthest.name, member=member.filename)
        if len(rest) > LONGEST_TEXT:
            raise InputError("reading.too_large", where, member=member.filename, size=len(rest))


def _blocks(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> Iterator[bytes]:
    """Unpack a member block by block; the size that the archive states is not believed."""
    size = 0
    with archive.open(member) as stream:
        while block := stream.read(_BLOCK):
            size += len(block)
            if size > LARGEST_MEMBER:
                raise InputError("reading.too_large", where, member=member.filename, size=size)
            yield block
