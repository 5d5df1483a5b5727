"""Pairs of columns that contradict each other: what one was taken for stands in another, or one header over both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cadre_stats.finding import Finding
from cadre_stats.reading.doubts.elsewhere import stands_in
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.reading.tables.fields import header_name, sex_headed
from cadre_stats.regex import regex
from cadre_stats.text import fold
from cadre_stats.vocabulary.rows import without_equals

__all__ = ["contradicting_pairs"]

Path = tuple[str, ...]

_LETTER = regex(r" \[[a-z]{1,3}\]$")


def contradicting_pairs(
    contents: Contents, every: Sequence[Contents], joined: Mapping[int, Path]
) -> Iterator[tuple[Contents, Finding]]:
    """Tell whether a column contradicts another one.

    ``joined`` are the headers of columns that ``every`` leaves out because the table has made one of them together.
    """
    if (other := next((one for one in every if stands_in(one, contents)), None)) is not None:
        yield contents, Finding("field_in_another_column", "warning", (), other.field, header_name(contents.path))
    if _repeats_header(contents, every, joined) or _is_second_of_sex(contents, every):
        yield contents, Finding("same_header", "warning", (), contents.field, header_name(contents.path))


def _repeats_header(contents: Contents, every: Sequence[Contents], joined: Mapping[int, Path]) -> bool:
    """Tell whether a column has the header of the one before it, and both hold something."""
    before = contents.index - 1
    if before in joined:
        return _is_one_header(joined[before], contents.path) and contents.is_filled()
    left = next((one for one in every if one.index == before), None)
    if len(contents.path) > 1 and any(_equals(one, contents) for one in every):
        return True
    if len(contents.path) > 1 and contents.is_filled() and any(_is_same_below(one, contents) for one in every):
        return True
    alike = left is not None and _is_one_header(left.path, contents.path)
    return alike and left is not None and left.is_filled() and contents.is_filled()


def _is_same_below(other: Contents, contents: Contents) -> bool:
    """Tell whether a column before one has the same headings over it, all of them, and holds something, too."""
    return other.index < contents.index and _folded(other.path) == _folded(contents.path) and other.is_filled()


def _equals(other: Contents, contents: Contents) -> bool:
    """Tell whether the heading of a column says what that of one before it says of equals, too: "CVC và TĐ", "CVC"."""
    if other.index >= contents.index or other.path[:-1] != contents.path[:-1] or other.path == contents.path:
        return False
    return without_equals(other.path[-1]) == without_equals(contents.path[-1])


def _folded(path: Path) -> list[str]:
    return [_LETTER.sub("", fold(part)) for part in path]


def _is_one_header(left: Path, right: Path) -> bool:
    """Tell whether two headers are one, or one of them a part of the other."""
    shared = min(len(left), len(right))
    # Of headers that are the same the columns' letters are told, too.
    paths = [_folded(path) for path in (left, right)]
    return shared > 0 and (paths[0][:shared] == paths[1][:shared] or paths[0][-shared:] == paths[1][-shared:])


def _is_second_of_sex(contents: Contents, every: Sequence[Contents]) -> bool:
    """Tell whether a column is headed by a sex that another one before it is headed by, too."""
    sex = sex_headed(contents.path[-1]) if contents.field == "sex" and contents.path else None
    before = [one for one in every if one.field == "sex" and one.path and one.index < contents.index]
    return sex is not None and any(sex_headed(one.path[-1]) == sex for one in before)
