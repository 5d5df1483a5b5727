"""Wrong usage as Typer finds it, told in our words: one line and a hint in either language."""

from __future__ import annotations

# Typer carries its own copy of click and gives its errors no public name.
from typer._click.exceptions import BadOptionUsage, ClickException, NoSuchOption
from typer._click.exceptions import UsageError as ClickUsageError

from cadre_stats.errors import UsageError
from cadre_stats.targets.nearest import nearest

__all__ = ["misuse"]


def misuse(error: ClickException) -> UsageError:
    """Give the error of ours that says what Typer's says."""
    context = error.ctx if isinstance(error, ClickUsageError) else None
    command = context.command_path if context is not None else "cadre-stats"
    if isinstance(error, NoSuchOption):
        near = nearest(error.option_name, error.possibilities or ()) or ""
        key = "cli.no_such_option_near" if near else "cli.no_such_option"
        return UsageError(key, where=error.option_name, nearest=near, command=command)
    if isinstance(error, BadOptionUsage):
        takes_none = "does not take" in error.message
        key = "cli.option_takes_no_value" if takes_none else "cli.option_needs_value"
        return UsageError(key, where=error.option_name, command=command)
    return UsageError("cli.wrong_usage", where=command, command=command)
