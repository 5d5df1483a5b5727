"""A condition: what must hold of a person's fields, as the user wrote it and as it is evaluated.

``field = test`` terms all of which hold make a set; a condition holds when any of its sets holds.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import field as with_default
from fractions import Fraction
from typing import Literal

from cadre_stats.record import Record

__all__ = ["ALWAYS", "Attended", "Condition", "Define", "Operand", "Relation", "Term", "Test"]

Relation = Literal["any", "blank", "one_of", "not", "at_least", "more_than", "at_most", "less_than", "between"]


class Attended(Record):
    """An attendance that meets all of: ``where`` over its fields, its days inside ``first`` to ``last``, its year.

    ``year`` is ``"as_of"`` for the calendar year of the as-of date. ``completed`` asks how it ended. ``times`` and
    ``hours`` are totals over the attendances that meet the rest; without them one such attendance is enough.
    """

    where: Condition
    first: dt.date | None = None
    last: dt.date | None = None
    year: Test | Literal["as_of"] | None = None
    completed: bool | None = None
    times: Test | None = None
    hours: Test | None = None


# A level or category code, a yes/no, a number, a day, (for text fields) a pattern in which * stands for anything, or
# the attendances that a person must have.
Operand = str | bool | Fraction | dt.date | Attended


class Test(Record):
    """What one field must be.

    ``operands`` are typed by the field: level and category codes, ``bool``, ``Fraction`` (numbers, years of age),
    ``date``, or text patterns as written. ``one_of`` and ``not`` take any number, ``between`` low and high, ``any``
    and ``blank`` none. ``open_low``/``open_high`` leave the end of a ``between`` out ("từ trên 40 đến 50").
    ``bare`` marks a single level named without a phrase: it means exactly that level.
    ``text`` is the phrase as the user wrote it; two tests are equal whatever their wording.

    On a column of the user's own an operand that is text also equals a cell that is that number ("2,34"), a ``bool``
    is compared with the cell read as yes or no, and a ``between`` holds for a cell that says ``text`` itself ("30-40").
    """

    relation: Relation
    operands: tuple[Operand, ...] = ()
    open_low: bool = False
    open_high: bool = False
    bare: bool = False
    text: str = with_default(default="", compare=False)


class Term(Record):
    """One field and its test, and where they were written.

    ``field`` is a canonical field, a define, or a column of the user's own: then its header, as written until
    :mod:`cadre_stats.targets.columns` has compared it with the rosters, as in the rosters from then on.
    """

    field: str
    test: Test
    place: str = with_default(default="", compare=False)


class Condition(Record):
    """Sets of terms: all terms of one set hold, for any of the sets. ``ALWAYS`` has one empty set."""

    sets: tuple[tuple[Term, ...], ...]

    @property
    def fields(self) -> frozenset[str]:
        """The names that the condition looks at."""
        return frozenset(term.field for terms in self.sets for term in terms)


ALWAYS = Condition(((),))


class Define(Record):
    """A named yes/no field of a targets file, true where its condition holds, unknown where that is unknown."""

    name: str
    label: tuple[tuple[str, str], ...]
    where: Condition
