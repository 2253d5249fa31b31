"""Standard output and standard error: UTF-8 everywhere, errors as one line, a closed pipe and Ctrl-C as what they are."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import typer

from qingwen.errors import QingwenError, WriteError
from qingwen.reporting.terminal import inactive, visible
from qingwen.translation import put, told, translated

if TYPE_CHECKING:
    from qingwen.reading.source import Source

USAGE_OR_IO = 2
INTERRUPTED = 130


class _Interrupted(Exception):
    """Ctrl-C."""


def guarded(app: Callable[..., Any]) -> int:
    """Runs the app; the exit code."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        say_error("standard output is closed; send it to /dev/null if nobody reads it")
        return USAGE_OR_IO
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # of a page of help, which Typer printed
            _silence_stdout()
            return USAGE_OR_IO
        return end.code if isinstance(end.code, int) else USAGE_OR_IO
    except (_Interrupted, KeyboardInterrupt):
        say("qingwen: interrupted; no file is left half written")
        return INTERRUPTED
    except QingwenError as error:
        say_error(error)
    except MemoryError:
        say_error("not enough memory for this input; split it, or use a machine with more")
    except OSError as error:
        _silence_stdout()
        say_error(f"{error.filename or 'standard output'}: {error.strerror or error}")
    except Exception as error:
        if os.environ.get("QINGWEN_TRACEBACK"):
            raise
        say_error(f"a fault of qingwen's own ({type(error).__name__}: {error}); QINGWEN_TRACEBACK=1 shows where")
    return USAGE_OR_IO


def finish(command: Callable[[], int]) -> NoReturn:
    """Ends the app with a command's exit code; what it still held back for standard output is written."""
    try:
        code = command()
        sys.stdout.flush()
    except BrokenPipeError:
        # `qingwen rules | head`: the reader has what it wants. Typer would end with 1, which means findings
        _silence_stdout()
        code = USAGE_OR_IO
    except KeyboardInterrupt as error:  # … and so here, with 130
        raise _Interrupted from error
    raise typer.Exit(code)


def leave(code: int) -> NoReturn:
    """Ends the process at once: taking the interpreter down in order would cost 18 ms, a sixth of cleaning one article."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or USAGE_OR_IO
    os._exit(code)


def say_error(error: QingwenError | str) -> None:
    with suppress(OSError):  # where nobody listens, the exit code says it
        print(put("qingwen: error: {}", visible(told(error))), file=sys.stderr)


def say(note: str) -> None:
    print(visible(translated(note, deep=True)), file=sys.stderr)


def say_notes(source: Source) -> None:
    """What is to be said of how an input was read."""
    for note in source.notes:
        say(f"qingwen: note: {called(source.path)}: {note}")


def called(path: str) -> str:
    """An input in a sentence."""
    return "standard input" if path == "-" else path


def say_nothing(paths: Sequence[str], *, excluded: bool) -> None:
    """That there was nothing to read, or nothing that is not excluded."""
    from qingwen.files.discovery import shown

    there = ", ".join(map(shown, paths))
    if excluded:
        say(f"qingwen: note: all that is in {there} is excluded; `qingwen config` says where")
    else:
        say(f"qingwen: note: there is no Markdown, text or page in {there}")


def say_skipped(numbers: Mapping[str, int], *, archives: bool = False) -> None:
    """How many files of folders were passed over, by why; nothing where there were none. archives: or of archives."""
    if numbers:
        from qingwen.reporting.passed_over import numbers_in_short

        kinds = numbers_in_short(numbers)
        if archives:
            say(f"qingwen: note: skipped in folders and archives: {kinds}")
        else:
            say(f"qingwen: note: skipped in folders: {kinds}")


def write_stdout(data: bytes) -> None:
    """Bytes to standard output, after what was printed so far; to a terminal nothing that acts on it. Raises WriteError."""
    if sys.stdout.isatty():
        data = inactive(data.decode("utf-8", "replace")).encode("utf-8")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _silence_stdout()
        raise WriteError("standard output", f"{error.strerror or error}") from error


def _silence_stdout() -> None:
    """So that the interpreter's own flush at exit does not fail again."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())


def in_colour(stream: TextIO) -> bool:
    """Whether a stream is a terminal that wants colour (NO_COLOR and FORCE_COLOR are heard)."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def columns(stream: TextIO) -> int:
    """The terminal's width in columns, at least 40; 80 where there is none."""
    if os.environ.get("COLUMNS", "").isdigit():
        return max(40, int(os.environ["COLUMNS"]))
    try:
        return max(40, os.get_terminal_size(stream.fileno()).columns)
    except (OSError, ValueError):
        return 80
