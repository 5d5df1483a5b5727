"""Section headings: their numbering, and how they nest."""

from __future__ import annotations

from typing import NamedTuple

from cadre_stats.regex import regex
from cadre_stats.text import tidy
from cadre_stats.vocabulary.rows import without_unit_label

__all__ = ["Heading", "Outline", "parse_heading"]

_ROMAN = regex(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NUMBERED = regex(
    r"(?P<roman>[IVXLC]+)(?:\s*[.)\-–:/]+\s*|\s+(?=\S)|$)(?P<roman_label>.*)"
    r"|(?P<letter>[A-ZĐ])(?:\s*[.)\-–:/]+\s*|$)(?P<letter_label>.*)"
    r"|(?P<arabic>\d+(?:\.\d+)*)(?:\s*[.)\-–:/]+\s*|\s+(?=\S)|$)(?P<arabic_label>.*)"
    r"|(?P<lower>[a-zđ])(?:\s*[.)]+\s*|$)(?P<lower_label>.*)"
    r"|(?P<mark>[-–+*•●])\s*(?P<mark_label>.*)"
)


class Heading(NamedTuple):
    """A section heading: the style of its numbering, the number, the text behind it.

    Styles: ``roman``, ``letter``, ``arabic``, ``arabic.2`` (1.1), ``lower``, ``mark``, ``capitals``, ``plain``.
    """

    style: str
    number: str
    label: str


def parse_heading(text: str) -> Heading:
    """Part a heading into its number and its label.

    >>> parse_heading("II. Khối Nhà nước")
    Heading(style='roman', number='II', label='Khối Nhà nước')
    >>> parse_heading("Xã Nam Thanh").style
    'plain'
    """
    text = without_unit_label(tidy(text).rstrip(" :"))
    found = _NUMBERED.fullmatch(text)
    if found is None:
        return Heading("capitals" if text.isupper() else "plain", "", text)
    style = found.lastgroup.removesuffix("_label") if found.lastgroup else "plain"
    number, label = found[style], found[f"{style}_label"].strip()
    if style == "roman" and not _ROMAN.fullmatch(number):
        style = "letter" if len(number) == 1 else "plain"
        if style == "plain":
            return Heading("capitals" if text.isupper() else "plain", "", text)
    if style == "arabic" and "." in number:
        style = f"arabic.{number.count('.') + 1}"
    return Heading(style, number, label or text)


class Outline:
    """The headings open at a row. A style not open yet goes below those that are; a known one closes what it held."""

    def __init__(self) -> None:
        self._open: list[tuple[Heading, str]] = []

    def enter(self, heading: Heading) -> tuple[str, ...]:
        """Open a heading and give the path of labels, outermost first.

        >>> outline = Outline()
        >>> for text in ("A. Cấp huyện", "I. Khối Đảng", "II. Khối Nhà nước", "B. Cấp xã"):
        ...     path = outline.enter(parse_heading(text))
        >>> path
        ('Cấp xã',)
        """
        style = self._style(heading)
        styles = [known for _, known in self._open]
        if style in styles:
            del self._open[styles.index(style) :]
        self._open.append((heading, style))
        return tuple(one.label for one, _ in self._open)

    def _style(self, heading: Heading) -> str:
        """Tell the letters C, D, I, L, V, X from Roman numbers: a letter follows the one before it."""
        if heading.style == "roman" and len(heading.number) == 1:
            for one, style in self._open:
                if style == "letter" and ord(heading.number) - ord(one.number) == 1:
                    return "letter"
        return heading.style
