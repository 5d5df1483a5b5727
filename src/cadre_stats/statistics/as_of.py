"""The as-of date of a run: stated by the user, the targets file, or the rosters themselves; never today's by itself."""

from __future__ import annotations

import datetime as dt

from cadre_stats.errors import UsageError
from cadre_stats.roster.roster import Roster
from cadre_stats.statistics.outcome import Note

__all__ = ["as_of_date"]


def as_of_date(
    given: dt.date | None, of_targets: dt.date | None, roster: Roster, *, needed: bool, asks: str = "statistics"
) -> tuple[dt.date | None, tuple[Note, ...]]:
    """Give the as-of date and what a reader must know of it.

    ``given`` (the option) wins over the targets file, that over the rosters' own date, which comes with a note.
    Rosters that state different dates are listed. Where a date is ``needed`` (an age, a milestone) and rosters
    disagree or state none: :class:`UsageError`, worded for what ``asks`` (a room of the wording).
    """
    stated = roster.stated_dates
    listed = ", ".join(f"{date:%d/%m/%Y} ({places[0]})" for date, places in stated.items())
    notes = (Note("stated_dates_differ", {"dates": listed}),) if len(stated) > 1 else ()
    chosen = given or of_targets
    if chosen is not None:
        return chosen, notes
    if len(stated) == 1:
        date, places = next(iter(stated.items()))
        return date, (Note("as_of_from_roster", {"date": date, "place": str(places[0])}),)
    if needed:
        if stated:
            raise UsageError(f"{asks}.dates_differ", where="--as-of", dates=listed)
        raise UsageError(f"{asks}.no_date", where="--as-of")
    return None, notes
