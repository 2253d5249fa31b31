"""What typography rules read: a document's prose, offset for offset, with all else masked.

Code, links' targets, HTML, math, URLs, paths, file names and placeholders become characters that no text has,
so that one look at a mark's neighbours tells what it stands between.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.english_lines import FUNCTION_WORD
from qingwen.text.markdown.anchors import linked_headings
from qingwen.text.markdown.emphasis import Emphasis
from qingwen.text.markdown.patterns import definition, normalize_label
from qingwen.text.scripts import HAN, has_han

# Noncharacters: no text may hold them.
CODE = "\ufdd0"  # a code span without Han, or the first letter of a URL: reads as a Latin word
OPAQUE = "\ufdd1"  # nothing is said of what stands beside it
TARGET = "\ufdd2"  # a link's target, behind its `]`

LATIN = "A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"

_ADDRESS = r"[^\s<>，。、；：！？（）「」『』《》【】“”\ufdd0-\ufdd2]*+"
_URL = rf"(?i:https?|ftp)://{_ADDRESS}"
_WWW = rf"(?<![A-Za-z0-9.])www\.{_ADDRESS}"
_ENTITY = r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6});"
_DOLLAR = r"\$(?:[0-9](?![0-9.,])|[A-Za-z_][A-Za-z0-9_]*|\{[^{}\n]{0,100}\})"
_PERCENT = r"%(?<![0-9]%)(?:[0-9.\-+]*[a-zA-Z@]|\([^()\n]{0,40}\)[a-z])"
_BRACES = r"\{[^{}\n]{0,100}\}\}?"
_TAG = r"\#[A-Za-z][A-Za-z0-9_\-]*+"
_MENTION = r"@(?<![A-Za-z0-9._\-]@)[A-Za-z][A-Za-z0-9_\-]*+"
_BACKSLASH = r"\\(?<=[A-Za-z]:\\)[\w.\\\-]*+|\\{1,2}(?!_)\w++(?:\\(?!_)[\w.\-]+)+|\\[A-Za-z0-9]+"
# What may be masked, each with the string without which it cannot be there.
_machine = [
    ("://", _URL),
    ("www.", _WWW),
    ("&", _ENTITY),
    ("$", _DOLLAR),
    ("%", _PERCENT),
    ("{", _BRACES),
    ("#", _TAG),
    ("@", _MENTION),
    ("\\", _BACKSLASH),
]
# What may be a formula: between dollars as pandoc reads them, or between brackets as TeX does. With Han in it and no operator
# it may as well be prose, so it is protected from these rules alone. A sentence that ends in it is none.
_formulas = [
    ("$", r"\$(?<![\\$]\$)(?![\s$])(?:[^$\\\n。！？；]|\\.){1,200}+(?<!\s)\$(?![0-9$])"),
    ("\\(", r"\\\((?<!\\..)(?:[^\\\n]|\\[^()\n]){1,200}+\\\)"),
    ("\\[", r"\\\[(?<!\\..)(?:[^\\\n]|\n(?![ \t]*\n)|\\[^\[\]\n]|(?!)){1,400}+\\\]"),
]
# A path with Han in it: `wiki/网页`, `Web/CSS/网格`, `/wiki/hello网页`; not `PC/移动端`, which are two words. Chinese may touch it.
_SLASH = rf"/(?=[{HAN}_A-Za-z/])"
_PATH_REST = r"[\w./\#\-]*+"
_path_left = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-/")
_LONGEST_PATH = 200
# A file name with Han in its stem, and the path to it; of `打开config.json` only `config.json` is one, in which there is none.
_SUFFIX = (
    r"\.(?i:png|jpe?g|gif|webp|svg|bmp|pdf|docx?|xlsx?|pptx?|csv|txt|md|html?|json|xml|ya?ml|zip|rar|7z|tar|gz"
    r"|mp[34]|mov|avi|exe|dmg|apk|epub|psd|ai|sketch)(?![A-Za-z0-9])"
)
_LONGEST_STEM = 200
# What a sentence has right before a name in Latin letters; behind any other word, as in `图片abc.png`, the word may be its part.
# Read off the 126 places in a content repository where a space parts the two.
_BEFORE_A_NAME = frozenset("为在取用新有个到从建入载将改是过写如开即对行了加据求查于回供以成代见看辑装把和与或及由的")
_is_han = lazy(f"[{HAN}]")

# What may turn into a link or a tag when a space goes: nothing is changed right behind it.
_HAZARD = r"\]\(|\]:|\]\[|<(?=[A-Za-z/!?])"
_HAZARD_REACH = 300
_block_mark = lazy(r"[ \t>]*(?:[-+*#|:=~`]+|[0-9]{1,9}[.)])?[ \t]*\Z")
_LONGEST_MARK = 30


def prose(document: Document) -> Prose:
    """For `document.once(prose)`."""
    return Prose(document)


class Prose:
    """A document's text with all that is not prose masked; and whether an edit leaves the Markdown as it is.

    text: as long as the document's.
    """

    def __init__(self, document: Document) -> None:
        self.source = document.text
        self._document = document
        self.markdown = document.kind == "markdown"
        code = [] if self.markdown else [(one.start, one.end) for one in document.protected]
        self.text = _mask_machine(_mask_markdown(document) if self.markdown else _without(document.text, code))

    @cached_property
    def in_english(self) -> bool:
        """Whether the document is English in the main."""
        return self._document.language == "en"

    @cached_property
    def english(self) -> list[int]:
        """Where English function words stand behind a space: few Chinese texts have any."""
        return [one.start() for one in re.finditer(" " + FUNCTION_WORD, self.text)]

    def admits(self, start: int, end: int, replacement: str) -> bool:
        """Whether [start, end) may become `replacement`: no block, link or emphasis begins or ends by it."""
        source = self.source
        before, after = source[start - 1 : start], source[end : end + 1]
        if start == end and before.isalpha() and after.isalnum():
            return True  # a space between two words, the most frequent by far
        if before == "\\":
            return False
        if not self.markdown:
            return True
        hazards = self._hazards if end > start else []  # a space put in makes no link
        if hazards and (i := bisect_left(hazards, end)) and hazards[i - 1] > start - _HAZARD_REACH:
            return False
        if not before.isalpha() and replacement[:1] != source[start : start + 1]:
            begin = source.rfind("\n", max(start - _LONGEST_MARK, 0), start) + 1
            if (begin or start < _LONGEST_MARK) and self._may_open_block(begin, start, replacement, after):
                return False
        if before not in _RUNS and after not in _RUNS:
            return True
        return self.emphasis.admits(start, end, replacement)

    def _may_open_block(self, begin: int, start: int, replacement: str, after: str) -> bool:
        """Whether text[begin:start], the line so far, may be a block's mark once what follows it has changed."""
        line = self.source[begin:start]
        if not replacement or replacement[0] == " ":
            return bool(_block_mark.match(line)) and not (replacement and not line.strip())
        # Digits that no letter follows, or a bracket, that were full-width may now be a list's number.
        is_number = (replacement[0].isdigit() and not after.isalpha()) or replacement[0] in ".)"
        return is_number and not line.strip(" \t>-+*.)0123456789")

    def moves_an_anchor(self, start: int) -> bool:
        """Whether an edit at `start` changes a heading that a link of the document leads to."""
        spans = self._linked_headings
        i = bisect_left(spans, (start + 1,)) - 1
        return i >= 0 and start <= spans[i][1]

    @cached_property
    def _linked_headings(self) -> list[tuple[int, int]]:
        return linked_headings(self.source, self.text, TARGET) if self.markdown else []

    @cached_property
    def emphasis(self) -> Emphasis:
        return Emphasis(self.source, self.text)

    @cached_property
    def _hazards(self) -> list[int]:
        text = self.text
        if "]" not in text and "<" not in text:
            return []
        # A link's own `](` is seen as such by the masked target behind it.
        return [one.start() for one in re.finditer(_HAZARD, text)]


