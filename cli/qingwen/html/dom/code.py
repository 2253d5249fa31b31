"""Code in HTML: `<pre>`, and what highlighters make of it (line numbers, a table of two columns, a line an element)."""

from __future__ import annotations

import re
from functools import lru_cache

from qingwen.html.dom.tree import Element
from qingwen.lazy_pattern import lazy

_language = lazy(
    r"(?:^|\s)(?:(?:mw-highlight-)?lang(?:uage)?-|highlight-source-|brush:\s*|prism-(?!code\b)|highlight-(?=\S+ notranslate)"
    r"|(?:Box-body|blob-wrapper) (?:\S+ +){0,3}type-)([\w#+-]+)",  # the last of GitHub's gists
    re.I,
)
_gutter = lazy(
    r"(?:^|[\s_-])(?:gutter|linenos?|lineno|line-?numbers?(?:-rows|-wrapper)?|rouge-gutter|lnt?|copy(?:-?code)?(?:-?btn|-?button)?)(?:$|\s)",
    re.I,
)
_numbers = lazy(r"\s*1(?:\s+\d+)*\s*$")
_copies = lazy(r"(?:^|[\s_-])copy", re.I)
# The number of a line, as scripts may also show it of themselves: `12`, `L12`, `#12`, `12)`, `▾ 12`, `12 展开`; or a prompt.
_mark = lazy(
    r"[\d\s.:|+-]*|[\s#$%>❯▸▾▶▼►①-⑳]*+(?:[A-Za-z]?\d+[A-Za-z]?)?[\s.:|,/)>❯▸▾▶▼►+-]*+(?:展开|展開|折叠|摺疊|收起)?\s*"
)
_highlighter = lazy(
    r"(?:^|[\s_-])(?:highlight|hljs|code|syntaxhighlighter|codehilite|rouge|sourcecode|prism|language-|crayon|blockcode)"
)  # of names in small letters
_titled = lazy(r"(?:^|[\s_-])(?:file-?name|code-?block-?title|crayon-title)", re.I)
_label = lazy(r"[A-Za-z][\w#+./-]{0,19}")  # of a language: `C++`, `TypeScript`
_file = lazy(r"[\w@~./\\-]{0,120}\w\.\w{1,12}")
# Beside the `<code>`: what CSDN and Juejin put into a `<pre>`, numbers and buttons.
_BESIDE = frozenset(("div", "ul", "ol", "header"))
_LANGUAGES = ("data-lang", "data-language", "data-enlighter-language", "lang")  # attributes
_NO_LANGUAGE = frozenset(
    [
        "highlight",
        "hljs",
        "plain",
        "plaintext",
        "text",
        "txt",
        "none",
        "code",
        "nohighlight",
        "figure",
        "source",
        "auto",
        "wrap",
        "chroma",
        "table-container",
        "default",
        "generic",
        "raw",
    ]
)


@lru_cache(maxsize=4096)
def is_highlighter(names: str) -> bool:
    """Whether a class is one that highlighters of code give."""
    return _highlighter.search(names.lower()) is not None


def is_gutter(element: Element) -> bool:
    """Whether an element beside code is its line numbers, or a button that copies it: called so, and without words."""
    names = element.attrs.get("class", "")
    if not names or not _gutter.search(names):
        return False
    return _copies.search(names) is not None or says_no_words(element)


def says_no_words(element: Element) -> bool:
    """Whether there is nothing in an element but numbers of lines, their signs, and what folds them."""
    return all(map(_mark.fullmatch, element.text().split("\n")))


def fenced(element: Element) -> list[str]:
    """A fenced block of the code in an element, or nothing where it holds other text than code."""
    pre = element if element.tag == "pre" else only_pre(element)
    if pre is None:
        return []
    text = _text(pre).replace("\u00a0", " ").replace("\r\n", "\n").replace("\r", "\n").strip("\n").rstrip()
    text = re.sub(r"[ \t]+\n", "\n", text)
    if not text.strip():
        return []
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    name = pre.attrs.get("data-file-name")
    return [*([inline_code(name)] if name else []), f"{fence}{language(pre)}\n{text}\n{fence}"]


