"""What is a block and what is inline: the tree put so that every block holds either blocks or inline text, never both."""

from __future__ import annotations

from functools import lru_cache

from qingwen.html.dom.code import captions, file_name, is_highlighter, language, only_pre
from qingwen.html.dom.code_lines import mark_lines
from qingwen.html.dom.tabs import place_labels
from qingwen.html.dom.tags import HEADINGS
from qingwen.html.dom.tree import Element, Page
from qingwen.lazy_pattern import lazy
from qingwen.text.scripts import has_han, width

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
# Never seen as text of the article; `rp` is what `inline_writer` writes round a reading itself.
SILENT = frozenset(
    ["audio", "iframe", "video", "source", "track", "param", "input", "frame", "noframes", "rp", "dialog"]
)
_paragraph_indent = lazy(r"[ \t\n\r]*(?:[\u3000\u2003]|\u00a0[ \t\u00a0]*\u00a0|(?:\u00a0 ?){2,})")
# In them all text stands in a row, cell or item; where the tree ends before that (see `parsing.DEEPEST`), in them themselves.
_HOLD_NO_TEXT = frozenset(("ul", "ol", "menu", "dir", "dl", "table", "thead", "tbody", "tfoot", "tr"))
_MAY_HOLD_CODE = frozenset(("figure", "div", "table"))
LONGEST_HEADING = 300  # letters
_caption = lazy(r"\s(?:(?:img|image|pic|photo|figure)[_-]?(?:descr?|caption)|caption|wp-caption-text)(?=\s|$)")


@lru_cache(maxsize=4096)
def _is_caption(names: str) -> bool:
    return _caption.search(f" {names}") is not None


def normalize(page: Page) -> None:
    """Puts the inline runs of a page's elements into paragraphs where blocks stand beside them.

    A run is cut where two `<br>` follow each other, and where the line after one is indented: so old pages set
    their paragraphs. Inline elements with blocks in them become `div`s (`a` keeps its name, for its link).
    """
    mark_lines(page)
    if page.tabs:
        place_labels(page)
    _normalize(page.body, _MAY_HOLD_CODE if page.tagged["pre"] else frozenset())


def _normalize(element: Element, may_hold_code: frozenset[str]) -> bool:
    """Whether the element is, or now holds, a block."""
    tag, children = element.tag, element.children
    if tag == "pre":
        element.block = True
        return True
    if tag in may_hold_code and (tag == "figure" or (element.attrs and is_highlighter(element.attrs.get("class", "")))):
        pre = only_pre(element)
        if pre is not None:
            if pre is not element:
                element.attrs["data-lang"] = language(pre)
                pre.attrs["data-file-name"] = file_name(element)
                beside = captions(element) if tag == "figure" else []
                left = {pre, *beside}
                element.children = [one for one in element if one in left]
                element.tag = tag if beside else "div"
                element.holds_blocks = True
                for caption in beside:
                    _normalize(caption, may_hold_code)
            for one in element:
                one.block = one is element or one is pre or one.block
            return True
    has_block = False
    for child in children:
        if type(child) is Element and _normalize(child, may_hold_code):
            has_block = True
    if has_block:
        if tag not in BLOCKS and tag not in ("a", "del", "ins"):
            element.tag = "div"
        element.holds_blocks = True
        _wrap_runs(element)
        if tag in HEADINGS and len(element.children) > 1 and len(element.text()) > LONGEST_HEADING:
            _open(element)
    elif tag not in BLOCKS:
        if tag != "span" or "class" not in element.attrs or not _is_caption(element.attrs["class"]):
            return False
        element.tag = "p"
    elif tag in _HOLD_NO_TEXT and any(not isinstance(child, str) or not child.isspace() for child in children):
        element.tag = "div"
    elif len(children) > 3 and tag not in ("tr", "table", "ul", "ol") and _cuts(children):
        _wrap_runs(element)
        element.holds_blocks = bool(element.children)
    element.block = True
    return True


def _open(heading: Element) -> None:
    """Makes a heading that nothing closed the heading of what is in it."""
    first = heading.children[0]
    if isinstance(first, Element) and first.tag == "p":
        first.tag = heading.tag
    heading.tag = "div"


def _wrap_runs(element: Element) -> None:
    children: list[Element | str] = []
    run: list[Element | str] = []
    for child in element.children:
        if type(child) is Element:
            if not child.block:
                run.append(child)
                continue
            if run:
                _close(run, children, element)
            children.append(child)
        elif run or not child.isspace():
            run.append(child)
    if run:
        _close(run, children, element)
    element.children = children


def _close(run: list[Element | str], children: list[Element | str], parent: Element) -> None:
    """Moves a run of inline nodes to paragraphs without attributes, leaving out the empty ones."""
    start = 0
    for end in (*(sorted(_cuts(run)) if len(run) > 2 else ()), len(run)):
        nodes = run[start:end]
        start = end + 1
        if any(not isinstance(one, str) or one.strip() for one in nodes):
            paragraph = Element("p", None, parent)
            paragraph.block = True
            paragraph.children = nodes
            for one in nodes:
                if isinstance(one, Element):
                    one.parent = paragraph
            children.append(paragraph)
    run.clear()


def _cuts(run: list[Element | str]) -> set[int]:
    """The places of the `<br>` that end a paragraph."""
    cuts: set[int] = set()
    indented: set[int] = set()  # those before an indented line
    last = -1  # the last `<br>` with nothing but white space since
    for i, node in enumerate(run):
        if isinstance(node, str):
            if last >= 0 and _paragraph_indent.match(node):
                indented.add(last)
            if node.strip():
                last = -1
        elif node.tag == "br":
            if last >= 0:
                cuts |= {last, i}
            last = i
        else:
            last = -1
    return cuts | indented if indented and not _is_verse(run, indented) else cuts


LONGEST_LINE = 60  # columns of a verse
_ends = lazy(r"[。.！!？?…：:][”’」』）\"']*\s*$")
_fact = lazy(r"[：:\d]")


def _is_verse(run: list[Element | str], indented: set[int]) -> bool:
    """Whether lines of which some are indented are verse: all are short, one is not indented, and none ends as a paragraph does.

    Chinese indents paragraphs, also those of notices, which end in a name and a date: there most lines are not indented, and none has a label or figures.
    """
    lines = [""]
    starts = [-1]
    for i, node in enumerate(run):
        if isinstance(node, str):
            lines[-1] += node
        elif node.tag == "br":
            lines.append("")
            starts.append(i)
        else:
            lines[-1] += node.text()
    if any(width(line.strip()) > LONGEST_LINE for line in lines):
        return False
    shown = [(start, line) for start, line in zip(starts, lines, strict=True) if line.strip()]
    if any(_ends.search(line) for _, line in shown):
        return False
    flush = sum(
        start not in indented and (start >= 0 or _paragraph_indent.match(line) is None) for start, line in shown
    )
    if not any(has_han.search(line) for _, line in shown):
        return flush > 0
    return 2 * flush > len(shown) and not any(_fact.search(line) for _, line in shown)
