"""Files that grow with the run and stand in their place once they are whole."""

from __future__ import annotations

import os
from typing import BinaryIO

from qingwen.errors import WriteError


def sync_all() -> None:
    """Brings to the disk what was written and renamed, so that the journal may speak of it: file by file it would take longer."""
    if hasattr(os, "sync"):
        os.sync()


class Parts:
    """Growing files in a folder, by name. What was written after the last commit is cut off when the run is taken up again."""

    def __init__(self, folder: str, committed: dict[str, int]) -> None:
        self._folder, self.lengths = folder, dict(committed)
        self._open: dict[str, BinaryIO] = {}

    def add(self, name: str, lines: list[bytes]) -> None:
        """Raises WriteError."""
        file = self._file(name)
        try:
            data = b"".join(lines)
            file.write(data)
        except OSError as error:
            raise self._error(name, error) from error
        self.lengths[name] += len(data)

    def begin(self, name: str) -> None:
        """An empty file, whatever a killed run has left of it. Raises WriteError."""
        self.lengths[name] = 0
        self._file(name)

    def sync(self) -> None:
        """Brings what was written to the disk, so that the journal may speak of it. Raises WriteError."""
        for name, file in self._open.items():
            try:
                file.flush()
                os.fsync(file.fileno())
            except OSError as error:
                raise self._error(name, error) from error

    def path(self, name: str) -> str:
        return os.path.join(self._folder, name.replace("/", "%2F") + ".part")

    def publish(self, name: str, target: str) -> None:
        """Puts a whole file in its place; nothing where a killed run had come that far. Raises WriteError."""
        try:
            if os.path.exists(self.path(name)) or not os.path.exists(target):
                file = self._file(name)
                file.flush()
                os.fsync(file.fileno())
                file.close()
                del self._open[name]
                os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
                os.replace(self.path(name), target)
        except OSError as error:
            raise WriteError(target, f"it cannot be written: {error.strerror or error}") from error

    def whole(self, name: str) -> str:
        """The path of a file to which nothing more is added."""
        file = self._file(name)
        file.flush()
        return self.path(name)

    def has(self, name: str) -> bool:
        return os.path.exists(self.path(name))

    def remove(self, name: str) -> None:
        file = self._open.pop(name, None)
        if file:
            file.close()
        self.lengths.pop(name, None)
        os.remove(self.path(name))

    def close(self) -> None:
        for file in self._open.values():
            try:
                file.close()
            except OSError:  # a full disk: what was not committed is done again
                continue
        self._open.clear()

    def _file(self, name: str) -> BinaryIO:
        if name not in self._open:
            path = self.path(name)
            length = self.lengths.setdefault(name, 0)
            try:
                os.makedirs(self._folder, exist_ok=True)
                file = open(path, "ab", buffering=1 << 20)  # noqa: SIM115
                if os.path.getsize(path) < length:
                    file.close()
                    raise WriteError(path, "it is shorter than the journal says; begin anew with --restart")
                file.truncate(length)
            except OSError as error:
                raise self._error(name, error) from error
            self._open[name] = file
        return self._open[name]

    def _error(self, name: str, error: OSError) -> WriteError:
        return WriteError(self.path(name), f"it cannot be written: {error.strerror or error}")
