"""The options, declared once; a command takes those that belong to it. Their help stands in ``wording/help.toml``."""

from __future__ import annotations

from typing import Annotated

import typer

from cadre_stats import __version__
from cadre_stats.cli.session import Session

__all__ = [
    "Annotate",
    "AsOf",
    "AssumeDistinct",
    "By",
    "Cluster",
    "Column",
    "Decimals",
    "DryRun",
    "Expect",
    "ExplainField",
    "Files",
    "Folder",
    "For",
    "Force",
    "Format",
    "Formats",
    "Formulas",
    "Hash",
    "HeaderRows",
    "Jobs",
    "Layout",
    "MinClass",
    "Names",
    "Output",
    "Plan",
    "Programme",
    "Rosters",
    "RoundingRule",
    "Sheet",
    "Standards",
    "Strict",
    "Targets",
    "Texts",
    "Training",
    "Vocabularies",
    "Where",
    "everywhere",
]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cadre-stats {__version__}")
        raise typer.Exit


def _set_quiet(context: typer.Context, wanted: bool) -> None:
    context.ensure_object(Session).quiet |= wanted


def _set_no_color(context: typer.Context, wanted: bool) -> None:
    context.ensure_object(Session).no_color |= wanted


Rosters = Annotated[list[str] | None, typer.Argument(metavar="rosters", show_default=False)]
ExplainField = Annotated[str | None, typer.Argument(metavar="field", show_default=False)]
Texts = Annotated[list[str] | None, typer.Argument(metavar="texts", show_default=False)]
Folder = Annotated[str, typer.Argument(metavar="folder", show_default=False)]

Targets = Annotated[list[str] | None, typer.Option("--targets", metavar="file")]
By = Annotated[list[str] | None, typer.Option("--by", metavar="fields")]
Where = Annotated[list[str] | None, typer.Option("--where", metavar="condition")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="date")]
Format = Annotated[str | None, typer.Option("--format", metavar="format")]
Output = Annotated[str | None, typer.Option("--output", metavar="file")]
Force = Annotated[bool, typer.Option("--force", show_default=False)]
Decimals = Annotated[str, typer.Option("--decimals", metavar="number", show_default=False)]
RoundingRule = Annotated[str, typer.Option("--rounding", metavar="half|truncate", show_default=False)]
Sheet = Annotated[str | None, typer.Option("--sheet", metavar="name")]
HeaderRows = Annotated[str | None, typer.Option("--header-rows", metavar="rows")]
Column = Annotated[list[str] | None, typer.Option("--column", metavar="column")]
Vocabularies = Annotated[list[str] | None, typer.Option("--vocabulary", metavar="file")]
Strict = Annotated[bool, typer.Option("--strict", show_default=False)]
AssumeDistinct = Annotated[bool, typer.Option("--assume-distinct", show_default=False)]
Training = Annotated[list[str] | None, typer.Option("--training", metavar="file")]
Standards = Annotated[list[str] | None, typer.Option("--standards", metavar="file")]
For = Annotated[str, typer.Option("--for", metavar="current|planned", show_default=False)]
MinClass = Annotated[str | None, typer.Option("--min-class", metavar="number")]
Names = Annotated[bool, typer.Option("--names", show_default=False)]
Layout = Annotated[str, typer.Option("--layout", metavar="state|party", show_default=False)]
Plan = Annotated[str | None, typer.Option("--plan", metavar="file")]
Programme = Annotated[str | None, typer.Option("--programme", metavar="name")]
Files = Annotated[list[str] | None, typer.Argument(metavar="files", show_default=False)]
Annotate = Annotated[str | None, typer.Option("--annotate", metavar="file")]
Formulas = Annotated[bool, typer.Option("--formulas", show_default=False)]
Formats = Annotated[list[str] | None, typer.Option("--formats", metavar="formats")]
DryRun = Annotated[bool, typer.Option("--dry-run", show_default=False)]
Jobs = Annotated[str | None, typer.Option("--jobs", metavar="number", show_default=False)]
Cluster = Annotated[str | None, typer.Option("--cluster", metavar="address")]
Expect = Annotated[str | None, typer.Option("--expect", metavar="file")]
Hash = Annotated[bool, typer.Option("--hash", show_default=False)]

Lang = Annotated[str | None, typer.Option("--lang", metavar="vi|en")]
Quiet = Annotated[bool, typer.Option("--quiet", callback=_set_quiet, show_default=False)]
NoColor = Annotated[bool, typer.Option("--no-color", callback=_set_no_color, show_default=False)]
Version = Annotated[bool, typer.Option("--version", is_eager=True, callback=_show_version, show_default=False)]


def everywhere(lang: Lang = None, quiet: Quiet = False, no_color: NoColor = False, version: Version = False) -> None:
    """Declare the options that every command has; what they say goes into the session, not to the command."""