_CODE_ELEMENT = r"<(code|kbd|samp|tt|var)(?:\s[^<>\n]*)?>(?:(?!\n[ \t]*\n|</?\1)[\s\S]){0,2000}</\1\s*>"
# The title of a box or tab, as MkDocs has them: its quotation marks are mark-up.
_TITLE = r"(?m)^[ \t]*+(?:!!!|\?\?\?\+?|===[!+]?)[ \t][^\"\n]*+(\")[^\"\n]++(\")[ \t]*$"
_RUNS = ("*", "_", "~")


def _mask_markdown(document: Document) -> str:
    text, last = document.text, 0
    pieces: list[str] = []
    labels: set[str] = set()
    for start, end, kind in document.protected:
        size = end - start
        pieces.append(text[last:start])
        if kind == "code":
            pieces.append((OPAQUE if has_han.search(text, start, end) else CODE) * size)
        elif kind == "url":
            pieces.append(CODE + OPAQUE * (size - 1))
        elif kind == "link-target" and text[start] == "]":
            pieces.append("]" + TARGET * (size - 1))
        elif kind == "link-target" and text[start - 1 : start] == "]":
            pieces.append(TARGET * size)
        else:
            if kind == "link-target" and (found := definition(text, start, end)):
                labels.add(found.label)
            pieces.append(OPAQUE * size)
        last = end
    pieces.append(text[last:])
    masked = "".join(pieces)
    if "</" in text:
        masked = _without(masked, _code_elements(text, masked))
    for sign, pattern in _formulas:
        if sign in masked:
            masked = _without(masked, (one.span() for one in re.finditer(pattern, masked) if has_han.search(one[0])))
    if any(sign in text for sign in ("!!! ", "??? ", "???+ ", "=== ", "===! ", "===+ ")):
        masked = _without(masked, (one.span(i) for one in re.finditer(_TITLE, masked) for i in (1, 2)))
    return _without(masked, _shortcuts(text, masked, labels)) if labels else masked


