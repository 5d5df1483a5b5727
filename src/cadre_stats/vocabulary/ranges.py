"""Ranges of levels: "trên đại học", "từ trung cấp trở lên", "dưới cao đẳng", "từ trung cấp đến đại học"."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.vocabulary.item import Item

__all__ = ["with_ranges"]


def with_ranges(items: Sequence[Item], codes: Sequence[str]) -> tuple[Item, ...]:
    """Give the items with the words of a range and its level made one level item.

    ``codes`` are those of the scale, lowest first. A range that no level can be, and words of a range without a
    level, become ``unclear``.
    """
    read = list(items)
    for at, item in enumerate(items):
        if item.kind in ("above", "below", "at_least"):
            _before(read, at, codes)
        elif item.kind in ("or_higher", "or_lower"):
            _behind(read, at, codes)
    _between(read, codes)
    return tuple(_left_over(item) for item in read if item.kind != "neutral" or item.text)


def _next_level(items: Sequence[Item], at: int) -> int | None:
    """Give the level that follows, with nothing but neutral words between."""
    for place in range(at + 1, len(items)):
        if items[place].kind == "level":
            return place
        if items[place].kind not in ("neutral", "introducing", "completed"):
            return None
    return None


def _spend(items: list[Item], at: int) -> None:
    items[at] = items[at]._replace(kind="neutral", text="")


def _before(items: list[Item], at: int, codes: Sequence[str]) -> None:
    place = _next_level(items, at)
    if place is None:
        return
    level, word = items[place], items[at]
    low, high = codes.index(level.lowest), codes.index(level.highest)
    if word.kind == "above":
        low, high = high + 1, len(codes) - 1
    elif word.kind == "below":
        low, high = 0, low - 1
    else:
        high = len(codes) - 1
    if low > high:
        return
    items[place] = level._replace(text=f"{word.text} {level.text}", lowest=codes[low], highest=codes[high])
    _spend(items, at)


def _behind(items: list[Item], at: int, codes: Sequence[str]) -> None:
    place = next((place for place in range(at - 1, -1, -1) if items[place].kind == "level"), None)
    if place is None or _next_level(items, at) == at + 1:
        return
    level, word = items[place], items[at]
    text = f"{level.text} {word.text}"
    if word.kind == "or_higher":
        items[place] = level._replace(text=text, highest=codes[-1])
    else:
        items[place] = level._replace(text=text, lowest=codes[0])
    _spend(items, at)
    if place and items[place - 1].kind in ("from", "to"):
        _spend(items, place - 1)


def _between(items: list[Item], codes: Sequence[str]) -> None:
    for at, item in enumerate(items):
        if item.kind != "from":
            continue
        first = _next_level(items, at)
        to = next((place for place in range(at + 1, len(items)) if items[place].kind == "to"), None)
        last = _next_level(items, to) if to is not None else None
        if first is None or to is None or last is None or not first < to:
            return
        low, high = items[first], items[last]
        if codes.index(low.lowest) > codes.index(high.highest):
            return
        items[first] = low._replace(text=f"{low.text}–{high.text}", highest=high.highest)
        for place in (at, to, last):
            _spend(items, place)


def _left_over(item: Item) -> Item:
    ranged = item.kind in ("from", "to", "above", "below", "or_higher", "or_lower", "at_least")
    return item._replace(kind="unclear") if ranged else item
