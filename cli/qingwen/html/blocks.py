"""The blocks of text of a page, and for each the numbers by which an article is told from what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache, lru_cache
from math import log2
from typing import NamedTuple

from qingwen.data import table
from qingwen.html.structure import SILENT
from qingwen.html.tree import Element
from qingwen.text.phrases import Match, phrases

LONGEST_PHRASE = 64
_TAGS = (
    "article",
    "main",
    "section",
    "aside",
    "nav",
    "footer",
    "header",
    "form",
    "ul",
    "table",
    "figure",
    "blockquote",
    "a",
    "pre",
)
_TAG_BITS = {tag: 1 << i for i, tag in enumerate(_TAGS)} | {"ol": 1 << 8, "menu": 1 << 4, "dl": 1 << 8}
_words = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_hidden_style = re.compile(r"display\s*:\s*none", re.I)
_wide = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_commas = re.compile(r"[,，、;；]")
_stops = re.compile(r"[。！？；]|[.!?](?=\s|$|[\"'”’])")
_end = re.compile(r"[.。!！?？…：:;；][\"'”’」』）)\]】]*$")
_digits = re.compile(r"[0-9]")
_capitals = re.compile(r"[A-Z]")
_word = re.compile(r"[^\W_]+")
_date_like = re.compile(
    r"(?:19|20)\d\d\s*[-/.年]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\d (?:min|hour|day|week|month)|ago\b|小时前|分钟前|天前",
    re.I,
)
_names = tuple(line.split()[0] for line in table("html_words.txt").split("\n") if line and line[0] != "#")
KINDS = _names
GOOD_WIDTH = 80  # columns; a block as wide with few links is running text
# How sure a phrase table is that a block is furniture, as a feature.
_CERTAINTY = {"sure": 4.0, "margin": 4.0, "edge": 3.0, "group": 2.0, "doubtful": 1.0}


class Block(NamedTuple):
    """A block of running text.

    element: the block that holds it. text: with white space folded. width: its columns (a Han letter has two).
    linked:  the columns within links.
    """

    element: Element
    text: str
    width: int
    linked: int


class _Facts:
    """What is known of an element that holds blocks: counted over all in it."""

    __slots__ = ("blocks", "good", "kinds", "linked", "tags", "total")

    def __init__(self) -> None:
        self.total = self.linked = self.good = self.blocks = 0


def collect(body: Element, skip: Collection[Element] = ()) -> list[Block]:
    """The blocks of text in a normalized tree, in order, but for those in `skip`."""
    found: list[Block] = []
    stack: list[Element | str] = [body]
    while stack:
        node = stack.pop()
        if isinstance(node, str) or node.tag in SILENT or node in skip:
            continue
        if node.tag == "pre" or not any(child.__class__ is Element and child.block for child in node.children):
            parts: list[str] = []
            linked = _text(node, parts, False, skip)
            text = " ".join("".join(parts).split())
            if text:
                wide = len(_wide.findall(text)) if not text.isascii() else 0
                width = len(text) + wide
                found.append(Block(node, text, width, min(width, linked)))
        else:
            stack += reversed(node.children)
    return found


@lru_cache(maxsize=4096)
def known_phrase(text: str) -> Match | None:
    """What the tables of page furniture say of a short text; the same lines stand on every page of a site."""
    return phrases().match(text)


def _text(element: Element, parts: list[str], in_link: bool, skip: Collection[Element]) -> int:
    linked = 0
    for child in element.children:
        if isinstance(child, str):
            parts.append(child)
            if in_link:
                n = len(child.strip())
                linked += n if child.isascii() else n + len(_wide.findall(child))
        elif child.tag == "br":
            parts.append(" ")
        elif child.tag not in SILENT and child not in skip:
            linked += _text(child, parts, in_link or (child.tag == "a" and "href" in child.attrs), skip)
    return linked


@cache
def _table() -> tuple[dict[str, int], list[tuple[str, int]]]:
    exact: dict[str, int] = {}
    opening: list[tuple[str, int]] = []
    lines = [line for line in table("html_words.txt").split("\n") if line and line[0] != "#"]
    for i, line in enumerate(lines):
        for word in line.split()[1:]:
            if word.endswith("*"):
                opening.append((word[:-1], 1 << i))
            else:
                exact[word] = exact.get(word, 0) | 1 << i
    return exact, opening


@cache
def _word_kinds(word: str) -> int:
    exact, opening = _table()
    kinds = exact.get(word, 0)
    for start, bit in opening:
        if word.startswith(start):
            kinds |= bit
    return kinds


_known: dict[str, int] = {}


def name_kinds(element: Element) -> int:
    """The kinds that an element's names speak of, as bits in the order of `KINDS`."""
    attrs = element.attrs
    names = f"{attrs.get('class', '')} {attrs.get('id', '')} {attrs.get('role', '')}"
    if names == "  ":
        return 0
    kinds = _known.get(names)
    if kinds is None:
        kinds = 0
        for name in names.split()[:12]:
            parts = _words.findall(name)
            kinds |= _word_kinds(name.lower())
            for part in parts:
                kinds |= _word_kinds(part.lower())
        if len(_known) > 50_000:
            _known.clear()
        _known[names] = kinds
    return kinds


