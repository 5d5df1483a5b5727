"""A cluster: the workers of a Dask scheduler behind the same executor as processes of this machine."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cadre_stats.errors import UsageError

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["check_cluster_installed", "cluster_pool", "cluster_threads", "losses"]

# How many seconds a scheduler has to answer and to have a worker.
_PATIENCE = 15


def check_cluster_installed() -> None:
    """Raise :class:`UsageError` where the extra ``cluster`` isn't installed."""
    try:
        import distributed  # noqa: F401
    except ImportError as error:
        raise UsageError("reading.no_dask", where="--cluster") from error


def losses() -> tuple[type[Exception], ...]:
    """Give the errors of a task whose workers died, or whose scheduler is gone."""
    from distributed.scheduler import KilledWorker

    return KilledWorker, CancelledError


def cluster_threads(address: str) -> int:
    """Give the number of tasks that the cluster works on at a time."""
    with _client(address) as client:
        return sum(client.nthreads().values())


@contextmanager
def cluster_pool(address: str) -> Iterator[Executor]:
    """Give the executor of a cluster; tasks that wait when it is left are withdrawn.

    The scheduler gives tasks of a worker that died to another. Raises :class:`UsageError` where no scheduler answers or
    it has no worker.
    """
    with _client(address) as client:
        executor = client.get_executor(pure=False)
        try:
            yield executor
        finally:
            executor.shutdown(wait=False)


@contextmanager
def _client(address: str) -> Iterator[Client]:
    check_cluster_installed()
    from distributed import Client

    # What it logs on the way are remarks on connections; what went wrong comes as an error.
    for name in [*logging.root.manager.loggerDict]:
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except BaseException:
            client.close()
            raise
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError("reading.no_cluster", where="--cluster", address=address, reason=_reason(error)) from error
    with client:
        yield client


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__
