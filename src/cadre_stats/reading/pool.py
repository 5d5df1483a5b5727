"""Pools: processes beside this one, and a promise that none of them outlives it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection

__all__ = ["begin_early", "process_pool"]

# Modules that a fresh process has loaded before it is asked for anything.
_LOADED = ["cadre_stats.reading.loaded"]


def begin_early(loaded: Sequence[str] = _LOADED) -> None:
    """Begin the process that workers will be copies of, if there is one: it loads modules while this one goes on."""
    if _method() == "forkserver":
        from multiprocessing.forkserver import ensure_running

        multiprocessing.get_context("forkserver").set_forkserver_preload(list(loaded))
        # What stands in the way is told when workers are asked for.
        with suppress(OSError):
            ensure_running()


def _method() -> str:
    return "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


@contextmanager
def process_pool(jobs: int, loaded: Sequence[str] = _LOADED) -> Iterator[Executor]:
    """Give so many worker processes; left by an error or an interrupt, they end at once and what they did is lost.

    They are started afresh rather than forked: threads of numpy and pyarrow don't survive a fork. They leave Ctrl-C
    to this process and end with it, however it ends. Raises :class:`BrokenExecutor` where none can be had.
    """
    method = _method()
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(list(loaded))
    try:
        theirs, ours = context.Pipe(duplex=False)
        executor = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(theirs,))
    except (ImportError, NotImplementedError, OSError) as error:
        # A system without semaphores, or without room for them.
        raise BrokenExecutor from error
    try:
        yield executor
    except BaseException:
        ours.close()
        raise
    finally:
        executor.shutdown(cancel_futures=True)
        ours.close()
        theirs.close()


def _begin(parent: Connection) -> None:
    """Prepare a worker: Ctrl-C is its parent's to handle; when the parent closes its end, or ends, so does the worker.

    The thread that waits for it is a daemon: it holds up nothing.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Its many small values last until they are sent: going through them often takes an eighth of its time.
    gc.set_threshold(100_000)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Connection) -> None:
    try:
        parent.recv_bytes()
    except (EOFError, OSError):
        os._exit(1)