def only_pre(element: Element) -> Element | None:
    """The `<pre>` of the code where a highlighter wrapped it; None where anything else is there.

    Of a table with a row and a `<pre>` for each line, the first, with the others' lines in it.
    """
    pres = [one for one in element if one.tag == "pre" and not _in_gutter(one, element)]
    if len(pres) > 1:
        pres = [one for one in pres if not _numbers.match(one.text())]
    if not pres or (len(pres) > 1 and not (element.tag in ("figure", "table") and _one_a_row(element, pres))):
        return None
    found = pres[0]
    for other in pres[1:]:
        found.children += ["\n", *other.children]
        other.children = []
    if "highlight" in element.attrs.get("class", ""):
        return found
    around = _text_around(found, element)
    return found if sum(map(len, around)) <= 24 and not any(one[-1] in ".。:：!！?？;；" for one in around) else None


def _text_around(pre: Element, top: Element) -> list[str]:
    """The texts in an element outside of its code and of line numbers: the name of a language, a button; or what the author says of it."""
    texts: list[str] = []
    stack = [top]
    while stack:
        for child in stack.pop().children:
            if isinstance(child, str):
                texts += [child.strip()] if child.strip() else []
            elif child is not pre and not is_gutter(child):
                stack.append(child)
    return texts


def file_name(element: Element) -> str:
    """The name of a file that a highlighter shows above its code, or the title that an author gave this, or ``."""
    for one in element:
        is_title = _titled.search(one.attrs.get("class", "")) is not None
        if is_title or one.tag == "figcaption":
            text = "".join(part if isinstance(part, str) else part.text() for part in _own_parts(one)).strip()
            if _file.fullmatch(text) or (
                text and is_title and one.tag != "figcaption" and text.lower() != language(one)
            ):
                return text
    return ""


def captions(element: Element) -> list[Element]:
    """The captions of code in a figure; none that is the name of its file or language, which is shown with it."""
    found = [one for one in element if one.tag == "figcaption" and one.has_text()]
    pre = next((one for one in element if one.tag == "pre"), None) if found else None
    if pre is None:
        return []
    name, has_language = pre.attrs.get("data-file-name", ""), language(pre) != ""
    for one in found:
        one.children = _own_parts(one)
    texts = [(one, one.text().strip()) for one in found]
    return [one for one, text in texts if text != name and not (has_language and _label.fullmatch(text))]


def _own_parts(caption: Element) -> list[Element | str]:
    """What a caption holds without the links that highlighters set beside its title, `view raw`: parts of their own, with no text between."""
    parts = [one for one in caption.children if not (isinstance(one, str) and one.isspace())]
    if not parts or any(isinstance(one, str) or one.tag not in ("span", "div", "a") for one in parts):
        return caption.children
    return [parts[0], *(one for one in parts[1:] if isinstance(one, Element) and not _is_link(one))]


def _is_link(element: Element) -> bool:
    """Whether all words in an element are those of links."""
    links = [one.text().strip() for one in element if one.tag == "a"]
    return "".join(links) == element.text().strip() if links else False


def _one_a_row(element: Element, pres: list[Element]) -> bool:
    rows = [one for one in element if one.tag == "tr"]
    return len(rows) == len(pres) and all(any(pre in set(row) for row in rows) for pre in pres)


def _in_gutter(element: Element, top: Element) -> bool:
    node: Element | None = element
    while node is not None and node is not top:
        if is_gutter(node):
            return True
        node = node.parent
    return False


