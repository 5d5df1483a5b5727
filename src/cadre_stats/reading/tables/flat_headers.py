"""Headers that name a scale and one of its levels in the same cell, as tables without merged headings have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cadre_stats.regex import regex
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import is_rest
from cadre_stats.vocabulary.header_words import header_key
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["part_flat_headers"]

Path = tuple[str, ...]

# "Trình độ chuyên môn - Thạc sĩ", "LLCT: Cao cấp", "LLCT (Cao cấp)", "TĐCM › ThS", "TĐCM_ThS".
_FLAT = regex(r"(?s)\s*(?P<scale>[^-–—:›>/|_(]*\w)\s*(?:[-–—:›>/|_]+\s*(?P<level>\S.*?)|\((?P<within>[^()]+)\))\s*")


def part_flat_headers(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Give headers of one cell that name a scale and a level as the two that a merged heading would make.

    Only where several columns name levels of the same scale: a header alone may be an instruction how to fill it.

    >>> part_flat_headers([("Họ và tên",), ("LLCT - Cao cấp",), ("LLCT - Trung cấp",), ("Tin học - Trung cấp",)])
    (('Họ và tên',), ('LLCT', 'Cao cấp'), ('LLCT', 'Trung cấp'), ('Tin học - Trung cấp',))
    """
    parted = {column: parts for column, path in enumerate(paths) if len(path) == 1 and (parts := _parted(path[0]))}
    levels = Counter(header_key(scale) for scale, _ in set(parted.values()))
    return tuple(
        parted[column] if column in parted and levels[header_key(parted[column][0])] > 1 else path
        for column, path in enumerate(paths)
    )


def _parted(header: str) -> tuple[str, str] | None:
    found = _FLAT.fullmatch(header)
    if found is None:
        return None
    scale, level = found["scale"], found["level"] or found["within"]
    claims = roster_lexicon().claims((scale,))
    if not claims or roster_fields()[claims[0].field].kind != "level":
        return None
    reading = load_vocabulary().read_heading(claims[0].field, level)
    return (scale, level) if reading.recognised or is_rest(level) else None
