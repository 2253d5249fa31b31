"""WARC files, as crawlers and web archives write them, and ARC files, as they did before 2009."""

from __future__ import annotations

import codecs
import json
import logging
import os
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from qingwen.batch.item import Item
from qingwen.batch.sources.arc import ArcHeaders
from qingwen.batch.sources.base import FileSource
from qingwen.batch.sources.folder import too_large
from qingwen.errors import ReadError, UsageError
from qingwen.files.discovery import read_error, shown
from qingwen.lazy_pattern import lazy

_PIECE = 1 << 16
_RECORDS = ("response", "resource", "conversion")
_KINDS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md"}
_charset = lazy(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)


class WarcSource(FileSource):
    """One document for each page that a server gave (status 200): HTML, plain text or Markdown.

    Its id is its address. Redirects and errors are passed over and counted; pictures and all else are passed over.
    """

    records = True

    def items(self, skip: int = 0) -> Iterator[Item]:
        try:
            from warcio.archiveiterator import ArchiveIterator
        except ImportError:
            raise ReadError(shown(self.name), "unsupported", "it needs warcio: pip install 'qingwen[warc]'") from None
        logging.getLogger("warcio").addHandler(logging.NullHandler())  # each space in an address, which becomes %20
        try:
            # What is compressed with gzip is so record by record, which the reader does itself.
            with self.opened(plain=self.name.lower().endswith(".zst")) as file:
                records = ArchiveIterator(file, arc2warc=True)
                records.loader.arc_parser = ArcHeaders(records.loader.arc_parser)
                yield from self._pages(records, skip)
        except OSError as error:
            raise read_error(shown(self.name), error, self.name) from error

    def _pages(self, records: Any, skip: int) -> Iterator[Item]:
        number, record, skipped = 0, None, Counter[str]()
        while True:
            try:
                record = next(records)
                suffix, status = _kind(record), _status(record)
            except StopIteration:
                # A short record that ends within its own gzip member is none to the reader, which passes over it.
                if (record and _unread(record)) or records.offset < records.fh.tell() or _is_cut(records):
                    raise self._damaged(EOFError("the last record is cut short"), number) from None
                self.skipped = skipped
                return
            except Exception as error:  # of what is damaged the reader says whatever comes
                raise self._damaged(error, number) from error
            if suffix and status != "200":
                skipped["redirect" if status.startswith("3") else "error"] += 1
            elif suffix:
                number += 1
                if number > skip:
                    yield self._item(record, suffix)

    def _damaged(self, error: Exception, number: int) -> ReadError:
        if isinstance(error, ReadError):  # a store's
            return error
        if isinstance(error, OSError) and error.errno:
            return read_error(shown(self.name), error, self.name)
        is_cut = isinstance(error, AttributeError | TypeError)
        said = " ".join(str(error).split()).partition(", first line:")[0]  # as bytes, of any length
        why = "a header is cut short" if is_cut else said
        where = f"after document {number}" if number else "at its beginning"
        return ReadError(shown(self.name), "unreadable", f"it is no WARC or ARC file, or damaged {where}: {why}")

    def _item(self, record: Any, suffix: str) -> Item:
        url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        kept = {"url": url, "date": record.rec_headers.get_header("WARC-Date")}
        identity = url or str(record.rec_headers.get_header("WARC-Record-ID"))
        most = self._options.max_document
        try:
            stream = _stream(record)
            data = stream.read(most + 1)
            if len(data) <= most:
                data = _unpacked(data, _encoding(record), most)
        except ReadError:  # a store's
            raise
        except UsageError as error:
            return Item(identity, "", error=error.message, record=json.dumps(kept))
        except Exception as error:
            return Item(identity, "", error=f"its content is damaged: {error}", record=json.dumps(kept))
        if len(data) > most:
            return Item(identity, "", error=too_large(len(data), self._options), record=json.dumps(kept))
        if _unread(record) or (data and not _is_ended(stream)):
            return Item(identity, "", error="its content is cut short", record=json.dumps(kept))
        return Item(
            identity, _name(url, suffix), data=_decoded(record, data), size=len(data),
            record=json.dumps(kept, ensure_ascii=False),
        )  # fmt: skip


