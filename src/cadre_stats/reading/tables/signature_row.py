"""Rows of the block in which a roster is signed."""

from __future__ import annotations

from cadre_stats.reading.cells.row_cells import RowCells
from cadre_stats.reading.tables.row_reading import RUNNING_NUMBER, RowReading, State
from cadre_stats.regex import regex
from cadre_stats.text import bare
from cadre_stats.vocabulary.cells import rank_of_post
from cadre_stats.vocabulary.rows import begins, is_one_of

__all__ = ["is_signature", "read_signed"]

_PLACE_AND_DAY = regex(r"\bngay\b.*\bthang\b.*\bnam\b")


def is_signature(row: RowCells, state: State) -> bool:
    """Tell whether a row begins the block in which somebody signs, or names the day, the post or the office."""
    if row.is_dated or (row.row < state.last_person and row.evidence > 1):
        return False
    texts = list(row.texts.values())
    if any(begins(text, "signature.begin") for text in row.own_texts) and not RUNNING_NUMBER.fullmatch(row.number):
        return True
    if len(texts) <= 2 and any(_PLACE_AND_DAY.search(bare(text)) for text in row.own_texts):
        return True
    if row.row <= state.last_person or RUNNING_NUMBER.fullmatch(row.number):
        return False
    signs = list(map(_is_post_that_signs, texts))
    # "PHÒNG TỔ CHỨC" beside "GIÁM ĐỐC": an office signs, too.
    return any(signs) and all(sign or begins(text, "section.sure") for text, sign in zip(texts, signs, strict=True))


def _is_post_that_signs(text: str) -> bool:
    """Tell "GIÁM ĐỐC" and, in capitals, the head of something: "TRƯỞNG THUẾ CƠ SỞ"."""
    if is_one_of(text, "signature.posts") or begins(text, "signature.begin"):
        return True
    return text.isupper() and (rank_of_post(text) or 0) > 1


def read_signed(row: RowCells, state: State) -> RowReading:
    """Read a row of the signature block; one that is plainly a person's is counted all the same."""
    numbered = bool(RUNNING_NUMBER.fullmatch(row.number)) or not state.numbered
    if state.signed and numbered and (row.name or row.identity) and (row.evidence > 1 or row.has_level):
        return RowReading("person", doubt="rows_after_signature")
    state.signed = True
    return RowReading("signature")
