"""Edits applied, turned round and composed lose nothing."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from qingwen.editing import Edit, apply, compose, fixes, invert, origin
from qingwen.rules.base import Finding, Fix

texts = st.text("ab \n图", max_size=30)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = []
    for index, (start, end) in enumerate(zip(cuts[::2], cuts[1::2], strict=False)):
        new = draw(st.text("xy\n ", max_size=3))
        if text[start:end] != new and not (edits and edits[-1].end == start == end):
            edits.append(Edit(start, end, text[start:end], new, index))
    return edits


@given(st.data(), texts)
def test_inverted_edits_give_the_old_text_back(data: st.DataObject, text: str) -> None:
    edits = data.draw(edits_of(text))
    assert apply(apply(text, edits), invert(edits)) == text


@given(st.data(), texts)
def test_composed_edits_do_what_the_two_lists_do(data: st.DataObject, text: str) -> None:
    first = data.draw(edits_of(text))
    middle = apply(text, first)
    second = data.draw(edits_of(middle))
    both = compose(first, second, middle)
    assert apply(text, both) == apply(middle, second)
    assert all(edit.old == text[edit.start : edit.end] for edit in both)
    assert all(a.end <= b.start for a, b in pairwise(both))


def test_a_deletion_keeps_its_reason_when_the_space_round_it_goes() -> None:
    first = [Edit(3, 6, "图片\n", "", 0)]
    second = [Edit(1, 4, "\n\n\n", "\n\n")]
    both = compose(first, second, "A\n\n\nB")
    assert [(edit.old, edit.finding) for edit in both] == [("图片\n", 0), ("\n", None)]


@given(st.data(), texts)
def test_fixes_are_sorted_and_disjoint_and_the_larger_deletion_wins(data: st.DataObject, text: str) -> None:
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, 5)), max_size=8))
    findings = [
        Finding("QW101", "x", "warning", 1.0, "", s, min(len(text), s + n), Fix("safe", s, min(len(text), s + n)))
        for s, n in spans
    ]
    edits = fixes(text, findings, unsafe=False, moves=False)
    assert all(a.end <= b.start for a, b in pairwise(edits))
    if any(f.end > f.start for f in findings):
        assert max(e.end - e.start for e in edits) == max(f.end - f.start for f in findings)


@given(st.data(), texts)
def test_what_no_edit_touched_is_found_where_it_was(data: st.DataObject, text: str) -> None:
    edits = data.draw(edits_of(text))
    new = apply(text, edits)
    touched = {i for e in edits for i in range(e.start, e.end)}
    for offset in range(len(new)):
        before = origin(edits, offset)
        if before not in touched and before < len(text) and not any(e.start == before for e in edits):
            assert text[before] == new[offset]
