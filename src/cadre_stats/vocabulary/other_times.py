"""Headers about another time: what people held before, still learn, wish for or are planned for."""

from __future__ import annotations

from cadre_stats.vocabulary.header_words import any_of, header_key

__all__ = [
    "is_afterwards",
    "is_before",
    "is_of_courses",
    "is_of_former",
    "is_of_later",
    "is_of_now",
    "is_of_plan",
    "learns",
]

Path = tuple[str, ...]


def is_of_later(path: Path) -> bool:
    """Tell whether a header is about what people don't hold yet: still learn, wish for, are planned for.

    >>> [is_of_later((text,)) for text in ("Nhu cầu đào tạo", "Đang học", "Trình độ khi tuyển dụng")]
    [True, True, False]
    """
    return _has_any("later", path)


def is_of_plan(path: Path) -> bool:
    """Tell whether a heading of plans stands in a header.

    >>> is_of_plan(("Quy hoạch giai đoạn 2025-2030", "BCH")), is_of_plan(("Nhu cầu đào tạo",))
    (True, False)
    """
    return any(any_of("plan").match(header_key(text)) for text in path)


def learns(path: Path) -> bool:
    """Tell whether a header is about what people are still learning.

    >>> learns(("Đang học",)), learns(("Chức danh quy hoạch",))
    (True, False)
    """
    return _has_any("learning", path)


def is_afterwards(path: Path) -> bool:
    """Tell whether a header is about what people hold since something changed.

    >>> [is_afterwards((text,)) for text in ("Chức vụ mới", "Sau sắp xếp", "Sau đại học")]
    [True, True, False]
    """
    return _has_any("afterwards", path)


def is_of_courses(path: Path) -> bool:
    """Tell whether a header is about courses, not about where they are or who sends people there.

    >>> [is_of_courses((text,)) for text in ("Nhu cầu bồi dưỡng năm 2026", "Nơi đào tạo", "Chức danh quy hoạch")]
    [True, False, False]
    """
    return _has_any("courses", path) and not _has_any("places", path)


def is_of_former(path: Path) -> bool:
    """Tell whether a header is about what people held at an earlier time.

    >>> [is_of_former((text,)) for text in ("Đầu nhiệm kỳ", "Trình độ chuyên môn (cũ)", "Hiện nay")]
    [True, True, False]
    """
    return _has_any("former", path)


def is_before(path: Path) -> bool:
    """Tell whether a header has any word of an earlier time.

    >>> is_before(("Nơi công tác trước 01/7/2025",)), is_before(("Nơi công tác",))
    (True, False)
    """
    return _has_any("before", path)


def is_of_now(path: Path) -> bool:
    """Tell whether a header says that it is about the present: "Chức vụ hiện nay"."""
    return _has_any("now", path)


def _has_any(name: str, path: Path) -> bool:
    return any(any_of(name).search(header_key(text)) for text in path)
