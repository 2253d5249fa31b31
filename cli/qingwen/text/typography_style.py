"""House styles of typography, as one typed object with the names that people know them by."""

from __future__ import annotations

from typing import Literal, NamedTuple

from qingwen.errors import UsageError

Spacing = Literal["space", "none", "keep"]
Quotes = Literal["document", "curly", "corner"]
Brackets = Literal["keep", "full"]


class TypographyStyle(NamedTuple):
    """What the typography rules want where house styles differ.

    spacing:  between Han and Latin letters or digits: a space, none, or as it is.
    quotes:   “ ” (`curly`), 「 」 (`corner`), or what the document mostly has.
    brackets: round brackets with Han in or before them: as they are, or full-width.
    repeats:  how many of the same ！ or ？ may stand in a row.
    """

    spacing: Spacing = "space"
    quotes: Quotes = "document"
    brackets: Brackets = "keep"
    repeats: int = 1


STYLES: dict[str, TypographyStyle] = {
    # 中文文案排版指北: a space; 「」 is called disputed there; marks are not repeated.
    "sparanoid": TypographyStyle(),
    # W3C clreq: the gap between Han and Latin is for whoever sets the text, not a character in it.
    "clreq": TypographyStyle(spacing="none", brackets="full", repeats=3),
    # GB/T 15834-2011 speaks of marks alone: “ ” outside, up to three ！ or ？, full-width brackets.
    "gb": TypographyStyle(spacing="keep", quotes="curly", brackets="full", repeats=3),
}


def typography_style(name: str) -> TypographyStyle:
    """The style of that name; UsageError where there is none."""
    if name not in STYLES:
        raise UsageError(f"no typography style '{name}': there are {', '.join(STYLES)}")
    return STYLES[name]
