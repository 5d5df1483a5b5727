"""The order of times in a header: earlier posts and units stand left, those to come on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cadre_stats.finding import Finding
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.reading.tables.fields import header_name
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.other_times import is_afterwards, is_of_former, is_of_later, is_of_now

__all__ = ["later_before_earlier"]

Path = tuple[str, ...]

_FORMER, _NOW, _AFTERWARDS, _TO_COME = range(4)
# Of these fields a form has columns for several times.
_OF_TIMES = ("position", "unit")


def later_before_earlier(every: Sequence[Contents]) -> Iterator[tuple[Contents, Finding]]:
    """Give the posts and units of a later time left of those of an earlier, or under a heading of another time.

    A form that lists them backwards (the present post, then the one before) isn't told: curricula vitae do so.
    """
    timed = [(one, field, _time(one)) for one in every if (field := _of_times(one)) is not None and one.is_filled()]
    for place, (contents, field, time) in enumerate(timed):
        earlier = [other for _, its, other in timed[place + 1 :] if its == field]
        if (
            _contradicts_itself(contents.path)
            or (time == _TO_COME and {_FORMER, _NOW} & {*earlier})
            or (time == _AFTERWARDS and _FORMER in earlier)
        ):
            yield contents, Finding("later_before_earlier", "info", (), field, header_name(contents.path))


def _contradicts_itself(path: Path) -> bool:
    """Tell whether a heading of one time stands over one of another: "Trước sắp xếp › Chức vụ hiện nay"."""
    above, leaf = path[:-1], path[-1:]
    return (is_of_former(above) and is_of_now(leaf)) or (is_afterwards(above) and is_of_former(leaf))


def _of_times(contents: Contents) -> str | None:
    """Give the field that a column is about at some time."""
    if not contents.path:
        return None
    if contents.field is not None:
        return {"planned_position": "position", "position": "position", "unit": "unit"}.get(contents.field)
    claimed = (claim.field for claim in roster_lexicon().claims(contents.path[-1:]))
    named = (*claimed, *roster_lexicon().nearly(contents.path, of_others=True))
    return named[0] if named and named[0] in _OF_TIMES else None


def _time(contents: Contents) -> int:
    if contents.field == "planned_position" or is_of_later(contents.path):
        return _TO_COME
    if is_of_former(contents.path):
        return _FORMER
    return _AFTERWARDS if is_afterwards(contents.path) else _NOW
