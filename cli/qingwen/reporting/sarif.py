"""SARIF 2.1.0, for code scanning. Results come first, so that they can be written as they are found; the rules met come last."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from qingwen import __version__
from qingwen.reporting.fingerprints import Fingerprints
from qingwen.reporting.json_text import dump
from qingwen.reporting.model import FileReport, Located, Place
from qingwen.reporting.writer import Look, Writer
from qingwen.rules.base import FAMILIES, Finding, Rule
from qingwen.translation import translated

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
ROOT = "%SRCROOT%"


class SarifWriter(Writer):
    def __init__(self, write: Callable[[str], object], look: Look) -> None:
        super().__init__(write, look)
        self.rules: dict[str, dict[str, Any]] = {}  # code → descriptor, in the order in which they were met
        self.unread: list[dict[str, Any]] = []
        self.before = "\n"
        what = translated("The root of the repository, or the folder that qingwen ran in.")
        root = {ROOT: {"description": {"text": what}}}
        write(
            f'{{"$schema": {dump(SCHEMA)}, "version": "2.1.0", "runs": [{{\n"columnKind": "unicodeCodePoints",'
            f' "originalUriBaseIds": {dump(root)},\n"results": ['
        )

    def add(self, report: FileReport) -> None:
        artifact = _artifact(report.path, self.look.prefix)
        if report.error:
            notification = {
                "level": "error",
                "descriptor": {"id": report.error.code},
                "message": _message(str(report.error)),
                "locations": [{"physicalLocation": {"artifactLocation": artifact}}],
            }
            self.unread.append(notification)
        fingerprints = Fingerprints()
        for one in report.open:
            self.write(self.before + dump(self._result(one, artifact, fingerprints)))
            self.before = ",\n"

    def _result(self, one: Located, artifact: dict[str, str], fingerprints: Fingerprints) -> dict[str, Any]:
        finding, fix = one.finding, one.fix
        if finding.code not in self.rules:
            self.rules[finding.code] = _descriptor(finding)
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": list(self.rules).index(finding.code),
            "level": LEVELS[finding.severity],
            "message": _message(finding.message),
            "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": _region(one.place)}}],
            "partialFingerprints": {"primaryLocationLineHash": fingerprints.of(one)},
            "properties": {"confidence": finding.confidence},
        }
        if fix and one.fix_place and not fix.moved and not fix.of_page:
            replacement: dict[str, Any] = {"deletedRegion": _region(one.fix_place)}
            if fix.replacement:
                replacement["insertedContent"] = {"text": fix.replacement}
            told = "Safe fix" if fix.safety == "safe" else "Unsafe fix: look before you apply it"
            result["fixes"] = [
                {
                    "description": {"text": translated(told)},
                    "artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}],
                }
            ]
        return result

    def end(self) -> None:
        driver = {
            "name": "qingwen",
            "version": __version__,
            "informationUri": "https://pypi.org/project/qingwen/",
            "rules": list(self.rules.values()),
        }
        invocation: dict[str, Any] = {"executionSuccessful": not self.unread}
        if self.unread:
            invocation["toolExecutionNotifications"] = self.unread
        self.write(f'\n],\n"invocations": [{dump(invocation)}],\n"tool": {dump({"driver": driver})}\n}}]}}\n')


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _artifact(path: str, prefix: str) -> dict[str, str]:
    """A file as a URI below the root, or as an absolute one where it lies elsewhere."""
    if path.startswith("../") or os.path.isabs(path):
        from pathlib import Path

        return {"uri": Path(os.path.abspath(path)).as_uri()}
    return {"uri": quote(prefix + path, safe="/"), "uriBaseId": ROOT}


def _message(text: str) -> dict[str, str]:
    """A plain text: brackets that would make a link of it are escaped, as the standard has it (§3.11.6)."""
    return {"text": text.replace("[", "\\[").replace("]", "\\]") if "](" in text else text}


def _descriptor(finding: Finding) -> dict[str, Any]:
    """What is to be said of a rule: of one that the package knows, its page."""
    from qingwen.rules import all_rules
    from qingwen.rules.pages import rule_page, summary

    code = finding.code
    rule = next((rule for rule in all_rules() if rule.code == code), None)
    name = {"id": code, "name": _pascal(finding.name)}
    if rule is None:
        return name | {
            "shortDescription": {"text": finding.name},
            "defaultConfiguration": {"level": LEVELS[finding.severity]},
        }
    page = rule_page(rule)
    return {
        **name,
        "shortDescription": {"text": summary(rule)},
        "fullDescription": {"text": _what_it_does(page) or summary(rule)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [family] if (family := _family(rule)) else [], "fix": rule.fix_safety},
    }


def _family(rule: Rule) -> str:
    return FAMILIES.get(rule.code[:3], "")


def _pascal(name: str) -> str:
    """`image-placeholder` → `ImagePlaceholder`, which is how the standard asks names to be written."""
    return "".join(part.capitalize() for part in name.split("-"))


def _what_it_does(page: str) -> str:
    """The paragraphs below that heading, on one line."""
    _, _, rest = page.partition("## What it does\n")
    return " ".join(rest.partition("\n## ")[0].split())
