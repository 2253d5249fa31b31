"""The family of errors that cost a file, or the run, one clear line and exit code 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class QingwenError(Exception):
    """`message` says what went wrong and what to do; `str(error)` is the whole line for the terminal."""

    message: str

    def __str__(self) -> str:
        return _one_line(self.message)


class UsageError(QingwenError):
    """The command line, or a call, asks for something that cannot be done."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ConfigError(UsageError):
    """A configuration file, or what it names (a rule, a plugin, a baseline), cannot be used; the message names the place."""


class PlacedError(ConfigError):
    """What went wrong with a thing that a configuration names.

    place: the file, line and key, as in `qingwen.toml:3: profile`.
    cause: the error itself.
    """

    def __init__(self, place: str, cause: QingwenError) -> None:
        QingwenError.__init__(self, place, cause)
        self.message = f"{place}: {cause}"
        self.place, self.cause = place, cause


@contextmanager
def placed(place: str | None) -> Iterator[None]:
    """Errors of what is done here bear the place in the configuration that asked for it, if one did."""
    try:
        yield
    except QingwenError as error:
        if not place:
            raise
        raise PlacedError(place, error) from error


class ReadError(QingwenError):
    """A file that cannot be read, or not be dealt with.

    path:    as it is shown; `-` for standard input.
    code:    missing, unreadable, folder, changed, binary, unknown-encoding, undecodable, unsupported or unfixable.
    message: what is wrong and what to do, without the path.
    """

    def __init__(self, path: str, code: str, message: str) -> None:
        super().__init__(path, code, message)  # all of them, or it does not survive the way between processes
        self.path = path
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return _one_line(f"{'standard input' if self.path == '-' else self.path}: {self.message}")


class WriteError(QingwenError):
    """A file that cannot be written; it is as it was. Of `-`, standard output, the message itself tells."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(path, message)
        self.path = path
        self.message = message

    def __str__(self) -> str:
        return _one_line(self.message if self.path == "-" else f"{self.path}: {self.message}")


def _one_line(text: str) -> str:
    return text.replace("\r", "\\r").replace("\n", "\\n")
