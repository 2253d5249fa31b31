"""Pictures that were inside a document, written beside its Markdown under names that say what they show."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from qingwen.errors import WriteError
from qingwen.files.atomic import write_bytes
from qingwen.text.images.naming import HINT_LENGTH, HINT_WORDS, slug


class Pictures:
    """The names of one run's pictures.

    folder: where they are written; None where nobody asked for them. What is there already is not overwritten, and a picture
            that is there already, byte for byte, is used.
    """

    def __init__(self, folder: str | None = None) -> None:
        self.folder = folder
        self.known: dict[str, bytes] = {}  # by name

    def name(self, hint: str, suffix: str, data: bytes) -> str:
        """The name of a picture: the words of the hint and the first number that is free."""
        words = slug(hint, HINT_WORDS, HINT_LENGTH) or "picture"
        for name in _numbered(words, suffix):
            there = self._there(name)
            if there is None or there == data:
                self.known[name] = data
                return name
        raise AssertionError("numbers do not end")

    def write(self, names: Sequence[str]) -> None:
        """Writes those pictures that are not there. Raises WriteError."""
        if self.folder is None:
            return
        try:
            os.makedirs(self.folder, exist_ok=True)
        except OSError as error:
            raise WriteError(self.folder, f"the pictures' folder cannot be made: {error.strerror}") from error
        for name in names:
            path = os.path.join(self.folder, name)
            if not os.path.exists(path):
                write_bytes(path, self.known[name])

    def link(self, name: str, beside: str) -> str:
        """The relative link to a picture from a folder, with `/`."""
        if self.folder is None:
            return name
        return os.path.relpath(os.path.join(self.folder, name), beside).replace(os.sep, "/")

    def _there(self, name: str) -> bytes | None:
        if name in self.known:
            return self.known[name]
        if self.folder is None:
            return None
        path = os.path.join(self.folder, name)
        try:
            with open(path, "rb") as file:
                return file.read()
        except OSError:
            # Something that is no picture has the name; or no name is to be had, which `write` says.
            return b"" if os.path.lexists(path) else None


def _numbered(words: str, suffix: str) -> Iterator[str]:
    yield f"{words}.{suffix}"
    number = 2
    while True:
        yield f"{words}-{number}.{suffix}"
        number += 1
