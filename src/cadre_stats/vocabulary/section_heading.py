"""Section headings: whether one names a unit, a post, or a kind of people; the words stand in ``data/rows.toml``."""

from __future__ import annotations

from cadre_stats.vocabulary.cells import RANK_OF_STAFF, rank_of_post
from cadre_stats.vocabulary.rows import begins, made_of

__all__ = ["heads_a_kind", "heads_a_post", "heads_a_unit"]


def heads_a_unit(heading: str) -> bool:
    """Tell whether a heading between people may name the unit in which they work.

    >>> [heads_a_unit(text) for text in ("Khối Đảng", "Công chức Phòng Nội vụ", "CÔNG CHỨC", "Chức danh Bí thư")]
    [True, True, False, False]
    """
    return not heads_a_post(heading) and not heads_a_kind(heading)


def heads_a_post(heading: str) -> bool:
    """Tell whether a heading names the post that the people below hold or are planned for.

    >>> [heads_a_post(text) for text in ("Chức danh Bí thư", "Phó Chủ tịch UBND", "Ban Giám đốc", "Chuyên viên")]
    [True, True, False, False]
    """
    return begins(heading, "section.posts") or (rank_of_post(heading) or 0) > RANK_OF_STAFF


def heads_a_kind(heading: str) -> bool:
    """Tell whether a heading says of which kind the people below are, and nothing else.

    >>> kinds = ("CÁN BỘ, CÔNG CHỨC CẤP XÃ", "Người HĐ không chuyên trách ở thôn (12 người)", "Công chức xã Kim Định")
    >>> [heads_a_kind(text) for text in kinds]
    [True, True, False]
    """
    return made_of(heading, "section.kinds", "section.kinds_beside")
