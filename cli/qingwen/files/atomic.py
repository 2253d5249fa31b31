"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress

from qingwen.errors import WriteError
from qingwen.lazy_pattern import lazy

is_temporary = lazy(r"\.qingwen-(?:[0-9a-f]{12}|[0-9a-f]{16})\.tmp")  # what is left of them by a kill
_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}


def write_bytes(path: str, data: bytes, *, like: str | None = None) -> None:
    """Puts `data` in the place of a file, through a temporary file beside it and a rename.

    like: the file whose mode, owner and extended attributes the new one gets; without it, those of the file
    whose place it takes. Folders on the way are made. A link stays, and what it leads to is replaced; a pipe
    or a device, `/dev/stdout` among them, is written directly.
    Raises WriteError: then the file is as it was, and nothing is left beside it.
    """
    try:
        stream = _stream(path)
        if stream is not None:
            _write_stream(stream, data)
            return
        status = _status(path)
        if status is None or stat.S_ISREG(status.st_mode):
            _replace(path, data, status, like)
        elif stat.S_ISDIR(status.st_mode):
            raise WriteError(path, "it is a folder; name a file")
        else:
            descriptor = os.open(path, os.O_WRONLY)
            _write_stream(descriptor, data)
    except (OSError, ValueError) as error:
        raise _write_error(path, error) from error


class PendingFile:
    """A file that is written piece by piece, and stands in its place once all of it is there.

    Opened at once, so that a place that cannot be written to is said before the work: WriteError. A pipe or a device gets
    the pieces as they come.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._temporary = self._target = ""
        self._status: os.stat_result | None = None
        try:
            stream = _stream(path)
            self._status = None if stream is not None else _status(path)
            if stream is not None:
                descriptor = stream
            elif self._status is None or stat.S_ISREG(self._status.st_mode):
                descriptor = self._beside()
            elif stat.S_ISDIR(self._status.st_mode):
                raise WriteError(path, "it is a folder; name a file")
            else:
                descriptor = os.open(path, os.O_WRONLY)
        except (OSError, ValueError) as error:
            raise _write_error(path, error) from error
        self._file = os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="\n")

    def _beside(self) -> int:
        self._target = os.path.realpath(self.path) if os.path.islink(self.path) else self.path
        if self._status and not (self._status.st_mode & 0o222 and os.access(self._target, os.W_OK)):
            raise WriteError(self.path, "it is read-only; make it writable first, or write to another file")
        folder = os.path.dirname(self._target)
        if folder:
            os.makedirs(folder, exist_ok=True)
        self._temporary = os.path.join(folder, f".qingwen-{os.urandom(8).hex()}.tmp")
        return os.open(self._temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if self._status else 0o666)

    def write(self, text: str) -> None:
        """Raises WriteError."""
        try:
            self._file.write(text)
        except OSError as error:
            raise _write_error(self.path, error) from error

    def commit(self) -> None:
        """Puts what was written in its place. Raises WriteError: then what was there is as it was."""
        try:
            self._file.flush()
            if self._temporary:
                if self._status:
                    _make_alike(self._file.fileno(), self._status, self._target)
                os.fsync(self._file.fileno())
            self._file.close()
            if self._temporary:
                os.replace(self._temporary, self._target)
                self._temporary = ""
        except OSError as error:
            raise _write_error(self.path, error) from error

    def discard(self) -> None:
        """Leaves no trace of what was not committed."""
        with suppress(OSError):
            self._file.close()
        if self._temporary:
            _remove(self._temporary)


def _stream(path: str) -> int | None:
    """A new descriptor for a path that names an open one: by name, a redirected file would be cut short."""
    number = _STREAMS.get(path)
    if number is None:
        folder, _, name = path.rpartition("/")
        if folder not in ("/dev/fd", "/proc/self/fd") or not name.isdecimal():
            return None
        number = int(name)
    if os.name == "nt":
        return None
    if number == 1 and sys.stdout is not None:
        sys.stdout.flush()
    return os.dup(number)


def _write_stream(descriptor: int, data: bytes) -> None:
    try:
        _write_all(descriptor, data)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _status(path: str) -> os.stat_result | None:
    """The status of the file that a path leads to; None where there is none yet. Raises WriteError for the name of a folder."""
    try:
        return os.stat(path)
    except FileNotFoundError:
        if path.endswith(("/", os.sep)):
            raise WriteError(path, "it is a folder; name a file") from None
        return None


def _replace(path: str, data: bytes, status: os.stat_result | None, like: str | None) -> None:
    target = os.path.realpath(path) if os.path.islink(path) else path
    if status and not (status.st_mode & 0o222 and os.access(target, os.W_OK)):
        # A rename would go through, but whoever made it read-only meant it; root is no exception.
        raise WriteError(path, "it is read-only; make it writable first, or write to another file with -o")
    folder = os.path.dirname(target)
    if folder:
        os.makedirs(folder, exist_ok=True)
    if like is not None:
        status = _status(like) or status
    while True:
        # Hidden, so that no walk takes it for an article, and short, so that a long name stays possible.
        temporary = os.path.join(folder, f".qingwen-{os.urandom(6).hex()}.tmp")
        try:
            _make(temporary, data, status, like or target)
            os.replace(temporary, target)
            return
        except FileExistsError:
            continue
        except BaseException:
            _remove(temporary)
            raise


def _make(temporary: str, data: bytes, status: os.stat_result | None, model: str) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    # A new file's mode comes from umask and default ACL; one to be like another is private until it is.
    descriptor = os.open(temporary, flags, 0o600 if status else 0o666)
    try:
        _write_all(descriptor, data)
        if status:
            _make_alike(descriptor, status, model)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _make_alike(descriptor: int, status: os.stat_result, model: str) -> None:
    """Owner, mode and extended attributes, as far as they may be given away."""
    mode = stat.S_IMODE(status.st_mode)
    if hasattr(os, "fchown"):
        now = os.fstat(descriptor)
        if (now.st_uid, now.st_gid) != (status.st_uid, status.st_gid):
            try:
                os.fchown(descriptor, status.st_uid, status.st_gid)
            except OSError:
                mode &= ~stat.S_ISUID  # it would run as someone else now
                try:
                    os.fchown(descriptor, -1, status.st_gid)
                except OSError:
                    mode &= ~stat.S_ISGID
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)
    if sys.platform == "linux":
        try:
            names = os.listxattr(model)
        except OSError:
            return
        for name in names:
            try:
                os.setxattr(descriptor, name, os.getxattr(model, name))
            except OSError:  # security.*, or a file system without them
                continue


def _remove(temporary: str) -> None:
    try:
        os.unlink(temporary)
    except OSError:
        return


def _write_error(path: str, error: OSError | ValueError) -> WriteError:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    folder = os.path.dirname(path) or "."
    advice = ""
    if isinstance(error, BrokenPipeError):
        return WriteError(path, "its reader closed the pipe before everything was written")
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return WriteError(path, f"a part of {folder} is a file, not a folder; choose another path")
    if isinstance(error, PermissionError):
        advice = f"; a new file beside it takes write permission for the folder {folder}"
    elif "No space" in reason or "quota" in reason:
        advice = "; make room and try again (what was there is as it was)"
    elif "symbolic links" in reason:
        reason, advice = "a link that leads back to itself", "; name the file it was meant for"
    elif "Read-only" in reason:
        advice = "; choose another path"
    return WriteError(path, f"it cannot be written: {reason}{advice}")
