"""One run of the command line: the one place where an error becomes a line, a hint and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cadre_stats import __version__
from cadre_stats.cli.early import start_early
from cadre_stats.cli.streams import prepare_streams, silence_stdout
from cadre_stats.errors import CadreStatsError, ExitCode
from cadre_stats.wording import say

if TYPE_CHECKING:
    from cadre_stats.reporting.style import Language

__all__ = ["run"]


def run(argv: Sequence[str] | None) -> int:
    """Run a command and give its exit code; nothing but a bug shows a traceback."""
    prepare_streams()
    arguments = sys.argv[1:] if argv is None else list(argv)
    language: Language = "en"
    try:
        if arguments == ["--version"]:
            return _show(f"cadre-stats {__version__}\n")
        from cadre_stats.cli.language import choose_language
        from cadre_stats.cli.page import stored_page

        language = choose_language(arguments, os.environ)
        if (page := stored_page(arguments, language)) is not None:
            return _show(page)
        return _command(arguments, language, expand=argv is None)
    except CadreStatsError as error:
        return _refuse(error, language)
    except SystemExit:
        # Typer's own end where the reader of a help page has left.
        silence_stdout()
        return ExitCode.DONE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception:
        return _confess(language)


def _show(text: str) -> ExitCode:
    """Answer at once what needs no Typer: the version, where nothing else is asked, and help pages."""
    try:
        print(text, end="", flush=True)
    except BrokenPipeError:
        silence_stdout()
    return ExitCode.DONE


def _command(arguments: Sequence[str], language: Language, *, expand: bool) -> int:
    start_early(arguments)
    from typer._click.exceptions import ClickException

    from cadre_stats.cli.app import build_program
    from cadre_stats.cli.session import Session

    program = build_program(language)
    try:
        # Left to itself, Typer takes the process's arguments and, on Windows, expands *.xlsx as no shell there does.
        code = program.main(
            None if expand else list(arguments), prog_name="cadre-stats", standalone_mode=False, obj=Session(language)
        )
    except ClickException as error:
        from cadre_stats.cli.misuse import misuse

        raise misuse(error) from error
    return int(code or ExitCode.DONE)


def _refuse(error: CadreStatsError, language: Language) -> ExitCode:
    """Say what is wrong in one line, and how to go on in the next."""
    from cadre_stats.rendering.printable import printable

    for line in filter(None, (error.message(language), error.hint(language))):
        print(" ".join(printable(line).split()), file=sys.stderr)
    return error.exit_code


def _confess(language: Language) -> ExitCode:
    """Show a bug as one: the traceback, what it is, and where to report it."""
    import traceback

    traceback.print_exc()
    print(say("cli.bug", language), file=sys.stderr)
    return ExitCode.BUG
