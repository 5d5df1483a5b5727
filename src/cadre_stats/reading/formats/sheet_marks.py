"""What a workbook's XML tells of cells and the reading library doesn't: errors, formulas never calculated, hidden rows.

The library gives all of them as empty or ordinary cells. An empty cell may count as "none", which a formula that no
program has calculated isn't.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from cadre_stats.errors import InputError
from cadre_stats.reading.formats.preflight import DAMAGE
from cadre_stats.record import Record
from cadre_stats.regex import regex

if TYPE_CHECKING:
    from cadre_stats.reading.formats.sheet_cells import SheetCells

__all__ = ["SheetMarks", "marks_of", "read_marks", "sheet_members"]

_BLOCK = 1 << 20
# A piece is not gathered beyond this size, though no row ends in it.
_LONGEST_ROW = 8 << 20
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_SHEET = regex(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = regex(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ROW_END = b"</row>"
_HIDDEN = regex(rb'<(?:\w+:)?row\s([^>]*\bhidden="(?:1|true)"[^>]*)>')
_FORMULA = rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>([^<]*)</(?:\w+:)?f>)"
_ERROR = regex(rb'<(?:\w+:)?c\s([^>]*\bt="e"[^>]*)>(?:' + _FORMULA + rb")?\s*<(?:\w+:)?v>([^<]*)<")
_UNCALCULATED = regex(
    rb'<(?:\w+:)?c\s((?![^>]*\bt="str")[^>]*)>\s*'
    + _FORMULA
    + rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</"
)
_REFERENCE = regex(rb'(?<![\w:])r="([A-Z]{1,3})(\d{1,7})"')
_NUMBER = regex(rb'(?<![\w:])r="(\d{1,7})"')


class SheetMarks(Record):
    """The marks of one sheet, rows and columns counted from 0.

    ``errors`` are the texts of error cells ("#REF!"), ``uncalculated`` the formulas that have no value yet. ``merges``:
    cells may be merged.
    """

    errors: Mapping[tuple[int, int], str]
    uncalculated: Mapping[tuple[int, int], str]
    hidden_rows: tuple[int, ...]
    merges: bool = True


def read_marks(
    archive: zipfile.ZipFile, where: str, sheets: Iterable[tuple[str, str]], without: Collection[str] = ()
) -> Mapping[str, SheetMarks]:
    """Read the marks of the ``sheets`` of an xlsx workbook (names and members), by the sheets' names.

    The pre-flight comes before. The members ``without`` are passed over. Raises :class:`InputError` for an archive
    that is damaged.
    """
    try:
        members = set(archive.namelist()) - set(without)
        return {name: _marks(archive, member) for name, member in sheets if member in members}
    except DAMAGE as error:
        raise InputError("reading.damaged", where) from error


def marks_of(cells: SheetCells) -> tuple[Mapping[int, str], SheetMarks]:
    """Give the texts of scanned cells that hold none of their own, by their number, and the marks of the sheet."""
    errors: dict[int, str] = {}
    uncalculated: dict[int, str] = {}
    joined = b"".join(cells.others)
    any_marked = b't="e"' in joined or b"<f" in joined
    for number, other in enumerate(cells.others if any_marked else ()):
        if b't="e"' in other or b"<f" in other:
            cell = b'<c r="A1"' + other + b"</c>"
            if found := _ERROR.match(cell):
                errors[number] = _text(found[3])
            elif found := _UNCALCULATED.match(cell):
                uncalculated[number] = "=" + _text(found[2] or b"")
    places = [list(cells.where(list(kinds))) if kinds else [] for kinds in (errors, uncalculated)]
    marks = SheetMarks(
        {(row, column): errors[number] for row, column, number in places[0]},
        {(row, column): uncalculated[number] for row, column, number in places[1]},
        tuple(cells.hidden_rows),
    )
    return errors | uncalculated, marks


def sheet_members(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Give the name of every sheet and the member of the archive that holds it."""
    members = {name.lower(): name for name in archive.namelist()}
    if not {_BOOK, _RELATIONS} <= set(members):
        return
    targets = {
        _attribute("Id", found[1]): _attribute("Target", found[1])
        for found in _RELATION.finditer(archive.read(members[_RELATIONS]))
    }
    for found in _SHEET.finditer(archive.read(members[_BOOK])):
        target = targets.get(_attribute(r"\w+:id", found[1]), "")
        path = target.removeprefix("/") if target.startswith(("/", "xl/")) else f"xl/{target}"
        # The reading library finds members whatever the case of their letters.
        yield _attribute("name", found[1]), members.get(path.lower(), path)


def _attribute(name: str, attributes: bytes) -> str:
    found = re.search(rf"""(?<![\w:]){name}\s*=\s*(?:"([^"]*)"|'([^']*)')""", attributes.decode("utf-8", "replace"))
    return _unescaped(found[1] or found[2] or "") if found else ""


def _marks(archive: zipfile.ZipFile, member: str) -> SheetMarks:
    errors: dict[tuple[int, int], str] = {}
    uncalculated: dict[tuple[int, int], str] = {}
    hidden: list[int] = []
    merges = False
    for piece in _rows(archive, member):
        merges = merges or b"mergeCell" in piece
        if b't="e"' in piece:
            errors |= _cells((found[1], found[3]) for found in _ERROR.finditer(piece))
        if b"f>" in piece or b"<f " in piece:
            uncalculated |= _cells((found[1], b"=" + (found[2] or b"")) for found in _UNCALCULATED.finditer(piece))
        if b"hidden=" in piece:
            numbers = (_NUMBER.search(found[1]) for found in _HIDDEN.finditer(piece))
            hidden += [int(number[1]) - 1 for number in numbers if number]
    return SheetMarks(errors, uncalculated, tuple(hidden), merges)


def _rows(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    """Unpack a sheet in pieces that end behind a row."""
    rest = b""
    with archive.open(member) as stream:
        while block := stream.read(_BLOCK):
            piece, end, rest = (rest + block).rpartition(_ROW_END)
            if len(rest) > _LONGEST_ROW:
                piece, rest = rest, b""
            yield piece + end
    yield rest


def _cells(found: Iterator[tuple[bytes, bytes]]) -> dict[tuple[int, int], str]:
    cells = {}
    for attributes, text in found:
        if reference := _REFERENCE.search(attributes):
            column = 0
            for letter in reference[1]:
                column = column * 26 + letter - ord("A") + 1
            cells[int(reference[2]) - 1, column - 1] = _text(text)
    return cells


def _text(xml: bytes) -> str:
    return _unescaped(xml.decode("utf-8", "replace"))


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    # Loading its names of letters takes longer than looking through a small workbook.
    from html import unescape

    return unescape(text)
