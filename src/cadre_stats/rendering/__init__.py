"""Drawing a report: one module per format, each with ``render(report, out)``."""
