"""The commands, gathered in the language of a run; each is built only once it is asked for."""

from __future__ import annotations

from copy import copy
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from cadre_stats.cli.coercion import hand_on_as_typed
from cadre_stats.cli.commands import ALIASES, COMMANDS
from cadre_stats.cli.localise import context_class, localise, params_of
from cadre_stats.cli.options import everywhere
from cadre_stats.wording import say

if TYPE_CHECKING:
    from typer._click.core import Command, Context, Parameter
    from typer._click.formatting import HelpFormatter

__all__ = ["build_command", "build_program"]

_CONTEXT = {"help_option_names": ["-h", "--help"]}


class _Command(TyperCommand):
    """A command, whose words in the language are looked up once its help is asked for."""

    lang = "en"

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        localise(self, self.lang)
        super().format_help(ctx, formatter)

    def invoke(self, ctx: Context) -> object:
        """Run the command, unless it would write over what it reads and isn't forced to."""
        if not ctx.params.get("force") and (ctx.params.get("output") or ctx.params.get("annotate")):
            from cadre_stats.cli.own_inputs import refuse_own_inputs

            refuse_own_inputs(ctx.params)
        return super().invoke(ctx)


class _Program(TyperGroup):
    """``cadre-stats``: its own page lists each command in a line, for which the command needs no parameters yet."""

    lang = "en"

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        localise(self, self.lang)
        for name, command in self.commands.items():
            command.help = say(f"help.{name}", self.lang)
        super().format_help(ctx, formatter)

    def resolve_command(
        self,
        ctx: Context,  # noqa: ARG002 - Typer's signature
        args: list[str],
    ) -> tuple[str | None, Command | None, list[str]]:
        """Find the command and build it; a name that is none is told with the nearest that is one."""
        name, *rest = args
        name = ALIASES.get(name, name)
        if name not in self.commands:
            from cadre_stats.targets.nearest import unknown_name

            raise unknown_name(
                "cli.no_such_command", "cadre-stats", name, self.commands, commands=", ".join(self.commands)
            )
        return name, build_command(name, self.lang), rest


@cache
def build_program(lang: str) -> TyperGroup:
    """Build ``cadre-stats`` in a language; whoever runs several commands in one process builds it once."""
    app = typer.Typer(name="cadre-stats", cls=_Program, rich_markup_mode=None, add_completion=False)
    app.callback(invoke_without_command=True, context_settings=_CONTEXT)(_help_alone)
    program = typer.main.get_command(app)
    assert isinstance(program, _Program)
    _complete(program, lang)
    for name in COMMANDS:
        program.add_command(TyperCommand(name, rich_markup_mode=None))
    return program


@cache
def build_command(name: str, lang: str) -> TyperCommand:
    """Build a command in a language, with all of its parameters."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command(name, cls=_Command, context_settings=_CONTEXT)(getattr(import_module(f"cadre_stats.cli.{name}"), name))
    command = typer.main.get_command(app)
    assert isinstance(command, _Command)
    _complete(command, lang)
    return command


def _complete(command: _Program | _Command, lang: str) -> None:
    """Add the options that every command has, and the language of the help."""
    command.lang = lang
    command.context_class = context_class(lang)
    command.params += map(copy, _params_everywhere())
    for param in params_of(command):
        assert isinstance(param, TyperOption | TyperArgument)
        hand_on_as_typed(param)


@cache
def _params_everywhere() -> tuple[Parameter, ...]:
    """Give the options that every command has; Typer makes parameters only from a function's signature."""
    app = typer.Typer(add_completion=False)
    app.command()(everywhere)
    params = typer.main.get_command(app).params
    for param in params:
        param.expose_value = False
    return tuple(params)


def _help_alone(context: typer.Context) -> None:
    """Show the help where no command is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
