"""``cadre-stats shortfall``: who lacks what for the title they hold or are planned for."""

from __future__ import annotations

import typer

from cadre_stats.cli import options
from cadre_stats.cli.session import Session
from cadre_stats.errors import ExitCode, UsageError

__all__ = ["shortfall"]


def shortfall(
    context: typer.Context,
    rosters: options.Rosters = None,
    standards: options.Standards = None,
    for_: options.For = "current",
    min_class: options.MinClass = None,
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
    names: options.Names = False,
    strict: options.Strict = False,
) -> ExitCode:
    """Compare people with the standards of their titles."""
    from cadre_stats.cli.arguments import read_date, read_names, read_style
    from cadre_stats.cli.drawing import draw
    from cadre_stats.cli.formats import REPORT_FORMATS, choose_format
    from cadre_stats.cli.output import deliver
    from cadre_stats.cli.request import Request, judge_findings
    from cadre_stats.rendering.draw import DATA, draw_data
    from cadre_stats.reporting.exact import Exact
    from cadre_stats.statistics.falling_short import fall_short
    from cadre_stats.targets.grammar import parse_where
    from cadre_stats.targets.reach import fields_required
    from cadre_stats.targets.standards_file import packs, read_standards
    from cadre_stats.vocabulary.vocabulary import load_vocabulary

    session = context.ensure_object(Session)
    chosen = choose_format(file_format, output, REPORT_FORMATS)
    style = read_style(session.lang, decimals, rounding)
    planned, smallest, day, fields = _planned(for_), _people(min_class), read_date(as_of), read_names(by)
    if not standards:
        raise UsageError("shortfall.need_standards", where="--standards", packs=", ".join(packs()))
    words = load_vocabulary(*(vocabulary or ()))
    wanted = read_standards(list(standards), words)
    condition = parse_where(where, words, {}) if where else None
    request = Request(
        rosters=rosters,
        targets=None,
        by=by,
        where=where,
        as_of=as_of,
        sheet=sheet,
        header_rows=header_rows,
        column=column,
        vocabulary=vocabulary,
        assume_distinct=False,
        session=session,
    )
    source = fall_short(
        request.roster(words, fields_required(wanted, condition, fields)),
        wanted,
        planned=planned,
        by=fields,
        where=condition,
        as_of=day,
        min_class=smallest,
        names=names,
    )
    if chosen in DATA:
        deliver(draw_data(Exact(source, style), chosen), output, force=force, text=False)
        return judge_findings(source, strict=strict)
    from cadre_stats.reporting.shortfall import compose_shortfall

    report = compose_shortfall(source, style, words)
    data = draw(report, chosen, to_file=output is not None, no_color=session.no_color)
    deliver(data, output, force=force, text=chosen == "table")
    return judge_findings(source, strict=strict)


def _planned(text: str) -> bool:
    if text.casefold() not in ("current", "planned"):
        raise UsageError("shortfall.bad_for", where="--for", text=text)
    return text.casefold() == "planned"


def _people(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and int(text) >= 1):
        raise UsageError("shortfall.bad_min_class", where="--min-class", text=text)
    return int(text)
