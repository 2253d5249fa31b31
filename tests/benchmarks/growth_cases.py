"""What growth.py measures: texts that quadratic work would show in, and what looks at them."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import accumulate, count
from pathlib import Path

from growth import LIMIT, TIMES, Case

from qingwen.assets.references import find_references
from qingwen.batch.sources.json_lists import Lists
from qingwen.batch.sources.json_objects import json_values
from qingwen.batch.sources.jsonlines import PIECE, TEXT_FIELDS
from qingwen.cleaning import clean, joined_fields
from qingwen.comparing.comparison import Comparison
from qingwen.data import table
from qingwen.giving_back import Patch, placed
from qingwen.linting import lint, select
from qingwen.reading.source import read_source
from qingwen.rules.base import Rule
from qingwen.rules.debris._page_rule import ENGLISH_PAGE
from qingwen.rules.debris.site_debris import SiteDebris
from qingwen.text.debris.phrases import LONGEST, phrases
from qingwen.text.debris.site_profile import Profile, SiteLine
from qingwen.text.decoding import decode
from qingwen.text.document import Document, Kind
from qingwen.text.fragments.own_terms import OwnTerms
from qingwen.text.images.names import bare_image_name, classify, name_date
from qingwen.text.images.naming import propose
from qingwen.text.markdown.escaping import escapes, heading_escapes, list_item_escapes
from qingwen.text.markdown.protected import blocks_of, image_references, images_of, protected_spans
from qingwen.text.pages.furniture import find_page
from qingwen.text.pages.in_markdown import find_converted

ZH = (Path(__file__).parent.parent.parent / "samples" / "mobile-clinic.zh.txt").read_text(encoding="utf-8")
WORDS = [
    (english, chinese.split("|")[0])
    for english, _, chinese in (line.partition(" ") for line in table("common_words.txt").splitlines())
    if english.isalpha() and len(english) > 3 and not chinese[:1].isascii()
]


def repeated(piece: str, before: str = "") -> Callable[[int], str]:
    return lambda size: before + piece * (size // len(piece))


def document(piece: str, kind: Kind, language: str | None = None, before: str = "") -> Callable[[int], Document]:
    return lambda size: Document(repeated(piece, before)(size), kind, language=language)


def word(n: int) -> str:
    """A word of four letters, another for each number."""
    return "".join(chr(97 + n // 26**place % 26) for place in range(4))


def converted(page: str) -> str:
    """A page as a converter writes it: what is no sentence is a link."""
    return "".join(f"{line}\n\n" if len(line) > 60 else f"[{line}](/a)\n\n" for line in page.splitlines())


def checking(rules: tuple[Rule, ...]) -> Callable[[Document], object]:
    """All findings, without what `lint` does beside."""
    return lambda one: [list(rule.check(one)) for rule in rules if one.kind in rule.kinds and rule.wakes(one)]


# fmt: off
HOSTILE = [
    *("[", "]", "`", "*", "<", "(", "![", ">", "-", "$", "$$", "$a", "\\(", "\\begin{align}", "{", "{{", "{{<", "{{<```"),
    *("{{< `", "<a ", '<a b="', "<a b={", "<a b={{", "<!--", "<?", "<img src=", "[](", "[a](b"),
    *("[a](b c", "][", "[a][", "[](<", "[^", "[[a", '[](a "', "![](a.png b ", "http://", "www.", "://"),
    *("|", "``", "` `` ", "~", "_", "（", "{%", "#", "&", "　", " ", "\t", "> ", "- ", "-\n", "-\n\n"),
    *("1. ", "- > ", "* * a ", "$$\n", "[a]: b\n", "[^a]:\n", "|\n|-|\n", "\n```\n", "import a\n"),
    *("export const a = {\n", "<div>\n", "    a\n", "\n\n", "a\n=\n", ":::\n", "[a]\n"),
]
NESTED = {
    "- - -": lambda n: "- " * (n // 2) + "a\n" + "\n" * (n // 2),
    "> - -": lambda n: "> " + "- " * (n // 2) + "a\n" + ">\n" * (n // 2),
    ">>>": lambda n: ">" * n + "\n" + "a\n" * (n // 5),
    "[[[](a)": lambda n: "[" * n + "](a)" * (n // 6) + "\n\n[a]: b",
    "backticks": lambda n: " ".join("`" * i for i in range(1, int((2 * n) ** 0.5))),
}
ESCAPED = (
    '* _ ` ~ [ ] < & \\ ( -␣ *␣ 0 # *a␣ *a* a*b** `a ``a ~a ![]( []( [[]( [](< [](a␣" [](a␣( [](<a> [^a*'
    " <a␣b=' <a␣ <a> <!-- <? <!A <![CDATA[ </a <a@ <a: &amp &#1; \\* www.* http://*a [a]: [^1]: *~ ~_"
)
TYPOGRAPHY = ["中a", "**中a", "*a*中", "[中a", "中(a", '"中', "“中", "a.", "a/", "-", "…", "，", " ，", "中 《", "１", "/中", "a-", "图.png", "<a中", "`", "中_a", "$中", "\\[中", "\\(中\\a", "\\a", "/图.png", "www."]
CHARACTERS = ["\u200b", "a\u200b", "\xa0", "a\xa0 ", " \xa0", "\x00a", "\x1b[", "\x92", "Ã©", "Ã© ", "锛", "锟斤拷", "⽂", "\u202e", "\u200fa", "a\u202a\u202c"]
SENTENCE = "The hospital opened its new wing on Monday morning."
STRUCTURE: dict[Kind, list[str]] = {
    "markdown": ["\n", " ", "a \n", " \n", "\n \n", "•", "• a\n", "- a\n\n\n\n", SENTENCE + "\n\n"],
    "text": ["•a.\n", "•" + SENTENCE + "\n", SENTENCE + "\n", "图片\n", "a ", "（"],
}
UNTRANSLATED = ["the cat is on the mat and ", "中文 the cat is on the mat，", "the cat is in\n", "中文 a the（", "](a(b) the a 中", "_a the 中 ", "> the cat is here.\n", "| the cat is here. ", "中文 Ab Cd ", "## Getting Started\n## 中文\n",
                "中文 The cat is on the mat of all “中文 The cat is on the mat", "The cat is in it. 中文。\n\n", "中The ", "the cat is on the mat and all of us - ",
                "<p>the cat is on the mat.", "<p>中文\nthe cat is in\n", "<pre>the cat is on the mat ", "<!-- the cat is in ", "<p lang=the cat is in ", '<a b="the cat is in ',
                "<td>the cat is on the mat", "<table><tr><td>the cat is on the mat.</td>\n", "[^1]: the cat is in it. ", "::: tip the cat is in\n", '!!! a "the cat is in\n',
                "    the cat is on the mat.\n\n", "- The cat is in\n", "- 中文字的 The cat is in\n", "Fig. 1 The cat is on the mat.\n\n", "[Abstract] the cat is in it.\n\n"]
PASSAGES = {
    "one phrase": lambda i: "磨坊主做好 check of the sluice 再开工，",
    "many phrases": lambda i: f"磨坊主做好 check of the {word(i)} 再开工，",
    "links": lambda i: f"- [Turning {word(i)} of {word(i + 9)}](/mill/{i}.md) 水车与磨坊\n",
    "items in both": lambda i: f"- 请勿靠近水车 Keep away from the {word(i)} of it\n",
    "headings": lambda i: f"## Custom {word(i)} wheels\n\n水车与磨坊的故事。\n\n## 水车\n\n",
}
LINES = ["未经转载", "版权所有归", "copyright 0 ", "0 ", "图片", "\ufdfd", "share on ", "：", "| "]
NAMES = ["a", "1", "图", "%", "%E5", "/", ".png", "1_", "-", " ", "a1", "20200101", "(", "?", "\\"]
PAGES = ["<div>", "<ul><li>", "<b>", "<p><font size=1>x", "<table><tr><td>", "<a href=x>", "<blockquote>", "<", "&", "<!--", "<p>x", "<br>"]
JSON = ["[", "{", "[1,", "[],", '"', "\\", '"a', '{"a":', '{"a":[{', '[{"b":', '{"a":[1,{"b":[2,[3]]}]},', '"a":[{"b":0}],', '{"text":"a"}', '{"a":[{"text":"b"}]}']
BYTES: dict[str, Callable[[int], bytes]] = {
    "UTF-8": lambda n: ZH.encode() * (n // len(ZH) + 1),
    "Big5, one line": lambda n: "天下文章大家寫，有人寫得好看。".encode("cp950") * (n // 15),
    "bytes of nothing": lambda n: b"\xff" * (n // 20) + ZH.encode() * (n // len(ZH) + 1),
    "Big5, doubtful end": lambda n: "中文".encode("cp950") * n + b"\xa2\xcc" * (n // 500),
    "UTF-16, halves": lambda n: b"\xff\xfe" + b"\x00\xd8" * (n // 60) + b"a\0" * n,
}
SILENT = "<!-- qingwen-disable-next-line QW601 -->\n"
COMMENTS = {
    "on end": lambda n: SILENT * n + "a\u200bb\n",
    "each with its line": lambda n: (SILENT + "a\u200bb\n\n") * n,
    "for all that follows": lambda n: "<!-- qingwen-disable QW601 -->\n\n" * n + "a\u200bb\n\n" * n,
    "none ended": lambda n: "<!-- qingwen-disable QW601 " * n,
    "unknown": lambda n: "".join(f"<!-- qingwen-disable x{i} -->\n" for i in range(n)),
}
# fmt: on


def markdown_cases() -> Iterator[Case]:
    def scan(text: str) -> object:
        return image_references(text, protected_spans(text)), images_of(text, blocks_of(text))

    for before in ("", "![", "- [a]: b\n\n"):
        for piece in HOSTILE:
            yield Case(f"scanner {before!r} {piece!r}", repeated(piece, before), scan)
    for name, make in NESTED.items():
        yield Case(f"scanner, nested {name}", make, scan)
    for piece in (one.replace("␣", " ") for one in ESCAPED.split()):
        yield Case(
            f"escaping {piece!r}",
            lambda size, piece=piece: repeated(piece)(size).strip(),
            lambda line: [find(line) for find in (escapes, heading_escapes, list_item_escapes)],
        )


def rule_cases() -> Iterator[Case]:
    typography = select(["typography"])
    for piece in TYPOGRAPHY:
        yield Case(f"typography {piece!r}", document(piece, "markdown", "zh", "中"), lambda one: lint(one, typography))
    for piece in CHARACTERS:
        yield Case(f"characters {piece!r}", document(piece, "text"), checking(select(["characters"])), least=4_000)

    def known(kind: Kind, piece: str, size: int) -> Document:
        one = Document(repeated(piece)(size), kind)
        _ = one.protected, one.lines
        return one

    structure = select(["QW701", "QW702", "QW703", "QW704", "QW706"])
    for kind, pieces in STRUCTURE.items():
        for piece in pieces:
            yield Case(
                f"structure, {kind} {piece!r}",
                lambda size, kind=kind, piece=piece: known(kind, piece, size),
                checking(structure),
            )
    untranslated = checking(select(["QW301", "QW302"]))
    for piece in UNTRANSLATED:
        yield Case(
            f"untranslated {piece!r}",
            repeated(piece),
            lambda text: [untranslated(Document(text, "markdown", language=language)) for language in ("zh", "en")],
        )
    for name, make in PASSAGES.items():
        yield Case(
            f"untranslated, {name}",
            lambda n, make=make: Document("# 老磨坊\n\n" + "".join(map(make, range(n))), "markdown", language="zh"),
            checking(select(["QW302"])),
            least=100,
        )
    for language, around, title, text in (
        ("zh", "老磨坊在山脚下。", "How to open the gate", "The gate is opened every morning by the miller."),
        ("en", "The old mill is at the foot of the hill. ", "打开闸门以前", "闸门每天早上由磨坊主打开。"),
    ):
        yield Case(
            f"untranslated, titles and texts, {language}",
            lambda n, language=language, piece=f"{around * 5}\n\n::: tip {title}\n{text}\n:::\n\n": Document(
                piece * n, "markdown", language=language
            ),
            untranslated,
            least=1_000,
        )
    yield Case(
        "untranslated, a row of cells",
        lambda n: Document(
            "The mill is old.\n\n| a |\n|---|\n" + "| 把麦子磨成面粉 " * n + "|", "markdown", language="en"
        ),
        checking(select(["QW301"])),
        least=1_000,
    )
    yield Case(
        "untranslated, rows",
        lambda n: Document(
            "The mill is old.\n\n" + "| a | 把麦子磨成面粉 | to be or not |\n" * n, "markdown", language="en"
        ),
        checking(select(["QW301"])),
        least=1_000,
    )
    yield Case(
        "untranslated, a song",
        lambda n: Document("水车在夜里慢慢地转\nThe wheel is turning in the night\n" * n, "text", language="zh"),
        checking(select(["QW302"])),
        least=100,
    )
    yield Case(
        "typography, labels",
        document("单元一. 中\n第1步. 中 甲. 中\n", "text"),
        checking(select(["QW502"])),
        least=4_000,
    )
    for piece in ("记者：中？\n", "About\nwords\n", "Top\nA word.\n", "图片\n1、中\n", "Ab\n1、中\n图片\n1、中\n"):
        yield Case(f"debris {piece!r}", document(piece, "text"), checking(select(["QW1"])), least=4_000)
    yield Case(
        "debris, notices",
        lambda n: Document(
            "".join(f"{word(i)} all rights reserved\n\nThe {word(i)} was set by hand.\n\n" for i in range(n))
        ),
        checking(select(["QW109"])),
        least=100,
    )
    for name, text in COMMENTS.items():
        yield Case(
            f"comments, {name}",
            lambda n, text=text: Document(text(n), "markdown"),
            lambda one: lint(one, select(["QW601", "QW707"])),
            least=100,
        )


def name_cases() -> Iterator[Case]:
    number = count()  # what a name is, is kept for a while: no name comes twice

    def collide(names: list[str]) -> None:
        taken: set[str] = set()
        for name in names:
            taken.add(propose(name, taken, "Hospital News"))

    def look(names: list[str]) -> None:
        for name in names:
            classify(name), name_date(name), bare_image_name(name), propose(name, hint=name)

    yield Case("names of authors", lambda n: [("author", f"{word(i)} Doe") for i in range(n)], joined_fields)
    yield Case("names that collide", lambda n: [f"{next(number):032x}.png" for _ in range(n)], collide, least=100)
    for piece in NAMES:
        yield Case(
            f"name {piece!r}",
            lambda size, piece=piece: [made.format(repeated(piece)(size)) for made in ("{}.png", "图{}图 x.png")],
            look,
        )


def phrase_cases() -> Iterator[Case]:
    match = phrases().match.__wrapped__
    for piece in ("图片", "（"):
        yield Case(f"phrases, long line {piece!r}", repeated(piece), match)
    # Lines of sixteenths of the longest that is looked at.
    for piece in LINES:
        yield Case(
            f"phrases, line {piece!r}",
            lambda size, piece=piece: (piece * size)[:size],
            lambda line: [match(line) for _ in range(1000)],
            least=LONGEST // TIMES,
            most=LONGEST // TIMES,
        )
    yield Case(
        "terms, a long list",
        lambda n: [" ".join(f"w{word}" for word in range(first, first + 19)) for first in range(n)],
        lambda terms: OwnTerms(terms).cover("w1 " * 20 + "w1", {"w1"}),
        least=100,
    )
    terms = OwnTerms(" ".join(f"w{word}" for word in range(first, first + 19)) for first in range(2000))
    yield Case("terms, a long passage", repeated("w1 "), lambda passage: terms.cover(passage, {"w1"}))


def document_cases() -> Iterator[Case]:
    def read(page: str) -> object:
        return read_source("page.html", page.encode()).document

    def page(name: str, make: Callable[[int], str], least: int = 1000) -> Case:
        return Case(f"page {name}", lambda n: "<!doctype html>" + make(n), read, least=least)

    for piece in PAGES:
        yield page(repr(piece), lambda n, piece=piece: piece * n + "x")
    for piece in ("a,", "a.png,", "a.png 1x,"):
        whole = repeated(piece, "<img srcset='")
        yield Case(f"addresses of a set {piece!r}", lambda n, make=whole: make(n) + "'>\n", find_references)
    site = SiteDebris(Profile(3, {}, {"join us": SiteLine(3, "Join us")}))
    for piece in ("Join us\n\n", "- x\n\nJoin us\n\n", "Join us\n\n`x`\n\n"):
        yield Case(f"a site's lines {piece!r}", document(piece, "markdown"), checking((site,)))
    yield page("'<p>' 'x<br>'", lambda n: "<p>" + "x<br>" * n)
    yield page("'<p>' '<b>a：</b>x'", lambda n: "<p>" + "<b>a：</b>x" * n, least=2000)
    yield page("'<ul><li>x</ul>'", lambda n: "<ul><li>x</ul>" * n)
    yield page("'<h1>' '<a href=#x>#</a>'", lambda n: "<h1>x" + "<a href=#x>#</a>" * n + f"</h1><p>{ENGLISH_PAGE}")
    yield page("a note of many parts", lambda n: "x<a href=#fn1>1</a><ol><li id=fn1>" + "<b>1.</b><p>" * n)
    yield page("a document's remarks", lambda n: "<b id=docs-internal-guid-1>" + "<p><a href=#cmnt1>[a]</a>x" * n)
    text = f"<p>{ENGLISH_PAGE}</p>"
    part = f"{text}<div class=footer>x</div><div class=note><table><tr><th>Note<tr><td>y</table></div><section id=comments><h2>Comments</h2>z</section>"
    yield page(
        "a recipe's entries",
        lambda n: (
            f"<script type=application/ld+json>{json.dumps({'@type': 'Recipe', 'recipeIngredient': [f'{i} of x' for i in range(n)]})}</script>"
            + text
            + "".join(f"<div class=a><div><p>{i}<p>of x</div></div>" for i in range(n))
        ),
    )
    yield page("numbered steps", lambda n: text + "<div>" + "<div><p>1</p><p>x</div><div><p>2</p><p>x</div>" * n)
    yield page("a manual", lambda n: "<meta name=generator content=DocBook>" + part * n, least=100)
    yield page(
        "headings that call upon readers",
        lambda n: "<title>x</title><main>" + (text + "<h3>Subscribe</h3>") * n + text,
        least=500,
    )
    yield page("boxes between paragraphs", lambda n: "<main>" + (text + "<div><p>x<p>y</div>") * n, least=100)
    yield page(
        "answers of names of their own",
        lambda n: (
            "<div class=question><div class=t>"
            + text
            + "</div></div>"
            + "".join(f"<div class=answer><div class='t c{i}'><p>{i} is so.</div></div>" for i in range(n))
        ),
        least=100,
    )
    for piece in ("<!-- x -->", "<html>", "<?xml?>", "<!--"):
        yield Case(f"sniffing {piece!r}", repeated(piece), lambda one: read_source("a", one.encode()), least=4_000)
    text = "<p>The stones lie in the yard of the school now, and every class scratches the year of its examination into them."
    yield page(
        "numbers there and back in two paragraphs",
        lambda n: (
            f"<p>x{''.join(f'<sup><a id=b{i} href=#n{i}>1</a></sup>' for i in range(n))}"
            f"<p>{''.join(f'<a id=n{i} href=#b{i}>1</a>' for i in range(n))}"
        ),
    )
    yield page("sections of links", lambda n: text * 3 + "<h2>Links</h2><ul><li><a href=/a>x</a></ul><p>See:" * n)
    yield page("an article in parts", lambda n: f"<div class=a>{text}</div><p><a href=/a>x</a></p>" * n, least=200)
    yield page("labels of files", lambda n: text * 3 + "<p><a href=/a>x</a></p>" + "<p>附件：" * n)
    yield page("buttons in a heading", lambda n: text * 3 + "<h3>" + "<button>x</button> <button></button>" * n)
    yield page("buttons in a sentence", lambda n: "<p>Press " + "<b>on <button>x</button></b> and " * n + "go.")
    yield page(
        "cards of resources",
        lambda n: text * 3 + ("<h2>Resources</h2>" + "<h3><a href=//b.org/>x</a></h3><p>y</p>" * 4) * n,
    )
    yield page("answers to buttons", lambda n: text + "<button class=faq>x</button><div class=a hidden>x.</div>" * n)
    yield page("hidden parts", lambda n: text + "<p class=tab-pane hidden>x</p> " * n)
    yield page("menus in a row", lambda n: text + "<nav>x</nav>" * n)
    yield page("parts of one shape", lambda n: text * 3 + f"<div class=a>{text}</div>" * n, least=200)
    yield page("parts of shapes in each other", lambda n: text + "<div class=a><p>x.</p><div class=b><p>x.</p>" * n)
    yield page("lists of debris", lambda n: text * 3 + "<ul><li>Share</ul>" * n)
    yield page("lists of excerpts", lambda n: text * 3 + "<h2>Related</h2><ul>" + "<li><h3><a href=/a>x</a></h3>x" * n)
    yield page("heads of contents", lambda n: text * 3 + "<p>Contents</p>" * n)
    yield page("lines in lists of lines", lambda n: text * 3 + f"<div>{text}<ul><li>x<li>y" * n)
    yield page("a title behind a dash", lambda n: "<title>a——b</title>" + "<p>© b c" * n)
    yield page("lists of lists", lambda n: text * 3 + "<ul><li>x" * n)
    yield page("tables in boxes", lambda n: text * 3 + "<div>" * 150 + "<table>" + "<tr><td>x<td>x" * n)
    yield page("lists of links", lambda n: text * 3 + "<h2>x</h2><ul><li><a href=https://a.example>x</a></ul>" * n)
    box = "<div><p>Related</p><p><a href=/a>x</a></p></div>"
    yield page("boxes for other articles", lambda n: text * 3 + box * n)
    yield page(
        "boxes for other articles in each other", lambda n: text * 3 + "<div><p>Related</p><p><a href=/a>x</a></p>" * n
    )
    yield page(
        "prices between paragraphs", lambda n: f"<div>{text}</div><div><div class=p>x</div></div>" * n, least=200
    )
    yield page("'[' '](x'", lambda n: "[" * n + "](x" * (n // 200))
    for name, data in BYTES.items():
        yield Case(f"decoding, {name}", data, decode, least=400_000, most=400_000)
    yield Case("a page as text", lambda n: Document(ENGLISH_PAGE * n), find_page, least=4)
    markdown = converted(ENGLISH_PAGE)
    yield Case(
        "a page as a converter's Markdown", lambda n: Document(markdown * n, "markdown"), find_converted, least=4
    )
    for piece in (
        "[",
        "[a](",
        "![",
        "[a](b(",
        "*",
        "_a ",
        "\\",
        "- ",
        "> ",
        "[a]: b\n\n",
        "a\n\n",
        "<b>\n\n",
        "|\n",
        "---\n\n",
        "![](a)\n\n---\n\n",
    ):
        yield Case(f"a page as Markdown, {piece!r}", document(piece, "markdown", before=markdown), find_converted)
    line = "软件在内存里运行，一只猫只吃面，头发干了，皇后发了一条消息。abc `发` "
    yield Case("converting one line", document(line, "markdown", "zh"), lambda one: clean(one, han="taiwan", rules=[]))


def article(number: int) -> tuple[list[str], list[str]]:
    """Paragraphs and their translations."""
    choose = random.Random(1)
    rows = [choose.choices(WORDS, k=choose.randrange(5, 45)) for _ in range(number)]
    return [" and ".join(a for a, _ in row) for row in rows], ["和".join(b for _, b in row) for row in rows]


def comparing_cases() -> Iterator[Case]:
    def case(
        name: str, make: Callable[[int], tuple[list[str], list[str]]], least: int = 64, limit: float = LIMIT
    ) -> Case:
        def pair(n: int) -> list[Document]:
            return [Document("\n\n".join(side), "markdown") for side in make(n)]

        return Case(f"comparing, {name}", pair, lambda sides: Comparison(*sides), least=least, limit=limit)

    # Up to some 128 paragraphs every pair is weighed: the time is that of the square at first.
    mill = ["The mill stands by the river and grinds corn all day long."], ["磨坊在河边，整天磨玉米。"]
    yield case("one paragraph", lambda n: (mill[0] * n, mill[1] * n))
    yield case("like sides", article)
    yield case("unlike sides", lambda n: (article(n)[0], article(n)[1][: n // 200]), least=200)
    # Where nothing tells one paragraph from another, every pair is weighed.
    yield case("nothing to go by", lambda n: (["x"] * n, ["一"] * (n // 2)), least=32, limit=2.3)


PLATFORMS = Path(__file__).parents[1] / "platforms"


def platform_cases() -> Iterator[Case]:
    """Lines that a platform's tables look for, on end in the middle of its page."""

    def case(page: str, line: str) -> Case:
        lines = (PLATFORMS / f"{page}.txt").read_text(encoding="utf-8").split("\n")
        third = len(lines) // 3

        def made(n: int) -> Document:
            parts = (*lines[:third], *[line, "b", line, "a"] * n, *lines[third:])  # all alike they are an index
            return Document("\n".join(parts) + "\n")

        return Case(f"platform {page}, {line!r}", made, lambda page: page.once(find_page), least=200)

    yield case("chinese_sites/zhihu_zhuanlan", "目录")
    yield case("documentation/mkdocs_material", "On this page")
    yield case("sites/substack", "133")
    yield case("sites/substack", "Discussion about this post")
    yield case("sites/wordpress", "3 thoughts on “How to mend a net”")


