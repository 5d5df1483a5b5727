"""The words of ``--help``: they stand in ``wording/help.toml``, the commands themselves hold none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

# Typer carries its own copy of click and gives these classes no public name.
from typer._click.core import Command, Context, Parameter
from typer._click.formatting import HelpFormatter
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from cadre_stats.regex import regex
from cadre_stats.wording import say, says

__all__ = ["context_class", "localise", "params_of"]

# Typer puts the type of an argument behind its name ("ROSTERS <list[str]>").
_PYTHON_TYPE = regex(r" <[a-z]+(\[[a-z]+\])?>$")


def localise(command: TyperGroup | TyperCommand, lang: str) -> None:
    """Give a command and its options their help texts and headings in a language."""
    name = command.name or "cadre-stats"
    command.help = say(f"help.{name}", lang)
    command.epilog = f"\b\n{say(f'help.{name}.example', lang)}"
    command.options_metavar = say("help.options_metavar", lang)
    for param in params_of(command):
        if isinstance(param, TyperOption | TyperArgument):
            own = f"help.{name}.{param.name}"
            if says(f"help.metavar.{param.metavar}"):
                param.metavar = say(f"help.metavar.{param.metavar}", lang)
            param.help = say(own if says(own) else f"help.option.{param.name}", lang)
    if isinstance(command, TyperGroup):
        command.subcommand_metavar = say("help.command_metavar", lang)


def params_of(command: Command) -> list[Parameter]:
    """Give the parameters of a command with its ``--help``, which Typer makes only when a context asks for it."""
    context = command.context_class(command, **command.context_settings)
    return command.get_params(context)


def context_class(lang: str) -> type[Context]:
    """Make the context whose help pages have headings in the language."""

    class LocalFormatter(HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, prefix or say("help.usage", lang))

        def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
            shown = [(_PYTHON_TYPE.sub("", name), text) for name, text in rows]
            super().write_dl(shown, col_max, col_spacing)

        @contextmanager
        def section(self, name: str) -> Iterator[None]:
            with super().section(say(f"help.heading.{name.lower()}", lang)):
                yield

    class LocalContext(Context):
        formatter_class = LocalFormatter

    return LocalContext
