"""Races: the same job by several programs in interleaved rounds, each a process of its own, results compared."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

__all__ = ["Entrant", "Race", "Result", "measure"]

# Without compiled files every start would compile the sources anew, which no user's does.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "PYTHONUTF8": "1"
}


@dataclass(frozen=True, slots=True)
class Entrant:
    """One program of a race: its command, the goal it has to reach if it has one, its peak memory in MiB if limited.

    ``read`` makes of its output what is compared with the others; ``None``: it does another job, nothing to compare.
    """

    name: str
    command: Sequence[str]
    goal: float | None = None
    memory: float | None = None
    read: Callable[[bytes], object] | None = None


@dataclass(frozen=True, slots=True)
class Race:
    """Programs beside each other; the others are compared with the first: as a ratio, or in milliseconds more."""

    name: str
    entrants: Sequence[Entrant]
    unit: str = "×"


@dataclass(slots=True)
class Result:
    """What came out for one entrant: seconds and peak memory of each round."""

    entrant: Entrant
    seconds: list[float] = field(default_factory=list)
    works: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)

    @property
    def time(self) -> float:
        """The median of the seconds by the clock."""
        return statistics.median(self.seconds)

    @property
    def work(self) -> float:
        """The median of the seconds of all processors."""
        return statistics.median(self.works)

    @property
    def peak(self) -> float:
        """The median of the peak memory of the process, in MiB; of its children the largest."""
        return statistics.median(self.peaks)

    def compared(self, base: Result, unit: str) -> float:
        """Give the ratio of the two times, or the difference in milliseconds."""
        return self.time / base.time if unit == "×" else (self.time - base.time) * 1000

    def missed(self, base: Result, unit: str) -> bool:
        """Tell whether a goal was missed, of time or of memory."""
        goal, memory = self.entrant.goal, self.entrant.memory
        too_slow = goal is not None and self.compared(base, unit) > goal
        return too_slow or (memory is not None and self.peak > memory)


def measure(race: Race, rounds: int) -> list[Result]:
    """Run the entrants in turn, round by round, after one to warm up.

    Raises :class:`ValueError` where results differ.
    """
    results = [Result(one) for one in race.entrants]
    for number in range(rounds + 1):
        outputs: list[tuple[str, object]] = []
        for result in results:
            seconds, work, peak, output = run(result.entrant.command)
            if result.entrant.read is not None:
                outputs.append((result.entrant.name, result.entrant.read(output)))
            if number:
                result.seconds.append(seconds)
                result.works.append(work)
                result.peaks.append(peak)
        for name, found in outputs[1:]:
            if found != outputs[0][1]:
                raise ValueError(f"{race.name}: {name} and {outputs[0][0]} count differently")
    return results


def run(command: Sequence[str]) -> tuple[float, float, float, bytes]:
    """Run a command to its end; give its seconds by the clock and of all processors, peak MiB, and what it wrote."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, env=ENVIRONMENT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{' '.join(command)} ended with {process.returncode}")
        output.seek(0)
        return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output.read()