_BODY = re.compile(r"articlebody|reviewbody|\btext\b", re.I)


_STRONG = re.compile(
    r"(?:^|\s)(?:js_content|rich_media_content|[\w-]*(?:article|post|entry|story|news|blog|page)(?:-|_|__)?(?:inner-?|single-?)?(?:body|content|text|txt|copy|main)(?:-?(?:inner|wrapper|text|area|wrap|container|body))?"
    r"|[\w-]*(?:body|content)[-_]?(?:text|copy)|markdown-?(?:body|content)?|(?:td-|the-|main-|main_)?content|prose|post|article|entry|con_?text|text_?con|zoom|ueditor|TRS_Editor|trs_editor_view|artical\w*|art_?content|cont_?main|detail[-_]?(?:content|text|con|body)?|contentbox|content_?detail|wysiwyg\w*|rich-?text\w*|typography|e-content|field-name-body|field--name-body|mw-parser-output|available-content|caas-body|s-lib-box-content)(?=\s|$)",
    re.I,
)


def _containers(body: Element, facts: dict[Element, _Facts], whole: int) -> list[set[Element] | None]:
    """By each way of marking the article: the element marked so that holds most of the page's running text, and all in it."""
    best: list[tuple[float, Element | None]] = [(0.0, None)] * 4
    for element, fact in facts.items():
        attrs = element.attrs
        if not fact.good or fact.good < whole * 0.12 or element is body:
            continue
        marks = (
            bool("itemprop" in attrs and _BODY.search(attrs["itemprop"])),
            bool(attrs and _STRONG.search(f"{attrs.get('class', '')} {attrs.get('id', '')}")),
            element.tag == "article",
            element.tag == "main" or attrs.get("role") == "main",
        )
        score = fact.good * (1 - fact.linked / fact.total)
        for i, mark in enumerate(marks):
            # Of those nested, the innermost that holds nearly as much.
            most, known = best[i]
            if mark and (score > most * 1.02 or (score > most * 0.9 and known is not None and _inside(element, known))):
                best[i] = max(score, most), element
    return [None if one is None else set(one) for _, one in best]


def _inside(element: Element, other: Element) -> bool:
    node = element.parent
    while node is not None:
        if node is other:
            return True
        node = node.parent
    return False


def _title_place(blocks: list[Block], title: str) -> int:
    """The index of the block that is the page's title; -1 where there is none."""
    wanted = re.sub(r"\W+", "", title).lower()
    best, rank = -1, 0.0
    for i, block in enumerate(blocks):
        tag = block.element.tag
        if block.width > 400 or (tag not in ("h1", "h2", "h3") and len(block.text) < 8):
            continue
        plain = re.sub(r"\W+", "", block.text).lower()
        same = bool(plain) and wanted.startswith(plain) and len(plain) * 3 >= len(wanted)
        value = same * 2 + (tag == "h1") * 1.5 + (tag == "h2") * 0.5 * same
        if value > rank:
            best, rank = i, value
    return best


