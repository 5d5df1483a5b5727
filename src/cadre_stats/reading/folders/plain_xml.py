"""XML that can be read in one way only: what stands around the cells of a sheet, and the texts that cells share."""

from __future__ import annotations

from functools import lru_cache

from cadre_stats.regex import regex

__all__ = [
    "ATTRIBUTES",
    "DECLARATION",
    "LETTERS",
    "TEXT",
    "cut_dimension",
    "cut_merges",
    "is_plain_head",
    "is_plain_tail",
    "is_utf8",
    "texts_in",
]

ATTRIBUTES = rb'(?: [A-Za-z][\w:.-]*="[^"<>&]*")*'
DECLARATION = rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1.0" encoding="(?:UTF|utf)-8"(?: standalone="(?:yes|no)")?\?>\s*)?'
_PROLOG = regex(DECLARATION + rb"(?=<worksheet[ >])")
# Elements that tell of cells: whoever looks for them looks through all of a sheet.
_OF_CELLS = regex(rb"[<:](?:c|row|sheetData|dimension|mergeCells?|f|v)[\s/>]")
_DIMENSION = regex(rb'<dimension ref="([A-Z]{1,2})([1-9][0-9]{0,5})(?::([A-Z]{1,2})([1-9][0-9]{0,5}))?"/>')
_MERGES = regex(
    rb'<mergeCells(?: count="[0-9]+")?>'
    rb'(?:<mergeCell ref="[A-Z]{1,2}[1-9][0-9]{0,5}:[A-Z]{1,2}[1-9][0-9]{0,5}"/>)+</mergeCells>'
)
# Letters, signs that have names or numbers among them; at least one.
_SOME_LETTERS = rb"[^<&]*(?:&(?:amp|lt|gt|quot|apos|#[0-9]{2,5}|#x[0-9A-Fa-f]{2,5});[^<&]*)*"
LETTERS = rb"(?!<)" + _SOME_LETTERS
_TAG = regex(rb"<(/?)([A-Za-z][\w:.-]*)(" + ATTRIBUTES + rb")\s*(/?)>" + _SOME_LETTERS)
TEXT = rb'<t(?: xml:space="preserve")?>' + LETTERS + rb"</t>"
_RUN = rb"<r>(?:<rPr>(?:<\w+" + ATTRIBUTES + rb"/>)*</rPr>)?" + TEXT + rb"</r>"
_PHONETIC = rb'(?:<rPh sb="[0-9]+" eb="[0-9]+">' + TEXT + rb"</rPh>)*(?:<phoneticPr" + ATTRIBUTES + rb"/>)?"
_SHARED = regex(DECLARATION + rb"\s*<sst" + ATTRIBUTES + rb"><si>")
_SHARED_END = regex(rb"</si></sst>\s*")
_SHARED_TEXT = regex(rb"(?:" + TEXT + rb"|(?:" + _RUN + rb")+)" + _PHONETIC)
_BETWEEN, _BETWEEN_TEXTS = b"</si><si>", b"</t></si><si><t>"


def cut_dimension(head: bytes) -> bytes | None:
    """Cut out of a sheet's head which cells the sheet says it has; none where it says it otherwise than usual."""
    found = _DIMENSION.search(head)
    if found is None:
        return head
    left, top, right, bottom = found.groups()
    if right is not None and ((len(left), left) > (len(right), right) or int(top) > int(bottom)):
        return None
    return head[: found.start()] + head[found.end() :]


def cut_merges(tail: bytes) -> tuple[bytes, bytes]:
    """Cut out of a sheet's tail which cells are merged; give both.

    >>> cut_merges(b'</x><mergeCells><mergeCell ref="A1:B1"/></mergeCells></y>')
    (b'</x></y>', b'<mergeCells><mergeCell ref="A1:B1"/></mergeCells>')
    """
    found = _MERGES.search(tail) if b"mergeCell" in tail else None
    return (tail, b"") if found is None else (tail[: found.start()] + tail[found.end() :], found[0])


@lru_cache(maxsize=256)
def is_plain_head(head: bytes) -> bool:
    """Tell whether what stands before a sheet's cells opens the sheet, and nothing else stays open."""
    begins = _PROLOG.match(head)
    return begins is not None and _open(head[begins.end() :], []) == [b"worksheet"]


@lru_cache(maxsize=256)
def is_plain_tail(tail: bytes) -> bool:
    """Tell whether what stands behind a sheet's cells closes the sheet, and whatever it opens."""
    return _open(tail, [b"worksheet"]) == []


def _open(text: bytes, stack: list[bytes]) -> list[bytes] | None:
    """Give which elements are open behind a piece of XML; none where it isn't plain, or tells of cells."""
    if _OF_CELLS.search(text) or not is_utf8(text):
        return None
    place = 0
    while found := _TAG.match(text, place):
        ends, name, _, closed = found.groups()
        if not ends and not closed:
            stack.append(name)
        elif ends and (closed or not stack or stack.pop() != name):
            return None
        place = found.end()
    return stack if place == len(text) else None


def texts_in(shared: bytes) -> list[bytes] | None:
    """Give the XML of each text that the cells of a workbook share; none where it isn't plain, or a text is empty.

    >>> texts_in(b"<sst><si><t>Nam</t></si><si><r><t>N</t></r></si></sst>")
    [b'<t>Nam</t>', b'<r><t>N</t></r>']
    """
    begin, end = _SHARED.match(shared), shared.rfind(_BETWEEN[: len(b"</si>")] + b"</sst>")
    if begin is None or not _SHARED_END.fullmatch(shared, max(end, 0)) or not is_utf8(shared):
        return None
    texts = shared[begin.end() : end]
    found = texts.split(_BETWEEN)
    return found if _are_bare(texts) or all(map(_SHARED_TEXT.fullmatch, found)) else None


def _are_bare(texts: bytes) -> bool:
    """Tell whether texts are nothing but that: no attributes, no runs, no signs by their names, none empty."""
    if not texts.startswith(b"<t>") or not texts.endswith(b"</t>") or b"&" in texts or b"<t></t>" in texts:
        return False
    # Between two texts stand four tags, around all of them two.
    return texts.count(b"<") == 4 * texts.count(_BETWEEN_TEXTS) + 2


def is_utf8(text: bytes) -> bool:
    """Tell whether bytes are text in UTF-8."""
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True
