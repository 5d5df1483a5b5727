"""Readings and scales as JSON lines for scripts and as aligned text for people."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence

from cadre_stats.rendering.printable import printable
from cadre_stats.reporting.explanation import Explanation, LevelEntry, names_any_religion
from cadre_stats.text import tidy
from cadre_stats.vocabulary.scale import Scale
from cadre_stats.wording import say

__all__ = ["scale_json", "scale_table", "text_json", "text_table"]

_GAP = 2
_REASON_LEAST = 30
_LINE_ENDS = "\x85\u2028\u2029"
_KEYS = ("text", "field", "lowest", "highest", "recognised", "blank", "reason")


def text_json(explanations: Sequence[Explanation]) -> bytes:
    """Give one JSON object a line, a line per text."""
    return "".join(_line({key: getattr(one, key) for key in _KEYS}) for one in explanations).encode()


def _line(record: dict[str, object]) -> str:
    """Give an object on a line of its own, also for readers who take the line ends of Unicode for line ends."""
    text = json.dumps(record, ensure_ascii=False)
    return "".join(f"\\u{ord(c):04x}" if c in _LINE_ENDS else c for c in text) + "\n"


def text_table(explanations: Sequence[Explanation], lang: str, width: int) -> bytes:
    """Give a line per text: the text, its reading, the reason, which goes below where there is no room beside."""
    heading = tuple(say(f"report.explain.{key}", lang) for key in ("text", "reading", "reason"))
    rows = [heading, *((printable(tidy(one.text)) or '""', printable(one.label), one.reason) for one in explanations)]
    texts, readings = (max(len(row[number]) for row in rows) for number in (0, 1))
    beside = texts + readings + 2 * _GAP
    indent = " " * (beside if width - beside >= _REASON_LEAST else 2 * _GAP)
    lines: list[str] = []
    for text, reading, reason in rows:
        lead = f"{text:{texts}}{'':{_GAP}}{reading:{readings}}{'':{_GAP}}"
        if len(indent) < beside:
            lines.append(lead.rstrip())
            lead = indent
        lines += textwrap.wrap(reason, width, initial_indent=lead, subsequent_indent=indent, break_long_words=False)
    return ("\n".join(lines) + "\n").encode()


def scale_json(scale: Scale, levels: Sequence[LevelEntry]) -> bytes:
    """Give the scale as one JSON object."""
    entries = [{"level": one.code, "label": one.label, "aliases": list(one.aliases)} for one in levels]
    record = {"field": scale.field, "ordered": scale.ordered, "levels": entries}
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def scale_table(scale: Scale, levels: Sequence[LevelEntry], lang: str, width: int) -> bytes:
    """Give the levels, lowest first, each with its aliases below; under religion, what any other text means."""
    lines: list[str] = []
    for one in levels:
        lines.append(f"{one.label} ({one.code})")
        aliases = ", ".join(one.aliases) or say("report.explain.no_aliases", lang)
        lines += textwrap.wrap(aliases, width, initial_indent="  ", subsequent_indent="  ", break_long_words=False)
    if names_any_religion(scale):
        lines += textwrap.wrap(say("report.explain.other_religions", lang), width)
    return ("\n".join(lines) + "\n").encode()
