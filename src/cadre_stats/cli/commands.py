"""The names of the commands."""

from __future__ import annotations

__all__ = ["ALIASES", "COMMANDS"]

# In the order of the help page; each is a function of that name in the module of that name.
COMMANDS = ("report", "check", "export", "inspect", "normalise", "explain", "shortfall", "training", "init")
# Other spellings of a command.
ALIASES = {"normalize": "normalise"}
