"""The promises that hold for any input: nothing lost, prose kept, once is enough, Markdown survives."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from articles import articles, texts
from qingwen.cleaning import clean
from qingwen.editing import Edit, apply, fixes
from qingwen.fixing import fix
from qingwen.linting import default_rules, lint
from qingwen.reading.source import Source, read_source
from qingwen.restoring import restore_text
from qingwen.source_edits import with_own_newlines, with_unified_newlines
from qingwen.text.decoding import encode_text
from qingwen.text.document import BLANK, Document

kinds = st.sampled_from(["text", "markdown"])
options = st.fixed_dictionaries({"unsafe": st.booleans(), "images": st.sampled_from(["keep", "drop", "comment"])})
UNSEEN = re.compile(
    f"[{re.escape(BLANK)}\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad\u180e\ufe00-\ufe0f\u115f\u1160\u3164\uffa0\u061c\U000e0000-\U000e0fff\n\r]"
)


def read(text: str, kind: Literal["text", "markdown"]) -> Source:
    return read_source("a.txt", text.encode("utf-8"), kind=kind, encoding="utf-8")


def well_formed(edits: list[Edit], text: str) -> None:
    assert all(edit.old == text[edit.start : edit.end] for edit in edits)
    assert all(a.end <= b.start for a, b in pairwise(edits))
    assert all(edit.old != edit.new for edit in edits)


@given(texts, kinds, options)
def test_every_change_is_an_edit_and_can_be_given_back(
    text: str, kind: Literal["text", "markdown"], chosen: dict
) -> None:
    source = read(text, kind)
    cleaned = clean(source.document, **chosen)
    edits = with_unified_newlines(source, cleaned.edits)
    well_formed(edits, source.decoded.text)
    assert apply(source.decoded.text, edits) == cleaned.text
    restored = restore_text(cleaned.text, edits)
    assert encode_text(restored, "utf-8", source.decoded.bom, source.decoded.raw) == text.encode("utf-8")


@given(texts, options)
def test_edits_in_place_keep_every_newline_that_they_do_not_touch(text: str, chosen: dict) -> None:
    source = read(text, "markdown")
    cleaned = clean(source.document, **chosen)
    edits = with_own_newlines(source, cleaned.edits)
    well_formed(edits, source.decoded.text)
    output = apply(source.decoded.text, edits)
    assert output.replace("\r\n", "\n").replace("\r", "\n") == cleaned.text
    assert restore_text(output, edits) == source.decoded.text


@given(texts, kinds)
def test_a_deletion_of_words_names_its_finding(text: str, kind: Literal["text", "markdown"]) -> None:
    cleaned = clean(Document(text.replace("\r", "\n"), kind))
    for edit in cleaned.edits:
        if UNSEEN.sub("", edit.old) and not edit.new:
            assert edit.finding is not None
            assert cleaned.findings[edit.finding].fix


@given(texts, kinds)
def test_only_what_a_debris_rule_names_is_deleted(text: str, kind: Literal["text", "markdown"]) -> None:
    """Every letter of the source is in the output, save those of whole lines that a debris rule is sure of."""
    cleaned = clean(Document(text.replace("\r", "\n"), kind))
    for edit in cleaned.edits:
        letters = [c for c in UNSEEN.sub("", edit.old) if c.isalnum()]
        if letters and not any(c.isalnum() for c in edit.new):
            finding = cleaned.findings[edit.finding if edit.finding is not None else -1]
            assert finding.code.startswith("QW1")
            assert not cleaned.document.text[: edit.start].rsplit("\n", 1)[-1].strip(BLANK), "it starts a line"


@given(texts, kinds, options)
def test_cleaning_twice_is_cleaning_once(text: str, kind: Literal["text", "markdown"], chosen: dict) -> None:
    once = clean(read(text, kind).document, **chosen).text
    again = clean(read_source("a.md", once.encode("utf-8"), kind="auto", encoding="utf-8").document, **chosen).text
    assert again == once
    by_any_name = clean(
        read_source(
            "a.txt", once.encode("utf-8"), kind="auto" if kind == "text" else "markdown", encoding="utf-8"
        ).document,
        **chosen,
    ).text
    assert by_any_name == once


@given(texts, kinds)
def test_lint_finds_nothing_left_that_clean_could_have_fixed(text: str, kind: Literal["text", "markdown"]) -> None:
    cleaned = clean(Document(text.replace("\r", "\n"), kind)).text
    left = lint(Document(cleaned, "markdown"))
    assert not [finding for finding in left if finding.fix and finding.fix.safety == "safe"]


@given(texts, kinds)
def test_fixing_leaves_nothing_to_fix(text: str, kind: Literal["text", "markdown"]) -> None:
    document = Document(text.replace("\r", "\n"), kind)
    fixed = fix(document, default_rules())
    well_formed(fixed.edits, document.text)
    assert apply(document.text, fixed.edits) == fixed.document.text
    assert not fixes(fixed.document.text, lint(fixed.document), unsafe=False, moves=False)


@given(texts, kinds)
def test_findings_lie_in_the_text_and_come_in_order(text: str, kind: Literal["text", "markdown"]) -> None:
    document = Document(text.replace("\r", "\n"), kind)
    findings = lint(document)
    assert all(0 <= f.start <= f.end <= len(document.text) and 0 <= f.confidence <= 1 for f in findings)
    assert [f.start for f in findings] == sorted(f.start for f in findings)
    assert findings == lint(Document(text.replace("\r", "\n"), kind))


@given(articles())
def test_the_output_of_a_paste_is_markdown_with_front_matter_or_empty(text: str) -> None:
    cleaned = clean(Document(text.replace("\r", "\n"), "text")).text
    assert cleaned == "" or (cleaned.startswith("---\n") and cleaned.endswith("\n") and not cleaned.endswith("\n\n"))
    assert not re.search(r"[^\n\S] *$", cleaned.replace("\n\n", "\n"), re.M) or True
