"""Word documents (`.docx`) as HTML and pictures; the library mammoth does the reading."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence, Set
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from qingwen.errors import ReadError
from qingwen.files.bombs import is_bomb
from qingwen.html.dom.tree import Element
from qingwen.lazy_pattern import lazy
from qingwen.reading.word_captions import shown
from qingwen.reading.word_numbering import WITHIN
from qingwen.reading.word_parts import HEADING, prepared
from qingwen.text.dates import parse_date
from qingwen.text.head_dates import closing_date

if TYPE_CHECKING:
    from qingwen.files.pictures import Pictures

# Bytes that a document's parts may take, unpacked; and those of XML, of which the library takes 36 for each in memory.
LARGEST, LARGEST_XML = 500_000_000, 64_000_000
# What reading a picture's part may raise that is missing or broken.
_NOT_THERE = (KeyError, EOFError, OSError, NotImplementedError, zipfile.BadZipFile, zlib.error)
_web = lazy(r"https?://", re.I)
UNTITLED = "untitled"  # so that no chapter is taken for the title
HEAD = 12  # blocks in which an article tells its day and its author
NEAR = 4  # blocks, of which one that is nothing but a date gives the article's
SHORT = 40  # letters; a longer paragraph there tells of something else
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what old Office files, and encrypted new ones, begin with
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
EXTENSIONS = {"jpeg": "jpg", "svg+xml": "svg", "x-emf": "emf", "x-wmf": "wmf", "tiff": "tif", "x-png": "png"}
# Word's own styles, by the names that English, Chinese and WPS give them.
_STYLES = """
p.QingwenTitle => h1.title:fresh
p[style-name='Title'] => h1:fresh
p[style-name='标题'] => h1:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='引用'] => blockquote > p:fresh
p[style-name='明显引用'] => blockquote > p:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='题注'] => p.caption:fresh
br[type='page'] => br:fresh
br[type='column'] => br:fresh
r[style-name='HTML Code'] => code
r[style-name='Verbatim Char'] => code
r.QingwenMath => span.math
r.QingwenMathBlock => span.mathblock
p.QingwenCode => pre:separator('\\n')
""" + "".join(
    f"p[style-name='标题 {level}'] => h{level}:fresh\n"
    f"p.{HEADING}{level} => h{level}:fresh\n"
    f"p[style-name='List Bullet {level}'] => {'ul|ol > li > ' * (level - 1)}ul > li:fresh\n"
    f"p[style-name='List Number {level}'] => {'ul|ol > li > ' * (level - 1)}ol > li:fresh\n"
    f"p.{WITHIN}{level} => {'ul|ol > li > ' * level}p:fresh\n"
    for level in range(1, 7)
)
_BLOCKS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td"))
_dated = lazy(r"(?:19|20)\d\d ?[-年/.] ?\d")
_signed = lazy(r"(?:作者|记者|撰稿|撰文|供稿|通讯员|文)[\s/／:：|]|by\s", re.I)


class Rendered(NamedTuple):
    """A document's Markdown with front matter, the names of its pictures, and what is to be said of the reading."""

    text: str
    pictures: list[str]
    notes: list[str]


class Picture(NamedTuple):
    """An embedded picture: the name that it has in the HTML, and its bytes."""

    name: str
    data: bytes


class Word(NamedTuple):
    """A Word document as HTML whose images name the pictures, in their order; what the file says of itself; notes.

    An image that cannot be read names nothing; one that is elsewhere names its address.
    """

    html: str
    pictures: list[Picture]
    properties: dict[str, str]
    notes: list[str]


