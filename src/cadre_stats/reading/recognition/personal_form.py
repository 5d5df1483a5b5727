"""Personal forms: a sheet about one person, labels with what is true of the person beside or behind them."""

from __future__ import annotations

from cadre_stats.reading.tables.header import Head
from cadre_stats.vocabulary.lexicon import roster_lexicon

__all__ = ["is_form", "is_no_form"]

# How many rows below a label of names are looked at for further labels.
_WITHIN = 30
_NAMES = ("full_name", "family_name", "given_name", "id_number")


def is_form(head: Head) -> bool:
    """Tell whether the first label of a name has its value in its own row and further labels, no names, below it.

    In a roster the cell beside the header of the names is a header and the cells below it are names. A label may hold
    its value itself: "Họ và tên: …".
    """
    label = _first_name(head, head.height)
    if label is None or not _has_value(head, *label):
        return False
    below = _below(head, *label)
    return sum(_is_label(text) for text in below) * 2 > len(below)


def is_no_form(head: Head, rows: int) -> bool:
    """Tell whether so many first rows alone show that the sheet is no form, whatever stands below them."""
    label = _first_name(head, rows)
    return label is not None and not _has_value(head, *label)


def _first_name(head: Head, rows: int) -> tuple[int, int] | None:
    """Give the row and column of the first label of a name."""
    for row in range(rows):
        for column in head.filled(row):
            if _fields(head.texts[row][column].partition(":")[0]) & set(_NAMES):
                return row, column
    return None


def _fields(label: str) -> set[str]:
    return {claim.field for claim in roster_lexicon().claims((label.strip(),))} if label.strip() else set()


def _is_label(text: str) -> bool:
    return bool(_fields(text.partition(":")[0]))


def _has_value(head: Head, row: int, column: int) -> bool:
    """Tell whether a label holds a value itself, or the next text to its right is no label."""
    _, colon, rest = head.texts[row][column].partition(":")
    if colon and rest.strip():
        return True
    beside = next((head.texts[row][one] for one in head.filled(row) if one > column), "")
    return bool(beside) and not _is_label(beside)


def _below(head: Head, row: int, column: int) -> list[str]:
    """Give the texts of the column below a row."""
    rows = range(row + 1, min(row + 1 + _WITHIN, head.height))
    return [head.texts[one][column] for one in rows if head.texts[one][column]]
