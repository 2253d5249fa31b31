"""The inline structure of Markdown: code, HTML, links, URLs, math and shortcodes inside paragraphs.

One regular expression finds the characters that may mean something; the text between them costs nothing. As
in CommonMark, code spans, tags and autolinks bind more tightly than brackets, and a link holds no other link.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.markdown import patterns
from qingwen.text.markdown.patterns import EAST_ASIAN

Span = tuple[int, int, str]


class Region(NamedTuple):
    """Text with inline Markdown: [start, end). Paragraphs inside it are separated by empty lines.

    `parts`: where block quote markers stand between the lines, the lines without them; else empty.
    """

    start: int
    end: int
    parts: tuple[tuple[int, int], ...] = ()


def masked(text: str, parts: tuple[tuple[int, int], ...]) -> str:
    """A region's text, offset for offset, with spaces for the block quote markers between its lines."""
    pieces = []
    last = parts[0][0]
    for start, end in parts:
        if start > last:
            pieces.append("\n" + " " * (start - last - 1))
        pieces.append(text[start:end])
        last = end
    return "".join(pieces)


# The class of what a token opens with comes first: to try each kind at each character takes five times as long.
_REST = r"(?<=[\[\]])|(?<=`)`*+|(?<=\\)(?:[`\\<\[\]${(!~]|begin\{)|(?<=<)(?=[A-Za-z/!?])|(?<=:)//|(?<=\$)\$?|(?<=\{)[{%<:#.]"
_tokens = lazy(rf"[`\[\]\\<:${{](?:{_REST})")
_tokens_and_www = lazy(rf"[`\[\]\\<:${{w](?:{_REST}|(?<=w)ww\.(?=\w))")  # slower, so only for texts with `www.`

_footnote = lazy(r"\[\^[^\[\]\s`]++\](?!\():?")
_wiki_link = lazy(r"\[\[[^\[\]\n`<|]++(?=\]\](?![(\[:])|\|[^\[\]\n`<]*+\]\])")
_shortcode = lazy(
    r"\{\{(?:<(?:(?!\{\{|>\}\})[^`]|`[^`{]*`|(?!))*+>|%(?:(?!\{\{|%\}\})[^`]|`[^`{]*`|(?!))*+%)\}\}"
    r"|\{%(?:[^`{%]++|(?!\{%|%\})[{%]|(?!))*+%\}|\{\{(?![<%])(?:[^`{}]++|(?!\{\{|\}\})[{}]|(?!))*+\}\}\}?"
    r"|\{[:#.][^{}\n`]*+\}(?=[ \t]*(?:\n|\Z))",
    re.DOTALL,
)

# Dollars are math only where pandoc and GitHub agree, and where the inside does not read like prose.
_dollar_math = lazy(r"\$(?![\s$])(?:[^$`\\]|\\[^`])*+(?<!\s)\$(?![A-Za-z0-9$])")
_display_math = lazy(r"\$\$(?:[^$`\\]|\\[^`]|\$(?!\$)|(?!))*+\$\$")
_round_math = lazy(r"\\\((?:[^`\\]|\\(?![()`])|(?!))*+\\\)")
_square_math = lazy(r"\\\[(?:[^`\\]|\\(?![\[\]`])|(?!))*+\\\]")
_command = lazy(r".+?\\[A-Za-z]", re.DOTALL)
_words = lazy(r"[A-Za-z]{2,} [A-Za-z]{2,}")
_operator = lazy(r"[\\^_{}=<>]")

# A URL in running text ends at white space, brackets and full-width marks; it goes on through Han and other
# letters only right after a delimiter: in 「https://zh.wikipedia.org/wiki/中国」, not 「https://example.com查看」.
_url_rest = lazy(
    r"(?:[A-Za-z0-9\-._~:/?#@!$&'*+,;=%{}]|\([A-Za-z0-9\-._~:/?#@!$&'*+,;=%]*+\)"
    r"|(?<=[/=#_&?\-])[^\W\x00-\x7f]+|(?!))++"
)
_url_tail = "?!.,:;*_~'\"{}"
_schemes = ("https", "http", "ftp")


