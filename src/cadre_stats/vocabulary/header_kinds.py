"""What a header says beside its field: that its cells decide, are codes, or are of another person or time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from cadre_stats.text import bare
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_words import (
    any_of,
    has_foreign,
    header_data,
    header_key,
    phrases,
    rewrite,
    variants,
    without_number,
)
from cadre_stats.vocabulary.lexicon import Path, is_neutral, roster_lexicon
from cadre_stats.vocabulary.whole_phrases import WholePhrases

__all__ = [
    "begins_as_levels",
    "coded_by",
    "goes_with",
    "is_academic",
    "is_group_heading",
    "is_ordinary",
    "is_rest",
    "kind_of_id",
    "listed_under",
    "of_something_else",
    "perhaps",
    "perhaps_begun",
    "stands_alone",
]


def perhaps(text: str) -> tuple[str, ...]:
    """Give the fields that an ambiguous header may mean, of which its cells must speak.

    >>> perhaps("ĐV"), perhaps("GT (Nam/Nữ)"), perhaps("Ghi chú")
    (('party_member', 'unit'), ('sex',), ())
    """
    return next((_by_cells()[key] for (key,) in variants((text,)) if key in _by_cells()), ())


def perhaps_begun(text: str) -> tuple[str, ...]:
    """Give the fields that a header may mean by its first words, if its cells speak of them, too.

    >>> perhaps_begun("Phòng/BHXH cơ sở"), perhaps_begun("Đơn vị đào tạo"), perhaps_begun("Đơn vị cũ")
    (('unit',), (), ())
    """
    if has_foreign(text):
        return ()
    if any_of("not_by_cells").search(key := header_key(text)):
        return _levels_with_others(text)
    begun = (field for field in header_data()["begins_by_cells"] if _begun_by_cells(field).match(key))
    kind = ("unit",) if _is_kind_of_unit(text) else ()
    return (*begun, *kind, *_levels_with_others(text))


def _is_kind_of_unit(text: str) -> bool:
    """Tell whether a header names kinds of units rather than one of them: "Phòng/BHXH cơ sở", not "Khoa Nội"."""
    found = any_of("kinds_of_units").match(key := header_key(text))
    if found is None:
        return False
    rest = key[found.end() :].strip()
    return not rest or any(sign in text for sign in ",/(") or rest in phrases("ends_of_kinds")


def _levels_with_others(text: str) -> tuple[str, ...]:
    """Give the level of a header that names what stands beside it, too: "Trình độ chuyên môn, nơi đào tạo, năm"."""
    first, *others = re.split("[,;/]", text)
    if not others or not all(map(_is_beside_level, others)):
        return ()
    fields = (claim.field for claim in roster_lexicon().claims((first.strip(),)))
    return tuple(field for field in fields if roster_fields()[field].kind == "level")


def _is_beside_level(text: str) -> bool:
    told = {claim.field for claim in roster_lexicon().claims((text.strip(),))}
    return bool(told & {"major", "school", "study_mode"}) or rewrite(header_key(text)) in phrases("beside_level")


def coded_by(text: str) -> tuple[str, ...]:
    """Give the scales whose codes a header announces: "Mã trình độ chuyên môn".

    >>> coded_by("Mã trình độ LLCT"), coded_by("Mã cán bộ"), coded_by("LLCT")
    (('political_theory',), (), ())
    """
    found = any_of("codes_of").match(key := header_key(text))
    claims = roster_lexicon().claims((key[found.end() :].strip(),)) if found else ()
    return tuple(claim.field for claim in claims if roster_fields()[claim.field].kind == "level")


def is_rest(text: str) -> bool:
    """Tell whether a heading is for what the others beside it leave over: "Khác", "CN khác", "Còn lại".

    >>> is_rest("CN khác"), is_rest("Đại học")
    (True, False)
    """
    return any_of("rest").search(header_key(text)) is not None


def listed_under(text: str) -> str:
    """Give the name of a column in the line above a list of its codes, or before it.

    >>> listed_under("Bảng mã trình độ chuyên môn:"), listed_under("Ghi chú: LLCT")
    ('trình độ chuyên môn', 'llct')
    """
    key = header_key(text)
    while found := any_of("list_of").match(key):
        key = key[found.end() :].strip()
    return key


def is_ordinary(text: str) -> bool:
    """Tell whether a header is one of those that columns of no field ordinarily have.

    >>> is_ordinary("Số điện thoại"), is_ordinary("so_dien_thoai"), is_ordinary("Cột 7")
    (True, True, False)
    """
    key = header_key(without_number(text))
    return (_ordinary_bare() if key.isascii() else any_of("ordinary")).match(key) is not None


@cache
def _ordinary_bare() -> WholePhrases:
    # Of one word without its marks it isn't certain which one it is: "Ảnh", "Anh".
    return WholePhrases(bare(text) for text in phrases("ordinary") if " " in text or text.isascii())


def goes_with(text: str, other: str) -> bool:
    """Tell whether a header tells another thing of the same fact as another one, and so no second answer.

    The day on which a member of the Party became one in full beside that of joining; the code of what another column
    names.

    >>> goes_with("Ngày chính thức", "Ngày kết nạp"), goes_with("Mã ngạch", "Ngạch"), goes_with("LLCT", "Chính trị")
    (True, True, False)
    """
    kinds = [any_of("official_day").search(header_key(one)) is not None for one in (text, other)]
    codes = [any_of("codes_of").match(header_key(without_number(one))) is not None for one in (text, other)]
    return kinds == [True, False] or codes == [True, False]


def kind_of_id(text: str) -> str:
    """Give the kind of ID number under a header: a list's name in ``id_kinds``, ``cards`` where nothing tells.

    >>> [kind_of_id(text) for text in ("Số CMND/CCCD", "Số CMND", "Mã định danh", "Số thẻ Đảng", "Mã GV", "ma_nv")]
    ['cards', 'former_cards', 'cards', 'party', 'own', 'own']
    """
    key = header_key(text)
    found = (name for name in header_data()["id_kinds"] if _id_words(name, key.isascii()).search(key))
    return next(found, "cards")


@cache
def _id_words(name: str, is_bare: bool) -> WholePhrases:
    words = map(header_key, header_data()["id_kinds"][name])
    return WholePhrases(map(bare, words) if is_bare else words)


def is_academic(text: str) -> bool:
    """Tell whether a header is that of academic degrees, which stand beside a column of degrees: "Học hàm, học vị"."""
    return rewrite(header_key(text)) in phrases("academic")


def is_group_heading(text: str) -> bool:
    """Tell whether a heading only groups columns of levels and says nothing of any of them: "Trình độ"."""
    return begins_as_levels(text) and is_neutral(text) and not roster_lexicon().claims((text,))


def begins_as_levels(text: str) -> bool:
    """Tell whether a header begins as those of levels do: "Trình độ quản lý giáo dục"."""
    return header_key(text).startswith(tuple(phrases("group_of_levels")))


def of_something_else(path: Path) -> bool:
    """Tell whether a word of a header makes its column one of another person, place or time."""
    return any(map(has_foreign, path))


@cache
def _by_cells() -> Mapping[str, tuple[str, ...]]:
    return {header_key(text): tuple(fields) for text, fields in header_data()["by_cells"].items()}


@cache
def _begun_by_cells(field: str) -> WholePhrases:
    return WholePhrases(map(header_key, header_data()["begins_by_cells"][field]))


def stands_alone(path: Path) -> bool:
    """Tell whether a header's last part means what it would mean alone: what stands above it only groups columns.

    >>> stands_alone(("Công tác", "Phòng")), stands_alone(("Nhu cầu", "Phòng"))
    (True, False)
    """
    return all(map(is_neutral, path[:-1]))
