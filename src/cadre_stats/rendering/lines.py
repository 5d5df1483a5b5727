"""A long list in JSON that has a line for each of its items, drawn piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

__all__ = ["Lines"]

_BETWEEN = b",\n    "


class Lines:
    """The items of a list as columns of bytes: what stands in one row of them is one item, encoded already."""

    def __init__(self, columns: Sequence[Sequence[bytes]]) -> None:
        self._columns = columns

    def __len__(self) -> int:
        """Give the number of items."""
        return len(self._columns[0])

    def pieces(self) -> Iterator[bytes]:
        """Give the list as it stands in the object that holds it, piece by piece; to join them copies them once."""
        if not len(self):
            return iter([b"[]"])
        between = chain([b"[\n    "], [_BETWEEN] * (len(self) - 1))
        items = chain.from_iterable(zip(between, *self._columns, strict=True))
        return chain(items, [b"\n  ]"])
