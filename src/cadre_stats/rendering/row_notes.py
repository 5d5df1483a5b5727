"""The notes of a table's rows as lines under it, for formats whose rows have no room for them."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_stats.reporting.report import Table
from cadre_stats.wording import say

__all__ = ["row_notes"]


def row_notes(table: Table, lang: str) -> Iterator[str]:
    """Give each note behind the label of its row; one that all targets have, such as their deadline, stands once."""
    owners: dict[str, list[str]] = {}
    for row in table.rows:
        for note in row.notes:
            owners.setdefault(note, []).append(row.label)
    judged = any(column.key == "verdict" for column in table.columns)
    targets = sum(not row.cells for row in table.rows) or sum(not row.depth for row in table.rows)
    for note, labels in owners.items():
        if judged and 1 < targets == len(labels):
            yield say("documents.of_all_targets", lang, note=note)
        else:
            yield from (f"{label}: {note}" for label in labels)
