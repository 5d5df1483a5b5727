"""The growth of work and memory with the rows, drawn as a plain SVG: two panels, a line for each program."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from math import log

from races import Result

__all__ = ["draw"]

_WIDTH, _HEIGHT, _LEFT, _TOP = 300, 180, 60, 40
_COLOURS = ("#555555", "#0b62a4", "#b3541e", "#3a7d34")


def draw(sizes: Sequence[int], races: Sequence[Sequence[Result]]) -> str:
    """Draw the results of one race for each number of rows; both ways of the panels but memory are logarithmic."""
    names = [one.entrant.name for one in races[0]]
    works = [[results[place].work for results in races] for place in range(len(names))]
    peaks = [[results[place].peak for results in races] for place in range(len(names))]
    most = max(map(max, peaks))
    low, high = min(map(min, works)), max(map(max, works))
    parts = [
        *_panel(
            0, "work of all processors, s", sizes, works, lambda value: log(value / low) / log(high / low), [low, high]
        ),
        *_panel(_WIDTH + 120, "peak memory, MiB", sizes, peaks, lambda value: value / most, [0, most / 2, most]),
    ]
    for place, name in enumerate(names):
        y = _TOP + _HEIGHT + 45 + 18 * place
        parts.append(_line([(_LEFT, y - 4), (_LEFT + 24, y - 4)], _COLOURS[place]))
        parts.append(_text(_LEFT + 32, y, name))
    width, height = 2 * _WIDTH + 220, _TOP + _HEIGHT + 60 + 18 * len(names)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
    style = 'font-family="sans-serif" font-size="12" role="img"><title>Work and memory by the number of rows</title>'
    ground = f'<rect width="{width}" height="{height}" fill="white"/>'
    return "\n".join([head + style, ground, *parts, "</svg>", ""])


def _panel(
    left: int,
    title: str,
    sizes: Sequence[int],
    lines: Sequence[Sequence[float]],
    up: Callable[[float], float],
    marks: Sequence[float],
) -> Iterator[str]:
    """Draw one panel: ``up`` gives how far up a value stands, from 0 to 1."""
    bottom, start = _TOP + _HEIGHT, _LEFT + left
    yield _text(start, _TOP - 18, title)
    yield f'<rect x="{start}" y="{_TOP}" width="{_WIDTH}" height="{_HEIGHT}" fill="none" stroke="#999999"/>'

    def across(size: int) -> float:
        return start + _WIDTH * log(size / sizes[0]) / log(sizes[-1] / sizes[0])

    for size in sizes:
        yield _text(across(size), bottom + 18, f"{size / 1e6:g} M", "middle")
    for mark in marks:
        yield _text(start - 6, bottom - _HEIGHT * up(mark) + 4, f"{mark:.1f}" if mark < 10 else f"{mark:.0f}", "end")
    for place, values in enumerate(lines):
        points = [(across(size), bottom - _HEIGHT * up(value)) for size, value in zip(sizes, values, strict=True)]
        yield _line(points, _COLOURS[place])


def _line(points: Sequence[tuple[float, float]], colour: str) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
