"""``cadre-stats check``: the verdicts for scripts, in the exit code and in the formats of CI systems."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import typer

from cadre_stats.cli import options
from cadre_stats.cli.session import Session
from cadre_stats.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from cadre_stats.reporting.style import Style
    from cadre_stats.statistics.outcome import Assessment
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["check"]


def check(
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
    jobs: options.Jobs = None,
    cluster: options.Cluster = None,
    strict: options.Strict = False,
) -> ExitCode:
    """Judge rosters by targets: 1 unless every outcome is met."""
    from cadre_stats.cli.arguments import read_jobs, read_style
    from cadre_stats.cli.formats import CHECK_FORMATS, choose_format
    from cadre_stats.cli.output import deliver
    from cadre_stats.cli.request import Request, judge_findings
    from cadre_stats.reporting.verdicts import judged
    from cadre_stats.statistics.outcome import Assessment

    session = context.ensure_object(Session)
    chosen = choose_format(file_format, output, CHECK_FORMATS)
    style = read_style(session.lang, decimals, rounding)
    if not targets:
        raise UsageError("cli.no_targets", where="--targets")
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
    source, words = request.answer()
    assert isinstance(source, Assessment)  # there are targets
    deliver(_drawn(source, style, words, chosen), output, force=force, text=chosen == "text")
    if code := judge_findings(source, strict=strict):
        return code
    return ExitCode.DONE if all(one.status == "met" for one in judged(source)) else ExitCode.NOT_MET


def _drawn(assessment: Assessment, style: Style, words: Vocabulary, chosen: str) -> bytes:
    if chosen == "json":
        from cadre_stats.rendering.draw import draw_data
        from cadre_stats.reporting.exact import Exact

        return draw_data(Exact(assessment, style), chosen)
    from cadre_stats.reporting.verdicts import compose_verdicts

    out = BytesIO()
    verdicts = compose_verdicts(assessment, style, words)
    if chosen == "junit":
        from cadre_stats.rendering import junit

        junit.render(verdicts, out)
    elif chosen == "github":
        from cadre_stats.rendering import github

        github.render(verdicts, out)
    else:
        from cadre_stats.rendering import text

        text.render(verdicts, out)
    return out.getvalue()
