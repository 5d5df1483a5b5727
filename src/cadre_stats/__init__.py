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
    from cadre_stats.notebook import (
        assess,
        count_training,
        describe,
        read_rosters,
        read_standards,
        read_targets,
        read_training,
        scale,
        shortfall,
        tally,
    )
    from cadre_stats.roster.roster import Roster
    from cadre_stats.statistics.outcome import Assessment, Outcome
    from cadre_stats.statistics.shortfall import Shortfall
    from cadre_stats.statistics.structure import Structure
    from cadre_stats.statistics.training import Training
    from cadre_stats.targets.standard import StandardSet
    from cadre_stats.targets.target import Target, TargetSet
    from cadre_stats.training.log import Log

_HOMES = {
    "Assessment": "cadre_stats.statistics.outcome",
    "CadreStatsError": "cadre_stats.errors",
    "Finding": "cadre_stats.finding",
    "InputError": "cadre_stats.errors",
    "Log": "cadre_stats.training.log",
    "Outcome": "cadre_stats.statistics.outcome",
    "OutputError": "cadre_stats.errors",
    "Roster": "cadre_stats.roster.roster",
    "Shortfall": "cadre_stats.statistics.shortfall",
    "StandardSet": "cadre_stats.targets.standard",
    "Structure": "cadre_stats.statistics.structure",
    "Target": "cadre_stats.targets.target",
    "TargetSet": "cadre_stats.targets.target",
    "Training": "cadre_stats.statistics.training",
    "UsageError": "cadre_stats.errors",
    "assess": "cadre_stats.notebook",
    "count_training": "cadre_stats.notebook",
    "describe": "cadre_stats.notebook",
    "read_rosters": "cadre_stats.notebook",
    "read_standards": "cadre_stats.notebook",
    "read_targets": "cadre_stats.notebook",
    "read_training": "cadre_stats.notebook",
    "scale": "cadre_stats.notebook",
    "shortfall": "cadre_stats.notebook",
    "tally": "cadre_stats.notebook",
}

__all__ = [
    "Assessment",
    "CadreStatsError",
    "Finding",
    "InputError",
    "Log",
    "Outcome",
    "OutputError",
    "Roster",
    "Shortfall",
    "StandardSet",
    "Structure",
    "Target",
    "TargetSet",
    "Training",
    "UsageError",
    "assess",
    "count_training",
    "describe",
    "read_rosters",
    "read_standards",
    "read_targets",
    "read_training",
    "scale",
    "shortfall",
    "tally",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
