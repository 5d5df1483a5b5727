"""The plan of an export: which groups there are, under which names their files stand, and what stands in the way."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from cadre_stats.errors import OutputError
from cadre_stats.exporting.manifest import MANIFEST, Output
from cadre_stats.exporting.names import file_names
from cadre_stats.record import Record
from cadre_stats.reporting.labels import Labels
from cadre_stats.statistics.outcome import Group
from cadre_stats.wording import say

__all__ = ["INDEX", "Unit", "make_folder", "plan_units", "refuse_strangers"]

INDEX = "index.html"


class Unit(Record):
    """One group of an export, the whole among them: its label, and its outputs by format."""

    group: Group
    label: str
    outputs: Mapping[str, Output]

    @property
    def files(self) -> Mapping[str, str]:
        """The file names by format."""
        return {name: output.path for name, output in self.outputs.items()}


def plan_units(groups: Sequence[Group], formats: Sequence[str], labels: Labels) -> list[Unit]:
    """Name the files of every group; a name is that of its unit, made safe and unique."""
    names = file_names((_file_label(group, labels) for group in groups), (Path(INDEX).stem, Path(MANIFEST).stem))
    return [
        Unit(group, _label(group, labels), {one: Output(f"{name}.{one}", group, one) for one in formats})
        for group, name in zip(groups, names, strict=True)
    ]


def _label(group: Group, labels: Labels) -> str:
    return labels.group(group) if group else say("export.whole", labels.lang)


def _file_label(group: Group, labels: Labels) -> str:
    """Join the values of a group: a unit's own name need not be unique among districts."""
    if not group:
        return say("export.whole", labels.lang)
    return " - ".join(
        say("export.not_known", labels.lang, field=labels.field(field)) if code is None else labels.value(field, code)
        for field, code in group.items()
    )


def make_folder(folder: Path) -> None:
    """Make the folder where it is missing. Raises :class:`OutputError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError("export.cannot_make", where=str(folder), reason=error) from error


def refuse_strangers(folder: Path, paths: Sequence[str], listed: Collection[str]) -> None:
    """Raise :class:`OutputError` where files stand that are to be written and that no manifest lists."""
    strangers = [path for path in paths if path not in listed and (folder / path).exists()]
    if strangers:
        raise OutputError("export.exists", where=str(folder), n=len(strangers), first=strangers[0])
