"""``cadre-stats export``: a report per group and of the whole, with an index and a manifest."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cadre_stats.cli import options
from cadre_stats.cli.session import Session
from cadre_stats.errors import ExitCode, OutputError, UsageError
from cadre_stats.wording import say

if TYPE_CHECKING:
    from cadre_stats.cli.hashing import FileState
    from cadre_stats.cli.request import Question
    from cadre_stats.exporting.export import Exporter
    from cadre_stats.exporting.manifest import Manifest, Output
    from cadre_stats.rendering.draw import Options
    from cadre_stats.reporting.style import Style
    from cadre_stats.statistics.dividing import Part
    from cadre_stats.statistics.run import Run

__all__ = ["export"]

_DEFAULT_FORMATS = ("xlsx", "html")


def export(
    context: typer.Context,
    rosters: options.Rosters = None,
    targets: options.Targets = None,
    by: options.By = None,
    where: options.Where = None,
    as_of: options.AsOf = None,
    formats: options.Formats = None,
    output: options.Output = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
    jobs: options.Jobs = None,
    cluster: options.Cluster = None,
    layout: options.Layout = "state",
    formulas: options.Formulas = False,
    decimals: options.Decimals = "1",
    rounding: options.RoundingRule = "half",
    sheet: options.Sheet = None,
    header_rows: options.HeaderRows = None,
    column: options.Column = None,
    vocabulary: options.Vocabularies = None,
    assume_distinct: options.AssumeDistinct = False,
    expect: options.Expect = None,
    strict: options.Strict = False,
) -> ExitCode:
    """Write a report per group."""
    from cadre_stats.cli.arguments import read_formats, read_jobs, read_layout, read_style, refuse_formulas
    from cadre_stats.cli.hashing import states_of
    from cadre_stats.cli.request import Request, judge_findings
    from cadre_stats.rendering.draw import DOCUMENTS, Options, check_installed

    session = context.ensure_object(Session)
    chosen = read_formats(formats, DOCUMENTS, _DEFAULT_FORMATS)
    check_installed(chosen)
    style, drawing = read_style(session.lang, decimals, rounding), Options(read_layout(layout), formulas)
    number = read_jobs(jobs)
    if formulas:
        refuse_formulas("xlsx" if "xlsx" in chosen else "", rounding)
    if output is None:
        raise UsageError("export.no_output", where="--output")
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
        jobs=number,
    )
    files = [*(targets or ()), *(vocabulary or ()), *((expect,) if expect else ())]
    before = states_of([*(rosters or ()), *files])
    batch = _Batch(request.question(), Path(output), chosen, style, drawing, number or 1, before)
    exporter = batch.exporter(_written(context), files, force=force)
    if dry_run:
        for unit in exporter.units:
            print(*unit.files.values(), sep="\n")
        return ExitCode.DONE
    _export(exporter, batch, session)
    return judge_findings(batch.whole.assessment or batch.whole.structure, strict=strict)


def _written(context: typer.Context) -> dict[str, object]:
    """Give the options as typed, for the manifest; paths of inputs stand there on their own."""
    elsewhere = {
        "rosters",
        "targets",
        "vocabulary",
        "output",
        "force",
        "dry_run",
        "jobs",
        "cluster",
        "strict",
        "expect",
    }
    return {name: value for name, value in sorted(context.params.items()) if value and name not in elsewhere}


@dataclass
class _Batch:
    """The figures of an export, counted once, and how they are to be drawn."""

    question: Question
    folder: Path
    formats: Sequence[str]
    style: Style
    options: Options
    jobs: int
    before: Mapping[str, FileState]

    def __post_init__(self) -> None:
        from cadre_stats.statistics.dividing import Part

        asked = self.question
        self.run: Run = asked.run()
        judged = asked.assessment() if asked.targets else None
        self.whole: Part = Part({}, asked.structure(), judged)

    def exporter(self, written: dict[str, object], files: Sequence[str], *, force: bool) -> Exporter:
        """Plan the files, and refuse where others stand in the way."""
        from cadre_stats.exporting.export import Exporter
        from cadre_stats.exporting.manifest import MANIFEST, read_listed
        from cadre_stats.exporting.plan import INDEX, plan_units, refuse_strangers
        from cadre_stats.reporting.labels import Labels
        from cadre_stats.statistics.dividing import groups_of

        labels = Labels(self.question.vocabulary, self.style.lang)
        units = plan_units(groups_of(self.run), self.formats, labels)
        outputs = [output for unit in units for output in unit.outputs.values()]
        listed = read_listed(self.folder)
        if not force:
            ours = {*listed, *((INDEX,) if (self.folder / MANIFEST).exists() else ())}
            refuse_strangers(self.folder, [*(one.path for one in outputs), INDEX], ours)
        manifest = self._manifest(written, files, outputs, listed.values())
        live = self.question.live(self.style.lang) if self.options.formulas else None
        return Exporter(
            self.folder, units, listed, manifest, self.style, self.options, self.question.vocabulary, self.jobs, live
        )

    def _manifest(
        self, written: dict[str, object], files: Sequence[str], outputs: Sequence[Output], listed: Iterable[Output]
    ) -> Manifest:
        from cadre_stats.cli.hashing import sha256_of
        from cadre_stats.exporting.manifest import Manifest

        paths = dict.fromkeys([*(one.path for one in self.run.inputs), *files])
        hashes = {path: None if path == "-" else sha256_of(path, self.before.get(path)) for path in paths}
        inputs = [{"path": path, "sha256": sha256} for path, sha256 in hashes.items()]
        planned = {one.path for one in outputs}
        earlier = [one for one in listed if one.path not in planned and (self.folder / one.path).exists()]
        return Manifest({"lang": self.style.lang, **written}, inputs, outputs, earlier)


def _export(exporter: Exporter, batch: _Batch, session: Session) -> None:
    """Write the files and tell how it went. Raises :class:`OutputError` naming the groups that failed."""
    from cadre_stats.cli.progress import Progress
    from cadre_stats.exporting.plan import make_folder
    from cadre_stats.statistics.dividing import divide

    make_folder(exporter.folder)
    progress = Progress(len(exporter.units), session.lang, shown=sys.stderr.isatty() and not session.quiet)
    parts = divide(batch.run, batch.whole.structure, batch.whole.assessment)
    written, kept, failed = 0, 0, []
    for number, done in enumerate(exporter.run(parts), start=1):
        written, kept = written + done.written, kept + done.kept
        if done.error is not None:
            failed.append(done.label)
            print(done.error.message(session.lang), file=sys.stderr)
        progress.step(number)
    progress.end()
    if not session.quiet:
        text = say("export.finished", session.lang, folder=str(exporter.folder), written=written, kept=kept)
        print(text, file=sys.stderr)
    if failed:
        raise OutputError("export.failed", where=str(exporter.folder), n=len(failed), units=", ".join(failed))
