"""From the options of a command to exact figures: what every command that reads rosters does alike."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cadre_stats.cli.arguments import read_columns, read_date, read_header_place, read_names
from cadre_stats.cli.session import Session
from cadre_stats.errors import ExitCode, UsageError
from cadre_stats.record import Record, replace
from cadre_stats.wording import say

if TYPE_CHECKING:
    from cadre_stats.cli.hashing import FileState
    from cadre_stats.rendering.xlsx import Live
    from cadre_stats.reporting.report import Source
    from cadre_stats.roster.expected import ExpectedUnit
    from cadre_stats.roster.roster import Roster
    from cadre_stats.statistics.evaluation import Beside
    from cadre_stats.statistics.outcome import Assessment
    from cadre_stats.statistics.run import Run
    from cadre_stats.statistics.structure import Structure
    from cadre_stats.targets.condition import Condition
    from cadre_stats.targets.target import TargetSet
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["Question", "Request", "judge_findings", "with_hashes"]


class Question(Record):
    """What is counted against what: the roster read, the targets if any, groups, selection and date."""

    roster: Roster
    vocabulary: Vocabulary
    targets: TargetSet | None
    by: tuple[str, ...]
    where: Condition | None
    as_of: dt.date | None
    beside: Beside | None = None

    def source(self) -> Source:
        """Give the exact figures: an assessment with targets, without them the structure."""
        return self.assessment() if self.targets else self.structure()

    def assessment(self) -> Assessment:
        """Give the outcomes of the targets, which must be there."""
        from cadre_stats.statistics.assessment import assess

        assert self.targets is not None  # the caller asked
        return assess(self.roster, self.targets, by=self.by, where=self.where, as_of=self.as_of, beside=self.beside)

    def live(self, lang: str) -> Live:
        """Give the ledger of the people, over which a workbook's formulas count."""
        from cadre_stats.rendering.xlsx import Live
        from cadre_stats.reporting.labels import Labels
        from cadre_stats.statistics.ledger import build_ledger

        fields = dict.fromkeys(row.field for row in self.structure().rows)
        return Live(build_ledger(self.run(), list(fields)), Labels(self.vocabulary, lang))

    def run(self) -> Run:
        """Settle who is counted, in which groups, at which date."""
        from cadre_stats.statistics.run import prepare
        from cadre_stats.targets.target import TargetSet

        return prepare(self.roster, self.targets or TargetSet(()), self.by, self.where, self.as_of)

    def structure(self) -> Structure:
        """Give the structure of the people, blanks read and dated as the targets say."""
        from cadre_stats.statistics.structuring import describe

        return describe(
            self.roster, by=self.by, where=self.where, as_of=self.as_of, targets=self.targets, beside=self.beside
        )


