"""The verdicts of ``check`` as text, JUnit XML and workflow commands."""

from __future__ import annotations

from io import BytesIO
from types import ModuleType
from xml.etree import ElementTree

import pytest

from cadre_stats.rendering import github, junit, text
from cadre_stats.reporting.style import Language, Style
from cadre_stats.reporting.verdicts import compose_verdicts
from cadre_stats.statistics.outcome import Assessment
from cadre_stats.vocabulary.vocabulary import load_vocabulary
from tests.rendering.reports import grouped, many_traits
from tests.reporting.figures_by_hand import assessment, goal, outcome

AT_LEAST_40 = goal("at_least", "40")


def _drawn(renderer: ModuleType, source: Assessment, lang: Language = "vi") -> str:
    out = BytesIO()
    renderer.render(compose_verdicts(source, Style(lang), load_vocabulary()), out)
    return out.getvalue().decode()


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("vi", "- Cán bộ: 104/298 (34,9%), ít nhất 40%: chưa đạt chỉ tiêu, còn thiếu 16 người"),
        ("en", "- Cán bộ: 104/298 (34.9%), at least 40%: not met, short by 16 people"),
    ],
)
def test_a_line_of_text_says_it_all(lang: Language, line: str) -> None:
    """Count, share, goal, verdict and what is short, after a sign that needs no colour."""
    source = assessment(outcome(104, 298, AT_LEAST_40, label="Cán bộ", short_by=16))
    assert _drawn(text, source, lang).splitlines()[0] == line


def test_indicators_are_not_judged() -> None:
    """An outcome without a goal has no line, no test case and no part in the summary."""
    source = assessment(outcome(7, 10, label="Chỉ số"), outcome(50, 100, AT_LEAST_40))
    assert "Chỉ số" not in _drawn(text, source)
    assert _drawn(text, source).splitlines()[1] == "1/1 kết quả đạt chỉ tiêu"
    assert _drawn(text, assessment(outcome(7, 10))) == "Không có chỉ tiêu nào có mức để kết luận\n"


def test_groups_are_named_in_full() -> None:
    """A line that stands alone names field and value of its group."""
    assert "(Đơn vị: Thành phố Nam Định)" in _drawn(text, grouped())
    assert "(Đơn vị: Không rõ)" in _drawn(text, grouped())


def test_junit_counts_what_is_not_met_as_failures() -> None:
    """Every judged outcome is a test case; missed, undetermined and no data fail, each by its name."""
    suite = ElementTree.fromstring(_drawn(junit, many_traits())).find("testsuite")
    assert suite is not None
    cases = suite.findall("testcase")
    assert (suite.get("tests"), suite.get("failures")) == ("6", "4")
    types = [(case.get("classname"), getattr(case.find("failure"), "attrib", {}).get("type")) for case in cases]
    assert types == [
        ("a", None),
        ("b", None),
        ("c", "missed"),
        ("d", "undetermined"),
        ("e", "missed"),
        ("f", "no_data"),
    ]


def test_junit_survives_texts_that_xml_cannot_hold() -> None:
    """Markup is escaped, control characters are replaced, and the document parses."""
    source = assessment(outcome(1, 100, AT_LEAST_40, label="<b>\x00\x0b&\ud800</b>"))
    (case,) = ElementTree.fromstring(_drawn(junit, source)).iter("testcase")
    assert case.get("name") == "<b>\ufffd\ufffd&\ufffd</b>"


def test_workflow_commands_are_one_line_each_and_escaped() -> None:
    """A label cannot end its command, nor start another; percent signs arrive as percent signs."""
    source = assessment(
        outcome(1, 100, AT_LEAST_40, label="A: B, C\n::error::x", id="a"), outcome(50, 100, AT_LEAST_40)
    )
    first, last = _drawn(github, source).splitlines()
    assert first == ("::error title=A%3A B%2C C%0A%3A%3Aerror%3A%3Ax::1/100 (1,0%25), ít nhất 40%25: chưa đạt chỉ tiêu")
    assert last == "::notice title=cadre-stats::1/2 kết quả đạt chỉ tiêu"
    hostile = _drawn(github, assessment(outcome(1, 100, AT_LEAST_40, label="a\x1b[31mb\x9b\u202ec", id="a")))
    assert "title=a\ufffd[31mb\ufffd\ufffdc::" in hostile


def test_what_is_open_is_a_warning() -> None:
    """Undetermined and no data annotate as warnings, and so do the findings."""
    lines = _drawn(github, many_traits()).splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        "::error",
        "::warning",
        "::error",
        "::warning",
        "::warning",
        "::notice",
    ]