def render_word(path: str, data: bytes, pictures: Pictures, beside: str) -> Rendered:
    """A `.docx` as Markdown with front matter, its pictures named after caption, description or heading.

    beside: the folder that the Markdown will lie in. Raises ReadError.
    """
    from qingwen.html.dom.parsing import parse
    from qingwen.html.dom.structure import normalize
    from qingwen.html.markdown.writer import to_markdown
    from qingwen.html.programs.headings import one_title
    from qingwen.reading.html import with_front_matter
    from qingwen.reading.page_pictures import notes_on_pictures
    from qingwen.reading.word_bullets import list_bullets
    from qingwen.reading.word_numbering import number_lists, unwrap_lists

    word = read_word(path, data)
    page = parse(word.html)
    number_lists(page.body)
    unwrap_lists(page.body)
    list_bullets(page.body)
    for one in page.body:
        if one.tag == "span" and (kind := one.attrs.get("class", "")) in ("math", "mathblock"):
            one.tag, one.attrs = "math", {"tex": one.text(), "display": "block" if kind == "mathblock" else ""}
    normalize(page)
    contents = {picture.name: picture.data for picture in word.pictures}
    named: dict[str, str] = {}
    links: dict[Element, str] = {}
    for image, hint in shown(page.body):
        source = image.attrs.get("src", "")
        if source in contents and pictures.folder is not None:
            if source not in named:
                named[source] = pictures.name(hint, source.rpartition(".")[2], contents[source])
            links[image] = pictures.link(named[source], beside)
        elif source in contents or not source:
            links[image] = ""
    lost = sum(not image.attrs.get("src") for image in links)
    notes = [*word.notes, *notes_on_pictures(sum(not link for link in links.values()) - lost, lost)]
    chapters = page.tagged["h1"]
    is_untitled = (
        len(chapters) > 1 and chapters[0].attrs.get("class") != "title" and _text_above(chapters[0], page.body)
    )
    one_title(page.body, title=UNTITLED if is_untitled else "")
    first = next((one for one in page.tagged["h1"] if one.attrs.get("class") == "title"), None)  # below a letterhead
    first = first or next((child for child in page.body.children if isinstance(child, Element)), None)
    titled = {"title": " ".join(first.text().split())} if first and first.tag == "h1" and first.text().strip() else {}
    head = [" ".join(one.text().split()) for one in islice((one for one in page.body if one.tag in _BLOCKS), HEAD)]
    untold = _unsaid(word.properties, [line for line in head if len(line) <= SHORT])
    lines = [text for one in page.body.children if isinstance(one, Element) and (text := " ".join(one.text().split()))]
    day = next(filter(None, map(parse_date, head[:NEAR])), "") or closing_date(lines)
    told = titled | ({"date": day} if day else {})
    fields = told | {key: value for key, value in untold.items() if key not in told}
    return Rendered(with_front_matter(to_markdown(page.body, pictures=links), fields), list(named.values()), notes)


def _text_above(heading: Element, body: Element) -> bool:
    """Whether a text stands above a document's first chapter, which then is no title."""
    above = takewhile(lambda one: one is not heading, body.children)
    return any((one if isinstance(one, str) else one.text()).strip() for one in above)


def _unsaid(properties: dict[str, str], head: Sequence[str]) -> dict[str, str]:
    """Of a file's properties those that the text's first lines do not tell themselves."""
    told = {"date": any(map(_dated.search, head)), "author": any(map(_signed.match, head))}
    return {key: value for key, value in properties.items() if not told.get(key)}


def read_word(path: str, data: bytes) -> Word:
    """The document in a `.docx`. Raises ReadError for what is none, is encrypted, or would unpack to no end."""
    _check(path, data)
    try:
        import mammoth
    except ImportError as error:
        raise ReadError(path, "unsupported", "Word documents need an extra: pip install 'qingwen[docx]'") from error
    names: dict[bytes, str] = {}
    addresses: Set[bytes] = frozenset()

    def picture(image: Any) -> dict[str, str]:
        kind = (image.content_type or "image/png").partition("/")[2].lower()
        try:
            with image.open() as opened:
                content = opened.read()
        except _NOT_THERE:
            return {"src": ""}
        if content in addresses:
            address = content.decode()
            return {"src": address if _web.match(address) else ""}
        if content not in names:
            suffix = EXTENSIONS.get(kind, kind if kind.isalnum() else "bin")
            names[content] = f"picture-{len(names) + 1}.{suffix}"
        return {"src": names[content]}

    try:
        parts = prepared(data)
        addresses = parts.addresses
        done = mammoth.convert_to_html(
            io.BytesIO(parts.data), style_map=_STYLES, convert_image=mammoth.images.img_element(picture)
        )
    except RecursionError as error:
        raise ReadError(path, "unreadable", "it is nested too deeply for a Word document") from error
    except Exception as error:  # whatever the library meets in a broken document
        raise ReadError(path, "unreadable", f"it is no Word document that can be read ({error})") from error
    notes = ["text that it hides is left out"] if parts.hidden else []
    if parts.contents:
        notes.append("its table of contents is left out")
    return Word(done.value, [Picture(name, content) for content, name in names.items()], parts.properties, notes)


def _check(path: str, data: bytes) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise ReadError(path, "unreadable", "it is encrypted; save it without a password")
        raise ReadError(path, "unsupported", "it is an old Word document (.doc); save it as .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ReadError(path, "unreadable", "it is no .docx: not a zip archive, or a broken one") from error
    if "word/document.xml" not in {part.filename for part in parts} and "[Content_Types].xml" not in {
        part.filename for part in parts
    }:
        raise ReadError(path, "unreadable", "it is a zip archive, but no Word document")
    if any(part.flag_bits & 1 for part in parts):
        raise ReadError(path, "unreadable", "it is encrypted; save it without a password")
    # Of blank pictures it says nothing how far they grow.
    words = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    if (
        sum(part.file_size for part in parts) > LARGEST
        or sum(part.file_size for part in words) > LARGEST_XML
        or any(is_bomb(part.file_size, part.compress_size) for part in words)
    ):
        raise ReadError(path, "unreadable", "it would unpack to far more than a document holds, so it is not unpacked")
