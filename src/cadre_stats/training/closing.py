"""The lines that close a table: the place and day, who signs."""

from __future__ import annotations

from collections.abc import Collection

from cadre_stats.regex import regex
from cadre_stats.text import bare
from cadre_stats.vocabulary.rows import begins, is_one_of

__all__ = ["is_closing"]

_PLACE_AND_DAY = regex(r"\bngay\b.*\bthang\b.*\bnam\b")
_MOST = 3


def is_closing(texts: Collection[str]) -> bool:
    """Tell whether the texts of a row, none of them a figure, are those of a signature block.

    >>> is_closing(["NGƯỜI LẬP BIỂU", "TRƯỞNG PHÒNG"]), is_closing(["Phú Bình, ngày 20 tháng 12 năm 2023"])
    (True, True)
    >>> is_closing(["Văn thư", "38 người"])
    False
    """
    if len(texts) > _MOST:
        return False
    if any(begins(text, "signature.begin") or is_one_of(text, "motto.lines") for text in texts):
        return True
    if len(texts) == 1 and any(_PLACE_AND_DAY.search(bare(text)) for text in texts):
        return True
    return all(is_one_of(text, "signature.posts") for text in texts)
