"""Doubts about rows: what a row that is not certainly what it was taken for is told as."""

from __future__ import annotations

from typing import Literal

from cadre_stats.finding import Severity

__all__ = ["DOUBT_SEVERITY", "Doubt"]

Doubt = Literal[
    "bare_person",
    "unclear_heading",
    "unnamed_person",
    "unplaced_row",
    "rows_after_signature",
    "continued_row",
    "unread_name",
    "vacant_post",
    "relative_row",
    "person_without_number",
]

DOUBT_SEVERITY: dict[Doubt, Severity] = {
    "bare_person": "warning",
    "unclear_heading": "warning",
    "unnamed_person": "warning",
    "unplaced_row": "error",
    "rows_after_signature": "warning",
    "continued_row": "info",
    "unread_name": "error",
    "vacant_post": "warning",
    "relative_row": "warning",
    "person_without_number": "warning",
}