def placing_cases() -> Iterator[Case]:
    """Edits given back, one a paragraph, into a text of which every tenth paragraph was rewritten since."""

    def case(name: str, paragraph: Callable[[int], str]) -> Case:
        def made(n: int) -> tuple[list[Patch], str, str]:
            was = [paragraph(i) for i in range(n)]
            now = ["rewritten" + one if i % 10 == 5 else one for i, one in enumerate(was)]
            ends = accumulate(len(one) + 2 for one in was)
            patches = [Patch(end - 2, end - 2, "\n\nx", i, is_paragraph=True) for i, end in enumerate(ends)]
            return patches, "\n\n".join(was) + "\n", "\n\n".join(now) + "\n"

        return Case(f"edits given back, {name}", made, lambda given: placed(*given), least=100)

    yield case("unlike paragraphs", lambda i: f"{i} and {i * i} are the numbers of the {i * 7}th lamp on the quay" * 3)
    yield case("like ones", lambda i: "the lamps on the quay are lit one after the other")


def source_cases() -> Iterator[Case]:
    lists = Lists(TEXT_FIELDS)

    def values(text: str) -> object:
        data, found = text.encode(), 0
        pieces = (data[at : at + PIECE] for at in range(0, len(data), PIECE))
        with suppress(ValueError):  # brackets that do not match
            for _ in json_values(pieces, 1 << 24, lists.in_object):
                found += 1
        return found

    for before in ("", "[", '{"a": '):
        for piece in JSON:
            yield Case(f"json {before!r} {piece!r}", repeated(piece, before), values)


def cases() -> Iterator[Case]:
    """All of them."""
    for some in (
        markdown_cases,
        rule_cases,
        name_cases,
        phrase_cases,
        document_cases,
        platform_cases,
        comparing_cases,
        placing_cases,
        source_cases,
    ):
        yield from some()
