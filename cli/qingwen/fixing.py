"""Lint, apply what applies, look again: until nothing is left that could be fixed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from qingwen.editing import Edit, apply, compose, fixes, origin
from qingwen.errors import ReadError
from qingwen.linting import lint
from qingwen.rules.base import Finding, Rule
from qingwen.text.debris.own_bylines import own_bylines
from qingwen.text.document import Document
from qingwen.text.head import find_head
from qingwen.text.titles.known import told_title

ROUNDS = 20  # a bound on cascades (each removed line may be what kept its neighbour); two is what texts need
LETTERS = 500_000  # that more rounds than these may read in all, a second's work, while the text gets shorter


class Fixed(NamedTuple):
    """A document's findings, the edits of those whose fix applied, and the text they give."""

    findings: list[Finding]
    edits: list[Edit]
    document: Document


def fix(
    document: Document,
    rules: Sequence[Rule],
    *,
    unsafe: bool = False,
    moves: bool = False,
    pages: bool = False,
    tidy: Callable[[str], list[Edit]] = lambda _: [],
) -> Fixed:
    """Applies safe fixes (all with `unsafe`) and, with `moves`, those that move text to front matter.

    pages: those that cut a page down to its article, too; `moves` does.
    tidy: edits of white space to make when nothing is left to fix, after which something may be.
    Findings are those of the document as it came, and after them those that only came to light on the way;
    all places are in the text as it came. Raises ReadError where fixes undo each other, or go on and on.
    """
    findings = lint(document, rules)
    edits = fixes(document.text, findings, unsafe=unsafe, moves=moves, pages=pages) or tidy(document.text)
    if not edits:
        return Fixed(findings, edits, document)
    # Where the line below has moved, nothing shows any more that this is the title.
    title = _title_to_keep(document) if document.kind == "text" else None
    current = document.with_text(apply(document.text, edits), title)
    fixed = {edit.finding for edit in edits}
    places = {(one.code, one.start, one.end): i for i, one in enumerate(findings) if i not in fixed}
    # Where a part of a line has moved, what is left of it may go as well; what has moved stays so.
    movers = {
        edit.start: i for edit in edits if (i := edit.finding) is not None and _has_moved(findings[i]) and edit.new
    }
    # What later rounds find is only read for what can be fixed.
    rules = [
        rule
        for rule in rules
        if rule.fix_safety in (("sometimes", "safe", "unsafe") if unsafe else ("sometimes", "safe"))
    ]
    seen = {hash(document.text): 0}  # the texts so far, and the round that gave each
    rounds = [edits]
    while (before := seen.setdefault(hash(current.text), len(rounds))) == len(rounds) and _may_go_on(
        len(rounds), current.text, document.text
    ):
        found = lint(current, rules)
        more = [
            edit._replace(finding=_known(findings, places, movers, _as_it_came(found[edit.finding or 0], edits)))
            # What moves does so at once: later a second date would be the first that is left.
            for edit in fixes(current.text, found, unsafe=unsafe, moves=False)
        ] or tidy(current.text)
        if not more:
            return Fixed(findings, edits, current)
        rounds.append(more)
        edits = compose(edits, more, current.text)
        current = current.with_text(apply(current.text, more))
    endless = rounds[before if before < len(rounds) else -2 :]
    names = ", ".join(sorted(set().union(*(_fixers(findings, one) for one in endless))))
    raise ReadError(
        document.path, "unfixable", f"the fixes of {names} never end, so nothing is done; ignore one of them"
    )


def _may_go_on(rounds: int, now: str, came: str) -> bool:
    """Whether one more round is in bounds: a cascade of removals ends by itself, a text that grows may not."""
    return rounds <= ROUNDS or (len(now) < len(came) and rounds * len(came) <= LETTERS)


def _title_to_keep(document: Document) -> str | None:
    """The title of a paste that nothing tells any longer when the line below it has moved: another would be taken for it."""
    title = document.once(told_title)
    if title is None and document.once(own_bylines) and (head := document.once(find_head)).title:
        title = head.title.text
    return title


def ending_as(came: str) -> Callable[[str], list[Edit]]:
    """What keeps a text from ending in blank lines that it did not end in when it came: their paragraph is gone."""

    def tidy(text: str) -> list[Edit]:
        end = len(text.rstrip("\n"))
        blank = text[end + 1 :] if end else ""
        return [Edit(end + 1, len(text), blank, "")] if blank and not came.endswith("\n\n") else []

    return tidy


def _fixers(findings: Sequence[Finding], edits: Sequence[Edit]) -> set[str]:
    """The rules that some edits come from."""
    return {f"{findings[one.finding].code} {findings[one.finding].name}" for one in edits if one.finding is not None}


def _has_moved(finding: Finding) -> bool:
    return finding.fix is not None and bool(finding.fix.moved)


def _known(
    findings: list[Finding], places: dict[tuple[str, int, int], int], movers: Mapping[int, int], finding: Finding
) -> int:
    """The index of a finding that only now can be fixed: that of what moved from its line, its own, if it was reported before, or a new one."""
    if finding.start in movers:
        return movers[finding.start]
    place = finding.code, finding.start, finding.end
    index = places.setdefault(place, len(findings))
    if index == len(findings):
        findings.append(finding)
    else:
        findings[index] = finding
    return index


def _as_it_came(finding: Finding, edits: Sequence[Edit]) -> Finding:
    """A finding in an edited text, with its places in the text before those edits."""

    def span(start: int, end: int) -> tuple[int, int]:
        first = origin(edits, start)
        return first, max(first, origin(edits, end - 1) + 1 if end > start else first)

    start, end = span(finding.start, finding.end)
    fix = finding.fix
    if fix:
        fix_start, fix_end = span(fix.start, fix.end)
        fix = fix._replace(start=fix_start, end=fix_end)
    return finding._replace(start=start, end=end, fix=fix)
