"""Names and posts, or names and dates of birth, in one cell: "Họ và tên, chức vụ" over "Lê Văn An⏎Phó Chủ tịch"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cadre_stats.reading.cells.cell import cell_text
from cadre_stats.reading.cells.grid import CellColumn
from cadre_stats.reading.tables.table import Column
from cadre_stats.regex import regex
from cadre_stats.text import tidy
from cadre_stats.vocabulary.lexicon import beside_names

__all__ = ["NAME_PARTS", "part_names"]

NAME_PARTS = ("family_name", "given_name")

# No name has one of these in it; a line break goes before the others.
_BORN = regex(r"^(?:sinh|SN)(?: (?:năm|ngày))?[\s:.]+", re.IGNORECASE)
_LINE = regex(r"\s*\n\s*")
_BREAK = regex(r"\s*[,;(:]\s*|\s+[-–—]\s*|\s*[–—]\s+")


def part_names(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Part a column of names with something else into one of each, where the other has no column of its own."""
    fields = {column.field for column in columns}
    for column in columns:
        other = beside_names(column.header[-1]) if column.field == "full_name" and column.header else None
        if other is not None:
            parts = [_parted(cell_text(cell)) for cell in column.values]
            names, others = (tuple(part) for part in zip(*parts, strict=True)) if parts else ((), ())
            own = Column(column.index, column.header, "full_name", CellColumn(column.codes, names))
            rest = Column(column.index, column.header, other, CellColumn(column.codes, others))
            return (own,) if other in fields else (own, rest)
    return ()


def _parted(text: str) -> tuple[str, str]:
    r"""Part a cell at its first line break, or at the first sign that no name has.

    >>> _parted("Lê Văn An\nPhó Chủ tịch"), _parted("Lê Văn An (Bí thư)"), _parted("Lê Văn An")
    (('Lê Văn An', 'Phó Chủ tịch'), ('Lê Văn An', 'Bí thư'), ('Lê Văn An', ''))
    >>> _parted("Lê Văn An\n(1978)")
    ('Lê Văn An', '1978')
    """
    pieces = (_LINE if _LINE.search(text.strip()) else _BREAK).split(text.strip(), maxsplit=1)
    name, post = (*pieces, "")[:2]
    if post.endswith(")") and "(" not in post.removeprefix("("):
        post = post.removeprefix("(").removesuffix(")")
    return tidy(name).rstrip(" ,;-–"), _BORN.sub("", tidy(post))
