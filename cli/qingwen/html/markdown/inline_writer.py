"""The nodes within a paragraph as the tokens that `inline` makes Markdown of: emphasis, links, pictures, code, formulas, notes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from qingwen.html.dom.code import inline_code, lines_of
from qingwen.html.dom.line_breaks import unwrapped_between
from qingwen.html.dom.structure import SILENT
from qingwen.html.dom.tree import COMMENT, Element
from qingwen.html.markdown.footnotes import Footnotes
from qingwen.html.markdown.inline import BREAK, Token
from qingwen.html.markdown.links import Targets, is_anchor, is_bare_address, wrapped
from qingwen.html.markdown.mathml import formula, is_formula
from qingwen.html.markdown.pictures import film_link, is_large, picture
from qingwen.html.programs.office_lists import is_mark, mark_text
from qingwen.html.programs.styles import emphasis, script


class InlineWriter:
    """skip: elements that are left out. pictures: the links of images that were inside the page. title: that of the page."""

    def __init__(
        self, skip: Collection[Element], targets: Targets, notes: Footnotes, pictures: Mapping[Element, str], title: str
    ) -> None:
        self.skip = skip
        self.title = " ".join(title.split())
        self.pictures = pictures
        self.targets = targets
        self.notes = notes
        self.marks: set[Element | None] = set()  # those that the list shows

    def tokens(self, nodes: list[Element | str]) -> list[Token]:
        out: list[Token] = []
        for i, node in enumerate(nodes):
            if isinstance(node, str):
                out.append(Token("text", unwrapped_between(node, nodes, i) if "\n" in node else node))
            elif node not in self.skip:
                self._inline(node, out)
        return out

    def _inline(self, node: Element, out: list[Token]) -> None:
        tag = node.tag
        if tag == "br":
            out.append(BREAK)
        elif tag == COMMENT:
            out.append(Token("raw", node.attrs["whole"]))
        elif tag == "img":
            out.append(picture(node, self.targets, self.pictures.get(node), self.title))
        elif tag == "a":
            self._link(node, out)
        elif tag in ("code", "tt", "samp") or (
            tag == "kbd" and not any(isinstance(one, Element) for one in node.children)
        ):
            for i, code in enumerate(filter(None, map(inline_code, lines_of(node)))):
                out += ([BREAK] if i else []) + [Token("raw", code)]
        elif is_formula(node) and (math := formula(node)):
            out.append(Token("raw", math))
        elif tag in ("iframe", "video", "audio"):
            if link := film_link(node, self.targets):
                out.append(Token("raw", link))
        elif tag in SILENT or tag == "wbr":
            return
        elif node.attrs and is_mark(node):
            if node not in self.marks:
                out.append(Token("text", mark_text(node)))
        elif tag == "rt":
            if (reading := self.tokens(node.children)) and node.has_text():
                out += [Token("text", "("), *reading, Token("text", ")")]
        elif tag == "q":
            out += [Token("text", "“"), *self.tokens(node.children), Token("text", "”")]
        elif name := script(node):
            inner = self.tokens(node.children)
            plain = "".join(token.text for token in inner).strip()
            marked = plain and not any(token.kind == "raw" and token.text.startswith("[^") for token in inner)
            if marked and len(plain) < 12 and all(token.kind == "text" for token in inner):
                out += [Token("raw", f"<{name}>"), *inner, Token("raw", f"</{name}>")]
            else:
                out += inner
        else:
            if node.block or tag == "label":
                out.append(Token("text", " "))
            marks = emphasis(node)
            out += [Token("open", mark) for mark in marks]
            out += self.tokens(node.children)
            out += [Token("close", mark) for mark in reversed(marks)]
            if node.block or tag == "label":
                out.append(Token("text", " "))

    def _link(self, node: Element, out: list[Token]) -> None:
        label = self.notes.reference(node)
        if label:
            out.append(Token("raw", f"[^{label}]"))
            return
        if self.notes.is_back_reference(node):
            return
        inner = self.tokens(node.children)
        text = "".join(token.text for token in inner if token.kind in ("text", "raw"))
        href = node.attrs.get("href", "")
        if is_anchor(node, text):
            return
        target = self.targets.link(href)
        if (
            not target
            or self.targets.is_keyword(href, text)
            or any(token.kind in ("break", "link") for token in inner)
            or (
                any(token.text.startswith("![") for token in inner)
                and (is_large(target) or self.targets.is_next_page(href, target))
            )
        ):
            out += inner
            return
        if text.strip() == target and is_bare_address.match(target):
            out.append(Token("raw", f"<{target}>"))
            return
        before = text[: len(text) - len(text.lstrip())]
        after = text[len(text.rstrip()) :]
        if before and inner[0].kind == "text":
            inner[0] = Token("text", inner[0].text.lstrip())
            out.append(Token("text", " "))
        if after and inner[-1].kind == "text":
            inner[-1] = Token("text", inner[-1].text.rstrip())
        out += [Token("link", ""), *inner, Token("end", wrapped(target))]
        if after:
            out.append(Token("text", " "))
