"""The commands, gathered: built once per run, in the language of the run, and only the one that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from importlib import import_module
from typing import TYPE_CHECKING

import typer
from typer.core import TyperArgument, TyperGroup, TyperOption

from cadre_stats.cli.coercion import hand_on_as_typed
from cadre_stats.cli.localise import localise, params_of
from cadre_stats.cli.options import everywhere

if TYPE_CHECKING:
    from typer._click.core import Command, Context, Parameter

__all__ = ["build_command"]

_CONTEXT = {"help_option_names": ["-h", "--help"]}


# In the order of the help page; each is a function of that name in the module of that name.
_COMMANDS = ("report", "check", "export", "inspect", "normalise", "explain", "shortfall", "training", "init")
# Other spellings of a command.
_ALIASES = {"normalize": "normalise"}


class _Commands(TyperGroup):
    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find the command; a name that is none is told with the nearest that is one."""
        args = [_ALIASES.get(args[0], args[0]), *args[1:]]
        if args[0] not in self.commands:
            from cadre_stats.targets.nearest import unknown_name

            raise unknown_name(
                "cli.no_such_command", "cadre-stats", args[0], self.commands, commands=", ".join(self.commands)
            )
        return super().resolve_command(ctx, args)


def build_command(lang: str, arguments: Sequence[str] = ()) -> TyperGroup:
    """Build ``cadre-stats`` in a language: with the command that the arguments begin with, else with all of them."""
    app = typer.Typer(name="cadre-stats", cls=_Commands, rich_markup_mode=None, add_completion=False)
    app.callback(invoke_without_command=True, context_settings=_CONTEXT)(_help_alone)
    for name in _asked(arguments):
        app.command(name, context_settings=_CONTEXT)(getattr(import_module(f"cadre_stats.cli.{name}"), name))
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    everywhere_params = _params_everywhere()
    for command in (group, *group.commands.values()):
        command.params += map(copy, everywhere_params)
        for param in params_of(command):
            assert isinstance(param, TyperOption | TyperArgument)
            hand_on_as_typed(param)
    localise(group, lang)
    return group


def _asked(arguments: Sequence[str]) -> Sequence[str]:
    """Give the commands that arguments may need: the one they begin with, none for the version alone, else all."""
    first = _ALIASES.get(arguments[0], arguments[0]) if arguments else ""
    if first in _COMMANDS:
        return (first,)
    return () if list(arguments) == ["--version"] else _COMMANDS


def _params_everywhere() -> list[Parameter]:
    """Give the options that every command has; Typer makes parameters only from a function's signature."""
    app = typer.Typer(add_completion=False)
    app.command()(everywhere)
    params = typer.main.get_command(app).params
    for param in params:
        param.expose_value = False
    return params


def _help_alone(context: typer.Context) -> None:
    """Show the help where no command is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