def features(body: Element, blocks: list[Block], title: str = "") -> list[list[float] | None]:
    """A row of numbers for each block, whose names are `NAMES`; None for what stands in a menu, and needs none."""
    facts: dict[Element, _Facts] = {}
    phrase = known_phrase
    size = len(blocks)
    goods = []
    total_good = 0
    for block in blocks:
        density = block.linked / block.width
        spoken = (
            block.width < 1000 or len(_commas.findall(block.text)) + len(_stops.findall(block.text)) > block.width / 400
        )
        good = block.width if block.width >= GOOD_WIDTH and density < 0.3 and spoken else 0
        goods.append(good)
        total_good += good
        node: Element | None = block.element
        while node is not None:
            fact = facts.get(node)
            if fact is None:
                fact = facts[node] = _Facts()
            fact.total += block.width
            fact.linked += block.linked
            fact.good += good
            fact.blocks += 1
            node = node.parent
    total_good = total_good or 1
    total = sum(block.width for block in blocks) or 1
    # Down the tree: what the names and tags of an element and of those around it say.
    inherited: dict[Element, tuple[int, int, int, float]] = {}  # kinds, tags, flags, depth

    def around(element: Element) -> tuple[int, int, int, float]:
        chain = []
        node: Element | None = element
        while node is not None and node not in inherited:
            chain.append(node)
            node = node.parent
        known = inherited[node] if node is not None else (0, 0, 0, 0.0)
        for node in reversed(chain):
            far, tags, flag, depth = known
            own = name_kinds(node) if node.tag != "body" else 0
            fact = facts.get(node)
            share = fact.good / total_good if fact else 0.0
            if share > 0.6:
                own &= _POSITIVE
            flag |= bool("itemprop" in node.attrs and _BODY.search(node.attrs["itemprop"]))
            flag |= 2 * bool(
                node.attrs
                and (
                    "hidden" in node.attrs
                    or node.attrs.get("aria-hidden") == "true"
                    or _hidden_style.search(node.attrs.get("style", ""))
                )
            )
            known = (far | own, tags | _TAG_BITS.get(node.tag, 0), flag, depth + 1)
            inherited[node] = known
        return known

    paths: dict[str, int] = {}
    keys = []
    for block, good in zip(blocks, goods, strict=True):
        node = block.element
        parent = node.parent
        grand = parent.parent if parent is not None else None
        key = "/".join(
            f"{one.tag}.{one.attrs.get('class', '')[:40]}" for one in (node, parent, grand) if one is not None
        )
        keys.append(key)
        paths[key] = paths.get(key, 0) + good
    heading = _title_place(blocks, title)
    marked = _containers(body, facts, total_good)
    chain: list[Element] = []
    node = blocks[heading].element if heading >= 0 else None
    while node is not None:
        chain.append(node)
        node = node.parent
    section = _sections(blocks, phrase)
    around_title = {one: facts[one].total / total for one in chain}
    heaviest = max(range(size), key=lambda i: goods[i], default=0)
    node = blocks[heaviest].element if size else None
    around_heaviest = {}
    while node is not None:
        around_heaviest[node] = facts[node].total / total
        node = node.parent
    first_good = next((i for i, good in enumerate(goods) if good), 0)
    last_good = next((i for i in range(size - 1, -1, -1) if goods[i]), size - 1)
    rows: list[list[float] | None] = []
    before = 0
    good_before = 0
    seen: dict[str, int] = {}
    for block in blocks:
        seen[block.text] = seen.get(block.text, 0) + 1
    best = _core(body, facts, 0.5)
    wide_best = _core(body, facts, 0.85)
    inner = _within(best)
    outer = _within(wide_best)
    menu = _menus(blocks, best, facts)
    basics = []
    for block in blocks:
        text = block.text
        w = block.width
        basics.append((log2(w + 1), block.linked / w))
    pad = (0.0, 0.0)
    for i, block in enumerate(blocks):
        element, text, w, _ = block
        if menu[i]:
            rows.append(None)
            before += w
            continue
        tag = element.tag
        parent = element.parent or element
        grand = parent.parent or parent
        kinds, tags, flag, depth = around(element)
        near = name_kinds(element) | name_kinds(parent) | name_kinds(grand)
        short = w <= LONGEST_PHRASE * 2 and len(text) <= LONGEST_PHRASE
        match = phrase(text) if short else None
        p1, p2 = basics[i - 1] if i else pad, basics[i - 2] if i > 1 else pad
        n1, n2 = basics[i + 1] if i + 1 < size else pad, basics[i + 2] if i + 2 < size else pad
        fp, fg = facts[parent], facts[grand]
        node = element
        steps = 0
        while node is not None and node not in inner and steps < 12:
            node = node.parent
            steps += 1
        osteps = 0
        node = element
        while node is not None and node not in outer and osteps < 12:
            node = node.parent
            osteps += 1
        words = len(_word.findall(text)) if w < 400 else w / 6
        capital = len(_capitals.findall(text, 0, 200)) / min(len(text), 200)
        row = [
            basics[i][0],
            basics[i][1],
            len(_commas.findall(text)) / w * 100,
            len(_stops.findall(text)) / w * 100,
            float(bool(_end.search(text))),
            len(_digits.findall(text, 0, 200)) / min(len(text), 200),
            capital,
            words,
            float(match is not None),
            _CERTAINTY[match.certainty] if match else 0.0,
            float(bool(short and _date_like.search(text))),
            float(tag[0] == "h" and tag[1:].isdigit() and int(tag[1:])) if tag != "hr" else 0.0,
            float(tag == "li" or parent.tag == "li"),
            float(tag == "p"),
            float(tag in ("td", "th") or parent.tag in ("td", "th")),
            float(tag == "pre"),
            float(tag in ("dt", "dd", "figcaption")),
            float(tag in ("div", "span", "section", "a")),
            *p1, *p2, *n1, *n2,
            fp.linked / fp.total, fg.linked / fg.total,
            log2(fp.total + 1), log2(fg.total + 1),
            fp.good / total_good, fg.good / total_good,
            fp.good / fp.total, fg.good / fg.total,
            log2(fp.blocks), log2(fg.blocks),
            paths[keys[i]] / total_good,
            before / total,
            good_before / total_good,
            (i + 0.5) / size,
            float(max(-20, min(20, i - heading))) if heading >= 0 else -30.0,
            float(max(-20, min(20, i - first_good))),
            float(max(-20, min(20, i - last_good))),
            float(seen[text]),
            float(depth),
            float(steps), float(osteps),
            float(flag & 1), float(flag >> 1 & 1),
            *(0.0 if one is None else 1.0 if element in one else -1.0 for one in marked),
            _first(element, around_title, -0.2), _first(element, around_heaviest, 1.0),
            fg.good / fp.good if fp.good else 0.0,
            section[i],
        ]  # fmt: skip
        row += [float(kinds >> k & 1) + float(near >> k & 1) for k in range(len(KINDS))]
        row += [float(tags >> k & 1) for k in range(len(_TAGS))]
        rows.append(row)
        before += w
        good_before += goods[i]
    return rows


