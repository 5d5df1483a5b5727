"""The formats of an output: which there are, and which one an option or a file's ending asks for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from cadre_stats.errors import UsageError

__all__ = [
    "CHECK_FORMATS",
    "EXPLAIN_FORMATS",
    "INSPECT_FORMATS",
    "NORMALISE_FORMATS",
    "REPORT_FORMATS",
    "choose_format",
]

# Format → file endings; the first format is the one that standard output gets unasked.
REPORT_FORMATS = {
    "table": (".txt",),
    "csv": (".csv",),
    "json": (".json",),
    "md": (".md",),
    "html": (".html", ".htm"),
    "xlsx": (".xlsx",),
    "docx": (".docx",),
    "pdf": (".pdf",),
}
CHECK_FORMATS = {"text": (".txt",), "json": (".json",), "junit": (".xml",), "github": ()}
EXPLAIN_FORMATS = {"table": (".txt",), "json": (".json",)}
INSPECT_FORMATS = EXPLAIN_FORMATS
NORMALISE_FORMATS = {"csv": (".csv",), "xlsx": (".xlsx",)}


def choose_format(asked: str | None, output: str | None, offered: Mapping[str, tuple[str, ...]]) -> str:
    """Give the format that the option names, else the one of the file's ending, else the first offered.

    Raises :class:`UsageError` naming the formats that there are.

    >>> choose_format(None, "out.json", REPORT_FORMATS), choose_format(None, None, REPORT_FORMATS)
    ('json', 'table')
    """
    if asked is not None:
        if asked.casefold() not in offered:
            raise UsageError("cli.unknown_format", where="--format", name=asked, formats=", ".join(offered))
        return asked.casefold()
    if output is None:
        return next(iter(offered))
    ending = PurePath(output).suffix.casefold()
    for name, endings in offered.items():
        if ending in endings:
            return name
    known = ", ".join(one for endings in offered.values() for one in endings)
    raise UsageError("cli.unknown_ending", where=output, formats=", ".join(offered), endings=known)
