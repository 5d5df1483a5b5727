"""The unit that a heading names: thousands of people, millions of đồng."""

from __future__ import annotations

import re

from cadre_stats.text import fold
from cadre_stats.vocabulary.training_words import count_units, many_words, money_units

__all__ = ["many_named", "unit_named"]


def many_named(text: str) -> int | None:
    """Give how many one is that a heading counts; ``None`` where it says nothing of thousands or millions.

    >>> many_named("Số lượt (nghìn lượt)"), many_named("Đơn vị tính: 1.000 người"), many_named("Kinh phí (triệu đồng)")
    (1000, 1000, None)
    """
    key = fold(text)
    units = "|".join(re.escape(one) for one in sorted(count_units(), key=len, reverse=True))
    if re.search(rf"(?<!\w)1 ?000 (?:{units})(?!\w)", key):
        return 1000
    return next(
        (
            value
            for word, value in many_words().items()
            if re.search(rf"\({re.escape(word)}\)|(?<!\w){re.escape(word)} (?:{units})(?!\w)", key)
        ),
        None,
    )


def unit_named(text: str) -> int | None:
    """Give what one of the unit that a heading names is in đồng; ``None`` where it names none.

    >>> unit_named("Kinh phí (triệu đồng)"), unit_named("Đơn vị tính: 1.000 đồng"), unit_named("Tổng kinh phí")
    (1000000, 1000, None)
    """
    key = fold(text)
    if re.search(r"(?<!\d)1\s?000 (?:đồng|đ)(?!\w)", key):
        return 1000
    for word, value in money_units().items():
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", key):
            return value
    return None