_section_title = re.compile(
    r"(?:you (?:may|might) (?:also )?(?:like|be interested)|related|recommended|read (?:more|next|also)|more (?:from|stories|news|on|in|articles|posts|like)|"
    r"(?:\d+ )?(?:comments?|responses|replies|thoughts on)\b|leave a (?:reply|comment)|join the (?:conversation|discussion)|about the author|share this|"
    r"popular|trending|latest|recent (?:posts|articles|news|comments)|featured|subscribe|sign up|newsletter|follow us|advertisement|sponsored|top stories|"
    r"(?:privacy|cookie)|have (?:any )?questions|contact us|get in touch|see also$|further reading|up next|next (?:article|post|up)|tags?:?$|categories|"
    r"相关|推荐|猜你喜欢|热门|热点|最新|更多|评论|发表|网友|留言|大家都在看|为你推荐|上一篇|下一篇|延伸阅读|精彩|排行|热榜|关于作者|作者简介|分享|友情链接|近期|标签|分类|归档|联系我们|广告)",
    re.I,
).match


def _sections(blocks: list[Block], phrase: Callable[[str], Match | None]) -> list[float]:
    """For each block, how surely the last title of a section above it is that of furniture: 1 right below, less further down."""
    found, value = [], 0.0
    for block in blocks:
        tag = block.element.tag
        heading = tag[0] == "h" and tag[1:].isdigit()
        if block.width <= 60 and (heading or block.width <= 32):
            if _section_title(block.text.lstrip("#·•|【[ ")) or (
                block.linked == 0
                and (one := phrase(block.text))
                and one.rule in ("adjacent-article", "share-widget", "promotion")
            ):
                value = 1.0 if heading else 0.8
            elif heading:
                value *= 0.6 if tag in ("h3", "h4", "h5", "h6") else 0.3
        found.append(value)
        value *= 0.97
    return found