def _unread(record: Any) -> int:
    """Bytes that a record should still have; the reader takes the end of the file for that of the record."""
    if record.rec_headers.get_header("Content-Length") is None:  # the last of a header's lines
        return 1
    left: int = getattr(record.raw_stream, "limit", 0)
    return left


def _is_ended(stream: Any) -> bool:
    """Whether what is compressed came to its end: of what is damaged the reader gives what came before."""
    return bool(getattr(getattr(stream, "decompressor", None), "eof", True))


def _is_cut(records: Any) -> bool:
    """Whether the last gzip member has no end: a length that lost its last digits makes a record that looks whole."""
    file, start = records.fh, records.member_info[0] if records.member_info else 0
    if not (hasattr(file, "seekable") and file.seekable()):
        return False
    file.seek(start)
    piece = file.read(_PIECE)
    if not piece.startswith(b"\x1f\x8b"):
        return False
    member = zlib.decompressobj(wbits=31)
    while piece and not member.eof:
        member.decompress(piece)
        piece = file.read(_PIECE)
    return not member.eof


def _kind(record: Any) -> str | None:
    """The suffix of what the record holds; None for what is no document."""
    if record.rec_type not in _RECORDS:
        return None
    return _KINDS.get(_content_type(record).partition(";")[0].strip().lower())


def _status(record: Any) -> str:
    """What a server answered; 200 where none was asked."""
    return str(record.http_headers.get_statuscode() or "") if record.http_headers else "200"


def _encoding(record: Any) -> str:
    """What the server said that a page is compressed with."""
    return str((record.http_headers and record.http_headers.get_header("Content-Encoding")) or "").strip().lower()


def _stream(record: Any) -> Any:
    """A page's content, unpacked where the reader knows how. What it does with brotli, today's package does not allow."""
    from warcio.bufferedreaders import ChunkedDataReader

    if _encoding(record) != "br":
        return record.content_stream()
    is_chunked = record.http_headers.get_header("Transfer-Encoding") == "chunked"
    return ChunkedDataReader(record.raw_stream) if is_chunked else record.raw_stream


def _unpacked(data: bytes, encoding: str, most: int) -> bytes:
    """What the reader left packed, unpacked no further than one byte beyond a limit. Raises UsageError, and whatever says that it is damaged."""
    is_page = data[:1] in (b"", b"<")  # crawlers unpack, and leave the header
    if is_page or encoding in ("", "identity", "gzip", "deflate"):
        return data
    if encoding == "br":
        try:
            import brotli
        except ImportError:
            raise UsageError("it is compressed with br, which needs brotli: pip install 'qingwen[warc]'") from None
        unpacking = brotli.Decompressor()
        plain: bytes = unpacking.process(data, output_buffer_limit=most + 1)
        if len(plain) <= most and not unpacking.is_finished():
            raise ValueError("it is cut short")
        return plain
    raise UsageError(f"it is compressed with {encoding}, which is not read")


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""


def _decoded(record: Any, data: bytes) -> bytes | str:
    """As the server said that it is encoded, where that is true; else the bytes, of which the page may say it."""
    said = _charset.search(_content_type(record))
    if said and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        try:
            return data.decode({"gb2312": "gb18030", "gbk": "gb18030"}.get(said[1].lower(), said[1]))
        except (UnicodeDecodeError, LookupError):
            pass
    return data


def _name(url: str, suffix: str) -> str:
    """A file name for the address: its host and path, with the suffix of its kind."""
    parts = urlsplit(url) if url.isprintable() else urlsplit("")
    name = f"{parts.hostname or 'page'}{unquote(parts.path)}".rstrip("/")
    return name if os.path.splitext(name)[1].lower() in (suffix, ".htm") else name + suffix
