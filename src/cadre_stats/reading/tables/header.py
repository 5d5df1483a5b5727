"""The header band: which rows of a grid are its header, and the path of header texts of every column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Cell, CellRange, Grid
from cadre_stats.reading.tables.explained_beside import without_lists_beside
from cadre_stats.reading.tables.flat_headers import part_flat_headers
from cadre_stats.record import Record
from cadre_stats.regex import regex
from cadre_stats.text import fold
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.rows import begins

__all__ = ["HEAD_ROWS", "Band", "Head", "is_number_or_date"]

# A header starts within the first rows of its table, and a band of official forms is at most six rows deep.
HEAD_ROWS = 120
DEEPEST = 6

# Below a heading: how to write its days.
_ONLY_FORM = regex(r"\(\s*(?:ngày|dd?)\W+(?:tháng|mm?)\W+(?:năm|yy(?:yy)?)\s*\)", re.IGNORECASE)
_NUMBER_OR_DATE = regex(r"[\d\s.,/:%-]*\d[\d\s.,/:%-]*")
_YEAR = regex(r"(?:19|20)\d\d")

Path = tuple[str, ...]


def is_number_or_date(text: str) -> bool:
    """Tell whether a text is a number or a date, which no heading of columns is."""
    return _NUMBER_OR_DATE.fullmatch(text) is not None


class Band(Record):
    """Header rows from ``top`` to ``bottom`` (from 0, both inside) and the path of each of the grid's columns.

    A path ends with "" where a heading over several columns has no child in this one. ``empty`` are the cells (row,
    column) where a heading over several columns should stand and doesn't.
    """

    top: int
    bottom: int
    paths: tuple[Path, ...]
    empty: tuple[tuple[int, int], ...] = ()


def _in_line(cell: Cell) -> str:
    r"""Give the words of a text typed a letter a line, a blank line between words; "" for any other.

    >>> _in_line("N\nă\nm\n\ns\ni\nn\nh"), _in_line("Họ\nvà tên")
    ('Năm sinh', '')
    """
    if not isinstance(cell, str) or "\n" not in cell:
        return ""
    lines = [line.strip() for line in cell.strip().split("\n")]
    return "".join(line or " " for line in lines) if max(map(len, lines)) == 1 else ""


class _Texts(Sequence[Sequence[str]]):
    """The texts of the first rows of a grid, each row looked at when it is asked for: most lie below the header."""

    def __init__(self, grid: Grid, height: int) -> None:
        self._grid, self._rows = grid, list[list[str] | None]([None] * height)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, row: int) -> list[str]:  # type: ignore[override]  # no slices
        texts = self._rows[row]
        if texts is None:
            texts = self._rows[row] = [_in_line(cell) or shown_text(cell) for cell in self._grid.row(row)]
        return texts


class Head:
    """The first rows of a grid as texts, with what merges and empty runs say about them."""

    def __init__(self, grid: Grid, rows: int = HEAD_ROWS) -> None:
        self.height, self.width = min(grid.height, rows), grid.width
        self.texts: Sequence[Sequence[str]] = _Texts(grid, self.height)
        self._merges = [merge for merge in grid.merges if merge.top < self.height]

    @cached_property
    def _owner(self) -> Mapping[tuple[int, int], CellRange]:
        """The merged range that each cell of the head belongs to."""
        return {
            (row, column): merge
            for merge in self._merges
            for row in range(merge.top, min(merge.bottom + 1, self.height))
            for column in range(merge.left, min(merge.right + 1, self.width))
        }

    def filled(self, row: int) -> list[int]:
        """Give the columns that hold a text of their own in a row."""
        return [column for column, text in enumerate(self.texts[row]) if text]

    def hits(self, row: int) -> int:
        """Count the cells of a row that are a header by themselves."""
        return sum(bool(roster_lexicon().claims((self.texts[row][column],))) for column in self.filled(row))

    def is_half_headers(self, row: int) -> bool:
        """Tell whether half of a row's cells or more are headers; no more of them are looked up than it takes."""
        filled = self.filled(row)
        others = 0
        for column in filled:
            others += not roster_lexicon().claims((self.texts[row][column],))
            if others * 2 > len(filled):
                return False
        return True

    def merges_within(self, top: int, bottom: int) -> int:
        """Count the merged headings that lie inside a band, over several of its rows or columns."""
        return sum(top <= merge.top and merge.bottom <= bottom and bool(self._own(merge)) for merge in self._merges)

    def is_header(self, row: int) -> bool:
        """Tell whether a row by itself is the header of people: most cells are headers, one of them names or IDs."""
        filled = self.filled(row)
        fields: set[str] = set()
        others = 0
        for column in filled:
            claims = roster_lexicon().claims((self.texts[row][column],))
            fields |= {claims[0].field} if claims else set()
            others += not claims
            if others * 2 >= len(filled):
                return False
        return bool(fields & _PEOPLE) and len(fields) > 1 and len(fields) * 2 > len(filled)

    def is_index(self, row: int) -> bool:
        """Tell whether a row is blank or only numbers the columns."""
        return all(_NUMBER_OR_DATE.fullmatch(self.texts[row][column]) for column in self.filled(row))

    def band(self, top: int, bottom: int) -> Band:
        """Give the band of the rows from ``top`` to ``bottom`` with the columns' paths."""
        paths = without_lists_beside([self._path(column, top, bottom) for column in range(self.width)])
        paths = part_flat_headers(paths)
        return Band(top, bottom, paths, tuple(self._empty_headings(top, bottom)))

    def grow(self, row: int) -> Band:
        """Give the band around a row that holds headers: as deep as merges, parents and children make it."""
        top = bottom = row
        while True:
            before = (top, bottom)
            for merge in self._merges:
                if merge.bottom > merge.top and merge.top <= bottom and merge.bottom >= top and self._deep(merge):
                    top, bottom = min(top, merge.top), max(bottom, merge.bottom)
            bottom = self._below(top, bottom)
            if top > 0 and bottom - top + 1 < DEEPEST and self._is_parents(top - 1, top):
                top -= 1
            if (top, bottom) == before:
                return self.band(top, bottom)

    def _deep(self, merge: CellRange) -> bool:
        return merge.bottom - merge.top < DEEPEST and merge.bottom < self.height and bool(self._own(merge))

    def _own(self, merge: CellRange) -> str:
        return self.texts[merge.top][merge.left] if merge.left < self.width else ""

    def _below(self, top: int, bottom: int) -> int:
        """Give the last row of the band, taking in the row below where it holds children of the band."""
        for below in (bottom + 1, bottom + 2):
            if below >= self.height or below - top >= DEEPEST:
                break
            if self._is_children(below, top, bottom):
                return below
            if self.filled(below):
                break
        return bottom

    def _is_children(self, row: int, top: int, bottom: int) -> bool:
        """Tell whether a row stands under parents: its texts lie under headings that reach over several columns.

        The columns of names and numbers, which have no parent, are empty in it.
        """
        filled = self.filled(row)
        numbers = [column for column in filled if _NUMBER_OR_DATE.fullmatch(self.texts[row][column])]
        if len(numbers) == len(filled) or not self._are_years(row, numbers, top, bottom):
            return False
        leaves = [self._path(column, top, bottom) for column in range(self.width)]
        going_on = {column for column in filled if _goes_on(leaves[column], self.texts[row][column])}
        named = [column for column in filled if column not in going_on and _is_identity(leaves[column])]
        if named and not self._parts_names(row, named):
            return False
        merged = {column for column in filled if self._under_wide_merge(column, bottom)}
        if merged:
            return len(merged | going_on) * 2 >= len(filled)
        if len(going_on) > 1 and len(going_on) * 2 > len(filled):
            return True
        own = [any(self.texts[r][column] for r in range(top, bottom + 1)) for column in range(self.width)]
        # A lone text says nothing of the columns below it: it is a title or the heading of a section.
        return len(filled) > 1 and any(not own[column] for column in filled) and own[filled[0]] and sum(own) > 1

    def _parts_names(self, row: int, columns: Sequence[int]) -> bool:
        """Tell whether what stands below a heading of names parts them: "Họ và đệm" and "Tên" beside each other."""
        fields = {
            column: {claim.field for claim in roster_lexicon().claims((self.texts[row][column],))}
            for column in self.filled(row)
        }
        family = [column for column, told in fields.items() if "family_name" in told]
        pairs = [column for column in family if "given_name" in fields.get(column + 1, ())]
        return len(pairs) == 1 and set(columns) <= {pairs[0], pairs[0] + 1}

    def _are_years(self, row: int, columns: Sequence[int], top: int, bottom: int) -> bool:
        """Tell whether the numbers of a row are years, each the next of the one left of it, under one heading.

        "Kết quả xếp loại" over 2023 and 2024: a person has no two such cells under what names one of them at most.
        """
        for column in columns:
            year, left = (_year(self.texts[row][one]) for one in (column, column - 1))
            right = _year(self.texts[row][column + 1]) if column + 1 < self.width else 0
            begins = column - 1 not in columns
            if not year or (begins and right != year + 1) or (not begins and left != year - 1):
                return False
            named = any(self.texts[above][column] for above in range(top, bottom + 1))
            if named is not begins and not self._under_wide_merge(column, bottom):
                return False
        return True

    def _under_wide_merge(self, column: int, bottom: int) -> bool:
        merge = self._owner.get((bottom, column))
        return merge is not None and merge.right > merge.left and merge.bottom == bottom and bool(self._own(merge))

    def _is_parents(self, row: int, below: int) -> bool:
        """Tell whether a row holds headings over some, not all, of the columns that the row below names."""
        filled = self.filled(row)
        if not filled or any(begins(self.texts[row][column], name) for column in filled for name in _NOT_PARENTS):
            return False
        named = self.filled(below)
        if len(filled) == 1 and filled[0] <= named[0]:
            return False  # over the first columns alone, those of numbers and names: the agency
        wide = [self._owner[row, column] for column in filled if (row, column) in self._owner]
        if any(merge.left <= named[0] and merge.right >= named[-1] for merge in wide):
            return False
        if any(merge.right > merge.left and merge.bottom == row for merge in wide):
            return all(merge.bottom < below or merge.top < below for merge in wide)
        return len(filled) > 1 and self.hits(row) > 0 and not set(filled) & set(named)

    def _path(self, column: int, top: int, bottom: int) -> Path:
        parts: list[str] = []
        for row in range(top, bottom + 1):
            text = self._heading(row, column, bottom)
            if text and (not parts or (fold(parts[-1]) != fold(text) and not _ONLY_FORM.fullmatch(text))):
                parts.append(text)
        return (*parts, "") if parts and self._lacks_child(column, top, bottom) else tuple(parts)

    def _lacks_child(self, column: int, top: int, bottom: int) -> bool:
        """Tell whether a heading over several columns has a child in others of them and none in this one."""
        for row in range(top, bottom):
            merge = self._owner.get((row, column))
            right = column + 1
            if merge is not None and merge.right > merge.left and merge.bottom < bottom and self._own(merge):
                under = range(merge.left, min(merge.right + 1, self.width))
                if not self._has_text(column, merge.bottom + 1, bottom):
                    return any(self._has_text(one, merge.bottom + 1, bottom) for one in under)
            elif merge is None and self.texts[row][column] and right < self.width:
                goes_on = not self.texts[row][right] and (row, right) not in self._owner
                if goes_on and not self._has_text(column, row + 1, bottom) and self._has_text(right, row + 1, bottom):
                    return True
        return False

    def _has_text(self, column: int, top: int, bottom: int) -> bool:
        return any(self.texts[row][column] for row in range(top, bottom + 1))

    def _empty_headings(self, top: int, bottom: int) -> list[tuple[int, int]]:
        """Give the cells (row, column) of a band that are merged over others of it and say nothing.

        Those over columns stand above others; those over rows may hide what stood below before it moved up.
        """
        return [
            (merge.top, merge.left)
            for merge in self._merges
            if top <= merge.top and merge.bottom <= bottom and merge.left < self.width and not self._own(merge)
            if (merge.right > merge.left and merge.bottom < bottom) or merge.bottom > merge.top
        ]

    def _heading(self, row: int, column: int, bottom: int) -> str:
        """Give the text over a cell: its own, its merged range's, or the one that an empty run continues."""
        merge = self._owner.get((row, column))
        if merge is not None:
            return self._own(merge)
        if self.texts[row][column] or not any(self.texts[r][column] for r in range(row + 1, bottom + 1)):
            return self.texts[row][column]
        for left in range(column - 1, -1, -1):
            if (row, left) in self._owner:
                return ""
            if self.texts[row][left]:
                has_child = any(self.texts[r][left] for r in range(row + 1, bottom + 1))
                return self.texts[row][left] if has_child else ""
        return ""


# What stands above a header and is no heading of columns.
_NOT_PARENTS = ("motto.lines", "title.begin", "as_of.lead")
_PEOPLE = {"full_name", "id_number"}
_IDENTITY = ("full_name", "family_name", "given_name", "id_number", "number")


def _year(text: str) -> int:
    return int(text) if _YEAR.fullmatch(text) else 0


def _goes_on(path: Path, text: str) -> bool:
    """Tell whether a text below a header is the next line of it: "năm sinh" below "Ngày, tháng,"."""
    if not path or roster_lexicon().claims(path) or roster_lexicon().claims((text,)):
        return len(path) == 1 and bool(_listed_name(f"{path[0]} {text}"))
    return bool(roster_lexicon().claims((" ".join((*path, text)),)))


def _listed_name(text: str) -> bool:
    return any(claim.field in ("full_name", "number") and claim.exact for claim in roster_lexicon().claims((text,)))


def _is_identity(path: Path) -> bool:
    return any(claim.field in _IDENTITY for claim in roster_lexicon().claims(path))