def _text(pre: Element) -> str:
    parts: list[str] = []
    codes = [one for one in pre.children if isinstance(one, Element) and one.tag == "code"]
    separate = len(codes) > 1  # one `<code>` a line, as WeChat writes them
    lines = set(codes) if separate else _spans_of_lines(codes[0] if codes else pre)

    def walk(element: Element) -> None:
        for child in element.children:
            if isinstance(child, str):
                if not (separate and element is pre and not child.strip()):
                    parts.append(child)
            elif child.tag == "br":
                parts.append("\n")
            elif not (is_gutter(child) or (codes and element is pre and child.tag in _BESIDE)):
                own_line = child.tag in ("div", "p", "li", "tr") or child in lines
                if own_line and parts and not parts[-1].endswith("\n"):
                    parts.append("\n")
                walk(child)
                if own_line and parts and not parts[-1].endswith("\n"):
                    parts.append("\n")

    walk(pre)
    return "".join(parts)


def _spans_of_lines(code: Element) -> set[Element]:
    """The spans that are a line each, called so, where a style alone sets them below each other."""
    parts = [one for one in code.children if not (isinstance(one, str) and one.isspace())]
    lines = {one for one in parts if isinstance(one, Element) and _line.search(one.attrs.get("class", ""))}
    return lines if 1 < len(lines) == len(parts) and "\n" not in code.text() else set()


_line = lazy(r"(?:^|[\s_-])line(?:$|[\s_-])")


def language(pre: Element) -> str:
    """The language that a class or attribute names, in it or up to three elements around it; or ``."""
    inner = [one for one in pre.children if isinstance(one, Element) and one.tag == "code"]
    node: Element | None = pre
    around = []
    for _ in range(8):
        if node is None:
            break
        around.append(node)
        node = node.parent
    for one in (*inner[:1], *around):
        named = next(filter(None, map(one.attrs.get, _LANGUAGES)), "")
        classes = one.attrs.get("class", "")
        found = _language.search(classes) or _language.search(one.attrs.get("data-syntaxhighlighter-params", ""))
        if found:
            named = found[1]
        elif not named and "crayon-syntax" in classes:
            named = next((part.text() for part in one if part.attrs.get("class") == "crayon-language"), "").strip()
        elif (
            not named
            and one.tag in ("figure", "div", "pre", "code")
            and re.search(r"(?:^|\s)(?:highlight|hljs|sourceCode|syntaxhighlighter)(?:\s|$)", classes)
        ):
            names = [name for name in classes.split() if re.fullmatch(r"[A-Za-z][\w#+]{0,14}", name)]
            named = next((name for name in names if name.lower() not in _NO_LANGUAGE and name != "sourceCode"), "")
        if named and re.fullmatch(r"[\w#+.-]{1,20}", named):
            return "" if named.lower() in _NO_LANGUAGE or named.lower().startswith(("zh", "en-")) else named.lower()
    return ""


def inline_code(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        return ""
    runs = {len(run) for run in re.findall("`+", text)}
    fence = "`" * next(n for n in range(1, len(runs) + 2) if n not in runs)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


MOST_IN_CELL = 3  # lines


def cell_lines(pre: Element) -> list[str]:
    """The lines of code that a cell of a table can hold as inline code: a few, none indented; else nothing."""
    lines = [line for line in _text(pre).replace("\u00a0", " ").split("\n") if line.strip()]
    return lines if len(lines) <= MOST_IN_CELL and not any(line[0].isspace() for line in lines) else []


def lines_of(element: Element) -> list[str]:
    """The text of an element, parted where a `<br>` ends a line; in a link one line, which a link's words are."""
    lines: list[list[str]] = [[]]
    stack: list[Element | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            lines[-1].append(node)
        elif node.tag == "br":
            lines.append([])
        else:
            stack += reversed(node.children)
    around = element.parent
    while len(lines) > 1 and around is not None and not around.block:
        if around.tag == "a":
            lines = [[" ".join("".join(line) for line in lines)]]
        around = around.parent
    return ["".join(line) for line in lines]
