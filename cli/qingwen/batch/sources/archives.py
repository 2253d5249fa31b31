"""Trees of files inside zip and tar archives. Nothing is unpacked to disk."""

from __future__ import annotations

import os
import stat
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, cast

from qingwen.batch.item import Item
from qingwen.batch.sources.base import FileSource
from qingwen.batch.sources.compressed import DAMAGED, UpToDamage
from qingwen.batch.sources.folder import passed_over, too_large
from qingwen.errors import ReadError
from qingwen.files.bombs import is_bomb
from qingwen.files.discovery import document_suffixes, read_error, shown

# Bytes of a tar header for long names and the like: a path has 4,096 at most, all of a file's attributes 65,536.
_HEADER = 1 << 18
_LONG = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)


class ZipSource(FileSource):
    """The documents of a zip archive, in the order of its directory."""

    records = False

    def items(self, skip: int = 0) -> Iterator[Item]:
        try:
            with self.opened(plain=False) as file:
                yield from self._members(zipfile.ZipFile(file), skip)
        except zipfile.BadZipFile as error:
            raise ReadError(shown(self.name), "unreadable", f"it is no zip archive, or cut short: {error}") from error
        except OSError as error:
            raise read_error(shown(self.name), error, self.name) from error

    def _members(self, archive: zipfile.ZipFile, skip: int) -> Iterator[Item]:
        wanted = document_suffixes()
        skipped = Counter[str]()
        for member in archive.infolist():
            name = _zip_name(member)
            if member.is_dir() or not is_document(name, wanted):
                skipped.update(_counted(name, member.is_dir(), stat.S_ISLNK(member.external_attr >> 16)))
                continue
            if skip:
                skip -= 1
                continue
            yield self._item(archive, member, name)
        self.skipped = skipped

    def _item(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Item:
        stamp = f"{member.CRC:08x}"
        why = refused(name)
        if not why and stat.S_ISLNK(member.external_attr >> 16):
            why = "it is a link, which leads out of the archive"
        elif not why and member.flag_bits & 1:
            why = "it is encrypted; unpack the archive with its password first"
        elif not why and member.file_size > self._options.max_document:
            why = too_large(member.file_size, self._options)
        elif not why and is_bomb(member.file_size, member.compress_size):
            why = f"it would be {member.file_size / max(member.compress_size, 1):,.0f} times as large unpacked: a bomb"
        if why:
            return Item(name, name, error=why, stamp=stamp)
        try:
            with archive.open(member) as file:
                data = _read(file, self._options.max_document)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            return Item(name, name, error=f"it cannot be unpacked: {error}", stamp=stamp)
        if data is None:
            return Item(name, name, error=too_large(self._options.max_document + 1, self._options), stamp=stamp)
        return Item(name, name, data=data, size=len(data), stamp=stamp, met=True)


class TarSource(FileSource):
    """The documents of a tar archive, compressed or not, in one pass."""

    records = False

    def items(self, skip: int = 0) -> Iterator[Item]:
        wanted = document_suffixes()
        number, skipped = 0, Counter[str]()
        try:
            with (
                self.opened() as file,
                tarfile.open(fileobj=cast(IO[bytes], UpToDamage(file)), mode="r|", tarinfo=_Member) as archive,
            ):
                for member in archive:
                    archive.members, archive.pax_headers = [], {}  # type: ignore[attr-defined]  # or it would remember them all
                    name = _tar_name(member)
                    if member.isdir() or not is_document(name, wanted):
                        skipped.update(_counted(name, member.isdir(), member.issym() or member.islnk()))
                        continue
                    number += 1
                    if number > skip:
                        yield self._item(archive, member, name)
        except (*DAMAGED, tarfile.TarError, RecursionError) as error:  # headers for headers for headers
            if isinstance(error, OSError) and error.errno:
                raise read_error(shown(self.name), error, self.name) from error
            where = f"after document {number}" if number else "at its beginning"
            raise ReadError(shown(self.name), "unreadable", f"it is damaged or cut short {where}: {error}") from error
        self.skipped = skipped

    def _item(self, archive: tarfile.TarFile, member: tarfile.TarInfo, name: str) -> Item:
        stamp = f"{member.size}-{int(member.mtime)}"
        why = refused(name)
        if not why and not member.isreg():
            why = "it is a link or a device"
        elif not why and isinstance(member, _Member) and member.in_pieces:
            why = "it is a sparse file in many pieces; pack the archive anew, without --sparse"
        elif not why and member.size > self._options.max_document:
            why = too_large(member.size, self._options)
        file = None if why else archive.extractfile(member)
        if file is None:
            return Item(name, name, error=why or "it is no file", stamp=stamp)
        data = file.read()
        return Item(name, name, data=data, size=len(data), stamp=stamp, met=True)


class _Member(tarfile.TarInfo):
    """A member whose header is read strictly: no part of an archive is passed over without a word, and no header fills the memory.

    in_pieces: it is a sparse file with a map of its pieces beside the header, of any size, which is not read.
    """

    in_pieces = False

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Member:
        try:
            member = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if buf and not any(buf):  # the end
                raise
            raise tarfile.ReadError("its end is missing" if not buf else str(error)) from error
        if member.type in _LONG and member.size > _HEADER:
            raise tarfile.ReadError(f"a header has {member.size:,} bytes, more than {_HEADER:,}")
        return member

    def _proc_sparse(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        """A sparse file as GNU's own format has it: more than four of its pieces stand in blocks after the header."""
        _, more, size = self._sparse_structs  # type: ignore[attr-defined]
        if not more:
            return super()._proc_sparse(archive)  # type: ignore[misc,no-any-return]
        while more:
            block = archive.fileobj.read(tarfile.BLOCKSIZE)
            if len(block) < tarfile.BLOCKSIZE:
                raise tarfile.ReadError("the map of a sparse file is cut short")
            more = block[504]
        self.in_pieces = True
        archive.offset = archive.fileobj.tell() + self._block(self.size)  # type: ignore[attr-defined]
        self.size = size
        return self

    def _proc_gnusparse_10(self, member: _Member, headers: object, archive: tarfile.TarFile) -> None:
        """A sparse file as POSIX headers tell of it: its pieces stand before its content."""
        member.in_pieces = True


def is_document(name: str, suffixes: frozenset[str]) -> bool:
    """Whether a member is one that would be read in a folder: by its suffix, and neither hidden nor a system's own."""
    return os.path.splitext(name)[1].lower() in suffixes and not is_hidden(name)


def _counted(name: str, is_folder: bool, is_link: bool) -> list[str]:
    """Why a member is passed over, where that is counted as it is in a folder."""
    if is_folder or is_hidden(name):
        return []
    why = "linked" if is_link else passed_over(name, os.path.splitext(name)[1].lower())
    return [why] if why else []


def is_hidden(name: str) -> bool:
    """Whether a path below an archive or a store is hidden, or a system's own."""
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith(".") and part not in (".", "..") for part in parts) or parts[0] == "__MACOSX"


def refused(name: str) -> str:
    """Why a name must not become a path below the output; "" if it may."""
    plain = name.replace("\\", "/")
    if plain.startswith("/") or (len(plain) > 1 and plain[1] == ":"):
        return "its name is an absolute path"
    if ".." in plain.split("/"):
        return "its name leads out of the archive"
    return "its name has a character that no path may have" if "\0" in plain else ""


def _zip_name(member: zipfile.ZipInfo) -> str:
    """The member's name; where the archive does not say that it is UTF-8, as its bytes are read."""
    name = member.filename
    if member.flag_bits & 0x800 or name.isascii():
        return name
    return _decoded(name.encode("cp437", "replace")) or name


def _tar_name(member: tarfile.TarInfo) -> str:
    raw = member.name.encode("utf-8", "surrogateescape")
    return _decoded(raw) or raw.decode("utf-8", "replace")


def _decoded(name: bytes) -> str | None:
    """A name in UTF-8, or in GB18030 as old programs wrote Chinese ones; None where it is neither."""
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return name.decode(encoding)
    return None


def _read(file: IO[bytes], most: int) -> bytes | None:
    """All of a member; None where it is larger than its directory says and than is allowed."""
    data = file.read(most + 1)
    return data if len(data) <= most else None
