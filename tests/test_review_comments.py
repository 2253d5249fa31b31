"""Comments on a draft that came along with its text (QW119)."""

from __future__ import annotations

import pytest

from qingwen.cleaning import clean
from qingwen.text.document import Document
from qingwen.text.review_comments import review_comments

TEXT = "The council met[a] in the school hall.\n\nThere was a rota of eight[b], and a tin.\n\n"


def found(text: str, kind: str = "text") -> list[str]:
    return [
        text[one.start : one.end]
        for one in review_comments(Document(text, "markdown" if kind == "markdown" else "text"))
    ]


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_marks_and_comments_are_found_with_all_their_lines(kind: str) -> None:
    notes = "[a]Which council?\n[b]Peter says nine.\nCheck with him.\n"
    assert found(TEXT + notes, kind) == ["[a]", "[b]", "[a]Which council?", "[b]Peter says nine.\nCheck with him."]


@pytest.mark.parametrize(
    "notes",
    [
        "[a] Which council?\n[b] Peter says nine.\n",  # notes by hand
        "[a]Which council?\n",  # of which one is missing
        "[b]Peter says nine.\n[a]Which council?\n",
        "[a]: https://harbour.example\n[b]: https://quay.example\n",  # definitions of links
        "[a](https://harbour.example)\n[b](https://quay.example)\n",
        "[a]Which council?\n[b]Peter says nine.\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n",  # no end of a text
    ],
)
def test_other_letters_in_brackets_are_none(notes: str) -> None:
    assert found(TEXT + notes) == []
    assert found(TEXT + notes, "markdown") == []


def test_clean_leaves_them_but_says_so() -> None:
    text = TEXT + "[a]Which council?\n[b]Peter says nine.\n"
    kept = clean(Document(text, "text"))
    assert "[a]Which council?" in kept.text
    assert [one.code for one in kept.findings].count("QW119") == 4
    made = clean(Document(text, "text"), unsafe=True).text
    assert made.endswith("The council met in the school hall.\n\nThere was a rota of eight, and a tin.\n")
