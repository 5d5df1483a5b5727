"""cadre-stats: target-versus-actual statistics from rosters of Vietnamese officials.

    import cadre_stats as cs

    roster = cs.read_rosters(["data/samples/nam-dinh"])
    targets = cs.read_targets(["data/samples/nam-dinh/targets.toml"])
    assessment = cs.assess(roster, targets, by=["unit"])

The public names are resolved on first use, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from cadre_stats.errors import CadreStatsError, InputError, OutputError, UsageError
    from cadre_stats.finding import Finding
    from cadre_stats.notebook import assess, read_rosters, read_targets, scale, tally
    from cadre_stats.roster.roster import Roster
    from cadre_stats.statistics.outcome import Assessment, Outcome
    from cadre_stats.targets.target import Target, TargetSet

_HOMES = {
    "Assessment": "cadre_stats.statistics.outcome",
    "CadreStatsError": "cadre_stats.errors",
    "Finding": "cadre_stats.finding",
    "InputError": "cadre_stats.errors",
    "Outcome": "cadre_stats.statistics.outcome",
    "OutputError": "cadre_stats.errors",
    "Roster": "cadre_stats.roster.roster",
    "Target": "cadre_stats.targets.target",
    "TargetSet": "cadre_stats.targets.target",
    "UsageError": "cadre_stats.errors",
    "assess": "cadre_stats.notebook",
    "read_rosters": "cadre_stats.notebook",
    "read_targets": "cadre_stats.notebook",
    "scale": "cadre_stats.notebook",
    "tally": "cadre_stats.notebook",
}

__all__ = [
    "Assessment",
    "CadreStatsError",
    "Finding",
    "InputError",
    "Outcome",
    "OutputError",
    "Roster",
    "Target",
    "TargetSet",
    "UsageError",
    "assess",
    "read_rosters",
    "read_targets",
    "scale",
    "tally",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
