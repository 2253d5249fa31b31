"""HTML pages as Markdown documents: decoded, the article found, rendered, its metadata in front matter."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from qingwen.errors import ReadError
from qingwen.garbage import uncollected
from qingwen.lazy_pattern import lazy
from qingwen.text.decoding import Decoded, DecodeError
from qingwen.text.files_beside import Beside

if TYPE_CHECKING:
    from qingwen.files.pictures import Pictures
    from qingwen.html.article.reasons import LeftOut
    from qingwen.html.dom.tree import Element, Page


class Rendered:
    """A page's Markdown and what is to be said of the reading.

    decoded: the page's own text. notes: sentences for standard error. left_out: blocks of text that are not the article's.
    pictures: the names of those that were inside it.
    """

    __slots__ = ("decoded", "left_out", "notes", "pictures", "text")

    def __init__(self, text: str, decoded: Decoded, notes: list[str], left_out: int, pictures: list[str]) -> None:
        self.text, self.decoded, self.notes, self.left_out, self.pictures = text, decoded, notes, left_out, pictures


def render_page(
    path: str,
    data: bytes,
    *,
    pictures: Pictures,
    output_folder: str = "",
    encoding: str | None = None,
    beside: Beside | None = None,
    selected: bool = False,
) -> Rendered:
    """The article of a page as Markdown with front matter.

    selected: somebody has selected it, so unless most of it is furniture all of it is wanted.
    beside: where the page lies, so that pictures saved beside it keep their relative links.
    pictures, output_folder: what names the pictures inside it, and where the Markdown will lie.
    Raises ReadError when the bytes are no text.
    """
    from qingwen.html.dom.charset import decode_page
    from qingwen.html.dom.mhtml import is_mhtml, page_of
    from qingwen.html.dom.parsing import parse

    address, mail = "", b""
    try:
        if is_mhtml(data):
            mail = data
            data, charset, address = page_of(data)
            encoding = encoding or _known(charset)
        decoded = decode_page(data, encoding)
    except DecodeError as error:
        raise ReadError(path, error.code, str(error)) from error
    except ValueError as error:
        raise ReadError(path, "unreadable", str(error)) from error
    # While the tree is there, looking through it for garbage would take a fifth of the time.
    with uncollected():
        as_it_came = decoded.encoding == "utf-8" and not decoded.bom and not decoded.raw
        page = parse(decoded.text, data if as_it_came else None)
        inside = _Inside(mail, pictures, output_folder)
        rendered = _rendered(page, decoded, address, beside or Beside(None), selected, inside)
        page.unlink()
        del page  # else the collector, which goes on behind this, would look through all of it
        return rendered


def explained(page: str) -> list[LeftOut]:
    """What of a page's text is not in its article, and why."""
    from qingwen.html.article.metadata import metadata
    from qingwen.html.article.reasons import left_out
    from qingwen.html.article.titles import name_alike
    from qingwen.html.dom.parsing import parse

    parsed = parse(page)
    is_document = _settle(parsed, page)
    fields = metadata(parsed)
    name_alike(parsed, fields.get("title", ""))
    return [] if is_document else left_out(parsed, fields)


# A search takes two thirds of the time of `in`, and without a word to begin with, as where capitals are the same, twenty times as long.
_of_office, _of_code, _of_lines = lazy("Mso"), lazy("monospace"), lazy(r"white-space\s*:\s*(?i:pre|break)")
_of_blocks = lazy(r"notion-page-content|docx-text-block")  # where lines are kept


def _settle(page: Page, source: str) -> bool:
    """Puts a page's blocks in order, with a heading for the title that an office program wrote, and its classes' styles where they are read.

    Returns whether all of it is a document, with no furniture round it.
    """
    from qingwen.html.dom.structure import normalize
    from qingwen.html.programs.office import is_document

    if "doc-content" in page.body.attrs.get("class", ""):
        from qingwen.html.programs.google_docs import put_right

        put_right(page)
    has_lines = _of_lines.search(source) is not None
    if page.tagged["ne-p"] or (has_lines and _of_blocks.search(source)):
        from qingwen.html.programs.block_editors import name_blocks

        name_blocks(page)
    if has_lines:
        from qingwen.html.dom.line_breaks import mark_kept
        from qingwen.html.programs.styled_code import mark_copied

        if _of_code.search(source):
            mark_copied(page)
        mark_kept(page.body)
    normalize(page)
    if _of_office.search(source):
        from qingwen.html.programs.office import mark_title
        from qingwen.html.programs.styled_code import mark_paragraphs

        mark_title(page)
        mark_paragraphs(page.body)
    is_whole = is_document(page)  # which asks for `page.elements`: from here on they stay
    if is_whole and "<style" in source:
        from qingwen.html.programs.style_sheets import write_inline

        write_inline(page.elements, source)
    return is_whole


