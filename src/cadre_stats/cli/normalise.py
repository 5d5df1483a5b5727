"""``cadre-stats normalise``: rosters to one tidy table."""

from __future__ import annotations

import sys

import typer

from cadre_stats.cli import options
from cadre_stats.cli.session import Session
from cadre_stats.errors import ExitCode

__all__ = ["normalise"]


def normalise(
    context: typer.Context,
    rosters: options.Rosters = None,
    where: options.Where = None,
    as_of: options.AsOf = None,
    names: options.Names = False,
    file_format: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    sheet: options.Sheet = None,
    header_rows: options.HeaderRows = None,
    column: options.Column = None,
    vocabulary: options.Vocabularies = None,
    jobs: options.Jobs = None,
    strict: options.Strict = False,
) -> ExitCode:
    """Write the records of rosters as one tidy table."""
    from cadre_stats.cli.arguments import read_jobs
    from cadre_stats.cli.formats import NORMALISE_FORMATS, choose_format
    from cadre_stats.cli.output import deliver
    from cadre_stats.cli.request import Request
    from cadre_stats.rendering.printable import printable
    from cadre_stats.rendering.tidy_table import render_csv, render_xlsx
    from cadre_stats.reporting.findings import finding_entries
    from cadre_stats.reporting.labels import Labels
    from cadre_stats.reporting.remarks import note_text
    from cadre_stats.statistics.normalising import normalise as tidy

    session = context.ensure_object(Session)
    chosen = choose_format(file_format, output, NORMALISE_FORMATS)
    request = Request(
        rosters=rosters,
        targets=None,
        by=None,
        where=where,
        as_of=as_of,
        sheet=sheet,
        header_rows=header_rows,
        column=column,
        vocabulary=vocabulary,
        assume_distinct=False,
        session=session,
        jobs=read_jobs(jobs),
    )
    question = request.question()
    table = tidy(question.roster, session.lang, where=question.where, as_of=question.as_of, names=names)
    deliver(render_csv(table) if chosen == "csv" else render_xlsx(table), output, force=force)
    if not session.quiet:
        for note in table.notes:
            print(printable(note_text(note, session.lang)), file=sys.stderr)
        if table.findings:
            for line in finding_entries(table.findings, Labels(question.vocabulary, session.lang), _FINDINGS_SHOWN):
                print(printable(line), file=sys.stderr)
    return ExitCode.STRICT if strict and any(one.severity == "error" for one in table.findings) else ExitCode.DONE


_FINDINGS_SHOWN = 5
