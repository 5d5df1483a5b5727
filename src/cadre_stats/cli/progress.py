"""Progress on standard error: a bar with rate and remaining time on a terminal, nothing elsewhere."""

from __future__ import annotations

import shutil
import sys
import time
from types import TracebackType

from cadre_stats.wording import say

__all__ = ["Progress", "ReadingProgress"]

_BAR, _BAR_LEAST = 24, 8
_DRAWN_EVERY = 0.1
# Reading that is done within so many seconds shows no bar.
_WORTH = 1.0


class _Line:
    """One line of a terminal that is written over; it needs no escape sequences, which not every terminal has."""

    _filled = 0

    def draw(self, done: int, every: int, text: str) -> None:
        """Show a text in the place of that before, behind a bar as long as the line has room for."""
        room = shutil.get_terminal_size((80, 24)).columns - 1
        size = min(_BAR, room - len(f"[] {text}"))
        bar = f"[{'#' * (size * done // every):.<{size}}] " if size >= _BAR_LEAST else ""
        line = f"{bar}{text}"[:room]
        print("\r" + line.ljust(self._filled), end="", file=sys.stderr, flush=True)
        self._filled = len(line)

    def clear(self) -> None:
        """Leave the line empty."""
        print(f"\r{' ' * self._filled}\r", end="", file=sys.stderr, flush=True)


class Progress:
    """The progress of so many groups; ``shown`` only where standard error is a terminal."""

    def __init__(self, groups: int, lang: str, *, shown: bool, _started: float | None = None) -> None:
        self.groups, self.lang, self.shown = groups, lang, shown
        self._started = time.monotonic() if _started is None else _started
        self._drawn, self._line = 0.0, _Line()

    def step(self, done: int) -> None:
        """Show that so many groups are done."""
        now = time.monotonic()
        if not self.shown or (now - self._drawn < _DRAWN_EVERY and done < self.groups):
            return
        self._drawn = now
        text = say("export.progress", self.lang, **_counts(done, self.groups, now - self._started))
        self._line.draw(done, self.groups, text)

    def end(self) -> None:
        """Leave the line."""
        if self.shown:
            print(file=sys.stderr)


class ReadingProgress:
    """The progress of reading files, from the first second on; the line is gone when it is left."""

    def __init__(self, lang: str, shown: bool, _started: float | None = None) -> None:
        self.lang, self.shown = lang, shown
        self._started = time.monotonic() if _started is None else _started
        self._drawn, self._line = 0.0, _Line()

    def step(self, done: int, files: int, people: int) -> None:
        """Show that so many of the files are done, with the people in them."""
        now = time.monotonic()
        if not self.shown or now - self._started < _WORTH or now - self._drawn < _DRAWN_EVERY:
            return
        self._drawn = now
        from cadre_stats.reporting.number import count_text

        shown = count_text(people, self.lang)
        text = say("cli.progress", self.lang, people=shown, **_counts(done, files, now - self._started))
        self._line.draw(done, files, text)

    def __enter__(self) -> ReadingProgress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._drawn:
            self._line.clear()


def _counts(done: int, every: int, seconds: float) -> dict[str, int]:
    rate = done / max(seconds, 1e-9)
    return {"done": done, "all": every, "rate": round(rate), "left": round((every - done) / rate)}
