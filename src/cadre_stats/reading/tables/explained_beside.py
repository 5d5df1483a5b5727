"""A list of abbreviations that stands to the right of a table, its own heading level with the table's header."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.vocabulary.rows import begins

__all__ = ["without_lists_beside"]

Path = tuple[str, ...]


def without_lists_beside(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Take the paths from the columns of such a list, which then stand beside the table, not in it.

    It is known by its heading and by the column without one that parts it from the table; nothing else may follow it.

    >>> without_lists_beside([("Họ và tên",), ("Ghi chú",), (), ("CHỮ VIẾT TẮT", "ThS"), ("CHỮ VIẾT TẮT", "Thạc sĩ")])
    (('Họ và tên',), ('Ghi chú',), (), (), ())
    >>> without_lists_beside([("Đơn vị",), ("Viết tắt",), ("Họ và tên",)])
    (('Đơn vị',), ('Viết tắt',), ('Họ và tên',))
    """
    starts = (at for at in range(1, len(paths)) if paths[at] and not paths[at - 1])
    start = next((at for at in starts if begins(paths[at][0], "legend.begin")), None)
    if start is None or any(path and path[0] != paths[start][0] for path in paths[start:]):
        return tuple(paths)
    return (*paths[:start], *((),) * (len(paths) - start))
