"""Several levels of a person in a cell: "CM: ĐH Luật; LLCT: Cao cấp", or "12/12; ĐH Luật; CC" in the header's order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np

from cadre_stats.reading.cells.cell import cell_text, shown_text
from cadre_stats.reading.cells.codes import count_codes
from cadre_stats.reading.cells.grid import CellColumn
from cadre_stats.reading.tables.about import speaks_of
from cadre_stats.reading.tables.joined import Joined, UnlistedText
from cadre_stats.reading.tables.table import Column
from cadre_stats.regex import regex
from cadre_stats.text import tidy
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import is_group_heading
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["join_listed", "may_hold_lists", "may_list_levels"]

# What stands before a value and names it, at the beginning of a cell or behind what ends a value.
_LABEL = regex(r"(?:^|[\n;,.|+•*–-])\s*([^\W\d_](?:[^:;,\n|+•*–-]|(?<=\S)-(?=\S)){0,40}?)\s*:")
_BREAK = regex(r"[\n;]")
_COMMAS = regex(",")
_AROUND = " \t\n;,.|+•*–-"
_COMMA = regex(r"[,;:/()&]|\bvà\b")
# Under this some names of levels are shorter: "VH".
_ABOVE = "Trình độ"
_FEWEST = 2


def may_list_levels(header: tuple[str, ...]) -> bool:
    """Tell whether a header groups levels or names several, so that its cells may list them.

    >>> may_list_levels(("Trình độ (văn hóa, chuyên môn, LLCT)",)), may_list_levels(("Trình độ chuyên môn, nghiệp vụ",))
    (True, False)
    """
    return bool(header) and (len(_named(header[-1])) >= _FEWEST or is_group_heading(header[-1]))


def join_listed(columns: Sequence[Column], taken: Collection[str | None]) -> Iterator[Joined]:
    """Part a column that lists levels into one of each, where none is ``taken``.

    A cell that doesn't list them as the others do stands in every part as it is and is told as not understood.
    """
    for column in columns:
        if column.field is None and not column.tick and may_list_levels(column.header):
            parts = _parts(column)
            if parts and not set(parts) & set(taken):
                own = frozenset((column.index,))
                for field, values in parts.items():
                    yield Joined(own, Column(column.index, column.header, field, CellColumn(column.codes, values)))
                return


def _parts(column: Column) -> Mapping[str, tuple[str, ...]]:
    """Give the values by field of a column's cells; nothing where most don't list any."""
    texts = [cell_text(cell) if shown_text(cell) else "" for cell in column.values]
    used = np.flatnonzero(count_codes(column.codes, len(texts))).tolist()
    filled = [texts[code] for code in used if texts[code]]
    order = _named(column.header[-1])
    labelled = [_labelled(text) for text in filled]
    if sum(map(bool, labelled)) * 2 > len(filled):
        fields = tuple(dict.fromkeys(field for one in labelled for field in one))
        return {
            field: tuple(_labelled(text).get(field, "") if _labelled(text) else _unlisted(text) for text in texts)
            for field in fields
        }
    if not _list_in_order(filled, order):
        return {}
    listed = [_in_order(text, order) for text in texts]
    return {
        field: tuple(one.get(field, "") if one else _unlisted(text) for one, text in zip(listed, texts, strict=True))
        for field in order
    }


def may_hold_lists(header: str, texts: Iterable[str]) -> bool:
    """Tell whether a header names several levels and a text below it has several parts: of which level isn't guessed.

    >>> may_hold_lists("Trình độ (văn hóa; chuyên môn; LLCT)", ["12/12; Trung cấp"])
    True
    >>> may_hold_lists("Trình độ (văn hóa; chuyên môn; LLCT)", ["ĐH Luật", "TC Y"])
    False
    """
    return len(_named(header)) >= _FEWEST and any(_BREAK.search(text) or _COMMAS.search(text) for text in texts)


def _list_in_order(texts: Sequence[str], order: Sequence[str]) -> bool:
    """Tell whether most texts of a column list the levels that its header names, in its order."""
    return len(order) >= _FEWEST and sum(bool(_in_order(text, order)) for text in texts) * 2 > len(texts)


def _unlisted(text: str) -> str:
    return UnlistedText(text) if text else ""


@lru_cache(maxsize=1 << 10)
def _labelled(text: str) -> Mapping[str, str]:
    """Read "CM: ĐH Luật; LLCT: Cao cấp"; nothing where the text doesn't begin with the name of a level.

    >>> _labelled("VH: 12/12; CM: ĐH Luật, ThS Kinh tế - LLCT: Cao cấp")
    {'general_education': '12/12', 'degree': 'ĐH Luật, ThS Kinh tế', 'political_theory': 'Cao cấp'}
    """
    labels = [(found, field) for found in _LABEL.finditer(text) if (field := _level(found[1])) is not None]
    if not labels or text[: labels[0][0].start()].strip(_AROUND):
        return {}
    ends = [found.start() for found, _ in labels[1:]] + [len(text)]
    values: dict[str, str] = {}
    for (found, field), end in zip(labels, ends, strict=True):
        value = tidy(text[found.end() : end]).strip(_AROUND)
        values[field] = "; ".join(filter(None, (values.get(field, ""), value)))
    return values


def _in_order(text: str, order: Sequence[str]) -> Mapping[str, str]:
    """Read "12/12; ĐH Luật; CC" by the order of a header; nothing where parts lack or stand in another order.

    A part that isn't understood stays as it is, unless another of the header's levels may be meant by it.
    """
    lists = ([tidy(part).strip(_AROUND) for part in separator.split(text)] for separator in (_BREAK, _COMMAS))
    parts = next((parts for parts in lists if len(parts) == len(order)), None)
    if parts is None:
        return {}
    read = [load_vocabulary().read(field, part).recognised for field, part in zip(order, parts, strict=True)]
    unread = [part for part, known in zip(parts, read, strict=True) if not known]
    if not any(read) or any(speaks_of(field, part) for part in unread for field in order):
        return {}
    return dict(zip(order, parts, strict=True))


def _named(text: str) -> tuple[str, ...]:
    """Give the levels that a header names, in its order."""
    found = (_level(part) for part in _COMMA.split(text) if part.strip())
    return tuple(dict.fromkeys(field for field in found if field is not None))


def _level(text: str) -> str | None:
    name = tidy(text)
    claims = roster_lexicon().claims((name,)) or roster_lexicon().claims((_ABOVE, name))
    return claims[0].field if claims and roster_fields()[claims[0].field].kind == "level" else None
