"""``cadre-stats report``: rosters to a table of targets against actuals, or to their structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from cadre_stats.cli import options
from cadre_stats.cli.session import Session
from cadre_stats.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cadre_stats.cli.hashing import FileState

__all__ = ["report"]


def report(
    context: typer.Context,
    rosters: options.Rosters = None,
    targets: options.Targets = None,
    training: options.Training = None,
    standards: options.Standards = None,
    by: options.By = None,
    where: options.Where = None,
    as_of: options.AsOf = None,
    file_format: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    decimals: options.Decimals = "1",
    rounding: options.RoundingRule = "half",
    sheet: options.Sheet = None,
    header_rows: options.HeaderRows = None,
    column: options.Column = None,
    vocabulary: options.Vocabularies = None,
    assume_distinct: options.AssumeDistinct = False,
    expect: options.Expect = None,
    hashes: options.Hash = False,
    layout: options.Layout = "state",
    formulas: options.Formulas = False,
    jobs: options.Jobs = None,
    cluster: options.Cluster = None,
    strict: options.Strict = False,
) -> ExitCode:
    """Compare rosters with targets, or describe them."""
    from cadre_stats.cli.arguments import read_jobs, read_layout, read_style, refuse_formulas
    from cadre_stats.cli.drawing import draw
    from cadre_stats.cli.formats import REPORT_FORMATS, choose_format
    from cadre_stats.cli.output import deliver
    from cadre_stats.cli.request import Request, judge_findings, with_hashes
    from cadre_stats.rendering.draw import DATA, Options, check_installed, draw_data
    from cadre_stats.reporting.exact import Exact

    session = context.ensure_object(Session)
    chosen = choose_format(file_format, output, REPORT_FORMATS)
    check_installed((chosen,))
    style, drawing = read_style(session.lang, decimals, rounding), Options(read_layout(layout))
    if formulas:
        refuse_formulas(chosen, rounding)
    request = Request(
        rosters=rosters,
        targets=targets,
        by=by,
        where=where,
        as_of=as_of,
        sheet=sheet,
        header_rows=header_rows,
        column=column,
        vocabulary=vocabulary,
        assume_distinct=assume_distinct,
        session=session,
        expect=expect,
        cluster=cluster,
        jobs=read_jobs(jobs),
        training=training,
        standards=standards,
    )
    before: Mapping[str, FileState] = {}
    if hashes:
        from cadre_stats.cli.hashing import states_of

        before = states_of(rosters or ())
    question = request.question()
    source, words = question.source(), question.vocabulary
    if hashes:
        source = with_hashes(source, before)
    if chosen in DATA:
        deliver(draw_data(Exact(source, style), chosen), output, force=force, text=False)
        return judge_findings(source, strict=strict)
    from cadre_stats.reporting.compose import compose

    beside = compose(question.structure(), style, words) if chosen == "xlsx" and question.targets else None
    live = question.live(style.lang) if formulas else None
    data = draw(
        compose(source, style, words),
        chosen,
        to_file=output is not None,
        no_color=session.no_color,
        options=drawing,
        structure=beside,
        live=live,
    )
    deliver(data, output, force=force, text=chosen == "table")
    return judge_findings(source, strict=strict)
