"""How a report is to be worded and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from cadre_stats.record import Record

if TYPE_CHECKING:
    from cadre_stats.statistics.rounding import Rounding

__all__ = ["LAYOUTS", "Language", "LayoutName", "Style"]

Language = Literal["vi", "en"]
# How a document that is handed in is laid out: that of the state, or the Party's.
LayoutName = Literal["state", "party"]
LAYOUTS: tuple[LayoutName, ...] = get_args(LayoutName)


class Style(Record):
    """The language of a report, and the decimals and the rounding rule of its shares."""

    lang: Language = "en"
    decimals: int = 1
    rounding: Rounding = "half"
