"""The manifest of an export: its inputs, options and outputs with their SHA-256, by which it goes on after a break."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cadre_stats import __version__
from cadre_stats.errors import OutputError
from cadre_stats.exporting.writing import write_whole
from cadre_stats.statistics.outcome import Group

__all__ = ["MANIFEST", "Manifest", "Output", "read_listed", "sha256_of_bytes"]

MANIFEST = "manifest.json"
SCHEMA = "cadre-stats/export/1"


@dataclass(slots=True)
class Output:
    """One file of an export: its group and format, the digest of what it shows, and its SHA-256 once written."""

    path: str
    group: Group
    format: str
    digest: str = ""
    sha256: str | None = None


@dataclass(slots=True)
class Manifest:
    """What an export makes of what. Outputs are listed before they are written: what is listed may be replaced.

    ``earlier`` are the outputs of former exports into the folder that this one doesn't touch.
    """

    options: Mapping[str, object]
    inputs: Sequence[Mapping[str, object]]
    outputs: Sequence[Output]
    earlier: Sequence[Output] = ()
    failed: list[str] = field(default_factory=list)

    def write(self, folder: Path) -> None:
        """Write the manifest whole."""
        record = {
            "schema": SCHEMA,
            "version": __version__,
            "options": dict(self.options),
            "inputs": [dict(one) for one in self.inputs],
            "outputs": [_record(one) for one in self.outputs],
            "earlier": [_record(one) for one in self.earlier],
            "failed": self.failed,
        }
        write_whole(folder / MANIFEST, (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode())


def _record(output: Output) -> dict[str, object]:
    record = {name: getattr(output, name) for name in Output.__slots__}
    return record | {"group": dict(output.group)}


def read_listed(folder: Path) -> dict[str, Output]:
    """Give the outputs that the manifest of a folder lists, by path; none where there is no manifest.

    Raises :class:`OutputError` for a manifest that isn't one: what it owned can't be known.
    """
    path = folder / MANIFEST
    try:
        record = json.loads(path.read_bytes())
        found = [*record["earlier"], *record["outputs"]]
        listed = [Output(**{name: one[name] for name in Output.__slots__}) for one in found]
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise OutputError("export.cannot_read", where=str(path), reason=error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise OutputError("export.no_manifest", where=str(path)) from error
    return {one.path: one for one in listed}


def sha256_of_bytes(data: bytes) -> str:
    """Give the SHA-256 of data in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
