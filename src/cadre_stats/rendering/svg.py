"""Pictures as inline SVG: bullet graphs and stacked bars, each with the text that says the same.

Colours are classes of the page's style sheet, so that the pictures follow its light and dark.
"""

from __future__ import annotations

from fractions import Fraction
from html import escape

from cadre_stats.rendering.plain import one_line
from cadre_stats.reporting.report import Bullet, Segment, Stack

__all__ = ["draw_bullet", "draw_stack", "tint"]

_WIDTH = 200
_BULLET_HEIGHT, _STACK_HEIGHT = 16, 18


def draw_bullet(bullet: Bullet) -> str:
    """Draw the share as a bar on a track from 0 to 100% and each goal as an upright mark."""
    marks = "".join(
        f'<rect class="mark" x="{_units(min(mark, Fraction(1)) * (_WIDTH - 2))}" y="0" width="2" height="16"/>'
        for mark in bullet.marks
        if mark >= 0
    )
    return (
        _open(_BULLET_HEIGHT, bullet.said, "bullet")
        + f'<rect class="track" x="0" y="2" width="{_WIDTH}" height="12"/>'
        + f'<rect class="bar" x="0" y="4" width="{_units(bullet.share * _WIDTH)}" height="8"/>'
        + marks
        + "</svg>"
    )


def draw_stack(stack: Stack, text: str) -> str:
    """Draw the parts of a whole side by side in their order, from 0 to 100%."""
    parts, start = [], Fraction(0)
    for number, segment in enumerate(stack.segments):
        parts.append(
            f'<rect class="part {tint(segment, number)}" x="{_units(start * _WIDTH)}" y="0" '
            f'width="{_units(segment.share * _WIDTH)}" height="{_STACK_HEIGHT}"/>'
        )
        start += segment.share
    return _open(_STACK_HEIGHT, text, "stack") + "".join(parts) + "</svg>"


def tint(segment: Segment, number: int) -> str:
    """Give the class that colours the part with a number, counted from 0."""
    return f"p{number % 8}" if segment.known else "unknown"


def _open(height: int, text: str, kind: str) -> str:
    return (
        f'<svg class="{kind}" role="img" aria-label="{escape(one_line(text))}" viewBox="0 0 {_WIDTH} {height}" '
        f'preserveAspectRatio="none">'
    )


def _units(length: Fraction) -> str:
    """Print a length with two decimals, by integers alone: the same bytes on every machine."""
    hundredths = (2 * length.numerator * 100 + length.denominator) // (2 * length.denominator)
    return f"{hundredths // 100}.{hundredths % 100:02}".rstrip("0").rstrip(".")
