"""Which column is which field: claims of the lexicon, settled where two columns claim one field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cadre_stats.errors import InputError, UsageError
from cadre_stats.finding import column_letter
from cadre_stats.reading.tables.scale_headings import scale_over
from cadre_stats.record import Record
from cadre_stats.regex import regex
from cadre_stats.text import bare, fold
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.lexicon import Claim, roster_lexicon

__all__ = [
    "Assignment",
    "assign",
    "check_field",
    "header_name",
    "lone_parts",
    "matching",
    "refuse_ambiguous",
    "refuse_clash",
    "refuse_unknown",
    "sex_at_end",
    "sex_headed",
]

Path = tuple[str, ...]

# Counted for nothing.
_UNCOUNTED = ("number", "note")
# By these people are told apart, grouped and aged: which of two columns is meant isn't guessed. Nor of a scale's.
_NEEDED = ("full_name", "family_name", "given_name", "id_number", "birth_date", "unit")
# These may stand in a column for men and one for women.
_BY_SEX = ("sex", "birth_date")


class Assignment(Record):
    """The field of each column, where it is one, and the columns that lost a field to another.

    ``second`` pairs the losing column with the field that it claimed, ``clash`` names two of equal right. ``over``
    are the scales that stand over columns of other names, likely of their levels.
    """

    fields: dict[int, str]
    second: tuple[tuple[int, str], ...] = ()
    clash: tuple[str, int, int] | None = None
    over: frozenset[str] = frozenset()

    @property
    def distinct(self) -> frozenset[str]:
        """The fields that the table has."""
        return frozenset(self.fields.values()) | self.over

    @property
    def is_roster(self) -> bool:
        """Whether there is a name or an ID number, and something known about the person beside it."""
        known = self.distinct
        return bool(known & _IDENTITY) and bool(known - _IDENTITY - set(_UNCOUNTED))


_IDENTITY = frozenset({"full_name", "family_name", "given_name", "id_number"})


def header_name(path: Path) -> str:
    """Give a header path as one text."""
    return " › ".join(filter(None, path))


def assign(paths: Sequence[Path], wanted: Mapping[str, str]) -> Assignment:
    """Give each column its field; ``wanted`` (field → header) goes before what the lexicon says.

    A column that loses a field takes the next one that its header may mean.
    """
    fields = _wanted(paths, wanted)
    open_claims = {
        column: [claim for claim in roster_lexicon().claims(path) if claim.field not in wanted]
        for column, path in enumerate(paths)
        if column not in fields and path and path[-1]
    }
    second: list[tuple[int, str]] = []
    clash = None
    holders: dict[str, tuple[int, Claim]] = {}
    waiting = [column for column, claims in open_claims.items() if claims]
    while waiting:
        column = waiting.pop(0)
        claim = open_claims[column].pop(0)
        held = holders.get(claim.field)
        if held is None:
            holders[claim.field] = (column, claim)
            continue
        if _by_sex(claim.field, paths[column], paths[held[0]]):
            fields[column] = claim.field
            continue
        loser = held[0] if _strength(claim) < _strength(held[1]) else column
        if loser != column:
            holders[claim.field] = (column, claim)
        if open_claims[loser]:
            waiting.insert(0, loser)
            continue
        second.append((loser, claim.field))
        if _strength(claim) == _strength(held[1]) and _is_needed(claim.field):
            clash = clash or (claim.field, held[0], column)
    fields.update({column: field for field, (column, _) in holders.items()})
    return Assignment(fields, tuple(sorted(second)), clash, _over(paths, fields))


def _over(paths: Sequence[Path], fields: Mapping[int, str]) -> frozenset[str]:
    """Give the scales whose names head columns that are no field themselves."""
    scales = (scale_over(path) for column, path in enumerate(paths) if column not in fields)
    return frozenset(scale for scale in scales if scale is not None)


def lone_parts(paths: Sequence[Path], fields: Mapping[int, str]) -> list[int]:
    """Give the columns that stand beside a column for one sex under the same heading and are not the other's."""
    halves = {
        path[:-1]
        for path in (paths[column] for column, field in fields.items() if field in _BY_SEX)
        if len(path) > 1 and (sex_headed(path[-1]) or sex_at_end(path[-1]))
    }
    return [
        column
        for column, path in enumerate(paths)
        if column not in fields and len(path) > 1 and path[-1] and path[:-1] in halves
    ]


