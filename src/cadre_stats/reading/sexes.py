"""Sexes as a table tells them beside what names tell: the middle word is Thị in a woman's, Văn in a man's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cadre_stats.reading.contents import Contents, Sample
from cadre_stats.reading.fields import sex_at_end, sex_headed
from cadre_stats.text import bare
from cadre_stats.vocabulary.cells import sex_of_name

__all__ = ["unlike_names"]

_NAMES = ("full_name", "family_name", "given_name")
_WORDS = {"nam": "Nam", "nu": "Nữ"}


def unlike_names(sample: Sample) -> Contents | None:
    """Give the column of sexes if it contradicts the names of more than half of those whose name tells a sex."""
    columns = [one for one in sample.contents if one.path and _is_of_sexes(one)]
    names = [one.index for field in _NAMES for one in sample.contents if one.field == field]
    if not columns:
        return None
    headed = {one.index: _WORDS[sex] for one in columns if (sex := _heading(one))}
    pairs = [
        (_sex(row, columns, headed), sex_of_name(" ".join(row[name] for name in names if row[name])))
        for row in sample.rows
    ]
    told = [(sex, by_name) for sex, by_name in pairs if sex and by_name]
    wrong = sum(sex != by_name for sex, by_name in told)
    return columns[0] if wrong * 2 > len(told) else None


def _is_of_sexes(contents: Contents) -> bool:
    return contents.field == "sex" or (contents.field == "birth_date" and _heading(contents) is not None)


def _heading(contents: Contents) -> str | None:
    """Give the sex that heads a column of marks or of birth dates, "nam" or "nu"."""
    header = contents.path[-1]
    return sex_headed(header) or (sex_at_end(header) if contents.field == "birth_date" else None)


def _sex(row: Mapping[int, str], columns: Sequence[Contents], headed: Mapping[int, str]) -> str | None:
    """Give the sex that a row tells: by a word, by the one filled column of two, by a mark or none under one sex.

    ``headed`` gives the sex of the columns that are headed by one.
    """
    words = [_WORDS[word] for one in columns if (word := bare(row[one.index])) in _WORDS]
    if words or not headed:
        return words[0] if len(set(words)) == 1 else None
    filled = [sex for column, sex in headed.items() if row[column]]
    if len(headed) == 1 and not filled:
        return "Nam" if "Nữ" in headed.values() else "Nữ"
    return filled[0] if len(filled) == 1 else None
