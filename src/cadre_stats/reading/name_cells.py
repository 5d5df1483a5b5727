"""Names and posts in one cell: "Họ và tên, chức vụ" over "Lê Văn An⏎Phó Chủ tịch"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cadre_stats.reading.cell import cell_text
from cadre_stats.reading.grid import CellColumn
from cadre_stats.reading.table import Column
from cadre_stats.text import tidy
from cadre_stats.vocabulary.lexicon import heads_names_with_posts

__all__ = ["part_names"]

# No name has one of these in it; a line break goes before the others.
_LINE = re.compile(r"\s*\n\s*")
_BREAK = re.compile(r"\s*[,;(:]\s*|\s+[-–—]\s*|\s*[–—]\s+")


def part_names(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Part a column of names with posts into one of each; nothing where there is none, or posts have their own."""
    fields = {column.field for column in columns}
    for column in columns:
        if column.field == "full_name" and column.header and heads_names_with_posts(column.header[-1]):
            parts = [_parted(cell_text(cell)) for cell in column.values]
            names, posts = (tuple(part) for part in zip(*parts, strict=True)) if parts else ((), ())
            own = Column(column.index, column.header, "full_name", CellColumn(column.codes, names))
            post = Column(column.index, column.header, "position", CellColumn(column.codes, posts))
            return (own,) if "position" in fields else (own, post)
    return ()


def _parted(text: str) -> tuple[str, str]:
    r"""Part a cell at its first line break, or at the first sign that no name has.

    >>> _parted("Lê Văn An\nPhó Chủ tịch"), _parted("Lê Văn An (Bí thư)"), _parted("Lê Văn An")
    (('Lê Văn An', 'Phó Chủ tịch'), ('Lê Văn An', 'Bí thư'), ('Lê Văn An', ''))
    """
    pieces = (_LINE if _LINE.search(text.strip()) else _BREAK).split(text.strip(), maxsplit=1)
    name, post = (*pieces, "")[:2]
    if post.endswith(")") and "(" not in post:
        post = post.removesuffix(")")
    return tidy(name).rstrip(" ,;-–"), tidy(post)
