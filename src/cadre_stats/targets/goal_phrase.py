"""Goals from their words: a percentage, a number of people, a range, or a path of them by year."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from cadre_stats.errors import UsageError
from cadre_stats.record import replace
from cadre_stats.regex import regex
from cadre_stats.targets.goal import Goal, Milestones, Unit
from cadre_stats.targets.phrase import Phrase, both_sides_of_a_dash, phrases, without_lead
from cadre_stats.text import bare, fold, tidy, unaccented
from cadre_stats.vocabulary.phrases import words

__all__ = ["parse_goal", "read_goal"]

_STEP = regex(r"\s*(\d{4})\s*:\s*(.+)", re.DOTALL)
_YEARS = range(1900, 2101)
# What a sentence or a cell may have around a goal.
_AROUND = ' ;.\n"“”‘’'
_WHOLE = regex(r"\d+|\d{1,3}(?:[.,]\d{3})+")
_DECIMAL = regex(r"\d+(?:[.,]\d+)?")


def parse_goal(text: str, where: str) -> Goal | Milestones:
    """Read a goal, or several by year ("2025: trên 85%; 2030: trên 95%").

    A bare percentage or number of people means at least. Raises :class:`UsageError`, its place ``where``, for a
    number without % or people, "khoảng 40%", more than 100%, and for words that aren't understood.

    >>> goal = parse_goal("phấn đấu đạt 35–40%", "")
    >>> goal.relation, goal.unit, str(goal.low), str(goal.high)
    ('between', 'percent', '35', '40')
    """
    return read_goal(text, where)[0]


def read_goal(text: str, where: str) -> tuple[Goal | Milestones, int | None]:
    """Read a goal and the year that its words name ("đến năm 2025 đạt 60%"), if any."""
    inner = tidy(text).strip(_AROUND)
    steps = _steps(text.strip(_AROUND))
    if steps is not None:
        return _path(steps, where), None
    year, rest = _year_first(inner)
    return _goal(rest, where, text), year


def _steps(text: str) -> list[tuple[int, str]] | None:
    """Split a path of goals; ``None`` where a text is a single goal."""
    joined = "|".join(rf"\s{re.escape(word)}\s" for word in words("milestones", "and"))
    for separator in (r"[;\n]", rf"[;\n]|{joined}"):
        parts = [part for part in re.split(separator, text) if part.strip()]
        found = [step for part in parts if (step := _dated(part)) is not None]
        if len(found) == len(parts) > 1 or (len(parts) == 1 and _STEP.fullmatch(parts[0])):
            return found
    return None


def _dated(part: str) -> tuple[int, str] | None:
    step = _STEP.fullmatch(part)
    if step:
        return int(step[1]), step[2]
    year, rest = _year_first(part)
    return None if year is None else (year, rest)


def _path(steps: list[tuple[int, str]], where: str) -> Milestones:
    years = [year for year, _ in steps]
    wrong = next((year for year in years if year not in _YEARS), None)
    if wrong is not None:
        raise UsageError("targets.milestone_year", where=where, text=wrong)
    twice = next((year for year in years if years.count(year) > 1), None)
    if twice is not None:
        raise UsageError("targets.milestone_twice", where=where, year=twice)
    return Milestones(tuple((year, _goal(text.strip(), where, text.strip())) for year, text in sorted(steps)))


def _year_first(text: str) -> tuple[int | None, str]:
    """Take "đến năm 2025" off the front of a goal, with the words before it."""
    key = bare if unaccented(text) else fold
    tokens = without_lead(text, "goal", "lead").replace(":", " : ").split()
    keys = [key(token).strip(",") for token in tokens]
    for lead in _year_leads(plain=unaccented(text)):
        size = len(lead)
        if keys[: size - 1] == lead[:-1] and len(keys) > size and re.fullmatch(r"\d{4}", keys[size - 1]):
            return int(keys[size - 1]), " ".join(token for token in tokens[size:] if token not in (":", ","))
    return None, text


@cache
def _year_leads(*, plain: bool) -> tuple[list[str], ...]:
    key = bare if plain else fold
    leads = ([key(token) for token in lead.split()] for lead in words("goal", "lead_year"))
    return tuple(sorted(leads, key=len, reverse=True))


def _goal(text: str, where: str, written: str) -> Goal:
    """Read one goal without a year."""
    spaced = " ".join(without_lead(text.replace("%", " % "), "goal", "lead").split())
    exact = without_lead(spaced, "goal", "about")
    about = exact != spaced
    found = list(phrases(exact))
    for phrase in [*found, *(Phrase("between", sides) for sides in both_sides_of_a_dash(exact))]:
        goal = _relate(phrase, where, written)
        if goal is not None and not (about and goal.relation != "between"):
            return _checked(replace(goal, text=tidy(written)), where)
    quantity = _quantity(exact)
    if about and quantity is not None:
        raise UsageError("targets.goal_about", where=where, text=tidy(written), number=_digits(exact))
    if quantity is None:
        raise UsageError("targets.goal_not_understood", where=where, text=tidy(written))
    value, unit = quantity
    if unit is None:
        raise UsageError("targets.goal_without_unit", where=where, text=tidy(written), number=_digits(exact))
    return _checked(Goal("at_least", unit, value, value, tidy(written)), where)


def _relate(phrase: Phrase, where: str, written: str) -> Goal | None:
    """Make a goal of a phrase; ``None`` where its texts are no quantities."""
    texts = [without_lead(text, "goal", "about") for text in phrase.texts]
    found = [quantity for text in texts if (quantity := _quantity(text)) is not None]
    if len(found) < len(texts):
        return None
    units = {unit for _, unit in found if unit is not None}
    if not units:
        raise UsageError("targets.goal_without_unit", where=where, text=tidy(written), number=_digits(texts[-1]))
    if len(units) > 1 or found[-1][1] is None or phrase.open_low or phrase.open_high or phrase.relation == "not":
        raise UsageError("targets.goal_not_understood", where=where, text=tidy(written))
    return Goal(phrase.relation, units.pop(), found[0][0], found[-1][0])


def _checked(goal: Goal, where: str) -> Goal:
    """Refuse goals that can't be met or that say nothing."""
    if goal.low > goal.high:
        raise UsageError("targets.goal_ends", where=where, text=goal.text)
    if goal.unit == "people" and any(value.denominator != 1 for value in (goal.low, goal.high)):
        raise UsageError("targets.goal_part_of_a_person", where=where, text=goal.text)
    beyond = goal.unit == "percent" and (goal.high > 100 or (goal.relation == "more_than" and goal.low == 100))
    if beyond or (goal.relation == "less_than" and goal.high == 0):
        raise UsageError("targets.goal_beyond", where=where, text=goal.text)
    return goal


def _quantity(text: str) -> tuple[Fraction, Unit | None] | None:
    """Read a number and its unit; ``None`` where a text is not that."""
    key = bare if unaccented(text) else fold
    digits, _, rest = text.replace("%", " % ").strip().partition(" ")
    unit_text = " ".join(key(token) for token in rest.split())
    units: dict[str, Unit] = {key(word): "percent" for word in words("goal", "percent")}
    units |= {key(word): "people" for word in words("goal", "people")}
    if unit_text and unit_text not in units:
        return None
    unit = units.get(unit_text)
    # "1.000 người" is a thousand; a percentage has no thousands, so its comma or dot is the decimal mark.
    if unit == "people" and _WHOLE.fullmatch(digits):
        return Fraction(re.sub(r"[.,]", "", digits)), unit
    return (Fraction(digits.replace(",", ".")), unit) if _DECIMAL.fullmatch(digits) else None


def _digits(text: str) -> str:
    found = re.search(r"\d+(?:[.,]\d+)?", text)
    return found[0] if found else "40"
