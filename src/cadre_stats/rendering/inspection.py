"""How files were read, as text for a terminal: a picture of each sheet and what is to be said of it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cadre_stats.rendering.printable import printable
from cadre_stats.reporting.inspection import Page, Picture, PictureRow
from cadre_stats.wording import say

__all__ = ["render"]

_NARROWEST, _WIDEST = 60, 200
_INDENT = "  "
# The widths that a column may at most have, the first at which all columns fit is taken.
_MOST = range(24, 5, -1)
_LEAST = 2


def render(pages: Sequence[Page], lang: str, width: int) -> bytes:
    """Draw the pages one below the other in UTF-8, in a width between 60 and 200."""
    width = max(_NARROWEST, min(width, _WIDEST))
    lines = [line.rstrip() for page in pages for line in _lines(page, lang, width)]
    return ("\n".join(lines) + "\n").encode() if lines else b""


def _lines(page: Page, lang: str, width: int) -> Iterator[str]:
    if page.heading:
        yield from textwrap.wrap(printable(page.heading), width, subsequent_indent=_INDENT, break_on_hyphens=False)
    if page.picture is not None:
        yield from _drawn(page.picture, lang, width)
    for text in page.remarks:
        yield from _paragraph(text, width)
    for number, text in enumerate(page.findings):
        yield from _paragraph(text if number == 0 else f"- {text}", width)
    if page.picture is not None or page.findings:
        yield ""


def _paragraph(text: str, width: int) -> list[str]:
    return textwrap.wrap(
        printable(text), width, initial_indent=_INDENT, subsequent_indent=_INDENT * 2, break_on_hyphens=False
    )


def _drawn(picture: Picture, lang: str, width: int) -> Iterator[str]:
    """Draw the rows under letters and fields, each row's number and kind in the margin."""
    kinds = {row.number: say(f"inspect.kind.{row.kind}", lang) for row in picture.rows}
    margin = max(map(len, kinds.values()), default=0)
    digits = max((len(str(number)) for number in kinds), default=1)
    lead = len(_INDENT) + digits + 1 + margin + 1
    widths = _widths(picture, width - lead)
    above = " " * (lead - 1)
    more = len(picture.letters) - len(widths)
    yield f"{above}│{_line(dict(enumerate(picture.letters)), widths)}" + (f" +{more}" if more else "")
    yield f"{above}│{_line(dict(enumerate(picture.fields)), widths)}"
    yield "─" * (lead - 1) + "┼" + "─" * (sum(widths) + len(widths) - 1)
    for row in picture.rows:
        texts = {column: printable(text) for column, text in row.cells.items()}
        yield f"{_INDENT}{row.number:{digits}} {kinds[row.number]:{margin}}│{_line(texts, widths)}"


def _widths(picture: Picture, room: int) -> list[int]:
    """Give each column its width; of columns that don't fit all together the last are left out."""
    wanted = [_wanted(picture, column) for column in range(len(picture.letters))]
    for most in _MOST:
        widths = [min(one, most) for one in wanted]
        if sum(widths) + len(widths) <= room:
            return widths
    while widths and sum(widths) + len(widths) + len(" +99") > room:
        widths.pop()
    return widths


def _wanted(picture: Picture, column: int) -> int:
    texts = [row.cells.get(column, "") for row in picture.rows if _fills(row)]
    return max(_LEAST, len(picture.letters[column]), len(picture.fields[column]), *map(len, texts))


def _fills(row: PictureRow) -> bool:
    """Tell whether a row's texts keep to their columns; titles and sections run on over empty ones."""
    return row.kind in ("header", "index", "person", "total")


def _line(texts: dict[int, str], widths: Sequence[int]) -> str:
    """Set texts at their columns; a text runs on over empty columns behind it and is cut at the next text."""
    filled = [column for column in sorted(texts) if texts[column] and column < len(widths)]
    starts = [sum(widths[:column]) + column for column in range(len(widths) + 1)]
    line = ""
    for column, following in pairwise([*filled, len(widths)]):
        room = starts[following] - starts[column] - 1
        text = texts[column]
        line = f"{line:{starts[column]}}" + (text if len(text) <= room else text[: max(room - 1, 1)] + "…")
    return line
