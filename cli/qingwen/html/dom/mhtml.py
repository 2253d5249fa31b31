"""MHTML: a page, mostly with its pictures, as one mail; the page's own part is what is read."""

from __future__ import annotations

import re

from qingwen.lazy_pattern import lazy

# The lines that a saved page opens with; a mail that is no page has no such type. Internet Explorer writes a page without pictures as its only part.
_looks = lazy(
    rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:content-type:\s*(?:multipart/related|text/html|application/xhtml\+xml)|snapshot-content-location:)",
    re.I,
)
_version = lazy(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?mime-version:", re.I)
_markup = lazy(rb"<(?:!doctype|html|head|body|div|p|table)\b", re.I)


def is_mhtml(data: bytes) -> bool:
    return bool(_looks.match(data[:4096]))


def is_plainly_mhtml(data: bytes) -> bool:
    """Whether bytes of any name are a saved page: a mail by its first lines, with a part that has mark-up of a page."""
    if not (_version.match(data[:4096].lstrip()) and is_mhtml(data)):
        return False
    try:
        return _markup.search(page_of(data)[0]) is not None
    except ValueError:
        return False


def page_of(data: bytes) -> tuple[bytes, str | None, str]:
    """(the bytes of the page, the charset that its part names, its address or ``). Raises ValueError without a page."""
    from email import policy
    from email.parser import BytesParser

    mail = BytesParser(policy=policy.compat32).parsebytes(data)
    for part in mail.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            body = part.get_payload(decode=True)
            if isinstance(body, bytes) and body.strip():
                address = str(part.get("Content-Location") or mail.get("Snapshot-Content-Location") or "")
                charset = part.get_content_charset()
                return body, charset, address.strip() if re.match("https?://", address.strip()) else ""
    raise ValueError("it has no part that is a page (text/html)")
