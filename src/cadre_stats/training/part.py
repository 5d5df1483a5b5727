"""Parts of those that a table counts: women, people of minorities, whatever "Trong đó" names."""

from __future__ import annotations

from cadre_stats.regex import regex
from cadre_stats.text import fold
from cadre_stats.training.headings import measure_named
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.lexicon import roster_lexicon

__all__ = ["is_part_of_people", "known_part", "part_code"]

_SEXES = {"nam": "male", "nữ": "female"}
_REMARK = regex(r"\s*\([^()]*\)\s*$")


def is_part_of_people(path: tuple[str, ...]) -> bool:
    """Tell whether a column counts men, women or the like of the people that the heading above it counts."""
    counted = len(path) > 1 and measure_named(path[-2]) in ("attendances", "people")
    return counted and known_part(path[-1]) is not None


def known_part(text: str) -> str | None:
    """Name the part that a column under "Trong đó" counts where it is one that rosters know, too."""
    text = _REMARK.sub("", text)  # "Nữ (người)"
    if fold(text) in _SEXES:
        return _SEXES[fold(text)]
    claims = roster_lexicon().claims((text,))
    known = [claim.field for claim in claims if roster_fields()[claim.field].kind in ("yes_no", "category")]
    return known[0] if known else None


def part_code(text: str) -> str:
    """Give the code of a part ("nữ": female, "người DTTS": ethnic_minority), or the text of one that has none."""
    return known_part(text) or text
