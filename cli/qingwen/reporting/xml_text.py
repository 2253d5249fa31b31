"""Text as XML: what XML forbids, or a terminal would act upon, is shown by name."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from qingwen.lazy_pattern import lazy
from qingwen.reporting.terminal import inactive

_forbidden = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def element(text: str) -> str:
    """The content of an element."""
    return escape(_allowed(text))


def attribute(text: str) -> str:
    """The value of an attribute, in its quotes; line ends and tabs are kept."""
    return quoteattr(_allowed(text))


def _allowed(text: str) -> str:
    return _forbidden.sub(lambda m: f"<U+{ord(m[0]):04X}>", inactive(text))
