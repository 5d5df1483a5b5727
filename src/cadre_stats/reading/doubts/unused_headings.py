"""Unused headings: those that name a field though no column below was taken for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cadre_stats.finding import Finding, Severity
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import of_something_else, perhaps, perhaps_begun, stands_alone
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.other_times import is_of_plan
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["unused_headings"]

# A heading over columns that names one of these is about it; one of a scale may stand over years and schools.
_HEADS = ("yes_no", "date", "category")
_HEADS_OF_TEXTS = ("position", "unit", "ethnicity", "religion")
# Under one of these stand codes, steps and marks, too; not other fields alone.
_HEADS_OF_SEVERAL = ("rank", "foreign_language")


def unused_headings(every: Sequence[Contents], missing: Collection[str]) -> Iterator[tuple[Contents, Finding]]:
    """Name the headings over columns of which none was taken for the field, and headings apart from their field.

    ``missing`` are the fields that the table lacks.
    """
    told: set[str] = set()
    for contents in every:
        leaf = contents.path[-1] if contents.path and contents.field is None else ""
        begun = perhaps_begun(leaf) if leaf and stands_alone(contents.path) else ()
        meant = next((one for one in (*perhaps(leaf), *begun, *_apart(contents)) if one in missing), None)
        if meant is not None and contents.is_filled():
            sure: Severity = "info" if meant in begun else "warning"
            yield contents, Finding("heading_not_used", sure, (), meant, leaf)
        for part in contents.path[:-1]:
            field = _named(part)
            if field in missing and part not in told and _is_about(field, part, every):
                told.add(part)
                yield contents, Finding("heading_not_used", "warning", (), field, part)


def _named(heading: str) -> str:
    claims = roster_lexicon().claims((heading,))
    return claims[0].field if claims else ""


def _is_about(field: str, heading: str, every: Sequence[Contents]) -> bool:
    """Tell whether a heading that names a field must have a column of it below.

    One of a scale must where one of its levels stands right below, or nothing but marks.
    """
    kind = roster_fields()[field].kind
    below = [one for one in every if heading in one.path[:-1] and not of_something_else(one.path)]
    if field in _HEADS_OF_SEVERAL:
        return bool(below) and all(one.field is not None and not one.tick for one in below)
    if kind != "level":
        return kind in _HEADS or field in _HEADS_OF_TEXTS
    right = (one for one in below if one.path[-2] == heading and one.path[-1] and one.is_filled())
    if any(load_vocabulary().read_heading(field, one.path[-1]).recognised for one in right):
        return True
    # A heading that is missing below is told by itself.
    named = all(one.path[-1] for one in below)
    return named and any(one.has_marks() for one in below) and not any(one.has_texts() for one in below)


def _apart(contents: Contents) -> Iterator[str]:
    """Give the field that a heading under one of plans names, where only posts and terms are planned."""
    if is_of_plan(contents.path[:-1]) and not of_something_else(contents.path[-1:]):
        yield from (claim.field for claim in roster_lexicon().claims(contents.path[-1:])[:1])
