r"""The shapes of Markdown as regular expressions, and what both passes over a text share.

Every pattern is linear in what it looks at: repetitions are possessive (`*+`), and an attempt that fails
stops at the next character that could begin another attempt, so that a text full of beginnings stays cheap. The `|(?!)` at
the end of a possessive group never fits; without it, Python 3.11.0 to 3.11.4 misread the group (tests/test_patterns.py says which).
Section numbers are those of the CommonMark 0.31 specification.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from qingwen.lazy_pattern import lazy

# A line at the top level that can only be paragraph text, whatever stands around it.
_ORDINARY = r"""(?:
      (?!import[ {*'"]|export[ {*]) [^ \t\n`~>\-*+0-9<\[$\\{:\#|=_]
    | \*{1,2}+ (?![ \t\n*]) | _ (?![ \t\n_]) | - (?![ \t\n\-:|]) | \+ (?![ \t\n])
    | [0-9]++ (?![.)][ \t\n]) | \[ (?!\^) [^\[\]\\\n]*+ \] (?!:)
    | `{1,2}+ (?!`) | ~{1,2}+ (?!~) | \# (?![ \t\n\#]) | < (?![A-Za-z/!?])
    | \\ (?!\[|begin\{) | \$ (?!\$) | : (?![:\-|]) | = (?!=*+[ \t]*+\n)
    ) [^\n]*+ \n"""
ORDINARY_LINES = lazy(f"(?:{_ORDINARY} | (?!))++", re.VERBOSE)
# … with the empty lines between, and headings between empty lines.
ORDINARY_RUN = lazy(rf"(?:{_ORDINARY} | \n | (?<=\n\n) \#{{1,6}}+ [ \t] [^\n]*+ \n (?=\n) | (?!))++", re.VERBOSE)

EAST_ASIAN = "\u2e80"  # from here on: Han, Kana, Hangul, full-width marks, emoji

BLOCK_CHARS = frozenset(">#`~<=-_*+|:[0123456789")  # a line that opens a block opens with one of these
LINE_CHARS = frozenset(":{ie$\\")  # a line of text that is protected as a whole opens with one of these

HEADING = lazy(r"#{1,6}(?=[ \t]|$)")
SETEXT = lazy(r"(?:=++|-++)[ \t]*$")
FENCE = lazy(r"(`{3,}+(?=[^`]*$)|~{3,}+)")
FENCE_CLOSE = lazy(r"(`{3,}+|~{3,}+)[ \t]*$")
FENCE_CLOSE_NEXT = lazy(r"\n {0,3}(`{3,}+|~{3,}+)[ \t]*+(?=\n|\Z)")
LIST_MARKER = lazy(r"(?:[-+*]|([0-9]{1,9})[.)])(?=[ \t]|$)")
FOOTNOTE_DEFINITION = lazy(r"\[\^[^\[\]\s]{1,999}\]:")
DELIMITER_ROW = lazy(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+|(?!))*+\|?[ \t]*+$")
BAR = lazy(r"(?<!\\)\|")
_ESCAPE = lazy(r"\\([!-/:-@\[-`{-~])")

# HTML blocks, 4.6: the kinds 1 to 6; group number = kind.
_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|"
    "dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|"
    "menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|"
    "title|tr|track|ul"
)
HTML_START = lazy(
    rf"<(?:((?:script|pre|style|textarea)(?=[ \t>]|$))|(!--)|(\?)|(![A-Za-z])|(!\[CDATA\[)"
    rf"|(/?(?:{_BLOCK_TAGS})(?=[ \t]|/?>|$)))",
    re.IGNORECASE,
)
HTML_ENDS = {
    1: re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    2: re.compile("-->"),
    3: re.compile(r"\?>"),
    4: re.compile(">"),
    5: re.compile(r"\]\]>"),
}
_S = r"[ \t\n]"
_QUOTED = r"""'[^']*+'|"[^"]*+\""""
_ATTRIBUTE = rf"""{_S}++[A-Za-z_:][A-Za-z0-9_.:-]*+(?:{_S}*+={_S}*+(?:{_QUOTED}|[^\s"'=<>`]++)|)"""
_TAG = rf"<(?:[A-Za-z][A-Za-z0-9-]*+(?:{_ATTRIBUTE})*+{_S}*+/?>|/[A-Za-z][A-Za-z0-9-]*+{_S}*+>)"
HTML_TAG_ALONE = lazy(rf"(?!<(?i:script|pre|style|textarea)[ \t/>]){_TAG}[ \t]*$")  # kind 7

# Inline tags, with what JSX and Vue add: dotted names, `{…}` values, `{...spread}`, `@click`, `#slot`.
_BRACES = r"\{(?:[^{}]++|\{(?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\}|(?!))*+\}|(?!))*+\}|(?!))*+\}"
_JSX_ATTRIBUTE = (
    rf"""{_S}++(?:{_BRACES}|[A-Za-z_:@\#][A-Za-z0-9_.:\[\]-]*+"""
    rf"""(?:{_S}*+={_S}*+(?:{_QUOTED}|{_BRACES}|[^\s"'=<>`]++)|))"""
)
TAG = lazy(rf"<(?:[A-Za-z][A-Za-z0-9_.:-]*+(?:{_JSX_ATTRIBUTE}|(?!))*+{_S}*+/?>|/[A-Za-z][A-Za-z0-9_.:-]*+{_S}*+>)")
AUTOLINK = lazy(
    r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\x00-\x20\x7f<>]*+"
    r"|[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]++@[a-zA-Z0-9](?:[a-zA-Z0-9.-]{0,251}[a-zA-Z0-9])?)>"
)

# A line that MDX reads as an expression, and lines that it reads as code.
JSX_LINE = lazy(r"\{(/\*.*\*/)?.*\}[ \t]*$")
MODULE_LINE = lazy(
    r"""import\s(?:[\w$*{},\ \t\n]{1,400}?\sfrom\s+)?['"][^'"\n]++['"][ \t]*+;?[ \t]*+(?=\n|\Z)
    | export\s(?:const|let|var|function|class|async|default|type|interface)\s[^\n]*?[({[`,=]\n
        (?:[^\n\]})][^\n]*+\n | (?!)){0,100}+ [\]})][^\n]*+
    | export(?:\s+(?:const|let|var)\s+[\w$]+\s*=|\s+(?:async\s+)?(?:function|class)\s+[\w$]+\s*[({]
        |\s+default\s+(?:function|class|async|[({\w$.]+[;(]?[ \t]*(?=\n|\Z))|\s*[*{])[^\n]*+""",
    re.VERBOSE,
)

# The environments of TeX that hold a formula, as MathJax and KaTeX read them outside of dollars too.
ENVIRONMENT = lazy(
    r"\\begin\{((?:x{0,2}align(?:ed)?(?:at)?|flalign|equation|eqnarray|gather(?:ed)?|multlined?|split|subequations|array"
    r"|[drp]?cases|[bpvBV]?matrix|smallmatrix|displaymath|math|CD)\*?)\}"
)

# Links, 6.3. Parentheses in a destination nest at most five deep. Group 1 of a target is the destination.
_ESCAPED = r"\\[^\x00-\x20\x7f]?+"
_PLAIN = r"[^\x00-\x20\x7f()\\]++"
_NESTED = rf"\((?:{_PLAIN}|{_ESCAPED})*+\)"
for _ in range(4):
    _NESTED = rf"\((?:{_PLAIN}|{_ESCAPED}|{_NESTED}|(?!))*+\)"
DESTINATION = rf"(?:<(?:[^<>\n\\]|\\[^\n])*+>|(?!<)(?:{_PLAIN}|{_ESCAPED}|{_NESTED}|(?!))*+)"
TITLE = r"""(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))"""
TARGET = lazy(rf"\({_S}*+({DESTINATION})(?:{_S}++{TITLE}|){_S}*+\)", re.DOTALL)
IMAGE_SUFFIX = r"\.(?i:png|jpe?g|gif|webp|svg|bmp|avif|ico|tiff?|heic)"
# What people write though CommonMark does not read it: spaces in an image's name without angle brackets.
SPACED_TARGET = lazy(
    rf"""\([ \t]*+(?=[^()\n]{{1,1000}}\))([^()\n<>"]*?{IMAGE_SUFFIX}(?:[?\#][^()\s"]*+)?)"""
    rf"""(?:[ \t]+{TITLE})?[ \t]*\)"""
)
LABEL = lazy(r"\[((?:[^\[\]\\]|\\.){1,999}+)\]", re.DOTALL)
DEFINITION = lazy(
    rf"[ \t]*+\[(?P<label>(?:[^\[\]\\]|\\.){{1,999}}+)\]:[ \t]*+\n?[ \t]*+(?P<name>{DESTINATION})"
    rf"(?:(?:[ \t]++|[ \t]*+\n[ \t]*+){TITLE}[ \t]*(?=\n|\Z)|[ \t]*(?=\n|\Z))",
    re.DOTALL,
)


def normalize_label(label: str) -> str:
    """The key under which a link label is looked up (case folded, white space collapsed)."""
    return " ".join(label.split()).casefold()


class Definition(NamedTuple):
    """A link reference definition: its end, its normalized label, and its target as written, without <>."""

    end: int
    label: str
    name_start: int
    name_end: int


def definition(text: str, position: int, end: int) -> Definition | None:
    """The link reference definition that begins at `position` (4.7), or None."""
    found = DEFINITION.match(text, position, end)
    if not found or not found["label"].strip() or found["label"].startswith("^"):
        return None
    start, stop = found.span("name")
    if start == stop:
        return None
    if text[start] == "<":
        start, stop = start + 1, stop - 1
    return Definition(found.end(), normalize_label(found["label"]), start, stop)


def unescaped(text: str) -> str:
    """A text without the backslashes that escape a mark, 2.4."""
    return _ESCAPE.sub(r"\1", text)
