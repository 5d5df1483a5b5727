"""A long list in JSON that has a line for each of its items."""

from __future__ import annotations

__all__ = ["Lines"]


class Lines(list[str]):
    """A list whose members are JSON already: long lists are encoded piece by piece."""
