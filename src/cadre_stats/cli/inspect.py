"""``cadre-stats inspect``: how each file was read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from cadre_stats.cli import options
from cadre_stats.cli.session import Session
from cadre_stats.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cadre_stats.reading.looking import FileLook
    from cadre_stats.reporting.inspection import Inspection
    from cadre_stats.reporting.labels import Labels

__all__ = ["inspect"]


def inspect(
    context: typer.Context,
    files: options.Files = None,
    where: options.Where = None,
    as_of: options.AsOf = None,
    annotate: options.Annotate = None,
    file_format: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    sheet: options.Sheet = None,
    header_rows: options.HeaderRows = None,
    column: options.Column = None,
    vocabulary: options.Vocabularies = None,
    strict: options.Strict = False,
) -> ExitCode:
    """Show how files were read."""
    from cadre_stats.cli.arguments import read_columns, read_date, read_header_place
    from cadre_stats.cli.formats import INSPECT_FORMATS, choose_format
    from cadre_stats.cli.output import FILE_WIDTH, deliver, terminal_width
    from cadre_stats.reading.looking import look_at
    from cadre_stats.reading.tables.options import ReadOptions
    from cadre_stats.rendering import inspection as text
    from cadre_stats.rendering import inspection_json
    from cadre_stats.reporting.inspection import compose_pages, inspect_files
    from cadre_stats.reporting.labels import Labels
    from cadre_stats.targets.grammar import parse_where
    from cadre_stats.vocabulary.vocabulary import load_vocabulary

    session = context.ensure_object(Session)
    chosen = choose_format(file_format, output, INSPECT_FORMATS)
    words = load_vocabulary(*(vocabulary or ()))
    day, condition = read_date(as_of), parse_where(where, words, {}) if where else None
    header_sheet, rows = read_header_place(header_rows)
    reading = ReadOptions(sheet, rows, read_columns(column), header_sheet=header_sheet)
    if not files:
        raise UsageError("inspect.no_files", where="FILES")
    if annotate is not None and not annotate.casefold().endswith((".xlsx", ".xlsm")):
        raise UsageError("inspect.annotate_ending", where=annotate)
    stdin = sys.stdin.buffer.read() if "-" in files else None
    looks = look_at(files, reading, stdin)
    found = inspect_files(looks, words, where=condition, as_of=day)
    if chosen == "json":
        data = inspection_json.render(found, session.lang)
    else:
        pages = tuple(compose_pages(found, Labels(words, session.lang)))
        data = text.render(pages, session.lang, FILE_WIDTH if output else terminal_width())
    copied = None if annotate is None else _copy(found, Labels(words, session.lang), stdin)
    if output is None:
        deliver(data, None, text=chosen == "table")
    _refuse(looks, files)
    if output is not None:
        deliver(data, output, force=force)
    if copied is not None:
        deliver(copied, annotate, force=force)
    return ExitCode.STRICT if strict and any(one.severity == "error" for one in found.findings) else ExitCode.DONE


def _copy(found: Inspection, labels: Labels, stdin: bytes | None) -> bytes:
    """Give the one workbook that was inspected with its findings written beside the cells."""
    from cadre_stats.reading.recognition.one_file import bytes_of
    from cadre_stats.rendering.annotated import annotate
    from cadre_stats.reporting.annotations import annotations_of

    if len(found.files) != 1:
        raise UsageError("inspect.annotate_one", where="--annotate")
    file = found.files[0]
    if file.look.format and file.look.format != "xlsx":
        raise UsageError("inspect.annotate_xlsx", where=file.look.path)
    if not file.look.format:
        assert file.look.error is not None  # a file without a format couldn't be read
        raise file.look.error
    return annotate(bytes_of(file.look.path, stdin), annotations_of(file, labels))


def _refuse(looks: Sequence[FileLook], files: Sequence[str]) -> None:
    """Raise what stands in the way of a file that was named, and of folders in which no file is a roster."""
    for look in looks:
        if look.error is not None and look.named:
            raise look.error
    if not any(look.tables for look in looks):
        errors = [look.error for look in looks if look.error is not None and not look.skipped]
        raise errors[0] if errors else InputError("reading.no_rosters", ", ".join(files))