_MENU_WIDTH = 60  # columns; the longest that a row of menu entries is taken to have


def _menus(blocks: list[Block], core: Element, facts: dict[Element, _Facts]) -> list[bool]:
    """Which blocks are nothing but a short link, as those before and after are, and stand outside the core of the page."""
    links = [block.width < _MENU_WIDTH and block.linked * 10 >= block.width * 9 for block in blocks]
    start = next((i for i, block in enumerate(blocks) if core in _within(block.element)), 0)
    stop = start + facts[core].blocks if core in facts else len(blocks)
    last = len(blocks) - 1
    return [
        link and not start <= i < stop and (i == 0 or links[i - 1]) and (i == last or links[i + 1])
        for i, link in enumerate(links)
    ]


def _first(element: Element, values: dict[Element, float], default: float) -> float:
    """The value of the nearest element around this one that has one."""
    node: Element | None = element
    while node is not None:
        if node in values:
            return values[node]
        node = node.parent
    return default


_POSITIVE = sum(1 << i for i, name in enumerate(KINDS) if name in ("article", "post", "content"))


def _core(body: Element, facts: dict[Element, _Facts], share: float) -> Element:
    """The deepest element with at least this share of the page's running text."""
    node = body
    whole = facts[body].good if body in facts else 0
    if not whole:
        return body
    while True:
        child = max(
            (one for one in node.children if isinstance(one, Element) and one in facts),
            key=lambda one: facts[one].good,
            default=None,
        )
        if child is None or facts[child].good < share * whole:
            return node
        node = child


def _within(element: Element) -> set[Element]:
    """An element and all around it."""
    found = set()
    node: Element | None = element
    while node is not None:
        found.add(node)
        node = node.parent
    return found


NAMES = (
    [
        "width",
        "link_density",
        "commas",
        "stops",
        "sentence_end",
        "digits",
        "capitals",
        "words",
        "phrase",
        "phrase_certainty",
        "date",
        "heading",
        "item",
        "paragraph",
        "cell",
        "pre",
        "term",
        "division",
        "width_before",
        "link_density_before",
        "width_before_2",
        "link_density_before_2",
        "width_after",
        "link_density_after",
        "width_after_2",
        "link_density_after_2",
        "parent_link_density",
        "grandparent_link_density",
        "parent_width",
        "grandparent_width",
        "parent_share",
        "grandparent_share",
        "parent_goodness",
        "grandparent_goodness",
        "parent_blocks",
        "grandparent_blocks",
        "path_share",
        "position",
        "good_position",
        "index",
        "from_heading",
        "from_first_good",
        "from_last_good",
        "repeated",
        "depth",
        "steps_to_core",
        "steps_to_wide_core",
        "body_property",
        "hidden",
        "in_body_property",
        "in_named_body",
        "in_main_article",
        "in_main",
        "share_with_title",
        "share_with_heaviest",
        "growth",
        "furniture_section",
    ]
    + [f"named_{kind}" for kind in KINDS]
    + [f"in_{tag}" for tag in _TAGS]
)
