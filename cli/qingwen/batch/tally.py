"""What a run found, counted document by document; its size is bounded, however large the archive."""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

MOST = (
    20_000  # entries of a count; beyond them the rarer half goes, so that counts below a few in a million are too low
)
SAMPLE, WORST, SKIPPED = 60, 50, 100
LINE = 160  # characters of a removed line that are shown


class Facts(NamedTuple):
    """What the tally needs of one document.

    site:    its folder, or the host of its address. year: of its date, "" where there is none. rules: code and name → findings.
    removed: the lines that edits took away, without space at their ends.
    names:   of image files that a rule for assets found wrong.
    skipped: why, where it is no document and no failure either: a binary file that was met.
    """

    name: str
    error: str | None = None
    site: str = ""
    year: str = ""
    language: str = ""
    characters: int = 0
    cleaned: int = 0
    findings: int = 0
    edits: int = 0
    rules: Sequence[tuple[str, int]] = ()
    removed: Sequence[str] = ()
    names: Sequence[str] = ()
    skipped: str = ""


class Tally:
    """Counts over the documents added so far, in their order. `to_json` and `from_json` keep all of it."""

    def __init__(self) -> None:
        self.documents = self.failed = self.skipped = self.characters = self.cleaned = self.findings = self.edits = 0
        self.counts: dict[str, Counter[str]] = {
            name: Counter()
            for name in (
                "rules",
                "sites",
                "site_findings",
                "years",
                "languages",
                "sizes",
                "phrases",
                "names",
                "passed_over",
            )
        }
        self.worst: list[tuple[float, str, int]] = []  # (findings per 1,000 characters, name, findings)
        self.skipped_first: list[tuple[str, str]] = []  # (name, why)
        self.sample: list[tuple[int, str, str]] = []  # (-hash, line, name): those with the smallest hashes

    def add(self, facts: Facts) -> None:
        self.documents += 1
        if facts.error is not None:
            self.failed += 1
            return
        self._count(facts)

    def pass_over(self, numbers: Mapping[str, int]) -> None:
        """Counts files that are no documents, by why."""
        self.counts["passed_over"].update(numbers)

    def forget_failure(self) -> None:
        """A document that had failed is none any longer."""
        self.documents -= 1
        self.failed -= 1

    def replace_failure(self, facts: Facts) -> None:
        """Counts a document that had failed when it was added, and is cleaned now."""
        self.failed -= 1
        self._count(facts)

    def _count(self, facts: Facts) -> None:
        if facts.skipped:
            self.skipped += 1
            if len(self.skipped_first) < SKIPPED:
                self.skipped_first.append((facts.name, facts.skipped))
            return
        self.characters += facts.characters
        self.cleaned += facts.cleaned
        self.findings += facts.findings
        self.edits += facts.edits
        counts = self.counts
        for code, number in facts.rules:
            counts["rules"][code] += number
        counts["sites"][facts.site] += 1
        counts["site_findings"][facts.site] += facts.findings
        counts["years"][facts.year] += 1
        counts["languages"][facts.language] += 1
        counts["sizes"][str(facts.characters.bit_length())] += 1
        counts["phrases"].update(line for line in facts.removed if len(line) <= LINE)
        counts["names"].update(facts.names)
        for count in counts.values():
            _prune(count)
        if facts.findings > 2:
            rate = round(1000 * facts.findings / max(facts.characters, 1), 3)
            _keep(self.worst, (rate, facts.name, facts.findings), WORST)
        for i, line in enumerate(facts.removed):
            key = hashlib.blake2b(f"{facts.name}\0{i}\0{line}".encode("utf-8", "replace"), digest_size=6).digest()
            _keep(self.sample, (-int.from_bytes(key, "big"), line[:LINE], facts.name), SAMPLE)

    def to_json(self) -> dict[str, Any]:
        plain = dict(vars(self))
        plain["counts"] = {name: dict(count) for name, count in self.counts.items()}
        return plain

    @classmethod
    def from_json(cls, plain: dict[str, Any] | None) -> Tally:
        tally = cls()
        for name, value in (plain or {}).items():
            if name == "counts":
                for kind, count in value.items():
                    tally.counts[kind] = Counter(count)
            elif isinstance(value, list):
                setattr(tally, name, [tuple(one) for one in value])
            else:
                setattr(tally, name, value)
        return tally


def report_json(
    tally: Tally,
    failures: Sequence[tuple[str, str]],
    duplicates: Sequence[tuple[int, list[str]]],
    near: Sequence[tuple[int, float, list[str]]] | None,
    tool: str,
    sources: Sequence[str],
) -> dict[str, Any]:
    """The end report.

    sources: their names. failures: (name, why) of the first ones. duplicates: how many documents are the same, and the names of the first of them.
    near: the same of texts that are nearly one, with the least similarity to the first; None where they were not looked for.
    """

    def most(name: str, number: int) -> list[list[Any]]:
        return [
            [key, count]
            for key, count in sorted(tally.counts[name].items(), key=lambda one: (-one[1], one[0]))[:number]
        ]

    sizes = sorted((int(bits), number) for bits, number in tally.counts["sizes"].items())
    return {
        "version": 1,
        "tool": tool,
        "sources": [*sources],
        "documents": tally.documents,
        "failed": tally.failed,
        "skipped": tally.skipped,
        "skipped_first": [{"name": name, "why": why} for name, why in tally.skipped_first],
        "skipped_in_folders": most("passed_over", 20),
        "characters": tally.characters,
        "cleaned_characters": tally.cleaned,
        "findings": tally.findings,
        "edits": tally.edits,
        "rules": most("rules", 200),
        "sites": [[site, number, tally.counts["site_findings"][site]] for site, number in most("sites", 50)],
        "sites_in_all": len(tally.counts["sites"]),
        "years": sorted(([year, number] for year, number in tally.counts["years"].items()), key=lambda one: str(one[0])),
        "languages": most("languages", 20),
        "sizes": [[1 << bits >> 1, (1 << bits) - 1, number] for bits, number in sizes],
        "worst": [
            {"name": name, "findings": found, "per_1000_characters": rate}
            for rate, name, found in sorted(tally.worst, reverse=True)
        ],
        "removed_sample": [{"line": line, "name": name} for _, line, name in sorted(tally.sample, reverse=True)],
        "removed_most": most("phrases", 100),
        "names_most": most("names", 50),
        "failures": [{"name": name, "why": why} for name, why in failures],
        "duplicates": [{"documents": number, "first": names} for number, names in duplicates],
        "near_duplicates": near
        and [{"documents": number, "similarity": least, "first": names} for number, least, names in near],
    }  # fmt: skip


def _keep(heap: list[Any], one: tuple[Any, ...], number: int) -> None:
    if len(heap) < number:
        heapq.heappush(heap, one)
    else:
        heapq.heappushpop(heap, one)


def _prune(count: Counter[str]) -> None:
    if len(count) > MOST:
        kept = sorted(count.items(), key=lambda one: (-one[1], one[0]))[: MOST // 2]
        count.clear()
        count.update(dict(kept))
