"""The command line's help, and what it says of wrong usage, in the reader's language. Loaded for others than English alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from qingwen.reporting.terminal import words
from qingwen.text.scripts import width
from qingwen.translation import translated


def in_own_words(app: typer.Typer) -> Any:
    """The app as a command that speaks the reader's language."""
    from rich import _wrap
    from rich.measure import Measurement
    from rich.text import Text
    from typer import rich_utils

    # Rich breaks lines at spaces alone, and cuts off what is longer than a column: there are none in Chinese.
    # What a word takes at least, and what stands too far right at a line's end, it counts in letters of one column.
    _wrap.words = _words

    def measured(text: Text, console: Any, options: Any) -> Measurement:
        longest = max((width(word.rstrip()) for _, _, word in _words(text.plain)), default=0)
        return Measurement(longest, max(map(width, text.plain.splitlines()), default=0))

    setattr(Text, "__rich_measure__", measured)  # noqa: B010
    setattr(Text, "rstrip_end", lambda text, _: text.rstrip())  # noqa: B010
    show_error = rich_utils.rich_format_error

    def show(error: Any) -> None:
        message = error.format_message()
        error.format_message = lambda: translated(message, deep=True)
        show_error(error)

    setattr(rich_utils, "rich_format_error", show)  # noqa: B010
    command: Any = typer.main.get_command(app)
    _translate(command, None)
    return command


def _translate(command: Any, parent: Any) -> None:
    context = typer.Context(command, info_name=command.name, parent=parent, help_option_names=["-h", "--help"])
    for one in (command, *command.get_params(context)):
        for name in ("help", "epilog", "short_help", "rich_help_panel"):
            if text := getattr(one, name, None):
                parts = text.split("\n\n") if name == "epilog" else [text]
                setattr(one, name, "\n\n".join(map(translated, parts)))
    usage = command.get_usage
    command.get_usage = lambda context: usage(context).replace("Usage: ", translated("Usage: "), 1)
    for below in getattr(command, "commands", {}).values():
        _translate(below, context)


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, word with the space behind it), as Rich wants them."""
    start = 0
    for found in words.finditer(text):
        yield start, found.end(), text[start : found.end()]
        start = found.end()
    if start < len(text):
        yield start, len(text), text[start:]


__all__ = ["in_own_words"]