def sex_headed(header: str) -> str | None:
    """Give the one sex that a header of sexes names, "nam" or "nu": a column for marks.

    >>> [sex_headed(text) for text in ("Nữ", "Giới tính (Nữ)", "Nam (tick)", "Giới tính", "Nam/Nữ")]
    ['nu', 'nu', 'nam', None, None]
    """
    found = _ONE_SEX.fullmatch(bare(header))
    return found[1] if found else None


def sex_at_end(header: str) -> str | None:
    """Give the sex that stands at the end of a header of dates, "nam" or "nu": a column for those people alone.

    >>> [sex_at_end(text) for text in ("Nữ", "Năm sinh (Nam)", "Ngày sinh nữ", "Sinh ngày, tháng, năm", "Năm sinh")]
    ['nu', 'nam', 'nu', None, None]
    """
    found = _SEX_AT_END.search(fold(header))
    return bare(found[1]) if found else None


_SEX_AT_END = regex(r"(?<!\w)(nam|nữ|nu)\W*$")
# A spelling of the column, one sex, how to mark it.
_ONE_SEX = regex(r"(?:gioi tinh|gioi|phai)?\W*(nam|nu)\W*(?:tick|danh dau|la)?\W*x?\W*")


def _strength(claim: Claim) -> tuple[bool, bool, int]:
    """Order claims: the smallest is the best."""
    return claim.alone, not claim.exact, claim.rank


def _is_needed(field: str) -> bool:
    return field in _NEEDED or roster_fields()[field].kind in ("level", "category", "yes_no")


def _by_sex(field: str, path: Path, other: Path) -> bool:
    told = {sex_headed(one[-1]) or sex_at_end(one[-1]) for one in (path, other)}
    return field in _BY_SEX and told == {"nam", "nu"}


def _wanted(paths: Sequence[Path], wanted: Mapping[str, str]) -> dict[int, str]:
    """Find the columns that a person named by their headers; a header that this sheet lacks is left to others."""
    fields: dict[int, str] = {}
    for field, text in wanted.items():
        found = matching(paths, text)
        if len(found) == 1:
            fields[found[0]] = field
    return fields


def matching(paths: Sequence[Path], text: str) -> list[int]:
    """Give the columns whose header is a text: the whole path, its last part, or the column's letter."""
    key = fold(text)
    whole = [column for column, path in enumerate(paths) if path and fold(header_name(path)) == key]
    last = [column for column, path in enumerate(paths) if path and fold(path[-1]) == key]
    letter = [column for column in range(len(paths)) if column_letter(column) == text.strip()]
    return whole or last or letter


def refuse_ambiguous(paths: Sequence[Path], wanted: Mapping[str, str], where: str) -> None:
    """Refuse a ``--column`` option whose header several columns have; raises :class:`UsageError` naming them."""
    for text in wanted.values():
        found = matching(paths, text)
        if len(found) > 1:
            letters = ", ".join(map(column_letter, found))
            raise UsageError("reading.many_columns", where, header=text, columns=letters)


def refuse_unknown(paths: Sequence[Path], wanted: Mapping[str, str], where: str) -> None:
    """Refuse a ``--column`` option whose header no column has; raises :class:`UsageError` with the nearest header."""
    refuse_ambiguous(paths, wanted, where)
    headers = {fold(header_name(path)): header_name(path) for path in paths if path}
    for text in wanted.values():
        if not matching(paths, text):
            from difflib import get_close_matches

            near = get_close_matches(fold(text), headers, n=1, cutoff=0.0)
            raise UsageError("reading.no_column", where, header=text, nearest=headers[near[0]] if near else "–")


def check_field(field: str) -> None:
    """Refuse a ``--column`` option whose field isn't one; raises :class:`UsageError` with the nearest field."""
    fields = [code for code, about in roster_fields().items() if not about.derived]
    if field not in fields:
        from difflib import get_close_matches

        nearest = get_close_matches(field, fields, n=1, cutoff=0.0)[0]
        raise UsageError("reading.no_field", "--column", field=field, nearest=nearest)


def refuse_clash(assignment: Assignment, paths: Sequence[Path], where: str) -> None:
    """Refuse two columns of one spelling that claim one field; raises :class:`InputError` asking for ``--column``."""
    if assignment.clash is not None:
        field, first, other = assignment.clash
        raise InputError(
            "reading.two_columns",
            where,
            field=field,
            header=header_name(paths[first]),
            columns=f"{column_letter(first)}, {column_letter(other)}",
        )
