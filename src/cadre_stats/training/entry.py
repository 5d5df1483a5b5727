"""Entries: what a training table says of one person's course, one class or one group, column by column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding
from cadre_stats.reading.tables.table import Table
from cadre_stats.record import Record
from cadre_stats.vocabulary.training_words import Status

__all__ = ["ABSENT", "BAD", "KNOWN", "STATES", "Approximate", "Entries", "Measure"]

# What is known of an entry's figure: nothing is given, it is known, it stands there and could not be read.
ABSENT, KNOWN, BAD = 0, 1, 2
# How an attendance ended, by number; 0 where nothing is said of it.
STATES: tuple[Status, ...] = ("completed", "studying", "dropped")


class Measure(Record):
    """One figure of every entry: whole numbers (people, attendances, đồng …) and what is known of each."""

    values: NDArray[np.int64]
    state: NDArray[np.int8]

    @staticmethod
    def absent(entries: int) -> Measure:
        """Make the measure that no entry gives."""
        return Measure(np.zeros(entries, dtype=np.int64), np.zeros(entries, dtype=np.int8))

    @staticmethod
    def joined(parts: list[Measure]) -> Measure:
        """Put the measures of several tables one after the other."""
        if len(parts) == 1:
            return parts[0]
        return Measure(np.concatenate([p.values for p in parts]), np.concatenate([p.state for p in parts]))


class Approximate(Record):
    """A number that stands with a word that makes it approximate: the text and the entry it belongs to."""

    text: str
    entry: int
    measure: str


class Entries(Record):
    """What one table gives: its entries as a table, their measures, and what was checked.

    ``person`` tells of each entry whether it is one person's attendance. ``of_which`` are counts of parts of an entry
    (women, minorities) by the part's name, ``sources`` parts of its cost by where the money comes from. ``states``
    number how attendances ended. ``checked`` counts the declared totals that are what their parts add up to.
    ``classed``: the programmes are names of classes. ``started``: no year is told, and that of the first day is taken.
    """

    table: Table
    person: NDArray[np.bool_]
    measures: Mapping[str, Measure]
    of_which: Mapping[str, Measure] = field(default_factory=lambda: MappingProxyType({}))
    sources: Mapping[str, Measure] = field(default_factory=lambda: MappingProxyType({}))
    states: NDArray[np.int8] = field(default_factory=lambda: np.zeros(0, dtype=np.int8))
    approximate: tuple[Approximate, ...] = ()
    checked: int = 0
    classed: bool = False
    started: bool = False
    findings: tuple[Finding, ...] = ()
