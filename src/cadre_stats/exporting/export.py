"""Exporting: the reports of every group written as files, what is missing or changed and nothing else."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from cadre_stats import __version__
from cadre_stats.errors import OutputError
from cadre_stats.exporting.drawing import Work, draw_unit
from cadre_stats.exporting.index import Entry, entry_of, index_page
from cadre_stats.exporting.manifest import Manifest, Output, sha256_of_bytes
from cadre_stats.exporting.plan import INDEX, Unit
from cadre_stats.exporting.writing import write_whole
from cadre_stats.record import Record, replace
from cadre_stats.rendering.draw import Options
from cadre_stats.rendering.moment import moment
from cadre_stats.reporting.compose import compose
from cadre_stats.reporting.labels import Labels
from cadre_stats.reporting.number import count_text
from cadre_stats.reporting.report import Report
from cadre_stats.reporting.style import Style
from cadre_stats.statistics.dividing import Part

if TYPE_CHECKING:
    from cadre_stats.rendering.xlsx import Live
    from cadre_stats.reporting.report import Source
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["Done", "Exporter"]

# The SHA-256 of each file written by its format, and what stood in the way.
_Drawn = tuple[dict[str, str], OutputError | None]
# The manifest is written anew so often (seconds): what a broken run loses is at most the work of that time.
_SAVED_EVERY = 2.0


class Done(Record):
    """What came of one unit: how many files were written, how many already stood as they should, and its error."""

    label: str
    written: int
    kept: int
    error: OutputError | None = None


class Exporter(Record, slots=False):
    """Writes the units of a plan into a folder; ``listed`` are the outputs of an earlier export by path."""

    folder: Path
    units: Sequence[Unit]
    listed: Mapping[str, Output]
    manifest: Manifest
    style: Style
    options: Options
    vocabulary: Vocabulary
    jobs: int = 1
    live: Live | None = None

    def run(self, parts: Iterable[Part]) -> Iterator[Done]:
        """Write the files of each part, of the plan's unit beside it, then the index; tell of each unit as it is done.

        A unit that can't be written is told with its error and the rest goes on.
        """
        entries: list[Entry] = []
        whole: Report | None = None
        self.manifest.write(self.folder)
        saved = time.monotonic()
        try:
            for unit, report, outcome in self._worked(parts):
                whole = whole or report
                entries.append(_entry(unit, report))
                if outcome.error is not None:
                    self.manifest.failed.append(unit.label)
                if time.monotonic() - saved > _SAVED_EVERY:
                    self.manifest.write(self.folder)
                    saved = time.monotonic()
                yield outcome
            assert whole is not None  # the whole is always a part
            write_whole(self.folder / INDEX, index_page(whole, entries))
        finally:
            self.manifest.write(self.folder)

    def _worked(self, parts: Iterable[Part]) -> Iterator[tuple[Unit, Report, Done]]:
        """Work through the units in order; with several jobs a few of them at once."""
        waiting: deque[tuple[Unit, Work, Future[_Drawn]]] = deque()
        with ExitStack() as stack:
            pool = self._pool(stack)
            for unit, part in zip(self.units, parts, strict=True):
                work = self._work(unit, part)
                waiting.append((unit, work, _drawn_by(pool if work.files else None, work)))
                while waiting and (len(waiting) > 2 * self.jobs or waiting[0][2].done()):
                    yield self._finished(*waiting.popleft())
            while waiting:
                yield self._finished(*waiting.popleft())

    def _work(self, unit: Unit, part: Part) -> Work:
        """Compose the reports of a unit and find which of its files are missing or would change."""
        report = self._composed(part.assessment or part.structure, part)
        structure = self._composed(part.structure, part) if part.assessment else None
        digest = sha256_of_bytes(repr((report, structure, self.options, __version__, moment())).encode())
        files = {}
        for name, output in unit.outputs.items():
            output.digest = digest
            before = self.listed.get(output.path)
            if before is not None and before.digest == digest and self._stands(before):
                output.sha256 = before.sha256
            else:
                files[name] = self.folder / output.path
        live = self.live.inside(tuple(part.group.values())) if self.live and "xlsx" in files else None
        return Work(report, structure, files, self.options, live)

    def _composed(self, source: Source, part: Part) -> Report:
        report = compose(source, self.style, self.vocabulary)
        if not part.group:
            return report
        named = Labels(self.vocabulary, self.style.lang).path(part.group)
        return replace(report, subtitles=(named, *report.subtitles))

    def _stands(self, before: Output) -> bool:
        try:
            return sha256_of_bytes((self.folder / before.path).read_bytes()) == before.sha256
        except OSError:
            return False

    def _finished(self, unit: Unit, work: Work, future: Future[_Drawn]) -> tuple[Unit, Report, Done]:
        try:
            written, error = future.result()
        except BrokenExecutor:
            # A worker died, of its unit or of another: what is drawn here can't be lost.
            written, error = draw_unit(work)
        for name, digest in written.items():
            unit.outputs[name].sha256 = digest
        return unit, work.report, Done(unit.label, len(written), len(unit.outputs) - len(work.files), error)

    def _pool(self, stack: ExitStack) -> Executor | None:
        if self.jobs == 1:
            return None
        from cadre_stats.reading.workers.pool import process_pool

        return stack.enter_context(process_pool(self.jobs, ["cadre_stats.exporting.drawing"]))


def _drawn_by(pool: Executor | None, work: Work) -> Future[_Drawn]:
    """Draw a unit in a worker, or here where there is none or the pool broke."""
    if pool is not None:
        try:
            return pool.submit(draw_unit, work)
        except BrokenExecutor:
            pass
    future = Future[_Drawn]()
    future.set_result(draw_unit(work))
    return future


def _entry(unit: Unit, report: Report) -> Entry:
    people = count_text(report.source.people or 0, report.style.lang)
    return entry_of(unit.label, len(unit.group), people, unit.files, report)
