"""``cadre-stats init``: filled examples of the files that a user writes."""

from __future__ import annotations

import typer

from cadre_stats.cli import options
from cadre_stats.cli.session import Session
from cadre_stats.errors import ExitCode

__all__ = ["init"]


def init(
    context: typer.Context,
    folder: options.Folder = ".",
    force: options.Force = False,
) -> ExitCode:
    """Write example files."""
    from cadre_stats.cli.output import deliver
    from cadre_stats.targets.examples import write_examples

    session = context.ensure_object(Session)
    written = write_examples(folder, session.lang, force)
    deliver("".join(f"{path}\n" for path in written).encode(), None, text=True)
    return ExitCode.DONE
