"""The command line: parse, call, choose a renderer, end with an exit code. The only room that knows Typer."""

from __future__ import annotations

import gc
import os
import sys
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
        _leave(code)
    return code


def _leave(code: int) -> None:
    """End the process at once: to take its values apart one by one, for nobody, takes longer than to write them.

    Python's own end is left what it alone does: to tell what can't be written any more, to put away what other
    processes were reached by.
    """
    gc.freeze()
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except OSError:
        return
    if "multiprocessing" not in sys.modules:
        os._exit(code)
