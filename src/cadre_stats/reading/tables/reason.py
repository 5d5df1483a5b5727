"""Why a sheet was read as it was: what speaks for the reading that was taken, and for the next best."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Reason", "Score"]


class Score(NamedTuple):
    """What speaks for a reading and against it; ``rows`` are first and last of its header.

    ``fields``: the fields that its headers name; ``fitting``: columns whose cells speak of their field, and
    ``contradicted`` those whose cells speak of another; ``merges``: merged headings inside the header.
    """

    rows: tuple[int, int]
    fields: int
    fitting: int = 0
    contradicted: int = 0
    merges: int = 0

    @property
    def points(self) -> int:
        """Weigh them: a field counts twice, cells that fit it once more, a column that is contradicted nothing.

        >>> Score((1, 1), fields=5, fitting=3, contradicted=1).points
        11
        """
        return 2 * self.fields + self.fitting - 2 * self.contradicted + min(self.merges, 1)


class Reason(NamedTuple):
    """Why a reading was taken: the fields of its header, its score, and that of the next best, if there was one."""

    fields: tuple[str, ...]
    score: Score
    next: Score | None = None
