"""Sexes as a table tells them beside what names tell: the middle word is Thị in a woman's, Văn in a man's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cadre_stats.reading.tables.contents import Contents
from cadre_stats.reading.tables.fields import sex_at_end, sex_headed
from cadre_stats.reading.tables.sample import Sample
from cadre_stats.reading.tables.table import Column
from cadre_stats.text import bare
from cadre_stats.vocabulary.cells import is_mostly_of_man, sex_of_name

__all__ = ["is_told_by_words", "told_by_word", "unlike_names"]

_NAMES = ("full_name", "family_name", "given_name")
# From how many women and others on it is no chance that marks stand at the women's names alone.
_ENOUGH = 3
_WORDS = {"nam": "Nam", "nu": "Nữ"}


def unlike_names(sample: Sample) -> Contents | None:
    """Give the column of sexes if it contradicts the names of more than half of those whose name tells a sex."""
    columns = [one for one in sample.contents if one.path and _is_of_sexes(one.field, one.path)]
    names = [one.index for field in _NAMES for one in sample.contents if one.field == field]
    if not columns:
        return None
    headed = {one.index: _WORDS[sex] for one in columns if (sex := _heading(one.field, one.path))}
    called = [" ".join(row[name] for name in names if row[name]) for row in sample.rows]
    by_names = [sex_of_name(name) for name in called]
    if headed:
        by_names = _with_men(sample, columns, headed, called, by_names)
    pairs = [(_sex(row, columns, headed), by_name) for row, by_name in zip(sample.rows, by_names, strict=True)]
    told = [(sex, by_name) for sex, by_name in pairs if sex and by_name]
    wrong = sum(sex != by_name for sex, by_name in told)
    if wrong * 2 > len(told) or _is_elsewhere(sample, columns, [by_name for _, by_name in pairs], wrong > 0):
        return columns[0]
    return None


def _with_men(
    sample: Sample,
    columns: Sequence[Contents],
    headed: Mapping[int, str],
    called: Sequence[str],
    by_names: Sequence[str | None],
) -> list[str | None]:
    """Give the sexes that names tell, with those of names that nearly only men have.

    Some women have such a name: of one alone that the table says so it is believed.
    """
    men = [one or ("Nam" if is_mostly_of_man(name) else None) for one, name in zip(by_names, called, strict=True)]
    sexes = [_sex(row, columns, headed) for row in sample.rows]
    women = sum(
        man == "Nam" and one is None and sex == "Nữ" for man, one, sex in zip(men, by_names, sexes, strict=True)
    )
    return men if women > 1 else list(by_names)


def _is_elsewhere(
    sample: Sample, columns: Sequence[Contents], by_name: Sequence[str | None], contradicted: bool
) -> bool:
    """Tell whether other marks tell the sex of every name that tells one, and these don't.

    Where these are ``contradicted`` by a name, the others need to agree with a man's and a woman's. Names that tell
    men are rarer: else the others must stand at the names of three women or more and nowhere else, and these don't.
    """
    if len(columns) != 1 or not columns[0].tick:
        return False
    sex = _WORDS[_heading("sex", columns[0].path) or "nu"]
    women = by_name.count("Nữ")
    if contradicted and set(_WORDS.values()) <= set(by_name):
        told = [place for place, one in enumerate(by_name) if one]
    elif sex == "Nữ" and min(women, len(by_name) - women) >= _ENOUGH:
        told = list(range(len(by_name)))
    else:
        return False
    others = [one.index for one in sample.contents if one is not columns[0] and one.marks and not one.texts]
    if all(bool(sample.rows[at][columns[0].index]) == (by_name[at] == sex) for at in told):
        return False
    return any(all(bool(sample.rows[at][other]) == (by_name[at] == sex) for at in told) for other in others)


def told_by_word(texts: Iterable[str]) -> list[str]:
    """Give the sex that each text of a column of sexes says, empty where it says none."""
    return [_WORDS.get(bare(text), "") for text in texts]


def is_told_by_words(columns: Sequence[Column]) -> bool:
    """Tell whether sexes stand in one column as words and names in one, so that a row needs no other look."""
    of_sexes = [one for one in columns if one.header and _is_of_sexes(one.field, one.header)]
    names = [one for one in columns if one.field in _NAMES]
    if len(of_sexes) != 1 or len(names) != 1:
        return not of_sexes
    return of_sexes[0].field == "sex" and _heading("sex", of_sexes[0].header) is None


def _is_of_sexes(field: str | None, path: tuple[str, ...]) -> bool:
    return field == "sex" or (field == "birth_date" and _heading(field, path) is not None)


def _heading(field: str | None, path: tuple[str, ...]) -> str | None:
    """Give the sex that heads a column of marks or of birth dates, "nam" or "nu"."""
    return sex_headed(path[-1]) or (sex_at_end(path[-1]) if field == "birth_date" else None)


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
