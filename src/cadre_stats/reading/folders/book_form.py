"""The form of a workbook: what the small xlsx files of one program share, so that of another only the cells are new.

Whatever the reading library or the pre-flight looks at is either the same, byte for byte, as in a workbook that was
read whole, or XML that can be understood in one way only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from cadre_stats.reading.folders.plain_archive import PlainArchive, Stored
from cadre_stats.reading.folders.plain_xml import (
    DECLARATION,
    LETTERS,
    cut_dimension,
    cut_merges,
    is_plain_head,
    is_plain_tail,
    is_utf8,
    texts_in,
)
from cadre_stats.reading.formats.archive import Archive
from cadre_stats.reading.formats.sheet_marks import sheet_members
from cadre_stats.record import Record
from cadre_stats.regex import regex

__all__ = ["STRINGS", "BookForm", "Head", "RawSheet", "form_of"]

# The cells of the first rows by their XML, and which are merged.
Head = tuple[object, ...]

_BOOK = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
# What nobody looks into but for its beginning: who wrote the file, and when.
_ABOUT = "docProps/"
_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_CELL = regex(rb'<c r="([A-Z]+[0-9]+)"([^<>]*[^<>/])?>(?:<v>([0-9]+)</v></c>|(.*?)</c>)', re.DOTALL)
_SHARED = b' t="s"'
_SHEET_NAME = regex(rb'(<sheet [^<>]*?\bname=")([^"<>&\x00-\x1f]+)(")')
_WORKBOOK = regex(DECLARATION + rb"<workbook[ >]")
# Ranges of a filter, of titles that are printed.
_DEFINED = regex(rb"(<definedName [^<>]*>)" + LETTERS + rb"(</definedName>)")


class RawSheet(Record):
    """The only sheet of a workbook: its name, the XML of rows, of the texts that cells share and of merged cells."""

    name: str
    rows: bytes
    texts: list[bytes]
    merges: bytes

    def head(self, deep: int) -> Head | None:
        """Give the cells of the first rows, if one follows them; what styles texts have doesn't matter."""
        end = self.rows.find(b'<row r="%d"' % (deep + 1))
        if end < 0:
            return None
        cells, numbers = _cells_of(self.rows[:end])
        if numbers and max(numbers) >= len(self.texts):
            return None
        return deep, self.merges, cells, tuple([self.texts[number] for number in numbers])


@lru_cache(maxsize=256)
def _cells_of(rows: bytes) -> tuple[tuple[object, ...], tuple[int, ...]]:
    """Give the cells of rows: names, and the XML of those that are no shared texts; the numbers of these texts."""
    cells: list[object] = []
    numbers: list[int] = []
    for name, attributes, number, other in _CELL.findall(rows):
        if number and attributes.endswith(_SHARED):
            cells.append(name)
            numbers.append(int(number))
        else:
            cells.append((name, attributes, number, other))
    return tuple(cells), tuple(numbers)


class BookForm(Record, eq=False):
    """What workbooks share: the members by name, the contents of ``shared`` ones, the workbook's part but for names."""

    names: tuple[str, ...]
    sheet: str
    shared: Mapping[str, tuple[Stored, bytes, bytes]]
    book: bytes
    sheet_name: str

    def opened(self, archive: PlainArchive) -> RawSheet | None:
        """Give the sheet of another workbook with members of these names; none where it may be read otherwise."""
        for name, (stored, packed, content) in self.shared.items():
            other = archive.members[name]
            if other.crc != stored.crc or other.size != stored.size:
                return None
            if archive.packed(name) != packed and archive.content(name) != content:
                return None
        own_name = self._name_in(archive)
        if own_name is None or not all(_is_harmless(archive.content(one)) for one in self.names if _tells_about(one)):
            return None
        texts = texts_in(archive.content(STRINGS) or b"") if STRINGS in self.names else []
        sheet = archive.content(self.sheet)
        return None if texts is None or sheet is None else _raw_sheet(own_name, sheet, texts)

    def contents(self) -> dict[str, bytes]:
        """Give the members that a workbook of this form needs beside its sheet and its texts."""
        return {_BOOK: self.book} | {name: content for name, (_, _, content) in self.shared.items()}

    def _name_in(self, archive: PlainArchive) -> str | None:
        """Give the name of the sheet; none where the workbook says anything else that isn't the same."""
        content = archive.content(_BOOK)
        if content == self.book:
            return self.sheet_name
        if content is None or not is_utf8(content) or _without_names(content) != _without_names(self.book):
            return None
        return _sheet_name(content)


def form_of(data: bytes, archive: PlainArchive) -> BookForm | None:
    """Give the form of a workbook that was read whole, and holds one sheet."""
    with Archive(data) as members:
        sheets = list(sheet_members(members))
    content = archive.content(_BOOK) if _BOOK in archive.members else None
    if len(sheets) != 1 or sheets[0][1] not in archive.members or content is None:
        return None
    own, sheet = sheets[0]
    if _sheet_name(content) != own or not _WORKBOOK.match(content):
        return None
    shared: dict[str, tuple[Stored, bytes, bytes]] = {}
    for name, stored in archive.members.items():
        if name not in (_BOOK, STRINGS, sheet) and not name.startswith(_ABOUT):
            inside = archive.content(name)
            if inside is None:
                return None
            shared[name] = stored, archive.packed(name), inside
    return BookForm(tuple(archive.members), sheet, shared, content, own)


def _raw_sheet(name: str, sheet: bytes, texts: list[bytes]) -> RawSheet | None:
    begin = sheet.find(_BEGIN)
    end = sheet.find(_END, begin)
    if begin < 0 or end < 0:
        return None
    head = cut_dimension(sheet[:begin])
    tail, merges = cut_merges(sheet[end + len(_END) :])
    if head is None or not is_plain_head(head) or not is_plain_tail(tail):
        return None
    return RawSheet(name, sheet[begin + len(_BEGIN) : end], texts, merges)


def _without_names(book: bytes) -> bytes:
    return _DEFINED.sub(rb"\1\2", _SHEET_NAME.sub(rb"\1\3", book))


def _sheet_name(book: bytes) -> str | None:
    """Give the name of the only sheet, as the workbook says it without any sign written by its number."""
    found = _SHEET_NAME.findall(book)
    try:
        return str(found[0][1].decode()) if len(found) == 1 else None
    except UnicodeDecodeError:
        return None


def _tells_about(member: str) -> bool:
    return member.startswith(_ABOUT) and member.lower().endswith((".xml", ".rels"))


def _is_harmless(about: bytes | None) -> bool:
    """Tell whether what a file says about itself defines no words of its own."""
    return about is not None and b"<!" not in about and b"\0" not in about
