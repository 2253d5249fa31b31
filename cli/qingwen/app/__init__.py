"""The command line: options in, one call out. The options of each command are a module here, what it does one of `commands`; both are imported when that command runs.

Annotations are no strings in these modules (no `from __future__ import annotations`): typer would evaluate each twice, 7 ms of a start.
"""

import sys
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer

from qingwen import __version__
from qingwen.app import completion
from qingwen.commands.console import guarded, leave
from qingwen.translation import language

HELP = (
    "清文: clean and lint articles that cross between Chinese and English.\n\n"
    "Removes what is surely debris (Top, lone 图片, share buttons, invisible characters …), reports what is doubtful, "
    "and can always give back what it took."
)
LANG = "Any command takes --lang: the language of messages and help, en or zh."
COMMANDS = (
    "clean",
    "lint",
    "restore",
    "assets",
    "batch",
    "learn",
    "compare",
    "fragments",
    "rules",
    "config",
    "server",
    "explain",
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"qingwen {__version__}")
        raise typer.Exit


def root(
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version and exit."),
    ] = False,
    lang: Annotated[  # taken out before, wherever it stands
        str | None,
        typer.Option(
            "--lang",
            metavar="en|zh",
            help="The language of messages and help: en or zh; by default the locale's.",
            autocompletion=completion.languages,
        ),
    ] = None,
) -> None:
    """qingwen 清文."""


def application(only: str | None = None) -> typer.Typer:
    """The app with all its commands; with `only`, that one alone, which saves 8 ms of the start."""
    app = typer.Typer(
        name="qingwen",
        help=HELP,
        no_args_is_help=True,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(root)
    for name in COMMANDS:
        if only in (None, name):
            options = import_module(f"qingwen.app.{name}")
            shown = "\n\n".join(("[bold]Examples[/bold]", *options.EXAMPLES, LANG)) if options.EXAMPLES else LANG
            app.command(name, epilog=shown)(getattr(options, name))
    return app


def main() -> NoReturn:
    """The console script: errors that people can mend become one line each, never a traceback."""
    if sys.argv[1:2] == ["help"]:  # as git and others have it
        sys.argv[1:] = [*sys.argv[2:], "--help"]
    named = sys.argv[1] if len(sys.argv) > 1 else ""
    app: Any = application(named if named in COMMANDS else None)
    if language() != "en":
        from qingwen.commands.own_words import in_own_words

        app = in_own_words(app)
    leave(guarded(app))