class Request(Record):
    """The options that say which people are counted against what, as the user typed them."""

    rosters: Sequence[str] | None
    targets: Sequence[str] | None
    by: Sequence[str] | None
    where: Sequence[str] | None
    as_of: str | None
    sheet: str | None
    header_rows: str | None
    column: Sequence[str] | None
    vocabulary: Sequence[str] | None
    assume_distinct: bool
    session: Session
    training: Sequence[str] | None = None
    standards: Sequence[str] | None = None
    jobs: int | None = None
    expect: str | None = None
    cluster: str | None = None

    def answer(self) -> tuple[Source, Vocabulary]:
        """Read everything and give the exact figures: an assessment with targets, without them the structure."""
        question = self.question()
        return question.source(), question.vocabulary

    def question(self) -> Question:
        """Read everything; what the user wrote before any roster, so that a wrong option is told first."""
        from cadre_stats.reading.workers.early import start_early
        from cadre_stats.targets.grammar import parse_where
        from cadre_stats.targets.names import field_names
        from cadre_stats.targets.reach import fields_asked
        from cadre_stats.targets.read import read_targets
        from cadre_stats.vocabulary.vocabulary import load_vocabulary

        if self.cluster is not None:
            from cadre_stats.reading.workers.cluster import check_cluster_installed

            check_cluster_installed()
        else:
            start_early(self.rosters or (), self.jobs)
        vocabulary = load_vocabulary(*(self.vocabulary or ()))
        as_of, by = read_date(self.as_of), read_names(self.by)
        targets = read_targets(list(self.targets), vocabulary) if self.targets else None
        defines = targets.defines if targets else {}
        where = parse_where(self.where, vocabulary, defines) if self.where else None
        names = field_names(vocabulary, defines)
        fields = tuple(names.named(name, "--by").name for name in by)
        beside, expected = self._beside(vocabulary), self._expected()
        asked = None
        if targets is not None and beside is None:
            asked = fields_asked(targets, where, fields, people=not self.assume_distinct)
            asked |= {"unit"} if expected else set()
        return Question(self.roster(vocabulary, asked, expected), vocabulary, targets, fields, where, as_of, beside)

    def _beside(self, vocabulary: Vocabulary) -> Beside | None:
        """Read what conditions may ask of beside the rosters: a training log, standards of titles."""
        if not (self.training or self.standards):
            return None
        from cadre_stats.statistics.beside import BesideRoster
        from cadre_stats.targets.standards_file import read_standards
        from cadre_stats.training.read import read_log

        standards = read_standards(list(self.standards), vocabulary) if self.standards else None
        log = read_log(self.training, vocabulary) if self.training else None
        if log is not None and not log.person.any():
            raise UsageError("statistics.log_without_people", where="--training")
        return BesideRoster(log, standards)

    def _expected(self) -> tuple[ExpectedUnit, ...]:
        """Read who should have sent a roster."""
        if self.expect is None:
            return ()
        from cadre_stats.targets.expected_file import read_expected

        return read_expected(self.expect)

    def roster(
        self,
        vocabulary: Vocabulary,
        fields: frozenset[str] | None = None,
        expected: tuple[ExpectedUnit, ...] = (),
    ) -> Roster:
        """Read the rosters, for the fields that will be asked for if that is known already.

        Files of folders that are no rosters are told on standard error.
        """
        from cadre_stats.cli.progress import ReadingProgress
        from cadre_stats.reading.tables.options import ReadOptions
        from cadre_stats.reading.workers.workers import Workers
        from cadre_stats.roster.read import read_rosters

        header_sheet, header_rows = read_header_place(self.header_rows)
        options = ReadOptions(
            sheet=self.sheet,
            header_rows=header_rows,
            columns=read_columns(self.column),
            fields=fields,
            header_sheet=header_sheet,
        )
        if not self.rosters:
            raise UsageError("cli.no_rosters", where="ROSTERS")
        progress = ReadingProgress(self.session.lang, shown=sys.stderr.isatty() and not self.session.quiet)
        with progress:
            roster = read_rosters(
                self.rosters,
                options=options,
                vocabulary=vocabulary,
                stdin=sys.stdin.buffer.read() if "-" in self.rosters else None,
                assume_distinct=self.assume_distinct,
                expected=expected,
                workers=Workers(self.jobs, self.cluster),
                watch=progress.step,
            )
        if not self.session.quiet:
            for path in roster.skipped:
                print(say("cli.skipped", self.session.lang, path=path), file=sys.stderr)
        return roster


def judge_findings(source: Source, *, strict: bool) -> ExitCode:
    """Give the exit code that ``--strict`` makes of findings of severity error."""
    return ExitCode.STRICT if strict and any(one.severity == "error" for one in source.findings) else ExitCode.DONE


def with_hashes(source: Source, before: Mapping[str, FileState]) -> Source:
    """Add the SHA-256 of every input file, which must be as it was ``before``; standard input has none."""
    from cadre_stats.cli.hashing import sha256_of

    paths = dict.fromkeys(one.path for one in source.inputs)
    hashes = {path: sha256_of(path, before.get(path)) for path in paths if path != "-"}
    return replace(source, inputs=tuple(replace(one, sha256=hashes.get(one.path)) for one in source.inputs))