class _Inside(NamedTuple):
    """What becomes of the pictures inside a page. mail: the saved page that has it, if it is of one."""

    mail: bytes
    pictures: Pictures
    output_folder: str


def _rendered(page: Page, decoded: Decoded, address: str, beside: Beside, selected: bool, inside: _Inside) -> Rendered:
    from qingwen.html.article.finding import Article, find_article
    from qingwen.html.article.metadata import base_of, language_of, metadata
    from qingwen.html.article.titles import name_alike
    from qingwen.html.dom.tree import is_shown_in
    from qingwen.html.markdown.links import Targets
    from qingwen.html.markdown.writer import to_markdown
    from qingwen.html.programs.headings import one_title
    from qingwen.html.programs.office import remarks

    is_document = _settle(page, decoded.text)
    fields = metadata(page, decoded.text)
    name_alike(page, fields.get("title", ""))
    article = find_article(page, fields)
    if is_document:
        article = Article(page.body, remarks(page.body), article.kept + article.left_out, 0)
    elif selected and article.kept >= article.left_out:
        article = Article(page.body, frozenset(), article.kept + article.left_out, 0)
    base = base_of(page) or address
    if address and "url" not in fields:
        fields["url"] = address
    targets = Targets(base, _beside(beside), page.elements)
    links: dict[Element, str] = {}
    names: list[str] = []
    said: list[str] = []
    if "data:" in decoded.text or inside.mail:
        from qingwen.reading.page_pictures import notes_on_pictures, written

        links, names = written(article.root, article.skip, targets, *inside)
        missing = sum(not link for link in links.values())
        said = notes_on_pictures(missing, 0) if inside.pictures.folder is None else notes_on_pictures(0, missing)
        beside.seen |= {link: "file" for link in links.values() if link}  # they will be, where the Markdown is
    if any(is_shown_in(heading, article.root, article.skip) for heading in page.tagged["h1"]):
        one_title(article.root, article.skip, fields.get("title", ""))
    body = to_markdown(article.root, skip=article.skip, targets=targets, pictures=links, title=fields.get("title", ""))
    notes = []
    if not body.strip() or not article.found:
        notes.append("only frames, which are other files, are in it" if page.frames else "no article was found in it")
    elif article.left_out:
        notes.append(f"an article of {_count(article.kept)}; {_count(article.left_out)} of page furniture left out")
    notes += said
    text = with_front_matter(_with_title(body, fields) + _of_file(page, body), fields, language_of(page))
    return Rendered(text, decoded, notes, article.left_out, names)


def _with_title(body: str, fields: dict[str, str]) -> str:
    """The body under its title, as a pasted article has it, unless a heading of the first level opens it, or the title stands below other text."""
    title = " ".join(fields.get("title", "").split())
    if not title or not body.strip() or body.startswith("# "):
        return body
    from qingwen.text.markdown.escaping import heading_escapes
    from qingwen.text.markdown.escaping_inline import with_escapes

    heading = f"# {with_escapes(title, heading_escapes(title))}\n\n"
    return body if f"\n{heading}" in body else heading + body


def _of_file(page: Page, body: str) -> str:
    """The comments that silence rules in the whole of a page and stand outside of its article."""
    outside = [
        one for one in dict.fromkeys(page.comments) if one.startswith("<!-- qingwen-disable-file") and one not in body
    ]
    return "".join(f"\n{one}\n" for one in outside) if body.strip() else ""


def _count(blocks: int) -> str:
    return f"{blocks} block{'' if blocks == 1 else 's'}"


def _known(charset: str | None) -> str | None:
    from qingwen.text.decoding import canonical_name

    try:
        return canonical_name(charset) if charset else None
    except DecodeError:
        return None


def _beside(beside: Beside) -> Callable[[str], bool]:
    def here(address: str) -> bool:
        return len(address) <= 1000 and beside.look(unquote(re.split("[?#]", address)[0])) == "file"

    return here


def _is_other(language: str) -> bool:
    """Whether a declared language is none of those that are told from the text: Indonesian reads like English there."""
    return re.match(r"(?!en|zh|ja|ko)[a-z]{2,3}(?:-|$)", language, re.I) is not None


def with_front_matter(body: str, fields: dict[str, str], declared: str = "") -> str:
    """A body of Markdown under its front matter, which says the language if nothing else.

    declared: the language that the source says it is in.
    """
    if not body.strip():
        return ""
    from qingwen.front_matter import front_matter
    from qingwen.text.scripts import main_language

    found = main_language(body)
    language = declared if found in ("", "en") and _is_other(declared) else found or declared
    if language:
        fields["language"] = language
    return f"{front_matter(fields or {'language': 'und'})}\n{body}"
