"""The headers that were learned in a folder so far: whether others recur, and which are remembered."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Generic, TypeVar

__all__ = ["KnownHeaders"]

Known = TypeVar("Known")

# How many headers are remembered, and the fewest files that make it worth it.
_REMEMBERED = 16


class KnownHeaders(Generic[Known]):
    """What is known of each header, the latest first.

    >>> headers = KnownHeaders[str]()
    >>> headers.learn("one"), headers.learn("other"), list(headers)
    (None, None, ['other', 'one'])
    """

    def __init__(self) -> None:
        self._known: deque[Known] = deque()
        self._useful = self._made = 0

    def __iter__(self) -> Iterator[Known]:
        return iter(self._known)

    def recurred(self) -> None:
        """Count a file that has one of the headers."""
        self._useful += 1

    @property
    def is_worth_more(self) -> bool:
        """Whether headers recur: where hardly any does, none is learned any more."""
        return self._made < _REMEMBERED or self._useful > self._made

    def learn(self, known: Known | None) -> Known | None:
        """Remember a header, or that a file had none for others; give what is forgotten for it."""
        self._made += 1
        if known is not None:
            self._known.appendleft(known)
        return self._known.pop() if len(self._known) > _REMEMBERED else None

    def forget(self) -> Iterator[Known]:
        """Give one after the other, the oldest first, and forget it."""
        while self._known:
            yield self._known.pop()
