"""The order of times in a header: earlier posts and units stand left, those to come on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cadre_stats.finding import Finding
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.reading.tables.fields import header_name
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.other_times import is_afterwards, is_of_former, is_of_later

__all__ = ["later_before_earlier"]

Path = tuple[str, ...]

_FORMER, _NOW, _AFTERWARDS, _TO_COME = range(4)
# Of these fields a form has columns for several times.
_OF_TIMES = ("position", "unit")


def later_before_earlier(every: Sequence[Contents]) -> Iterator[tuple[Contents, Finding]]:
    """Give the columns of posts and units of a later time that stand left of one of an earlier time.

    A form that lists them backwards (the present post, then the one before) isn't told: curricula vitae do so.
    """
    timed = [(one, field, _time(one)) for one in every if (field := _of_times(one)) is not None and one.is_filled()]
    for place, (contents, field, time) in enumerate(timed):
        earlier = [other for _, its, other in timed[place + 1 :] if its == field]
        if (time == _TO_COME and {_FORMER, _NOW} & {*earlier}) or (time == _AFTERWARDS and _FORMER in earlier):
            yield contents, Finding("later_before_earlier", "info", (), field, header_name(contents.path))


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
