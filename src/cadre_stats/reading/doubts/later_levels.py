"""Levels and posts of other times beside those that people hold: to come they should be higher, before lower."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cadre_stats.finding import Finding
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.reading.tables.fields import header_name
from cadre_stats.reading.tables.sample import Sample
from cadre_stats.reading.tables.scale_headings import scale_over
from cadre_stats.vocabulary.cells import is_post_above
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.other_times import is_of_former, is_of_later
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["former_above_held", "may_be_of_other_time", "not_above_held"]

# The scales that cells tell where the header only says that something is to come.
_SCALES = ("degree", "political_theory", "state_management")


def not_above_held(sample: Sample) -> Iterator[tuple[Contents, Finding]]:
    """Give the columns of levels or posts to come of which most aren't above what people hold."""
    for later in sample.contents:
        field = _field_to_come(later)
        held = [one for one in sample.contents if one.field == field and one is not later]
        if field is None or not held:
            continue
        told = [answer for row in sample.rows if (answer := _is_above(field, row, later, held)) is not None]
        if sum(told) * 2 < len(told):
            yield later, Finding("later_not_above", "warning", (), field, header_name(later.path))


def former_above_held(sample: Sample) -> Iterator[tuple[Contents, Finding]]:
    """Give the columns of levels held before that are above those held now, for most people whose levels differ."""
    for former in sample.contents:
        if former.field is not None or not is_of_former(former.path):
            continue
        field = _scale_of(former, roster_lexicon().nearly(former.path, of_others=True))
        held = [one for one in sample.contents if one.field == field]
        if field is None or not held:
            continue
        pairs = [(_rank(field, row[former.index]), _highest(field, held, row)) for row in sample.rows]
        told = [(before, now) for before, now in pairs if before is not None and now is not None and before != now]
        if sum(before > now for before, now in told) * 2 > len(told):
            yield former, Finding("former_above_held", "warning", (), field, header_name(former.path))


def may_be_of_other_time(path: tuple[str, ...], field: str | None) -> bool:
    """Tell whether a column may hold what people don't hold yet, or held before."""
    return _may_come_later(path, field) or (field is None and is_of_former(path))


def _may_come_later(path: tuple[str, ...], field: str | None) -> bool:
    return field == "planned_position" or (field is None and is_of_later(path))


def _field_to_come(contents: Contents) -> str | None:
    """Give the scale whose level is to come in a column, or the position for a planned one."""
    if contents.field == "planned_position":
        return "position"
    if not _may_come_later(contents.path, contents.field):
        return None
    return _scale_of(contents, [claim.field for claim in roster_lexicon().claims(contents.path[-1:])])


def _scale_of(contents: Contents, named: Sequence[str]) -> str | None:
    """Give the scale that stands over a column, that its header names, or of which its cells speak."""
    field = scale_over(contents.path) or (named[0] if named else "")
    if field and roster_fields()[field].kind == "level":
        return field
    return next((scale for scale in _SCALES if contents.mostly(scale)), None)


def _is_above(field: str, row: Mapping[int, str], later: Contents, held: Sequence[Contents]) -> bool | None:
    """Tell whether what is to come is above what a person holds; ``None`` where the row doesn't tell.

    Nobody goes on from no degree at all, where blank is unknown; from no course in theory many do.
    """
    if field == "position":
        return is_post_above(row[later.index], row[held[0].index])
    to_come = _rank(field, row[later.index])
    if to_come is None or to_come <= 0:
        return None
    own = _highest(field, held, row)
    if own is not None:
        return own < to_come
    return False if field == "degree" and not any(row[one.index] for one in held) else None


def _highest(field: str, held: Sequence[Contents], row: Mapping[int, str]) -> int | None:
    ranks = [rank for one in held if (rank := _held(field, one, row[one.index])) is not None]
    return max(ranks, default=None)


def _held(field: str, contents: Contents, text: str) -> int | None:
    if contents.tick:
        return _heading_rank(field, contents.path[-1]) if text else None
    return _rank(field, text)


def _rank(field: str, text: str) -> int | None:
    reading = load_vocabulary().read(field, text)
    return _place(field, reading.highest) if reading.recognised and not reading.blank else None


def _heading_rank(field: str, heading: str) -> int | None:
    return _place(field, load_vocabulary().read_heading(field, heading).highest)


def _place(field: str, level: str | None) -> int | None:
    return load_vocabulary().scale(field).rank(level) if level else None
