"""``cadre-stats training``: attendances, people, classes, plan and money from training tables."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from cadre_stats.cli import options
from cadre_stats.cli.session import Session
from cadre_stats.errors import ExitCode, InputError, UsageError
from cadre_stats.wording import say

if TYPE_CHECKING:
    from cadre_stats.training.log import Log
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["read_plan", "training"]


def training(
    context: typer.Context,
    files: options.Files = None,
    plan: options.Plan = None,
    programme: options.Programme = None,
    by: options.By = None,
    where: options.Where = None,
    file_format: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    decimals: options.Decimals = "1",
    rounding: options.RoundingRule = "half",
    as_of: options.AsOf = None,
    sheet: options.Sheet = None,
    header_rows: options.HeaderRows = None,
    column: options.Column = None,
    vocabulary: options.Vocabularies = None,
    strict: options.Strict = False,
) -> ExitCode:
    """Sum up training tables."""
    from cadre_stats.cli.arguments import read_columns, read_date, read_header_rows, read_names, read_style
    from cadre_stats.cli.drawing import draw
    from cadre_stats.cli.formats import REPORT_FORMATS, choose_format
    from cadre_stats.cli.output import deliver
    from cadre_stats.cli.request import judge_findings
    from cadre_stats.reading.tables.options import ReadOptions
    from cadre_stats.reporting.compose import compose
    from cadre_stats.statistics.counting_training import count_training, log_names
    from cadre_stats.targets.consistency import check_condition
    from cadre_stats.targets.grammar import all_of, read_condition
    from cadre_stats.training.log_options import LogOptions
    from cadre_stats.training.read import read_log
    from cadre_stats.vocabulary.vocabulary import load_vocabulary

    session = context.ensure_object(Session)
    chosen = choose_format(file_format, output, REPORT_FORMATS)
    style = read_style(session.lang, decimals, rounding)
    fields, day = read_names(by), read_date(as_of)
    reading = ReadOptions(sheet=sheet, header_rows=read_header_rows(header_rows), columns=read_columns(column))
    words = load_vocabulary(*(vocabulary or ()))
    names = log_names(words)
    condition = all_of([read_condition(text, names, "--where") for text in where]) if where else None
    if condition is not None:
        check_condition(condition, names, "--where")
    if not files:
        raise UsageError("training.need_files", where="FILES")
    planned = read_plan(plan, words) if plan is not None else None
    asked = {*(names.named(name, "--by").name for name in fields), *(condition.fields if condition else ())}
    log = read_log(
        files,
        words,
        LogOptions(reading, programme or "", numbered="number" in asked, told_apart="id_number" not in asked),
        stdin=sys.stdin.buffer.read() if "-" in files else None,
    )
    if not session.quiet:
        for path in log.skipped:
            print(say("cli.skipped", session.lang, path=path), file=sys.stderr)
    source = count_training(log, plan=planned, by=fields, where=condition, as_of=day)
    data = draw(compose(source, style, words), chosen, to_file=output is not None, no_color=session.no_color)
    deliver(data, output, force=force, text=chosen == "table")
    return judge_findings(source, strict=strict)


def read_plan(path: str, vocabulary: Vocabulary) -> Log:
    """Read a plan; one that is missing or no table is wrong usage."""
    from cadre_stats.training.read import read_log

    try:
        return read_log([path], vocabulary)
    except InputError as error:
        if error.key == "training.no_table":
            raise UsageError("training.no_plan", where=path) from error
        raise UsageError(error.key, where=error.where, **error.values) from error
