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

from cadre_stats.reading.formats.copies import can_be_copied

__all__ = ["begin_early", "begun_by", "process_pool"]

# Modules that a fresh process has loaded before it is asked for anything.
_LOADED = ["cadre_stats.reading.workers.loaded"]


def begin_early(loaded: Sequence[str] = _LOADED) -> None:
    """Begin the process that workers will be copies of, if there is one: it loads modules while this one goes on."""
    if begun_by() == "forkserver":
        from multiprocessing.forkserver import ensure_running

        multiprocessing.get_context("forkserver").set_forkserver_preload(list(loaded))
        # What stands in the way is told when workers are asked for.
        with suppress(OSError):
            ensure_running()


def begun_by(threads: int | None = None) -> str:
    """Tell how processes are begun: as copies of this one if it can be copied, else of one begun afresh."""
    if can_be_copied(threads):
        return "fork"
    return "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


@contextmanager
def process_pool(jobs: int, loaded: Sequence[str] = _LOADED) -> Iterator[Executor]:
    """Give so many worker processes; left by an error or an interrupt, they end at once and what they did is lost.

    They leave Ctrl-C to this process and end with it, however it ends. Raises :class:`BrokenExecutor` where none can be
    had.
    """
    method = begun_by()
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(list(loaded))
    try:
        theirs, ours = context.Pipe(duplex=False)
        given = (theirs, ours if method == "fork" else None)
        executor = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=given)
    except (ImportError, NotImplementedError, OSError) as error:
        # A system without semaphores, or without room for them.
        raise BrokenExecutor from error
    try:
        if method == "fork":
            _begin_all(executor)
        yield executor
    except BaseException:
        ours.close()
        raise
    finally:
        executor.shutdown(cancel_futures=True)
        ours.close()
        theirs.close()


def _begin_all(executor: Executor) -> None:
    """Have the workers begin, before any thread does; they never see Ctrl-C, which waits here until all have begun."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        executor.submit(bool)
    except OSError as error:
        # No more processes, or no memory for them.
        raise BrokenExecutor from error
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(parent: Connection, parents_end: Connection | None) -> None:
    """Prepare a worker: Ctrl-C is its parent's to handle; when the parent closes its end, or ends, so does the worker.

    A copy of the parent has a copy of that end, too. The thread that waits for it is a daemon: it holds up nothing.
    """
    if parents_end is not None:
        parents_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Its many small values last until they are sent: going through them often takes an eighth of its time.
    gc.set_threshold(max(gc.get_threshold()[0], 100_000))
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Connection) -> None:
    try:
        parent.recv_bytes()
    except (EOFError, OSError):
        os._exit(1)
