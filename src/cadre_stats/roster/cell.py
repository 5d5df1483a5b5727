"""A cell's text, as the reading room gives it."""

from cadre_stats.reading.cells.cell import cell_text

__all__ = ["cell_text"]
