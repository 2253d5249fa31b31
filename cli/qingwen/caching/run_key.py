"""What a report depends on beside the text and what lies beside it: the program, the libraries under it, the options."""

from __future__ import annotations

import os
import sys
from hashlib import sha256

from qingwen.translation import language

# Those whose releases may change a finding.
_LIBRARIES = ("ftfy", "mammoth", "opencc", "pypinyin", "regex", "selectolax")


def run_key(options: object, *files: bytes) -> bytes:
    """A key of 32 bytes. options: whatever tells itself whole by `repr`; files: the content of those it names."""
    parts = [_program(), _libraries(), language().encode(), repr(options).encode("utf-8", "surrogatepass"), *files]
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
