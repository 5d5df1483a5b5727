"""The lines above a header: the agency, the title, the date that the figures hold for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cadre_stats.finding import cell_name
from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Cell, Grid
from cadre_stats.reading.tables.table import StatedDate, StatedUnit
from cadre_stats.regex import regex
from cadre_stats.text import bare, tidy
from cadre_stats.vocabulary.rows import after, begins, is_one_of, row_key

__all__ = ["Titles", "read_titles", "stated_date", "with_unit_line"]

# In bare letters: "31 12 2020", "31 thang 12 nam 2020", "2020 12 31"; before it "(het) ngay", "thoi diem".
_DAY_FIRST = regex(r"(\d{1,2})(?: | thang )(\d{1,2})(?: | nam )(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = regex(r"(\d{4}) (\d{1,2}) (\d{1,2})(?!\d)")
_ENDS_WITH_DAY = regex(rf"(?:{_DAY_FIRST.pattern}|{_YEAR_FIRST.pattern})")
# What is left of a date that is none: "12/2020", "thang 12 nam 2020", "31 02 2020".
_PART_OF_DATE = regex(r"(?:thang |quy \w+ |nam )?\d")
# A year of two digits is one of this century up to here.
_TURN = 50
_BETWEEN = regex(r"(?:(?:het|ngay|thoi diem|den|la|so lieu|bao cao)(?: |$))*")


class Titles(NamedTuple):
    """What stands above a table: who made it, what it is, which day it describes.

    ``unclear`` are the cells and texts that speak of a day and name none for certain. ``own`` is the agency if it is
    one that lists its own people.
    """

    agency: str = ""
    title: str = ""
    as_of: StatedDate | None = None
    unit: StatedUnit | None = None
    unclear: tuple[tuple[str, str], ...] = ()
    own: StatedUnit | None = None


def read_titles(rows: Sequence[Sequence[Cell]], first_row: int = 1) -> Titles:
    """Read the rows above a header."""
    agency: list[str] = []
    title: list[str] = []
    as_of = unit = own = None
    unclear: list[tuple[str, str]] = []
    for number, row in enumerate(rows):
        texts = [(column, shown_text(cell)) for column, cell in enumerate(row) if shown_text(cell)]
        unit = unit or _stated_unit(texts, first_row + number)
        for column, text in texts:
            found = stated_date(text) or _beside(row, column)
            if found is None and any(map(_PART_OF_DATE.match, _behind_leads(text))):
                unclear.append((cell_name(column, first_row + number), text))
            if found is not None:
                as_of = as_of or StatedDate(found, cell_name(column, first_row + number))
            elif is_one_of(text, "motto.lines"):
                continue
            elif begins(text, "title.begin") or (title and len(texts) == 1 and text.isupper()):
                title.append(text)
            elif not title and column == texts[0][0] and begins(text, "agency.begin"):
                agency.append(text)
                own = StatedUnit(tidy(text), cell_name(column, first_row + number), True)
    own = own if own is not None and begins(own.name, "agency.own") else None
    return Titles(tidy(" - ".join(agency)), tidy(" ".join(title)), as_of, unit, () if as_of else tuple(unclear), own)


def _stated_unit(texts: Sequence[tuple[int, str]], row: int) -> StatedUnit | None:
    """Read "Đơn vị: Phòng Nội vụ", also with the name in the next cell; ``None`` where no unit is named so.

    What stands there must begin as names of units do: "Đơn vị: người" names what is counted.
    """
    for place, (column, text) in enumerate(texts):
        label, colon, name = text.partition(":")
        if not colon or not is_one_of(label, "stated.unit"):
            continue
        if not tidy(name) and place + 1 < len(texts):
            column, name = texts[place + 1]
        if begins(name, "agency.begin", "section.begin"):
            return StatedUnit(tidy(name), cell_name(column, row))
    return None


def with_unit_line(grid: Grid, header: int) -> int:
    """Give the row from which a table below others is read: its header, or the line right above that names its unit."""
    texts = [(column, shown_text(cell)) for column, cell in enumerate(grid.row(header - 1)) if shown_text(cell)]
    return header if _stated_unit(texts, grid.first_row) is None else header - 1


def stated_date(text: str) -> dt.date | None:
    """Read the day of a line such as "Tính đến ngày 31/12/2020"; ``None`` where it states none.

    >>> stated_date("(Tính đến hết ngày 31 tháng 12 năm 2020)"), stated_date("Hà Nội, ngày 05 tháng 01 năm 2021")
    (datetime.date(2020, 12, 31), None)
    """
    return next(filter(None, map(_day, _behind_leads(text))), None)


def _behind_leads(text: str) -> Iterator[str]:
    """Give the bare words behind each lead of a text."""
    for piece in re.split(r"[(;]", text):
        behind = after(piece, "as_of.lead")
        if behind is None:
            behind = after(piece, "as_of.first")
        if behind is None:
            behind = _after_inside(piece)
        if behind is not None:
            yield _without_lead(behind)


def _without_lead(behind: str) -> str:
    return _BETWEEN.sub("", bare(behind), count=1)


def _after_inside(text: str) -> str | None:
    """Give what stands behind a lead that doesn't begin the text ("Danh sách cán bộ tính đến …")."""
    words = row_key(text).split()
    for start in range(1, len(words)):
        behind = after(" ".join(words[start:]), "as_of.lead")
        if behind is not None:
            return behind
    return _at_the_end(words)


def _at_the_end(words: Sequence[str]) -> str | None:
    """Give the day that ends a line ("… có mặt đến ngày 31/3/2024"); with "từ" before it, it ends a period."""
    for start in range(1, len(words)):
        behind = after(" ".join(words[start:]), "as_of.first")
        if behind is not None and _day(bare(behind)) is not None and not {"từ", "tu"} & set(words[:start]):
            return behind if _ENDS_WITH_DAY.fullmatch(bare(behind)) else None
    return None


def _beside(row: Sequence[Cell], column: int) -> dt.date | None:
    """Read a date in the cell behind a lead that stands alone: "Thời điểm" | 31/12/2020."""
    behind = after(shown_text(row[column]), "as_of.lead")
    if behind is None or _without_lead(behind):
        return None
    cell = next((cell for cell in row[column + 1 :] if cell != ""), None)
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    return _day(bare(row_key(cell))) if isinstance(cell, str) else None


def _day(text: str) -> dt.date | None:
    """Read the day that bare words begin with."""
    found = _DAY_FIRST.match(text)
    parts = found.groups()[::-1] if found else None
    if parts is None and (found := _YEAR_FIRST.match(text)):
        parts = found.groups()
    try:
        year, month, day = map(int, parts or (0, 0, 0))
        return dt.date(year if year > 99 else 2000 + year, month, day) if year > 99 or 0 < year < _TURN else None
    except ValueError:
        return None
