"""The command line: parse, call, choose a renderer, end with an exit code. The only room that knows Typer."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``cadre-stats`` with its arguments (default: those of the process) and give its exit code."""
    if argv is None:
        # The process is this one run, whose many small values last to its end: no use in going through them often.
        gc.set_threshold(500_000)
        # numpy's algebra, which nothing here uses, would start threads when it is loaded.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

    from cadre_stats.cli.run import run

    code = run(argv)
    if argv is None:
        gc.freeze()
    return code