def scan_inline(text: str, regions: list[Region], labels: set[str]) -> list[Span]:
    """The protected spans in the regions of a text; `labels` are those of its link reference definitions."""
    spans: list[Span] = []
    tokens = _tokens_and_www if "www." in text else _tokens
    for start, end, parts in regions:
        if not tokens.search(text, start, end):
            continue
        if not parts:
            _Paragraphs(text, labels, spans).scan(tokens, start, end)
        else:
            shifted: list[Span] = []
            line = masked(text, parts)
            _Paragraphs(line, labels, shifted).scan(tokens, 0, len(line))
            spans += [(a + start, b + start, kind) for a, b, kind in shifted]
    return spans


class _Paragraphs:
    """The state of one pass: the paragraph's end, its open brackets, and the marks known to be missing."""

    def __init__(self, text: str, labels: set[str], spans: list[Span]) -> None:
        self.text = text
        self.labels = labels
        self.spans = spans
        self.end = 0
        self.brackets: list[int] = []  # offsets of `[`; negated for images
        self.links_from = 0  # brackets below this index are around a link, so they begin none themselves
        self.backticks: dict[int, int] | None = None  # length of a run → where the last such run begins
        self.missing: set[str] = set()  # closing marks of comments and the like

    def scan(self, tokens: re.Pattern[str], start: int, end: int) -> None:
        text, brackets = self.text, self.brackets
        self.end = done = start - 1
        escaped = -1
        for token in tokens.finditer(text, start, end):
            at = token.start()
            if at < done:
                continue
            if at >= self.end:
                self._next_paragraph(at, end)
            char = text[at]
            if char == "[":
                following = text[at + 1 : at + 2]
                if following == "^" and (found := _footnote.match(text, at, self.end)):
                    done = self._add(at, found.end(), "shortcode")
                elif following == "[" and (found := _wiki_link.match(text, at, self.end)):
                    done = self._add(at, found.end(), "link-target")
                elif at > start and text[at - 1] == "!" and escaped != at:
                    brackets.append(-at)
                else:
                    brackets.append(at)
            elif char == "]":
                if brackets:
                    done = self._close_bracket(at)
            elif char == "`":
                done = self._code(at, token.end())
            elif char == "\\":
                done = escaped = token.end()
                if text[at + 1] in "([":
                    done = self._math(at, _round_math if text[at + 1] == "(" else _square_math) or done
                elif text[at + 1] == "b":
                    done = self._environment(at) or done
            elif char == "<":
                done = self._html(at)
            elif char == ":" or char == "w":
                done = self._url(at, char)
            elif char == "$":
                done = self._math(at, _dollar_math if token.end() == at + 1 else _display_math) or token.end()
            elif found := _shortcode.match(text, at, self.end):
                done = self._add(at, found.end(), "shortcode")

    def _next_paragraph(self, at: int, end: int) -> None:
        blank = self.text.find("\n\n", at, end)
        self.end = end if blank < 0 else blank
        self.brackets.clear()
        self.links_from = 0
        self.backticks = None
        self.missing.clear()

    def _add(self, start: int, end: int, kind: str) -> int:
        self.spans.append((start, end, kind))
        return end

    def _code(self, at: int, content: int) -> int:
        """A code span ends with a run of as many backticks as it begins with (6.1)."""
        text, length = self.text, content - at
        if self.backticks is None:
            close = _closing_run(text, content, self.end, length)
            if close >= 0:
                return self._add(at, close + length, "code")
            # Without this, a paragraph of unmatched runs would be searched to its end once for each of them.
            self.backticks = {}
            for run in _backticks.finditer(text, content, self.end):
                self.backticks[run.end() - run.start()] = run.start()
        if self.backticks.get(length, -1) < content:
            return content
        return self._add(at, _closing_run(text, content, self.end, length) + length, "code")

    def _html(self, at: int) -> int:
        text, end = self.text, self.end
        if text[at + 1] not in "!?":
            if found := patterns.TAG.match(text, at, end):
                return self._add(at, found.end(), "html")
            if found := patterns.AUTOLINK.match(text, at, end):
                return self._add(at, found.end(), "url")
            return at + 1
        if text.startswith(("<!-->", "<!--->"), at):
            return self._add(at, text.index(">", at) + 1, "html")
        for opening, closing in (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">")):
            if text.startswith(opening, at):
                if closing in self.missing or (opening == "<!" and not text[at + 2 : at + 3].isalpha()):
                    break
                stop = text.find(closing, at + len(opening), end)
                if stop >= 0:
                    return self._add(at, stop + len(closing), "html")
                self.missing.add(closing)
                break
        return at + 1

    def _url(self, at: int, char: str) -> int:
        text = self.text
        start, content = at, at
        if char == ":":
            before = text[max(at - 5, 0) : at].lower()
            scheme = next((s for s in _schemes if before.endswith(s)), "")
            if not scheme:
                return at + 1
            start, content = at - len(scheme), at + 3
        if start and text[start - 1].isascii() and text[start - 1].isalnum():
            return at + 1
        rest = _url_rest.match(text, content, self.end)
        stop = content + len(text[content : rest.end()].rstrip(_url_tail)) if rest else content
        return self._add(start, stop, "url") if stop > content else at + 1

    def _math(self, at: int, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, at, self.end)
        if not found:
            return 0
        inside = found[0]
        if pattern is _dollar_math:
            before = self.text[at - 1] if at else ""
            if (before.isascii() and before.isalnum()) or (_words.search(inside) and not _operator.search(inside)):
                return 0
        if (
            pattern is not _display_math
            and max(inside) >= EAST_ASIAN
            and not (
                _command.match(inside, 2) or _operator.search(inside.strip("$") if inside[0] == "$" else inside[2:-2])
            )
        ):
            return 0
        return self._add(at, found.end(), "math")

    def _environment(self, at: int) -> int:
        """The end of a formula between `\\begin` and `\\end`; 0 where there is none."""
        found = patterns.ENVIRONMENT.match(self.text, at, self.end)
        close = f"\\end{{{found[1]}}}" if found else ""
        if not found or close in self.missing:
            return 0
        stop = self.text.find(close, found.end(), self.end)
        if stop < 0:
            self.missing.add(close)
            return 0
        return self._add(at, stop + len(close), "math")

    def _close_bracket(self, at: int) -> int:
        """A `]`: the end of a link if a target or a known label follows, or if the text is a known label."""
        text, end, brackets = self.text, self.end, self.brackets
        opening = brackets.pop()
        image = opening < 0
        active = image or len(brackets) >= self.links_from
        self.links_from = min(self.links_from, len(brackets))
        if not active:
            return at + 1
        following = text[at + 1] if at + 1 < end else ""
        if following == "(":
            found = patterns.TARGET.match(text, at + 1, end)
            if not found and image:
                found = patterns.SPACED_TARGET.match(text, at + 1, end)
            if found:
                if not image:
                    self.links_from = len(brackets)
                return self._add(at, found.end(), "link-target")
        if not self.labels:
            return at + 1
        stop = at + 1
        label = patterns.LABEL.match(text, at + 1, end) if following == "[" else None
        if label:
            if patterns.normalize_label(label[1]) not in self.labels:
                return stop
            stop = self._add(at + 1, label.end(), "link-target")
        else:
            start = abs(opening) + 1
            if at - start > 999 or text.find("[", start, at) >= 0:
                return stop
            if patterns.normalize_label(text[start:at]) not in self.labels:
                return stop
        if not image:
            self.links_from = len(brackets)
        return stop


_backticks = lazy("`+")


def _closing_run(text: str, start: int, end: int, length: int) -> int:
    """Where the first run of exactly `length` backticks in text[start:end] begins, or -1."""
    if length == 1:
        # The usual case, and find is several times as fast as a regular expression.
        at = text.find("`", start, end)
        if at < 0 or text[at + 1 : at + 2] != "`":
            return at
    found = re.compile(rf"(?<!`)`{{{length}}}(?!`)").search(text, start, end)
    return found.start() if found else -1
