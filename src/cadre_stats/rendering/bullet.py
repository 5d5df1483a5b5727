"""A bullet graph in one line of text: the share as a bar from 0 to 100%, the goal as a mark on the same scale."""

from __future__ import annotations

from fractions import Fraction

from cadre_stats.reporting.report import Bullet

__all__ = ["draw_bullet"]

_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_FULL, _TRACK, _MARK = "█", "·", "│"


def draw_bullet(bullet: Bullet, width: int) -> str:
    """Draw a bullet graph that is exactly ``width`` characters wide; the mark stands where the goal is reached.

    >>> draw_bullet(Bullet(Fraction(3, 4), (Fraction(1, 2),)), 8)
    '████│█··'
    >>> draw_bullet(Bullet(Fraction(5, 16), (Fraction(3, 4),)), 8)
    '██▌···│·'
    """
    eighths = bullet.share * width * 8
    whole, part = divmod(eighths.numerator // eighths.denominator, 8)
    bar = list((_FULL * whole + _EIGHTHS[part]).ljust(width, _TRACK))
    for mark in bullet.marks:
        if 0 <= mark <= 1:
            bar[_cell(mark, width)] = _MARK
    return "".join(bar)


def _cell(mark: Fraction, width: int) -> int:
    position = mark * width
    return min(position.numerator // position.denominator, width - 1)
