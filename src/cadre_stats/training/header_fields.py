"""Which fields a header path of a training table means: its own, and those of rosters that it may have beside."""

from __future__ import annotations

from cadre_stats.training.headings import is_sum_of, measure_named
from cadre_stats.training.table_column import IDENTITY, MEASURES
from cadre_stats.vocabulary.lexicon import Claim, roster_lexicon, training_lexicon
from cadre_stats.vocabulary.training_words import counts_attendees, without_time

__all__ = ["fields_meant"]

# Fields of a roster that a training table may have beside its own.
_ROSTER_FIRST = frozenset({*IDENTITY, "number", "birth_date", "sex", "unit", "parent_unit", "position", "note"})
# The rank of a spelling that is known only without what it says of the time.
_LAST = 1000


def fields_meant(path: tuple[str, ...]) -> list[Claim]:
    """Give the fields that a header may mean in a training table, the best first."""
    own, roster = training_lexicon().claims(path), roster_lexicon().claims(path)
    first = [claim for claim in roster if claim.field in _ROSTER_FIRST and not claim.alone]
    # What is understood only by its last part needs a heading that is about counts, too: "Số lượt › Kế hoạch".
    counts = len(path) > 1 and any(claim.field in MEASURES for claim in training_lexicon().claims(path[:-1]))
    mine = [claim for claim in own if not claim.alone or (counts and claim.field in MEASURES)]
    if is_sum_of(path):  # "Kinh phí › Tổng số" over its sources, "Số học viên › Tổng" beside "Nữ"
        mine += [claim for claim in training_lexicon().claims(path[:-1]) if claim.field in MEASURES]
    elif len(path) > 1 and not mine and _plans(path):  # "Kế hoạch › Số lượt"
        mine.append(Claim("planned", _LAST, exact=False))
    elif len(path) == 1 and not mine:  # "Kế hoạch cả năm"
        name, telling = without_time(path[0])
        known = training_lexicon().claims((name,)) if telling else ()
        mine += [Claim(one.field, _LAST + telling, exact=False) for one in known if one.field in MEASURES]
        if not mine and counts_attendees(path[0]):
            mine.append(Claim("attendances", _LAST, exact=False))
    return [*first, *mine, *(claim for claim in roster if claim not in first and not claim.alone)]


def _plans(path: tuple[str, ...]) -> bool:
    """Tell whether a column counts those who were planned for."""
    return measure_named(path[-1]) in ("attendances", "people") and measure_named(path[-2]) == "planned"
