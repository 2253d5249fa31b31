"""Pages of large platforms: each of `platforms/*/*.txt`, as a browser pastes it, becomes the article beside it in `.md`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import qingwen
from qingwen.data import table_sections
from qingwen.text.debris.phrase_table import CERTAINTIES
from qingwen.text.debris.phrases import LONGEST, RULES
from qingwen.text.document import Document
from qingwen.text.folding import fold
from qingwen.text.pages.platforms import FILES, LEAST_SIGNS, platform

HERE = Path(__file__).parent / "platforms"
PAGES = sorted(HERE.glob("*/*.txt"))
SECTIONS = {
    f"{name}.txt {heading}": lines
    for name in FILES
    for heading, lines in table_sections(f"platforms/{name}.txt").items()
}
ROUND = {
    "signs",
    "heads",
    "ends",
    "near ends",
    "contents",
    "above titles",
    "below titles",
    "below first lines",
    "listed contents",
    "boxes",
}
NOTATION = "*()|#@"


def what(heading: str) -> str:
    return heading.partition(": ")[2]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_becomes_its_article(page: Path) -> None:
    assert qingwen.clean(page.read_text(encoding="utf-8")).text == page.with_suffix(".md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_an_article_by_itself_is_no_page_of_a_platform(page: Path) -> None:
    assert platform(Document(page.with_suffix(".md").read_text(encoding="utf-8"))) is None


def test_a_line_of_a_platforms_own_is_left_where_one_sign_alone_stands() -> None:
    text = (
        "Open in app\n133\nFollow\nThe lamp had been automatic for thirty years, and the keeper was there to watch it fail.\n"
        * 3
    )
    assert "133" in qingwen.clean(text).text


ABOVE_CONTENTS = [
    "Skip to content",
    "Listening",
    "Sidebar Navigation",
    "Writing",
    "On this page",
    "Why sound",
    "How far",
]
BELOW_CONTENTS = ["Why sound", "Light goes no further than a stone.", "How far", "A low note goes six kilometres."]
END_OF_PAGE = ["Edit this page on GitHub", "Pager", "Previous page", "Next page"]


@pytest.mark.parametrize("title", ["Listening", "A line that no menu has"])
def test_the_title_below_a_table_of_contents_is_no_entry_of_it(title: str) -> None:
    lines = [*ABOVE_CONTENTS, title, *BELOW_CONTENTS, *END_OF_PAGE]
    of = platform(Document("\n".join(lines)))
    first = len(ABOVE_CONTENTS) + 2
    assert of
    assert of.title(lines, first) == of.head(lines, first) + 1 == len(ABOVE_CONTENTS)


def test_a_line_near_an_end_is_the_articles_where_a_sentence_stands_between() -> None:
    lines = [*ABOVE_CONTENTS, *BELOW_CONTENTS, END_OF_PAGE[0], "The page is ours.", *END_OF_PAGE]
    of = platform(Document("\n".join(lines)))
    assert of
    assert of.end(lines, len(ABOVE_CONTENTS)) == len(lines) - len(END_OF_PAGE)


def test_each_sign_is_one_platforms() -> None:
    signs = Counter(sign for heading, lines in SECTIONS.items() if what(heading) == "signs" for sign in set(lines))
    assert [sign for sign, times in signs.items() if times > 1] == []


@pytest.mark.parametrize("heading", SECTIONS)
def test_each_section_says_what_it_holds(heading: str) -> None:
    if what(heading) in ROUND:
        return
    rule, certainty, *field = what(heading).split(" ")
    assert rule in RULES
    assert certainty in CERTAINTIES
    assert field in ([], ["author"], ["date"], ["source"])


def test_each_platform_has_more_signs_than_tell_it() -> None:
    assert [
        heading for heading, lines in SECTIONS.items() if what(heading) == "signs" and len(lines) <= LEAST_SIGNS
    ] == []


@pytest.mark.parametrize("heading", [heading for heading in SECTIONS if what(heading) != "signs"])
def test_each_phrase_stands_as_it_reads_once_folded(heading: str) -> None:
    """Else no line could match it."""
    for line in SECTIONS[heading]:
        for part in line.split(" … "):
            plain = "".join(mark for mark in part if mark not in NOTATION)
            assert not plain or fold(plain) in (plain.strip(), "") or " " in plain, part


def test_no_sign_is_longer_than_a_line_that_is_looked_up_folded() -> None:
    signs = [sign for heading, lines in SECTIONS.items() if what(heading) == "signs" for sign in lines]
    assert [sign for sign in signs if "0" in sign and sign == fold(sign) and len(sign) > LONGEST] == []
