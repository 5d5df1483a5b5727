"""The verdicts of ``check`` as JUnit XML, which CI systems show as tests."""

from __future__ import annotations

from typing import BinaryIO
from xml.etree import ElementTree

from cadre_stats.rendering.plain import valid
from cadre_stats.reporting.verdicts import Verdict, Verdicts

__all__ = ["render"]


def render(verdicts: Verdicts, out: BinaryIO) -> None:
    """Write a test case per outcome; whatever isn't met is a failure whose type is the status."""
    failed = sum(not one.met for one in verdicts.verdicts)
    counts = {"tests": str(len(verdicts.verdicts)), "failures": str(failed), "errors": "0", "skipped": "0"}
    suites = ElementTree.Element("testsuites", {"name": "cadre-stats", **counts})
    suite = ElementTree.SubElement(suites, "testsuite", {"name": "cadre-stats check", **counts})
    for one in verdicts.verdicts:
        _case(suite, one)
    ElementTree.indent(suites)
    out.write(ElementTree.tostring(suites, encoding="utf-8", xml_declaration=True) + b"\n")


def _case(suite: ElementTree.Element, verdict: Verdict) -> None:
    case = ElementTree.SubElement(
        suite, "testcase", {"classname": valid(verdict.id), "name": valid(verdict.name), "time": "0"}
    )
    if verdict.met:
        ElementTree.SubElement(case, "system-out").text = valid(verdict.sentence)
    else:
        failure = {"type": verdict.status, "message": valid(verdict.sentence)}
        ElementTree.SubElement(case, "failure", failure).text = valid(verdict.sentence)
