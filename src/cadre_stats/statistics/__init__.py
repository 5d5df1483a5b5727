"""Exact figures: shares, verdicts, tallies, structure. No files, no formats."""
