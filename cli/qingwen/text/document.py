r"""`Document`: a text and what is already known of it. Immutable; what is costly is found when first asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from qingwen.text.files_beside import Beside
from qingwen.text.scripts import main_language
from qingwen.text.spans import Spans

if TYPE_CHECKING:
    from qingwen.text.markdown.blocks import Blocks
    from qingwen.text.markdown.protected import Protected, Protection

Kind = Literal["text", "markdown"]
T = TypeVar("T")

SPACES = (
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
)
_UNKNOWN: Any = object()
FEW = 20  # positions, for which lines are counted; to find where all lines of a text begin takes as long
# What may surround a line without being part of it: white space, and what cannot be seen.
BLANK = SPACES + "\u00ad\u180e\u200b\u200e\u200f\u2060\ufeff"


def line_starts(text: str) -> list[int]:
    r"""The offset of each line; lines end at `\n`."""
    starts, at = [], 0
    for line in text.split("\n"):  # which takes half of the time of looking for newlines one by one
        starts.append(at)
        at += len(line) + 1
    return starts


class Line(NamedTuple):
    """A line: `begin` to `stop` with its newline; `start` to `end`, which `text` is, without what surrounds it."""

    begin: int
    start: int
    end: int
    stop: int
    text: str


class Document:
    r"""An article in the form that rules read.

    text:     code points, with `\n` as the only newline.
    kind:     `text` (a paste: a line is a paragraph) or `markdown`.
    path:     as shown to people; `-` for standard input.
    folder:   where relative links start, or None for a text that is on no disk.
    beside:   what is there; rules look at the disk through it alone.
    language: `zh`, `en`, `ja`, `ko` or `""` (none to tell): given, named by front matter or path, or told from the text.
    rendered: whether it is Markdown that was made of a page just now: what stands at its edges may be the page's.
    edited:   the text is no longer as it came: what tells a page from an article may be gone.
    title:    the line that is known to be the title; `""` where it is known that none can be told; None where nothing is known.
    allow:    phrases and lines that are never touched and never reported.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "text",
        *,
        path: str = "-",
        folder: str | None = None,
        language: str | None = None,
        rendered: bool = False,
        edited: bool = False,
        title: str | None = None,
        beside: Beside | None = None,
        allow: tuple[str, ...] = (),
    ) -> None:
        self.text = text
        self.kind: Kind = kind
        self.path = path
        self.folder = folder
        self.beside = beside or Beside(folder)
        self.given_language = language
        self.rendered = rendered
        self.edited = edited
        self.title = title
        self.allow = allow
        self._known: dict[Any, Any] = {}
        self._positions = 0  # asked for so far

    def __eq__(self, other: object) -> bool:
        """Whether it is the same article, given in the same way; what is known of it by now does not count."""
        return isinstance(other, Document) and self._given() == other._given()

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"<Document {self.path!r}: {self.kind}, {len(self.text)} characters>"

    def _given(self) -> tuple[object, ...]:
        return (
            self.text, self.kind, self.path, self.folder, self.given_language, self.rendered, self.edited, self.title, self.allow,
        )  # fmt: skip

    def with_title(self, title: str, *keep: Callable[[Document], Any]) -> Document:
        """The same text, of which a line has turned out to be the title; what `keep` found does not depend on that."""
        document = self.with_text(self.text, title)
        document._known = {find: self._known[find] for find in keep if find in self._known}
        if "lines" in self.__dict__:
            document.__dict__["lines"] = self.lines
        return document

    def with_text(self, text: str, title: str | None = None) -> Document:
        """The same article with other text, and what is known of its title."""
        return Document(
            text,
            self.kind,
            path=self.path,
            folder=self.folder,
            language=self.given_language,
            rendered=self.rendered,
            edited=True,
            title=self.title if title is None else title,
            beside=self.beside,
            allow=self.allow,
        )

    def once(self, find: Callable[[Document], T]) -> T:
        """`find(self)`, worked out at most once."""
        known: T = self._known.get(find, _UNKNOWN)
        if known is _UNKNOWN:
            known = self._known[find] = find(self)
        return known

    @cached_property
    def language(self) -> str:
        return self.given_language or self._declared_language() or main_language(self.text)

    def _declared_language(self) -> str:
        """What front matter or path name; of a paste, whose path says little, and of what was rendered, nothing."""
        if self.kind != "markdown" or self.rendered:
            return ""
        from qingwen.text.declared_language import declared_language

        return declared_language(self.path, self.text[: self.body])

    @cached_property
    def body(self) -> int:
        """The offset at which the text begins below the front matter of Markdown; 0 where there is none."""
        if self.kind != "markdown":
            return 0
        from qingwen.text.markdown.protected import front_matter_end

        return front_matter_end(self.text)

    @cached_property
    def lines(self) -> list[Line]:
        """The lines that are not blank, in order."""
        lines: list[Line] = []
        begin, text, new = 0, self.text, tuple.__new__  # which takes half of the time of `Line(…)`
        for raw in text.split("\n"):
            if not raw:
                begin += 1
                continue
            end = begin + len(raw)
            content = raw.strip(BLANK)
            if content == raw:
                lines.append(new(Line, (begin, begin, end, end + 1, raw)))
            elif content:
                start = begin + raw.find(content)
                lines.append(new(Line, (begin, start, start + len(content), end + 1, content)))
            begin = end + 1
        if lines and lines[-1].stop > len(text):
            lines[-1] = lines[-1]._replace(stop=len(text))
        return lines

    def place(self, offset: int) -> int:
        """The place in `lines` of the first that begins at an offset or behind it."""
        return bisect_left(self.lines, offset, key=lambda line: line.begin)

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self.text)

    def position(self, offset: int) -> tuple[int, int]:
        """(1-based line, 1-based column in code points) of an offset."""
        if self._positions < FEW:
            self._positions += 1
            return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line_at(self, offset: int) -> tuple[int, int]:
        """(start, end) of the line that holds an offset, without its newline."""
        end = self.text.find("\n", offset)
        return self.text.rfind("\n", 0, offset) + 1, len(self.text) if end < 0 else end

    @cached_property
    def blocks(self) -> Blocks:
        """The blocks of a Markdown text."""
        from qingwen.text.markdown.protected import blocks_of

        return blocks_of(self.text)

    @cached_property
    def protected(self) -> list[Protected]:
        """Spans that no rule may rewrite, in order; of plain text the code in it."""
        if self.kind == "markdown":
            return self._protection.spans()
        from qingwen.text.code_lines import code_spans

        return code_spans(self)

    @cached_property
    def _protection(self) -> Protection:
        from qingwen.text.markdown.protected import Protection

        return Protection(self.text, self.blocks)

    def protection(self, start: int, end: int) -> str:
        """The kind of the first protected span that [start, end) touches, or `""`."""
        if self.kind == "markdown":
            return self._protection.kind(start, end)
        return "fenced-code" if self.protected and self._code.meets(start, max(end, start + 1)) else ""

    @cached_property
    def _code(self) -> Spans:

        return Spans([(one.start, one.end) for one in self.protected])
