"""Progress on standard error: a bar with rate and remaining time on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field

from cadre_stats.wording import say

__all__ = ["Progress"]

_BAR = 24
_DRAWN_EVERY = 0.1


@dataclass
class Progress:
    """The progress of so many groups; ``shown`` only where standard error is a terminal."""

    groups: int
    lang: str
    shown: bool
    _started: float = field(default_factory=time.monotonic)
    _drawn: float = 0.0

    def step(self, done: int) -> None:
        """Show that so many groups are done."""
        now = time.monotonic()
        if not self.shown or (now - self._drawn < _DRAWN_EVERY and done < self.groups):
            return
        self._drawn = now
        rate = done / max(now - self._started, 1e-9)
        left = round((self.groups - done) / rate)
        bar = ("#" * (_BAR * done // self.groups)).ljust(_BAR, ".")
        text = say("export.progress", self.lang, done=done, all=self.groups, rate=round(rate), left=left)
        print(f"\r[{bar}] {text}", end="\x1b[K", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line."""
        if self.shown:
            print(file=sys.stderr)
