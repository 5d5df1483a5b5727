"""The command line: parse, call, choose a renderer, end with an exit code. The only room that knows Typer."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``cadre-stats`` with its arguments (default: those of the process) and give its exit code."""
    from cadre_stats.cli.run import run

    return run(argv)
