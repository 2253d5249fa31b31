"""What a report depends on beside the text and what lies beside it: the program, the libraries under it, the options."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

from qingwen.errors import ReadError
from qingwen.files.discovery import read_bytes

if TYPE_CHECKING:
    from qingwen.configuration.settings import Settings

# Those whose releases may change a finding.
_LIBRARIES = ("ftfy", "mammoth", "opencc", "regex", "selectolax")


def run_key(options: object) -> bytes:
    """A key of 32 bytes. options: whatever tells itself whole by `repr`."""
    return _key([_program(), _libraries(), repr(options).encode("utf-8", "surrogatepass")])


def settings_key(settings: Settings) -> bytes:
    """A key of 32 bytes of what holds for a file, with what the files hold that its rules are made of."""
    parts = [settings.told.encode("utf-8", "surrogatepass")]
    for path in settings.files:
        try:
            parts.append(read_bytes(path, path))
        except ReadError:
            parts.append(b"")  # its rules were made without it
    return _key(parts)


def _key(parts: list[bytes]) -> bytes:
    return sha256(b"".join(sha256(part).digest() for part in parts)).digest()


def _program() -> bytes:
    """All of the package, byte for byte: a version number stays the same while someone works on it. 2 ms."""
    digest = sha256(sys.version.encode())
    folders = [os.path.dirname(os.path.dirname(__file__))]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        folders.append(entry.path)
                else:
                    with open(entry.path, "rb") as file:
                        digest.update(entry.name.encode() + b"\0" + sha256(file.read()).digest())
    return digest.digest()


def _libraries() -> bytes:
    """The names of their `.dist-info` folders, which tell their versions; `importlib.metadata` would take 30 ms."""
    found = []
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".") if folder.endswith("-packages") else ()
        except OSError:
            continue
        found += [name for name in names if name.endswith(".dist-info") and name.lower().startswith(_LIBRARIES)]
    return "\n".join(sorted(found)).encode()