def _code_elements(text: str, masked: str) -> Iterator[tuple[int, int]]:
    """`<code>…</code>` and its like, written as HTML in a paragraph of Markdown."""
    for one in re.finditer(_CODE_ELEMENT, text):
        if masked[one.start()] == OPAQUE:
            yield one.span()


def _shortcuts(text: str, masked: str, labels: set[str]) -> Iterator[tuple[int, int]]:
    """Links like `[label]` and `[label][]`: their text is what their target is found by."""
    for one in re.finditer(r"\[[^\[\]]++\]", masked):
        start, end = one.span()
        if masked[end : end + 1] != TARGET and normalize_label(text[start + 1 : end - 1]) in labels:
            yield start, end


def _mask_machine(text: str) -> str:
    for sign, pattern in _machine:
        if sign in text:
            text = re.sub(pattern, _masked_url if pattern in (_URL, _WWW) else _masked, text)
    if "/" in text:
        text = _without(text, _paths(text))
    if "." in text:
        text = _without(text, _file_names(text))
    return text


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces: list[str] = []
    last = 0
    for start, end in spans:
        if start >= last:
            pieces += text[last:start], OPAQUE * (end - start)
            last = end
    return "".join([*pieces, text[last:]]) if pieces else text


def _paths(text: str) -> Iterator[tuple[int, int]]:
    rest = re.compile(_PATH_REST).match
    done = 0
    for slash in re.finditer(_SLASH, text):
        at = start = slash.start()
        if at < done:
            continue
        first = max(at - _LONGEST_PATH, done)
        while start > first and text[start - 1] in _path_left:
            start -= 1
        if start == at and start > first and text[start - 1] == "~":
            start -= 1  # the home folder
        before, left, after = text[start - 1 : start] if start else "", text[start:at], text[at + 1]
        touching = bool(_is_han.match(before))
        if (before.isalnum() and not touching) or before in ("*", "~"):
            continue
        if after.isascii() and after != "_":
            found = (not left and after != "/" and not touching) or left == "/"
        else:
            found = bool(left) and ("/" in left or left == left.lower())
        if found and (whole := rest(text, at)):
            done = whole.end()
            yield start, done


def _file_names(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for suffix in re.finditer(_SUFFIX, text):
        start = _stem_start(text, max(suffix.start() - _LONGEST_STEM, done), suffix.start())
        if start < suffix.start():
            done = suffix.end()
            yield start, done


def _stem_start(text: str, begin: int, end: int) -> int:
    """Where the stem that ends at `end` begins; `end` where it has no Han, or only in the words of a sentence before it."""
    start = end
    while start > begin and (text[start - 1].isalnum() or text[start - 1] in "_-()（）./~"):
        start -= 1
    tail = end
    while tail > start and not _is_han.match(text[tail - 1]):
        tail -= 1
    if tail == start:
        return end
    of_sentence = text[tail - 1] in _BEFORE_A_NAME and text[max(tail - 2, start) : tail] != "我的"
    return end if of_sentence and any(c.isascii() and c.isalpha() for c in text[tail:end]) else start


def _masked(found: re.Match[str]) -> str:
    return OPAQUE * len(found[0])


def _masked_url(found: re.Match[str]) -> str:
    return CODE + OPAQUE * (len(found[0]) - 1)
