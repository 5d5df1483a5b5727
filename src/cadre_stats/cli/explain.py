"""``cadre-stats explain``: how texts of a column are read, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import typer

from cadre_stats.cli import options
from cadre_stats.cli.session import Session
from cadre_stats.errors import ExitCode, InputError, UsageError

__all__ = ["explain"]

_NARROWEST, _WIDEST = 60, 120


def explain(
    context: typer.Context,
    field: options.ExplainField = None,
    texts: options.Texts = None,
    file_format: options.Format = None,
    vocabulary: options.Vocabularies = None,
) -> ExitCode:
    """Show the reading of each text; alone, the scale and its aliases."""
    from cadre_stats.cli.formats import EXPLAIN_FORMATS, choose_format
    from cadre_stats.cli.output import deliver, terminal_width
    from cadre_stats.rendering import explanation
    from cadre_stats.reporting.explanation import explain_scale, explain_text, find_scale
    from cadre_stats.vocabulary.vocabulary import load_vocabulary

    session = context.ensure_object(Session)
    chosen = choose_format(file_format, None, EXPLAIN_FORMATS)
    scale = find_scale(field, load_vocabulary(*(vocabulary or ())), session.lang)
    lang, as_json = session.lang, chosen == "json"
    width = max(_NARROWEST, min(terminal_width(), _WIDEST))
    if texts:
        lines = [explain_text(scale, text, lang) for text in _each(texts)]
        data = explanation.text_json(lines) if as_json else explanation.text_table(lines, lang, width)
    else:
        levels = list(explain_scale(scale, lang))
        data = explanation.scale_json(scale, levels) if as_json else explanation.scale_table(scale, levels, lang, width)
    deliver(data, None, text=not as_json)
    return ExitCode.DONE


def _each(texts: Sequence[str]) -> Iterator[str]:
    """Give each text; ``-``, which must stand alone, is the lines of standard input."""
    if "-" in texts and len(texts) > 1:
        raise UsageError("cli.texts_and_stdin", where="-")
    for text in texts:
        if text == "-":
            yield from _lines(sys.stdin.buffer.read())
        else:
            yield text


def _lines(data: bytes) -> list[str]:
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise InputError("cli.not_utf8", where="-", byte=error.start) from error
    return [line.removesuffix("\r") for line in (lines if lines[-1] else lines[:-1])]
